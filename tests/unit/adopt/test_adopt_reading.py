"""What is found in SDKs of each style, and in sources that are not as they should be."""

from __future__ import annotations

import io
import re
import sys
import tarfile
import zipfile
from pathlib import Path

import clientsmith.adopt
import pytest
from clientsmith.adopt import SourcesError, open_sources, read_sdk
from clientsmith.adopt.values import Sdk

from .sdks import FERN, SDKS, SPEAKEASY, STAINLESS, write_sdk

OPERATIONS = {
    "GET v1/cages",
    "POST v1/cages",
    "GET v1/cages/{cage_id}/animals/{animal_id}",
    "GET v1/status",
}


def read(files: dict[str, str], folder: Path) -> Sdk:
    return read_sdk(open_sources(str(write_sdk(files, folder))))


@pytest.mark.parametrize("maker", SDKS)
def test_each_style_has_all_operations(maker: str, tmp_path: Path) -> None:
    sdk = read(SDKS[maker], tmp_path)
    found = {
        f"{item.verb} {item.path.strip('/')}"
        for call in sdk.calls
        for item in call.requests
    }
    assert sdk.maker == maker
    assert {
        text.replace("{}", "{cage_id}", 1).replace("{}", "{animal_id}")
        for text in found
    } == OPERATIONS


@pytest.mark.parametrize("files", [STAINLESS, FERN, SPEAKEASY])
def test_call_paths_begin_at_the_client(files: dict[str, str], tmp_path: Path) -> None:
    sdk = read(files, tmp_path)
    paths = {call.dotted for call in sdk.calls}
    assert {"status", "cages.list", "cages.create", "cages.animals.retrieve"} <= paths
    assert not any("raw" in path or "async" in path for path in paths)


def test_stripped_marks_do_not_change_what_is_found(tmp_path: Path) -> None:
    bare = {name: text.replace("Stainless", "us") for name, text in STAINLESS.items()}
    assert read(bare, tmp_path / "a").calls == read(STAINLESS, tmp_path / "b").calls


def test_arguments_have_kind_default_and_wire_name(tmp_path: Path) -> None:
    calls = {call.dotted: call for call in read(STAINLESS, tmp_path).calls}
    shown = [
        (item.name, item.kind, item.default)
        for item in calls["cages.animals.retrieve"].arguments
    ]
    assert shown == [("animal_id", "either", None), ("cage_id", "keyword", None)]
    (limit,) = calls["cages.list"].arguments
    assert (limit.name, limit.default) == ("limit", "omit")
    (size,) = calls["cages.create"].arguments
    assert size.wire == "size"
    assert calls["cages.animals.retrieve"].deprecated == "ask the keeper"


def test_the_client_with_its_variables_addresses_and_errors(tmp_path: Path) -> None:
    sdk = read(STAINLESS, tmp_path)
    assert (sdk.package, sdk.client) == ("zoo", "Zoo")
    assert dict(sdk.variables) == {"api_key": "ZOO_KEY", "base_url": "ZOO_BASE_URL"}
    assert sdk.base_urls == ("https://zoo.example",)
    assert sdk.errors == ("ZooError", "NotFoundError")
    assert [call.dotted for call in sdk.handwritten] == ["cages.paint"]
    assert dict(read(FERN, tmp_path / "fern").variables) == {"api_key": "ZOO_KEY"}


def test_guesses_are_marked(tmp_path: Path) -> None:
    calls = read(SDKS["hand-written"], tmp_path).calls
    assert all(item.guessed for call in calls for item in call.requests)


def test_a_call_through_another_is_not_direct(tmp_path: Path) -> None:
    calls = {call.dotted: call for call in read(STAINLESS, tmp_path).calls}
    assert not calls["cages.create_and_wait"].requests[0].direct
    assert calls["cages.create"].requests[0].direct


def test_wheel_sdist_and_folder_are_read_alike(tmp_path: Path) -> None:
    wheel, sdist = tmp_path / "zoo-1-py3-none-any.whl", tmp_path / "zoo-1.tar.gz"
    with zipfile.ZipFile(wheel, "w") as archive, tarfile.open(sdist, "w:gz") as tar:
        for name, text in STAINLESS.items():
            archive.writestr(name, text)
            entry = tarfile.TarInfo(f"zoo-1/src/{name}")
            entry.size = len(text.encode())
            tar.addfile(entry, io.BytesIO(text.encode()))
    folder = write_sdk(STAINLESS, tmp_path / "checkout" / "src").parent
    write_sdk({"tests/__init__.py": "class Zoo: ...\n"}, folder)
    paths = [
        {call.dotted for call in read_sdk(open_sources(str(each))).calls}
        for each in (wheel, sdist, folder, folder / "src" / "zoo")
    ]
    assert all(len(each) == 5 and each == paths[0] for each in paths)


def test_an_installed_package_is_read_and_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loud = {
        name: f"{text}\nraise RuntimeError('run')\n" for name, text in STAINLESS.items()
    }
    write_sdk(
        {name.replace("zoo/", "zooadopted/"): text for name, text in loud.items()},
        tmp_path,
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert len(read_sdk(open_sources("zooadopted")).calls) == 5
    assert "zooadopted" not in sys.modules


def test_faulty_files_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = {
        "zoo/resources/cages/animals.py": "print 'old'\n",
        "zoo/_exceptions.py": "class (\n",
    }
    sdk = read(STAINLESS | bad, tmp_path)
    assert {call.dotted for call in sdk.calls} >= {"cages.list", "cages.create"}
    assert sum("animals.py:1" in fault for fault in sdk.faults) == 1


def test_an_archive_cannot_lead_out(tmp_path: Path) -> None:
    wheel = tmp_path / "bad.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("../zoo/__init__.py", "")
        archive.writestr("zoo/__init__.py", "")
    sources = open_sources(str(wheel))
    assert list(sources.files) == ["zoo"]
    assert "leads out" in sources.faults[0]


def test_circles_of_names_and_classes_end(tmp_path: Path) -> None:
    files = {
        "zoo/__init__.py": "from .b import Zoo\nfrom .b import Zoo as Client\n",
        "zoo/b.py": "from .c import Zoo, Base\n",
        "zoo/c.py": "from .b import Zoo\nfrom .c import Base\nclass Base(Base): ...\n",
        "zoo/client.py": "from .b import Zoo\nclass Keeper(Keeper):\n    me: Keeper\n"
        "    def __init__(self): ...\n    def go(self): return self.go()\n",
    }
    assert read(files, tmp_path).calls == ()


@pytest.mark.parametrize(
    "name", ["nowhere-to-be-found", "empty", "text.txt", "broken.whl"]
)
def test_nothing_to_read_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.txt").write_text("x")
    (tmp_path / "broken.whl").write_text("x")
    place = tmp_path / name
    with pytest.raises(SourcesError) as caught:
        open_sources(str(place) if place.exists() else name)
    assert caught.value.hint


def test_what_is_said_of_a_maker_stands_in_the_table_of_makers() -> None:
    asked = re.compile(r"\bmaker(\.name)? (==|!=|in|not in) [(\"'{]")
    for file in Path(clientsmith.adopt.__file__).parent.glob("*.py"):
        assert not asked.search(file.read_text(encoding="utf-8")), file.name
