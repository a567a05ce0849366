"""What an old client sends with every call is sent by its successor: headers, user names."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from clientsmith.adopt import Modules, judge_calls, make_successor, read_sdk
from clientsmith.adopt.sources import open_sources
from clientsmith.config.values import Password, for_spec
from clientsmith.report.diagnostics import Diagnostics

from .sdks import DOCUMENT, FERN, SDKS, STAINLESS, write_sdk
from .test_adopting import adopt

_BASIC = DOCUMENT.replace("scheme: bearer", "scheme: basic")
_CLIENT = "zoo/_client.py"
_FIRST = "api_key: str | None = None,"


def _with(argument: str, body: str) -> dict[str, str]:
    """The small SDK whose client takes one more argument, and has one more method."""
    text = STAINLESS[_CLIENT].replace(_FIRST, f"{_FIRST} {argument}")
    head, mark, rest = text.partition("    @cached_property")
    return {**STAINLESS, _CLIENT: f"{head}{body}\n{mark}{rest}"}


@pytest.mark.parametrize(
    "made",
    [
        'f"{self.keeper}:{self.api_key}".encode()',
        'str(self.keeper) + ":" + self.api_key',
        "httpx.BasicAuth(self._get_keeper(), self._api_key)",
    ],
)
def test_a_user_name_and_a_password_stay_two_arguments(
    made: str, tmp_path: Path
) -> None:
    body = f"""\
        if keeper is None:
            keeper = os.environ.get("ZOO_KEEPER")

    @property
    def auth_headers(self):
        text = {made}
        return {{"Authorization": encode(text)}}
"""
    sdk, _, config = adopt(_with("keeper: str | None = None,", body), tmp_path, _BASIC)
    rule = config.credentials["Key"]
    assert (rule.argument, rule.env) == ("keeper", "ZOO_KEEPER")
    assert rule.password == Password(argument="api_key", env="ZOO_KEY")
    judged = judge_calls(sdk, config, Diagnostics())
    assert judged is not None
    (client,) = (item for item in judged if item.call.path == ("Zoo",))
    assert client.verdict == "equal", client


def test_a_user_name_is_known_by_its_word(tmp_path: Path) -> None:
    files = {
        name: text.replace("api_key", "password") for name, text in STAINLESS.items()
    }
    client = files[_CLIENT].replace(
        "password: str | None = None,",
        "username: str = '', password: str | None = None,",
    )
    config = adopt({**files, _CLIENT: client}, tmp_path, _BASIC)[2]
    assert config.credentials["Key"].argument == "username"
    assert config.credentials["Key"].password is not None


def test_headers_that_no_document_names_are_held(tmp_path: Path) -> None:
    body = """\
        if keeper is None:
            keeper = os.environ.get("ZOO_KEEPER")

    @property
    def default_headers(self):
        return {
            **super().default_headers,
            "X-Stainless-Async": "false",
            "Zoo-Version": "7",
            "Zoo-Keeper": self.keeper if self.keeper is not None else Omit(),
            "Authorization": self.api_key,
        }
"""
    sdk, _, config = adopt(_with("keeper: str | None = None,", body), tmp_path)
    assert sdk.headers == (("Zoo-Version", "7"),)
    rule = config.client_parameters["Zoo-Keeper"]
    assert (rule.argument, rule.env, rule.header) == ("keeper", "ZOO_KEEPER", True)
    assert config.client_parameters.keys() == {"Zoo-Keeper"}
    judged = judge_calls(sdk, config, Diagnostics())
    assert judged is not None
    assert [item.verdict for item in judged if item.call.path == ("Zoo",)] == ["equal"]


def test_headers_of_a_wrapper_are_held(tmp_path: Path) -> None:
    wrapper = """\
class BaseClientWrapper:
    def get_headers(self):
        headers = {"X-Fern-Language": "Python", "User-Agent": "zoo"}
        if self._keeper is not None:
            headers["X-Zoo-Keeper"] = self._keeper
        return headers
"""
    known = next(name for name, text in FERN.items() if "def __init__(self, *," in text)
    text = FERN[known].replace(
        "def __init__(self, *,", "def __init__(self, *, keeper=None,"
    )
    files = {**FERN, known: text, "zoo/core/client_wrapper.py": wrapper}
    sdk = read_sdk(open_sources(str(write_sdk(files, tmp_path / "old"))))
    assert (sdk.held, sdk.headers) == ((("X-Zoo-Keeper", "keeper"),), ())


def test_makers_without_such_headers_have_none(tmp_path: Path) -> None:
    for maker, files in SDKS.items():
        sdk = read_sdk(open_sources(str(write_sdk(files, tmp_path / maker))))
        assert not (sdk.held or sdk.headers or sdk.pairs), maker


def test_headers_that_never_change_are_sent_too(tmp_path: Path) -> None:
    body = """\
    def default_headers(self):
        return {"Zoo-Version": "7", "zoo-edition": "2"}
"""
    spec = tmp_path / "zoo.yaml"
    parameter = (
        "{name: Zoo-Edition, in: header, required: true, schema: {type: string}}"
    )
    spec.write_text(
        DOCUMENT.replace("parameters: [", f"parameters: [{parameter}, "),
        encoding="utf-8",
    )
    sources = open_sources(str(write_sdk(_with("", body), tmp_path / "old")))
    modules = Modules(sources, [])
    made = make_successor(
        read_sdk(sources, modules),
        modules,
        for_spec(spec),
        tmp_path / "c.toml",
        Diagnostics(),
    )
    assert made is not None
    said = tomllib.loads(made.text)
    assert said["surface"]["headers"] == {"Zoo-Version": "7"}
    assert said["client_parameters"] == {"Zoo-Edition": {"default": "2"}}


def test_a_method_that_calls_another_is_its_second_name_and_webhooks_keep_their_key(
    tmp_path: Path,
) -> None:
    cages = "zoo/resources/cages/cages.py"
    forward = """\
    @typing_extensions.deprecated("use `create` instead")
    def craete(self, *, size: int, extra_headers=None):
        return self.create(size=size, extra_headers=extra_headers)

"""
    head, mark, rest = STAINLESS[cages].partition("    def create(")
    assert mark
    client = STAINLESS[_CLIENT].replace(_FIRST, f"{_FIRST} webhook_key: str = '',")
    files = {**STAINLESS, cages: f"{head}{forward}{mark}{rest}", _CLIENT: client}
    spec = tmp_path / "zoo.yaml"
    spec.write_text(DOCUMENT, encoding="utf-8")
    sources = open_sources(str(write_sdk(files, tmp_path / "old")))
    modules = Modules(sources, [])
    sdk = read_sdk(sources, modules)
    made = make_successor(
        sdk, modules, for_spec(spec), tmp_path / "c.toml", Diagnostics()
    )
    assert made is not None
    said = tomllib.loads(made.text)
    assert said["surface"]["constructor"] == {"webhook_key": "webhook_secret"}
    assert said["aliases"]["methods"]["cages.craete"] == {"name": "cages.create"}
