"""The desk in a real browser: the whole way from a pasted article to what a partner fetches."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path

import pytest
from browser import TEXT, Desk, browser, card, editor, eva, field, select, service
from playwright.sync_api import expect

from publisher.newsroom import Newsroom

pytestmark = pytest.mark.browser

__all__ = ["browser", "editor", "eva", "service"]

REAL = Path(__file__).parents[2] / "shared" / "seeds" / "000.txt"


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
    card(page, "person-pedro-ruiz").locator("summary").first.hover()
    lit = page.locator("#text-pane .lit").all_inner_texts()
    assert ("".join(lit[:-1]), lit[-1]) == ("Pedro Ruiz", "Ruiz"), "every mention is lit"
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
    field(page, "event-talks", "/startDate").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.get_by_role("dialog").get_by_role("button", name="Tuesday 2026-12-01").focus()
    for key in ("ArrowUp", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    expect(field(page, "event-talks", "/startDate")).to_have_value("2026-11-23")


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
    report.get_by_role("button", name="Add: google-article recommends author").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Ida Berg")
    page.keyboard.press("Enter")
    expect(field(page, "article", "/author/name")).to_have_value("Ida Berg")
    expect(report.get_by_text("recommends author")).to_have_count(0)


def test_the_report_tells_what_could_not_be_read_of_the_article(eva: Desk) -> None:
    page = eva.paste(TEXT)
    report = page.get_by_role("region", name="Report")
    expect(report).to_contain_text("does not say when it was published")
    field(page, "article", "/headline").fill("Another")
    field(page, "article", "/headline").blur()
    eva.saved()
    expect(report).to_contain_text("does not say when it was published")


def test_single_keys_can_be_switched_off(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    page.keyboard.press("?")
    page.get_by_label("Single keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("4")
    expect(page.get_by_role("tab", name="Preview")).to_have_attribute("aria-selected", "false")


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
    expect(page.get_by_role("dialog")).to_be_hidden()
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
