"""Documents from addresses and apps, over loopback sockets and in processes of their own."""

from __future__ import annotations

import gzip
import http.server
import json
import sys
import threading
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from clientsmith.cli import main
from clientsmith.cli.console import Console
from clientsmith.cli.generate import generate
from clientsmith.cli.watching import watch_and_generate
from clientsmith.commands import pipeline
from clientsmith.commands.origins import read_app, read_url
from clientsmith.config import Config, for_spec
from clientsmith.config.values import Given
from clientsmith.output import OutputError
from clientsmith.spec.limits import DEFAULT


def document(*paths: str, **more: Any) -> dict[str, Any]:
    replies = {"responses": {"200": {"description": "Fine."}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Big Store", "version": "1"},
        "paths": {path: {"get": replies} for path in paths},
        **more,
    }


@dataclass
class Site:
    """A server whose pages a test sets; `asked` are the requests with their headers."""

    url: str = ""
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: Any, status: int = 200, **headers: str) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.pages[path] = status, headers, content


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    here = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, dict(self.headers)))
            status, headers, content = here.pages.get(
                self.path.partition("?")[0], (404, {}, b"")
            )
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, content = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here.url = f"http://127.0.0.1:{server.server_port}"
        yield here
        server.shutdown()


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_a_document_at_an_address(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/openapi.json", document("/pets"))
    assert run("generate", f"{site.url}/openapi.json?key=secret", "-o", "client") == 0
    said = capsys.readouterr().err
    assert "from big_store import BigStore" in said and "secret" not in said
    assert Path("client/big_store/__init__.py").is_file()
    assert run("check", f"{site.url}/openapi.json", "-o", "client") == 0
    site.put("/openapi.json", document("/pets", "/owners"))
    assert run("check", f"{site.url}/openapi.json", "-o", "client") == 1


def test_it_may_refer_to_its_own_host_and_no_other(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/parts/a.yaml", b"get: {responses: {'200': {description: Fine.}}}")
    site.put("/api/v1", document(paths={"/pets": {"$ref": "../parts/a.yaml"}}))
    assert run("generate", f"{site.url}/api/v1") == 0
    other = {"$ref": "http://localhost:1/a.yaml"}
    site.put("/api/v1", document(paths={"/pets": other}))
    run("generate", f"{site.url}/api/v1")
    assert "References to localhost:1 are not followed" in capsys.readouterr().err


def test_a_finding_names_the_whole_address(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/page", b"<!doctype html><title>Docs</title>")
    with pytest.raises(SystemExit):
        main(["generate", f"{site.url}/page"])
    assert f"{site.url}/page:1:1: error[not-openapi]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        ("FastAPI", "api", "API"),
        ("Flask API", "api", "API"),
        ("Django", "api", "API"),
        ("Garden on FastAPI", "garden_on_fastapi", "GardenOnFastAPI"),
    ],
)
def test_a_title_that_a_framework_wrote_names_nothing(
    tmp_path: Path, title: str, package: str, client: str
) -> None:
    """A package `fastapi` would hide the one that serves the API."""
    content = document("/a") | {"info": {"title": title, "version": "1"}}
    given = Given("openapi.json", json.dumps(content).encode())
    decided = pipeline.generate(for_spec(given))
    assert decided.files is not None
    text = decided.files[f"{package}/__init__.py"]
    assert f"Async{client}" in text


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    url = f"{site.url}/openapi.json"
    site.put("/openapi.json", document("/pets"), ETag='"one"')
    first = read_url(url, DEFAULT)
    assert read_url(url, DEFAULT) == first and b"/pets" in first.content
    assert site.asked[1][1]["If-None-Match"] == '"one"'
    site.put("/openapi.json", document("/owners"), ETag='"two"')
    assert b"/owners" in read_url(url, DEFAULT).content
    site.put("/other.json", document("/pets"))
    read_url(f"{site.url}/other.json", DEFAULT)
    assert "If-None-Match" not in site.asked[-1][1]


def test_a_kept_document_that_was_damaged_is_asked_for(
    site: Site, tmp_path: Path
) -> None:
    url = f"{site.url}/openapi.json"
    site.put("/openapi.json", document("/pets"), ETag='"one"')
    first = read_url(url, DEFAULT)
    kept = tmp_path / "cache" / "clientsmith" / sha256(url.encode()).hexdigest()
    kept.write_bytes(kept.read_bytes()[:-5])
    assert read_url(url, DEFAULT) == first
    assert "If-None-Match" not in site.asked[-1][1]


@pytest.mark.parametrize(
    ("status", "headers", "said", "hint"),
    [
        (
            302,
            {"Location": "http://localhost:1/x"},
            "it leads to another place",
            "Check",
        ),
        (302, {"Location": "file:///etc/passwd"}, "is not allowed", "Check"),
        (401, {}, "HTTP Error 401", "curl"),
        (500, {}, "HTTP Error 500", "Check the address"),
    ],
)
def test_an_address_that_gives_nothing(
    site: Site, status: int, headers: dict[str, str], said: str, hint: str
) -> None:
    site.put("/a", b"", status, **headers)
    with pytest.raises(OutputError, match=said) as refused:
        read_url(f"{site.url}/a", DEFAULT)
    assert hint in refused.value.hint


def test_a_redirect_within_the_host(site: Site) -> None:
    site.put("/a", b"", 302, Location="/b")
    site.put("/b", document("/pets"))
    assert b"/pets" in read_url(f"{site.url}/a", DEFAULT).content


@pytest.mark.parametrize("url", ["http://", "https://me:secret@host/a", "http://[/a"])
def test_an_address_without_a_host_or_with_a_user(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("generate", url) == 2
    said = capsys.readouterr().err
    assert "names no host" in said and "secret" not in said


def test_an_address_counts_for_the_limits(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/a.json", document("/pets"))
    assert run("generate", f"{site.url}/a.json", "--max-bytes", "20") == 2
    assert "larger than 20 bytes" in capsys.readouterr().err


def test_packed_documents(site: Site) -> None:
    packed = gzip.compress(json.dumps(document("/pets")).encode())
    site.put("/openapi.json.gz", packed)
    assert run("generate", f"{site.url}/openapi.json.gz", "-o", "one") == 0
    Path("openapi.yaml.gz").write_bytes(packed)
    assert run("generate", "openapi.yaml.gz", "-o", "two") == 0


APPS = """
print("an app may print")

class App:
    def openapi(self):
        return DOCUMENT

class Schema:
    def to_schema(self):
        return DOCUMENT

class Ninja:
    def get_openapi_schema(self):
        return DOCUMENT

class Litestar:
    openapi = None
    openapi_schema = Schema()

app, ninja, litestar, other = App(), Ninja(), Litestar(), 3
def make(): return app
"""


@pytest.fixture
def apps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    source = APPS.replace("DOCUMENT", repr(document("/pets")))
    (tmp_path / "shop.py").write_text(source)
    return tmp_path


@pytest.mark.parametrize(
    "path", ["shop", "shop:app", "shop:ninja", "shop:litestar", "shop:make()"]
)
def test_an_app_describes_itself(apps: Path, path: str) -> None:
    given = read_app(path, DEFAULT)
    assert json.loads(given.content) == document("/pets")
    assert given.files == (apps / "shop.py",)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("shop:other", "an object of type int gives no OpenAPI document"),
        ("shop:none", "`shop` has no `none`"),
        ("nothing:app", "ModuleNotFoundError"),
        ("ends:app", "ended before it described itself"),
    ],
)
def test_an_app_that_describes_nothing(apps: Path, path: str, said: str) -> None:
    (apps / "ends.py").write_text("import os\nos._exit(3)\n")
    with pytest.raises(OutputError) as refused:
        read_app(path, DEFAULT)
    assert said in refused.value.message and refused.value.hint


@pytest.mark.parametrize("named", [None, "env", ".venv"])
def test_an_app_has_an_environment_of_its_own(
    apps: Path, monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    """It is found in the folder of the app, or said by VIRTUAL_ENV, also relative to it."""
    folder = named or ".venv"
    venv.create(folder, with_pip=False)
    major, minor = sys.version_info[:2]
    packages = Path(folder, f"lib/python{major}.{minor}/site-packages")
    (packages / "only_here.py").write_text("")
    source = (apps / "shop.py").read_text()
    (apps / "shop.py").write_text(f"import only_here\n{source}")
    if named:
        monkeypatch.setenv("VIRTUAL_ENV", named)
    assert json.loads(read_app("shop", DEFAULT).content) == document("/pets")


def test_an_environment_without_the_app_is_named(apps: Path) -> None:
    with pytest.raises(OutputError) as refused:
        read_app("nothing:app", DEFAULT)
    assert sys.executable in refused.value.hint and "VIRTUAL_ENV" in refused.value.hint


def test_a_client_of_an_app(apps: Path) -> None:
    assert run("generate", "--app", "shop:app", "-o", "client") == 0
    assert Path("client/big_store/__init__.py").is_file()
    assert run("generate", "--app", "shop:app", "shop.py") == 2


def test_init_starts_a_project_for_an_app(apps: Path) -> None:
    """The document is what `normalize` prints, so that CI can compare it; nothing is lost."""
    assert run("init", "--app", "shop:app") == 0
    assert 'spec = "openapi.json"' in Path("clientsmith.toml").read_text()
    assert run("generate") == 0 and run("check") == 0
    assert Path("generated/big_store/__init__.py").is_file()
    assert run("init", "--app", "shop:app") == 2
    assert run("init", "--app", "shop:app", "shop.py") == 2


def test_a_package_is_not_renamed_in_silence(
    apps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("generate", "--app", "shop:app", "-o", "client")
    assert "was called" not in capsys.readouterr().err
    (apps / "shop.py").write_text(
        (apps / "shop.py").read_text().replace("Big Store", "Small Shop")
    )
    run("generate", "--app", "shop:app", "-o", "client")
    assert 'set package = "big_store"' in capsys.readouterr().err


def test_a_missing_output_is_one_finding(
    apps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--app", "shop:app", "-o", "client") == 1
    shown = capsys.readouterr()
    assert (shown.out + shown.err).count("drift-missing") == 1
    assert "client is not there" in shown.out + shown.err and "+++" not in shown.out


def watched(
    choose: Callable[[], Config],
    actions: list[Callable[[], object]],
    monkeypatch: pytest.MonkeyPatch,
) -> int:
    """How often is generated while an action is taken before each look; nothing sleeps."""
    done: list[Config] = []

    def follow(changes: Any, again: Callable[[], None], stop: object) -> None:
        for act in actions:
            act()
            if changes.changed():
                again()

    monkeypatch.setattr("clientsmith.cli.watching.follow", follow)

    def job(configs: list[Config], *, read: list[Path]) -> int:
        done.extend(configs)
        return generate(configs, Console(-1), format_="text", read=read)

    watch_and_generate(lambda: (choose(),), (choose(),), job, Console(-1))
    return len(done)


def test_a_changed_file_is_generated_and_a_fault_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, part = tmp_path / "api.json", tmp_path / "part.json"
    part.write_text(json.dumps(document("/x")["paths"]["/x"]))
    spec.write_text(json.dumps(document(paths={"/pets": {"$ref": "part.json"}})))
    config = Config(root=tmp_path, spec=spec, output=tmp_path / "client")
    actions: list[Callable[[], object]] = [
        lambda: None,
        lambda: part.write_text("{"),
        lambda: spec.write_text(json.dumps(document("/owners"))),
        lambda: None,
    ]
    assert watched(lambda: config, actions, monkeypatch) == 3
    assert "owners" in (tmp_path / "client/big_store/_client.py").read_text()


def test_what_an_address_gives_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ["/pets"]

    def choose() -> Config:
        if not paths:
            raise OutputError("the server is being restarted")
        given = Given("http://localhost/a", json.dumps(document(*paths)).encode())
        return Config(root=tmp_path, given=given, output=tmp_path / "client")

    actions: list[Callable[[], object]] = [lambda: None] * 5
    actions += [paths.clear, *[lambda: None] * 5]
    actions += [lambda: paths.append("/owners"), *[lambda: None] * 5]
    assert watched(choose, actions, monkeypatch) == 2
    assert "owners" in (tmp_path / "client/big_store/_client.py").read_text()
