"""Mending a draft in a real browser: what an editor sees and where the focus is after each thing they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browser import Desk, browser, card, editor, eva, field, select, service
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

__all__ = ["browser", "editor", "eva", "service"]

LISTING = """What's on

Concerts this week

Friday 27 November

The Marlowe Quartet play Haydn and Britten at St George's, Bristol. 7.30 p.m. Tickets £18.

Saturday 28 November

Lena Fairclough, Thekla, Bristol. Doors 7 p.m. £14.

Sunday 29 November

Family concert with the Bristol Youth Orchestra, Bristol Beacon, 3 p.m. Free.
"""
CONCERT = "event-2026-11-29-concert-bristol-beacon"


def row(page: Page, node: str, at: str) -> Any:
    return page.locator(f'.value[data-node="{node}"][data-at="{at}"]')


def marked(page: Page, words: str, key: str) -> Any:
    """Marks the words with a key; the card that is made of them."""
    select(page, words)
    page.keyboard.press(key)
    family = {"p": "person", "o": "organization", "c": "place", "e": "event"}[key]
    return card(page, f"{family}-{words.lower().replace(' ', '-')}")


def test_another_day_keeps_the_hour_and_another_hour_the_day(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    begins = field(page, CONCERT, "/startDate")
    expect(begins).to_have_value("2026-11-29T15:00")
    choose = row(page, CONCERT, "/startDate").get_by_role("button", name="Choose")
    choose.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Monday 2026-11-30").click()
    expect(begins).to_have_value("2026-11-30T15:00")
    expect(choose).to_be_focused()
    choose.click()
    dialog.get_by_label("Hour").fill("16:30")
    dialog.get_by_label("Hour").press("Enter")
    expect(begins).to_have_value("2026-11-30T16:30")
    begins.fill("2026-11-30T16:30:00+01:00")
    begins.press("Enter")
    eva.saved()
    choose.click()
    dialog.get_by_label("Hour").fill("17:00")
    dialog.get_by_role("button", name="Sunday 2026-11-29").click()
    expect(begins).to_have_value("2026-11-29T17:00+01:00")
    choose.click()
    dialog.get_by_label("Hour").fill("")
    dialog.get_by_role("button", name="Set").click()
    expect(begins).to_have_value("2026-11-29")


def test_the_focus_stays_at_hand_whatever_is_done(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    page.keyboard.press("n")
    open_ = page.locator("#open-count")
    before = int(open_.inner_text())
    for left in (before - 1, before - 2):
        page.keyboard.press("a")
        expect(open_).to_have_text(str(left))
        expect(page.locator(".value:focus, .chip:focus")).to_have_count(1)
    card(page, CONCERT).get_by_role("button", name="Reject", exact=True).click()
    expect(card(page, CONCERT)).to_have_count(0)
    expect(page.locator("#form-pane :focus")).to_have_count(1)
    person = card(page, "person-lena-fairclough")
    person.locator("summary").first.click()
    person.get_by_role("button", name="Merge").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Thekla").click()
    expect(person).to_have_count(0)
    expect(card(page, "person-thekla").locator("summary").first).to_be_focused()
    page.keyboard.press("u")
    expect(person.locator("summary").first).to_be_focused()


def test_a_card_that_is_accepted_as_a_whole_is_left_behind(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    page.keyboard.press("n")
    first = page.locator(":focus").get_attribute("data-node")
    page.keyboard.press("A")
    assert first is not None
    expect(card(page, first).locator(".value.likely, .value.unsure, .chip.likely")).to_have_count(0)
    expect(page.locator(".value:focus")).not_to_have_attribute("data-node", first)


def test_what_is_marked_is_shown_in_its_place(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    made = marked(page, "Britten", "p")
    expect(made).to_be_in_viewport()
    expect(made.locator("summary").first).to_be_focused()
    order = "cards => cards.map(card => card.dataset.key)"
    shown = page.locator("details.node").evaluate_all(order)
    page.reload()
    eva.judged()
    assert page.locator("details.node").evaluate_all(order) == shown


def test_one_more_takes_part_in_an_event(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    expect(marked(page, "Britten", "p")).to_be_visible()
    event = card(page, CONCERT)
    expect(row(page, CONCERT, "/performer")).to_have_count(1)
    event.get_by_role("combobox", name="Add a value").select_option("performer")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Bristol Place")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Bristol Youth Orchestra")).to_have_count(0)
    dialog.get_by_role("button", name="Britten").click()
    chips = event.get_by_role("list", name="Performer").get_by_role("listitem")
    expect(chips).to_have_text(["Bristol Youth Orchestra", "Britten"])
    page.locator("#log-button").click()
    expect(dialog).to_contain_text(
        "Performer of Family concert with the Bristol Youth Orchestra: “Britten” added"
    )


TWO = """Council

Budget is put to the vote

The council met in Hull on Tuesday, and Kofi Mensah spoke.

Members will meet again in Bradford on Friday 4 December.

Last year's vote drew 400 people to the gallery. There might be a parade in York in May.
"""


def test_words_that_tell_an_event_bring_its_day_and_place(eva: Desk) -> None:
    page = eva.paste(TWO, "2026-11-26")
    made = marked(page, "meet again", "e")
    expect(made.locator("summary").first).to_be_focused()
    begins = row(page, "event-meet-again", "/startDate")
    expect(begins.locator("[data-field]")).to_have_value("2026-12-04")
    begins.locator(".why summary").click()
    expect(begins.locator(".why q")).to_have_text("Friday 4 December")
    place = row(page, "event-meet-again", "/location")
    expect(place.locator("option:checked")).to_have_text("Bradford")
    place.get_by_role("button", name="Reject").click()
    expect(place).to_have_count(0)
    page.keyboard.press("u")
    expect(place).to_have_count(1)
    page.keyboard.press("u")
    expect(made).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_over_the_value_that_one_walks_to(editor: Callable[..., Desk], width: int) -> None:
    page = editor(viewport={"width": width, "height": 600}).paste(TWO, "2026-11-26")
    page.locator("details.node > summary").last.focus()
    for _ in range(25):
        page.keyboard.press("k")
        seen = page.evaluate("""() => {
            const here = document.activeElement, box = here.getBoundingClientRect();
            const there = document.elementFromPoint(box.left + 12, box.top + 4);
            return here.contains(there) || `${here.outerHTML} is below ${there?.outerHTML}`;
        }""")
        assert seen is True, seen


def test_an_event_is_split_by_a_sentence_and_joined_again(eva: Desk) -> None:
    page = eva.paste(TWO, "2026-11-26")
    events = page.locator("details.node.event")
    council = events.filter(has=page.locator("summary .name", has_text="Hull"))
    expect(council).to_have_count(1)
    before = events.count()
    council.get_by_role("button", name="Split").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".pick li").first).to_contain_text("met in Hull on Tuesday")
    dialog.get_by_role("button", name="Members will meet again").click()
    expect(events).to_have_count(before + 1)
    made = page.locator("details.node.event", has=page.locator("summary:focus"))
    expect(made.locator('[data-at="/startDate"] [data-field]')).to_have_value("2026-12-04")
    made.get_by_role("button", name="Merge").click()
    dialog.get_by_role("button", name="Hull").first.click()
    expect(events).to_have_count(before)
    for count in (before + 1, before):
        page.keyboard.press("u")
        expect(events).to_have_count(count)


def test_a_sentence_is_split_by_the_words_that_are_selected(eva: Desk) -> None:
    page = eva.paste(TWO, "2026-11-26")
    events = page.locator("details.node.event")
    before = events.count()
    events.filter(has=page.locator("summary .name", has_text="Hull")).locator("summary").first.focus()
    select(page, "Kofi Mensah spoke")
    page.keyboard.press("s")
    expect(events).to_have_count(before + 1)
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("u")
    expect(events).to_have_count(before)
    select(page, "Kofi Mensah spoke")
    events.first.get_by_role("button", name="Split").click()
    expect(events).to_have_count(before + 1)


def test_a_person_becomes_a_place_and_is_still_at_hand(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    thekla = card(page, "person-thekla")
    thekla.locator("summary").first.click()
    thekla.get_by_role("combobox", name="Type of").select_option("MusicVenue")
    made = card(page, "place-thekla")
    expect(made.locator(".type")).to_have_text("MusicVenue")
    expect(made).to_be_in_viewport()
    expect(made.locator("summary").first).to_be_focused()
    page.locator("#log-button").click()
    expect(page.get_by_role("dialog")).to_contain_text("Thekla is a MusicVenue")


def test_an_hour_gets_the_offset_of_here_with_one_click(editor: Callable[..., Desk]) -> None:
    eva = editor(timezone_id="Europe/Lisbon")
    page = eva.paste(LISTING + "\nThe Tin Foxes play in Bath on 4 July 2027 at 8 p.m.\n", "2026-11-26")
    report = page.get_by_role("region", name="Report")
    hours = report.get_by_text("nobody knows which hour")
    expect(hours.first).to_be_visible()
    before = hours.count()
    assert before > 2
    summer = report.locator("li", has_text="2027-07-04T20:00")
    summer.get_by_role("button", name="Add +01:00, as it is here").click()
    expect(hours).to_have_count(before - 1)
    expect(page.locator('input.date[value="2027-07-04T20:00+01:00"]')).to_have_count(1)
    report.get_by_role("button", name=f"To all {before - 1}").first.click()
    expect(hours).to_have_count(0)
    expect(field(page, CONCERT, "/startDate")).to_have_value("2026-11-29T15:00+00:00")


def test_undo_takes_back_what_is_still_on_its_way(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    headline = field(page, "article", "/headline")
    headline.fill("First")
    headline.press("Enter")
    eva.saved()
    held: list[Any] = []
    page.route("**/actions", lambda route: held.append(route))  # noqa: PLW0108 - it asks for a function
    headline.fill("Second")
    headline.press("Enter")
    page.locator("#undo").click()
    page.wait_for_timeout(500)
    held[0].continue_()
    expect(page.locator("#saved")).to_contain_text("Taken back")
    expect(headline).to_have_value("First")
    expect(page.locator(".bar h1")).to_have_text("First")


def test_nothing_jumps_on_a_phone_when_it_is_saved(editor: Callable[..., Desk]) -> None:
    eva = editor(viewport={"width": 390, "height": 844})
    page = eva.paste(LISTING, "2026-11-26")
    before = page.locator("#publish").bounding_box(), page.locator("#tab-form").bounding_box()
    page.get_by_role("button", name="Accept").first.click()
    eva.saved()
    assert before == (page.locator("#publish").bounding_box(), page.locator("#tab-form").bounding_box())
    page.locator("#undo").click()
    expect(page.locator("#saved")).to_contain_text("Taken back")
    assert before == (page.locator("#publish").bounding_box(), page.locator("#tab-form").bounding_box())
    page.get_by_role("tab", name="Text").click()
    select(page, "Britten")
    page.get_by_role("toolbar").get_by_role("button", name="Person").click()
    expect(page.locator("#text-pane .person", has_text="Britten")).to_be_visible()
    expect(page.get_by_role("tab", name="Text")).to_have_attribute("aria-selected", "true")


def test_a_value_that_is_walked_to_says_what_it_is(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    page.keyboard.press("n")
    here = page.locator(".value:focus")
    expect(here).to_have_role("group")
    expect(here.locator("label")).to_have_text("About")
    expect(here).to_have_accessible_name(
        "About: Marlowe Quartet plays Haydn at St George's, likely, 70 percent"
    )


def test_a_text_is_handed_in_from_where_it_was_pasted(eva: Desk) -> None:
    page = eva.page
    page.goto("/desk/new")
    page.keyboard.insert_text(LISTING)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/drafts/*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Concerts this week")


def test_who_comes_back_to_a_draft_is_where_they_were(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    card(page, CONCERT).locator("summary").first.click()
    field(page, CONCERT, "/startDate").focus()
    page.get_by_role("link", name="Publish …").click()
    page.wait_for_url("**/publish")
    page.go_back()
    expect(card(page, CONCERT).locator("summary").first).to_be_focused()
    expect(card(page, CONCERT)).to_be_in_viewport()


def test_what_became_of_an_event_is_chosen_in_words(eva: Desk) -> None:
    page = eva.paste(LISTING, "2026-11-26")
    card(page, CONCERT).get_by_role("combobox", name="Add a value").select_option("eventStatus")
    page.get_by_role("dialog").get_by_role("button", name="Event postponed").click()
    status = field(page, CONCERT, "/eventStatus")
    expect(status).to_have_value("https://schema.org/EventPostponed")
    expect(status.locator("option:checked")).to_have_text("Event postponed")
