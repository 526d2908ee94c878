"""The preposition between an event's name and its place: the text's own where that says more than "in"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities.spots import COMPASS, breadth

if TYPE_CHECKING:
    from publisher.extractors.entities import Thing
    from publisher.extractors.entities.mention import Mention
    from publisher.extractors.event import Event
    from publisher.extractors.reading import Sentence, Word

_WIDE = frozenset({"Country", "State", "AdministrativeArea", "Continent"})
_HELD_IN = _WIDE | {"City"}
_NEAR = frozenset({"near", "off", "outside", "around"})
"""What is kept before any place."""
_UPON = frozenset({"on", "along", "across", "over", "through", "down", "up"})
"""What is kept before what has no inside: a road, a river, a mountain."""
_BEFORE_NOUNS = frozenset({"compound", "nmod", "amod", "poss"})
_MEASURES = frozenset({"kilometres", "kilometers", "km", "metres", "meters", "m", "miles", "yards", "feet"})
_NUMBERED = re.compile(r"[A-Z]\d+")
_LEADING = frozenset({"from", "to"})
_BORDERS = frozenset({"coast", "coasts", "shore", "shores", "coastline", "tip"})
_AROUND = frozenset({"outskirts", "edge", "outside", "vicinity", "environs"})
_ROADS = frozenset({"Street", "Road", "Avenue", "Lane", "Boulevard", "Highway", "Motorway", "Way", "Drive"})
_GROUNDS = frozenset(
    {"Showgrounds", "Showground", "Fairground", "Ground", "Grounds", "Hall", "Centre", "Center"}
)
_PREPOSITIONS = ("in", "at", "on", *sorted(_NEAR | _UPON | _LEADING))

_CITY = 100_000
"""Of so many people a town is a city."""


def before(event: Event) -> str:
    """The words before an event's place: "off", "near", "on the"."""
    thing, word = event.places[0]
    mention = next((m for m in thing.mentions if _is_there(m, word)), None)
    if mention is None:
        return _by_kind(thing)
    at, article = mention.first - 1, ""
    words = mention.sentence.words
    if at >= 0 and words[at].lower == "the":
        kept = not _before_noun(mention) and _keeps_article(thing)
        at, article = at - 1, f" {words[at].text if at else 'the'}" if kept else ""
    said = _said(words, at, thing)
    if said in _NEAR | _LEADING and not _is_its(event, mention, said, at):
        said = ""
    return said + article if said else _by_kind(thing).removesuffix(article) + article


def without(name: str, place: str) -> str:
    """A name without its place at the end."""
    for there in (f"{p}{the}" for p in _PREPOSITIONS for the in ("", " the", " The")):
        name = name.removesuffix(f" {there} {place}")
    return name


def _is_there(mention: Mention, word: Word) -> bool:
    """Whether a place's name stands at a word, or before it: "Oslo airport"."""
    if any(w is word for w in mention.words):
        return True
    return mention.after() is word and _before_noun(mention)


def _above(sentence: Sentence, at: int) -> int:
    """On which word a preposition hangs, little words left out: "flew home from Oslo"."""
    above = sentence.words[sentence.words[at].head]
    return above.head if above.dep in {"advmod", "prt"} else above.i


def _before_noun(mention: Mention) -> bool:
    """ "The Leeds hospital", "the Gilgil by-election"."""
    following = mention.after()
    return mention.head.dep in _BEFORE_NOUNS or (following is not None and following.tag.startswith("NN"))


def _is_its(event: Event, mention: Mention, said: str, at: int) -> bool:
    """Whether "near", "from" or "to" is said of an event, and of nothing else that its sentence tells.

    "The flight to Oslo", not "the fair returns to Oslo".
    """
    sentence, told = event.sentence, event.verb or event.focus
    if mention.sentence is not sentence:
        return False
    if said in _LEADING:
        noun = event.focus.tag.startswith("NN") and event.kind != "march"
        done_to = {w.i for w in sentence.child(event.focus, "dobj")} if not noun else set()
        if _above(sentence, at) in done_to:
            return True  # "recalls its envoy from Ottawa"
        return _above(sentence, at) in ({event.focus.i} if noun and said == "to" else {event.focus.i, told.i})
    aside = sentence.head(sentence.words[_above(sentence, at)])  # "went missing near Ushuaia"
    return mention.head in clauses.words(sentence, told) or (aside is event.focus and told is event.focus)


def _said(words: list[Word], at: int, thing: Thing) -> str:
    """What the text says of how an event was to a place, where a name of few words can say it as well."""
    said = words[at].lower if at >= 0 else ""
    if said == "of" and at:
        return _of(words, at - 1)
    if said in _NEAR or (said == "from" and at and words[at - 1].lower in _MEASURES):
        return said if said in _NEAR else "near"
    if said in {"at", "in"}:
        return "in" if thing.type in _WIDE or _large(thing) else said
    if said in _UPON and thing.type not in _HELD_IN:
        return said
    return (
        said if said in _LEADING and words[at].dep in {"prep", "dative"} and thing.type not in _WIDE else ""
    )


def _large(thing: Thing) -> bool:
    """Whether it is a city, which even an event said to be at it is in."""
    return thing.place is not None and thing.place.kind == "City" and thing.place.population >= _CITY


def _of(words: list[Word], at: int) -> str:
    """ "Ten miles north of Hull", "off the coast of Togo", "on the outskirts of Rome"; else nothing."""
    side = words[at].lower
    led = {w.lower for w in words[max(0, at - 3) : at]}
    if side in _BORDERS:
        return "off" if "off" in led else ""
    if side in _AROUND:
        return "near"
    beside = side in COMPASS and not led & {"the", "in"}
    return "near" if beside else ""


def _by_kind(thing: Thing) -> str:
    """The preposition that such a place has most often."""
    last = thing.name.split()[-1]
    if _NUMBERED.fullmatch(thing.name):
        return "on the"
    if last in _ROADS or thing.type == "Mountain":
        return "on"
    house = breadth(thing) == 0 and not thing.type.endswith("BodyOfWater")
    return "at" if house or last in _GROUNDS or thing.kind == "organization" else "in"


def _keeps_article(thing: Thing) -> bool:
    """Whether it is spoken of with its article, as rivers and regions are, and not a hall."""
    heads = lexicon.words("place heads"), lexicon.words("organization heads")
    house = any(thing.name.split()[-1] in listed for listed in heads)
    return not house or thing.type.endswith(("BodyOfWater", "Mountain"))
