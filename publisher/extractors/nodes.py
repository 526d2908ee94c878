"""The people, organisations and places of an article as facts: a node for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import Thing, clean
from publisher.extractors.names import Mention
from publisher.extractors.times import Time
from publisher.model import JSON, Fact, Origin, Ref


def facts(things: list[Thing]) -> Iterator[Fact]:
    """A node for each thing: its type and name, and what the text or the gazetteer says of it."""
    for thing in things:
        found = origin(thing.first, thing.confidence)
        yield Fact(thing.key, "@type", thing.type, (found,))
        yield Fact(thing.key, "name", thing.name, (found,))
        for other in thing.others:
            if other not in thing.name:
                mention = next(m for m in thing.mentions if clean(m.text) == other)
                yield Fact(thing.key, "alternateName", other, (origin(mention, thing.confidence),))
        if thing.kind == "person":
            yield from _person(thing, things)
        elif thing.kind == "place":
            yield from _place(thing)


def origin(mention: Mention, confidence: float = 0.8, extractor: str = "entities") -> Origin:
    """The place of a mention as an origin."""
    words = mention.sentence.words
    at = mention.first
    text = "".join(
        w.text + " " * (w.space and w is not words[mention.last - 1]) for w in words[at : mention.last]
    )
    return Origin("text", extractor, text, mention.start, mention.end, confidence)


def timed(time: Time) -> Origin:
    """The words of a time as an origin; what they were resolved to and by what tense is the detail."""
    detail = f"{time.value}, said of the {time.tense}" if time.tense else time.value
    return Origin("text", "times", time.words, time.start, time.end, 0.9, detail)


_SHORT = {
    "gov.": "Governor",
    "gov": "Governor",
    "sen.": "Senator",
    "sen": "Senator",
    "rep.": "Representative",
    "cllr": "Councillor",
    "prof": "Professor",
    "prof.": "Professor",
}


def _person(thing: Thing, things: list[Thing]) -> Iterator[Fact]:
    titles = []
    for role, mention in thing.roles:
        words = mention.sentence.words
        assert mention.role_at is not None
        here = Origin("text", "roles", role, words[mention.role_at].start, _role_end(mention, role), 0.85)
        people, title = _people(role)
        for country in things if people else ():
            if country.type == "Country" and country.country == people:
                titles.append(Fact(thing.key, "nationality", Ref(country.key), (here,)))
        if title.lower() in lexicon.group("no jobs"):
            if title.lower() in lexicon.group("honorifics"):
                titles.append(Fact(thing.key, "honorificPrefix", title, (here,)))
            continue
        parts = [_SHORT.get(p.lower(), p) for p in title.split()]
        titles.append(Fact(thing.key, "jobTitle", " ".join(parts), (here,)))
    for mention in thing.mentions:
        titles += _apposition(thing, mention)
    seen: set[tuple[str, str]] = set()
    for fact in titles:
        said = (fact.property, str(fact.value).lower())
        if said not in seen and not any(p == fact.property and said[1] in v for p, v in seen):
            seen.add(said)
            yield fact
    yield from _belongs(thing, things)


def _people(role: str) -> tuple[str, str]:
    """The country whose people a role names first ("Ukrainian President"), and the role alone."""
    known = gazetteer.load()
    words = role.split()
    for length in (2, 1):
        code = known.demonyms.get(" ".join(words[:length]))
        if code and len(words) > length:
            return code.strip("-"), " ".join(words[length:])
    return "", role


def _role_end(mention: Mention, role: str) -> int:
    words = mention.sentence.words
    assert mention.role_at is not None
    end = words[mention.role_at].start
    left = len(role.replace(" ", ""))
    for word in words[mention.role_at : mention.first + 1]:
        if left <= 0:
            break
        left -= len(word.text)
        end = word.end
    return end


def _apposition(thing: Thing, mention: Mention) -> Iterator[Fact]:
    """ "Ana Silva, 44, the harbour master of Porto," says what she is."""
    words = mention.sentence.words
    roles = lexicon.words("roles")
    at = mention.last
    while at + 1 < len(words) and words[at].text == "," and words[at + 1].text.isdigit():
        at += 2
    if at + 1 >= len(words) or words[at].text != ",":
        return
    begin = at + 1
    at = begin
    if words[at].lower in {"a", "an", "the", "its", "their", "his", "her", "who", "one", "our"}:
        if words[at].lower in {"who", "one"}:
            return
        at += 1
    start = at
    while at < len(words) and at - start < 6 and (words[at].text.isalpha() or words[at].text == "-"):
        if words[at].lower in roles and not (
            at + 1 < len(words) and (words[at + 1].lower in roles or words[at + 1].text == "-")
        ):
            while start < at and (
                words[start].lower in {"former", "a", "an", "the"} or words[start].text[0].isupper()
            ):
                start += 1
            phrase = words[start : at + 1]
            text = "".join(w.text + " " * (w.space and w is not phrase[-1]) for w in phrase)
            here = Origin("text", "roles", text, phrase[0].start, phrase[-1].end, 0.75)
            if not any(w.lower == "former" for w in words[begin:at]) and text.lower() not in lexicon.group(
                "no jobs"
            ):
                yield Fact(thing.key, "jobTitle", text, (here,))
            return
        if words[at].tag.startswith(("V", "IN")) or words[at].lower in {"of", "in", "at", "said", "and"}:
            return
        at += 1


def _belongs(thing: Thing, things: list[Thing]) -> Iterator[Fact]:
    """ "of the University of Oslo" behind a role, "Calloway's" before it."""
    others = {(id(m.sentence), m.first): t for t in things if t.kind == "organization" for m in t.mentions}
    ends = {(id(m.sentence), m.last): t for t in things if t.kind == "organization" for m in t.mentions}
    for mention in thing.mentions:
        words = mention.sentence.words
        at = mention.last
        if at + 1 < len(words) and words[at].lower in {"of", "at", "from"} and mention.role:
            step = at + 1 + (words[at + 1].lower == "the")
            owner = others.get((id(mention.sentence), step))
            if owner is not None:
                yield Fact(thing.key, "affiliation", Ref(owner.key), (origin(mention, 0.8, "roles"),))
                return
        begin = mention.role_at
        if begin is not None and begin > 0:
            step = begin - (words[begin - 1].lower in {"'s", "'"})
            owner = ends.get((id(mention.sentence), step))
            if owner is not None:
                yield Fact(thing.key, "affiliation", Ref(owner.key), (origin(mention, 0.8, "roles"),))
                return


def _place(thing: Thing) -> Iterator[Fact]:
    place = thing.place
    if place is not None:
        known = Origin(
            "gazetteer", "gazetteer", thing.first.text, thing.first.start, thing.first.end, thing.confidence,
            f"GeoNames {place.geonames}" if place.geonames else f"{place.kind} {place.name}",
        )  # fmt: skip
    else:
        known = Origin(
            "gazetteer", "gazetteer", thing.first.text, thing.first.start, thing.first.end, 0.5,
            "the country of the other places the article names",
        )  # fmt: skip
    if thing.country:
        address: JSON = {"@type": "PostalAddress", "addressCountry": thing.country}
        yield Fact(thing.key, "address", address, (known,))
    if place is not None:
        if place.latitude is not None:
            geo: dict[str, Any] = {
                "@type": "GeoCoordinates",
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
            yield Fact(thing.key, "geo", geo, (known,))
        if place.geonames:
            yield Fact(thing.key, "sameAs", f"https://sws.geonames.org/{place.geonames}/", (known,))


def numeric_age(mention: Mention) -> int | None:
    """The age given behind a name (", 44,"), if one is."""
    one, two = mention.after(), mention.after(2)
    if one is not None and two is not None and one.text == "," and re.fullmatch(r"\d{1,3}", two.text):
        return int(two.text)
    return None
