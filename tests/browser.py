"""A real service and a real browser: Debian's Chromium, driven over its own protocol."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from measure import PATIENCE
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import make_server

from publisher.newsroom import Newsroom
from publisher.settings import Settings
from publisher.web import create_app

TEXT = """World

Ministers open talks on the harbour in Porto

Minister Ana Silva met her Spanish colleague Pedro Ruiz in Porto on Tuesday. Silva said talks will go on.

The harbour of Porto was closed by a storm on Monday. Reuters reported that Ruiz speaks in Lisbon on Friday.
"""
HANDLER = '"><b onmouseover="alert(4)">Tides & ties'
CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
PASSWORD = "a long enough word"
MISSING = "no Chromium is installed here: make test-browser installs it"


expect.set_options(timeout=PATIENCE * 1000)


def require_chromium() -> str:
    """The browser's path; without one the test is skipped, but for CI, where it must be there."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return CHROMIUM


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser."""
    path = require_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, timeout=PATIENCE * 1000, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def served(
    folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC), **values: Any
) -> Iterator[tuple[str, Newsroom]]:
    """The service on a free port, with two accounts; its address and its newsroom."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, lambda *_: [], threaded=True)
    address = f"http://127.0.0.1:{server.server_port}"
    newsroom = Newsroom(
        Settings(
            **{
                "database_url": f"sqlite:///{folder}/publisher.db",
                "secret_file": folder / "secret",
                "base_url": address,
                "name": "The Evening Post",
            }
            | values
        ),
        now=now,
    )
    newsroom.users.add("eva", PASSWORD, name="Eva Lund", role="chief")
    newsroom.users.add("max", PASSWORD, name="Max Roth")
    server.app = create_app(newsroom)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield address, newsroom
    server.shutdown()
    thread.join()
    server.server_close()
    newsroom.close()


@contextmanager
def site(page: str) -> Iterator[str]:
    """Another site, of which every address is this page; its address."""

    def answer(_: Any, start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [page.encode()]

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Desk:
    """One editor at a browser; every fault that the browser tells of is kept in `faults`."""

    def __init__(self, browser: Browser, address: str, name: str = "eva", **options: Any) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(base_url=address, **options)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.context.set_default_timeout(PATIENCE * 1000)
        self.faults: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on(
            "console",
            lambda said: (
                self.faults.append(f"console: {said.text}") if _is_fault(said.type, said.text) else None
            ),
        )
        self.page.on(
            "dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss())
        )
        self.sign_in(name)

    def sign_in(self, name: str) -> None:
        self.page.goto("/desk/sign-in")
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url("**/desk")

    def paste(self, text: str, published: str = "") -> Page:
        """Makes a draft of a text and waits until it is there and judged."""
        self.page.goto("/desk/new")
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.get_by_label("Text or HTML").press("Control+V")
        self.page.get_by_label("Published on").fill(published)
        self.page.get_by_role("button", name="Make the draft").click()
        self.page.wait_for_url("**/drafts/*")
        self.judged()
        return self.page

    def judged(self) -> None:
        """Waits until the report has come."""
        self.page.locator("#report-summary", has_text="wrong with it").or_(
            self.page.locator("#report-summary", has_text="error")
        ).wait_for(state="attached")

    def saved(self) -> None:
        """Waits until everything that was done is confirmed."""
        self.page.locator("#saved", has_text="Saved").or_(
            self.page.locator("#saved", has_text="Taken back")
        ).or_(self.page.locator("#saved", has_text="Done again")).wait_for()

    def close(self) -> None:
        self.context.close()


def _is_fault(kind: str, text: str) -> bool:
    refused = "Failed to load resource" in text  # an answer such as 409 or 401, which the page handles
    return kind in ("error", "warning") and not refused


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Newsroom]]:
    with served(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture
def editor(browser: Browser, service: tuple[str, Newsroom]) -> Iterator[Callable[..., Desk]]:
    """Sits an editor down at the desk; at the end none of their browsers told of a fault."""
    seated: list[Desk] = []

    def sit(name: str = "eva", **options: Any) -> Desk:
        seated.append(Desk(browser, service[0], name, **options))
        return seated[-1]

    yield sit
    faults = [fault for desk in seated for fault in desk.faults]
    for desk in seated:
        desk.close()
    assert not faults


@pytest.fixture
def eva(editor: Callable[..., Desk]) -> Desk:
    return editor()


def card(page: Page, key: str) -> Any:
    return page.locator(f'details.node[data-key="{key}"]')


def field(page: Page, node: str, at: str) -> Any:
    return page.locator(f'.value[data-node="{node}"][data-at="{at}"] [data-field]')


def select(page: Page, words: str) -> None:
    """Selects the words in the text, as a mouse does."""
    page.evaluate(
        """words => {
            for (const paragraph of document.querySelectorAll('#text-pane p')) {
                const at = paragraph.textContent.indexOf(words);
                if (at < 0) continue;
                const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
                const range = document.createRange();
                for (let seen = 0, node; (node = walker.nextNode()); seen += node.length) {
                    if (seen <= at && at < seen + node.length) range.setStart(node, at - seen);
                    const end = at + words.length;
                    if (seen < end && end <= seen + node.length) range.setEnd(node, end - seen);
                }
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
            throw new Error('not in the text: ' + words);
        }""",
        words,
    )
