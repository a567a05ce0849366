"""Documents of any size, all of one make, and a plot of what they cost."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SIZES = (10, 30, 100, 300, 1_000, 3_000, 10_000)
_SHOWN = (480, 300)
_MARGIN = 50


def synthetic(operations: int) -> dict[str, Any]:
    """A document of so many operations, five for each of its resources, with three models
    a resource that refer to their own and to the next one's."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {"Problem": _object({"title": {"type": "string"}})}
    resources = max(1, operations // 5)
    for number in range(resources):
        name, other = f"Thing{number}", f"Thing{(number + 1) % resources}"
        schemas[name] = _object(
            {
                **{f"field_{index}": {"type": "string"} for index in range(8)},
                "created": {"type": "string", "format": "date-time"},
                "state": {"type": "string", "enum": ["new", "used", "gone"]},
                "part": {"$ref": f"#/components/schemas/{name}Part"},
                "next": {"$ref": f"#/components/schemas/{other}"},
            }
        )
        schemas[f"{name}Part"] = _object({"size": {"type": "integer"}})
        schemas[f"{name}Draft"] = _object({"field_0": {"type": "string"}})
        many, one = f"/things{number}", f"/things{number}/{{id}}"
        reply = _content({"$ref": f"#/components/schemas/{name}"})
        listed = _content(
            {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}
        )
        draft = _content({"$ref": f"#/components/schemas/{name}Draft"})
        identified = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        paths[many] = {
            "get": _operation(f"thing{number}_list", listed),
            "post": _operation(f"thing{number}_create", reply, draft),
        }
        paths[one] = {
            "parameters": identified,
            "get": _operation(f"thing{number}_get", reply),
            "put": _operation(f"thing{number}_update", reply, draft),
            "delete": _operation(f"thing{number}_delete", None),
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Growth", "version": "1"},
        "servers": [{"url": "https://example.com"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def write(operations: int, folder: Path) -> Path:
    """The document as a file."""
    path = folder / f"growth-{operations}.json"
    path.write_text(json.dumps(synthetic(operations), indent=1))
    return path


def plot(sizes: Sequence[int], costs: Sequence[float], unit: str) -> str:
    """An SVG of cost over size, both logarithmic, with a line of slope one for comparison."""
    width, height = _SHOWN
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    floor = math.floor(math.log10(min(costs)))
    ceiling = math.ceil(math.log10(max(costs)))

    def x(size: float) -> float:
        return _MARGIN + (math.log10(size) - low) / (high - low) * (width - 2 * _MARGIN)

    def y(cost: float) -> float:
        share = (math.log10(cost) - floor) / (ceiling - floor)
        return height - _MARGIN - share * (height - 2 * _MARGIN)

    points = [(x(size), y(cost)) for size, cost in zip(sizes, costs, strict=True)]
    line = " ".join(f"{left:.1f},{top:.1f}" for left, top in points)
    dots = "".join(
        f'<circle cx="{left:.1f}" cy="{top:.1f}" r="3"/>' for left, top in points
    )
    per = costs[-1] / sizes[-1]
    start = next((size for size in sizes if per * size >= 10**floor), sizes[-1])
    slope = (
        f"{x(start):.1f},{y(per * start):.1f} {points[-1][0]:.1f},{points[-1][1]:.1f}"
    )
    labels = "".join(
        f'<text x="{x(size):.1f}" y="{height - _MARGIN + 18}" text-anchor="middle">{size:,}</text>'
        for size in sizes
    ) + "".join(
        f'<text x="{_MARGIN - 6}" y="{y(10**power) + 4:.1f}" text-anchor="end">{10**power:g}</text>'
        for power in range(floor, ceiling + 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="11">\n'
        f'<text x="{width / 2}" y="18" text-anchor="middle">{unit} over operations '
        "(dashed: linear)</text>\n"
        f'<polyline points="{slope}" fill="none" stroke="#999" stroke-dasharray="4"/>\n'
        f'<polyline points="{line}" fill="none" stroke="#06c" stroke-width="2"/>\n'
        f'<g fill="#06c">{dots}</g>\n{labels}\n</svg>\n'
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _operation(
    name: str, reply: dict[str, Any] | None, body: dict[str, Any] | None = None
) -> dict[str, Any]:
    status = "204" if reply is None else "200"
    problem = _content({"$ref": "#/components/schemas/Problem"})
    made: dict[str, Any] = {
        "operationId": name,
        "responses": {
            status: {"description": "Done.", **(reply or {})},
            "4XX": {"description": "Refused.", **problem},
        },
    }
    if body is not None:
        made["requestBody"] = {"required": True, **body}
    return made


if __name__ == "__main__":  # in a process of its own, for the sake of its memory
    write(int(sys.argv[1]), Path(sys.argv[2]))
