"""What joins the pieces of a name, so that it goes on: hyphens, owners, small words, "of", "and", figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import firms
from publisher.extractors.entities.capitals import QUOTES, capital, goes_on, one_body
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word, spelt

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
_SEATS = frozenset({"University", "College", "School", "Institute"})
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
_OFFICES = frozenset(
    {"Ministry", "Department", "Office", "Committee", "Institute", "Organization", "Secretary"}
)

HEIRS = frozenset(
    {"Sons", "Son", "Daughters", "Daughter", "Brothers", "Partners", "Company", "Co", "Associates"}
)
"""Who is joined to a name to make a firm: "Anchor and Sons"."""
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
        plain = {following.lower, last.lower} & nouns or not following.tag.startswith("NN")
        return 0 if plain and len(last.text) > 2 and following.text not in KINDS_OF_PLACE else j + 2
    known = gazetteer.load()
    if last.text in _PARTIES and following.text in known:
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
            if name in known or name in known.organizations:
                return end
    return None


def _article_of_arabic(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Deir al-Balah"."""
    article = words[j].lower in {"al", "el", "as", "ash", "an", "ad", "bin"} and words[j + 1].text == "-"
    return j + 3 if article and j + 2 < len(words) and capital(words[j + 2]) else None


def _sign(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Marks & Spencer"."""
    return j + 2 if words[j].text in {"&", "+"} and capital(words[j + 1]) else None


def _owner(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "St Mary's Hospital", "Galway Traders' Association"."""
    last, here = words[j - 1], words[j]
    if here.lower not in {"'s", "'"} or not capital(words[j + 1]):
        return None
    body = words[j + 1].text in lexicon.words("organization heads")
    if here.lower == "'" and last.lower.endswith("s") and (body or _gathering(words, j)):
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


def _of(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Bank of Ghana", "Centre for the Arts", "Secretary of State"."""
    lower, last = words[j].lower, words[j - 1]
    if lower not in {"of", "for", "on"}:
        return None
    at = j + 1
    if words[at].lower == "the" and at + 1 < len(words):
        at += 1
    surely = lower != "on" and (words[at].text == "Our" or last.text in _OFFICES)  # "Ministry of Women"
    if not capital(words[at]) or (words[at].lower in lexicon.words("never names") and not surely):
        return 0
    if lower == "of" and last.text == "Secretary" and words[at].text in {"State", "Defense", "Defence"}:
        return at + 1
    known_head = last.text in lexicon.words("of heads" if lower == "of" else "for heads") or (
        lower == "of" and _folk(words, i, j)
    )
    if lower == "of" and i == 0 and j == 1 and last.tag == "NNS" and not known_head:
        return 0  # "Customers of Arco Bank"
    if lower == "of" and last.lower in gazetteer.load().nouns and _for(words, i, j):
        return at + 1
    seat = lower == "of" and not known_head and words[at].text in gazetteer.load()
    return at + 1 if known_head or (lower != "on" and not seat and one_body(words, j, at)) else 0


def _for(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether a body is named by what it is for: "Front for the Defence" of something."""
    return words[i].text in lexicon.words("of heads") and any(w.lower == "for" for w in words[i:j])


def _folk(words: Sequence[Word], i: int, j: int) -> bool:
    """ "United Farmers of Victoria", "the Men of the Deeps": people by trade, who made a body."""
    last = words[j - 1].text
    opens = i == 0 or words[i - 1].text in QUOTES | {":", "."}
    if last in {"Men", "Women", "Children", "Sons", "Daughters"}:
        return not opens
    firm = last in lexicon.words("organization heads") or last in gazetteer.load().last_names
    return j - i > 1 and last.endswith(("ers", "ists", "ors")) and not firm


def _at(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "University of Texas at Austin"."""
    if words[j].lower != "at" or words[i].text not in _SEATS or not capital(words[j + 1]):
        return None
    return j + 2 if any(w.lower == "of" for w in words[i:j]) else 0


def _and(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Ministry of Trade and Industry", "Sussex and Surrey" not."""
    if words[j].lower != "and" or not capital(words[j + 1]):
        return None
    run = [w.text for w in words[i:j]]
    office = not _OFFICES.isdisjoint(run) and any(w.lower in {"of", "for"} for w in words[i:j])
    further = words[j + 2] if j + 2 < len(words) else None
    force = further is not None and (
        (len(run) == 1 and further.text in {"Police", "Constabulary", "NHS"})
        or further.lower in {"pub", "inn", "hotel", "restaurant"}
    )
    fields = any(w.lower in {"of", "for"} for w in words[i:j]) and _fields(words, j - 1, j + 1)
    house = words[j + 1].text in HEIRS | {"District"} or firms.said_to_be(words, j + 2, _ONE)
    house = house or _sees(words, i) or _seated(words, i, j) or _jointly(words, i, j)
    whole = further is not None and further.text == "&"  # "Arco Ltd and Calder & Moss"
    return j + 2 if office or force or fields or house or (not whole and one_body(words, j, j + 1)) else 0


def _fields(words: Sequence[Word], *at: int) -> bool:
    """Whether words are each a field that a body is for, and none begins another name: "Art and Design"."""
    behind = words[at[-1] + 1] if at[-1] + 1 < len(words) else None
    if behind is not None and capital(behind):
        return False  # "National Union of Mineworkers and Impala Ridge"
    return all(_noun(words[k]) and words[k].text not in gazetteer.load() for k in at)


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


def _jointly(words: Sequence[Word], i: int, j: int) -> bool:
    """ "The Maritime and Coastguard Agency": two fields of one body, behind an article."""
    heads, end = lexicon.words("organization heads"), j + 2
    while end < len(words) and capital(words[end]):
        end += 1
    article = i > 0 and words[i - 1].lower == "the" and j - i == 1
    last, government = words[end - 1], heads.get(words[i].text) == "GovernmentOrganization"
    if not article or end == j + 2 or last.text not in heads or government:
        return False
    return words[i].dep in {"nmod", "compound", "amod"} and words[i].head == last.i and _noun(words[j + 1])


def _list(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Ministry of Land, Infrastructure and Transport": fields in a row, the last behind an "and"."""
    office = words[i].text in _OFFICES and j - i > 2 and words[i + 1].lower in {"of", "for"}
    if words[j].text != "," or not office:
        return None
    at = j + 1
    while at + 2 < len(words) and capital(words[at]) and words[at + 1].text == ",":
        at += 2
    joined = at + 2 < len(words) and words[at + 1].lower == "and" and capital(words[at + 2])
    return j + 2 if joined and _fields(words, j - 1, at, at + 2) else None


def _campaign(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Save the Lynx", "Stop the Quarry": a body called by what it asks for."""
    asks = words[i].text == "Save" or (i > 0 and words[i].text in _ASKS and words[i - 1].text not in QUOTES)
    if not asks or j - i > 1 or words[j].lower not in {"the", "our"} or not capital(words[j + 1]):
        return None
    return j + 2


def _noun(word: Word) -> bool:
    """Whether a word is a common noun, or the plural of one."""
    nouns, lower = gazetteer.load().nouns, word.lower
    singulars = {lower, lower.removesuffix("s"), lower.removesuffix("es"), re.sub("men$", "man", lower)}
    singulars.add(re.sub("ies$", "y", lower))
    return not singulars.isdisjoint(nouns)


def _in(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Organization for Security and Co-operation in Europe"."""
    if words[j].lower != "in" or not capital(words[j + 1]):
        return None
    body = words[i].text.startswith("Organi") and any(w.text == "for" for w in words[i:j])
    fields = words[j + 1].lower in gazetteer.load().nouns  # "Women in Film"
    return j + 2 if body or (fields and one_body(words, j, j + 1)) else None


def _the(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Unite the Makers"."""
    if words[j].lower == "the" and capital(words[j + 1]) and one_body(words, j, j + 1):
        return j + 2
    return 0 if words[j].lower in {"the", "'"} else None


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


_BRIDGES: tuple[Bridge, ...] = (
    _hyphenated_town,
    _hyphen,
    _elided,
    _last_word,
    _nickname,
    _campaign,
    _list,
    _listed,
    _article_of_arabic,
    _sign,
    _owner,
    _of,
    _at,
    _and,
    _in,
    _the,
    _small_words,
    _number,
)
"""Asked in this order; the first that says anything is right."""


def over(words: Sequence[Word], i: int, j: int) -> int:
    """The index after the next word of the name if `words[j:]` goes on with that of `words[i:j]`; else 0."""
    answers = (bridge(words, i, j) for bridge in _BRIDGES)
    return next((answer for answer in answers if answer is not None), 0)
