"""Where a person belongs: "of the University of Oslo" behind a role, "Arco's" before it, "who works at"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from publisher import vocabulary
from publisher.extractors import lexicon
from publisher.extractors.entities import roles
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Word
from publisher.model import Fact, Origin, Ref

_OF = frozenset({"at", "for", "from", "of", "with"})
_WORKS = frozenset({"works", "teaches", "lectures", "studies"})
_STAYS = frozenset({"castle", "hall", "hotel", "house", "inn", "lodge", "palace", "resort"})
"""Where people meet who are of other bodies."""
_FAR = 14
"""What somebody is called behind a comma is told in so many words at most."""


@dataclass(frozen=True, slots=True)
class Company:
    """The other things of an article, as a person's facts ask for them."""

    countries: dict[str, Thing]
    begins: dict[tuple[int, int], Thing]
    ends: dict[tuple[int, int], tuple[Thing, int]]

    @classmethod
    def of(cls, things: Iterable[Thing]) -> Company:
        """The countries by code, the organisations by the places where their names begin and end."""
        countries, begins, ends = {}, {}, {}
        for thing in things:
            if thing.type == "Country":
                countries[thing.country] = thing
            if vocabulary.is_subtype(thing.type, "Organization"):  # a hospital is a place and a body
                for mention in thing.mentions:
                    begins[id(mention.sentence), mention.first] = thing
                    ends[id(mention.sentence), mention.last] = (thing, mention.first)
        return cls(countries, begins, ends)

    def behind(self, mention: Mention, at: int) -> Thing | None:
        """The organisation whose name begins right behind a word, but for an article."""
        words = mention.sentence.words
        the = at + 1 < len(words) and words[at + 1].lower == "the"
        return self.begins.get((id(mention.sentence), at + 1 + the))

    def before(self, mention: Mention, at: int) -> tuple[Thing, int] | None:
        """The organisation whose name ends right before a word, and where it begins."""
        words = mention.sentence.words
        return self.ends.get((id(mention.sentence), at - (at > 0 and words[at - 1].lower in {"'s", "'"})))


def facts(thing: Thing, company: Company) -> Iterator[Fact]:
    """The first organisation that the text says somebody is of."""
    for mention in thing.mentions:
        owner = next((found for way in _WAYS if (found := way(mention, company)) is not None), None)
        if owner is not None:
            here = Origin("text", "roles", mention.text, mention.start, mention.end, 0.8)
            yield Fact(thing.key, "affiliation", Ref(owner.key), (here,))
            return


_Way: TypeAlias = Callable[[Mention, Company], Thing | None]


def _by_preposition(mention: Mention, company: Company) -> Thing | None:
    """ "Professor Ana Silva of the University of Oslo", "Ana Silva, of Arco,": "at" only behind a role."""
    words, at = mention.sentence.words, mention.last
    apart = at < len(words) and words[at].text == ","
    at += apart
    if at >= len(words) or words[at].lower not in {"of", "from", "at"}:
        return None
    alone = words[at].lower == "at" or (words[at].lower == "from" and len(mention.words) < 2)
    body = None if alone and not mention.role else company.behind(mention, at)
    met = words[at].lower == "at" and not apart and mention.head.dep in {"dobj", "pobj"}
    stay = body is not None and met and not _STAYS.isdisjoint(body.name.lower().split())
    return None if stay else body  # "met Minister Ana Silva at the Guest House"


def _by_role(mention: Mention, company: Company) -> Thing | None:
    """ "Arco's chairman Ana Silva", "Arco chairman Ana Silva"."""
    begin = mention.role_at
    found = company.before(mention, begin) if begin else None
    return found[0] if found is not None else None


def _apposed(mention: Mention, company: Company) -> Thing | None:
    """ "Ana Silva, 44, a spokesman for Arco,", "Ana Silva, Arco's chief executive,"."""
    words, at = mention.sentence.words, mention.last
    if at >= len(words) or words[at].text != ",":
        return None
    for k in range(at + 1, min(at + _FAR, len(words) - 1)):
        word = words[k]
        if word.tag.startswith(("VBD", "VBZ", "VBP", "MD")) or word.text in {".", ";", ":", "(", '"'}:
            return None
        if word.text == "," and not words[k - 1].text.isdecimal():
            return None
        if _is_job(word):
            here = company.behind(mention, k + 1) if words[k + 1].lower in _OF else None
            return here or _owner_of_job(mention, company, at, k)
    return None


def _is_job(word: Word) -> bool:
    return roles.is_role(word) and word.lower not in lexicon.group("no jobs") | {"driver", "rider"}


def _owner_of_job(mention: Mention, company: Company, at: int, job: int) -> Thing | None:
    """Whose a job behind a comma is: the organisation before it, with nothing but small words between."""
    words = mention.sentence.words
    for k in range(job, at, -1):
        found = company.before(mention, k)
        if found is not None:
            return found[0] if found[1] - 1 - (words[found[1] - 1].lower == "the") == at else None
        if not words[k - 1].text.islower() and words[k - 1].text != "-":
            return None
    return None


def _called(mention: Mention, company: Company) -> Thing | None:
    """ "The chair of Arco, Ana Silva,", "Arco's head of sales, Rui Costa,", "NLC President, Mr Moor"."""
    words, at = mention.sentence.words, (mention.role_at or mention.first) - 1
    at -= words[at].lower in lexicon.group("honorifics")
    if at < 2 or words[at].text != ",":
        return None
    head = at - 1
    while head > 0 and at - head < _FAR and words[head].text.islower() and not _is_job(words[head]):
        head -= 1
    if head < at - 2 and _is_job(words[head]) and words[head + 1].lower in {"of", "for"}:
        at = head + 1
    found = company.before(mention, at)
    if found is not None:
        k = found[1] - 1 - (words[found[1] - 1].lower == "the")
        return found[0] if k > 0 and words[k].lower in {"of", "for", "at"} and _is_job(words[k - 1]) else None
    if not _is_job(words[at - 1]):
        return None
    for k in range(at - 1, max(at - 6, 0), -1):
        owner = company.before(mention, k)
        if owner is not None:
            office = all(w.text[0].isupper() for w in words[k:at])
            return owner[0] if words[k - 1].lower in {"'s", "'"} or office else None
        if not (words[k - 1].text.islower() or words[k - 1].text in {"-", "'"}):
            return None
    return None


def _working(mention: Mention, company: Company) -> Thing | None:
    """ "Silva works at Arco", "Ana Silva, who teaches at the University of Oslo,"."""
    words, at = mention.sentence.words, mention.last
    if [w.lower for w in words[at : at + 2]] == [",", "who"]:
        at += 2
    works = at + 2 < len(words) and words[at].lower in _WORKS and words[at + 1].lower in {"at", "for"}
    return company.behind(mention, at + 1) if works else None


def _owned(mention: Mention, company: Company) -> Thing | None:
    """ "The Bureau of Meteorology's Ana Silva": who is named as a body's, whole and without a title."""
    words, at = mention.sentence.words, mention.first
    theirs = at > 1 and words[at - 1].lower in {"'s", "'"} and len(mention.words) > 1 and not mention.role
    found = company.before(mention, at) if theirs else None
    return found[0] if found is not None else None


_WAYS: tuple[_Way, ...] = (_by_preposition, _by_role, _apposed, _called, _working, _owned)
