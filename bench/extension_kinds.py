"""Counts by kind what owners of an SDK edited in its generated files.

Usage: python bench/extension_kinds.py GIT_DIRECTORY PRISTINE EDITED [--folder src]

PRISTINE and EDITED are revisions of one repository: what the maker generated, and what the owners
made of it. Files that both have and that differ are compared by their statements; files of the
owners' own
are no edits. Each edit is named by its kind, and `EXPRESSED` says how clientsmith does that.
Exit status 1 where a kind has no expression.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef
EXPRESSED = {
    "method added": ("a method of a subclass", "def create_from_text"),
    "overload or setter added": ("the same", "@overload"),
    "property added": (
        "a property of a subclass, or of a mixin of a model",
        "def is_done",
    ),
    "body wrapped or rewritten": ("`@override`", "return super().create("),
    "signature changed": (
        "`@override`, with arguments of its own",
        'id: str = "latest"',
    ),
    "decorator changed": (
        "`@override`, with the decorator",
        '@deprecated("use `read`")',
    ),
    "raw or streaming registry": ("not needed", "client.raw(lambda c: "),
    "class attribute changed": ("an attribute, a type of a field", 'separator = b","'),
    "function added or changed": ("a name of the root", "def retry_later"),
    "class added": ("a name of the root", "class Retried"),
    "class removed": ("a name of the root that stands for it", "Later = Retried"),
    "name added or changed": ("a name of the root", "Later = Retried"),
    "base of a class changed": (
        "a subclass, or a mixin of a model",
        "class BatchExtras(BaseModel)",
    ),
}
"""How each kind is expressed, and where docs/extend.md, whose examples are tested, shows it."""


def main() -> int:
    """Compare, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("git")
    parser.add_argument("pristine")
    parser.add_argument("edited")
    parser.add_argument("--folder", default="src")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    git = ["git", f"--git-dir={given.git}"]
    sides = (given.pristine, given.edited)
    listed = _said(
        *git, "diff", "--name-only", "--diff-filter=M", *sides, "--", given.folder
    ).split()
    kinds: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for path in listed:
        if not path.endswith(".py"):
            continue
        texts = [_said(*git, "show", f"{side}:{path}") for side in sides]
        for kind, what in edits(*map(ast.parse, texts)):
            kinds[kind] += 1
            files[path] += 1
            if given.list:
                print(f"{path}: {kind}: {what}", file=sys.stderr)
    print(f"{sum(kinds.values())} edits in {len(files)} files\n")
    print("| kind | edits | expressed by |\n|---|---:|---|")
    for kind, number in kinds.most_common():
        print(
            f"| {kind} | {number} | {EXPRESSED[kind][0] if kind in EXPRESSED else '–'} |"
        )
    return int(any(kind not in EXPRESSED for kind in kinds))


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def edits(before: ast.Module, after: ast.Module) -> Iterator[tuple[str, str]]:
    """The edits of a file, each with its kind and its name."""
    old, new = _members(before.body), _members(after.body)
    for name in old.keys() - new.keys():
        if isinstance(old[name][0], ast.ClassDef):
            yield "class removed", name
    for name, nodes in new.items():
        known = old.get(name, [])
        for node in nodes:
            if any(ast.dump(node) == ast.dump(each) for each in known):
                continue
            if isinstance(node, ast.ClassDef) and known:
                yield from _class_edits(known[0], node)
            elif isinstance(node, ast.ClassDef):
                yield "class added", name
            elif isinstance(node, Function):
                yield "function added or changed", name
            elif not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr | ast.If):
                yield "name added or changed", name


def _class_edits(before: ast.stmt, after: ast.ClassDef) -> Iterator[tuple[str, str]]:
    assert isinstance(before, ast.ClassDef)
    old, new = _members(before.body), _members(after.body)
    registry = "With" in after.name and "Response" in after.name
    if [*map(ast.dump, before.bases)] != [*map(ast.dump, after.bases)]:
        yield "base of a class changed", after.name
    for name, nodes in new.items():
        known = [*old.get(name, [])]
        for node in nodes:
            same = next(
                (each for each in known if ast.dump(each) == ast.dump(node)), None
            )
            if same is not None:
                known.remove(same)
                continue
            title = f"{after.name}.{name}"
            was = known.pop(0) if known else None
            if registry:
                yield "raw or streaming registry", title
            elif not isinstance(node, Function):
                if not _is_docstring(node):
                    yield "class attribute changed", title
            elif was is None:
                marks = {ast.unparse(each) for each in node.decorator_list}
                if name in old or (len(nodes) > 1 and node is not nodes[-1]):
                    yield "overload or setter added", title
                elif marks & {"property", "cached_property"}:
                    yield "property added", title
                else:
                    yield "method added", title
            else:
                assert isinstance(was, Function)
                yield _change(was, node), title


def _change(was: Function, node: Function) -> str:
    shapes = [
        (ast.dump(each.args), each.returns and ast.dump(each.returns))
        for each in (was, node)
    ]
    if shapes[0] != shapes[1]:
        return "signature changed"
    if [*map(ast.dump, was.body)] != [*map(ast.dump, node.body)]:
        return "body wrapped or rewritten"
    return "decorator changed"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr)


def _members(body: list[ast.stmt]) -> dict[str, list[ast.stmt]]:
    found: dict[str, list[ast.stmt]] = {}
    for node in body:
        if isinstance(node, Function | ast.ClassDef):
            found.setdefault(node.name, []).append(node)
        else:
            found.setdefault(ast.unparse(node).partition("=")[0].strip(), []).append(
                node
            )
    return found


if __name__ == "__main__":
    sys.exit(main())
