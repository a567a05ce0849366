"""Pages of reference beside those of others, opened in Chromium: how soon, how much, what is shown.

    npm install --prefix FOLDER @scalar/api-reference redoc swagger-ui-dist axe-core
    python bench/docs_compare.py FOLDER SPEC...  > table

Everything is served from this machine; nothing is fetched from elsewhere.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "behaviour"))

import browser  # noqa: E402
from browser import Browser  # noqa: E402

HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
)
SCALAR = "node_modules/@scalar/api-reference/dist/browser/standalone.js"
SWAGGER = "node_modules/swagger-ui-dist/swagger-ui"
RIVALS = {
    "Scalar": (
        "@scalar/api-reference",
        f'{HEAD}</head><body><script id="api-reference" data-url="{{spec}}"></script>'
        f'<script src="{SCALAR}"></script></body></html>',
    ),
    "Redoc": (
        "redoc",
        f'{HEAD}</head><body><redoc spec-url="{{spec}}"></redoc>'
        '<script src="node_modules/redoc/bundles/redoc.standalone.js"></script></body></html>',
    ),
    "Swagger UI": (
        "swagger-ui-dist",
        f'{HEAD}<link rel="stylesheet" href="{SWAGGER}.css"></head><body><div id="ui"></div>'
        f'<script src="{SWAGGER}-bundle.js"></script><script src="{{name}}.js"></script>'
        "</body></html>",
    ),
}
START = 'SwaggerUIBundle({{url: "{spec}", dom_id: "#ui"}})'
PAINT = "return (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0"
LOADED = """
return performance.getEntriesByType('resource')
  .concat(performance.getEntriesByType('navigation'))
  .reduce((sum, each) => sum + each.encodedBodySize, 0)
"""
AXE = """
axe.run({preload: false}).then(
  found => { window.found = found }, () => { window.found = {violations: null} })
"""
FOUND = "return window.found?.violations?.map(each => each.id) ?? null"
PATIENCE = 60.0


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def until(page: Browser, words: str) -> float:
    """Milliseconds since the navigation until words are shown; infinite if they never are."""
    script = (
        f"return document.body && document.body.innerText.includes({json.dumps(words)})"
    )
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if page.run(script):
            return float(page.run("return performance.now()"))
        time.sleep(0.02)
    return float("inf")


def measured(port: int, url: str, words: str, axe: Path) -> dict[str, Any]:
    """What can be measured of one page, in a browser that has seen nothing before."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        page = Browser(port, profile)
        page.open(url, 1280)
        row: dict[str, Any] = {"shown": until(page, words)}
        row["paint"] = page.run(PAINT)
        row["bytes"] = page.run(LOADED)
        row["nodes"] = page.run("return document.getElementsByTagName('*').length")
        page.open(url, 390)
        until(page, words)
        row["over"] = page.run(
            "return document.documentElement.scrollWidth - innerWidth"
        )
        media = [{"name": "prefers-color-scheme", "value": "dark"}]
        page.command("Emulation.setEmulatedMedia", features=media)
        page.open(url, 1280)
        until(page, words)
        row["dark"] = page.run("return getComputedStyle(document.body).backgroundColor")
        page.command("Emulation.setEmulatedMedia", features=[])
        page.open(url, 1280)
        until(page, words)
        page.run(axe.read_text("utf-8") + AXE)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not page.run("return !!window.found"):
            time.sleep(0.2)
        row["axe"] = page.run(FOUND)
        page.command("Emulation.setScriptExecutionDisabled", value=True)
        page.open(url, 1280)
        row["plain"] = words in str(page.run("return document.body.innerText"))
        page.close()
    return row


def main(folder: Path, specs: list[str]) -> None:
    """Print a row for each page and document; SPEC is `FILE=RESOURCE.html=WORDS`."""
    handler = partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    axe = folder / "node_modules/axe-core/axe.min.js"
    for given in specs:
        spec, own, words = given.split("=", 2)
        name = Path(spec).stem
        shutil.copy(spec, folder / Path(spec).name)
        site = folder / f"site-{name}"
        subprocess.run(
            [sys.executable, "-m", "clientsmith", "docs", spec, "-q", "-o", str(site)],
            check=True,
            cwd=folder,
        )
        rows = {"clientsmith": f"site-{name}/{own}"}
        for rival, (package, text) in RIVALS.items():
            about = json.loads(
                (folder / "node_modules" / package / "package.json").read_text()
            )
            page = f"{package.rpartition('/')[2]}-{name}"
            known = {"spec": Path(spec).name, "name": page}
            (folder / f"{page}.html").write_text(text.format(**known), "utf-8")
            (folder / f"{page}.js").write_text(START.format(**known), "utf-8")
            rows[f"{rival} {about['version']}"] = f"{page}.html"
        for title, path in rows.items():
            load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
            print(f"load averages {load}: {title}", file=sys.stderr)
            with browser.driver() as port:
                try:
                    row = measured(port, f"{base}/{path}", words, axe)
                except TimeoutError:
                    print(f"| {name} | {title} | the browser did not answer in 60 s |")
                    continue
            axe_found = "failed" if row["axe"] is None else str(len(row["axe"]))
            print(
                f"| {name} | {title} | {row['paint']:.0f} | {row['shown']:.0f} | "
                f"{row['bytes'] / 1000:.0f} | {row['nodes']} | {row['over']} | {axe_found} | "
                f"{row['dark']} | {'yes' if row['plain'] else 'no'} |",
                flush=True,
            )
            print(row["axe"], file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
