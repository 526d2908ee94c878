"""Drafts on the desk: opened, mended by several editors, taken back, published, corrected."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Clock, document

from publisher.errors import Conflict, NotFound, PreconditionFailed, Refused, Unreadable
from publisher.mending import Action
from publisher.newsroom import Newsroom
from publisher.newsroom.drafts import Clash, OnDesk
from publisher.readers import metadata

TEXT = b"World\n\nTalks begin in Porto\n\nMayor Ana Silva met Reuters in Lisbon on Tuesday.\n"


def article(desk: OnDesk) -> dict[str, Any]:
    node: dict[str, Any] = desk.draft.document["@graph"][0]
    return node


def test_a_text_becomes_a_draft_that_is_mended_and_published(newsroom: Newsroom) -> None:
    record = newsroom.drafts.open(TEXT, editor="eva", name="talks.txt")
    assert record.title == "Talks begin in Porto"
    desk = newsroom.drafts.act(
        record.id, Action("set", pointer="/headline", value="Talks open"), editor="eva"
    )
    assert (article(desk)["headline"], desk.record.title, desk.record.number) == (
        "Talks open",
        "Talks open",
        1,
    )
    done = newsroom.drafts.publish(record.id, editor="eva", seen=1)
    assert done.new and done.item.card.date_published == "2026-11-23T09:00:00Z"
    assert newsroom.drafts.get(record.id).record.state == "published"
    assert newsroom.drafts.page("published")[0].article == done.item.id


@pytest.mark.parametrize(
    ("declared", "counted", "said"),
    [
        ("", "2026-11-17", "counted from 2026-11-23, when it came in"),
        ("2019-03-14", "2019-03-12", ""),
    ],
)
def test_days_are_counted_from_publication_or_else_from_when_the_text_came_in(
    newsroom: Newsroom, declared: str, counted: str, said: str
) -> None:
    given = metadata.check({"datePublished": declared} if declared else {}, "the form")
    id_ = newsroom.drafts.open(TEXT, editor="eva", metadata=given).id
    desk = newsroom.drafts.get(id_)
    (event,) = [node for node in desk.draft.document["@graph"] if "startDate" in node]
    assert event["startDate"] == counted
    assert article(desk).get("datePublished", "") == declared, "it is published when it is published"
    (told,) = [f.message for f in desk.draft.findings if f.code == "undated"] or [""]
    assert said in told and bool(told) == bool(said)


def test_what_was_done_is_taken_back_and_done_again_in_order(newsroom: Newsroom) -> None:
    id_ = newsroom.drafts.open(TEXT, editor="eva").id
    for word in ("one", "two", "three"):
        newsroom.drafts.act(id_, Action("set", pointer="/headline", value=word), editor="eva")
    seen = [article(newsroom.drafts.undo(id_, editor="eva")[1])["headline"] for _ in range(3)]
    assert seen == ["two", "one", "Talks begin in Porto"]
    with pytest.raises(Conflict):
        newsroom.drafts.undo(id_, editor="eva")
    assert [article(newsroom.drafts.redo(id_, editor="eva")[1])["headline"] for _ in range(2)] == [
        "one",
        "two",
    ]
    newsroom.drafts.act(id_, Action("set", pointer="/headline", value="four"), editor="eva")
    with pytest.raises(Conflict):
        newsroom.drafts.redo(id_, editor="eva")
    assert len(newsroom.drafts.get(id_).log) == 4, "what was undone is kept too"


def test_each_editor_takes_back_what_they_did_themselves(newsroom: Newsroom) -> None:
    id_ = newsroom.drafts.open(TEXT, editor="eva").id
    newsroom.drafts.act(id_, Action("set", pointer="/headline", value="Eva's"), editor="eva")
    newsroom.drafts.act(id_, Action("set", pointer="/description", value="Max's"), editor="max")
    done, desk = newsroom.drafts.undo(id_, editor="eva")
    assert done.editor == "eva"
    assert article(desk)["headline"] != "Eva's"
    assert article(desk)["description"] == "Max's"
    assert desk.undoable("eva") is None
    with pytest.raises(Conflict, match="of yours"):
        newsroom.drafts.undo(id_, editor="eva")
    assert desk.redoable("max") is None
    assert article(newsroom.drafts.redo(id_, editor="eva")[1])["headline"] == "Eva's"


def test_what_another_took_back_is_seen_before_it_is_published(newsroom: Newsroom) -> None:
    id_ = newsroom.drafts.open(TEXT, editor="eva").id
    seen = newsroom.drafts.act(id_, Action("set", pointer="/headline", value="x"), editor="max").record.number
    newsroom.drafts.undo(id_, editor="max")
    assert newsroom.drafts.is_ahead(id_, seen)
    with pytest.raises(PreconditionFailed):
        newsroom.drafts.publish(id_, editor="eva", seen=seen)


def test_two_editors_clash_on_one_value_and_not_on_two(newsroom: Newsroom) -> None:
    id_ = newsroom.drafts.open(TEXT, editor="eva").id
    newsroom.drafts.act(id_, Action("set", pointer="/headline", value="Eva's"), editor="eva", seen=0)
    newsroom.drafts.act(id_, Action("set", pointer="/description", value="Max's"), editor="max", seen=0)
    mine = Action("set", pointer="/headline", value="Max's")
    with pytest.raises(Clash) as clash:
        newsroom.drafts.act(id_, mine, editor="max", seen=0)
    assert clash.value.theirs.editor == "eva"
    assert article(newsroom.drafts.get(id_))["headline"] == "Eva's"
    desk = newsroom.drafts.act(id_, mine, editor="max")
    assert (article(desk)["headline"], article(desk)["description"]) == ("Max's", "Max's")


def test_a_published_article_is_corrected_and_the_log_says_so(newsroom: Newsroom, clock: Clock) -> None:
    id_ = newsroom.publish(document()).item.id
    draft = newsroom.drafts.open_article(id_, editor="eva")
    assert newsroom.drafts.open_article(id_, editor="max").id == draft.id, "nobody works beside another"
    newsroom.drafts.act(draft.id, Action("set", pointer="/headline", value="Mended"), editor="eva")
    clock.advance(hours=1)
    done = newsroom.drafts.publish(draft.id, editor="eva", seen=1, correction="The name was wrong.")
    assert done.change is not None and done.change.kind == "corrected"
    stored = json.loads(newsroom.article(id_)[1])["@graph"][0]
    assert stored["dateModified"] == "2026-11-23T10:00:00Z"
    assert stored["correction"]["text"] == "The name was wrong."
    again = newsroom.drafts.open_article(id_, editor="eva")
    assert again.id == draft.id
    newsroom.drafts.publish(again.id, editor="eva", seen=again.number, correction="The place, too.")
    stored = json.loads(newsroom.article(id_)[1])["@graph"][0]
    assert [c["text"] for c in stored["correction"]] == ["The name was wrong.", "The place, too."]


def test_a_draft_does_not_overwrite_what_was_published_meanwhile(newsroom: Newsroom) -> None:
    id_ = newsroom.publish(document()).item.id
    draft = newsroom.drafts.open_article(id_, editor="eva")
    theirs = newsroom.publish(document(wordCount=7), id=id_, overwrite=True).item.digest
    with pytest.raises(PreconditionFailed):
        newsroom.drafts.publish(draft.id, editor="eva", seen=0)
    desk = newsroom.drafts.get(draft.id)
    assert (desk.record.state, desk.log) == ("open", ()), "nothing is lost and nothing was done"
    assert newsroom.drafts.publish(draft.id, editor="eva", seen=0, over=theirs).item.revision == 3


def test_a_refused_publication_leaves_the_draft_as_it_was(newsroom: Newsroom) -> None:
    id_ = newsroom.drafts.open(TEXT, editor="eva").id
    newsroom.drafts.act(id_, Action("set", pointer="/headlin", value="x"), editor="eva")
    with pytest.raises(Refused):
        newsroom.drafts.publish(id_, editor="eva", seen=1)
    assert newsroom.drafts.get(id_).record.number == 1
    with pytest.raises(PreconditionFailed):
        newsroom.drafts.publish(id_, editor="eva", seen=0)


def test_what_a_name_stands_for_is_remembered_for_the_next_article(newsroom: Newsroom) -> None:
    address = "https://www.wikidata.org/entity/Q130879"
    first = newsroom.drafts.open(TEXT, editor="eva")
    start = newsroom.drafts.get(first.id).draft.article.text.index("Reuters")
    mark = Action("mark", value="NewsMediaOrganization", start=start, end=start + 7)
    newsroom.drafts.act(first.id, mark, editor="eva")
    newsroom.drafts.act(first.id, Action("link", "organization-reuters", value=address), editor="eva")
    assert [c.address for c in newsroom.authorities.like("organization", "REUTERS")] == [address]
    second = newsroom.drafts.get(newsroom.drafts.open(TEXT, editor="max").id).draft
    node = next(n for n in second.document["@graph"] if n["@id"] == "#organization-reuters")
    assert node["sameAs"] == address
    newsroom.authorities.forget("organization", "reuters")
    assert newsroom.authorities.everything() == []


def test_a_draft_that_was_put_away_can_be_taken_up(newsroom: Newsroom) -> None:
    id_ = newsroom.drafts.open(TEXT, editor="eva").id
    newsroom.drafts.discard(id_)
    with pytest.raises(Conflict):
        newsroom.drafts.undo(id_, editor="eva")
    newsroom.drafts.reopen(id_)
    assert [d.id for d in newsroom.drafts.page()] == [id_]
    with pytest.raises(NotFound):
        newsroom.drafts.get("nothing")
    with pytest.raises(Unreadable):
        newsroom.drafts.open(b"", editor="eva")
