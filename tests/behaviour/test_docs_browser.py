"""The committed site in a browser, from its files and without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import browser
import pytest
from browser import Browser
from docs_of_every_kind import PAGES, write_site
from node_tools import AXE, lacking

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(browser.MISSING), reason=f"no {browser.MISSING} here"),
]
_DOCS = (Path(__file__).parents[2] / "generated" / "docs").as_uri()
_PAGES = (
    "index.html",
    "resources/environments_batch_exports.html",
    "models/environments_batch_exports.html",
    "models/index.html",
    "endpoints.html",
    "errors.html",
    "behaviour.html",
    "testing.html",
    "guides/transports.html",
    "guides/hooks.html",
)
_BACKFILLS = "resources/environments_batch_exports_backfills.html"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with browser.driver() as port:
        yield port


@pytest.fixture(scope="module")
def page(port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = Browser(port, str(tmp_path_factory.mktemp("profile")))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pages of the committed site, and one of each kind that there is."""
    every = write_site(tmp_path_factory.mktemp("every")).as_uri()
    return [f"{_DOCS}/{path}" for path in _PAGES] + [
        f"{every}/{path}" for path in PAGES
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_pages_fit_and_report_nothing(
    page: Browser, addresses: list[str], width: int, scheme: str
) -> None:
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    page.command("Emulation.setEmulatedMedia", features=media)
    for path in addresses:
        page.open(path, width)
        over = "document.documentElement.scrollWidth - innerWidth"
        assert page.run(f"return {over}") <= 0, path
        color = page.run("return getComputedStyle(document.body).backgroundColor")
        assert (color == "rgb(255, 255, 255)") == (scheme == "light")
        assert page.log() == [], path


def _search(page: Browser, words: str) -> list[str]:
    page.open(f"{_DOCS}/index.html")
    page.type("/")
    assert page.run("return document.activeElement.id") == "site--search"
    page.type(words)
    page.wait("document.querySelectorAll('#site--results li').length")
    script = "return [...document.querySelectorAll('#site--results li b')].map(b => b.textContent)"
    return list(page.run(script))


def test_search_finds_a_method_and_goes_there(page: Browser) -> None:
    found = _search(page, "batch_exports.backfills.create")
    assert found[0] == "environments.batch_exports.backfills.create"
    page.type("Enter")
    assert page.wait(f"location.href.includes('{_BACKFILLS}#create')")
    top = page.wait("document.getElementById('create').getBoundingClientRect().top + 1")
    assert 0 < top < 200


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("start_at", "environments.batch_exports.backfills.create.start_at"),
        ("latest_runs", "BatchExport.latest_runs"),
        ("429", "RateLimitError"),
        ("ratelimit", "RateLimitError"),
        ("environments_batch_exports_list", "environments.batch_exports.list"),
    ],
)
def test_search_finds(page: Browser, words: str, name: str) -> None:
    assert name in _search(page, words)


def test_search_by_keyboard(page: Browser) -> None:
    _search(page, "start_at")
    page.type("ArrowDown")
    script = "return document.querySelector('#site--results [aria-selected=true]').id"
    assert page.run(script) == "site--result1"
    page.type("Escape")
    assert page.run("return document.getElementById('site--results').hidden")


def test_nothing_found_says_so(page: Browser) -> None:
    page.open(f"{_DOCS}/index.html")
    page.type("/")
    page.type("qqqqqqqq")
    assert "Nothing" in page.wait(
        "document.querySelector('#site--results .none')?.textContent"
    )


def test_a_deep_link_shows_its_target(page: Browser) -> None:
    page.open(f"{_DOCS}/{_BACKFILLS}#retrieve-id")
    top = "document.getElementById('retrieve-id').getBoundingClientRect().top"
    assert 0 <= page.wait(f"{top} + 1") < 900


def test_the_chosen_tab_is_remembered(page: Browser) -> None:
    page.open(f"{_DOCS}/{_BACKFILLS}")
    page.run("document.querySelectorAll('[role=tab]')[1].click()")
    page.open(f"{_DOCS}/index.html")
    shown = "[...document.querySelectorAll('.example:not([hidden])')].map(e => e.dataset.tab)"
    assert page.run(f"return {shown}") == ["asyncio"]


def test_copying_copies_the_program(page: Browser) -> None:
    page.open(f"{_DOCS}/index.html")
    page.run(
        "document.execCommand = () => { window.copied = getSelection().toString(); };"
        "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
        "document.querySelector('.copy').click()"
    )
    assert page.wait("window.copied") == "pip install ."


def test_a_page_is_copied_as_markdown(page: Browser) -> None:
    page.open(f"{_DOCS}/errors.html")
    page.run(
        "navigator.clipboard.writeText = async text => { window.copied = text };"
        "document.querySelector('.page-copy').click()"
    )
    copied = page.wait("window.copied")
    assert copied.startswith("# Errors\n")
    assert "\n|---|" in copied and "`NotFoundError`" in copied


def test_code_fits_its_column(page: Browser) -> None:
    for width in (1280, 1440):
        page.open(f"{_DOCS}/{_BACKFILLS}", width)
        script = (
            "return [...document.querySelectorAll('.beside pre, .signature pre')]"
            ".filter(pre => pre.scrollWidth > pre.clientWidth).length"
        )
        assert page.run(script) == 0, width


def test_the_theme_is_kept(page: Browser) -> None:
    page.open(f"{_DOCS}/index.html")
    page.run(
        "localStorage.removeItem('theme'); document.querySelector('.theme').click()"
    )
    chosen = page.run("return document.documentElement.dataset.theme")
    page.open(f"{_DOCS}/errors.html")
    assert page.run("return document.documentElement.dataset.theme") == chosen
    page.run("localStorage.removeItem('theme')")


def test_print_shows_everything(page: Browser) -> None:
    page.open(f"{_DOCS}/{_BACKFILLS}")
    page.command("Emulation.setEmulatedMedia", media="print")
    script = "return getComputedStyle(document.querySelector('{}')).display"
    assert page.run(script.format("nav.site")) == "none"
    hidden = "[...document.querySelectorAll('.example')].some(e => !e.offsetHeight)"
    assert not page.run(f"return {hidden}")
    page.command("Emulation.setEmulatedMedia", media="")


def test_all_is_there_without_scripts(
    port: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = Browser(port, str(tmp_path_factory.mktemp("plain")), script=False)
    try:
        plain.command("Emulation.setScriptExecutionDisabled", value=True)
        plain.open(f"{_DOCS}/{_BACKFILLS}")
        text = plain.run("return document.body.innerText")
        for words in ("batch_export_id", "asyncio.run(main())", "curl -X POST", "429"):
            assert words in text
        assert plain.run("return document.querySelector('.search').offsetHeight") == 0
    finally:
        plain.close()


@pytest.mark.skipif(bool(lacking(AXE)), reason=lacking(AXE))
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(
    page: Browser, addresses: list[str], width: int, scheme: str
) -> None:
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    page.command("Emulation.setEmulatedMedia", features=media)
    for path in addresses:
        page.open(path, width)
        page.run(
            AXE.read_text("utf-8")
            + "\naxe.run({preload: false}).then(r => window.found = r)"
        )
        found = page.wait("window.found && [window.found.violations.map(v => v.id)]")
        assert found == [[]], path


def test_the_way_through_the_pages_is_shown(page: Browser) -> None:
    """Above, before and after a page; of its own contents, the part that is read is marked."""
    page.open(f"{_DOCS}/{_BACKFILLS}", 1280)
    above = "return [...document.querySelectorAll('.crumbs a')].map(a => a.textContent)"
    assert page.run(above) == ["Overview", "environments", "batch_exports"]
    page.open(f"{_DOCS}/behaviour.html", 1440)
    turns = "return [...document.querySelectorAll('.turn a')].map(a => a.rel)"
    assert page.run(turns) == ["prev", "next"]
    marked = "document.querySelector('.here [aria-current]')?.textContent"
    page.run("document.getElementById('redirects').scrollIntoView()")
    assert page.wait(f"{marked} === 'Redirects'")
    page.run("window.scrollTo(0, 0)")
    assert page.wait(f"{marked} === 'Pages'")


def test_contents_are_a_drawer_on_a_telephone(page: Browser) -> None:
    page.open(f"{_DOCS}/{_BACKFILLS}", 390)
    drawer = "document.querySelector('nav.site details')"
    assert page.run(f"return {drawer}.open") is False
    header = (
        "return document.querySelector('header.top').getBoundingClientRect().height"
    )
    assert page.run(header) <= 60
    page.run(f"{drawer}.querySelector('summary').click()")
    box = page.run(
        f"const r = {drawer}.querySelector('ul').getBoundingClientRect();"
        "return [r.left, r.right, r.top]"
    )
    assert box[0] == 0 and box[1] < 390 and box[2] == 0
    handle = f"{drawer}.querySelector('summary')"
    assert page.run(f"return {handle}.textContent") == "Close"
    shown = (
        f"const r = {drawer}.querySelector('[aria-current]').getBoundingClientRect();"
        "return r.top > 40 && r.bottom < innerHeight"
    )
    assert page.run(shown) is True
    page.run(
        f"{handle}.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Escape', bubbles: true}}))"
    )
    assert page.run(f"return {drawer}.open") is False


def test_verbs_and_paths_stand_in_columns(page: Browser) -> None:
    page.open(f"{_DOCS}/endpoints.html", 1280)
    widths = "return [...document.querySelectorAll('.endpoints .verb')].map((e) => e.offsetWidth)"
    assert len(set(page.run(widths))) == 1


def test_the_section_of_a_link_is_marked_at_the_end_of_a_page(page: Browser) -> None:
    page.open(f"{_DOCS}/behaviour.html#deviations", 1280, 1600)
    marked = "return document.querySelector('.here [aria-current]').hash"
    assert page.run(marked) == "#deviations"
