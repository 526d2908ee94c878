"""The names in a run of capitalised words: titles, peoples and trades before a name are no part of it."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import capitals, houses, openers, postnominals, roles, seats
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Sentence, Word, spelt

_OTHER = {"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"}

_PARTISANS = frozenset({"Democrat", "Republican"})


def cut(sentence: Sentence, first: int, last: int, parsed: bool) -> Iterator[Mention]:
    """The names in a run: peoples and titles before a name are not part of it."""
    words, known = sentence.words, gazetteer.load()
    if _quoted(words, first, last):
        title = mention(sentence, first, last)
        title.vote("other", 4.0)
        yield title
        return
    afloat = first > 0 and words[first - 1].lower in lexicon.words("vessels")
    last = last if afloat else postnominals.begin(words, first, last)
    if last - first > 1 and words[last - 1].text in _PARTISANS and spelt(words[first : last - 1]) in known:
        last -= 1  # "a Texas Republican"
    whole = clean(spelt(words[first:last]))
    house = words[first].text not in known.demonyms and houses.end(words, first, last) > last
    if afloat or house or whole in known or whole in known.organizations:
        yield mention(sentence, first, last)  # "the ferry Princess Anastasia", "the King Fahd stadium"
    elif (begins := roles.office_before(words, first, last)) is not None:
        yield mention(sentence, begins, last, first - 2)
    elif (begins := seats.holder(words, first, last)) is not None:
        seat = mention(sentence, first, begins)
        seat.vote("place", 1.5)
        yield seat
        yield mention(sentence, begins, last, first - 2)
    elif (split := roles.end_of(words, first, last)) is not None and split < last:
        yield from _titled(sentence, first, split, last, parsed)
    else:
        yield from _bare(sentence, first, last, split is not None, parsed)


def _titled(sentence: Sentence, first: int, split: int, last: int, parsed: bool) -> Iterator[Mention]:
    """A name behind its bearer's title, and what else stands before that."""
    words, known = sentence.words, gazetteer.load()
    listed = [lexicon.words(name) for name in ("roles", "titles", "trades")]
    begin = split
    while begin > first and (
        any(words[begin - 1].lower in some for some in listed)
        or roles.narrows(words[begin - 1])
        or roles.is_field(words, begin - 1)
        or words[begin - 1].text in known.demonyms
        or words[begin - 1].lower in {"of", "the", "and", "-"}
    ):
        begin -= 1
    if begin > first + _is_kin(words[first]):
        yield from cut(sentence, first, begin, parsed)
    yield mention(sentence, split, last, begin)


def _is_kin(word: Word) -> bool:
    """ "Brothers Karl and Lars Berg"."""
    return word.lower.removesuffix("s") in lexicon.words("kin")


def _bare(sentence: Sentence, first: int, last: int, ends_in_role: bool, parsed: bool) -> Iterator[Mention]:
    """A name without a title before it; the title at its end is no part of it but in a body's name."""
    words, known = sentence.words, gazetteer.load()
    if ends_in_role and words[last - 1].text not in lexicon.words("organization heads"):
        listed = [lexicon.words(name) for name in ("roles", "role adjectives", "titles")]
        end = last
        while end > first and any(words[end - 1].lower in some for some in listed):
            end -= 1
        if end > first:
            yield from cut(sentence, first, end, parsed)
        return
    while first < last and openers.stands_apart(words, first, last):
        two = first + 1 < last and f"{words[first].text} {words[first + 1].text}" in known.demonyms
        first += 1 + two
    if first < last:
        yield mention(sentence, first, last)


def _quoted(words: list[Word], first: int, last: int) -> bool:
    """Whether a whole run stands in quotation marks, as titles do: "The Princess Bride"."""
    begin = first
    while begin > 0 and first - begin < 3 and words[begin - 1].text[0].isupper():
        begin -= 1
    if begin == 0 or last >= len(words) or last - begin < 2:
        return False
    return words[begin - 1].text in capitals.QUOTES and words[last].text == words[begin - 1].text


def mention(sentence: Sentence, first: int, last: int, role_at: int | None = None) -> Mention:
    """The name that stands here, its role from `role_at` on, and what the model says of its kind."""
    words = sentence.words
    if sentence.block.kind not in {"headline", "dek", "heading"}:
        last = houses.end(words, first, last)
    found = Mention(sentence, first, last)
    if role_at is not None and role_at < first:
        found.role_at = role_at
        found.role = " ".join(w.text for w in words[role_at:first]).replace(" - ", "-")
    roles.take_in(found)
    labels = [w.entity for w in found.words if w.entity]
    for label in labels:
        share = 1.0 / len(found.words)
        if label in capitals.MODEL:
            found.vote(capitals.MODEL[label], share)
        elif label in _OTHER:
            found.vote("other", share * 0.8)
        elif label == "NORP":
            found.vote("people", share)
    return found
