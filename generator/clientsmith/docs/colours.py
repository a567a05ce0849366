"""An accent colour that can be read on the pages, light and dark."""

from __future__ import annotations

_Colour = tuple[float, float, float]

_LIGHT, _DARK = (1.0, 1.0, 1.0), (0.17, 0.157, 0.22)
"""What stands behind links: the page, and the mark of the dark page."""
_ENOUGH = 5.2
"""The contrast of links, a little above that of WCAG 2.2, section 1.4.3."""


def accented(colour: str) -> str:
    """Rules for an accent colour such as `#0a7`, made darker or lighter until it is legible."""
    given = _read(colour)
    light = _written(_legible(given, _LIGHT, (0.0, 0.0, 0.0)))
    dark = _written(_legible(given, _DARK, (1.0, 1.0, 1.0)))
    return (
        f"\n:root {{ --accent: {light}; }}\n"
        f':root[data-theme="dark"] {{ --accent: {dark}; }}\n'
        "@media (prefers-color-scheme: dark) {\n"
        f'  :root:not([data-theme="light"]) {{ --accent: {dark}; }}\n}}\n'
    )


def _legible(colour: _Colour, back: _Colour, towards: _Colour) -> _Colour:
    for step in range(21):
        share = step / 20
        one, two, three = (
            own + (other - own) * share
            for own, other in zip(colour, towards, strict=True)
        )
        if contrast((one, two, three), back) >= _ENOUGH:
            return one, two, three
    return towards


def contrast(one: _Colour, other: _Colour) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: _Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _read(colour: str) -> _Colour:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _written(colour: _Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
