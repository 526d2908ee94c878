"""Takes the pictures in docs/images: each main screen, wide and narrow, light and dark.

A service is started on a database of its own with the seeds; the browser is Debian's.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from browser import Desk, launched, served
from playwright.sync_api import Browser, Page

from publisher.mending import Action
from publisher.newsroom import Newsroom
from publisher.readers import metadata
from publisher.records import Product

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SIZES = ((1280, 800), (390, 844))
SCHEMES = ("light", "dark")
EVERYWHERE = frozenset({"new", "draft", "text", "events", "page"})
"""These are taken at each size in each scheme, the others wide and light."""


class Calendar:
    """A clock that can be set back by days, so that not everything was published just now."""

    def __init__(self) -> None:
        self.back = 0

    def __call__(self) -> datetime:
        return datetime.now(UTC) - timedelta(days=self.back)


def fill(room: Newsroom, calendar: Calendar) -> str:
    """Publishes the seeds, with partners around them; gives back the draft of one article that is open."""
    texts = sorted((ROOT / "seeds").glob("*.txt"))
    for number, text in enumerate(texts):
        calendar.back = 3 * (len(texts) - number)
        given = metadata.load(text.with_suffix(".meta.json").read_bytes(), text.name)
        draft = room.drafts.open(text.read_bytes(), editor="eva", name=text.name, metadata=given)
        if text.stem != "talks":
            room.drafts.publish(draft.id, editor="eva", seen=0)
        else:
            shown = draft.id
    calendar.back = 0
    first = room.articles(limit=1).items[0].id
    mended = room.drafts.open_article(first, editor="max")
    action = Action("set", pointer="/headline", value="Appeals court upholds fine over river spill")
    number = room.drafts.act(mended.id, action, editor="max").record.number
    room.drafts.publish(
        mended.id, editor="max", seen=number, correction="The headline named the wrong company."
    )
    room.partners.add("Northern Agency", trusted=False)
    room.partners.add("Radio Tejo", trusted=True)
    for partner in ("northern-agency", "radio-tejo"):
        room.partners.add_key(partner, ["read", "submit"])
    room.partners.add_key("radio-tejo", ["read", "subscribe"])
    room.products.put(Product("politics", "Politics", {"section": ["Politics", "World"]}))
    room.products.put(Product("early", "Before the wire", {}, open=False, partners=frozenset({"radio-tejo"})))
    room.subscriptions.add("radio-tejo", "https://hooks.radio-tejo.example/news", product="politics")
    document = json.loads(room.article(room.articles(limit=1).items[0].id)[1])
    node = {
        **document["@graph"][0],
        "@id": "#article",
        "headline": "Ferry line opens again",
        "identifier": "ferry",
    }
    body = json.dumps({**document, "@graph": [node, *document["@graph"][1:]]}).encode()
    room.submissions.submit("northern-agency", body, idempotency="one")
    return shown


def draft(page: Page) -> None:
    """A value is hovered, so that its words are lit and the line is drawn."""
    page.locator("#report-summary", has_text="r").wait_for(state="attached")
    row = page.locator(".node.event .value[data-spans]").first
    if page.viewport_size and page.viewport_size["width"] > 900:
        row.hover()
    page.wait_for_timeout(400)


def report(page: Page) -> None:
    """The report, with an error in what is being typed."""
    page.locator('.value[data-node="article"][data-at="/datePublished"] [data-field]').fill("2026-02-30")
    page.wait_for_timeout(1200)


def preview(page: Page) -> None:
    page.locator("#findings li").first.wait_for()
    page.locator("#tab-preview").click()
    page.locator("#preview-pane .look").wait_for()
    page.wait_for_timeout(300)


def text(page: Page) -> None:
    if page.locator("#tab-text").is_visible():
        page.locator("#tab-text").click()
    page.wait_for_timeout(300)


def shortcuts(page: Page) -> None:
    page.locator("#findings li").first.wait_for()
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    page.wait_for_timeout(300)


def nothing(page: Page) -> None:
    page.wait_for_timeout(300)


def screens(shown: str, room: Newsroom) -> dict[str, tuple[str, Callable[[Page], None]]]:
    """Name -> address and what is done there before the picture is taken."""
    article = "/articles/" + room.articles(limit=1).items[0].id
    event = "/events/" + room.things.page("event", wanted(), limit=1)[0][0].id
    return {
        "new": ("/desk/new", nothing),
        "draft": (f"/desk/drafts/{shown}", draft),
        "text": (f"/desk/drafts/{shown}", text),
        "report": (f"/desk/drafts/{shown}", report),
        "preview": (f"/desk/drafts/{shown}", preview),
        "shortcuts": (f"/desk/drafts/{shown}", shortcuts),
        "publish": (f"/desk/drafts/{shown}/publish", nothing),
        "drafts": ("/desk", nothing),
        "articles": ("/desk/articles", nothing),
        "article": (f"/desk{article}", nothing),
        "submission": (f"/desk/submissions/{room.submissions.page(newsroom(), limit=1)[0][0].id}", nothing),
        "partners": ("/desk/partners", nothing),
        "partner": ("/desk/partners/northern-agency", nothing),
        "feeds": ("/desk/feeds", nothing),
        "feed": ("/desk/feeds/politics", nothing),
        "subscription": ("/desk/partners/radio-tejo/subscriptions/new", nothing),
        "accounts": ("/desk/accounts", nothing),
        "events": ("/desk/events", nothing),
        "quality": ("/desk/quality", nothing),
        "front": ("/", nothing),
        "page": (article, nothing),
        "event": (event, nothing),
        "lost": ("/nothing", nothing),
    }


def wanted() -> Any:
    from publisher.records import Selection

    return Selection()


def newsroom() -> Any:
    from publisher.records import Viewer

    return Viewer(newsroom=True)


@contextmanager
def service() -> Iterator[tuple[Browser, str, Newsroom, str]]:
    calendar = Calendar()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), now=calendar) as (address, room),
        launched() as browser,
    ):
        yield browser, address, room, fill(room, calendar)


def main(folder: Path = IMAGES, only: frozenset[str] = frozenset()) -> None:
    """Takes the pictures; those that are named, at every size, if any is."""
    folder.mkdir(parents=True, exist_ok=True)
    with service() as (browser, address, room, shown):
        for width, height in SIZES:
            for scheme in SCHEMES:
                size = {"width": width, "height": height}
                desk = Desk(browser, address, "eva", viewport=size, color_scheme=scheme)
                for name, (path, prepare) in screens(shown, room).items():
                    if name not in (only or EVERYWHERE) and (only or (width, scheme) != (1280, "light")):
                        continue
                    desk.page.goto(path)
                    prepare(desk.page)
                    desk.page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                if desk.faults:
                    sys.exit("\n".join(desk.faults))
                desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES, frozenset(sys.argv[2:]))
