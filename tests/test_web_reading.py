"""The pages for readers and crawlers, and what they say where nothing is."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from conftest import BASE, Client, document
from measure import calls

from publisher.newsroom import Newsroom
from publisher.web import pages
from publisher.web.pages import day

PAGE = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def with_event(**article: Any) -> dict[str, Any]:
    made = document(**article)
    made["@graph"].append(
        {
            "@type": "Event",
            "@id": "#event-talks",
            "name": "Talks in Porto",
            "startDate": "2026-11-24",
            "location": {"@id": "#place-porto"},
            "attendee": [{"@id": "#person-ana-silva"}],
            "subjectOf": {"@id": "#article"},
        }
    )
    return made


def test_a_page_says_where_its_other_forms_stand(web: Client, room: Newsroom) -> None:
    id_ = room.publish(
        document(description="Ships & tides", author={"@type": "Person", "name": "Eva"})
    ).item.id
    page = web.get(f"/articles/{id_}", headers=PAGE).text
    for part in (
        f'<link rel="canonical" href="{BASE}/articles/{id_}">',
        f'type="application/ld+json" href="{BASE}/v1/articles/{id_}"',
        'type="application/atom+xml"',
        'type="application/json+oembed"',
        'type="text/xml+oembed"',
        '<meta property="og:title" content="Harbour reopens after storm">',
        '<meta property="og:description" content="Ships &amp; tides">',
        '<meta property="article:published_time" content="2026-11-23T08:00:00Z">',
        "By <span>Eva</span>",
    ):
        assert part in page, part


@pytest.mark.parametrize(
    ("begins", "shown"),
    [
        ("2019-03", "March 2019"),
        ("2019", "2019"),
        ("2026-11-24", "24 November 2026"),
        ("2026-11-24T00:30:00+05:30", "24 November 2026"),
    ],
)
def test_the_front_page_names_the_day_of_an_event_as_its_document_does(
    web: Client, room: Newsroom, begins: str, shown: str
) -> None:
    made = with_event()
    made["@graph"][-1]["startDate"] = begins
    room.publish(made)
    assert f'<time datetime="{begins}">{shown}</time>' in web.get("/", headers=PAGE).text


def test_the_policy_of_a_page_allows_its_own_block_and_no_other(web: Client, room: Newsroom) -> None:
    answer = web.get(f"/articles/{room.publish(document()).item.id}", headers=PAGE)
    inside = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text)
    digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
    assert answer.text.count("<script") == 1


def test_a_page_is_asked_for_again_cheaply_and_changes_with_its_article(web: Client, room: Newsroom) -> None:
    id_ = room.publish(document()).item.id
    tag = web.get(f"/articles/{id_}").headers["ETag"]
    assert web.get(f"/articles/{id_}", headers={"If-None-Match": tag}).status_code == 304
    room.publish(document(wordCount=7), id=id_, overwrite=True)
    assert web.get(f"/articles/{id_}", headers={"If-None-Match": tag}).status_code == 200


def test_a_correction_is_told_before_the_text(web: Client, room: Newsroom) -> None:
    note = {
        "@type": "CorrectionComment",
        "text": "The mayor's name was wrong.",
        "datePublished": "2026-11-23",
    }
    page = web.get(f"/articles/{room.publish(document(correction=note)).item.id}").text.partition("<main")[2]
    assert page.index("name was wrong") < page.index("ships may enter again")


def test_an_event_has_a_page_with_everything_that_covers_it(web: Client, room: Newsroom) -> None:
    first = room.publish(with_event()).item.id
    second = room.publish(with_event(headline="Talks go on")).item.id
    found = re.findall(r'href="/events/([^"]+)">Talks in Porto', web.get(f"/articles/{first}").text)
    answer = web.get(f"/events/{found[0]}")
    for part in (
        "Talks in Porto",
        "2026-11-24",
        "<dd>Porto</dd>",
        "Ana Silva",
        f"/articles/{first}",
        f"/articles/{second}",
    ):
        assert part in answer.text, part
    assert "Covered by 2 articles" in answer.text
    stored = json.loads(room.things.get("event", found[0])[1])
    assert json.loads(re.findall(r"ld\+json\">(.*?)</script>", answer.text)[0]) == stored
    assert web.get("/events/nothing").status_code == 404


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-11-24T19:40:00Z", "24 November 2026, 19:40"),
        ("2026-11-24", "24 November 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("2026-13", "2026-13"),
        ("2026-11-2", "2026-11-2"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_shown_as_readers_write_it(written: str, shown: str) -> None:
    assert day(written) == shown


def test_a_section_lists_its_articles(web: Client, room: Newsroom) -> None:
    room.publish(document())
    room.publish(document("Final is won", articleSection="Sports & games"))
    page = web.get("/sections/Sports%20&%20games").text
    assert "Final is won" in page and "Harbour" not in page
    assert 'href="/sections/Sports%20%26%20games"' in web.get("/").text
    assert web.get("/sections/none").status_code == 404


def test_sitemaps_hold_every_public_article(web: Client, room: Newsroom) -> None:
    ids = {room.publish(document(f"Number {n}", identifier=f"n-{n}")).item.id for n in range(3)}
    room.publish(document("Older", identifier="older", datePublished="2022-03-01"))
    room.publish(document("Gone", identifier="gone"))
    room.withdraw("gone", reason="wrong", if_match=["*"])
    index = ET.fromstring(web.get("/sitemap.xml").text)
    maps = [str(e.text) for e in index.findall("s:sitemap/s:loc", NS)]
    assert maps == [f"{BASE}/sitemaps/2022-03.xml", f"{BASE}/sitemaps/2026-11.xml"]
    listed = ET.fromstring(web.get("/sitemaps/2026-11.xml").text)
    assert {str(e.text) for e in listed.findall("s:url/s:loc", NS)} == {
        f"{BASE}/articles/{id_}" for id_ in ids
    }
    assert f"Sitemap: {BASE}/sitemap.xml" in web.get("/robots.txt").text
    for month in ("2020-01", "2020-13", "x"):
        assert web.get(f"/sitemaps/{month}.xml").status_code == 404


@pytest.mark.parametrize("path", ["/articles/nothing", "/events/nothing", "/sections/nothing", "/nothing"])
def test_where_nothing_is_people_are_led_on_and_machines_get_a_problem(
    web: Client, room: Newsroom, path: str
) -> None:
    room.publish(document())
    assert web.get(path).mimetype == "application/problem+json"
    web.application.test_client_class = None
    answer = web.application.test_client().get(path, headers=PAGE)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert "Harbour reopens after storm" in answer.text


def test_a_withdrawn_article_says_so_and_leads_on(web: Client, room: Newsroom) -> None:
    id_ = room.publish(document()).item.id
    room.publish(document("Another"))
    room.withdraw(id_, reason="It was wrong.", if_match=["*"])
    answer = web.get(f"/articles/{id_}", headers=PAGE)
    assert answer.status_code == 410
    assert (
        "It was wrong." in answer.text and "Another" in answer.text and "ships may enter" not in answer.text
    )


def test_the_contract_is_read_at_small_cost_when_somebody_asks_for_its_page() -> None:
    assert calls(pages._contract.__wrapped__) < 400_000, "a parser in Python takes four times as many"
