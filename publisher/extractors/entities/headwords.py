"""What the words of a name say of its kind: "Agency", "Stadium", "Festival", "Sdn Bhd"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import TypeAlias

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import bridges, firms, houses, localities, others, persons
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean

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
_STREETS = frozenset({"Ave", "Ave.", "Blvd", "Blvd.", "Dr", "Dr.", "Rd", "Rd.", "St", "St."})
_SHIPS = frozenset(
    {"BRP", "FV", "HMAS", "HMCS", "HMNZS", "HMS", "INS", "KRI", "LÉ", "MS", "MT", "MV", "ORP", "PNS", "RMS"}
    | {"RRS", "RV", "SS", "USCGC", "USNS", "USS"}
)
_DECORATIONS = frozenset({"Medal", "Medals", "Medallion"})
_HOLDERS = frozenset(
    {"Archbishop", "Baroness", "Bishop", "Countess", "Dean", "Duchess", "Duke", "Earl", "Emir", "Marquess"}
    | {"Prince", "Princess", "Sultan", "Viscount"}
)
_STORMS = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O')[A-Z][a-z]+[A-Z][a-z]+")
"""How firms write themselves: "TriMet"."""


def say(mention: Mention) -> None:
    """The word that says what it is: "Agency", "Stadium", "Festival"."""
    text = clean(mention.text)
    if mention.words[-1].text.islower() and (house := houses.kind(text)):
        mention.vote(house, 4.0)
    elif len(mention.words) > 1:
        _several(mention)
    elif (
        others.is_illness(mention)
        or text in lexicon.words("event heads")
        or text in lexicon.words("letters of things")
        or text in lexicon.words("musical works")
    ):
        mention.vote("other", 3.0)
    elif _CAMEL.fullmatch(text) or (text.isupper() and 2 <= len(text) <= 6 and text not in gazetteer.load()):
        mention.vote("organization", 0.8)


def suffix(mention: Mention) -> None:
    """ "Kiyomizu-dera", "Haeundae-gu"."""
    words = mention.words
    if len(words) > 2 and words[-2].text == "-" and words[-1].text in bridges.KINDS_OF_PLACE:
        mention.vote("place", 2.0)


def _several(mention: Mention) -> None:
    if firms.has_legal_form(mention):
        mention.votes = {"organization": 4.0}
    elif " ".join(w.text for w in mention.words[-2:]) in lexicon.words("place heads"):
        mention.vote("place", 2.5)
    else:
        for voter in _VOTERS:
            voter(mention, _head_before_of(mention))


def _head_before_of(mention: Mention) -> str:
    pairs = itertools.pairwise(mention.words)
    return next((w.text for w, following in pairs if following.lower in others.JOINING | {"on"}), "")


def _body(mention: Mention, head: str) -> None:
    """ "Bay Agency", "Bank of Ghana", "Port of Ostrand Authority", "King's College London"."""
    words, last = mention.words, mention.words[-1].text
    bodies, events = lexicon.words("organization heads"), lexicon.words("event heads")
    far = head and last in bodies and len(words) > 3 and words[-3].lower != "the"
    owned = words[-2].text in {"'", "’", "'s", "’s"}
    if far and (owned or words[-2].text[0].isupper()) and last not in {"Army", "Force"}:
        mention.vote("organization", 2.0)
    gathers = last in events and last in bodies and not _standing(mention)
    if not gathers and ((last in bodies and not head) or head in bodies):
        mention.vote("organization", 2.0)
    if len(words) > 2 and words[-2].text in bodies and last in gazetteer.load():
        mention.vote("organization", 2.0)


def _hall(mention: Mention, _: str) -> None:
    """ "Terminal 3", "170 N. Dearborn St.": what has a number and is built."""
    first, last, before = mention.words[0].text, mention.words[-1].text, mention.before()
    if last in _STREETS and before is not None and before.text.isdigit():
        mention.vote("place", 4.0)
    if first in {"Terminal", "Pier", "Platform"} and last.isdigit():
        mention.vote("place", 3.0 + mention.votes.pop("organization", 0.0))


def _place(mention: Mention, head: str) -> None:
    """ "Bay Stadium", "Lake Arco", "Tower of Arco", "at Rosetta Books"."""
    bodies, places = lexicon.words("organization heads"), lexicon.words("place heads")
    events = lexicon.words("event heads")
    first, last = mention.words[0].text, mention.words[-1].text
    if last in places and not head and not persons.surnamed(mention, first, last):
        mention.vote("place", 1.2 if last in bodies else 2.7 if last in _WAYS else 2.0)
    elif _opens_a_place(mention) and (last in bodies or last not in events):
        mention.vote("place", 2.0)
    elif head in places and head not in bodies:
        mention.vote("place", 1.5)
    if _is_denomination(mention):
        mention.vote("organization", 2.5 + mention.votes.pop("place", 0.0))
    if last in bridges.SHOPS and localities.situated(mention):
        mention.vote("place", 1.5)
    if _is_house(mention) and last not in bodies:
        mention.vote("place", 1.0)


def _opens_a_place(mention: Mention) -> bool:
    """ "Lake Arco", "Isla Mujeres"; no "Isla Garrioch said": a first name, where nothing is at or in it."""
    first = mention.words[0].text
    if first not in lexicon.words("place first"):
        return False
    known = gazetteer.load()
    forename = first in known.first_names and first.lower() not in known.nouns and len(mention.words) == 2
    acts = forename and mention.head.dep in {"nsubj", "nsubjpass", "poss"} and mention.text not in known
    return not (acts and not localities.situated(mention))


def _is_house(mention: Mention) -> bool:
    """Whether something is at or on what ends as a place does."""
    last = mention.words[-1].text in lexicon.words("place heads")
    return last and (localities.situated(mention) or localities.on_it(mention))


def _neither(mention: Mention, head: str) -> None:
    """ "Arco Festival", "Treaty of Versailles", "Verdi's Requiem", "Hurricane Ana", "Military Cross"."""
    first, last, text = mention.words[0].text, mention.words[-1].text, clean(mention.text)
    bodies, events = lexicon.words("organization heads"), lexicon.words("event heads")
    if last in events and not _is_house(mention) and text not in gazetteer.load().organizations:
        mention.vote("other", 3.0)
    if last in lexicon.words("musical works") or last in _DECORATIONS:
        mention.vote("other", 3.0)
    if head in events and head not in bodies:
        mention.vote("other", 3.0)
    if first in _STORMS or (first == "Tropical" and mention.words[1].text in _STORMS | {"Depression"}):
        mention.vote("other", 4.0)
    if first == "Padma" or text in lexicon.words("decorations"):
        mention.vote("other", 4.0)
    if first in _HOLDERS and mention.words[1].lower == "of":
        mention.vote("other", 4.0)  # "the Bishop of Durham"
    if first in _SHIPS:
        mention.vote("other", 3.0)


def _joined(mention: Mention, head: str) -> None:
    """ "Arco & Moor", "Moor and Sons", "Florence and the Machine"."""
    texts = [w.text for w in mention.words]
    if any(a in {"and", "&"} and b == "the" for a, b in itertools.pairwise(texts)):
        mention.vote("organization", 3.0)
    if "&" in texts or (texts[-1] in bridges.HEIRS and "and" in texts):
        mention.vote("organization", 2.0)


_Voter: TypeAlias = Callable[[Mention, str], None]
_VOTERS: tuple[_Voter, ...] = (_body, _hall, _place, _neither, _joined)


def _is_denomination(mention: Mention) -> bool:
    """ "Church of Norway", "Church of God": whom a church without an article is of, and no saint's house."""
    texts = [w.text for w in mention.words[:3]]
    land = len(texts) == 3 and (texts[2] in {"God", "Christ", "Jesus"} or texts[2] in gazetteer.load())
    return land and texts[:2] == ["Church", "of"] and not localities.situated(mention)


def _standing(mention: Mention) -> bool:
    """Whether a congress or conference is a body and no gathering: "Trades Union Congress"."""
    parts = {w.text for w in mention.words[:-1]}
    return bool(
        parts
        & {
            "Union",
            "Unions",
            "National",
            "People",
            "Party",
            "Bishops",
            "Southern",
            "Eastern",
            "Labour",
            "Labor",
        }
    )
