"""Around an article at the desk: getting in, submissions, partners, what others did, events, quality."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

import pytest
from conftest import Clock, document
from desk import PASSWORD, TEXT, act, app, eva, headline, max_, new, post, signed_in, state, token
from flask import Flask
from flask.testing import FlaskClient

from publisher.errors import Conflict
from publisher.newsroom import Newsroom

__all__ = ["app", "eva", "max_"]


# Getting in


@pytest.mark.parametrize(
    "path", ["/desk", "/desk/new", "/desk/articles", "/desk/drafts/x", "/desk/authority"]
)
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)
    assert (answer.status_code, answer.location) == (303, f"/desk/sign-in?next={path}")


def test_a_script_without_a_session_is_told_so(app: Flask) -> None:
    answer = app.test_client().post("/desk/drafts/x/actions", json={})
    assert answer.status_code == 401
    assert answer.json is not None and answer.json["sign_in"] == "/desk/sign-in"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/v1/articles", "/desk\\@evil", ""]
)
def test_signing_in_never_leads_elsewhere(app: Flask, target: str) -> None:
    client = app.test_client()
    sent = {
        "name": "eva",
        "password": PASSWORD,
        "next": target,
        "csrf_token": token(client.get("/desk/sign-in").text),
    }
    assert client.post("/desk/sign-in", data=sent).location == "/desk"


def test_a_wrong_password_is_said_in_place_and_the_name_is_kept(app: Flask) -> None:
    client = app.test_client()
    sent = {"name": "eva", "password": "wrong", "csrf_token": token(client.get("/desk/sign-in").text)}
    answer = client.post("/desk/sign-in", data=sent)
    assert answer.status_code == 401
    assert "password is wrong" in answer.text and 'value="eva"' in answer.text


def test_the_cookie_is_kept_from_scripts_and_ends_with_the_session(app: Flask, eva: FlaskClient) -> None:
    cookie = eva.get_cookie("__Host-desk")
    assert cookie is not None and cookie.secure and cookie.http_only and cookie.same_site == "Lax"
    answer = post(eva, "/desk/sign-out")
    assert answer.location == "/desk/sign-in"
    assert eva.get("/desk").status_code == 303


def test_nothing_is_done_that_a_page_of_the_desk_did_not_ask_for(eva: FlaskClient) -> None:
    assert eva.post("/desk/new", data={"text": TEXT}).status_code == 400
    assert eva.post("/desk/sign-out").status_code == 400
    assert eva.get("/desk").status_code == 200


def test_every_page_forbids_foreign_scripts_and_frames(app: Flask, eva: FlaskClient) -> None:
    id_ = new(eva)
    for path in ("/desk", "/desk/new", f"/desk/drafts/{id_}", f"/desk/drafts/{id_}/publish", "/desk/nothing"):
        answer = eva.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        scripts = re.findall(r"<script[^>]*>", answer.text)
        assert all("src=" in s or "application/json" in s for s in scripts)
        assert not re.search(r"<[^>]+ (on\w+|style)=", answer.text)


# Around an article


def handed_in(room: Newsroom, **article: Any) -> str:
    with suppress(Conflict):
        room.partners.add("agency")
    body = json.dumps(document(**article)).encode()
    return room.submissions.submit("agency", body, idempotency=str(article)).submission.id


def test_a_submission_is_looked_at_and_accepted_rejected_or_opened(eva: FlaskClient, room: Newsroom) -> None:
    one, two, three = (handed_in(room, identifier=name) for name in ("one", "two", "three"))
    assert eva.get("/desk/submissions").text.count("<strong>agency</strong>") == 3
    page = eva.get(f"/desk/submissions/{one}").text
    assert "Harbour reopens after storm" in page and "0 errors" in page
    assert post(eva, f"/desk/submissions/{one}/accept").location == "/desk/articles/one"
    assert post(eva, f"/desk/submissions/{two}/reject").status_code == 422
    post(eva, f"/desk/submissions/{two}/reject", reason="not ours")
    assert "not ours" in eva.get("/desk/submissions?state=rejected").text
    draft = post(eva, f"/desk/submissions/{three}/open").location.rpartition("/")[2]
    assert state(eva, draft)["document"]["@graph"][0]["headline"] == "Harbour reopens after storm"
    assert post(eva, f"/desk/submissions/{one}/accept").status_code == 409


def test_a_chief_manages_partners_and_keys_and_an_editor_does_not(
    eva: FlaskClient, max_: FlaskClient, room: Newsroom
) -> None:
    made = post(eva, "/desk/partners", name="New Agency", trusted="yes")
    assert made.location == "/desk/partners/new-agency"
    page = post(eva, "/desk/partners/new-agency/keys", scope="submit").text
    words = re.findall(r"pub_[0-9a-f]{12}_[\w-]{43}", page)
    assert room.partners.recognise(words[0]).scopes == {"submit"}
    assert words[0] not in eva.get("/desk/partners/new-agency").text
    post(eva, "/desk/partners/new-agency/keys/revoke", key=room.partners.keys("new-agency")[0].id)
    assert "revoked" in eva.get("/desk/partners/new-agency").text
    assert post(eva, "/desk/partners", name="New Agency").status_code == 409
    assert post(eva, "/desk/partners", name="").status_code == 422
    assert post(max_, "/desk/partners", name="Other").status_code == 403
    assert post(max_, "/desk/partners/new-agency/keys", scope="newsroom").status_code == 403


def test_a_kill_that_was_not_confirmed_is_shown_until_it_is(eva: FlaskClient, room: Newsroom) -> None:
    room.partners.add("Slow Agency")
    room.partners.add_key("slow-agency", ["read"])
    id_ = room.publish(document()).item.id
    killed = room.withdraw(id_, reason="libel", kill=True, if_match=["*"])
    assert killed is not None
    page = eva.get("/desk/partners").text
    assert "Kills that are not confirmed" in page and "Slow Agency" in page
    room.confirm(killed.number, "slow-agency")
    assert "Kills that are not confirmed" not in eva.get("/desk/partners").text


def test_events_stand_on_a_timeline_and_a_map_with_who_covers_them(eva: FlaskClient, room: Newsroom) -> None:
    made = document()
    made["@graph"][1]["geo"] = {"@type": "GeoCoordinates", "latitude": 41.15, "longitude": -8.61}
    event = {"@type": "Event", "@id": "#event-e", "name": "Talks", "startDate": "2026-11-24"}
    made["@graph"].append({**event, "location": {"@id": "#place-porto"}, "subjectOf": {"@id": "#article"}})
    room.publish(made)
    page = eva.get("/desk/events").text
    assert '<time datetime="2026-11-24">' in page and "Harbour reopens" in page and ">Talks</a>" in page
    assert re.search(r'<circle cx="476\.\d"', page)
    assert page.count("h0M") > 200, "the large cities of the world"
    assert "No event is known" in eva.get("/desk/events?q=nothing").text


def test_what_others_did_is_told_once_to_who_has_not_seen_it(eva: FlaskClient, max_: FlaskClient) -> None:
    id_ = new(eva)
    at = f"/desk/drafts/{id_}/meanwhile?seen="
    assert eva.get(at + "0").status_code == 204
    act(max_, id_, headline(1))
    told = eva.get(at + "0").json
    assert told is not None
    assert (told["number"], told["state"]) == (1, "open")
    assert told["meanwhile"] == "max: Headline of article set to “Headline 1”"
    assert "Headline 1" in told["form"]
    assert told["undo"] == "", "it is max's to take back"
    assert eva.get(at + "1").status_code == 204
    assert eva.get(at + "nonsense").status_code == 200
    assert eva.get("/desk/drafts/nothing/meanwhile?seen=0").status_code == 404
    shown = eva.get(f"/desk/drafts/{id_}/history").text
    assert "Headline of article set to “Headline 1”" in shown
    assert "max" in shown


def test_quality_shows_findings_over_time_and_where_they_are(
    app: Flask, room: Newsroom, clock: Clock
) -> None:
    assert "Nothing is published" in signed_in(app, "eva").get("/desk/quality").text
    room.publish(document("First", identifier="first", dateline=""))
    clock.advance(days=2)
    room.publish(document("Second", identifier="second"))
    page = signed_in(app, "eva").get("/desk/quality").text
    assert "of 2 articles are without" in page
    assert "by the day in which it was published" in page
    assert re.findall(r'<th scope="col" class="n">(.*?)</th>', page) == ["23 Nov", "24 Nov", "25 Nov", "All"]
    assert page.count('<rect class="warning"') == 2, "a bar for each day on which something was published"
    assert '<a href="/desk/articles/first">' in page


def test_an_event_that_is_known_is_suggested_and_becomes_the_same(eva: FlaskClient, room: Newsroom) -> None:
    made = document()
    event = {"@type": "Event", "@id": "#event-e", "name": "Porto harbour talks", "startDate": "2026-11-24"}
    made["@graph"].append({**event, "location": {"@id": "#place-porto"}, "subjectOf": {"@id": "#article"}})
    room.publish(made)
    mine = document("More talks", identifier="more")
    other = {"@type": "Event", "@id": "#event-f", "name": "Talks in Porto", "startDate": "2026-11-24"}
    mine["@graph"].append({**other, "location": {"@id": "#place-porto"}, "subjectOf": {"@id": "#article"}})
    id_ = new(eva, json.dumps(mine))
    known = eva.get(f"/desk/drafts/{id_}/known").json
    assert known is not None and known["event-f"][0]["name"] == "Porto harbour talks"
    act(eva, id_, {"kind": "set", "node": "event-f", "pointer": "/name", "value": "Porto harbour talks"})
    assert eva.get(f"/desk/drafts/{id_}/known").json == {}
    post(eva, f"/desk/drafts/{id_}/publish", seen="1")
    assert eva.get("/desk/events").text.count("2 articles") == 1
    apart = document("Elsewhere", identifier="elsewhere")
    apart["@graph"].append(
        {"@type": "Event", "@id": "#event-g", "name": "Concert", "startDate": "2026-11-24"}
    )
    assert eva.get(f"/desk/drafts/{new(eva, json.dumps(apart))}/known").json == {}
