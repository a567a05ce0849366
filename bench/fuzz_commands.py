"""Whole commands on wrong input: both sides of diff, overlays, configurations, locks, arguments."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from clientsmith.cli.app import main
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from fuzz_mutations import HOSTILE, Pool, as_json, mangled, mutated

_STATUSES = (0, 1, 2)
_BUG = "clientsmith itself failed"
_PLACE = re.compile(r'clientsmith/(\S+\.py)", line (\d+)')

OVERLAYS: tuple[Any, ...] = (
    {
        "overlay": "1.0.0",
        "info": {"title": "a", "version": "1"},
        "extends": "spec.json",
        "actions": [
            {"target": "$", "update": {"info": {"title": "b"}}},
            {"target": "$.paths.*.get", "update": {"tags": ["a"]}},
            {"target": "$..[?@.deprecated == true]", "remove": True},
        ],
    },
    {
        "overlay": "1.1.0",
        "info": {"title": "a", "version": "1"},
        "actions": [
            {"target": "$.paths", "copy": "$.components"},
            {"target": "$.components.schemas[?length(@) > 1]", "remove": True},
            {"target": "$..[?match(@.type, 'a.*')]['type']", "update": "string"},
        ],
    },
)
CONFIGURATIONS = (
    'spec = "spec.json"\noutput = "out"\npackage = "acme"\noverlays = ["overlay.json"]\n',
    'spec = "spec.json"\noutput = "out"\npackage = "acme"\nlock = "names.lock"\n'
    '[upstream]\npath = "spec.json"\npaths = ["/a/**", "!/b"]\n'
    '[limits]\nseconds = 5\ndepth = 50\n[docs]\noutput = "site"\n',
    '[apis.a]\nspec = "spec.json"\noutput = "a"\npackage = "a"\n'
    '[apis.b]\nspec = "spec.json"\noutput = "b"\npackage = "b"\n[names]\n"Pet" = "Dog"\n',
    'spec = "spec.json"\noutput = "out"\nclient = "Acme"\nnaming = "tags"\nformat = "always"\n'
    'keep = ["a/*"]\nallow = ["no-operations"]\nallow_hosts = ["a.example"]\n'
    '[operations."GET /pets"]\nresource = "pets.owned"\nmethod = "find"\n'
    'paging = {kind = "cursor", items = "data", parameter = "after", next = "next"}\n'
    '[types]\nPet = "Animal"\n[credentials.key]\nargument = "key"\nenv = "KEY"\n'
    '[aliases.methods]\n"pets.fetch" = {to = "pets.retrieve", until = "2.0"}\n'
    '[paging.lists]\nkind = "offset"\nitems = "items"\noperations = ["GET /**"]\n'
    '[env]\nprefix = "ACME"\nbase_url = "ACME_URL"\n[distribution]\nname = "acme"\n'
    'version = "1.0"\npublished = true\n[docs]\ntitle = "Acme"\naccent = "#123456"\n'
    '[server]\nargument = "region"\nnames = {eu = "https://eu.example"}\n'
    '[waits.jobs]\noperation = "POST /jobs"\n',
)
WORDS = (
    "check generate docs normalize coverage diff release rules explain init spec.json other.json "
    "-o out --output --format json text markdown github sarif junit changelog html --fail-on none "
    "error --config clientsmith.toml --for wire source --allow-list --today 2029-01-01 2029-13-01 "
    "-v -q --help -h --version --max-seconds --max-bytes --max-depth --max-nodes 0 -1 9999999999 "
    "1e9 --overlays --write --check --name --package -- - --port --allow-host --allow-root "
    "main:spec.json HEAD: : --fix --force names.lock overlay.json unknown-code too-deep"
).split()
_FORMATS = ("text", "json", "markdown", "github", "sarif", "junit", "changelog")


@dataclass(frozen=True)
class Case:
    """Files of a folder, and the command that runs there."""

    arguments: list[str]
    files: dict[str, bytes] = field(default_factory=dict)


@cache
def _lock() -> str:
    """A name lock as it is written."""
    path = Path(__file__).parent.parent / "tests" / "golden" / "names" / "spec.yaml"
    return pipeline.generate(for_spec(path)).lock_text


def _document(rng: random.Random, trees: list[Any], pool: Pool) -> bytes:
    return as_json(mutated(rng, trees, pool))


def _configured(rng: random.Random, trees: list[Any], pool: Pool) -> dict[str, bytes]:
    return {
        "clientsmith.toml": rng.choice(CONFIGURATIONS).encode(),
        "spec.json": json.dumps(rng.choice(trees)).encode(),
        "overlay.json": json.dumps(rng.choice(OVERLAYS)).encode(),
    }


def diff(rng: random.Random, trees: list[Any], pool: Pool) -> Case:
    """Either side is wrong, or both are: kin of one document, or strangers."""
    base = rng.choice(trees)
    old, new = (
        (
            _document(rng, [base], pool)
            if rng.random() < 0.8
            else _document(rng, trees, pool)
        )
        for _ in range(2)
    )
    form = rng.choice(_FORMATS)
    return Case(
        ["diff", "spec.json", "other.json", "--format", form],
        {"spec.json": old, "other.json": new},
    )


def normalize(rng: random.Random, trees: list[Any], pool: Pool) -> Case:
    """A wrong document, made normal."""
    options = rng.choice(([], ["-i"], ["-v"]))
    return Case(
        ["normalize", "spec.json", *options],
        {"spec.json": _document(rng, trees, pool)},
    )


def docs(rng: random.Random, trees: list[Any], pool: Pool) -> Case:
    """The reference of a wrong document."""
    return Case(
        ["docs", "spec.json", "-o", "site"],
        {"spec.json": _document(rng, trees, pool)},
    )


def overlay(rng: random.Random, trees: list[Any], pool: Pool) -> Case:
    """A wrong overlay, or wrong queries in it."""
    files = _configured(rng, trees, pool)
    files["clientsmith.toml"] = CONFIGURATIONS[0].encode()
    tree = mutated(rng, list(OVERLAYS), pool)
    if isinstance(tree, dict) and isinstance(actions := tree.get("actions"), list):
        for action in actions:
            if isinstance(action, dict) and rng.random() < 0.5:
                action["target"] = _query(rng, str(action.get("target")))
    files["overlay.json"] = as_json(tree)
    return Case(["normalize", "--overlays"], files)


def _query(rng: random.Random, text: str) -> str:
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(text) + 1)
        pieces = (
            "..",
            "[*]",
            "[?@",
            "[0:9:-1]",
            "(",
            "]",
            "['a']",
            "@",
            "$",
            "&&",
            "\\u",
        )
        text = (
            text[:at] + rng.choice((*pieces, *HOSTILE)) + text[at + rng.randrange(3) :]
        )
    return text


def configuration(rng: random.Random, trees: list[Any], pool: Pool) -> Case:
    """A wrong configuration."""
    files = _configured(rng, trees, pool)
    files["clientsmith.toml"] = mangled(rng, list(CONFIGURATIONS))
    command = rng.choice(
        (["check"], ["normalize"], ["coverage"], ["release"], ["generate", "--diff"])
    )
    return Case(command, files)


def lock(rng: random.Random, trees: list[Any], pool: Pool) -> Case:
    """A wrong name lock."""
    files = _configured(rng, trees, pool)
    files["clientsmith.toml"] = CONFIGURATIONS[1].encode()
    with contextlib.suppress(ValueError):
        tree = mutated(rng, [json.loads(_lock())], pool)
        files["names.lock"] = as_json(tree)
    if "names.lock" not in files or rng.random() < 0.5:
        files["names.lock"] = mangled(rng, [_lock()])
    return Case(["check"], files)


def arguments(rng: random.Random, trees: list[Any], pool: Pool) -> Case:
    """A command line of words that do not fit; none leads out of the folder."""
    odd = [text for text in HOSTILE if not set(text) & {"/", "\0"} and ".." not in text]
    words = [
        rng.choice(WORDS) if rng.random() < 0.85 else rng.choice(odd)
        for _ in range(rng.randrange(7))
    ]
    # As a system hands bytes over that are no text.
    given = [os.fsdecode(word.encode("utf-8", "surrogatepass")) for word in words]
    return Case([rng.choice(WORDS[:10]), *given], _configured(rng, trees, pool))


KINDS: dict[str, Callable[[random.Random, list[Any], Pool], Case]] = {
    each.__name__: each
    for each in (diff, normalize, docs, overlay, configuration, lock, arguments)
}


def run(case: Case, folder: Path) -> str:
    """Run a command in an empty folder; what is wrong with how it ends, or nothing."""
    here = folder / "case"
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir()
    for name, content in case.files.items():
        (here / name).write_bytes(content)
    os.chdir(here)
    os.environ["CLIENTSMITH_DEBUG"] = "1"  # for the place
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace")  # as Python's is
    status: object = None
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main(case.arguments)
    except SystemExit as end:
        status = end.code
    finally:
        os.chdir(folder)
    err.flush()
    told = err.buffer.getvalue().decode()  # type: ignore[attr-defined]
    if _BUG in told:
        places = _PLACE.findall(told)
        place = "{}:{}".format(*places[-1]) if places else ""
        return f"{place} {told[told.index(_BUG) :].splitlines()[0]}"
    if status not in _STATUSES:
        return f"exit status {status}"
    return "" if status == 0 or told or out.buffer.tell() else "fails without a word"  # type: ignore[attr-defined]
