"""Second reading: hostile archives for `adopt`, requests to `docs --serve`, and servers of
documents. Counted in docs/security.md.
"""

from __future__ import annotations

import gzip
import io
import os
import random
import socket
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter

import pytest
from clientsmith.adopt import sources
from clientsmith.adopt.read import read_sdk
from clientsmith.commands import origins, serve
from clientsmith.output.errors import OutputError
from clientsmith.spec.limits import DEFAULT
from clientsmith.spec.load import remote

pytestmark = pytest.mark.slow

GOOD = ("acme/__init__.py", "class Client: ...\n")

# --- adopt: archives ---------------------------------------------------------------------

Make = Callable[[Path], Path]


def _zip(*files: tuple[str, str], change: Callable[[bytearray], object] = len) -> Make:
    def make(folder: Path) -> Path:
        path = folder / "x.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in files or [GOOD]:
                archive.writestr(name, text)
        content = bytearray(path.read_bytes())
        change(content)
        path.write_bytes(content)
        return path

    return make


def _both(local: int, central: int, value: int) -> Callable[[bytearray], None]:
    """Change a byte of the head of a file, and of its entry in the directory."""

    def change(content: bytearray) -> None:
        content[content.find(b"PK\3\4") + local] = value
        content[content.find(b"PK\1\2") + central] = value

    return change


def _size(value: int) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        at = content.find(b"PK\1\2") + 24
        content[at : at + 4] = value.to_bytes(4, "little")

    return change


def _bomb(folder: Path) -> Path:
    path = folder / "x.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2):
            archive.writestr(f"a/m{number}.py", b"#" * (50 << 20))
    return path


def _tar(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", **pax: str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / "x.tar.gz"
        with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, link
            entry.pax_headers = {
                key.replace("_", "."): value for key, value in pax.items()
            }
            data = (
                b"class Client: ...\n" if kind == tarfile.REGTYPE and not pax else b""
            )
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        return path

    return make


def _bytes(name: str, content: bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _pipe(name: str) -> Make:
    def make(folder: Path) -> Path:
        os.mkfifo(folder / name)
        return folder / name

    return make


def _noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def _cut(folder: Path) -> Path:
    path = _bytes("x.tar.gz", b"")(folder)
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("a-1/a/__init__.py")
        entry.size = 100_000
        archive.addfile(entry, io.BytesIO(_noise(100_000)))
    path.write_bytes(path.read_bytes()[:-5_000])
    return path


ARCHIVES: dict[str, Make] = {
    "out of the folder": _zip(("../a/__init__.py", "")),
    "at the root": _zip(("/a/__init__.py", "")),
    "out of the folder of Windows": _zip(("..\\a\\__init__.py", "")),
    "at a drive": _zip(("C:/a/__init__.py", "")),
    "encrypted": _zip(change=_both(6, 8, 1)),
    "packed in no way": _zip(change=_both(8, 10, 99)),
    "packed in another way": _zip(change=_both(8, 10, 8)),
    "packed by LZMA": _zip(change=_both(8, 10, 14)),
    "packed by bzip2": _zip(change=_both(8, 10, 12)),
    "larger than it says": _zip(("a/__init__.py", "#" * 9_000), change=_size(5)),
    "smaller than it says": _zip(change=_size(3_000_000)),
    "of a size of its own": _zip(change=_size(4_000_000_000)),
    "a bomb": _bomb,
    "one name twice": _zip(GOOD, GOOD),
    "no name": _zip((".py", "")),
    "a long name": _zip(("a/" * 10_000 + "__init__.py", "")),
    "bytes that are no text": _zip(
        ("a/__init__.py", "\udcff".encode("utf-8", "surrogatepass").decode("latin-1"))
    ),
    "no zip": _bytes("x.whl", b"PK\3\4" + _noise(500)),
    "nothing": _bytes("x.whl", b""),
    "only an end": _bytes("x.whl", b"PK\5\6" + bytes(18)),
    "a tar out of the folder": _tar("../../a/__init__.py"),
    "a tar at the root": _tar("/a/__init__.py"),
    "a link of a tar": _tar("a-1/a/__init__.py", tarfile.SYMTYPE, "/etc/passwd"),
    "a hard link of a tar": _tar("a-1/a/__init__.py", tarfile.LNKTYPE, "/etc/passwd"),
    "a device of a tar": _tar("a-1/a/__init__.py", tarfile.CHRTYPE),
    "a pipe of a tar": _tar("a-1/a/__init__.py", tarfile.FIFOTYPE),
    "a folder of a tar": _tar("a-1/a/__init__.py", tarfile.DIRTYPE),
    "a sparse file": _tar(
        "a-1/a/__init__.py",
        GNU_sparse_major="1",
        GNU_sparse_minor="0",
        GNU_sparse_realsize="9" * 14,
    ),
    "a sparse file of another kind": _tar(
        "a-1/a/__init__.py", GNU_sparse_map="0,9999999999", GNU_sparse_size="9999999999"
    ),
    "a size below nothing": _tar("a-1/a/__init__.py", size="-5"),
    "a size that is none": _tar("a-1/a/__init__.py", size="x"),
    "a name by a header": _tar("x", path="../../a/__init__.py"),
    "a link by a header": _tar("x.py", tarfile.SYMTYPE, "y", linkpath="/etc/passwd"),
    "a tar that is cut": _cut,
    "no gzip": _bytes("x.tar.gz", b"\x1f\x8b\x08\0" + b"\xff" * 100),
    "a gzip of nothing": _bytes("x.tar.gz", gzip.compress(_noise(10))),
    "xz that is broken": _bytes("x.tar.gz", b"\xfd7zXZ\0" + _noise(500)),
    "bzip2 that is broken": _bytes("x.tar.gz", b"BZh9" + _noise(500)),
    "a tar of zeros": _bytes("x.tar", bytes(100_000)),
    "a pipe as a wheel": _pipe("x.whl"),
    "a pipe as an sdist": _pipe("x.tar.gz"),
    "a device": lambda folder: Path("/dev/zero"),
    "a zero in its name": lambda folder: Path("a\0b.whl"),
    "a name that is too long": lambda folder: Path("a" * 5_000 + ".whl"),
    "an option": lambda folder: Path("--evil.whl"),
}


@pytest.mark.parametrize("make", ARCHIVES.values(), ids=ARCHIVES)
def test_archives(make: Make, tmp_path: Path) -> None:
    began = perf_counter()
    try:
        found = sources.open_sources(str(make(tmp_path)))
    except sources.SourcesError as error:
        assert str(error) and error.hint
    else:
        texts = "".join(text for _, text in found.files.values())
        assert "root:" not in texts and len(texts) < 250_000_000
        assert not any(".." in name for name, _ in found.files.values())
    assert perf_counter() - began < 30
    assert not list(tmp_path.parent.glob("a*/__init__.py"))


@pytest.mark.parametrize(
    "plant",
    ["pipe", "link", "circle", "device", "folder called .py", "bytes", "secret"],
)
def test_folders_of_an_sdk(plant: str, tmp_path: Path) -> None:
    package = tmp_path / "sdk" / "acme"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    odd = package / "odd.py"
    match plant:
        case "pipe":
            os.mkfifo(odd)
        case "link":
            odd.symlink_to("/etc/passwd")
        case "circle":
            (package / "again").symlink_to(package)
        case "device":
            odd.symlink_to("/dev/zero")
        case "folder called .py":
            odd.mkdir()
        case "bytes":
            odd.write_bytes(b"\xff\0")
        case _:
            (package / ".git").mkdir()
            (package / ".git" / "x.py").write_text("root:")
    found = sources.open_sources(str(tmp_path / "sdk"))
    assert "acme" in found.files
    assert not any("root:" in text for _, text in found.files.values())


SOURCES = {
    "brackets": "x = " + "(" * 5_000 + ")" * 5_000,
    "signs": "x = " + "-" * 100_000 + "1",
    "not": "x = " + "not " * 100_000 + "1",
    "sums": "x = " + "1+" * 50_000 + "1",
    "attributes": "x = a" + ".a" * 50_000,
    "calls": "x = a" + "()" * 50_000,
    "lambdas": "x = " + "lambda: " * 20_000 + "1",
    "digits": "x = " + "9" * 10_000,
    "a zero": "x = 1\0",
    "blocks": "".join(" " * n + "class C:\n" for n in range(99)) + " " * 99 + "x = 1\n",
    "else": "if a: pass\n" + "elif a: pass\n" * 20_000,
    "texts": "x = " + "'a' " * 50_000,
    "format": "x = f'" + "{a}" * 5_000 + "'",
    "an open text": "'''" + "a" * 100_000,
    "half a pair": "x = '\\ud800'",
    "itself": "X = X\nY = Z\nZ = Y\nclass A(B): ...\nclass B(A): ...\nfrom . import x\n",
    "code": "import os\nos.system('touch planted')\nx = __import__('os').system('touch planted')\n",
    "an annotation": "class C:\n def f(self, a: __import__('os').system('touch planted')): ...\n",
}


@pytest.mark.parametrize("text", SOURCES.values(), ids=SOURCES)
def test_sources(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "__init__.py").write_text("")
    (tmp_path / "acme" / "x.py").write_text(text)
    read_sdk(sources.open_sources(str(tmp_path)))
    assert not (tmp_path / "planted").exists()


# --- docs --serve ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("served") / "site"
    folder.mkdir()
    (folder / "index.html").write_text("INDEX")
    (folder.parent / "secret.txt").write_text("SECRET")
    (folder.parent / "site2").mkdir()
    (folder.parent / "site2" / "x.html").write_text("SECRET")
    (folder / "sub").mkdir()
    (folder / "link").symlink_to(folder.parent / "secret.txt")
    (folder / "etc").symlink_to("/etc")
    (folder / "loop").symlink_to("loop")
    server = serve.Server(folder, 0)
    yield int(server.url.rstrip("/").rpartition(":")[2])
    server.close()


def _ask(port: int, raw: str) -> str:
    with socket.create_connection(("127.0.0.1", port)) as peer:
        peer.settimeout(5)
        peer.sendall(raw.encode("latin-1"))
        peer.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := peer.recv(65_536):
            answer += piece
    return answer.decode("latin-1")


ADDRESSES = [
    *(
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
    ),
    *("/link", "/etc/passwd", "/etc/hostname", "/../site2/x", "/..%5csecret.txt"),
    *("//etc/passwd", "/loop", "/loop/x", "/%5c..%5csecret.txt", "/..;/secret.txt"),
    *("/.%00./secret.txt", "/" + "a" * 60_000, "/" + "a/" * 20_000, "/%ff", "/%"),
    *(
        "http://evil.example/../secret.txt",
        "*",
        "/sub/../../secret.txt",
        "/%252e%252e/x",
    ),
    *(
        "/....//secret.txt",
        "/~root/.profile",
        "/C:/x",
        "/file:///etc/passwd",
        "/index.html/x",
    ),
]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda text: text[:30])
def test_addresses(address: str, site: int) -> None:
    answer = _ask(site, f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert answer.startswith(("HTTP/1.0 404", "HTTP/1.0 400"))
    assert "SECRET" not in answer and "root:" not in answer


@pytest.mark.parametrize(
    "address",
    ["///evil.example/..", "//evil.example%2f..%2fsub", "/sub?x=%0d%0aX:y", "/sub"],
)
def test_addresses_lead_to_no_other_place(address: str, site: int) -> None:
    answer = _ask(site, f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    for line in answer.splitlines():
        if line.lower().startswith("location:"):
            assert (
                line.partition(": ")[2][1:2] != "/"
                and line.partition(": ")[2][0] == "/"
            )
        assert not line.startswith("X:")


HOSTS = [
    *("evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "0.0.0.0"),
    *(
        "127.0.0.1@evil.example",
        "[::1]",
        "localhost.",
        "",
        "127.1",
        "evil.example:127.0.0.1",
    ),
    *("127.0.0.1\r\nHost: evil.example", "evil.example\r\nHost: 127.0.0.1"),
    *(
        "127.0.0.1, evil.example",
        "2130706433",
        "0x7f.1",
        "LOCALHOST.EVIL",
        "\u00b2.0.0.1",
    ),
]


@pytest.mark.parametrize("host", HOSTS, ids=ascii)
def test_names_of_this_machine(host: str, site: int) -> None:
    answer = _ask(site, f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")
    assert "421" in answer.split("\r\n")[0] and "INDEX" not in answer


@pytest.mark.parametrize(
    "method",
    ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"],
)
def test_methods(method: str, site: int) -> None:
    answer = _ask(site, f"{method} / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert "501" in answer.split("\r\n")[0]
    assert "access-control" not in answer.lower()


# --- documents on servers ------------------------------------------------------------------


class _Hostile(BaseHTTPRequestHandler):
    answer: bytes = b""

    def do_GET(self) -> None:
        self.wfile.write(self.server.answer)  # type: ignore[attr-defined]
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture(scope="module")
def hostile() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _to(place: str) -> bytes:
    return f"HTTP/1.1 302 X\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()


ANSWERS: dict[str, bytes] = {
    **{
        f"to {place}": _to(place)
        for place in (
            *("file:///etc/passwd", "FILE:/etc/passwd", "ftp://127.0.0.1/", "data:,x"),
            *(
                "http://127.0.0.1:1/",
                "http://127.1:{port}/",
                "http://localhost:{port}/",
            ),
            *(
                "http://[::1]:{port}/",
                "http://[::ffff:127.0.0.1]:{port}/",
                "//evil.invalid/",
            ),
            *(
                "http://0x7f000001:{port}/",
                "http://2130706433:{port}/",
                "https://127.0.0.1/",
            ),
            *("http://169.254.169.254/latest/", "http://[fd00:ec2::254]/", "http://0/"),
            *(
                "http://127.0.0.1:{port}@evil.invalid/",
                "http:///x",
                "http://[::1",
                "http://a b/",
            ),
            *(
                "https:evil",
                "javascript:x",
                "http://127.0.0.1:99999/",
                "http://127.0.0.1:x/",
            ),
            *(
                "jar:file:///x!/",
                "unix:/var/run/docker.sock",
                "\\\\evil\\x",
                "gopher://x/",
            ),
        )
    },
    "to itself": _to("/"),
    "to nothing": b"HTTP/1.1 302 X\r\nContent-Length: 0\r\n\r\n",
    "no HTTP": b"SSH-2.0-x\r\n",
    "nothing": b"",
    "a long status line": b"HTTP/1.1 200 " + b"a" * 100_000 + b"\r\n\r\n",
    "many headers": b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 10_000 + b"\r\n",
    "a reason that steers terminals": b"HTTP/1.1 404 \x1b[2J\x07\r\nContent-Length: 0\r\n\r\n",
    "a reason that is a command": b"HTTP/1.1 404 ::set-output name=x::y\r\n\r\n",
    "half": b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nx",
    "a length below nothing": b"HTTP/1.1 500 X\r\nContent-Length: -5\r\n\r\nx",
    "chunks that are none": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "not modified": b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n",
    "a question for a password": b"HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm=x\r\n\r\n",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_answers(
    answer: bytes,
    hostile: ThreadingHTTPServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    port = hostile.server_port
    hostile.answer = answer.replace(b"{port}", str(port).encode())  # type: ignore[attr-defined]
    url = f"http://127.0.0.1:{port}/api.json?key=SECRET"
    found = remote.fetch(url, 1_000_000, seconds=5)
    assert isinstance(found, str) or b"root:" not in found
    if b"302" in answer[:20] or b"304" in answer[:20]:
        assert isinstance(found, str)
    try:
        given = origins.read_url(url, DEFAULT)
    except OutputError as error:
        assert "SECRET" not in f"{error} {error.hint}"
    else:
        assert b"root:" not in (given.content or b"")


@pytest.mark.parametrize(
    "tag",
    [
        "a b c",
        "x\ty",
        '"' + "a" * 60_000 + '"',
        "\xff\xfe",
        "W/",
        "",
        "é\x85x",
        "a" * 64,
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_tags_do_not_poison_the_cache(
    tag: str,
    hostile: ThreadingHTTPServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    url = f"http://127.0.0.1:{hostile.server_port}/x"

    def answer(content: bytes) -> bytes:
        head = (
            f"HTTP/1.1 200 OK\r\nETag: {tag}\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        return head.encode("latin-1") + content

    for content in (b'{"a": 1}', b'{"b": 2}'):
        hostile.answer = answer(content)  # type: ignore[attr-defined]
        assert origins.read_url(url, DEFAULT).content == content
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-1] + b"!")  # by hand: its hash tells
    hostile.answer = b"HTTP/1.1 304 X\r\n\r\n"  # type: ignore[attr-defined]
    with pytest.raises(OutputError):
        origins.read_url(url, DEFAULT)


URLS = [
    *(
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "http:/etc/passwd",
        "http:",
        "http://",
    ),
    *(
        "HTTP://localhost/../../etc/passwd",
        "//etc/passwd",
        "http://[::1",
        "http://a b/",
    ),
    *(
        "http://user:SECRET@127.0.0.1:1/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
    ),
    *(
        "http://127.0.0.1:1\r\nX: y/",
        "http://\ud800/",
        "http://\0/",
        "https://127.0.0.1:1/",
    ),
    *("ftp://127.0.0.1/", "data:,x", "http://127.0.0.1:-1/", "http://" + "a" * 70_000),
    *("http://xn--", "http://a..b/", "http://.\u3002/", "http://127.0.0.1:1/\u202e"),
]


@pytest.mark.parametrize("url", URLS, ids=lambda text: ascii(text)[:40])
def test_addresses_of_documents(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert isinstance(remote.fetch(url, 1_000, seconds=2), str)
    with pytest.raises(OutputError) as caught:
        origins.read_url(url, DEFAULT)
    assert "SECRET" not in str(caught.value)
