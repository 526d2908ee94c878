"""Every page in a real browser: axe finds nothing serious, nothing is too wide, no policy is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import HANDLER, TEXT, Desk, browser, editor, eva, service, site
from conftest import document
from playwright.sync_api import Page, expect

from publisher.newsroom import Newsroom
from publisher.records import Product, Selection

pytestmark = pytest.mark.browser

__all__ = ["browser", "editor", "eva", "service"]

SCREENS = tuple(
    f"/desk{path}"
    for path in (
        "/new", "", "/articles", "/submissions", "/events", "/partners", "/feeds", "/feeds/new", "/quality",
        "/authority", "/accounts", "/me",
    )
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(editor: Callable[..., Desk], scheme: str) -> None:
    desk = editor("eva", color_scheme=scheme)
    page = desk.paste(TEXT, "2026-11-24")
    draft = page.url
    seen = grave(page)
    page.get_by_role("tab", name="Preview").click()
    seen += grave(page)
    page.keyboard.press("?")
    seen += grave(page)
    for screen in (*SCREENS, f"{draft}/publish"):
        page.goto(screen)
        seen += grave(page)
    desk.context.clear_cookies()
    page.goto("/desk/sign-in")
    assert seen + grave(page) == []


def filled(room: Newsroom, name: str) -> list[str]:
    """Something for every page that shows one thing; the addresses of these pages."""
    made = document(f"Quay {name} is closed", identifier=f"quay-{name}")
    event = {"@type": "Event", "@id": "#event-e", "name": f"Opening {name}", "startDate": "2026-11-24"}
    made["@graph"].append({**event, "location": {"@id": "#place-porto"}, "subjectOf": {"@id": "#article"}})
    id_ = room.publish(made).item.id
    partner = room.partners.add(f"Partner {name}").id
    room.partners.add_key(partner, ["read"])
    subscription = room.subscriptions.add(partner, "https://93.184.216.34/hook").subscription.id
    room.products.put(Product(f"feed-{name}", "Feed", {"section": ["Europe"]}))
    handed = document("Handed in", identifier=f"handed-{name}", dateline="")
    submission = room.submissions.submit(partner, json.dumps(handed).encode(), idempotency="1").submission.id
    draft = room.drafts.open_article(id_, editor="eva").id
    return [
        f"/desk/articles/{id_}",
        f"/desk/articles/{id_}/withdraw",
        f"/desk/articles/{id_}/withdraw?kind=kill",
        f"/desk/submissions/{submission}",
        f"/desk/partners/{partner}",
        f"/desk/partners/{partner}/subscriptions/new",
        f"/desk/partners/{partner}/subscriptions/{subscription}",
        f"/desk/feeds/feed-{name}",
        f"/desk/drafts/{draft}",
        f"/desk/drafts/{draft}/publish",
        "/desk/events",
        "/desk/quality",
        "/desk/nothing",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_that_show_one_thing_are_sound_and_fit(
    editor: Callable[..., Desk], service: tuple[str, Newsroom], scheme: str
) -> None:
    page = editor("eva", color_scheme=scheme, viewport={"width": 390, "height": 800}).page
    seen: list[str] = []
    for path in filled(service[1], scheme):
        page.goto(path)
        seen += grave(page)
        over = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, path
    assert seen == []


def test_forced_colours_and_less_motion_leave_nothing_to_guess(editor: Callable[..., Desk]) -> None:
    desk = editor("eva", forced_colors="active", reduced_motion="reduce")
    page = desk.paste(TEXT, "2026-11-24")
    assert grave(page) == []
    mark = page.locator("#text-pane .m").first
    assert mark.evaluate("it => getComputedStyle(it).outlineStyle") == "solid", "highlights are seen"
    assert mark.evaluate("it => getComputedStyle(it).transitionDuration") == "0s"
    bars = page.locator(".how rect").first
    assert bars.evaluate("it => getComputedStyle(it).forcedColorAdjust") == "none", "bars are told apart"


def grave(page: Page) -> list[str]:
    """What axe-core finds on a page that is serious or critical."""
    import axe_playwright_python

    # Evaluated by the browser's own protocol, so the page's CSP, under which it runs, stays as it is.
    script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"() => {{ {script} }}")
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{page.url} {one['id']} {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 640, 390, 320])
def test_nothing_leaves_a_narrow_or_enlarged_page(editor: Callable[..., Desk], width: int) -> None:
    desk = editor("eva", viewport={"width": width, "height": 800})
    page = desk.paste(TEXT, "2026-11-24")
    for screen in (page.url, f"{page.url}/publish", *SCREENS):
        page.goto(screen)
        over = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, f"{screen} is {over} px too wide at {width} px"


def test_a_page_runs_nothing_and_breaks_no_policy(eva: Desk, service: tuple[str, Newsroom]) -> None:
    hostile = document(f"Tides {HANDLER}", description=HANDLER, identifier="hostile")
    hostile["@graph"].append({"@type": "Organization", "@id": "#organization-x", "name": HANDLER})
    id_ = service[1].publish(hostile).item.id
    for path in (f"/articles/{id_}", f"/embed/{id_}", "/", "/sections/Europe", "/nothing"):
        eva.page.goto(path)
        assert eva.page.evaluate("() => [...document.scripts].every(s => s.type === 'application/ld+json')")
    eva.page.goto(f"/articles/{id_}")
    block = eva.page.evaluate("() => document.querySelector('script').textContent")
    assert json.loads(block) == json.loads(service[1].article(id_)[1])


def test_a_partners_page_shows_the_card_and_the_data_until_it_is_withdrawn(
    eva: Desk, service: tuple[str, Newsroom]
) -> None:
    address, room = service
    id_ = room.publish(document("Ferry runs again", identifier="ferry")).item.id
    shown = f"""<!doctype html><title>Partner</title><p>Before</p><div data-publisher-article="{id_}"></div>
        <script src="{address}/embed.js" async></script>"""
    page = eva.page
    with site(shown) as partner:
        page.goto(partner)
        expect(page.frame_locator("iframe").get_by_role("link", name="Ferry runs again")).to_be_visible()
        block = page.evaluate("() => document.querySelector('[type=\"application/ld+json\"]').textContent")
        assert json.loads(block) == json.loads(room.article(id_)[1])
        room.withdraw(id_, reason="wrong", if_match=["*"])
        with page.expect_response("**/embed") as answer:
            page.reload()
        assert answer.value.status == 410
        expect(page.locator("iframe, [type='application/ld+json']")).to_have_count(0)


def test_the_pages_for_readers_are_sound_too(
    editor: Callable[..., Desk], service: tuple[str, Newsroom]
) -> None:
    room = service[1]
    filled(room, "readers")
    event = room.things.page("event", Selection(), limit=1)[0][0].id
    id_ = room.publish(document("Bridge is opened", identifier="bridge")).item.id
    gone = room.publish(document("Bridge is closed", identifier="closed")).item.id
    room.withdraw(gone, reason="It was open.", if_match=["*"])
    seen: list[str] = []
    for scheme in ("light", "dark"):
        page = editor("eva", color_scheme=scheme, viewport={"width": 390, "height": 800}).page
        for path in (
            "/", f"/articles/{id_}", "/sections/Europe", "/nothing", "/docs", f"/embed/{id_}",
            f"/events/{event}", f"/articles/{gone}", f"/embed/{gone}", "/problems/gone",
        ):  # fmt: skip
            page.goto(path)
            seen += grave(page)
            over = page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert over <= 0, path
    assert seen == []
