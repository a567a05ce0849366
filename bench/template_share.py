"""How much of a generated package stands in its templates.

Usage: python bench/template_share.py DOCUMENT...

Counts characters other than blanks: those that templates print themselves, against all of the
package's modules and stubs but the runtime, which is copied.
"""

from __future__ import annotations

import sys
from pathlib import Path

from clientsmith.commands import pipeline
from clientsmith.config import Config
from clientsmith.emit import package, render
from jinja2 import nodes

counted = 0


def count(text: str) -> str:
    """Count what a template prints itself."""
    global counted
    counted += size(text)
    return text


def size(text: str) -> int:
    """Characters other than blanks and line breaks."""
    return len("".join(text.split()))


def count_templates() -> None:
    """Have every piece of text of a template pass through `count`."""
    environment = render.builtin()
    parse = environment._parse

    def counting(source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = parse(source, name, filename)
        for output in tree.find_all(nodes.Output):
            output.nodes = [
                (
                    nodes.Call(
                        nodes.Name("count", "load", lineno=node.lineno),
                        [nodes.Const(node.data, lineno=node.lineno)],
                        [],
                        None,
                        None,
                        lineno=node.lineno,
                    )
                    if isinstance(node, nodes.TemplateData) and node.data.strip()
                    else node
                )
                for node in output.nodes
            ]
        return tree

    environment._parse = counting  # type: ignore[method-assign]
    environment.globals["count"] = count


def main() -> None:
    global counted
    count_templates()
    package.shared = lambda jobs: [job() for job in jobs]  # type: ignore[assignment]
    for name in sys.argv[1:]:
        counted = 0
        config = Config(
            root=Path.cwd(),
            spec=Path(name).resolve(),
            package="acme",
            output=Path.cwd() / "none",
        )
        files = pipeline.generate(config).files
        if files is None:
            sys.exit(f"{name} cannot be generated")
        ours = [
            text
            for path, text in files.items()
            if path.endswith((".py", ".pyi")) and "/_runtime/" not in path
        ]
        total = sum(map(size, ours))
        print(f"{name}: {counted:,} of {total:,}, {counted / total:.1%}")


if __name__ == "__main__":
    main()
