"""Documents made to exhaust the machine end in one located error each, soon."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from clientsmith import config as configuration
from clientsmith.commands import compare, configured, front_end, pipeline
from clientsmith.config import for_spec
from clientsmith.diff.allowlist import AllowListError, read_allow_list
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load
from clientsmith.spec.limits import Limits

pytestmark = pytest.mark.slow

_HEAD = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n"
_SECONDS = 5


def _bomb(levels: int = 9, width: int = 9) -> str:
    """Aliases of aliases: 9^9 leaves."""
    lines = ["x-0: &a0 [x]"]
    for level in range(1, levels + 1):
        many = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"x-{level}: &a{level} [{many}]")
    return _HEAD + "\n".join(lines) + "\n"


def _nested_json(levels: int) -> str:
    schema = '{"type": "array", "items": ' * levels + "{}" + "}" * levels
    return (
        '{"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths": {},'
        f' "components": {{"schemas": {{"A": {schema}}}}}}}'
    )


CASES = {
    "aliases": ("s.yaml", _bomb(), "too-many-aliases"),
    "json-depth": ("s.json", _nested_json(3_000), "too-deep"),
    "json-depth-100000": ("s.json", _nested_json(100_000), "too-deep"),
    "json-lists": ("s.json", "[" * 1_000_000, "too-deep"),
    "flow-depth": ("s.yaml", _HEAD + "x-a: " + "[" * 3_000 + "]" * 3_000, "too-deep"),
    "flow-open": ("s.yaml", _HEAD + "x-a: !!x " + "[" * 100_000, "yaml-tag"),
    "block-depth": (
        "s.yaml",
        _HEAD + "".join(f"{' ' * n}a:\n" for n in range(3_000)),
        "too-deep",
    ),
    "dashes": ("s.yaml", _HEAD + "x-a:\n" + "- " * 100_000 + "1", "too-deep"),
    "digits-json": ("s.json", '{"openapi": ' + "9" * 5_000 + "}", "number-too-large"),
    "digits-yaml": ("s.yaml", "openapi: " + "9" * 5_000, "number-too-large"),
    "float": ("s.json", '{"openapi": 1e400}', "number-too-large"),
}


@pytest.mark.parametrize("case", CASES)
def test_bombs(case: str, tmp_path: Path) -> None:
    name, text, code = CASES[case]
    path = tmp_path / name
    path.write_text(text, "utf-8")
    began = time.monotonic()
    result = pipeline.generate(for_spec(path))
    assert time.monotonic() - began < _SECONDS
    assert result.files is None
    errors = [item for item in result.diagnostics if item.severity == "error"]
    assert code in {item.code for item in errors}
    assert all(item.hint and item.place for item in errors)


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="needs Linux's /proc"
)
def test_memory_stays_small(tmp_path: Path) -> None:
    """The alias bomb ends within 300 MB."""
    path = tmp_path / "s.yaml"
    path.write_text(_bomb(), "utf-8")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from clientsmith.commands import pipeline\n"
        "from clientsmith.config import for_spec\n"
        "pipeline.generate(for_spec(Path(sys.argv[1])))\n"
        # getrusage would count the parent too, whose peak a new program inherits.
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(status.split('VmHWM:')[1].split()[0]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert int(done.stdout) < 300


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(bytes=50), "too-large"),
        (Limits(nodes=5), "too-many-nodes"),
        (Limits(depth=3), "too-deep"),
    ],
)
def test_each_limit_can_be_set(limits: Limits, code: str) -> None:
    tree = {
        "openapi": "3.1.0",
        "info": {"title": {"a": {"b": {"c": {}}}}},
        "x-long-name": 1,
    }
    for name, content in (
        ("s.json", json.dumps(tree)),
        ("s.yaml", json.dumps(tree).replace('"', "'")),
    ):
        diagnostics = Diagnostics()
        document = load.read_document(
            name, content.encode(), limits=limits, diagnostics=diagnostics
        )
        assert document is None
        assert {item.code for item in diagnostics} == {code}


def test_time_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is slow ends in an error; no timer stays behind."""
    path = tmp_path / "s.yaml"
    path.write_text(_HEAD)

    def slow(*args: object) -> None:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(configured, "build", slow)
    config = replace(for_spec(path), limits=Limits(seconds=1))
    result = pipeline.generate(config)
    assert result.files is None
    assert [item.code for item in result.diagnostics] == ["too-slow"]
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
@pytest.mark.parametrize("command", ["generate", "normalize", "compare"])
def test_memory_is_limited(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever needs too much ends in an error with a place; the limit goes with the work."""
    path = tmp_path / "s.yaml"
    path.write_text(_HEAD)

    def large(*args: object) -> None:
        bytearray(2_000_000_000)

    for module in (front_end, compare):
        monkeypatch.setattr(module, "normalize", large)
    config = replace(for_spec(path), limits=Limits(memory=1_000_000_000))
    before = resource.getrlimit(resource.RLIMIT_AS)
    found = {
        "generate": lambda: pipeline.generate(config).diagnostics,
        "normalize": lambda: pipeline.normalize(config).diagnostics,
        "compare": lambda: (
            compare.compare_documents(
                str(path), str(path), config=config
            ).old.diagnostics
        ),
    }[command]()
    (item,) = (item for item in found if item.severity == "error")
    assert item.code == "too-much-memory" and item.place
    assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
@pytest.mark.parametrize(
    "template", ["{{ 'a' * 9999999999 }}", "{{ '%9999999999s' % 'a' }}"]
)
def test_the_memory_of_templates_is_limited(template: str, tmp_path: Path) -> None:
    """They are no faults of a template, and said as what they are."""
    (tmp_path / "s.yaml").write_text(_HEAD)
    folder = tmp_path / "templates" / "package"
    folder.mkdir(parents=True)
    (folder / "init.py.j2").write_text(template)
    config = replace(
        for_spec(tmp_path / "s.yaml"),
        templates=folder.parent,
        limits=Limits(memory=500_000_000),
    )
    result = pipeline.generate(config)
    assert result.files is None
    assert "too-much-memory" in {item.code for item in result.diagnostics}


def test_references_that_branch_do_not_multiply(tmp_path: Path) -> None:
    """Thirty levels of two references each are thirty schemas, not a billion."""
    schemas = {
        f"L{n}": {
            "type": "object",
            "properties": {
                side: {"$ref": f"#/components/schemas/L{n + 1}"} for side in "ab"
            },
        }
        for n in range(60)
    }
    schemas |= {
        f"A{n}": {
            "allOf": [{"$ref": f"#/components/schemas/A{n + 1}"} for _ in range(2)]
        }
        for n in range(30)
    }
    schemas |= {
        f"O{n}": {
            "oneOf": [
                {"$ref": f"#/components/schemas/O{n + 1}"},
                {"type": "array", "items": {"$ref": f"#/components/schemas/O{n + 1}"}},
            ]
        }
        for n in range(30)
    }
    last = {"type": "object", "properties": {"x": {"type": "string"}}}
    schemas |= {"L60": last, "A30": last, "O30": last}
    content = {
        name: {"schema": {"$ref": f"#/components/schemas/{name}"}}
        for name in ("L0", "A0", "O0")
    }
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "a", "version": "1"},
        "paths": {
            f"/{name}": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "d",
                            "content": {"application/json": each},
                        }
                    }
                }
            }
            for name, each in content.items()
        },
        "components": {"schemas": schemas},
    }
    path = tmp_path / "s.json"
    path.write_text(json.dumps(tree), "utf-8")
    began = time.monotonic()
    result = pipeline.generate(for_spec(path))
    assert time.monotonic() - began < 2 * _SECONDS
    assert result.files is not None


def test_chains_of_references_do_not_nest_calls(tmp_path: Path) -> None:
    """Thousands of references in a row are followed without running out of stack."""
    count = 5_000
    schemas: dict[str, object] = {
        f"S{n}": {"$ref": f"#/components/schemas/S{n + 1}"} for n in range(count)
    }
    schemas[f"S{count}"] = {"type": "string"}
    schemas |= {
        f"N{n}": {
            "type": "object",
            "properties": {"next": {"$ref": f"#/components/schemas/N{n + 1}"}},
        }
        for n in range(count)
    }
    schemas |= {
        f"I{n}": {"allOf": [{"$ref": f"#/components/schemas/I{n + 1}"}]}
        for n in range(count)
    }
    schemas |= {f"N{count}": {"type": "string"}, f"I{count}": {"type": "object"}}
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "a", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    path = tmp_path / "s.json"
    path.write_text(json.dumps(tree), "utf-8")
    result = pipeline.generate(for_spec(path))
    assert (result.files is None) == result.diagnostics.failed


QUERIES = {
    "infinity": ("$..[?match(@.type,1e999 'a')]", "overlay-target"),
    "quotes": ('$..[?@.a"""0:9:-1] =%s%ntrue]', "overlay-target"),
    "cut": ("$['\\u", "overlay-target"),
    "segments": ("$" + ".a" * 60_000, "overlay-target"),
    "parentheses": ("$[?" + "(" * 900 + "@.a" + ")" * 900 + "]", "overlay-target"),
    "negations": ("$[?" + "!" * 1_900 + "@.a]", "overlay-target"),
    "matches": (f"$[{'*,' * 700}*][{'*,' * 200}*]", "overlay-target"),
    "expression": ("$..[?search(@.description,'(a+)+$')]", "too-slow"),
    "filters": ("$..[?$..[?$..[?$..[?$..a]]]]", "too-slow"),
}


GROWING = {
    "copies of all": lambda n: [
        {"target": "$", "update": {f"x-{n}": {}}},
        {"target": f"$['x-{n}']", "copy": "$"},
    ],
    "updates of updates": lambda n: [
        {"target": "$..*[?@.a]", "update": {"b": {"a": 1, "c": {"a": 1}}}},
        {"target": "$..a", "update": n},
    ],
    "deeper and deeper": lambda n: [{"target": "$" + ".a" * n, "update": {"a": {}}}],
}


@pytest.mark.parametrize("name", GROWING)
def test_overlays_do_not_multiply(name: str, tmp_path: Path) -> None:
    """What all actions add counts against one limit."""
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "a", "version": "1"},
        "paths": {"/a": {"summary": {"a": 1}}},
        "components": {"x": {"y": {"a": 1}}},
    }
    patch = {
        "overlay": "1.1.0",
        "info": {"title": "a", "version": "1"},
        "actions": [action for n in range(60) for action in GROWING[name](n)],
    }
    for file, data in (("s.json", tree), ("o.json", patch)):
        (tmp_path / file).write_text(json.dumps(data), "utf-8")
    config = replace(
        for_spec(tmp_path / "s.json"),
        overlays=(tmp_path / "o.json",),
        limits=Limits(nodes=2_000, depth=50),
    )
    result = pipeline.generate(config)
    assert result.files is None
    assert "overlay-target" in {item.code for item in result.diagnostics}


@pytest.mark.parametrize("name", QUERIES)
def test_queries_of_overlays_end(name: str, tmp_path: Path) -> None:
    """Each is one error, whether the library would hang, recurse or remember too much."""
    query, code = QUERIES[name]
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "a", "version": "1", "description": "a" * 60 + "!"},
        "paths": {f"/p{n}": {"summary": "p", "parameters": []} for n in range(200)},
    }
    patch = {
        "overlay": "1.0.0",
        "info": {"title": "a", "version": "1"},
        "actions": [{"target": query, "remove": True}],
    }
    for file, data in (("s.json", tree), ("o.json", patch)):
        (tmp_path / file).write_text(json.dumps(data), "utf-8")
    config = replace(
        for_spec(tmp_path / "s.json"),
        overlays=(tmp_path / "o.json",),
        limits=Limits(seconds=2),
    )
    began = time.monotonic()
    result = pipeline.generate(config)
    assert time.monotonic() - began < 2 * _SECONDS
    assert result.files is None
    codes = {item.code for item in result.diagnostics if item.severity == "error"}
    assert codes <= {code, "too-slow"}, codes
    assert codes


TOML = {
    "dotted": "a" + ".a" * 50_000 + " = 1",
    "quoted": "'a'" + ' . "a.\'"' * 50_000 + " = 1",
    "behind a comment": "# it's \na" + ".a" * 50_000 + " = 1 # isn't",
    "table": "[a" + ".a" * 50_000 + "]",
    "inline": "a = {a" + ".a" * 50_000 + " = 1}",
    "lists": "a = " + "[" * 50_000,
    "tables": "a = " + "{a = " * 50_000,
    "digits": "a = " + "9" * 5_000,
    "large": "a = '" + "9" * 2_000_000 + "'",
}


@pytest.mark.parametrize("name", TOML)
def test_configurations_and_lists_of_changes_are_limited(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "clientsmith.toml"
    path.write_text(f"\n\n{TOML[name]}\n")
    diagnostics = Diagnostics()
    began = time.monotonic()
    assert configuration.load(path, diagnostics) is None
    (item,) = diagnostics
    assert item.code in ("config-syntax", "config-unreadable") and item.place
    with pytest.raises(AllowListError, match=r"allow\.toml"):
        read_allow_list(path.read_text(), "allow.toml")
    assert time.monotonic() - began < 2 * _SECONDS
    if name in ("dotted", "digits", "table"):
        assert item.place.line == 3


def test_long_texts_of_configurations_are_none_of_keys(tmp_path: Path) -> None:
    """What looks like a long key, and stands in texts and comments, is left alone."""
    path = tmp_path / "clientsmith.toml"
    dots = "a." * 500
    path.write_text(
        f'# It isn\'t {dots.replace(".", ". ")[:150]}\nspec = "a.json" # "\n'
        f'keep = [\'{dots}\', "{dots}\\""]\n'
    )
    diagnostics = Diagnostics()
    assert configuration.load(path, diagnostics), list(diagnostics)


@pytest.mark.parametrize(
    "url",
    ["http://user:pass-word@h/", "http://:pass-word@h/a.json", "http://pass-word@h/"],
)
def test_addresses_with_passwords_are_refused_and_not_shown(
    url: str, tmp_path: Path
) -> None:
    path = tmp_path / "clientsmith.toml"
    path.write_text(f'spec = "a.json"\n[upstream]\nurl = "{url}"\n')
    diagnostics = Diagnostics()
    assert configuration.load(path, diagnostics) is None
    (item,) = diagnostics
    assert item.code == "config-value"
    assert "pass-word" not in f"{item.message}{item.hint}"
