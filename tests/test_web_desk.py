"""The desk as a client without scripts and a script without scruples see it."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from conftest import Clock, document
from flask import Flask
from flask.testing import FlaskClient

from publisher.errors import Conflict
from publisher.newsroom import Newsroom
from publisher.web import create_app

PASSWORD = "a long enough word"
TEXT = "World\n\nTalks begin in Porto\n\nMayor Ana Silva met Reuters in Lisbon on Tuesday.\n"
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture
def app(room: Newsroom) -> Flask:
    room.users.add("eva", PASSWORD, name="Eva Lund", role="chief")
    room.users.add("max", PASSWORD, name="Max Roth")
    app = create_app(room)
    app.testing = True
    return app


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    page = client.get("/desk/sign-in")
    sent = {"name": name, "password": PASSWORD, "csrf_token": token(page.text), "next": "/desk/new"}
    assert client.post("/desk/sign-in", data=sent).location == "/desk/new"
    return client


@pytest.fixture
def eva(app: Flask) -> Iterator[FlaskClient]:
    yield signed_in(app, "eva")


@pytest.fixture
def max_(app: Flask) -> Iterator[FlaskClient]:
    yield signed_in(app, "max")


def token(text: str) -> str:
    return re.findall(r'name="csrf-token" content="([^"]+)"', text)[0]


def post(client: FlaskClient, path: str, **form: Any) -> Any:
    data = {"csrf_token": token(client.get("/desk").text), **form}
    return client.post(path, data=data)


def new(client: FlaskClient, text: str = TEXT, **more: Any) -> str:
    answer = post(client, "/desk/new", text=text, published="2026-11-24", **more)
    assert answer.status_code == 303, answer.text
    return str(answer.location).rpartition("/")[2]


def act(client: FlaskClient, draft: str, *actions: dict[str, Any], seen: int | None = None) -> Any:
    headers = {"X-CSRFToken": token(client.get("/desk").text), "Accept": "application/json"}
    return client.post(
        f"/desk/drafts/{draft}/actions", json={"actions": actions, "seen": seen}, headers=headers
    )


def state(client: FlaskClient, draft: str) -> Any:
    page = client.get(f"/desk/drafts/{draft}").text
    return json.loads(re.findall(r'<script type="application/json" id="state">(.*?)</script>', page)[0])


def headline(number: int = 0) -> dict[str, Any]:
    return {"kind": "set", "node": "article", "pointer": "/headline", "value": f"Headline {number}"}


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


# Mending


def test_an_article_becomes_a_draft_with_its_text_and_form(eva: FlaskClient) -> None:
    page = eva.get(f"/desk/drafts/{new(eva)}").text
    assert "Talks begin in Porto" in page
    assert 'data-key="person-ana-silva"' in page
    assert re.search(r'data-n="person-ana-silva[^"]*">Ana', page)


def test_an_action_gives_back_the_draft_after_it(eva: FlaskClient) -> None:
    id_ = new(eva)
    answer = act(eva, id_, headline(1), seen=0).json
    assert (answer["number"], answer["title"]) == (1, "Headline 1")
    assert answer["document"]["@graph"][0]["headline"] == "Headline 1"
    assert "Headline 1" in answer["form"] and "Talks begin" in answer["text"]
    assert "headline" in answer["undo"].lower()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"actions": []},
        {"actions": [{"kind": "explode"}]},
        {"actions": [{"kind": "set"}], "seen": 0},
        {"actions": ["x"]},
        {"actions": [{"kind": "merge", "node": "a"}]},
        {"actions": [headline()], "seen": "x"},
    ],
)
def test_what_is_no_action_is_refused(eva: FlaskClient, body: dict[str, Any]) -> None:
    id_ = new(eva)
    headers = {"X-CSRFToken": token(eva.get("/desk").text)}
    assert eva.post(f"/desk/drafts/{id_}/actions", json=body, headers=headers).status_code == 422
    assert state(eva, id_)["number"] == 0


def test_the_second_of_two_editors_sees_both_versions(eva: FlaskClient, max_: FlaskClient) -> None:
    id_ = new(eva)
    act(eva, id_, headline(1), seen=0)
    answer = act(max_, id_, headline(2), seen=0)
    assert answer.status_code == 409
    assert answer.json["theirs"]["value"] == "Headline 1" and answer.json["theirs"]["editor"] == "eva"
    assert act(max_, id_, headline(2), seen=None).json["title"] == "Headline 2"


def test_hostile_words_are_shown_as_text_and_never_run(eva: FlaskClient) -> None:
    id_ = new(eva, TEXT + f"\nMayor Ana Silva said {HOSTILE} in Lisbon.\n", format="text")
    act(eva, id_, {"kind": "set", "node": "person-ana-silva", "pointer": "/name", "value": HOSTILE})
    act(
        eva,
        id_,
        {"kind": "set", "node": "article", "pointer": f"/{HOSTILE.replace('/', '~1')}", "value": HOSTILE},
    )
    for path in ("", "/publish", "/preview"):
        page = eva.get(f"/desk/drafts/{id_}{path}").text
        assert "<script>alert" not in page and "<img" not in page
        assert html.escape("<script>alert(1)") in page or "\\u003cscript" in page
    assert HOSTILE in json.dumps(state(eva, id_)["document"], ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"text": ""}, "nothing to read"),
        ({"text": TEXT, "published": "someday"}, "datePublished is no date"),
        ({"text": TEXT, "format": "papyrus"}, "no reader"),
        ({"text": "kept", "file": (io.BytesIO(b"\x00\x01\x02" * 99), "a.bin")}, "a.bin"),
    ],
)
def test_what_cannot_be_read_is_said_in_place_and_what_was_typed_is_kept(
    eva: FlaskClient, form: dict[str, Any], said: str
) -> None:
    answer = post(eva, "/desk/new", **form)
    assert answer.status_code == 422
    assert said in answer.text
    assert html.escape(form["text"]).strip() in answer.text


def test_an_upload_that_is_too_large_is_refused(eva: FlaskClient) -> None:
    answer = eva.post(
        "/desk/new",
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(10 * 1024 * 1024)},
    )
    assert answer.status_code == 413
    assert "at most 8 MB" in answer.text


def test_a_document_is_opened_as_it_is(eva: FlaskClient) -> None:
    id_ = new(eva, json.dumps(document()))
    assert state(eva, id_)["document"]["@graph"][0]["headline"] == "Harbour reopens after storm"


# Out


def test_a_draft_is_published_corrected_and_withdrawn(eva: FlaskClient, room: Newsroom) -> None:
    id_ = new(eva)
    assert "What partners receive" in eva.get(f"/desk/drafts/{id_}/publish").text
    answer = post(eva, f"/desk/drafts/{id_}/publish", seen="0")
    assert answer.status_code == 303, answer.text
    article = answer.location.rpartition("/")[2]
    assert article == "talks-begin-in-porto"
    back = post(eva, f"/desk/articles/{article}/open")
    assert back.location == f"/desk/drafts/{id_}"
    act(eva, id_, headline(1))
    page = eva.get(f"/desk/drafts/{id_}/publish").text
    assert "<del>" in page and "<ins>" in page
    assert post(eva, f"/desk/drafts/{id_}/publish", seen="1", way="correction").status_code == 422
    answer = post(eva, f"/desk/drafts/{id_}/publish", seen="1", way="correction", correction="It was wrong.")
    assert answer.status_code == 303, re.findall(r"alert.>(.*?)<", answer.text)
    assert "Headline 1" in eva.get(f"/desk/articles/{article}").text
    digest = room.article(article)[0].digest
    assert post(eva, f"/desk/articles/{article}/withdraw", reason="", digest=digest).status_code == 422
    post(eva, f"/desk/articles/{article}/withdraw", reason="It was all wrong.", digest=digest)
    assert [c.kind for c in room.changes()[0].items] == ["published", "corrected", "withdrawn"]
    assert "It was all wrong." in eva.get(f"/desk/articles/{article}").text
    assert "Headline 1" in eva.get("/desk/articles?state=withdrawn").text
    assert "Headline 1" not in eva.get("/desk/articles?state=killed").text


def test_a_kill_asks_twice(eva: FlaskClient, room: Newsroom) -> None:
    item = room.publish(document()).item
    path = f"/desk/articles/{item.id}/withdraw"
    assert post(eva, path, kind="kill", reason="libel", digest=item.digest).status_code == 422
    assert post(eva, path, kind="kill", reason="libel", digest=item.digest, sure="yes").status_code == 303
    assert room.changes()[0].items[-1].kind == "killed"


def test_only_a_chief_withdraws(max_: FlaskClient, room: Newsroom) -> None:
    item = room.publish(document()).item
    assert "Withdraw" not in max_.get(f"/desk/articles/{item.id}").text
    answer = post(max_, f"/desk/articles/{item.id}/withdraw", reason="x", digest=item.digest)
    assert answer.status_code == 403 and "only a chief" in answer.text


def test_what_was_published_meanwhile_is_shown_before_it_is_replaced(
    eva: FlaskClient, room: Newsroom
) -> None:
    article = room.publish(document()).item.id
    draft = post(eva, f"/desk/articles/{article}/open").location.rpartition("/")[2]
    act(eva, draft, headline(1))
    theirs = room.publish(document(wordCount=9), id=article, overwrite=True).item
    assert "published again by somebody else" in eva.get(f"/desk/drafts/{draft}").text
    answer = post(eva, f"/desk/drafts/{draft}/publish", seen="1")
    assert answer.status_code == 409 and "Nothing was published" in answer.text
    assert theirs.digest in answer.text
    assert post(eva, f"/desk/drafts/{draft}/publish", seen="1", over=theirs.digest).status_code == 303
    assert room.article(article)[0].revision == 3


def test_a_document_with_errors_is_not_published_and_says_why(eva: FlaskClient, room: Newsroom) -> None:
    id_ = new(eva)
    act(eva, id_, {"kind": "set", "node": "article", "pointer": "/headlin", "value": "x"})
    assert "headlin" in eva.get(f"/desk/drafts/{id_}/publish").text
    answer = post(eva, f"/desk/drafts/{id_}/publish", seen="1")
    assert answer.status_code == 422
    assert room.changes()[0].items == []


def test_a_link_is_remembered_and_can_be_forgotten(eva: FlaskClient) -> None:
    id_ = new(eva)
    address = "https://www.wikidata.org/entity/Q1"
    act(eva, id_, {"kind": "link", "node": "person-ana-silva", "value": address})
    headers = {"X-CSRFToken": token(eva.get("/desk").text)}
    answer = eva.post("/desk/authority/find", json={"name": "Ana Silva", "group": "person"}, headers=headers)
    assert answer.json is not None and answer.json["found"][0][0] == address
    assert "ana silva" in eva.get("/desk/authority").text
    again = state(eva, new(eva))["document"]["@graph"]
    assert next(n for n in again if n["@id"] == "#person-ana-silva")["sameAs"] == address
    post(eva, "/desk/authority/forget", kind="person", name="ana silva")
    assert "ana silva" not in eva.get("/desk/authority").text


def test_articles_are_found_by_words(eva: FlaskClient, room: Newsroom) -> None:
    room.publish(document())
    room.publish(document("Concert is cancelled"))
    page = eva.get("/desk/articles?q=concert").text
    assert "Concert is cancelled" in page and "Harbour" not in page
    assert eva.get("/desk/articles?cursor=wrong").status_code == 400
    assert eva.get("/desk/articles/nothing").status_code == 404


def test_a_draft_is_held_until_its_embargo_ends(eva: FlaskClient, room: Newsroom, clock: Clock) -> None:
    room.partners.add("Cleared Agency")
    id_ = new(eva)
    path = f"/desk/drafts/{id_}/publish"
    assert post(eva, path, seen="0", way="schedule", embargo="tomorrow").status_code == 422
    assert post(eva, path, seen="0", address="Not An Address").status_code == 422
    done = post(
        eva,
        path,
        seen="0",
        way="embargo",
        embargo="2026-11-23 18:00",
        cleared="cleared-agency",
        address="talks",
    )
    assert done.location == "/desk/articles/talks"
    assert "Held until" in eva.get("/desk/articles/talks").text
    assert "held until 23 Nov 2026 18:00" in eva.get("/desk/articles?state=embargoed").text
    assert "Talks begin" in eva.get("/desk/articles").text
    assert room.articles().items == []
    clock.advance(hours=10)
    assert [item.id for item in room.articles().items] == ["talks"]


def test_an_address_that_is_taken_is_said_in_place(eva: FlaskClient, room: Newsroom) -> None:
    room.publish(document(), id="taken")
    answer = post(eva, f"/desk/drafts/{new(eva)}/publish", seen="0", address="taken")
    assert answer.status_code == 409 and "another" in answer.text


# Around it


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
