"""`clientsmith rules`."""

from __future__ import annotations

import difflib
import json
import re

import click

from ..diff.rules import RULES, Rule
from .options import completing


@click.command("rules")
@click.argument("rule", required=False, shell_complete=completing(RULES))
@click.option("--area", help="Only rules of this area, such as parameters.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How rules are printed.",
)
def command(rule: str | None, area: str | None, format_: str) -> None:
    """Explain a RULE of `clientsmith diff` with an example, or list them all."""
    if rule is not None and rule not in RULES:
        near = difflib.get_close_matches(rule, RULES, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise click.UsageError(f"there is no rule {rule}{hint}")
    areas = sorted({item.area for item in RULES.values()})
    if area is not None and area not in areas:
        raise click.UsageError(f"there is no area {area}; there are {', '.join(areas)}")
    chosen = [
        item
        for item in RULES.values()
        if rule in (None, item.id) and area in (None, item.area)
    ]
    if format_ == "json":
        click.echo(json.dumps([_entry(item) for item in chosen], indent=2))
    elif rule is not None:
        click.echo(_explained(chosen[0]), nl=False)
    else:
        width = max(len(item.id) for item in chosen)
        for item in chosen:
            click.echo(f"{item.level:<8} {item.id:<{width}}  {_spoken(item.text)}")


def _spoken(text: str) -> str:
    """A text of a rule with what `diff` fills in as words: `{old}` is `OLD`."""
    return re.sub(r"\{(\w+)\}", lambda found: found[1].upper(), text)


def _entry(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "level": rule.level.value,
        "area": rule.area,
        "kind": rule.kind,
        "action": rule.action,
        "direction": rule.direction.value,
        "audience": rule.audience.value,
        "text": rule.text,
        "hint": rule.hint,
        "mirror": rule.mirror or None,
        "example": {"before": rule.before, "after": rule.after},
    }


def _explained(rule: Rule) -> str:
    lines = [
        f"{rule.id} ({rule.level})",
        "",
        f"  {_spoken(rule.text)}",
        "",
        f"  area {rule.area}, kind {rule.kind}, action {rule.action}, "
        f"direction {rule.direction}",
    ]
    if rule.hint:
        lines.append(f"  {rule.hint}")
    for title, shown in (("before", rule.before), ("after", rule.after)):
        if shown or rule.before != rule.after:
            text = shown if isinstance(shown, str) else json.dumps(shown, indent=2)
            text = text.rstrip("\n").replace("\n", "\n    ") or "(nothing)"
            lines += ["", f"  {title}:", f"    {text}"]
    return "\n".join(lines) + "\n"
