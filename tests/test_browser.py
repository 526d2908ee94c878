"""The desk in a real browser: the whole way from a pasted article to what a partner fetches."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Desk, launched, served, site
from conftest import document
from playwright.sync_api import Browser, Page, expect

from publisher.newsroom import Newsroom

REAL = Path(__file__).parents[2] / "shared" / "seeds" / "000.txt"
TEXT = """World

Ministers open talks on the harbour in Porto

Minister Ana Silva met her Spanish colleague Pedro Ruiz in Porto on Tuesday. Silva said talks will go on.

The harbour of Porto was closed by a storm on Monday. Reuters reported that Ruiz speaks in Lisbon on Friday.
"""
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)></textarea><svg onload=alert(3)>'
HANDLER = '"><b onmouseover="alert(4)">Tides & ties'


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


def test_the_real_article_is_pasted_mended_published_and_fetched(
    eva: Desk, service: tuple[str, Newsroom]
) -> None:
    if not REAL.exists():
        pytest.skip("the real article is not here")
    page = eva.paste(REAL.read_text(encoding="utf-8"), "2022-03-01")
    expect(page.locator("#text-pane .person").first).to_contain_text("Zelensky")
    field(page, "article", "/headline").fill("Zelensky: bombing must stop")
    field(page, "article", "/headline").blur()
    eva.saved()
    expect(page.locator(".bar h1")).to_have_text("Zelensky: bombing must stop")
    page.get_by_role("link", name="Publish …").click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("status")).to_contain_text("was published")
    id_ = page.url.rpartition("/")[2]
    with urllib.request.urlopen(f"{service[0]}/v1/articles/{id_}") as answer:
        article = json.load(answer)["@graph"][0]
    assert article["headline"] == "Zelensky: bombing must stop"
    assert article["datePublished"] == "2022-03-01"


def test_hovering_a_value_lights_its_words_and_words_their_card(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    card(page, "person-pedro-ruiz").evaluate("node => { node.open = true; }")
    page.locator('.value[data-node="person-pedro-ruiz"][data-at="/name"]').hover()
    assert "".join(page.locator("#text-pane .lit").all_inner_texts()) == "Pedro Ruiz"
    expect(page.locator("#line path")).to_have_attribute("d", re.compile("^M"))
    page.locator('#text-pane [data-n~="person-pedro-ruiz"]').first.hover()
    expect(card(page, "person-pedro-ruiz").locator("summary").first).to_have_class(re.compile("hot"))


def test_words_become_a_fact_and_a_fact_is_taken_back(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    select(page, "The harbour of Porto")
    page.get_by_role("toolbar").get_by_role("button", name="Place").click()
    expect(card(page, "place-the-harbour-of-porto")).to_be_visible()
    eva.saved()
    page.locator("#undo").click()
    expect(card(page, "place-the-harbour-of-porto")).to_have_count(0)
    page.locator("#redo").click()
    expect(card(page, "place-the-harbour-of-porto")).to_be_visible()


def test_nodes_are_merged_retyped_split_linked_and_rejected(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    select(page, "Spanish colleague")
    page.keyboard.press("p")
    made = card(page, "person-spanish-colleague")
    expect(made).to_be_visible()
    made.get_by_role("button", name="Merge").click()
    page.get_by_role("dialog").get_by_role("button", name="Pedro Ruiz Person").click()
    expect(made).to_have_count(0)
    ruiz = card(page, "person-pedro-ruiz")
    ruiz.evaluate("node => { node.open = true; }")
    expect(field(page, "person-pedro-ruiz", "/alternateName").first).to_be_visible()
    ruiz.get_by_role("button", name="Link").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Q42")
    page.get_by_role("dialog").get_by_role("textbox").press("Enter")
    expect(field(page, "person-pedro-ruiz", "/sameAs")).to_have_value("https://www.wikidata.org/entity/Q42")
    porto = card(page, "place-porto")
    porto.evaluate("node => { node.open = true; }")
    porto.get_by_role("combobox", name="Type of").select_option("LandmarksOrHistoricalBuildings")
    expect(card(page, "place-porto").locator(".type")).to_have_text("LandmarksOrHistoricalBuildings")
    card(page, "place-porto").get_by_role("button", name="Split").click()
    page.get_by_role("dialog").get_by_role("button", name="harbour of Porto was closed").click()
    expect(card(page, "place-porto-2")).to_be_visible()
    card(page, "place-porto-2").get_by_role("button", name="Reject", exact=True).click()
    expect(card(page, "place-porto-2")).to_have_count(0)


def test_the_calendar_says_what_a_weekday_means(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-25")
    select(page, "talks")
    page.keyboard.press("e")
    event = card(page, "event-talks")
    event.get_by_role("combobox", name="Add a value").select_option("startDate")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Published 2026-11-25")
    dialog.get_by_role("button", name="Tuesday 2026-11-24").click()
    expect(field(page, "event-talks", "/startDate")).to_have_value("2026-11-24")
    page.locator('.value[data-node="event-talks"][data-at="/startDate"]').get_by_role(
        "button", name="Choose"
    ).click()
    page.get_by_role("dialog").get_by_role("button", name="Month after").click()
    page.get_by_role("dialog").get_by_role("button", name="Tuesday 2026-12-01").click()
    expect(field(page, "event-talks", "/startDate")).to_have_value("2026-12-01")


def test_the_report_follows_what_is_typed_leads_to_the_field_and_mends(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    box = field(page, "article", "/datePublished")
    box.fill("24/11/2026")
    report = page.get_by_role("region", name="Report")
    expect(report.locator(".count")).to_have_class(re.compile("error"))
    expect(page.locator('.value.wrong[data-at="/datePublished"] .fault')).to_be_visible()
    page.get_by_role("tab", name="Preview").click()
    report.locator(".error a").first.click()
    expect(box).to_be_focused()
    box.fill("2026-11-24T10:00+0100")
    report.get_by_role("button", name=re.compile("^Mend: .*")).first.click()
    expect(field(page, "article", "/datePublished")).to_have_value("2026-11-24T10:00+01:00")
    expect(report.locator(".error")).to_have_count(0)


def test_what_is_typed_while_an_answer_comes_is_not_lost(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    eva.context.route("**/actions", lambda route: (time.sleep(0.6), route.continue_()))
    field(page, "article", "/headline").fill("First")
    field(page, "article", "/articleSection").click()
    page.keyboard.insert_text("Politics and ")
    expect(page.locator(".bar h1")).to_have_text("First")
    page.keyboard.insert_text("more ")
    page.keyboard.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(field(page, "article", "/headline")).to_have_value("First")
    expect(field(page, "article", "/articleSection")).to_have_value(re.compile("Politics and more"))


def test_single_keys_can_be_switched_off(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    page.keyboard.press("?")
    page.get_by_label("Single keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("4")
    expect(page.get_by_role("tab", name="Preview")).to_have_attribute("aria-selected", "false")


def test_the_second_editor_sees_both_versions_and_chooses(editor: Callable[..., Desk]) -> None:
    eva, other = editor("eva"), editor("max")
    page = eva.paste(TEXT, "2026-11-24")
    other.page.goto(page.url)
    other.judged()
    for desk, words in ((eva, "Eva's headline"), (other, "Max's headline")):
        field(desk.page, "article", "/headline").fill(words)
        field(desk.page, "article", "/headline").blur()
        if desk is eva:
            eva.saved()
    dialog = other.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Eva's headline")
    expect(dialog).to_contain_text("Max's headline")
    dialog.get_by_role("button", name="Keep mine").click()
    expect(other.page.locator(".bar h1")).to_have_text("Max's headline")
    page.reload()
    expect(page.locator(".bar h1")).to_have_text("Max's headline")


def test_a_lost_connection_keeps_the_edits_and_sends_them_later(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    eva.context.set_offline(True)
    field(page, "article", "/headline").fill("Written without a line")
    field(page, "article", "/headline").blur()
    expect(page.locator("#lost")).to_contain_text("1 edit is kept in this browser")
    eva.context.set_offline(False)
    expect(page.locator(".bar h1")).to_have_text("Written without a line", timeout=10_000)
    expect(page.locator("#lost")).to_be_hidden()


def test_an_edit_that_waited_does_not_overwrite_what_another_did_meanwhile(
    editor: Callable[..., Desk],
) -> None:
    eva, other = editor("eva"), editor("max")
    page = eva.paste(TEXT, "2026-11-24")
    eva.context.set_offline(True)
    field(page, "article", "/headline").fill("Eva's, without a line")
    field(page, "article", "/headline").blur()
    expect(page.locator("#lost")).to_be_visible()
    other.page.goto(page.url)
    other.judged()
    field(other.page, "article", "/headline").fill("Max's, meanwhile")
    field(other.page, "article", "/headline").blur()
    other.saved()
    eva.context.set_offline(False)
    page.reload()
    expect(page.get_by_role("dialog")).to_contain_text("Max's, meanwhile")
    page.get_by_role("dialog").get_by_role("button", name="Keep theirs").click()
    expect(page.locator(".bar h1")).to_have_text("Max's, meanwhile")


def test_an_expired_session_comes_back_to_the_same_place_with_its_edits(
    eva: Desk, service: tuple[str, Newsroom]
) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    where = page.url
    service[1].users.set_password("eva", "a long enough word")
    field(page, "article", "/headline").fill("Written too late")
    field(page, "article", "/headline").blur()
    page.locator("#lost").get_by_role("link", name="Sign in again").click()
    page.get_by_label("Name").fill("eva")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(where)
    expect(page.locator(".bar h1")).to_have_text("Written too late")


def test_everything_is_done_with_the_keyboard_alone(eva: Desk) -> None:
    page = eva.page
    page.goto("/desk/new")
    expect(page.get_by_label("Text or HTML")).to_be_focused()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.insert_text("2026-11-24")
    page.keyboard.press("Enter")
    page.wait_for_url("**/drafts/*")
    eva.judged()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next value")
    page.keyboard.press("Escape")
    before = int(page.locator("#open-count").inner_text())
    page.keyboard.press("n")
    page.keyboard.press("a")
    expect(page.locator("#open-count")).not_to_have_text(str(before))
    page.keyboard.press("w")
    page.keyboard.insert_text("storm")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card(page, "event-storm")).to_be_visible()
    page.keyboard.press("u")
    expect(card(page, "event-storm")).to_have_count(0)
    page.keyboard.press("P")
    page.wait_for_url("**/publish")
    page.get_by_role("button", name="Publish now").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*")


def test_a_hostile_article_is_text_everywhere(eva: Desk) -> None:
    page = eva.paste(TEXT + f"\nMayor Ana Silva said {HOSTILE} in Lisbon on Tuesday.\n", "2026-11-24")
    field(page, "article", "/headline").fill(HOSTILE)
    field(page, "article", "/headline").blur()
    eva.saved()
    select(page, "<script>alert(1)</script>")
    page.keyboard.press("p")
    eva.saved()
    page.get_by_role("tab", name="Preview").click()
    expect(page.locator(".paper h3")).to_have_text(HOSTILE)
    page.reload()
    eva.judged()
    page.get_by_role("link", name="Publish …").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")
    expect(page.locator("main")).to_contain_text("would be refused")
    page = eva.paste(TEXT, "2026-11-24")
    field(page, "article", "/headline").fill(HANDLER)
    field(page, "article", "/headline").blur()
    eva.saved()
    page.get_by_role("link", name="Publish …").click()
    page.get_by_role("button", name="Publish now").click()
    page.wait_for_url("**/desk/articles/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text(HANDLER)
    page.goto(page.url.replace("/desk", ""))
    expect(page.locator("article h1")).to_have_text(HANDLER)


def test_a_hundred_kilobytes_are_read_and_mended_without_waiting_long(eva: Desk) -> None:
    paragraphs = TEXT.partition("Porto\n\n")[2] * 420
    begun = time.monotonic()
    page = eva.paste(
        "World\n\nMinisters open talks on the harbour in Porto\n\n" + paragraphs[:100_000], "2026-11-24"
    )
    assert time.monotonic() - begun < 90
    begun = time.monotonic()
    field(page, "article", "/headline").fill("Shorter")
    field(page, "article", "/headline").blur()
    eva.saved()
    assert time.monotonic() - begun < 30


def test_what_was_typed_is_kept_when_it_cannot_be_read(eva: Desk) -> None:
    page = eva.page
    page.goto("/desk/new")
    page.get_by_label("Text or HTML").fill("kept words")
    page.get_by_label("Published on").fill("someday")
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_role("alert")).to_contain_text("datePublished is no date")
    expect(page.get_by_label("Text or HTML")).to_have_value("kept words")
    page.reload()
    expect(page.get_by_label("Text or HTML")).to_have_value("kept words")


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
    id_ = service[1].publish(document("Bridge is opened", identifier="bridge")).item.id
    seen: list[str] = []
    for scheme in ("light", "dark"):
        page = editor("eva", color_scheme=scheme, viewport={"width": 390, "height": 800}).page
        for path in ("/", f"/articles/{id_}", "/sections/Europe", "/nothing", "/docs", f"/embed/{id_}"):
            page.goto(path)
            seen += grave(page)
            over = page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert over <= 0, path
    assert seen == []
