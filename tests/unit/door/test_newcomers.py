"""What newcomers had to guess: each question is answered where they looked for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from clientsmith.cli import main

ITEM = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}, "kind": {"enum": ["a", "b"]}},
}
TOKEN = {
    "type": "object",
    "required": ["access_token"],
    "properties": {"access_token": {"type": "string"}},
}
LOGIN = {
    "type": "object",
    "required": ["username", "password"],
    "properties": {name: {"type": "string"} for name in ("username", "password", "scope")},
}


def reply(schema: object) -> dict[str, object]:
    return {
        "200": {
            "description": "What there is of them.",
            "content": {"application/json": {"schema": schema}},
        }
    }


def document(token_url: str) -> str:
    """A shop whose tokens are made by an operation of its own, as FastAPI describes it."""
    item = {"$ref": "#/components/schemas/Item"}
    listed = {
        "tags": ["items"],
        "summary": "List items.",
        "parameters": [
            {
                "name": name,
                "in": "query",
                "description": about,
                "schema": {"type": "integer", "minimum": 1, "maximum": 100} | more,
            }
            for name, about, more in (
                ("limit", "How many", {"default": 20}),
                ("offset", "", {}),
            )
        ],
        "responses": reply({"type": "array", "items": item}),
    }
    upload = {
        "tags": ["items"],
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ],
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": ["file"],
                        "properties": {"file": {"type": "string", "format": "binary"}},
                    }
                }
            },
        },
        "responses": reply(item),
    }
    login = {
        "security": [],
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": LOGIN}},
        },
        "responses": reply({"$ref": "#/components/schemas/Token"}),
    }
    return yaml.safe_dump(
        {
            "openapi": "3.1.0",
            "info": {"title": "Shop", "version": "1"},
            "servers": [{"url": "https://shop.test/v1"}],
            "security": [{"login": ["read"]}],
            "paths": {
                "/token": {"post": login},
                "/items": {"get": listed},
                "/items/{id}/image": {"put": upload},
            },
            "components": {
                "schemas": {"Item": ITEM, "Token": TOKEN},
                "securitySchemes": {
                    "login": {
                        "type": "oauth2",
                        "flows": {"password": {"tokenUrl": token_url, "scopes": {"read": ""}}},
                    }
                },
            },
        },
        sort_keys=False,
    )


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a client, its reference and what generating said."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "openapi.yaml").write_text(document("token"))
    (folder / "clientsmith.toml").write_text('spec = "openapi.yaml"\noutput = "client"\n[docs]\n')
    done = subprocess.run(
        [sys.executable, "-m", "clientsmith", "generate"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    (folder / "said.txt").write_text(done.stdout + done.stderr)
    return folder


def test_how_one_logs_in_is_shown_and_runs(shop: Path) -> None:
    readme = (shop / "client/README.md").read_text()
    index = (shop / "client/docs/index.md").read_text()
    page = (shop / "client/docs/index.html").read_text()
    assert "- `token=`: an OAuth 2.0 access token" in readme
    assert "`client.token.create(…)` logs in with a password." in readme
    assert "[token.create](resources/token.md#create) logs in" in index
    assert '<a href="resources/token.html#create">token.create</a> logs in' in page
    assert "| `login` | an OAuth 2.0 access token | `token` | none |" in index
    [program] = re.findall(r"```python\n(client = Shop[^`]*)```", readme)
    assert program in index
    opened = 'Shop(transport=fake(), base_url="https://fake.test")'
    subprocess.run(
        [
            sys.executable,
            "-c",
            "from shop import Shop\nfrom shop.testing import fake\n"
            + program.replace("Shop()", opened)
            + "assert list(client.items.list()) is not None\n",
        ],
        cwd=shop / "client",
        check=True,
    )


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("/v1/token", True),
        ("https://shop.test/v1/token", True),
        ("./token", True),
        ("https://elsewhere.test/v1/token", False),
        ("https://shop.test/oauth", False),
    ],
)
def test_a_login_is_an_operation_at_the_token_url(
    url: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(document(url))
    assert run("generate", "openapi.yaml", "-o", "client") == 0
    assert ("logs in" in Path("client/README.md").read_text()) is found


def test_models_are_counted_alike(shop: Path) -> None:
    [said] = re.findall(r"^  models   (\d+)$", (shop / "said.txt").read_text(), re.M)
    index = (shop / "client/docs/models/index.md").read_text()
    assert f"{said} models. " in index
    assert int(said) == len(re.findall(r"^- \[", index, re.M))


def test_types_and_credentials_are_links(shop: Path) -> None:
    page = (shop / "client/docs/resources/items_image.md").read_text()
    assert "[`FileInput`](../behaviour.md)" in page
    assert "**Needs** [login](../index.md#authenticate) with the scope `read`" in page
    html = (shop / "client/docs/resources/items_image.html").read_text()
    assert '<a href="../behaviour.html#uploads">' in html
    behaviour = (shop / "client/docs/behaviour.html").read_text()
    assert '<h2 id="uploads">' in behaviour and '<h2 id="streams">' not in behaviour


def test_when_a_call_ends_is_said_alike(shop: Path) -> None:
    """Of streams, downloads and uploads, wherever the bound of a whole call is told."""
    for file in (
        "README.md",
        "docs/behaviour.md",
        "docs/behaviour.html",
        "shop/_client.py",
    ):
        text = " ".join((shop / "client" / file).read_text().split())
        assert "a stream or a download until it begins" in text, file
        assert re.search(r"an upload only if set in (`|<code>)options(`|</code>)", text)


def test_no_table_has_a_column_without_a_name(shop: Path) -> None:
    for page in (shop / "client").rglob("*.md"):
        heads = re.findall(r"^(\|.*\|)\n\|---", page.read_text(), re.M)
        assert not [head for head in heads if re.search(r"\|\s*\|", head)], page


def test_bounds_stand_in_docstrings(shop: Path) -> None:
    text = (shop / "client/shop/resources/items.py").read_text()
    assert "limit: How many. At least 1. At most 100. Default: 20.\n" in text
    assert "\n\n        Returns: What there is of them.\n" in text


def test_the_readme_tells_of_pages(shop: Path) -> None:
    text = (shop / "client/README.md").read_text()
    assert "`.pages()`" in text and "`.first()`" in text


def test_a_first_name_lock_is_told_of(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "note: openapi.names.lock keeps names from changing later"
    assert note in (shop / "said.txt").read_text()
    monkeypatch.chdir(shop)
    assert run("generate") == 0
    assert note not in capsys.readouterr().err


def test_a_client_that_is_not_there(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(shop)
    assert run("check", "openapi.yaml", "--output", "elsewhere") == 1
    said = capsys.readouterr().err
    assert "elsewhere: error[drift-missing]" in said and "--output" in said


def test_a_reference_takes_no_place_of_a_client(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(shop)
    assert run("docs", "openapi.yaml", "--output", "client") == 2
    assert "holds a generated client" in capsys.readouterr().err
    assert (shop / "client/shop/py.typed").exists()
    assert run("docs", "openapi.yaml", "--output", "site") == 0
    assert run("generate", "openapi.yaml", "--output", "site") == 2
    assert "holds a reference" in capsys.readouterr().err
    assert (shop / "site/index.html").exists()


def test_what_init_proposes_is_of_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(document("token"))
    assert run("init", "openapi.yaml") == 0
    text = Path("clientsmith.toml").read_text()
    assert '# [operations."GET /items"]\n# resource = "items"\n# method = "list"\n' in text


def test_programs_are_laid_out_by_one_rule(shop: Path) -> None:
    """A call with one argument stands on one line where the column of examples has room."""
    column = 56
    broken = re.compile(r"^(.*\()\n +([^\n]*),\n *(\).*)$", re.M)
    joined = [
        "".join(found.groups())
        for page in (shop / "client/docs").rglob("*.md")
        for block in re.findall(r"```python\n(.*?)```", page.read_text(), re.S)
        for found in broken.finditer(block)
    ]
    assert [line for line in joined if len(line) <= column] == []
    page = (shop / "client/docs/index.md").read_text()
    assert '    async with AsyncShop(token="your-token") as client:\n' in page


def test_long_names_of_signatures_may_break(shop: Path) -> None:
    html = (shop / "client/docs/resources/items_image.html").read_text()
    [signature] = re.findall(r'<div class="signature">(.*?)</div>', html, re.S)
    assert "client.<wbr>items.<wbr>image." in signature
    assert not re.search(r"<[^>]*<wbr>", signature)


def test_no_sentence_ends_twice(shop: Path) -> None:
    for page in (shop / "client/docs").rglob("*.md"):
        assert not re.search(r"\w\.:$", page.read_text(), re.M), page


def test_what_was_made_is_said_in_five_lines(shop: Path) -> None:
    said = (shop / "said.txt").read_text()
    titles = re.findall(r"^  (\w[\w ]*?)  +\S", said, re.M)
    assert titles == ["package", "calls", "models", "in full", "next"]
    assert "from shop import Shop, AsyncShop" in said
    assert "pip install ./client" in said and "./client/README.md" in said


def test_a_token_goes_before_a_cookie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Frameworks put the cookie of a browser's session first; programs have tokens."""
    monkeypatch.chdir(tmp_path)
    spec = yaml.safe_load(document("/elsewhere"))
    spec["security"] = [{"session": []}, {"key": []}]
    spec["components"]["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
        "key": {"type": "http", "scheme": "bearer"},
    }
    Path("openapi.yaml").write_text(yaml.safe_dump(spec))
    assert run("generate", "openapi.yaml", "-o", "client") == 0
    readme = Path("client/README.md").read_text()
    assert 'with Shop(token="your-token") as client:' in readme
    assert "`api_key=`" in readme.partition("## Credentials")[2]


@pytest.mark.parametrize("published", [False, True])
def test_an_index_is_named_only_where_the_package_is_on_it(
    published: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the name is a stranger's: what is in the folder is installed."""
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(document("token"))
    Path("clientsmith.toml").write_text(
        'spec = "openapi.yaml"\noutput = "client"\n[docs]\n[distribution]\n'
        f'name = "acme-shop"\npublished = {str(published).lower()}\n'
    )
    assert run("generate") == 0
    pages = [Path("client/README.md"), *Path("client/docs").rglob("*.md")]
    told = re.findall(r"pip install ([^\s#`]+)", "\n".join(each.read_text() for each in pages))
    assert len(told) >= 3
    own = {"acme-shop", '"acme-shop[fast]"'} if published else {".", '".[fast]"'}
    assert {*told} <= own | {"pytest"}


@pytest.mark.parametrize(
    ("title", "shown"),
    [("FastAPI", "API"), ("OpenAPI definition", "Shop"), ("Django Ninja", "Shop")],
)
def test_a_title_of_a_framework_is_no_heading(
    title: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the client is called stands in its place, also where a server gives the name."""
    monkeypatch.chdir(tmp_path)
    spec = yaml.safe_load(document("token"))
    spec["info"]["title"] = title
    if shown == "API":
        del spec["servers"]
    Path("openapi.yaml").write_text(yaml.safe_dump(spec))
    assert run("generate", "openapi.yaml", "-o", "client") == 0
    readme = Path("client/README.md").read_text()
    assert f"import {shown}\n" in readme
    assert readme.startswith(f"# {shown}\n") and title not in readme


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("paths: {}", True),
        ("paths: {/a: {parameters: []}}", True),
        ("paths: {}\ncomponents: {schemas: {A: {type: string}}}", True),
        ("paths: {/a: {get: {responses: {'200': {description: ''}}}}}", False),
        ("paths: {}\nwebhooks: {w: {post: {responses: {'200': {description: ''}}}}}", False),
    ],
)
def test_a_document_without_operations_says_so(
    parts: str, said: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = tmp_path / "empty.yaml"
    spec.write_text(f'openapi: 3.1.0\ninfo: {{title: Empty, version: "1"}}\n{parts}\n')
    assert run("generate", str(spec), "--output", str(tmp_path / "out")) == 0
    assert ("warning[no-operations]" in capsys.readouterr().err) == said
    run("coverage", str(spec))
    assert ("the document has no operations" in capsys.readouterr().out) == said


def test_titles_that_frameworks_make_are_no_names_and_no_texts(tmp_path: Path) -> None:
    """FastAPI's `Response Read Items Items Get`, and its `Name` beside `name`."""
    name = {"type": "string", "title": "Name"}
    size = {"type": "object", "properties": {"width": {"type": "integer", "title": "Width"}}}
    maybe = {"anyOf": [size, {"type": "null"}], "title": "Size"}
    thing = {"type": "object", "title": "Item", "properties": {"name": name, "size": maybe}}
    one = {"$ref": "#/components/schemas/Item"}
    several = {"anyOf": [{"type": "array", "items": one}, one]}
    operation = {
        "operationId": "read_items_items_get",
        "responses": reply({**several, "title": "Response Read Items Items Get"}),
    }
    spec = tmp_path / "spec.yaml"
    root = {"openapi": "3.1.0", "info": {"title": "Items", "version": "1"}}
    made = {"paths": {"/items": {"get": operation}}, "components": {"schemas": {"Item": thing}}}
    spec.write_text(yaml.safe_dump(root | made))
    out = tmp_path / "out"
    assert run("generate", str(spec), "--output", str(out)) == 0
    models = "".join(path.read_text() for path in (out / "items/models").glob("*.py"))
    assert re.findall(r"^class (\w+)", models, re.M) == ["ItemSize", "Item"]
    assert '"""Name' not in models and '"""Size' not in models and '"""Width' not in models
    resource = (out / "items/resources/items.pyi").read_text()
    assert "builtins.list[Item] | Item" in resource and "Response" not in resource
