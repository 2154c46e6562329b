"""Fixtures of the browser tests: the sample's handbook, served on this machine, and a Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from recordroom.publish.serve import Server
from tests.browser.pages import KINDS

AS_OF = "2026-11-01"
"""The sample's day; nothing in it has happened later."""

EDITIONS = {
    "staff": ("zh-Hans", "staff"),
    "public": ("zh-Hans", "public"),
    "staff-en": ("en", "staff"),
}
"""Name of an edition → its language and audience."""

NOWHERE = KINDS["no such page"]
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}

# --- the handbook ---------------------------------------------------------------------------


def _once(folder: Path, make: Callable[[Path], None]) -> Path:
    """`folder` as `make` left it: the first process to ask makes it, the others wait for it."""
    done = folder.with_suffix(".done")
    failed = folder.with_suffix(".failed")
    try:
        os.close(os.open(folder.with_suffix(".lock"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        ends = time.monotonic() + 600
        while not done.exists():
            if failed.exists():
                pytest.fail(failed.read_text(encoding="utf-8"), pytrace=False)
            if time.monotonic() > ends:
                pytest.fail(f"nobody finished {folder.name}", pytrace=False)
            time.sleep(0.2)
        return folder
    try:
        make(folder)
    except BaseException as error:
        failed.write_text(str(error) or repr(error), encoding="utf-8")
        raise
    done.touch()
    return folder


def _recordroom(*arguments: str) -> None:
    """Run the command as a person would, in a process of its own."""
    code = "from recordroom.cli import main; main()"
    paths = [p for p in sys.path if p]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        pytest.fail(f"recordroom {' '.join(arguments)}\n{done.stdout}{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a parallel run have in common."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    folder = base / "handbook"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def edition(shared: Path) -> Callable[[str], Path]:
    """The finished site of an edition of EDITIONS, with the sample's whole history."""

    def make_room(folder: Path) -> None:
        _recordroom("demo", str(folder))

    def site(name: str) -> Path:
        lang, audience = EDITIONS[name]

        def build(folder: Path) -> None:
            room = _once(shared / "room", make_room)
            options = ["--audience", audience, "--as-of", AS_OF, "--root", str(room)]
            _recordroom("--lang", lang, "build", *options, "--out", str(folder))

        return _once(shared / name, build) / audience / "site"

    return site


@pytest.fixture(scope="session")
def address(edition: Callable[[str], Path]) -> Iterator[Callable[[str], str]]:
    """The address at which an edition is served, with a slash at its end."""
    servers: dict[str, Server] = {}
    with ExitStack() as running:

        def at(name: str) -> str:
            if name not in servers:
                servers[name] = running.enter_context(Server(edition(name), port=0))
                servers[name].start()
            return f"{servers[name].address}/"

        yield at


# --- the browser ----------------------------------------------------------------------------

MISSING = (
    "没有找到 Chromium。请安装（Debian/Ubuntu：apt install chromium fonts-noto-cjk；"
    "或 python -m playwright install chromium），也可用环境变量 CHROMIUM 指明程序的位置。\n"
    "Chromium was not found. Install it (Debian/Ubuntu: apt install chromium fonts-noto-cjk; or "
    "python -m playwright install chromium), or name the program in the variable CHROMIUM."
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def _chromium(driver: Playwright) -> str | None:
    """The program to start: the one named, the system's, or playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, ("/usr/bin/chromium", *on_path))), None)
    own = driver.chromium.executable_path
    return found or (own if Path(own).is_file() else None)


def without(message: str) -> NoReturn:
    """On a person's machine the tests are skipped with a reason; on the server they must run."""
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a process."""
    with sync_playwright() as driver:
        program = _chromium(driver)
        if program is None:
            without(MISSING)
        try:
            browser = driver.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        except PlaywrightError as error:
            without(f"{program} 没有启动 · did not start\n{error}\n{MISSING}")
        yield browser
        browser.close()


class Reader:
    """Somebody with a browser: opens pages, and remembers what the browser complained of."""

    def __init__(self, chromium: Browser, address: Callable[[str], str]) -> None:
        self._chromium = chromium
        self._address = address
        self._contexts: list[BrowserContext] = []
        self.elsewhere: list[str] = []
        """Requests to another host than the handbook's."""
        self.complaints: list[str] = []
        """What stood in the console, scripts that failed, files that were not there."""

    def page(self, *, edition: str = "staff", **options: Any) -> Page:
        """An empty page of 1280×800; `options` are those of a playwright context."""
        root = self._address(edition)
        options = {"viewport": DESKTOP, "locale": "zh-CN", "color_scheme": "light", **options}
        context = self._chromium.new_context(base_url=root, **options)
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        host = urlsplit(root).netloc
        context.on("request", lambda r: self._asked(r.url, host))
        context.on("response", lambda r: r.status < 400 or self._complain(r.url, str(r.status)))
        context.on("weberror", lambda e: self._complain(e.page.url if e.page else "", str(e.error)))
        context.on("console", lambda m: self._said(m.page.url if m.page else "", m.type, m.text))
        return context.new_page()

    def open(self, path: str, *, edition: str = "staff", **options: Any) -> Page:
        """A new page at `path` (from the site's root) that has come to rest."""
        page = self.page(edition=edition, **options)
        self.go(page, path)
        return page

    def go(self, page: Page, path: str) -> None:
        """Lead a page to another path; that NOWHERE is not there is no complaint."""
        answer = page.goto(path, wait_until="load")
        if path == NOWHERE:
            assert answer is not None and answer.status == 404
            self.complaints = [c for c in self.complaints if NOWHERE not in c]

    def search(self, query: str = "", **options: Any) -> Page:
        """The search page at `?…` of a query string, with the answer there."""
        page = self.open(f"search/{query}", **options)
        page.locator("#handbook-search:not([aria-busy]) [data-status]:not(:empty)").wait_for()
        return page

    def _asked(self, url: str, host: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            self.elsewhere.append(url)

    def _said(self, url: str, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self._complain(url, text)

    def _complain(self, url: str, text: str) -> None:
        self.complaints.append(f"{url}: {text}")

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def reader(chromium: Browser, address: Callable[[str], str]) -> Iterator[Reader]:
    """A reader; whatever a test does, no other host is asked and nothing goes wrong unseen."""
    reader = Reader(chromium, address)
    yield reader
    reader.close()
    assert reader.elsewhere == [], "asked another host"
    assert reader.complaints == []
