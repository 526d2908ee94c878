"""The desk in a real browser when something goes wrong: nothing typed is lost, nothing hostile runs."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from browser import HANDLER, TEXT, Desk, browser, editor, eva, field, select, service
from conftest import document
from measure import until
from playwright.sync_api import Route, expect

from publisher.newsroom import Newsroom

pytestmark = pytest.mark.browser

__all__ = ["browser", "editor", "eva", "service"]

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)></textarea><svg onload=alert(3)>'


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
    expect(page.locator(".bar h1")).to_have_text("Written without a line")
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


def test_a_hundred_kilobytes_are_read_and_mended(eva: Desk) -> None:
    paragraphs = TEXT.partition("Porto\n\n")[2] * 420
    page = eva.paste(
        "World\n\nMinisters open talks on the harbour in Porto\n\n" + paragraphs[:100_000], "2026-11-24"
    )
    field(page, "article", "/headline").fill("Shorter")
    field(page, "article", "/headline").blur()
    eva.saved()


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


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "photo.png"),
        ("empty.txt", b"", "nothing to read"),
        ("broken.xml", b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><unclosed>", "broken.xml"),
        ("large.txt", b"word " * 1_800_000, "at most 8.0 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_in_place_and_keeps_what_was_typed(
    eva: Desk, name: str, data: bytes, said: str
) -> None:
    page = eva.page
    page.goto("/desk/new")
    page.get_by_label("Text or HTML").fill("kept words" if data else "")
    page.get_by_label("Author").fill("Ida Berg")
    page.get_by_label("Or a file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page).to_have_url(re.compile("/desk/new$"))
    expect(page.get_by_label("Text or HTML")).to_have_value("kept words" if data else "")
    expect(page.get_by_label("Author")).to_have_value("Ida Berg")
    expect(page.get_by_role("button", name="Make the draft")).to_be_enabled()


def test_a_text_that_is_handed_in_without_a_line_or_a_session_is_kept(
    eva: Desk, service: tuple[str, Newsroom]
) -> None:
    page = eva.page
    page.goto("/desk/new")
    page.get_by_label("Text or HTML").fill(TEXT)
    eva.context.set_offline(True)
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    eva.context.set_offline(False)
    service[1].users.set_password("eva", "a long enough word")
    page.get_by_role("button", name="Make the draft").click()
    page.get_by_role("alert").get_by_role("link", name="Sign in again").click()
    page.get_by_label("Name").fill("eva")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Text or HTML")).to_have_value(TEXT)


def test_a_form_that_is_sent_after_the_session_is_found_again_as_it_was(
    eva: Desk, service: tuple[str, Newsroom]
) -> None:
    id_ = service[1].publish(document("Quay is closed", identifier="quay")).item.id
    page = eva.page
    page.goto(f"/desk/articles/{id_}/withdraw?kind=kill")
    page.get_by_label("Why").fill("It was never closed.")
    page.get_by_label("Every copy").check()
    service[1].users.set_password("eva", "a long enough word")
    page.get_by_role("button", name="Kill the article").click()
    page.get_by_label("Name").fill("eva")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/withdraw?kind=kill")
    expect(page.get_by_label("Why")).to_have_value("It was never closed.")
    expect(page.get_by_label("Every copy")).to_be_checked()
    assert service[1].state(id_).state == "published", "nothing was done"
    page.get_by_role("button", name="Kill the article").click()
    expect(page.get_by_role("status").first).to_contain_text("was killed")


def test_going_back_from_what_was_refused_asks_for_nothing(eva: Desk, service: tuple[str, Newsroom]) -> None:
    service[1].publish(document("Taken"), id="taken")
    page = eva.paste(TEXT, "2026-11-24")
    draft = page.url
    page.get_by_role("link", name="Publish …").click()
    page.get_by_role("textbox", name="Address").fill("taken")
    for _ in range(2):
        page.get_by_role("button", name="Publish now").click()
        expect(page.get_by_role("alert")).to_contain_text("Another article has the address “taken”")
        expect(page.get_by_role("textbox", name="Address")).to_have_value("taken")
        expect(page.get_by_role("textbox", name="Address")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(draft)))
    page.go_forward()
    page.get_by_role("textbox", name="Address").fill("not-taken")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("status").first).to_contain_text("was published")
    assert service[1].state("not-taken").state == "published"


def test_a_form_that_cannot_be_sent_says_so_and_stays(eva: Desk, service: tuple[str, Newsroom]) -> None:
    id_ = service[1].publish(document("Quay is shut", identifier="shut")).item.id
    page = eva.page
    page.goto(f"/desk/articles/{id_}/withdraw")
    page.get_by_label("Why").fill("It was open.")
    eva.context.set_offline(True)
    page.get_by_role("button", name="Withdraw the article").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    eva.context.set_offline(False)
    page.get_by_role("button", name="Withdraw the article").click()
    expect(page.get_by_role("status").first).to_contain_text("was withdrawn")


def test_a_key_that_is_pressed_before_the_scripts_are_there_is_not_lost(eva: Desk) -> None:
    page = eva.paste(TEXT, "2026-11-24")
    held: list[Route] = []
    page.route("**/static/draft.js", lambda route: held.append(route))  # noqa: PLW0108 - it asks for a function
    page.reload(wait_until="commit")
    page.locator("#open-count").wait_for()
    until(lambda: page.evaluate("() => typeof pressed") == "object" and bool(held))
    page.keyboard.press("n")
    page.keyboard.press("?")
    held[0].continue_()
    expect(page.get_by_role("dialog")).to_contain_text("Keyboard shortcuts")
    page.keyboard.press("Escape")
    expect(page.locator("#form-pane :is(.unsure, .likely):focus")).to_have_count(1)


def test_a_form_that_was_sent_is_empty_again(eva: Desk) -> None:
    page = eva.page
    page.goto("/desk/accounts")
    page.get_by_label("Signs in as").fill("ida")
    page.get_by_label("Full name").fill("Ida Berg")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("status").filter(has_text="ida signs in with")).to_be_visible()
    expect(page.get_by_label("Signs in as")).to_have_value("")
    expect(page.get_by_label("Full name")).to_have_value("")


def test_what_another_editor_does_is_seen_without_asking(editor: Callable[..., Desk]) -> None:
    eva, other = editor("eva"), editor("max")
    page = eva.paste(TEXT, "2026-11-24")
    other.page.goto(page.url)
    other.judged()
    field(other.page, "article", "/headline").fill("Max's headline")
    field(other.page, "article", "/headline").blur()
    other.saved()
    expect(page.locator(".bar h1")).to_have_text("Max's headline")
    expect(page.locator("#saved")).to_contain_text("max")
    expect(page.locator("#undo")).to_be_disabled()
    other.page.locator("#undo").click()
    expect(page.locator(".bar h1")).not_to_have_text("Max's headline")
