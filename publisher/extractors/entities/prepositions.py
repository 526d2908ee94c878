"""What goes on with a name over "of", "for", "in", "at" or "to": "Bank of Ghana", "Help for Heroes"."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import fields
from publisher.extractors.entities.capitals import QUOTES, capital, one_body
from publisher.extractors.reading import Word, spelt

_SEATS = frozenset({"University", "College", "School", "Institute"})
_OFFICES = frozenset(
    {"Ministry", "Department", "Office", "Committee", "Institute", "Organization", "Secretary"}
)
_ALL = frozenset({"Children", "Men", "People", "Women"})


def of_or_for(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Bank of Ghana", "Centre for the Arts", "Secretary of State"."""
    lower, last = words[j].lower, words[j - 1]
    if lower not in {"of", "for", "on"}:
        return None
    at = j + 1
    if words[at].lower == "the" and at + 1 < len(words):
        at += 1
    surely = lower == "for" and words[at].text in _ALL and last.text in lexicon.words("for heads")
    surely = surely or (
        lower != "on" and (words[at].text == "Our" or last.text in _OFFICES)
    )  # "Ministry of Women"
    if not capital(words[at]) or (_begins_only(words, at) and not surely):
        return 0
    if lower == "of" and last.text == "Secretary" and words[at].text in {"State", "Defense", "Defence"}:
        return at + 1
    known_head = _is_head(words, i, j, at)
    if lower == "of" and i == 0 and j == 1 and last.tag == "NNS" and not known_head:
        return 0  # "Customers of Arco Bank"
    if lower == "of" and last.lower in gazetteer.load().nouns and _for(words, i, j):
        return at + 1
    if (lower == "for" and _charity(words, i, j, at)) or (lower == "of" and _goes_on(words, i, j, at)):
        return at + 1
    seat = lower == "of" and not known_head and words[at].text in gazetteer.load()
    return at + 1 if known_head or (lower != "on" and not seat and one_body(words, j, at)) else 0


_PACTS = frozenset({"Agreement", "Convention", "Covenant", "Declaration", "Protocol", "Treaty"})


def _is_head(words: Sequence[Word], i: int, j: int, at: int) -> bool:
    """Whether the word before a preposition is one that names go on behind: "Bank of", "Centre for"."""
    lower, last = words[j].lower, words[j - 1]
    if last.text in _PACTS:
        return True
    if lower == "of":
        return last.text in lexicon.words("of heads") or _folk(words, i, j)
    if lower == "on" and (last.text.endswith("s") or last.text not in lexicon.words("organization heads")):
        return False  # "Homes on Arco Hill"
    somebody = words[at].entity == "PERSON" and gazetteer.load().forename(words[at].text)
    return last.text in lexicon.words("for heads") and not (i == 0 and somebody)


_SCOPES = frozenset({"international", "national", "local", "regional", "young"})


def _begins_only(words: Sequence[Word], at: int) -> bool:
    """Whether a word with a capital mostly only begins a sentence, and no place's name here: "New York"."""
    two, lower = spelt(words[at : at + 2]), words[at].lower
    if lower in _SCOPES or two in gazetteer.load():
        return False
    return lower in lexicon.words("never names")


def _for(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether a body is named by what it is for: "Front for the Defence" of something."""
    return words[i].text in lexicon.words("of heads") and any(w.lower == "for" for w in words[i:j])


def _charity(words: Sequence[Word], i: int, j: int, at: int) -> bool:
    """Whether a body is named by whom it is for, in the plural: "Homes for Veterans"."""
    opens = i == 0 or words[i - 1].text in QUOTES | {":", "."}
    stop = fields.end(words, at)
    last = words[stop - 1].text if stop else ""
    several = last in _ALL or (last.endswith("s") and last.lower() not in gazetteer.load().nouns)
    return not opens and several and all(map(fields.is_one, words[i:j]))


_UNIONS = frozenset(
    {"Academy", "Association", "Board", "Brotherhood", "Chamber", "Church", "College", "Confederation"}
    | {"Congress", "Council", "Federation", "Guild", "Institute", "Institution", "League", "Society", "Union"}
)
"""Bodies that are named by who is in them, and then by whose they are."""


def _goes_on(words: Sequence[Word], i: int, j: int, at: int) -> bool:
    """A second "of": "Association of Miners | of Zambia", "the film The Sons | of Arco"."""
    if [w.text for w in words[j - 2 : j]] == ["Our", "Lady"]:
        return True
    title = i - 1 - (words[i - 1].text == "The")
    if 0 <= title < i and words[title].text.islower() and words[title].lower in lexicon.words("works"):
        return words[i - 1].text == "The"
    joint = next((k for k in range(i + 1, j) if words[k].lower in {"of", "for", "on"}), 0)
    known, somebody = gazetteer.load(), at + 1 < len(words) and capital(words[at + 1])
    somebody = somebody and gazetteer.load().forename(words[at].text)
    return (
        bool(joint)
        and words[joint - 1].text in _UNIONS | _PACTS
        and words[j - 1].text not in known
        and not somebody
    )


_AIMS = frozenset({"Action", "Alliance", "Campaign", "Coalition", "Committee", "Fund", "Movement", "Network"})


def to_do(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Campaign to Protect Rural England"."""
    aims = words[j].lower == "to" and words[j - 1].text in _AIMS | {"Cruelty"} and capital(words[j + 1])
    return j + 2 if aims and words[j + 1].text not in gazetteer.load() else None


def _folk(words: Sequence[Word], i: int, j: int) -> bool:
    """ "United Farmers of Victoria", "the Men of the Deeps": people by trade, who made a body."""
    last = words[j - 1].text
    opens = i == 0 or words[i - 1].text in QUOTES | {":", "."}
    if last in {"Men", "Women", "Children", "Sons", "Daughters"}:
        return not opens
    firm = last in lexicon.words("organization heads") or last in gazetteer.load().last_names
    return j - i > 1 and last.endswith(("ers", "ists", "ors")) and not firm


def at_its_seat(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "University of Texas at Austin"."""
    if words[j].lower != "at" or words[i].text not in _SEATS or not capital(words[j + 1]):
        return None
    return j + 2 if any(w.lower == "of" for w in words[i:j]) else 0


def in_its_field(words: Sequence[Word], i: int, j: int) -> int | None:
    """ "Organization for Security and Co-operation in Europe"."""
    if words[j].lower != "in" or not capital(words[j + 1]):
        return None
    body = words[i].text.startswith("Organi") and any(w.text == "for" for w in words[i:j])
    board = words[i].text in {"Association", "Board", "Council", "Federation"}
    land = any(p.kind == "Country" for p in gazetteer.load().places(words[j + 1].text))
    body = body or (board and land and any(w.text == "for" for w in words[i:j]))
    field = words[j + 1].lower in gazetteer.load().nouns  # "Women in Film"
    return j + 2 if body or (field and one_body(words, j, j + 1)) else None
