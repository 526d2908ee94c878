"""An article at the desk, mended and published: by a client without scripts, by a script without scruples."""

from __future__ import annotations

import html
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Clock, document, settings
from desk import HOSTILE, PASSWORD, TEXT, act, app, eva, headline, max_, new, post, signed_in, state, token
from flask.testing import FlaskClient

from publisher.newsroom import Newsroom
from publisher.web import create_app

__all__ = ["app", "eva", "max_"]


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


def test_an_event_that_is_marked_is_read_in_its_words(eva: FlaskClient) -> None:
    id_ = new(eva)
    start = TEXT.index("met")
    forged = [{"node": "event-x", "property": "name", "value": "Forged", "origins": []}]
    mark = {"kind": "mark", "value": "Event", "start": start, "end": start + 3, "found": forged}
    answer = act(eva, id_, mark).json
    made = next(n for n in answer["document"]["@graph"] if n["@id"] == "#event-met")
    assert (made["name"], made["startDate"]) == ("Met", "2026-11-24")
    assert made["location"] == {"@id": "#place-lisbon"}
    assert state(eva, id_)["document"] == answer["document"], "what was read is kept"
    assert "“met” marked as Event" in eva.get(f"/desk/drafts/{id_}/history").text
    split = {"kind": "split", "node": "event-met", "start": TEXT.index("Mayor"), "end": len(TEXT) - 1}
    parted = act(eva, id_, split).json["document"]["@graph"]
    assert "startDate" not in next(n for n in parted if n["@id"] == "#event-met")
    headers = {"X-CSRFToken": token(eva.get("/desk").text), "Accept": "application/json"}
    undone = eva.post(f"/desk/drafts/{id_}/undo", headers=headers).json
    assert undone is not None and undone["document"] == answer["document"]


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
    assert "wrong.." not in eva.get(f"/desk/articles/{article}").text
    assert "It was all wrong." in eva.get(f"/desk/articles/{article}").text
    assert "Headline 1" in eva.get("/desk/articles?state=withdrawn").text
    assert "Headline 1" not in eva.get("/desk/articles?state=killed").text
    assert "It can be published again" in eva.get(f"/desk/articles/{article}").text
    assert post(eva, f"/desk/articles/{article}/open").location == f"/desk/drafts/{id_}"
    page = eva.get(f"/desk/drafts/{id_}/publish").text
    seen = re.findall(r'name="seen" value="(\d+)"', page)[0]
    assert "Publish it again" in page and "Correction: something" not in page
    assert post(eva, f"/desk/drafts/{id_}/publish", seen=seen, way="again").status_code == 303
    assert room.changes()[0].items[-1].kind == "published"


def test_what_the_newsroom_adds_to_every_article_is_no_change(
    sqlite_url: str, tmp_path: Path, clock: Clock
) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path, name="The Evening Post"), now=clock)
    room.users.add("eva", PASSWORD, name="Eva Lund", role="chief")
    eva = signed_in(create_app(room), "eva")
    id_ = new(eva)
    post(eva, f"/desk/drafts/{id_}/publish", seen="0")
    post(eva, "/desk/articles/talks-begin-in-porto/open")
    assert "Nothing is different from what is published" in eva.get(f"/desk/drafts/{id_}/publish").text
    room.close()


def test_a_draft_that_was_put_away_is_looked_at_again_with_one_click(eva: FlaskClient) -> None:
    id_ = new(eva)
    post(eva, f"/desk/drafts/{id_}/discard")
    assert f'<a href="/desk/drafts/{id_}">Look at it again</a>' in eva.get("/desk").text
    assert "Take it up again" in eva.get(f"/desk/drafts/{id_}").text


def test_a_kill_asks_twice(eva: FlaskClient, room: Newsroom) -> None:
    item = room.publish(document()).item
    path = f"/desk/articles/{item.id}/withdraw"
    assert post(eva, path, kind="kill", reason="libel", digest=item.digest).status_code == 422
    assert post(eva, path, kind="kill", reason="libel", digest=item.digest, sure="yes").status_code == 303
    assert room.changes()[0].items[-1].kind == "killed"


def test_a_withdrawn_article_can_still_be_killed(eva: FlaskClient, max_: FlaskClient, room: Newsroom) -> None:
    item = room.publish(document()).item
    here = f"/desk/articles/{item.id}"
    post(eva, f"{here}/withdraw", reason="It was wrong.", digest=item.digest)
    assert "Kill …" in eva.get(here).text and "Kill …" not in max_.get(here).text
    assert "destroy every copy" in eva.get(f"{here}/withdraw?kind=kill").text
    assert eva.get(f"{here}/withdraw").status_code == 410, "it is withdrawn already"
    done = post(eva, f"{here}/withdraw", kind="kill", reason="libel", digest=item.digest, sure="yes")
    assert done.location == here
    assert [c.kind for c in room.changes()[0].items] == ["published", "withdrawn", "killed"]
    assert "Kill …" not in eva.get(here).text


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
    assert answer.status_code == 409
    assert "Another article has the address “taken”" in answer.text
    assert "another id" not in answer.text, "the form calls it the address"
