"""Where names stand in a text: runs of capitalised words, cut as names are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import capitals, cutting, firms, localities, roles, runs
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Reading, Sentence, Word, spelt
from publisher.gazetteer import villages

_WORDS = frozenset(
    {
        *("Reading", "Cork", "Split", "Hull", "Nice", "Mobile", "Orange", "Bath", "Male", "Derby", "Buffalo"),
        *(
            "Phoenix",
            "Surprise",
            "Independence",
            "Garland",
            "Concord",
            "Enterprise",
            "Nancy",
            "Victoria",
            "Essen",
        ),
        *(
            "Angers",
            "Most",
            "Best",
            "Deal",
            "Sale",
            "Poole",
            "Lens",
            "Regina",
            "Union",
            "Central",
            "Northern",
        ),
        *(
            "Southern",
            "Western",
            "Eastern",
            "Bar",
            "Van",
            "Ely",
            "Bury",
            "Rugby",
            "Ripon",
            "Marine",
            "Chilly",
        ),
        *("Cocoa", "Sandwich", "Ham", "Wells", "Rye", "Battle", "Police", "Man", "Come", "Lund", "Bologna"),
    }
)
"""Cities and regions whose names are common words or first names as well."""
_ZONES = frozenset(
    {"AT", "NT", "KST", "SGT", "PHT", "WITA", "WIT", "PKT", "GST", "AST", "NST", "NPT", "BDT", "WEST"}
)
"""Short names of zones of time that are words or names as well."""
_INNER = re.compile(r"[A-Z][a-z]{2,}[A-Z]{2,}")
"""A word and the letters of a country: "ActionSA"."""
_NUMBERED = frozenset(
    {"court", "flat", "floor", "gate", "hall", "platform", "room", "suite", "terminal", "unit", "ward"}
)
"""What has a number in its house."""
_GRADES = frozenset({"band", "category", "class", "grade", "level", "phase", "stage", "tier", "type"})
"""What is told apart by a letter or a numeral."""
_ALERTS = frozenset({"alert", "code", "status"})
"""What is told apart by a colour."""


def find(reading: Reading) -> list[Mention]:
    """Every stretch of the text that looks like a name, in order; what kind of name is not decided here."""
    inner = _inner_capitals(reading)
    told = [s for s in reading.sentences if s.block.kind != "section"]
    shouted = [s for s in told if capitals.title_case(s)]
    found = [m for s in told if s not in shouted for m in _told(s, inner)]
    said = _said(found)
    found += [m for s in shouted for m in _shouted(s, inner, said)]
    return sorted(found, key=lambda m: m.start)


def _told(sentence: Sentence, inner: set[str]) -> Iterator[Mention]:
    """The names of a sentence that writes only names with capitals."""
    for first, last in runs.find(sentence):
        for mention in cutting.cut(sentence, first, last, sentence.parsed):
            if _keep(mention, sentence.parsed, inner, shouting=False):
                yield mention


def _said(mentions: list[Mention]) -> set[str]:
    """The names of a text, whole and by their last words."""
    return {spelt(m.words[-k:]) for m in mentions for k in (0, 1, 2)}


def _shouted(sentence: Sentence, inner: set[str], said: set[str]) -> Iterator[Mention]:
    """The names of a headline in capitals: those that the text has too, else what looks like one."""
    for first, last in runs.find(sentence):
        parts = list(_parts(sentence, first, last, said))
        if parts:
            yield from (cutting.mention(sentence, begin, end, None) for begin, end in parts)
            continue
        for mention in cutting.cut(sentence, first, last, sentence.parsed):
            if _keep(mention, sentence.parsed, inner, shouting=True):
                yield mention


def _parts(sentence: Sentence, first: int, last: int, said: set[str]) -> Iterator[tuple[int, int]]:
    """The names a text has among these words, the longest first."""
    at = first
    while at < last:
        ends = (end for end in range(min(last, at + 6), at, -1))
        name = ((end, cutting.mention(sentence, at, end, None).text) for end in ends)
        end = next((end for end, text in name if text in said or clean(text) in said or _land(text)), at)
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _land(name: str) -> bool:
    """Whether it is a country's name and no word: "Turkey Halts Trade"."""
    return any(p.kind == "Country" for p in gazetteer.load().places(name))


def _inner_capitals(reading: Reading) -> set[str]:
    """Words written with a capital where no sentence begins."""
    found = set()
    for sentence in reading.sentences:
        if capitals.title_case(sentence):
            continue
        opens = sentence.words[:2]
        if len(opens) > 1 and all(w.tag.startswith("NNP") for w in opens):
            found.add(opens[0].text)  # "Bath Rugby signed"
        for word in sentence.words[1:]:
            if word.text[0].isupper() and sentence.words[word.i - 1].text not in capitals.OPENERS:
                found.add(word.text)
    return found


def _keep(mention: Mention, parsed: bool, inner: set[str], shouting: bool) -> bool:
    """Whether a run is a name: a word that only begins its sentence is none without some sign."""
    words = mention.words
    text = mention.text
    known = gazetteer.load()
    if len(text) < 2 or text.isdigit() or not any(c.isalpha() for c in text) or capitals.MONEY.match(text):
        return False
    if text in lexicon.words("honours") and mention.first and not mention.role:
        return False
    if len(words) == 1 and not mention.role and _common(mention, inner):
        return False
    if (
        _is_graded(mention)
        or _is_of_no_party(mention)
        or (len(words) == 1 and (_counted(mention) or _is_of_them(mention)))
    ):
        return False
    on = mention.before(1 + (_lower(mention.before()) == "the"))
    if capitals.ROAD.fullmatch(text) and _lower(on) in {"along", "of", "off", "on"}:
        return True  # "on the M6"
    sign = bool(mention.votes.keys() & {"person", "organization", "place"})
    listed = text in known or text in known.organizations or _capitals(mention)
    if _zone(mention) or _of_a_people(mention):
        return False
    if shouting and not sign and not listed:
        return False
    first = mention.first
    before = mention.sentence.words[first - 1].text if first else ""
    opens = first == 0 or before in capitals.OPENERS | {"•", "*"}
    if len(words) == 1 and not mention.role and text in lexicon.words("heads alone"):
        return False
    following = mention.after()
    if opens and following is not None and following.text == ":" and not listed:
        return False
    if not opens or len(words) > 1 or mention.role:
        return (
            len(words) > 1
            or sign
            or not words[0].tag
            or words[0].tag.startswith("NNP")
            or listed
            or bool(mention.role)
            or _acts_in_letters(mention)
            or firms.called_one(mention)
        )
    if parsed:
        title = mention.sentence.block.kind in {"headline", "heading"}
        known_well = listed and (_well_known(text) or (mention.dateline and text.title() in known))
        if title and text not in inner and not known_well and (not listed or _noun(words[0])):
            return False
        return (
            sign
            or (known_well and (title or mention.dateline))
            or words[0].tag.startswith("NNP")
            or (listed and text in inner)
            or _unheard(mention)
            or localities.befallen(mention)
            or bool(villages.of(text))
        )
    return listed or text in inner


def _is_of_no_party(mention: Mention) -> bool:
    """ "Independent councillor Ana Silva", "the Independent TD"."""
    after = mention.after()
    seat = {"candidate", "councillor", "councillors", "senator", "td", "tds", "mp", "mps", "cllr"}
    return mention.text == "Independent" and after is not None and after.lower in seat


def _lower(word: Word | None) -> str:
    return word.lower if word is not None else ""


def _counted(mention: Mention) -> bool:
    """ "The Sixth" (a symphony), "Room 107"."""
    word, before, after = mention.words[0], mention.before(), mention.after()
    nth = word.lower in lexicon.group("ordinals") and before is not None and before.lower == "the"
    figure = after is not None and after.text[0].isdigit()
    numbered = figure and word.lower.removesuffix("s") in _NUMBERED  # "Terminals 2 & 3"
    return nth or numbered


def _is_graded(mention: Mention) -> bool:
    """ "Grade II", "Band A", "Status Red": one of what are told apart by a letter or a numeral."""
    words, after = mention.words, mention.after()
    if words[0].lower in _ALERTS and len(words) == 2:
        return words[1].lower in lexicon.group("colours")
    if words[0].lower not in _GRADES or len(words) > 2:
        return False
    mark = words[1] if len(words) == 2 else after
    return mark is not None and re.fullmatch(r"[A-H]|[IVX]{1,4}|\d{1,2}", mark.text) is not None


def _is_of_them(mention: Mention) -> bool:
    """ "Zhumabek, the Kazakh who won": one of a people, though a town is called so as well."""
    before, after = mention.before(), mention.after()
    one = (
        before is not None
        and before.lower in {"the", "a", "an"}
        and after is not None
        and after.lower == "who"
    )
    return one and mention.words[0].text in gazetteer.load().demonyms


def _common(mention: Mention, inner: set[str]) -> bool:
    """Whether one word is a common noun that begins its sentence, stands in capitals, or is one of many."""
    word, known = mention.words[0], gazetteer.load()
    text = word.text
    if (
        text in lexicon.words("team heads")
        or text in known.organizations
        or text in known.first_names
        or text in known.last_names
        or firms.said_to_be(mention.sentence.words, mention.last)
        or _has_a_chief(mention)
        or localities.befallen(mention)
    ):
        return False
    noun = firms.common(text) or roles.is_role(Word(0, text.lower().removesuffix("s"), 0, 0))
    if text.isupper():
        return len(text) > 4 and noun and text.title() not in known
    before = mention.before()
    one = before is not None and before.lower in {"a", "an", "another"}
    small = text in known and not _well_known(text) and len(text) <= 4
    opens = mention.first == 0 or (
        before is not None and before.text in capitals.QUOTES | {":", ".", ";", "•", "*"}
    )
    large = any(p.population > 100_000 or p.capital or p.kind != "City" for p in known.places(text))
    town = mention.words[0].entity == "GPE" and text in known
    headline = mention.sentence.block.kind == "headline" and opens and noun and not (large or town)
    return (
        headline
        or (one and noun and not (large and _well_known(text)))
        or (opens and text not in inner and ((noun and text not in known) or small))
    )


def _has_a_chief(mention: Mention) -> bool:
    """ "Kestrel's chief executive", "Kestrel's shareholders": whether it has what only firms have."""
    owned = mention.sentence.words[mention.last + 1 : mention.last + 4] if firms.owns(mention) else []
    only = lexicon.words("only of firms")
    return any(w.lower in only for w in owned) or [w.lower for w in owned[:2]] == ["chief", "executive"]


def _acts_in_letters(mention: Mention) -> bool:
    """ "The TUCS said", "represented by NASUWT", "ActionSA": letters that do what only a body does."""
    word, text = mention.words[0], mention.text
    if _INNER.fullmatch(text):
        return True
    if not (text.isupper() and text.isalpha() and 3 <= len(text) <= 7) or text in lexicon.words(
        "letters of things"
    ):
        return False
    verb = mention.sentence.head(word)
    says = word.dep == "nsubj" and verb is not None and verb.lemma in lexicon.words("saying")
    return says or (word.dep == "pobj" and verb is not None and verb.dep == "agent")


def _well_known(name: str) -> bool:
    """Whether a name is that of a country, a region or a large city, and seldom a common word."""
    known = gazetteer.load()
    places = known.places(name)
    large = (p.kind != "City" or p.population > 100_000 or p.capital for p in places)
    return any(p.kind == "Country" for p in places) or (name not in _WORDS and any(large))


def _capitals(mention: Mention) -> bool:
    """Whether a dateline writes a known place in capitals: "PERTH:"."""
    return mention.sentence.block.kind == "dateline" and mention.text.title() in gazetteer.load()


def _of_a_people(mention: Mention) -> bool:
    """Whether one word tells of what people something is: "Roman paving", "her Somali counterpart"."""
    word, after = mention.words[0], mention.after()
    if len(mention.words) > 1 or word.text not in gazetteer.load().demonyms:
        return False
    of_them = word.tag.startswith("JJ") or (word.dep in {"amod", "compound"} and word.entity != "PERSON")
    return of_them and after is not None and after.tag.startswith(("NN", "JJ")) and after.text.islower()


def _zone(mention: Mention) -> bool:
    """Whether letters name a zone of time or a currency: "6 p.m. MT", "91bn CFA francs"."""
    before = mention.before()
    clock = before is not None and (before.lower in {"a.m.", "p.m.", "am", "pm"} or before.text[-1].isdigit())
    after = mention.after()
    money = after is not None and after.lower in {"franc", "francs", "dollars", "pounds"}
    zone = mention.text.lower() in lexicon.words("calendar") or mention.text in _ZONES
    return mention.text.isupper() and ((clock and zone) or (money and len(mention.words) == 1))


def _unheard(mention: Mention) -> bool:
    """ "Norvane makes paint": whether a word that acts is none that English has for a thing."""
    word, nouns = mention.words[0], gazetteer.load().nouns
    acts = word.tag == "NN" and word.dep in {"nsubj", "nsubjpass", "poss", "compound"} and word.text.isalpha()
    return acts and not word.lower.endswith("ing") and word.lower not in nouns and len(word.text) > 3


def _noun(word: Word) -> bool:
    """Whether a word is a common noun or an adjective, written so that it may be one."""
    return word.lower in gazetteer.load().nouns or word.tag.startswith("JJ")
