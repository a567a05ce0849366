"""A fourth reading: texts that other tools, versions, workflows and links bring. Counted in
docs/security.md.
"""

from __future__ import annotations

import ast
import html
import json
import os
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import inert
import pytest
import yaml_rs
from click.testing import CliRunner, Result
from clientsmith import config as configuration
from clientsmith.cli.app import app
from clientsmith.commands import pipeline
from clientsmith.extend import check_types
from clientsmith.output.errors import OutputError
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.text.toml import toml_value

pytestmark = pytest.mark.slow

CODE = "__import__('os').system('touch planted')"
HIDDEN = "\u202e\u2066\u200b\x1b\x7f\x9b"
Tree = dict[str, Any]


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    yield folder
    assert not list(tmp_path.rglob("planted"))


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(app, arguments)
    if isinstance(done.exception, OutputError):  # which `main` tells, with this status
        done.exit_code = 2
    else:
        assert done.exception is None or isinstance(done.exception, SystemExit), done
    assert done.exit_code in (0, 1, 2)
    assert not set(done.output) & set(HIDDEN)
    return done


# --- adopt: configurations of other generators ------------------------------------------------

PETS: Tree = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "servers": [{"url": "https://a.example"}],
    "security": [{"key": []}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "responses": {
                    "200": {
                        "description": "d",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Pet"}
                            }
                        },
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {"Pet": {"type": "object", "properties": {"a": {"type": "string"}}}},
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X"}},
    },
}
TEXTS = [
    *("\x7f", "\u202e\u2066x", "\ud800", '"\n[tool]\ny = 1\n', "\\", '"""', "\0"),
    *("__class__", "class", "", "!!!", "..", "../../etc", "a.b", "x\r\ny", CODE),
    *("\U0001d54f\U000e0041", "{0.__class__}", "self", "1", "\u0663", "\u017felf"),
]
MAKERS: dict[str, Callable[[str], Tree]] = {
    "stainless": lambda text: {
        "organization": {"name": text},
        "targets": {"python": {"package_name": text}},
        "environments": {"production": text},
        "client_settings": {
            "opts": {text: {"read_env": text, "auth": {"security_scheme": "key"}}}
        },
        "resources": {
            text: {
                "models": {text: "Pet"},
                "methods": {text: {"endpoint": "get /pets", "deprecated": text}},
            }
        },
    },
    "fern": lambda text: {
        "groups": {
            "a": {
                "generators": [
                    {
                        "name": "fern-python",
                        "config": {"package_name": text, "client_class_name": text},
                    }
                ]
            }
        }
    },
    "speakeasy": lambda text: {
        "generation": {"sdkClassName": text},
        "python": {"moduleName": text},
    },
    "openapi-generator": lambda text: {
        "packageName": text,
        "modelNameMappings": {"Pet": text},
    },
    "openapi-python-client": lambda text: {
        "package_name_override": text,
        "class_overrides": {"Pet": {"class_name": text}},
    },
}


def _adopt(text: str, name: str = "maker.yml") -> None:
    Path(name).write_text(text, "utf-8")
    Path("openapi.json").write_text(json.dumps(PETS))
    run("adopt", name, "openapi.json", "--write", "--force")
    made = Path("clientsmith.toml")
    if made.exists():
        said = made.read_text("utf-8")
        assert not set(said) & set(HIDDEN)
        assert "tool" not in tomllib.loads(said)
        configuration.load(made, Diagnostics())


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
@pytest.mark.parametrize("maker", MAKERS)
def test_texts_of_makers(maker: str, text: str) -> None:
    _adopt(json.dumps(MAKERS[maker](text)), "maker.json")


@pytest.mark.parametrize("value", [None, 1, True, [], {}, [[]], {"a": 1}], ids=str)
@pytest.mark.parametrize("maker", MAKERS)
def test_types_of_makers(maker: str, value: object) -> None:
    tree = MAKERS[maker]("x")
    for name in tree:
        _adopt(json.dumps({**tree, name: value}), "maker.json")


FILES = {
    "itself": "organization: {}\nresources: &a\n  x: {subresources: *a}\n",
    "aliases": "a: &a [x, x, x, x, x, x, x, x]\n"
    + "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]\n" for n in range(1, 9))
    + "resources: *b8\n",
    "a tag": f'organization: !!python/object/apply:eval ["{CODE}"]\nresources: {{}}\n',
    "numbers": "resources: {1: {methods: {2: get /pets, null: get /pets}, models: {3: Pet}}}",
    "merged": "organization: {}\nresources: {<<: {<<: {x: {}}}}\n",
    "nested": '{"resources":' + '{"r":{"subresources":' * 2_000 + "{}" + "}}" * 2_001,
    "two documents": "organization: {}\n---\norganization: {}\n",
    "twice": "organization: {}\norganization: {}\n",
    "nothing": "",
    "a list": "[]",
    "references": "organization: {name: {$ref: 'file:///etc/passwd'}}\nresources: {}\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_files_of_makers(text: str) -> None:
    _adopt(text.replace("[x, x", "['x', x"))


# --- names that a document gives --------------------------------------------------------------

STYLES: dict[str, tuple[Callable[[Any], Tree], ...]] = {
    "fern": (
        lambda name: {"x-fern-sdk-group-name": [name], "x-fern-sdk-method-name": name},
        lambda name: {"x-fern-parameter-name": name},
        lambda name: {"x-fern-type-name": name},
    ),
    "speakeasy": (
        lambda name: {"x-speakeasy-group": name, "x-speakeasy-name-override": name},
        lambda name: {"x-speakeasy-name-override": name},
        lambda name: {"x-speakeasy-name-override": name},
    ),
    "microsoft": (
        lambda name: {},
        lambda name: {"x-ms-client-name": name},
        lambda name: {"x-ms-client-name": name},
    ),
    "stainless": (
        lambda name: {},
        lambda name: {"x-stainless-naming": {"python": {"property_name": name}}},
        lambda name: {"x-stainless-naming": {"python": {"type_name": name}}},
    ),
}
GIVEN = [
    *("__class__", "__init__", "self", "class", "None", "client", "options", "print"),
    *(
        "model_dump",
        "copy",
        "BaseModel",
        "Any",
        "str",
        "x" * 20_000,
        "a.b",
        "...",
        "..",
    ),
    *("../x", "1", "\u0663", "\u017felf", "\uff45val", "\u202ex", "\ud800", "\0", "_"),
    *("Client", "_client", "_runtime", "aux", "Pet", "", " ", "!", '"""', f"{CODE}\n"),
]


def _named(style: str, name: object, example: object = "x") -> Tree:
    operation, argument, schema = STYLES[style]
    sent = {"$ref": "#/components/schemas/Pet"}

    def parameter(wire: str, place: str) -> Tree:
        made = {"name": wire, "in": place, "schema": {"type": "string"}}
        return {**made, "required": True, "example": example, **argument(name)}

    def called(number: int) -> Tree:
        medium = {"schema": sent, "example": {"a": example, "b": {"c": example}}}
        return {
            "operationId": f"call{number}",
            **operation(name),
            "parameters": [parameter("a", "query"), parameter("id", "path")],
            "requestBody": {"content": {"application/json": medium}},
            "responses": {"204": {"description": "d"}},
        }

    fields = {"a": {"type": "string", **schema(name)}, "b": {"type": "object"}}
    return {
        **PETS,
        "paths": {f"/p{n}/{{id}}": {"post": called(n)} for n in range(2)},
        "components": {
            "schemas": {
                each: {"type": "object", **schema(name), "properties": fields}
                for each in ("Pet", "Dog")
            }
        },
        "security": [],
    }


@pytest.mark.parametrize("name", GIVEN, ids=lambda name: ascii(name)[:20])
@pytest.mark.parametrize("style", STYLES)
def test_names_that_a_document_gives(style: str, name: str, tmp_path: Path) -> None:
    result = inert.generate_tree(_named(style, name), tmp_path)
    inert.check(result)
    assert result.files is not None


@pytest.mark.parametrize("name", [None, 1, [], {}, [[]], [None], True], ids=str)
@pytest.mark.parametrize("style", STYLES)
def test_given_names_of_a_wrong_type(style: str, name: object, tmp_path: Path) -> None:
    inert.check(inert.generate_tree(_named(style, name), tmp_path))


EXAMPLES = [
    *(
        '"""',
        "'''",
        '"""' * 50,
        "\\" * 99,
        'x\\"""',
        "\\N{DIGIT ONE}",
        f'"""\n{CODE}\n"""',
    ),
    *(
        f">>> {CODE}\n... x",
        f'a("+{CODE} or (1, )#',
        "\u202e\u2066x",
        "\ud800",
        "\0\x1b",
    ),
    *("{0.__class__}", "x\r\ny", "`` `", "x" * 50_000, "\U000e0041", "{{ 7 * 7 }}"),
]


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: ascii(text)[:20])
def test_examples_in_docstrings(text: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    inert.check(inert.generate_tree(_named("microsoft", "x", text), tmp_path))


# --- releases ---------------------------------------------------------------------------------


def _release(version: str, *more: str) -> Result:
    gone = {"/x": {"get": {"responses": {"200": {"description": "d"}}}}}
    for name, said, paths in (("old", "1.0.0", gone), ("new", version, {})):
        tree = {"openapi": "3.1.0", "info": {"title": "T", "version": said}}
        Path(f"{name}.json").write_text(json.dumps({**tree, "paths": paths}))
    return run("release", "old.json", "new.json", "--today", "2030-01-01", *more)


VERSIONS = [
    *(
        "9" * 5_000 + ".0.0",
        "1.0.0\n## [9.9.9]\n",
        "1.0.0-\n# x",
        "\u0663.\u0660.\u0660",
    ),
    *("1.0.0-<img src=x>@octocat", "-1.0.0", "--exec=x", "../1.0.0", "1.0.0\u202e"),
    *(
        "1.0.0-](javascript:x)",
        "1.0.0\x1b[2J",
        "1.0.0; touch planted",
        "$(touch planted)",
    ),
    *("", "9" * 200, "2030-" + "1" * 5_000),
]


@pytest.mark.parametrize("version", VERSIONS, ids=lambda text: ascii(text)[:20])
def test_versions(version: str) -> None:
    done = _release(version, "--write", "--tag-file", "tag")
    texts = [Path(name) for name in ("tag", "CHANGELOG.md")]
    said = "".join(path.read_text("utf-8") for path in texts if path.exists())
    assert not set(said) & set(HIDDEN)
    assert "\n## [9.9.9]" not in said and "<img" not in said.partition("<details>")[0]
    for line in done.output.splitlines():
        if line.startswith("next: ") and "touch" in line:
            assert "-a 'v" in line, "a shell would run it"


SHELL = [
    *("`;touch planted;`", "`touch planted`", "$(touch planted)", "';touch planted;'"),
    *('"; touch planted; "', "\ntouch planted\n", "\\`;touch planted;\\`"),
]
STUBS = "git() { :; }; pip() { :; }; clientsmith() { :; }; "
SPAN = re.compile(r"`((?:git|pip|clientsmith) [^`]*)`")


@pytest.mark.parametrize("text", SHELL, ids=ascii)
@pytest.mark.parametrize("place", ["document", "distribution", "name"])
def test_proposed_commands_run_nothing_else(place: str, text: str) -> None:
    said = f"1.0.0-{text}" if place != "name" else "1.0.0"
    old = "old.json"
    if place == "distribution":
        Path("clientsmith.toml").write_text(
            "spec = 'new.json'\noutput = 'out'\n[distribution]\nname = 'acme'\n"
            f"version = {json.dumps('9' + said)}\n"
        )
    shown = _release(f"9{said}").output
    if place == "name":
        old = f"old{text.replace('/', '')}.json"
        Path("old.json").rename(old)
    for form in ("markdown", "changelog"):
        shown += run(
            "diff", old, "new.json", "--format", form, "--fail-on", "none"
        ).output
    commands = set(SPAN.findall(shown))
    assert commands
    for command in commands:
        subprocess.run(["bash", "-c", STUBS + command], check=False, cwd=".")
        assert not Path("planted").exists(), command


def _told(text: str, *, new: bool) -> Tree:
    """A document that says something in all of what a report shows, and its next version."""
    field = {"type": "integer" if new else "string"}
    values = {"type": "string", "enum": ["a"] if new else ["a", text]}
    asked = {"name": text, "in": "query", "required": new, "schema": values}
    reply = {"application/json": {"schema": {"$ref": "#/components/schemas/P"}}}
    method = {
        "operationId": text,
        "parameters": [asked],
        "responses": {"200": {"description": text, "content": reply}},
    }
    path = "/" + re.sub(r"[/{}]", "", text)
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": f"{1 + new}.0.0-{text}"},
        "servers": [{"url": "https://a.example"}],
        "paths": {path: {"get": method}},
        "components": {
            "schemas": {
                "P": {"type": "object", "properties": {text: field, "e": values}}
            }
        },
    }


def _tell(text: str) -> tuple[str, str]:
    """What reports of both kinds say, and the text of the tag."""
    for new in (False, True):
        tree = json.dumps(_told(text, new=new))
        Path("new.json" if new else "old.json").write_text(tree)
    sides = ("old.json", "new.json")
    for form in ("markdown", "changelog"):
        run("diff", *sides, "--format", form, "--fail-on", "none", "--output", form)
    run("release", *sides, "--today", "2030-01-01", "--tag-file", "tag")
    comment, entry, tag = (
        Path(name).read_text() for name in ("markdown", "changelog", "tag")
    )
    return comment + entry, tag


LINKED = re.compile(r"[@#]\w|\bgh-\d|://|www\.", re.IGNORECASE)
NOT_PLAIN = re.compile(r"^ *(`{3,}).*?^ *\1$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
MARKUP = [
    *("@octocat", "@acme/team", "#1", "owner/name#2", "GH-1", "gh-1", "#1 @x"),
    *("https://evil.example/x", "http://evil", "www.evil.example", "WWW.evil.example"),
    *("ftp://evil", "<img src=x>", "</summary><img src=x>", "<!--", "<a href=x>"),
    *("_www.evil.example_", "a@b.example", "(www.evil.example", "&#64;octocat"),
    *("```\n@octocat", "~~~\n@octocat", "``@octocat``", "@\u200boctocat"),
]


@pytest.mark.parametrize("text", MARKUP, ids=ascii)
def test_reports_mention_and_link_nothing(text: str) -> None:
    """As GitHub looks for it: in the text that is left once Markdown is HTML."""
    shown, tag = _tell(text)
    for each in (shown, tag):
        raw = NOT_PLAIN.sub("", each)
        assert not LINKED.search(html.unescape(raw))
        assert not re.search(r"<(?!/?(?:details|summary|sub|code|br)>)[a-z!/]", raw)


@pytest.mark.parametrize(
    "text",
    ["</details>", "<details>", "x</details>\n<details>", "```\n</details>", "# x"],
    ids=ascii,
)
def test_a_tag_has_no_half_of_a_sample(text: str) -> None:
    shown, tag = _tell(text)
    assert "type-checks with" in shown and "type-checks with" not in tag
    assert not re.search(r"^( *```|</?details|#|from |def )", tag, re.MULTILINE)
    entry = shown[shown.rindex("### Breaking") :]
    counted = re.findall(r"^### (.* \(\d+\))$", entry, re.MULTILINE)
    assert counted and set(counted) <= set(tag.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f600",
        "\x7f",
        '"\n[x]\n',
        "\u202e",
        "\\",
        "##[x]y",
        "###vso[x]",
        "#\u200b#[x]",
    ],
    ids=ascii,
)
def test_a_proposed_allow_list_is_read(text: str) -> None:
    shown, _ = _tell(text)
    [block] = re.findall(r"^```toml\n(.*?)^```$", shown, re.DOTALL | re.MULTILINE)
    entries = tomllib.loads(block)["allow"]
    assert all(
        set(item) <= {"rule", "pointer", "reason", "expires"} for item in entries
    )
    said = run("release", "old.json", "new.json", "--today", "2030-01-01").output
    below = said.partition("breaks.toml:\n\n")[2].split("\n")
    listed = takewhile(lambda line: not line or line.startswith("  "), below)
    again = tomllib.loads("\n".join(listed))["allow"]
    assert [item["pointer"] for item in again] == [item["pointer"] for item in entries]
    Path("breaks.toml").write_text(block)
    allowed = ("--allow-list", "breaks.toml", "--fail-on", "none")
    assert run("diff", "old.json", "new.json", *allowed).exit_code == 0


WRITTEN = {
    "another line": 'info:\n  title: "a\u2028version: 1.0.0"\n  version: 1.0.0\n',
    "a form feed": 'info:\n  title: "a\\f"\n  x: "\u2029\u2028"\n  version: 1.0.0\n',
    "a flow": 'info: {title: "version: 1.0.0", version: 1.0.0}\n',
    "a longer name": "info: {x-version: 1.0.0, title: a, version: 1.0.0}\n",
    "signs of two words": 'info: {title: "\U0001f600 version: 1.0.0", version: 1.0.0}\n',
    "line ends": "info:\r\n  title: a\r\n  version: 1.0.0\r\n",
    "a mark": "\ufeffinfo: {version: 1.0.0, title: a}\n",
    "JSON": '{"openapi": "3.1.0", "paths": {}, "info": {"title": "\\"version\\": 1.0.0",\r'
    '"version" : "1.0.0"}}',
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_only_the_version_is_written(text: str) -> None:
    _release("1.0.0")
    name = "d.json" if text.startswith("{") else "d.yaml"
    whole = text if text.startswith("{") else f"{text}openapi: 3.1.0\npaths: {{}}\n"
    Path(name).write_bytes(whole.encode())
    done = run("release", "old.json", name, "--write", "--today", "2030-01-01")
    assert done.exit_code == 0
    head, _, tail = whole.rpartition("1.0.0")
    if "x-version" not in text and text.count("1.0.0") == 1:
        head, _, tail = whole.partition("1.0.0")
    assert Path(name).read_bytes().decode() == f"{head}2.0.0{tail}"


def test_no_version_is_written_through_a_link() -> None:
    _release("1.0.0")
    Path("../secret").write_text(Path("new.json").read_text())
    Path("new.json").unlink()
    Path("new.json").symlink_to("../secret")
    done = run("release", "old.json", "new.json", "--write")
    assert done.exit_code == 2 and Path("new.json").is_symlink()
    assert "2.0.0" not in Path("../secret").read_text()


@pytest.mark.parametrize("day", ["9999-12-31", "9999-01-01", "0001-01-01"])
def test_days(day: str) -> None:
    for name in ("old", "new"):
        Path(f"{name}.json").write_text(json.dumps(_told("x", new=name == "new")))
    done = run("release", "old.json", "new.json", "--today", day)
    assert done.exit_code == 0 and "expires = " in done.output


# --- parameters that clients hold -------------------------------------------------------------

HELD = [
    *(
        "super",
        "hidden",
        "hidden_headers",
        "variable",
        "base_url_of",
        "_API",
        "_SERVERS",
    ),
    *("credentials", "changes", "parameters", "clock", "headers", "self", "__class__"),
    *("http_client", "default_headers", "default_query", "webhook_secret", "api_key"),
    *("class", "None", "!!!", "..", '"', "'", "\u202ex", "\ud800", "x" * 5_000, "\0"),
]
SURFACE = """
[surface.constructor]
http_client = "transport"
default_headers = "headers"
default_query = "default_query"
webhook_secret = "webhook_secret"
"""


def _holding(name: object, listed: object = None) -> Tree:
    made = {"name": name, "in": "query", "required": True, "schema": {"type": "string"}}
    method = {"parameters": [made], "responses": {"204": {"description": "d"}}}
    held = {"parameters": [{"name": name}]} if listed is None else listed
    return {**PETS, "paths": {"/p": {"get": method}}, "x-speakeasy-globals": held}


def _client_of(tree: Tree, configured: str) -> ast.FunctionDef:
    """The constructor of the client, whose module and stub are Python."""
    Path("openapi.json").write_text(json.dumps(tree))
    Path("clientsmith.toml").write_text(
        f"spec = 'openapi.json'\noutput = 'out'\n{configured}"
    )
    assert run("generate").exit_code == 0
    for path in Path("out").rglob("_client.pyi"):
        compile(path.read_text("utf-8"), "stub", "exec")
    [path] = Path("out").rglob("_client.py")
    text = path.read_text("utf-8")
    assert not set(text) & set(HIDDEN)
    compile(text, "client", "exec")
    found = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)
    ]
    return next(node for node in found if node.name == "__init__")


@pytest.mark.parametrize("configured", ["", SURFACE], ids=["plain", "surface"])
@pytest.mark.parametrize("name", HELD, ids=lambda name: ascii(name)[:20])
def test_held_parameters_hide_nothing(name: str, configured: str) -> None:
    made = _client_of(_holding(name), configured)
    arguments = [item.arg for item in made.args.kwonlyargs]
    calls = (node.func for node in ast.walk(made) if isinstance(node, ast.Call))
    called = {each.id for each in calls if isinstance(each, ast.Name)}
    assert len({*arguments, "self"}) == len(arguments) + 1
    assert not {*arguments} & {*called, "_API", "_SERVERS", "__class__", "changes"}
    own = [item for item in arguments if item.startswith(("credentials", "clock"))]
    assert all(item.endswith("_") for item in own)


LISTED: list[object] = [
    *(None, 1, "x", [], {"parameters": None}, {"parameters": "x"}, {"parameters": {}}),
    *({"parameters": [each]} for each in (None, 1, [], {}, {"name": 1}, {"name": []})),
    *({"parameters": [{"$ref": each}]} for each in (1, "", "#", "../../x", "http://[")),
    *(
        {"parameters": [{"$ref": f"#/components/parameters/{each}"}]}
        for each in ("", "~")
    ),
    {"parameters": [{"$ref": "#/x-speakeasy-globals/parameters/0"}]},
    {"parameters": [{"name": f"a{number}"} for number in range(20_000)]},
]


@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: str(listed)[:30])
def test_lists_of_held_parameters(listed: object) -> None:
    _client_of({**_holding("a"), "x-speakeasy-globals": listed}, "")


@pytest.mark.parametrize(
    "text",
    [*EXAMPLES[:12], "{x}", "\u202e", "\0", "x\r\ny", "\\"],
    ids=lambda text: ascii(text)[:20],
)
def test_defaults_of_held_parameters(text: str) -> None:
    if "\ud800" in text:
        text = text.replace("\ud800", "\ufffd")
    made = _client_of(
        _holding("a"), f"[client_parameters.a]\ndefault = {toml_value(text)}\n"
    )
    texts = {node.value for node in ast.walk(made) if isinstance(node, ast.Constant)}
    assert text in texts


ODD: dict[str, Callable[[Path], object]] = {
    "a link": lambda path: path.symlink_to("../secret"),
    "a link to nothing": lambda path: path.symlink_to("../planted"),
    "a pipe": lambda path: os.mkfifo(path),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe"),
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
@pytest.mark.parametrize("option", ["--changelog", "--tag-file"])
def test_odd_files(option: str, make: Callable[[Path], object]) -> None:
    Path("../secret").write_text("SECRET")
    make(Path("odd"))
    was = Path("odd").lstat().st_mode
    done = _release("1.0.0", "--write", option, "odd")
    if option == "--changelog" or not (Path("odd").is_file()):
        assert done.exit_code == 2 and Path("odd").lstat().st_mode == was
    assert Path("../secret").read_text() == "SECRET"
    changed = Path("CHANGELOG.md")
    assert not changed.exists() or "SECRET" not in changed.read_text()


# --- workflows --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *(
            "${{ github.token }}.yaml",
            "a${{secrets.X}}.json",
            'a": {run: x}.yaml',
            "-o.yaml",
        ),
        *("a'b$(touch planted).yaml", "a\nb.yaml", "a\u202eb.yaml", "\U0001f600.yaml"),
        *("`touch planted`.yaml", "a # b.yaml", "*a.yaml", "!!python.yaml"),
    ],
    ids=ascii,
)
def test_names_of_files_in_workflows(name: str) -> None:
    Path(name).write_text(json.dumps(PETS))
    done = run(
        "init", "--ci", "github", "--upstream", "https://a.example/x", "--", name
    )
    home = Path(".github", "workflows")
    if "${{" in name:
        assert done.exit_code == 2 and not home.exists()
        return
    text = (home / "upstream.yml").read_text("utf-8")
    assert not set(text) & set(HIDDEN)
    (job,) = yaml_rs.loads(text)["jobs"].values()
    assert [s["env"]["SPEC"] for s in job["steps"] if "SPEC" in s.get("env", {})] == [
        name
    ]
    for path in home.iterdir():
        for line in path.read_text("utf-8").splitlines():
            assert "python -m" not in line, "it would run modules of the checkout"
            assert "comment.md" not in line or "$RUNNER_TEMP/" in line, "planted"


# --- code of one's own ------------------------------------------------------------------------

CONFIGURATION = """\
spec = "openapi.json"
output = "out"
package = "pets"
[extend.resources]
pets = "_own.pets:MyPets"
"""
OWN = """\
from ..resources.pets import AsyncPetsResource, PetsResource
class MyPets(PetsResource):
    pass
class AsyncMyPets(AsyncPetsResource):
    pass
"""


@pytest.fixture
def own(repository: Path) -> Path:
    Path("openapi.json").write_text(json.dumps(PETS))
    Path("clientsmith.toml").write_text(CONFIGURATION)
    folder = repository / "out" / "pets" / "_own"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "pets.py").write_text(OWN)
    return folder


MODULES: dict[str, Callable[[Path], object]] = {
    "a pipe": lambda path: os.mkfifo(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a folder": lambda path: path.mkdir(),
    "a link in a circle": lambda path: path.symlink_to(path.name),
    "a link elsewhere": lambda path: path.symlink_to("../../../../secret.py"),
    "a link beside it": lambda path: (
        path.write_text(OWN),
        path.with_name("more.py").symlink_to("../../../../secret.py"),
    ),
    "a link to git": lambda path: path.symlink_to("../../../.git/config.py"),
    "bytes": lambda path: path.write_bytes(b"\xff\0"),
    "brackets": lambda path: path.write_text("x = " + "(" * 5_000 + ")" * 5_000),
    "code": lambda path: path.write_text(f"{CODE}\n{OWN}"),
    "a coding": lambda path: path.write_text(f"# -*- coding: evil -*-\n{OWN}"),
}


@pytest.mark.parametrize("make", MODULES.values(), ids=MODULES)
def test_modules_of_ones_own(own: Path, make: Callable[[Path], object]) -> None:
    (own / "pets.py").unlink()
    make(own / "pets.py")
    secret = f"{OWN}class More(SECRET):\n    def more(self) -> 'SECRET': ...\n"
    Path("../secret.py").write_text(secret)
    Path(".git").mkdir()
    Path(".git/config.py").write_text(secret)
    Path("clientsmith.toml").write_text(
        CONFIGURATION
        if (own / "more.py").is_symlink()
        else CONFIGURATION.replace("[extend.", "[extend]\ntypes = false\n[extend.")
    )
    result = pipeline.generate(
        configuration.load(Path("clientsmith.toml"), Diagnostics())[0]
    )  # type: ignore[index]
    assert all(item.message for item in result.diagnostics)
    if (own / "pets.py").is_symlink():
        assert "extend-missing" in {item.code for item in result.diagnostics}
    said = "".join(str(item) for item in result.diagnostics)
    assert "SECRET" not in said + "".join((result.files or {}).values())


def test_mypy_runs_nothing_of_the_checkout(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plugins, settings, search paths and modules of its own names, all at once."""
    for name in (
        "mypy",
        "sitecustomize",
        "usercustomize",
        "conftest",
        "typing",
        "evil",
    ):
        for folder in (own, own.parents[2]):
            (folder / f"{name}.py").write_text(f"{CODE}\n")
    for folder in (own, own.parents[2]):
        (folder / "mypy.ini").write_text("[mypy]\nplugins = evil.py\n")
        (folder / "pyproject.toml").write_text("[tool.mypy]\nplugins = ['evil.py']\n")
    (own / "pets.py").write_text(f"# mypy: plugins=evil.py\n{OWN}x: int = ''\n")
    for variable in ("MYPYPATH", "PYTHONPATH", "MYPY_CONFIG_FILE_DIR"):
        monkeypatch.setenv(variable, str(own.parents[2]))
    done = run("generate")
    assert "[assignment]" in done.output, "mypy has run"


def test_a_mypy_of_the_checkout_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mypy").write_text("#!/bin/sh\ntouch planted\n")
    Path("mypy").chmod(0o755)
    monkeypatch.setattr(check_types, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    assert check_types._mypy() is None


@pytest.mark.parametrize("plant", ["folder", "__init__.py", "module", "edited file"])
def test_absorb_writes_through_no_link(repository: Path, plant: str) -> None:
    Path("openapi.json").write_text(json.dumps(PETS))
    Path("clientsmith.toml").write_text(
        'spec = "openapi.json"\noutput = "out"\npackage = "pets"\n'
    )
    assert run("generate", "-q").exit_code == 0
    edited = Path("out/pets/resources/pets.py")
    text = edited.read_text() + "\n    def more(self) -> str:\n        return 'x'\n"
    edited.write_text(text)
    elsewhere = repository.parent / "elsewhere"
    elsewhere.mkdir()
    shown = run("absorb").output
    place = Path(
        next(row[2:] for row in shown.splitlines() if row.startswith("# out/"))
    )
    match plant:
        case "folder":
            place.parent.symlink_to(elsewhere)
        case "edited file":
            (elsewhere / "secret").write_text(text.replace("more", "SECRET"))
            edited.unlink()
            edited.symlink_to(elsewhere / "secret")
        case _:
            place.parent.mkdir()
            name = place.name if plant == "module" else plant
            (place.parent / name).symlink_to(elsewhere / "planted")
    done = run("absorb", "--write")
    assert "SECRET" not in done.output
    assert {path.name for path in elsewhere.iterdir()} <= {"secret"}
    if plant != "edited file":
        assert done.exit_code == 2
