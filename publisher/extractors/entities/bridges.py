"""What joins the pieces of a name, so that it goes on: hyphens, owners, small words, "of", "and", figures."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeAlias

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import fields, firms, prepositions
from publisher.extractors.entities.capitals import QUOTES, capital, goes_on, one_body
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word, spelt
from publisher.gazetteer import villages

_NUMBERED = frozenset(
    {"Local", "Channel", "Radio", "Unit", "Terminal", "Pier", "Route", "Highway", "Platform"}
)
KINDS_OF_PLACE = frozenset(
    {
        *("dera", "ji", "jo", "jinja", "jingu", "taisha", "gu", "dong", "ro", "do", "si", "gun", "ku", "cho"),
        *("machi", "shi", "ken", "gawa", "yama", "san", "eup", "myeon", "ri", "bashi", "dori", "koen"),
    }
)
"""What stands behind a hyphen in the names of places in Japan and Korea: "Kiyomizu-dera", "Haeundae-gu"."""
_ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]")
_ROMANCE = frozenset(
    {"de", "del", "della", "delle", "dei", "du", "des", "da", "do", "das", "dos", "la", "las", "les"}
)
_PARTIES = frozenset({"D", "R", "I"})
_STATES = lexicon.words("us states short")
_OFFICERS = frozenset(
    {"sheriff", "attorney", "mayor", "governor", "coroner", "clerk", "prosecutor", "examiner", "auditor"}
    | {"treasurer", "premier", "president", "marshal", "commissioner", "ombudsman", "assessor", "defender"}
)
_THEIRS = frozenset({"Office", "Department", "Court"})
_SCHOOLS = frozenset(
    {"School", "College", "Elementary", "Academy", "Grammar", "Primary", "Hospital", "Hospice"}
)
SHOPS = frozenset({"Books", "Bookshop", "Bookstore", "Bakery", "Café", "Cafe", "Deli", "Diner", "Tavern"})
"""What shops are called by, of which some make books as well."""
HEIRS = frozenset(
    {"Sons", "Son", "Daughters", "Daughter", "Brothers", "Partners", "Company", "Co", "Associates"}
)
"""Who is joined to a name to make a firm: "Anchor and Sons"."""
_BEHIND_COMMAS = frozenset({"Corp", "Inc", "LLC", "LLP", "L.L.C", "L.L.P", "L.P", "Ltd", "PLC", "Plc", "plc"})
"""Legal forms that Americans write behind a comma."""
_ASKS = frozenset({"Stop", "Keep", "Protect", "Reclaim", "Free", "Rebuild", "Defend", "Unite"})
_ONE = frozenset({"a", "an"})
_SEES = frozenset({"Diocese", "Archdiocese", "Bishop", "Archbishop"})

Bridge: TypeAlias = "Callable[[Sequence[Word], int, int], int | None]"
"""Asked whether `words[j:]` goes on with the name of `words[i:j]`: the index after the next word of the name,
0 if the name ends here, None if that is for the next to say. There is a word at j; those from `_listed` on
need one behind it."""


def _hyphenated_town(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Stratford-upon-Avon", "Mazar-i-Sharif"."""
    if words[j].text != "-" or words[j - 1].space or j + 3 >= len(words):
        return None
    shouted = words[j + 1].text.isupper() and words[j - 1].text.isupper()  # "PORT-AU-PRINCE"
    small = words[j + 1].text.islower() or shouted
    inner = small and len(words[j + 1].text) < 5 and words[j + 2].text == "-"
    return j + 4 if inner and capital(words[j + 3]) else None


def _hyphen(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Rolls-Royce", "Mo Abdi-Farah", but not "Russia-Ukraine"."""
    last, here = words[j - 1], words[j]
    if here.text != "-" or last.space or here.space or j + 1 >= len(words):
        return None
    following = words[j + 1]
    if not capital(following):
        nouns = gazetteer.load().nouns
        if j - i > 1 and goes_on(words, j + 1) and words[j + 1].entity == "PERSON":
            return j + 2  # "Bae Jin-ho"
        named_first = words[i].text in lexicon.group("family names told first") and j - i == 2
        if named_first and following.lower.isalpha():
            return j + 2  # "Lee Sun-woo"
        if following.lower == "day" and j + 2 < len(words) and capital(words[j + 2]):
            return j + 3  # "Latter-day Saints"
        plain = {following.lower, last.lower} & nouns or not following.tag.startswith("NN")
        return 0 if plain and len(last.text) > 2 and following.text not in KINDS_OF_PLACE else j + 2
    known = gazetteer.load()
    if last.text in _PARTIES and (following.text in known or following.text in _STATES):
        return 0  # "Ana Silva, D-Wilmington"
    surname = j - i > 1 and (words[i].text in known.first_names or _one_person(words, i, j + 1))
    apart = not surname and all(known.places(w.text) or w.text in known.demonyms for w in (last, following))
    return 0 if apart else j + 2


def _one_person(words: Sequence[Word], i: int, to: int) -> bool:
    """Whether the model sees one person's name up to this word."""
    return words[to].entity == words[to - 2].entity == "PERSON" and not words[to].begins


def _nickname(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Ana "Nita" Silva": a name in quotation marks between two others."""
    mark = words[j].text
    if mark not in QUOTES or j + 3 >= len(words) or not capital(words[j + 1]) or not words[j - 1].space:
        return None
    close = next((k for k in range(j + 2, min(j + 5, len(words))) if words[k].text == mark), None)
    if close is None or not all(w.text[0].isalpha() for w in words[j + 1 : close]):
        return None
    at = close + 1
    while at < len(words) and words[at].lower in lexicon.words("small words") and words[at].lower != "of":
        at += 1
    return at + 1 if at < len(words) and capital(words[at]) else None


def _elided(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Île d'Orléans", "Musée de la mer"."""
    if _ELIDED.match(words[j].text):
        return j + 1
    at = j
    while at < len(words) and words[at].lower in _ROMANCE:
        at += 1
    heads = (lexicon.words("place first"), lexicon.words("organization first"))
    named = at > j and at < len(words) and any(words[i].text in listed for listed in heads)
    return at + 1 if named and words[at].text[0].isalpha() else None


def _last_word(words: Sequence[Word], i: int, j: int) -> int | None:
    """Nothing stands behind it."""
    return 0 if j + 1 >= len(words) else None


def _listed(words: Sequence[Word], i: int, j: int) -> int | None:
    """A listed name goes on beyond small words: "Dar es Salaam", "Isle of Wight"."""
    if not words[j].text[0].isalpha() and words[j].lower not in {"'s", "-"}:
        return None
    known = gazetteer.load()
    whole = clean(spelt(words[i : j + 1])) if words[j].lower == "'s" else ""
    if whole.endswith("'s") and whole in known:
        return j + 1  # "St. John's"
    for end in (j + 2, j + 3):
        if end > len(words) or not capital(words[end - 1]):
            continue
        for begin in range(max(i, j - 2), j):
            name = clean(spelt(words[begin:end]))
            if name in known or name in known.organizations or villages.of(name):
                return end
    return None


def _article_of_arabic(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Deir al-Balah"."""
    article = words[j].lower in _ARTICLES_OF_ARABIC and words[j + 1].text == "-"
    return j + 3 if article and j + 2 < len(words) and capital(words[j + 2]) else None


def _row_of_nouns(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Earth, Wind & Fire"."""
    nouns = words[j].text == "," and j + 3 < len(words) and j == i + 1 and words[j + 2].text == "&"
    if not nouns or any(w.text in gazetteer.load() for w in words[j - 1 : j + 4 : 2]):
        return None
    return j + 4 if all(capital(w) and fields.is_noun(w) for w in words[i : j + 4 : 2]) else None


def _sign(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Marks & Spencer"."""
    return j + 2 if words[j].text in {"&", "+"} and capital(words[j + 1]) else None


def _owner(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "St Mary's Hospital", "Galway Traders' Association"."""
    last, here = words[j - 1], words[j]
    if here.lower not in {"'s", "'"} or not capital(words[j + 1]):
        return None
    body = words[j + 1].text in lexicon.words("organization heads")
    several = last.lower.endswith("s") if here.lower == "'" else last.lower.endswith(("men", "children"))
    if several and (body or _gathering(words, j)):
        return j + 2
    if last.text == "State" and words[j + 1].text in {"Attorney", "Attorneys"} and j - i > 1:
        return j + 2
    if _house(words, i, j) or (j - i > 1 and last.lower in _OFFICERS and words[j + 1].text in _THEIRS):
        return j + 2
    saint = words[i].lower in {"st", "st.", "saint"}
    group = last.lower in lexicon.words("group owners")
    joined = goes_on(words, j) and goes_on(words, j + 1) and here.entity in {"ORG", "FAC"}
    joined = joined and (body or last.text not in gazetteer.load().last_names)
    return j + 2 if saint or group or (joined and not gazetteer.load().places(last.text)) else 0


def _gathering(words: Sequence[Word], j: int) -> bool:
    """Whether an event is named for those whose it is: "Durham Miners' Gala"."""
    return words[j + 1].text in lexicon.words("event heads")


def _house(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether the house is named for its owner: "the Cain's Ballroom", "at Cobb's Pond Elementary"."""
    known, end = gazetteer.load(), j + 1
    while end + 1 < len(words) and capital(words[end + 1]):
        end += 1
    owner = spelt(words[i:j])
    if owner in known or owner in known.organizations or words[i].text in known.demonyms:
        return False
    if any(w.entity in {"GPE", "LOC", "NORP"} for w in words[i:j]):
        return False
    before = words[i - 1].lower if i else ""
    alone = before in {"at", "in", "outside", "near", "the", ""} or (i > 1 and words[i - 2].lower == "the")
    return alone and (words[end].text in lexicon.words("place heads") or words[end].text in _SCHOOLS | SHOPS)


def _and(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Ministry of Trade and Industry", "Sussex and Surrey" not."""
    if words[j].lower != "and" or not capital(words[j + 1]):
        return None
    run = [w.text for w in words[i:j]]
    further = words[j + 2] if j + 2 < len(words) else None
    force = further is not None and (
        (len(run) == 1 and further.text in {"Police", "Constabulary", "NHS"})
        or further.lower in {"pub", "inn", "hotel", "restaurant"}
    )
    house = words[j + 1].text in HEIRS | {"District"} or firms.said_to_be(words, j + 2, _ONE)
    house = house or _sees(words, i) or _seated(words, i, j)
    whole = further is not None and further.text == "&"  # "Arco Ltd and Calder & Moss"
    house = house or force or fields.joined(words, i, j)
    return j + 2 if house or (not whole and one_body(words, j, j + 1)) else 0


def _sees(words: Sequence[Word], i: int) -> bool:
    """ "Diocese of Cork and Ross": two towns that one bishop has."""
    return words[i].text in _SEES and words[i + 1].lower == "of"


def _seated(words: Sequence[Word], i: int, j: int) -> bool:
    """ "The Falmouth and Penryn Lifeboat Guild": two towns that one body has, behind an article."""
    known, end = gazetteer.load(), j + 2
    while end < len(words) and capital(words[end]):
        end += 1
    towns = j - i == 1 and words[i].text in known and words[j + 1].text in known
    article = i > 0 and words[i - 1].lower == "the"
    return towns and article and end > j + 2 and words[end - 1].text in lexicon.words("organization heads")


def _row(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Ministry of Land, Infrastructure and Transport": fields in a row, the last behind an "and"."""
    return j + 2 if fields.row(words, i, j) else None


def _again(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Alcohol, Tobacco, and Firearms": the comma before the last of a row."""
    last = words[j].text == "," and j + 2 < len(words) and words[j + 1].lower in {"and", "&"}
    return j + 3 if last and any(w.text == "," for w in words[i:j]) and fields.end(words, j + 2) else None


_PARTS = re.compile(r"'s\b|'|,|&|(?:(?!'s\b)[\w.&'-])+(?<!')")


@functools.cache
def _long() -> Mapping[str, Sequence[Sequence[str]]]:
    """The well-known bodies of four words or with a genitive, by the first."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for name in sorted(gazetteer.load().organizations, key=len, reverse=True):
        parts = _PARTS.findall(name)
        if len(parts) > 3 or "'s" in parts or "'" in parts:
            found[parts[0]].append(parts)
    return found


def _known_body(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Medicines and Healthcare products Regulatory Agency"."""
    for parts in _long().get(words[i].text, ()):
        if len(parts) > j - i and [w.text for w in words[i : i + len(parts)]] == parts:
            return i + len(parts)
    return None


def _legal_form(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Thornley Group plc", "Foods, Inc."."""
    at = j + (words[j].text == ",")
    if at >= len(words) or words[at].text not in lexicon.words("legal forms"):
        return None
    return at + 1 if at == j or words[at].text.rstrip(".") in _BEHIND_COMMAS else None


_MUSIC = frozenset({"album", "band", "concert", "festival", "gig", "headline", "headlined", "song", "songs"})


def _band(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Florence and the Machine", where the sentence tells of music."""
    joined = words[j].lower in {"and", "&"} and j + 2 < len(words) and words[j + 1].lower == "the"
    if not joined or not capital(words[j + 2]) or not any(w.lower in _MUSIC for w in words):
        return None
    stop = fields.end(words, j + 2)
    listed = spelt(words[j + 2 : stop]) in gazetteer.load().organizations if stop else True
    return None if listed else stop


def _campaign(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Save the Lynx", "Stop the Quarry": a body called by what it asks for."""
    asks = words[i].text == "Save" or (i > 0 and words[i].text in _ASKS and words[i - 1].text not in QUOTES)
    if not asks or j - i > 1 or words[j].lower not in {"the", "our"} or not capital(words[j + 1]):
        return None
    return j + 2


def _the(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Unite the Makers"."""
    if words[j].lower == "the" and capital(words[j + 1]) and one_body(words, j, j + 1):
        return j + 2
    return 0 if words[j].lower in {"the", "'"} else None


_KINDRED = frozenset({"Hermanos", "Hijos", "Compañía", "Cía", "Cia", "Filhos", "Irmãos", "Associados"})
_OF_DESCENT = frozenset({"da", "das", "de", "do", "dos", "del"})


def _conjunction(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Delgado y Hermanos", "Ana da Silva e Souza"."""
    if words[j].lower not in {"e", "y"} or not words[j].text.islower() or not capital(words[j + 1]):
        return None
    kindred = words[j + 1].text in _KINDRED or any(w.lower in _OF_DESCENT for w in words[i:j])
    return j + 2 if kindred else None


def _small_words(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Ursula von der Leyen"."""
    small = lexicon.words("small words")
    if words[j].lower not in small or words[j].lower in {"of", "i", "y", "e", "o"}:
        return None
    at = j + 1
    while at < len(words) and words[at].lower in small and not capital(words[at]):
        at += 1
    if [w.lower for w in words[at : at + 2]] == ["'", "t"]:
        at += 2  # "van 't Hof"
    return at + 1 if at < len(words) and capital(words[at]) else 0


def _number(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Channel 4"."""
    last, here = words[j - 1], words[j]
    inside = here.entity in {"ORG", "FAC"} and not here.begins
    inside = inside and len(here.text) > 1 and j - i == 1
    if not here.text.isdigit() or not (inside or last.text in _NUMBERED):
        return None
    following = words[j + 1] if j + 1 < len(words) else None
    marked = following is not None and following.text in {"-", "%"}
    counted = following is not None and following.tag.startswith(("CD", "NN")) and last.text not in _NUMBERED
    if marked or counted:
        return 0  # "fined Arco 84 million", "Arco 2-1"
    return j + 1 if inside or last.text in _NUMBERED else 0


_ARTICLES_OF_ARABIC = frozenset({"al", "el", "as", "ash", "an", "ad", "bin"})
_BRIDGES: tuple[tuple[Bridge, Collection[str]], ...] = (
    (_known_body, ()),
    (_legal_form, {",", *map(str.lower, lexicon.words("legal forms"))}),
    (_hyphenated_town, "-"),
    (_hyphen, "-"),
    (_elided, {*_ROMANCE, "d", "l"}),
    (_last_word, ()),
    (_nickname, QUOTES),
    (_campaign, {"the", "our"}),
    (_band, {"and", "&"}),
    (_row, ","),
    (_again, ","),
    (_listed, ()),
    (_article_of_arabic, _ARTICLES_OF_ARABIC),
    (_row_of_nouns, ","),
    (_sign, "&+"),
    (_owner, {"'s", "'"}),
    (prepositions.of_or_for, {"of", "for", "on"}),
    (prepositions.to_do, {"to"}),
    (prepositions.at_its_seat, {"at"}),
    (_and, {"and"}),
    (prepositions.in_its_field, {"in"}),
    (_the, {"the", "'"}),
    (_conjunction, "ey"),
    (_small_words, lexicon.words("small words")),
    (_number, "0"),
)
"""Each with the words it can begin with, all if none are named; a figure is "0", "d'Orléans" is "d".

Asked in this order; the first that says anything is right.
"""


@functools.lru_cache(maxsize=4096)
def _beginning(lower: str) -> Sequence[Bridge]:
    """The bridges that can begin with a word, in their order."""
    first = "0" if lower.isdigit() else lower.replace("’", "'").partition("'")[0] or lower
    return [bridge for bridge, begin in _BRIDGES if not begin or lower in begin or first in begin]


def over(words: Sequence[Word], i: int, j: int) -> int:
    """The index after the next word of the name if `words[j:]` goes on with that of `words[i:j]`; else 0."""
    for bridge in _beginning(words[j].lower):
        answer = bridge(words, i, j)
        if answer is not None:
            return answer
    return 0
