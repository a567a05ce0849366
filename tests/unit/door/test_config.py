"""The configuration: what is read, and where each fault is shown."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from clientsmith import config
from clientsmith.config import Config, PagingRule, places
from clientsmith.report.diagnostics import Diagnostics
from hypothesis import given
from hypothesis import strategies as st

REPOSITORY = Path(__file__).parents[3]


def load(folder: Path, text: str, name: str = "clientsmith.toml") -> tuple[Config, ...]:
    diagnostics = Diagnostics()
    (folder / name).write_text(text, encoding="utf-8")
    found = config.load(folder / name, diagnostics)
    assert list(diagnostics) == []
    assert found is not None
    return found


def faults(folder: Path, text: str, name: str = "clientsmith.toml") -> list[str]:
    diagnostics = Diagnostics()
    (folder / name).write_text(text, encoding="utf-8")
    assert config.load(folder / name, diagnostics) is None
    return [
        f"{item.place.line}:{item.place.column} {item.code}: {item.message} ({item.hint})"
        for item in diagnostics
        if item.place
    ]


def test_the_repositorys_own() -> None:
    diagnostics = Diagnostics()
    found = config.load(REPOSITORY / "pyproject.toml", diagnostics)
    assert found is not None and not list(diagnostics)
    (own,) = found
    assert own.spec == REPOSITORY / "spec" / "posthog-environments.yaml"
    assert own.package == "posthog_environments"
    assert own.credentials["PersonalAPIKeyAuth"].env == "POSTHOG_PERSONAL_API_KEY"
    assert own.server is not None and list(own.server.names) == ["us", "eu"]


def test_every_key(tmp_path: Path) -> None:
    (own,) = load(
        tmp_path,
        """
        spec = "api.yaml"
        overlays = ["a.yaml", "b.yaml"]
        output = "out"
        package = "acme.api"
        client = "Acme"
        naming = "path"
        format = "always"
        allow = ["style-unsupported"]
        allow_hosts = ["example.org"]
        keep = ["local/*"]
        normalized = true
        inventory = "documented.yaml"
        templates = "templates"
        types = { "pet.v1" = "Pet" }
        env = { prefix = "ACME", base_url = "ACME_URL" }
        distribution = { name = "acme-client", version = "1.2" }
        docs = { url = "https://docs.acme.test", title = "Acme" }
        upstream = { url = "https://example.org/api.yaml", paths = ["/v1/*"] }
        credentials.key = { argument = "api_key", env = "ACME_KEY" }
        server = { argument = "region", names = { us = "https://us", eu = "https://eu" } }
        [operations."GET /pets"]
        resource = "pets.owned"
        method = "find"
        paging = { kind = "cursor", items = ["data", "the.items"], next = "meta.next" }
        [operations.listAll]
        paging = false
        """,
    )
    assert own.overlays == (tmp_path / "a.yaml", tmp_path / "b.yaml")
    rule = own.operations["GET /pets"]
    assert (rule.resource, rule.method) == (("pets", "owned"), "find")
    assert rule.paging == PagingRule(
        kind="cursor", items=("data", "the.items"), next=("meta", "next")
    )
    assert own.operations["listAll"].paging is False
    assert own.types == {"pet.v1": "Pet"}
    assert own.lock == tmp_path / "api.names.lock"
    assert own.shown(tmp_path / "sub" / "x.yaml") == "sub/x.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '\n  outptu = "x"',
            "2:3 config-key: unknown key `outptu` (did you mean `output`?)",
        ),
        ("spec = 3", "1:1 config-type: `spec` must be a text, not a number"),
        ('naming = "pth"', '1:1 config-value: `naming` must be one of "auto"'),
        ('output = "../x"', "1:1 config-path: `output` leaves the repository: ../x"),
        ('output = "/etc"', "1:1 config-path: `output` leaves the repository: /etc"),
        (
            'package = "a-b"',
            "1:1 config-value: `package` must be the name of a Python package",
        ),
        (
            'package = "a.class"',
            "1:1 config-value: `package` must be the name of a Python",
        ),
        ('client = "class"', "1:1 config-value: `client` must be a Python name"),
        ("allow = [\n  'a',\n  4]", "3:3 config-type: `1` must be a text"),
        (
            '[operations."GET /a"]\npaging = {kind = "curser"}',
            '2:11 config-value: `kind` must be one of "offset", "page", "cursor"',
        ),
        (
            '[operations."GET /a"]\npaging = {items = "x"}',
            "2:1 config-value: `paging` needs `kind`",
        ),
        ("[server]\nargument = 'a'", "1:2 config-value: `server` needs `names`"),
        ("spec = ", "1:8 config-syntax: not valid TOML"),
        ("a = [\n1\n", "3:1 config-syntax: not valid TOML"),
        ("a = 1\na = 2", "2:6 config-syntax: not valid TOML: Cannot overwrite a value"),
        (
            f"a = {'[' * 20000}",
            "1:1 config-syntax: not valid TOML: values are nested too deeply",
        ),
        (
            "[apis.one]\nspec = 'a'\n[apis.two]\nspeck = 'b'",
            "4:1 config-key: unknown key `speck`",
        ),
        (
            "[apis.one]\noutput = 'a'\n[apis.two]\npackage = 'b'\noutput = 'c/../a'",
            "5:1 config-value: `two` and `one` have one `output`: ",
        ),
        (
            "output = 'a'\n[apis.one]\nspec = 'b'\n[apis.two]\nspec = 'c'",
            "4:7 config-value: `two` and `one` have one `output`: ",
        ),
        (
            "[apis.one]\nspec = 'a.json'\n[apis.two]\nspec = 'a.yaml'",
            "3:7 config-value: `two` and `one` have one `lock`: ",
        ),
        (
            "[apis.one]\noutput = 'a'\n[apis.two]\noutput = 'A'",
            "4:1 config-value: `two` and `one` have one `output`: ",
        ),
        (
            "[apis.one]\noutput = 'a'\n[apis.two]\noutput = 'a/b/c'",
            "4:1 config-value: `output` of `two` lies in `output` of `one`: ",
        ),
        (
            "[apis.one]\noutput = 'a/B'\n[apis.two]\noutput = 'A'",
            "2:1 config-value: `output` of `one` lies in `output` of `two`: ",
        ),
        (
            "[apis.one]\noutput = 'a'\n[apis.two]\nlock = 'a/README.md'",
            "4:1 config-value: `lock` of `two` lies in `output` of `one`: ",
        ),
        (
            "[apis.one]\nlock = 'A'\n[apis.two]\noutput = 'a'",
            "4:1 config-value: `two` and `one` have one `output`: ",
        ),
        (
            "[apis.one]\noverlays = ['o.yaml']\n[apis.two]\nlock = 'o.yaml'",
            "4:1 config-value: `lock` names a file that is read: ",
        ),
        (
            "spec = 'a.json'\nlock = './A.json'",
            "2:1 config-value: `lock` names a file that is read: ",
        ),
        (
            "lock = 'clientsmith.toml'",
            "1:1 config-value: `lock` names a file that is read: ",
        ),
    ],
)
def test_faults_are_located(tmp_path: Path, text: str, expected: str) -> None:
    (found,) = faults(tmp_path, text)
    assert found.startswith(expected)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, "a = 1\nspec = 1\nclient = 2")
    assert [line.split()[0] for line in found] == ["1:1", "3:1", "2:1"]


def test_a_path_through_a_link_out_of_the_repository(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "link").symlink_to(outside)
    (found,) = faults(inside, 'output = "link/out"')
    assert "leaves the repository" in found


def test_the_repository_may_be_above(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (own,) = load(tmp_path / "sub", 'spec = "../api.yaml"')
    assert own.shown(own.spec or Path()) == "../api.yaml"


def test_apis_share_what_they_do_not_say(tmp_path: Path) -> None:
    one, two = load(
        tmp_path,
        """
        client = "Shared"
        [apis.one]
        spec = "one.yaml"
        output = "one"
        [apis.two]
        spec = "two.yaml"
        client = "Two"
        """,
    )
    assert (one.name, one.client, one.spec) == ("one", "Shared", tmp_path / "one.yaml")
    assert (two.name, two.client, two.output) == ("two", "Two", None)


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "clientsmith.toml").write_text("")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert config.find(deep) == tmp_path / "clientsmith.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.clientsmith]\n")
    assert config.find(deep) == tmp_path / "a" / "pyproject.toml"
    (deep / "clientsmith.toml").write_text("")
    assert config.find(deep) == deep / "clientsmith.toml"


@pytest.mark.parametrize(
    "text", ["", "tool = 3", "[tool]\nclientsmith = 3", "[tool.other]"]
)
def test_a_pyproject_without_us(tmp_path: Path, text: str) -> None:
    (found,) = faults(tmp_path, text, "pyproject.toml")
    assert "config-missing" in found or "config-type" in found


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"spec = '\xff'")
    for name in ("absent.toml", "latin.toml", "."):
        diagnostics = Diagnostics()
        assert config.load(tmp_path / name, diagnostics) is None
        assert [item.code for item in diagnostics] == ["config-unreadable"]


TOML = """\
# [no.table]
title = "a [b] \\" = c # no comment"
multi = \"\"\"
x = 1 ""\"\"\"
literal = 'a = "b'
lines = '''
[y]
'''
dotted . "key.x" = 1_000
  indented = 2026-01-01 10:00:00
list = [ 1.5, # one
  "two", { three = 3, four = [4] },
]
[table]   # [other]
a = 1
[table.sub."quoted \\u00e9"]
b = {}
[[many]]
c = 1
[[many]]
c = 2
[many.inner]
d = 3
"""


def leaves(value: object, path: places.Path = ()) -> dict[places.Path, object]:
    """Every key and item of a parsed document."""
    found: dict[places.Path, object] = {}
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in items:
        found[(*path, key)] = member
        found |= leaves(member, (*path, key))
    return found


def test_every_key_has_its_place() -> None:
    found = places.places(TOML)
    lines = TOML.split("\n")
    wanted = leaves(tomllib.loads(TOML))
    assert wanted.keys() - found.keys() == {("many", 0), ("many", 1)}
    assert found.keys() <= wanted.keys()
    assert found["dotted", "key.x"] == (9, 10)
    assert found["indented",] == (10, 3)
    assert found["list", 2, "four"] == (12, 23)
    assert found["many", 1, "c"] == (21, 1)
    for path, (line, column) in found.items():
        if isinstance(path[-1], str) and path[-1].isidentifier():
            assert lines[line - 1][column - 1 :].startswith(path[-1])


KEYS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=6
)
VALUES = st.recursive(
    st.one_of(st.integers(0, 99), st.booleans(), KEYS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=8,
)


def inline(value: object) -> str:
    """A value in TOML's inline form."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    assert isinstance(value, dict)
    return (
        "{"
        + ", ".join(f"{quoted(key)} = {inline(item)}" for key, item in value.items())
        + "}"
    )


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_places_follow_any_text(document: dict[str, object]) -> None:
    text = "".join(
        f"{quoted(key)} = {inline(value)}\n" for key, value in document.items()
    )
    assert tomllib.loads(text) == document
    assert places.places(text).keys() == leaves(document).keys()
