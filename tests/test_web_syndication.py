"""What partners rely on: embargoes, tombstones and receipts, revisions, filters, events, feeds, products."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from conftest import BASE, Client, Clock, document, key

from publisher.newsroom import Newsroom
from publisher.publication import PLAIN_CONTEXTS
from publisher.records import Selection

LD = {"Content-Type": "application/ld+json"}
TALKS = {
    "@type": "Event",
    "@id": "#event-talks",
    "name": "Harbour talks",
    "startDate": "2026-11-24",
    "location": {"@id": "#place-porto"},
}
ATOM = "{http://www.w3.org/2005/Atom}"


def with_event(**article: Any) -> dict[str, Any]:
    made = document(**article)
    made["@graph"].append(dict(TALKS))
    return made


def test_an_article_under_embargo_is_revised_lifted_and_taken_back_in_silence(
    client: Client, newsroom: Newsroom, clock: Clock
) -> None:
    desk = key(newsroom, "newsroom") | LD
    until = quote(f"{clock.at:%Y-%m-%d}T12:00:00Z")
    for name in ("kept", "dropped"):
        client.put(f"/v1/articles/{name}?embargo={until}", json=document(identifier=name), headers=desk)
    changed = document(identifier="kept", alternativeHeadline="Second thoughts")
    again = client.put("/v1/articles/kept", json=changed, headers=desk | {"If-Match": "*"})
    assert again.json["article"]["state"] == "embargoed", "a revision keeps the embargo"
    assert client.delete("/v1/articles/dropped", headers=desk | {"If-Match": "*"}).status_code == 204
    assert client.get("/v1/articles/dropped").status_code == 404

    other = key(newsroom, "read", partner="other")
    assert client.get("/v1/articles/kept", headers=other).status_code == 404
    client.put("/v1/articles/kept?cleared=other", json=changed, headers=desk | {"If-Match": "*"})
    assert client.get("/v1/articles/kept", headers=other).status_code == 200, "it may be cleared later"
    nobody = client.put("/v1/articles/kept?cleared=nobody", json=changed, headers=desk | {"If-Match": "*"})
    assert nobody.status_code == 404

    past = quote(f"{clock.at:%Y-%m-%d}T08:00:00Z")
    lifted = client.put(
        f"/v1/articles/kept?embargo={past}",
        json=document(identifier="kept", alternativeHeadline="Third"),
        headers=desk | {"If-Match": "*"},
    )
    assert lifted.json["change"]["number"] == 1
    revisions = client.get("/v1/articles/kept/revisions").json["items"]
    assert [one["number"] for one in revisions] == [4], "what was never public stays so"
    assert client.get("/v1/articles/kept/revisions/1").status_code == 404
    for headline in ("Third", "Fourth"):
        late = client.put(
            f"/v1/articles/kept?embargo={until}",
            json=document(identifier="kept", alternativeHeadline=headline),
            headers=desk | {"If-Match": "*"},
        )
        assert late.status_code == 409 and "withdraw it" in late.json["hint"], (
            "not even what is there already"
        )
    open_to = client.put("/v1/articles/new?cleared=other", json=document(identifier="new"), headers=desk)
    assert open_to.status_code == 409
    assert client.get("/v1/feeds/articles.jsonld?limit=101").status_code == 400


def test_a_kill_leaves_a_tombstone_everywhere_and_its_receipts_are_counted(
    client: Client, newsroom: Newsroom
) -> None:
    desk = key(newsroom, "newsroom")
    one, _ = key(newsroom, "read", partner="one"), key(newsroom, "read", partner="two")
    newsroom.publish(document(identifier="storm"))
    killed = client.delete(
        "/v1/articles/storm?kind=killed&reason=libel", headers=desk | {"If-Match": "*"}
    ).json
    for path in ("", ".ttl", ".nq", ".ninjs", "/revisions", "/revisions/1", "/diff?from=1&to=1"):
        gone = client.get(f"/v1/articles/storm{path}")
        assert (gone.status_code, gone.json["kind"], gone.json["reason"]) == (410, "killed", "libel"), path
        assert "destroy" in gone.json["action"]
        assert gone.json["receipt"] == f"{BASE}/v1/changes/{killed['number']}/receipt"
    page = client.get("/articles/storm")
    assert page.status_code == 410 and "libel" in page.text
    (entry,) = client.get("/v1/feeds/articles.jsonld").json["@graph"][0]["dataFeedElement"]
    assert entry["dateDeleted"] and entry["item"] == {"@id": f"{BASE}/articles/storm"}

    receipt = f"/v1/changes/{killed['number']}/receipt"
    assert client.post(receipt).status_code == 401
    first = client.post(receipt, json={"note": "done"}, headers=one)
    assert first.status_code == 201
    assert client.post(receipt, headers=one).json == first.json, "saying it again changes nothing"
    assert client.post("/v1/changes/1/receipt", headers=one).status_code == 409
    assert client.post("/v1/changes/99/receipt", headers=one).status_code == 404
    who = {it["partner"]: it["confirmed"] for it in client.get(f"{receipt}s", headers=desk).json["items"]}
    assert who == {"one": True, "two": False}
    assert client.get(f"{receipt}s", headers=one).status_code == 403


def test_revisions_never_change_and_what_differs_is_a_patch(client: Client, newsroom: Newsroom) -> None:
    newsroom.publish(document(identifier="storm"))
    newsroom.publish(document(identifier="storm", alternativeHeadline="Ships may enter"), overwrite=True)
    listed = client.get("/v1/articles/storm/revisions").json["items"]
    assert [one["number"] for one in listed] == [1, 2]
    first = client.get("/v1/articles/storm/revisions/1")
    assert "immutable" in first.headers["Cache-Control"]
    assert first.headers["ETag"] == f'"{listed[0]["digest"]}"'
    patch = client.get("/v1/articles/storm/diff?from=1&to=2")
    assert patch.mimetype == "application/json-patch+json"
    assert patch.json == [{"op": "add", "path": "/@graph/0/alternativeHeadline", "value": "Ships may enter"}]
    assert client.get("/v1/articles/storm/diff?from=1&to=3").status_code == 404
    assert client.get("/v1/articles/storm/diff?from=1").status_code == 400
    assert client.get("/v1/articles/storm/revisions/0").status_code == 404


ARTICLES_FILTERED = [
    ("type=NewsArticle", True),
    ("type=Event", False),
    ("section=EUROPE", True),
    ("language=en", True),
    ("about=Porto&mentions=ana%20silva", True),
    ("about=Lisbon&about=Porto", True),
    ("about=Lisbon", False),
    ("place=porto", True),
    ("from=2026-11-23&to=2026-11-23", True),
    ("from=2026-11-24", False),
    ("to=2026-10", False),
    ("modified_since=2026-11-23T09:00:00Z", True),
    ("modified_since=2026-11-23T09:00:01Z", False),
    ("q=%22reopens%20after%22%20silva", True),
    ("q=submarine", False),
    ("q='%20OR%201=1%20--", False),
]


def test_articles_are_filtered(client: Client, newsroom: Newsroom) -> None:
    newsroom.publish(document(identifier="storm"))
    for query, found in ARTICLES_FILTERED:
        assert bool(client.get(f"/v1/articles?{query}").json["items"]) is found, query


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday",
        "modified_since=2026-11-23",
        "modified_since=x",
        "about=",
        "q=",
        "section=" + "x" * 201,
    ],
)
def test_a_filter_that_is_none_is_refused(web: Client, query: str) -> None:
    for path in ("/v1/articles", "/v1/events"):
        answer = web.get(f"{path}?{query}")
        assert answer.status_code == 400 and answer.json["errors"]


def test_an_event_is_fetched_with_everyone_who_covers_it(client: Client, newsroom: Newsroom) -> None:
    newsroom.publish(with_event(identifier="one"))
    newsroom.publish(with_event(identifier="two"))
    (item,) = client.get("/v1/events?place=porto&from=2026-11-24&type=Event").json["items"]
    got = client.get(item["document"].removeprefix(BASE))
    assert got.headers["ETag"] == f'"{item["digest"]}"'
    assert {it["@id"] for it in got.json["@graph"][0]["subjectOf"]} == {
        f"{BASE}/articles/one",
        f"{BASE}/articles/two",
    }
    html = client.get(item["document"].removeprefix(BASE), headers={"Accept": "text/html"})
    assert (html.status_code, html.headers["Location"]) == (303, f"{BASE}/events/{item['id']}")
    assert client.get(f"/events/{item['id']}").status_code == 200
    assert client.get("/v1/entities/person-ana-silva").json["@graph"][0]["jobTitle"] == "Mayor"
    assert client.get("/v1/events/person-ana-silva").status_code == 404


EVENTS_FILTERED = [
    ("section=EUROPE", "Harbour talks"),
    ("section=Sport&section=Economy", "Port strike"),
    ("section=Sport", ""),
    ("language=en", "Harbour talks"),
    ("language=en-GB", "Harbour talks"),
    ("language=en&language=pt", "Harbour talks, Port strike"),
    ("language=de", ""),
    ("section=Europe&language=en", "Harbour talks"),
    ("section=Economy&language=en", ""),
    ("mentions=ana%20SILVA", "Harbour talks"),
    ("mentions=Rui%20Costa&section=Economy", "Port strike"),
    ("mentions=Rui%20Costa&section=Europe", ""),
    ("q=SHIPS", "Harbour talks, Port strike"),
    ("q=lockout", "Port strike"),
    ("q=%22ships%20may%20enter%22", "Harbour talks, Port strike"),
    ("q=%22enter%20ships%22", ""),
    ("q=%22harbour%20talks%22", "Harbour talks"),
    ("q=lockout&section=Europe", ""),
    ("q=submarine", ""),
    ("q='%20OR%201=1%20--", ""),
    ("q=ships&place=porto&from=2026-11-25", "Port strike"),
    ("q=ships&limit=1", "Port strike"),
]


def test_events_are_filtered_by_the_articles_that_cover_them(client: Client, newsroom: Newsroom) -> None:
    newsroom.publish(with_event(identifier="one"))
    strike = document("Lockout", identifier="two", articleSection="Economy", inLanguage="pt")
    strike["@graph"][0]["mentions"] = [{"@type": "Person", "name": "Rui Costa"}]
    strike["@graph"].append(TALKS | {"name": "Port strike", "startDate": "2026-11-25"})
    newsroom.publish(strike)
    for query, found in EVENTS_FILTERED:
        items = client.get(f"/v1/events?{query}").json["items"]
        assert ", ".join(sorted(one["name"] for one in items)) == found, query


def test_one_article_that_covers_an_event_has_to_pass_all_filters_for_articles(
    client: Client, newsroom: Newsroom
) -> None:
    newsroom.publish(with_event(identifier="one"))
    newsroom.publish(with_event(identifier="two", headline="Lockout", articleSection="Economy"))
    for query, many in (("section=Economy&q=lockout", 1), ("section=Europe&q=lockout", 0)):
        assert len(client.get(f"/v1/events?{query}").json["items"]) == many, query
    assert len(client.get("/v1/events?section=Economy&section=Europe").json["items"]) == 1, "and is told once"


def test_filtered_events_go_on_page_by_page(client: Client, newsroom: Newsroom) -> None:
    for number in range(5):
        made = document("Lockout" if number % 2 == 0 else "Calm", identifier=f"n-{number}")
        made["@graph"].append(TALKS | {"name": f"Talks on day {number}", "startDate": f"2026-12-1{number}"})
        newsroom.publish(made)
    first = client.get("/v1/events?q=lockout&limit=2").json
    second = client.get(f"/v1/events?q=lockout&limit=2&cursor={first['next_cursor']}").json
    told = [one["name"] for one in (*first["items"], *second["items"])]
    assert told == ["Talks on day 4", "Talks on day 2", "Talks on day 0"] and second["next_cursor"] is None


def test_an_event_is_not_found_by_an_article_that_is_not_public(
    client: Client, newsroom: Newsroom, clock: Clock
) -> None:
    desk, cleared = key(newsroom, "newsroom") | LD, key(newsroom, "read", partner="cleared")
    newsroom.publish(with_event(identifier="open"))
    kept = with_event(identifier="kept", headline="Lockout", articleSection="Leaks", inLanguage="pt")
    until = quote(f"{clock.at:%Y-%m-%d}T12:00:00Z")
    client.put(f"/v1/articles/kept?embargo={until}&cleared=cleared", json=kept, headers=desk)
    filters = ("q=lockout", "section=Leaks", "language=pt")

    def found(headers: dict[str, str]) -> list[int]:
        return [len(client.get(f"/v1/events?{one}", headers=headers).json["items"]) for one in filters]

    for headers in ({}, cleared, desk):
        assert found(headers) == [0, 0, 0], "what is said of events is the same for everyone"
    clock.advance(hours=3)
    assert found({}) == [1, 1, 1], "at its time"
    newsroom.publish(kept | {"@graph": [*kept["@graph"][:3]]}, id="kept", overwrite=True)
    assert found({}) == [0, 0, 0], "it speaks of the event no more"
    newsroom.publish(kept, id="kept", overwrite=True)
    assert found({}) == [1, 1, 1]
    newsroom.withdraw("kept", reason="", overwrite=True)
    assert found({}) == [0, 0, 0], "withdrawn"
    assert len(client.get("/v1/events?q=ships").json["items"]) == 1, "the other one goes on covering it"


def test_every_feed_tells_the_same_articles(client: Client, newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.publish(document(f"Ships & <boats> {number}", identifier=f"n-{number}"))
    addresses = [f"{BASE}/articles/n-{number}" for number in (2, 1, 0)]

    atom = ET.fromstring(client.get("/v1/feeds/articles.atom").data)
    assert [e.findtext(f"{ATOM}id") for e in atom.iter(f"{ATOM}entry")] == addresses
    assert atom.findtext(f"{ATOM}updated") and atom.findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name")
    rss = ET.fromstring(client.get("/v1/feeds/articles.rss").data)
    assert [e.findtext("guid") for e in rss.iter("item")] == addresses
    assert rss.findtext("channel/item/title") == "Ships & <boats> 2"
    feed = client.get("/v1/feeds/articles.json").json
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == addresses
    assert feed["items"][0]["_schema_org"] == client.get("/v1/articles/n-2").json
    sitemap = ET.fromstring(client.get("/v1/feeds/articles.xml").data)
    assert [e.text for e in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == addresses
    lines = client.get("/v1/feeds/articles.ndjson").data.splitlines()
    assert [json.loads(line)["@graph"][0]["@id"] for line in lines] == addresses


def test_the_news_sitemap_has_the_last_two_days(web: Client, room: Newsroom, clock: Clock) -> None:
    room.publish(document(identifier="storm"))
    clock.advance(days=3)
    assert b"<url>" not in web.get("/v1/feeds/articles.xml").data


def test_a_feed_never_holds_what_xml_forbids(web: Client, room: Newsroom) -> None:
    room.publish(
        document(identifier="storm", articleSection="Bell\u0007\u000b and \ufffe", description="A\u001fB")
    )
    for ending in ("atom", "rss", "xml"):
        ET.fromstring(web.get(f"/v1/feeds/articles.{ending}").data)


def test_a_product_is_seen_by_whom_it_is_for(client: Client, newsroom: Newsroom) -> None:
    desk = key(newsroom, "newsroom")
    one, two = key(newsroom, "read", partner="one"), key(newsroom, "read", partner="two")
    newsroom.publish(document(identifier="porto"))
    newsroom.publish(document(identifier="world", articleSection="World"))
    wanted = {"title": "Europe", "filter": {"section": ["europe"]}, "open": False, "partners": ["one"]}
    assert client.put("/v1/products/europe", json=wanted, headers=desk).status_code == 201
    assert client.put("/v1/products/europe", json=wanted, headers=desk).status_code == 200
    for headers, status in ((one, 200), (desk, 200), (two, 404), ({}, 404)):
        assert client.get("/v1/products/europe", headers=headers).status_code == status
        assert client.get("/v1/feeds/europe.atom", headers=headers).status_code == status
        names = [it["name"] for it in client.get("/v1/products", headers=headers).json["items"]]
        assert ("europe" in names) == (status == 200)
    feed = client.get("/v1/feeds/europe.ndjson", headers=one)
    assert feed.data.count(b"\n") == 1 and b"articles/porto" in feed.data
    assert "private" in feed.headers["Cache-Control"]
    assert "partners" not in client.get("/v1/products/europe", headers=one).json
    for bad in ({"title": "x", "filter": {"colour": ["red"]}}, {"title": "x", "open": 0}, {"open": True}):
        assert client.put("/v1/products/europe", json=bad, headers=desk).status_code == 422
    assert client.put("/v1/products/europe", json=wanted, headers=one).status_code == 403
    assert client.delete("/v1/products/europe", headers=desk).status_code == 204
    assert client.delete("/v1/products/europe", headers=desk).status_code == 404


def test_a_foreign_context_is_kept_and_a_plain_one_written_in_one_way(room: Newsroom) -> None:
    foreign = ["https://schema.org", {"ex": "https://ex.example/"}]
    for context in (*PLAIN_CONTEXTS, foreign):
        room.publish(document() | {"@context": context}, id="storm", overwrite=True)
        kept = json.loads(room.article("storm")[1])["@context"]
        assert kept == (foreign if context == foreign else "https://schema.org")


def test_a_link_in_a_list_leads_on_with_the_same_filter(web: Client, room: Newsroom) -> None:
    for number in range(3):
        room.publish(document(identifier=f"n-{number}", articleSection="A & B"))
    first = web.get("/v1/articles?limit=2&section=a%20%26%20b")
    found = re.search(r'<([^>]*)>; rel="next"', first.headers["Link"])
    assert found
    assert [it["id"] for it in web.get(found[1]).json["items"]] == ["n-0"]
    assert room.articles(Selection(facets=(("section", ("a & b",)),))).items
