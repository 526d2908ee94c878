"""What a chief manages at the desk: partners, feeds, subscriptions, accounts; and what an editor may not."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from conftest import document
from desk import PASSWORD, app, eva, max_, post, signed_in
from flask import Flask
from flask.testing import FlaskClient

from publisher.errors import NotFound, Unauthorized
from publisher.newsroom import Newsroom
from publisher.newsroom.drafts import NEWSROOM
from publisher.records import Product

__all__ = ["app", "eva", "max_"]


def shown(text: str) -> str:
    """What is shown once."""
    return html.unescape(re.findall(r'role="status"><p>.*?<pre tabindex="0">(.*?)</pre>', text, re.DOTALL)[0])


# Feeds


def test_a_feed_is_made_changed_and_taken_away(eva: FlaskClient, room: Newsroom) -> None:
    room.publish(document("Ferry runs again", identifier="ferry"))
    section = room.article("ferry")[0].card.section[0]
    made = post(eva, "/desk/feeds/new", title="The harbour", section=section, open="yes")
    assert made.status_code == 303, made.text
    assert dict(room.products.get("the-harbour").filter) == {"section": [section]}
    page = eva.get("/desk/feeds/the-harbour").text
    assert "Ferry runs again" in page
    assert f'value="{section}"' in page
    post(eva, "/desk/feeds/the-harbour", title="Harbour", q='"new ferry"', open="yes")
    assert room.products.get("the-harbour").title == "Harbour"
    assert "No article passes" in eva.get("/desk/feeds/the-harbour").text
    assert post(eva, "/desk/feeds/the-harbour/remove").status_code == 303
    with pytest.raises(NotFound):
        room.products.get("the-harbour")


def test_a_feed_can_be_for_some_partners_only(eva: FlaskClient, room: Newsroom) -> None:
    room.partners.add("Radio Tejo")
    post(eva, "/desk/feeds/new", title="Early", open="no", partner="radio-tejo")
    with pytest.raises(NotFound):
        room.products.get("early")
    assert room.products.get("early", NEWSROOM).partners == {"radio-tejo"}


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"title": ""}, "what the feed is called"),
        ({"title": "X", "name": "Not an address"}, "lower case letters"),
        ({"title": "X", "open": "no"}, "Choose the partners"),
        ({"title": "X", "open": "no", "partner": "nobody"}, "no partner"),
        ({"title": "X", "section": "a" * 201}, "section"),
        ({"title": "There", "name": "there"}, "already"),
    ],
)
def test_a_wrong_feed_is_said_in_place_and_what_was_typed_stays(
    eva: FlaskClient, form: dict[str, str], said: str
) -> None:
    post(eva, "/desk/feeds/new", title="There")
    answer = post(eva, "/desk/feeds/new", about="kept words", **form)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="kept words"' in answer.text


# Subscriptions


def test_a_subscription_is_made_paused_woken_signed_anew_and_ended(eva: FlaskClient, room: Newsroom) -> None:
    room.partners.add("Radio Tejo")
    room.products.put(Product("sport", "Sport", {"section": ["Sport"]}))
    at = "/desk/partners/radio-tejo/subscriptions"
    made = post(eva, f"{at}/new", url="https://93.184.216.34/hook", product="sport", kind=["published"])
    assert made.status_code == 200, made.text
    secret = shown(made.text)
    found = room.subscriptions.of("radio-tejo")[0]
    assert (found.topic, found.kinds, room.subscriptions.secrets(found)) == (
        "sport",
        ("published",),
        [secret],
    )
    here = f"{at}/{found.id}"
    assert "sport" in eva.get(here).text
    assert secret not in eva.get(here).text
    post(eva, f"{here}/state", state="paused")
    assert room.subscriptions.find("radio-tejo", found.id).state in ("paused", "pending")
    post(eva, f"{here}/state", state="active")
    assert shown(post(eva, f"{here}/secret").text) != secret
    post(eva, f"{here}/remove")
    assert room.subscriptions.of("radio-tejo") == []


def test_a_subscription_can_have_a_filter_of_its_own(eva: FlaskClient, room: Newsroom) -> None:
    room.partners.add("Radio Tejo")
    made = post(
        eva,
        "/desk/partners/radio-tejo/subscriptions/new",
        url="https://93.184.216.34/hook",
        section="Politics, World",
        q="ferry",
        kind=["published", "updated", "corrected", "withdrawn"],
    )
    assert "sections: politics, world; words: ferry" in made.text
    found = room.subscriptions.of("radio-tejo")[0]
    assert (found.wanted.facets, found.kinds) == ((("section", ("politics", "world")),), ())


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"url": "http://127.0.0.1/hook"}, "127.0.0.1"),
        ({"url": "https://93.184.216.34/", "product": "nothing"}, "no feed"),
        ({"url": "https://93.184.216.34/", "after": "soon"}, "number of a change"),
    ],
)
def test_a_wrong_subscription_is_said_in_place(
    eva: FlaskClient, room: Newsroom, form: dict[str, str], said: str
) -> None:
    room.partners.add("Radio Tejo")
    answer = post(eva, "/desk/partners/radio-tejo/subscriptions/new", section="kept words", **form)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="kept words"' in answer.text


def test_a_partner_is_changed(eva: FlaskClient, room: Newsroom) -> None:
    room.partners.add("Radio Tejo")
    at = "/desk/partners/radio-tejo"
    post(eva, at, name="Rádio Tejo", trusted="yes", profiles="google-article, syndication")
    found = room.partners.find("radio-tejo")
    assert (found.name, found.trusted, found.profiles) == (
        "Rádio Tejo", True, ("google-article", "syndication"),
    )  # fmt: skip
    post(eva, at, name="X", profiles="no-such-profile")
    assert room.partners.find("radio-tejo").name == "Rádio Tejo"
    assert "no profile" in eva.get(at).text


def test_a_key_is_made_for_a_time_and_replaced(eva: FlaskClient, room: Newsroom) -> None:
    room.partners.add("Radio Tejo")
    room.partners.add("Other")
    at = "/desk/partners/radio-tejo/keys"
    first = room.partners.recognise(shown(post(eva, at, scope=["read", "submit"], until="2026-12-31").text))
    assert (first.scopes, str(first.expires)) == ({"read", "submit"}, "2027-01-01 00:00:00+00:00")
    second = room.partners.recognise(shown(post(eva, f"{at}/rotate", key=first.id).text))
    assert second.scopes == first.scopes
    assert room.partners.key(first.id).expires == room.partners.key(second.id).created + timedelta(days=1)
    assert "no date" in post(eva, at, scope="read", until="soon").text
    before = len(room.partners.keys("radio-tejo"))
    assert "in the past" in post(eva, at, scope="read", until="2020-01-01").text
    assert len(room.partners.keys("radio-tejo")) == before
    assert len(room.partners.keys("radio-tejo")) == 2
    assert post(eva, "/desk/partners/other/keys/rotate", key=second.id).status_code == 404


# Accounts


def test_an_account_is_made_with_a_password_that_is_shown_once(eva: FlaskClient, room: Newsroom) -> None:
    made = post(eva, "/desk/accounts", id="ida", name="Ida Berg", role="editor")
    assert made.status_code == 201
    password = shown(made.text)
    assert room.users.sign_in("ida", password)
    assert password not in eva.get("/desk/accounts").text
    again = post(eva, "/desk/accounts", id="ida", name="kept name")
    assert again.status_code == 422
    assert "already" in again.text
    assert 'value="kept name"' in again.text


def test_an_account_changes_its_role_its_password_and_is_closed(
    app: Flask, eva: FlaskClient, room: Newsroom
) -> None:
    post(eva, "/desk/accounts/max/role", role="chief")
    assert {u.id: u.role for u in room.users.everyone()}["max"] == "chief"
    words = shown(post(eva, "/desk/accounts/max/password").text)
    with pytest.raises(Unauthorized):
        room.users.sign_in("max", PASSWORD)
    session = room.users.sign_in("max", words)
    post(eva, "/desk/accounts/max/open", open="no")
    assert room.users.recognise(session) is None
    post(eva, "/desk/accounts/max/open", open="yes")
    assert room.users.sign_in("max", words)


@pytest.mark.parametrize("what", ["role", "open", "password"])
def test_nobody_locks_themselves_out(eva: FlaskClient, room: Newsroom, what: str) -> None:
    answer = post(eva, f"/desk/accounts/eva/{what}", role="editor", open="no")
    assert answer.status_code == 409
    found = next(u for u in room.users.everyone() if u.id == "eva")
    assert (found.role, found.disabled) == ("chief", False)
    assert room.users.sign_in("eva", PASSWORD)


def test_everybody_changes_their_own_password(app: Flask, max_: FlaskClient, room: Newsroom) -> None:
    wrong = post(max_, "/desk/me", old="not this one", new="another long word")
    assert (wrong.status_code, "wrong" in wrong.text) == (422, True)
    short = post(max_, "/desk/me", old=PASSWORD, new="short")
    assert (short.status_code, "10 to" in short.text) == (422, True)
    done = post(max_, "/desk/me", old=PASSWORD, new="another long word")
    assert done.status_code == 303
    assert max_.get("/desk").status_code == 303, "signed out"
    assert room.users.sign_in("max", "another long word")


# Who may


CHIEFS_ONLY = [
    ("GET", "/desk/accounts"),
    ("POST", "/desk/accounts"),
    ("POST", "/desk/accounts/eva/role"),
    ("POST", "/desk/accounts/eva/password"),
    ("POST", "/desk/accounts/eva/open"),
    ("GET", "/desk/feeds/new"),
    ("POST", "/desk/feeds/new"),
    ("POST", "/desk/feeds/articles"),
    ("POST", "/desk/feeds/articles/remove"),
    ("POST", "/desk/partners/x"),
    ("POST", "/desk/partners/x/keys"),
    ("POST", "/desk/partners/x/keys/rotate"),
    ("POST", "/desk/partners/x/keys/revoke"),
    ("GET", "/desk/partners/x/subscriptions/new"),
    ("POST", "/desk/partners/x/subscriptions/new"),
    ("POST", "/desk/partners/x/subscriptions/y/state"),
    ("POST", "/desk/partners/x/subscriptions/y/secret"),
    ("POST", "/desk/partners/x/subscriptions/y/remove"),
    ("POST", "/desk/partners/x/subscriptions/y/replay"),
]


@pytest.mark.parametrize(("method", "path"), CHIEFS_ONLY)
def test_an_editor_may_not_do_what_a_chief_may(max_: FlaskClient, method: str, path: str) -> None:
    answer = max_.get(path) if method == "GET" else post(max_, path)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", [path for method, path in CHIEFS_ONLY if method == "POST"])
def test_no_other_site_can_do_it_in_a_chiefs_name(eva: FlaskClient, path: str) -> None:
    assert eva.post(path, data={"csrf_token": "guessed"}).status_code == 400


def test_an_editor_sees_feeds_and_partners(app: Flask, room: Newsroom) -> None:
    room.partners.add("Radio Tejo")
    client = signed_in(app, "max")
    for path in ("/desk/feeds", "/desk/partners", "/desk/partners/radio-tejo"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<form" not in page.text.partition("<main")[2]
