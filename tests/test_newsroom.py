"""What the newsroom promises, on both databases."""

from __future__ import annotations

import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import BASE, Clock, document

from publisher.errors import (
    Conflict,
    Gone,
    Misplaced,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    Refused,
    Unauthorized,
)
from publisher.newsroom import Newsroom
from publisher.records import Selection


def test_a_publication_is_served_as_the_bytes_that_were_hashed(newsroom: Newsroom) -> None:
    done = newsroom.publish(document())
    item, body = newsroom.article("harbour-reopens-after-storm")
    assert done.new and done.change is not None and done.change.number == 1
    assert item == done.item
    placed = json.loads(body)
    assert placed["@graph"][0]["@id"] == f"{BASE}/articles/{item.id}"
    assert placed["@graph"][0]["about"] == [{"@id": f"{BASE}/articles/{item.id}#place-porto"}]


def test_the_same_content_again_changes_nothing(newsroom: Newsroom) -> None:
    newsroom.publish(document())
    again = newsroom.publish(document())
    assert (again.change, again.new, again.item.revision) == (None, False, 1)
    stored = json.loads(newsroom.article(again.item.id)[1])
    assert newsroom.publish(stored, id=again.item.id).change is None, "what was served can be published again"


def test_a_publication_a_correction_and_a_withdrawal_stand_in_the_log_in_order(newsroom: Newsroom) -> None:
    first = newsroom.publish(document(identifier="storm"))
    second = newsroom.publish(
        document(identifier="storm", alternativeHeadline="Version 9"), if_match=[first.item.digest]
    )
    note = {
        "@type": "CorrectionComment",
        "text": "The mayor's name was wrong.",
        "datePublished": "2026-11-23",
    }
    third = newsroom.publish(document(identifier="storm", correction=note), if_match=[second.item.digest])
    newsroom.withdraw("storm", reason="agreed", if_match=[third.item.digest])
    page, more = newsroom.changes()
    assert [(c.number, c.kind, c.revision) for c in page.items] == [
        (1, "published", 1),
        (2, "updated", 2),
        (3, "corrected", 3),
        (4, "withdrawn", 3),
    ]
    assert not more
    assert page.items[2].note == note
    assert page.items[3].reason == "agreed"


def test_a_change_must_name_the_state_it_changes(newsroom: Newsroom) -> None:
    newsroom.publish(document(identifier="storm"))
    other = document(identifier="storm", alternativeHeadline="Version 9")
    with pytest.raises(PreconditionRequired):
        newsroom.publish(other)
    with pytest.raises(PreconditionFailed):
        newsroom.publish(other, if_match=["0" * 64])
    with pytest.raises(Conflict):
        newsroom.publish(other, create=True)
    with pytest.raises(PreconditionFailed):
        newsroom.publish(document(identifier="nowhere"), if_match=["*"])
    with pytest.raises(PreconditionRequired):
        newsroom.withdraw("storm", reason="")
    assert newsroom.publish(other, if_match=["*"]).item.revision == 2


def test_a_refused_document_stores_nothing(newsroom: Newsroom) -> None:
    with pytest.raises(Refused) as refused:
        newsroom.publish(document(headlin="x"))
    assert "unknown-property" in {f.code for f in refused.value.report.findings}
    with pytest.raises(Refused) as refused:
        newsroom.publish({"@context": "https://schema.org", "@type": "Person", "name": "Ana"})
    assert [f.code for f in refused.value.report.findings] == ["no-article"]
    with pytest.raises(Refused) as refused:
        newsroom.publish(json.dumps([document()]).encode())
    assert "stand in its @graph" in refused.value.report.findings[0].message
    assert newsroom.changes()[0].items == []


def test_a_withdrawn_article_is_gone_and_comes_back_only_on_purpose(newsroom: Newsroom) -> None:
    done = newsroom.publish(document(identifier="storm"))
    newsroom.withdraw("storm", reason="unconfirmed", if_match=["*"])
    with pytest.raises(Gone) as gone:
        newsroom.article("storm")
    assert gone.value.tombstone is not None and gone.value.tombstone.reason == "unconfirmed"
    assert newsroom.articles().items == []
    for attempt in (
        document(identifier="storm"),
        document(identifier="storm", alternativeHeadline="Version 9"),
    ):
        with pytest.raises(Gone):
            newsroom.publish(attempt, overwrite=True)
    back = newsroom.publish(document(identifier="storm"), if_match=[done.item.digest])
    assert back.change is not None and (back.change.kind, back.change.number) == ("published", 3)
    assert newsroom.article("storm")[0].revision == 2


def test_a_killed_article_never_comes_back(newsroom: Newsroom) -> None:
    newsroom.publish(document(identifier="storm"))
    newsroom.withdraw("storm", reason="libel", kill=True, if_match=["*"])
    with pytest.raises(Gone):
        newsroom.publish(document(identifier="storm"), if_match=["*"])
    with pytest.raises(Gone):
        newsroom.withdraw("storm", reason="again", kill=True, if_match=["*"])


def test_a_list_is_walked_by_its_cursors_each_article_once(newsroom: Newsroom) -> None:
    for number in range(7):
        newsroom.publish(document(identifier=f"n-{number}"))
    seen, cursor = [], None
    while True:
        page = newsroom.articles(cursor=cursor, limit=3)
        seen += [item.id for item in page.items]
        cursor = page.next
        if cursor is None:
            break
        newsroom.publish(document(identifier="n-0", alternativeHeadline=f"After {len(seen)}"), overwrite=True)
    assert seen == [f"n-{number}" for number in reversed(range(7))]


@pytest.mark.parametrize("cursor", ["", "x", "AAAA", "Ä", "A" * 27, "' or 1=1 --", "%00"])
def test_a_cursor_that_was_not_given_out_is_refused(room: Newsroom, cursor: str) -> None:
    with pytest.raises(Misplaced):
        room.articles(cursor=cursor)
    with pytest.raises(Misplaced):
        room.changes(cursor=cursor)


def test_a_cursor_of_changes_that_a_restored_backup_has_lost_is_refused(newsroom: Newsroom) -> None:
    newsroom.publish(document(identifier="storm"))
    end, _ = newsroom.changes(cursor=newsroom.cursors.write("changes", 1))
    assert list(end.items) == []
    with pytest.raises(Misplaced, match="ends at change 1"):
        newsroom.changes(cursor=newsroom.cursors.write("changes", 2))


def test_a_cursor_of_one_list_does_not_fit_another(room: Newsroom) -> None:
    room.publish(document())
    given = room.changes()[0].next
    assert given is not None
    with pytest.raises(Misplaced):
        room.articles(cursor=given)


@pytest.mark.parametrize(
    ("facet", "value", "found"),
    [
        ("type", "NewsArticle", True),
        ("type", "Article", True),
        ("type", "Event", False),
        ("section", "europe", True),
        ("language", "en", True),
        ("language", "en-gb", True),
        ("language", "fr", False),
        ("about", "porto", True),
        ("about", "place-porto", True),
        ("about", "https://sws.geonames.org/2735943/", True),
        ("about", "ana silva", False),
        ("mentions", "ana silva", True),
        ("place", "porto", True),
        ("place", "%", False),
    ],
)
def test_articles_are_filtered_by_what_they_speak_of(
    room: Newsroom, facet: str, value: str, found: bool
) -> None:
    room.publish(document())
    assert bool(room.articles(Selection(facets=((facet, (value,)),))).items) is found


SEARCHED = [
    (("harbour",), True),
    (("harbour", "storm"), True),
    (("reopens after",), True),
    (("after reopens",), False),
    (("cafe",), True),
    (("submarine",), False),
    (('"',), False),
    (("harbour) OR (x",), False),
    (("NEAR",), False),
]


def test_full_text_finds_all_words_and_phrases(newsroom: Newsroom) -> None:
    newsroom.publish(document(description="At the Café"))
    for words, found in SEARCHED:
        assert bool(newsroom.articles(Selection(words=words)).items) is found, words


def test_a_key_is_known_until_it_is_revoked_or_expires(newsroom: Newsroom, clock: Clock) -> None:
    partner = newsroom.partners.add("Agência Um")
    assert partner.id == "agencia-um"
    lasting = newsroom.partners.add_key(partner.id, ["read"])
    with pytest.raises(Conflict, match="in the past"):
        newsroom.partners.add_key(partner.id, ["submit"], expires=clock.at)
    brief = newsroom.partners.add_key(partner.id, ["submit"], expires=clock.at.replace(hour=10))
    assert newsroom.partners.recognise(lasting.words).partner == partner.id
    clock.advance(hours=2)
    with pytest.raises(Unauthorized, match="expired"):
        newsroom.partners.recognise(brief.words)
    newsroom.partners.revoke(lasting.key.id)
    for words in (lasting.words, lasting.words[:-1] + "_", "pub_", "", "é"):
        with pytest.raises(Unauthorized):
            newsroom.partners.recognise(words)
    with pytest.raises(NotFound):
        newsroom.partners.add_key("nobody", ["read"])
    with pytest.raises(Conflict):
        newsroom.partners.add("Agencia Um")


def test_no_secret_stands_in_the_database(room: Newsroom, sqlite_url: str) -> None:
    room.partners.add("one")
    words = room.partners.add_key("one", ["read"]).words
    room.close()

    kept = b"".join(
        p.read_bytes() for p in Path(sqlite_url.removeprefix("sqlite:///")).parent.glob("publisher.db*")
    )
    assert words.split("_", 2)[2].encode() not in kept


def test_of_many_editors_with_one_state_in_hand_one_wins_each_time(newsroom: Newsroom) -> None:
    digest = newsroom.publish(document(identifier="race")).item.digest
    with ThreadPoolExecutor(8) as pool:
        for turn in range(5):
            start = threading.Barrier(8)

            def edit(
                editor: int, turn: int = turn, digest: str = digest, start: threading.Barrier = start
            ) -> str:
                start.wait()
                changed = document(identifier="race", alternativeHeadline=f"{turn} {editor}")
                try:
                    return newsroom.publish(changed, if_match=[digest]).item.digest
                except PreconditionFailed:
                    return "lost"

            ends = Counter(pool.map(edit, range(8)))
            assert ends["lost"] == 7
            digest = next(end for end in ends if end != "lost")
    assert newsroom.article("race")[0].revision == 6
