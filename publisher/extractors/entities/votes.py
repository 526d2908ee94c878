"""What speaks for each kind of thing a name may be: its own words, and the words beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import bridges, firms, houses, localities, others, persons
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word

Voter: TypeAlias = Callable[[Mention], None]

_SHIPS = frozenset({"MV", "SS", "HMS", "USS", "RMS", "RRS", "MS"})
_STORMS = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O')[A-Z][a-z]+[A-Z][a-z]+")
"""How firms write themselves: "TriMet"."""
_NATURAL = frozenset(
    {"cave", "caves", "convent", "crater", "falls", "glacier", "hall", "islands", "kasbah", "rink"}
)
"""What is called by the name of a place, and by none of a firm."""
_WAYS = frozenset(
    {
        "Avenue",
        "Bridge",
        "Bypass",
        "Canal",
        "Expressway",
        "Freeway",
        "Highway",
        "Interchange",
        "Motorway",
        "Road",
    }
    | {"Roundabout", "Street", "Tunnel", "Viaduct"}
)
"""What is built to go on or over, and no body is called by."""
_ROAD = re.compile(r"[AMNDRBE]\d{1,4}|I-\d{1,3}|Route \d{1,4}|Highway \d{1,4}")


def weigh(mention: Mention, sport: bool) -> None:
    """Adds what the name itself and its surroundings say to the model's word."""
    if sport and mention.role.lower() == "host":  # "Rauma host Turku Kurjet"
        mention.role, mention.role_at = "", None
    for voter in VOTERS:
        voter(mention)
    if sport:
        firms.team(mention)
        persons.for_a_country(mention)


# The name itself


def _listed(mention: Mention) -> None:
    """Known places and organisations."""
    known = gazetteer.load()
    text = clean(mention.text)
    if text in known.organizations:
        mention.vote("organization", 2.5)
    if _ROAD.fullmatch(text):
        mention.vote("place", 2.5)
    if text in known:
        large = any(p.kind == "Country" or p.population > 200_000 for p in known.places(text))
        mention.vote("place", 1.5 + 0.3 * large)


def _heads(mention: Mention) -> None:
    """The word that says what it is: "Agency", "Stadium", "Festival"."""
    words, text = mention.words, clean(mention.text)
    if words[-1].text.islower() and (house := houses.kind(text)):
        mention.vote(house, 4.0)
    elif len(words) > 1:
        _head(mention, words[0].text, words[-1].text, text)
    elif (
        others.is_illness(mention)
        or text in lexicon.words("event heads")
        or text in lexicon.words("letters of things")
    ):
        mention.vote("other", 3.0)
    elif _CAMEL.fullmatch(text) or (text.isupper() and 2 <= len(text) <= 6 and text not in gazetteer.load()):
        mention.vote("organization", 0.8)


def _suffix(mention: Mention) -> None:
    """ "Kiyomizu-dera", "Haeundae-gu"."""
    words = mention.words
    if len(words) > 2 and words[-2].text == "-" and words[-1].text in bridges.KINDS_OF_PLACE:
        mention.vote("place", 2.0)


def _head(mention: Mention, first: str, last: str, text: str) -> None:
    pairs = itertools.pairwise(mention.words)
    before_of = next((w.text for w, following in pairs if following.lower in others.JOINING), "")
    bodies, places = lexicon.words("organization heads"), lexicon.words("place heads")
    events = lexicon.words("event heads")
    two = " ".join(w.text for w in mention.words[-2:])
    if two in places:
        mention.vote("place", 2.5)
        return
    far = before_of and last in bodies and len(mention.words) > 3 and mention.words[-3].lower != "the"
    if far and mention.words[-2].text[0].isupper() and last not in {"Army", "Force"}:
        mention.vote("organization", 2.0)  # "Port of Ostrand Authority"
    gathers = last in events and last in bodies and not _standing(mention)
    if not gathers and ((last in bodies and not before_of) or before_of in bodies):
        mention.vote("organization", 2.0)
    if last in places and not before_of and not persons.surnamed(mention, first, last):
        mention.vote("place", 1.2 if last in bodies else 2.7 if last in _WAYS else 2.0)
    elif first in lexicon.words("place first"):
        mention.vote("place", 2.0)
    elif before_of in places and before_of not in bodies:
        mention.vote("place", 1.5)
    if last in bridges.SHOPS and localities.situated(mention):
        mention.vote("place", 1.5)  # "at Rosetta Books"
    house = last in places and (localities.situated(mention) or localities.on_it(mention))
    if last in events and not house and text not in gazetteer.load().organizations:
        mention.vote("other", 3.0)
    if first in _STORMS or (first == "Tropical" and mention.words[1].text in _STORMS | {"Depression"}):
        mention.vote("other", 4.0)
    if first == "Padma" or text in lexicon.words("decorations"):
        mention.vote("other", 4.0)
    if first in _SHIPS:
        mention.vote("other", 3.0)
    texts = [w.text for w in mention.words]
    if "&" in texts or (last in bridges.HEIRS and "and" in texts):
        mention.vote("organization", 2.0)


def _standing(mention: Mention) -> bool:
    """Whether a congress or conference is a body and no gathering: "Trades Union Congress"."""
    parts = {w.text for w in mention.words[:-1]}
    return bool(parts & {"Union", "Unions", "National", "People", "Party", "Bishops", "Southern", "Eastern"})


# What stands before


def _preceded(mention: Mention) -> None:
    """ "In", "the village of", "the airline", "such candidates as", "the match between"."""
    before, earlier = mention.before(), mention.before(2)
    if before is None or mention.role:
        return
    lower = before.lower
    if lower in {"in", "near", "outside"}:
        _inside(mention, earlier)
    elif lower == "of" and earlier is not None and localities.has_a_place(earlier.lower):
        mention.vote("place", 2.0 * (not _is_body(mention)))  # "the campus of Rhodes University"
    elif lower == "," and earlier is not None and _somebodys_home(mention, earlier):
        mention.vote("place", 2.0 + mention.votes.pop("person", 0.0))
    elif lower in {"river", "lake", "mount"}:
        mention.vote("place", 1.5)
    elif _called_firm(mention, before, earlier):
        sure = lower != "," and (lower != "rival" or mention.first > 1)
        mention.vote("organization", 2.5 if sure else 0.6 if lower == "rival" else 2.2)
    elif lower == "to" and localities.from_there(mention):
        mention.vote("place", 1.2 + mention.votes.pop("person", 0.0))
    elif lower == "to" and earlier is not None and localities.leads(earlier) and not firms.owns(mention):
        mention.vote("place", 1.2)
    elif lower == "on" and earlier is not None and earlier.lower in lexicon.words("on a street"):
        mention.vote("place", 1.2 + mention.votes.pop("person", 0.0))
    elif lower == "as" and earlier is not None and earlier.lower == "such":
        group = mention.before(3)
        if group is not None and group.lower.rstrip("s") in lexicon.words("roles"):
            mention.vote("person", 1.5)
    elif (
        lower in {"between", "and", "against"}
        and not firms.lends(mention)
        and any(
            w.lower in {"match", "game", "final", "derby", "tie", "fixture"}
            for w in mention.sentence.words[max(0, mention.first - 6) : mention.first]
        )
        and not persons.forenamed(mention)
    ):  # "the tie between Ana Silva and Eva Moor"
        mention.vote("organization", 1.2)


def _is_body(mention: Mention) -> bool:
    """Whether a name of several words ends as those of bodies do, and not as those of places."""
    last = mention.words[-1].text
    body = last in lexicon.words("organization heads") and last not in lexicon.words("place heads")
    return body and len(mention.words) > 1


def _inside(mention: Mention, earlier: Word | None) -> None:
    """ "In Arco" is a place, but not in "swore in Arco", "bandmates in Arco", "in Arco's shares"."""
    if earlier is not None and earlier.lower in {"swear", "swearing", "swears", "swore", "sworn"}:
        mention.vote("person", 1.2 + mention.votes.pop("place", 0.0))
    elif not firms.owns(mention) and not firms.is_dealt_with(mention):
        mention.vote("place", 1.2)


def _somebodys_home(mention: Mention, noun: Word) -> bool:
    """ "Was buried in his village, Arco"."""
    whose = mention.before(3)
    home = whose is not None and (whose.tag == "PRP$" or whose.lower in {"home", "native"})
    return home and noun.lower in lexicon.words("place nouns")


def _called_firm(mention: Mention, before: Word, earlier: Word | None) -> bool:
    """Whether the word before calls it a firm: "the retailer Arco", "a rival, Arco, said"."""
    nouns, after = lexicon.words("company nouns"), mention.after()
    noun = earlier if before.text == "," and after is not None and after.text in {",", "."} else before
    if noun is None:
        return False
    trade = noun.i > 0 and mention.sentence.words[noun.i - 1].text == "-"  # "film-maker Ana Silva"
    if (trade or noun.lower in lexicon.words("firms as well")) and (
        persons.somebody(mention) or persons.is_theirs(mention, noun)
    ):
        return False
    several = noun.tag == "NNS" and noun is before and noun.lower.removesuffix("s") in nouns
    firm = noun.lower in nouns or several or firms.mostly(noun.lower)
    named = noun is earlier or noun.tag.startswith("NN") or noun.lower in {"weekly", "daily"}
    return (firm and named) or before.lower == "rival"


# What stands behind


def _followed(mention: Mention) -> None:
    """ "Porto district"."""
    after = mention.after()
    if after is not None and after.lower in lexicon.words("place nouns") and after.tag != "NNS":
        mention.vote("place", 2.0)
    elif _is_of_a_place(mention, after):
        mention.vote("place", 2.0 + mention.votes.pop("person", 0.0))


def _is_of_a_place(mention: Mention, after: Word | None) -> bool:
    """ "At the Skenderija hall", "the Benbow crater": a place, whatever the model takes its name for."""
    before = mention.before()
    natural = before is not None and before.lower == "the" and after is not None and after.lower in _NATURAL
    return natural or (
        after is not None and after.lower in lexicon.words("behind a place") and localities.situated(mention)
    )


def _apposed(mention: Mention) -> None:
    """ "Arco, a retailer": the noun behind the comma says what it is."""
    words, at = mention.sentence.words, mention.last
    if not (at + 2 < len(words) and words[at].text == ","):
        return
    if words[at + 1].lower not in {"a", "an", "the", "its", "our", "one"}:
        return
    if _one_of_firms(words[at + 1 : at + 9]):
        mention.vote("organization", 1.5)
        return
    tables = (("roles", "person"), ("company nouns", "organization"), ("place nouns", "place"))
    for word in words[at + 2 : at + 8]:
        if word.text in {",", ".", ";"} or word.tag.startswith(("V", "W", "IN")):
            return
        following = words[word.i + 1] if word.i + 1 < len(words) else None
        if following is not None and following.tag.startswith("NN"):
            continue
        if firms.mostly(word.lower):
            mention.vote("organization", 1.5 + mention.votes.pop("person", 0.0))
            return
        if word.lower in lexicon.words("firms as well"):
            return
        for table, kind in tables:
            if word.lower in lexicon.words(table):
                mention.vote(kind, 1.5)
                return


def _one_of_firms(words: Sequence[Word]) -> bool:
    """ "Arco, one of the company's biggest customers, ...": what trades with a firm is mostly one."""
    inside = itertools.takewhile(lambda w: w.text not in {",", ".", ";"}, words[2:])
    firm = lexicon.group("company nouns") | {"customer", "competitor", "client", "buyer"}
    last = next(reversed([w for w in inside if w.tag.startswith("NN")]), None)
    return [w.lower for w in words[:2]] == ["one", "of"] and last is not None and last.lemma in firm


VOTERS: tuple[Voter, ...] = (
    persons.titled, _listed, _heads, _suffix, firms.called, _preceded, localities.beside,
    others.work, firms.dealt, firms.done_to, firms.owner, firms.led, _followed, _apposed,
    others.office, persons.like_a_person, persons.signs, persons.kin, persons.it, persons.no_person,
)  # fmt: skip
"""In this order: the last of them look at whether anything was said before."""
