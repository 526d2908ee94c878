"""What speaks for each kind of thing a name may be: its own words, and the words beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import bridges, firms, localities, others
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word

Voter: TypeAlias = Callable[[Mention], None]

_SHIPS = frozenset({"MV", "SS", "HMS", "USS", "RMS", "RRS", "MS"})
_STORMS = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
_AGE = re.compile(r"\d{1,3}$")
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O')[A-Z][a-z]+[A-Z][a-z]+")
"""How firms write themselves: "TriMet"."""
_LANDLORDS = frozenset(
    {"broker", "builder", "developer", "distributor", "landlord", "operator", "promoter", "supplier"}
)
"""What firms are as often as people."""
_NATURAL = frozenset(
    {"cave", "caves", "convent", "crater", "falls", "glacier", "hall", "islands", "kasbah", "rink"}
)
"""What is called by the name of a place, and by none of a firm."""
_ROAD = re.compile(r"[AMNDRBE]\d{1,4}|I-\d{1,3}|Route \d{1,4}|Highway \d{1,4}")


def weigh(mention: Mention, sport: bool) -> None:
    """Adds what the name itself and its surroundings say to the model's word."""
    if sport and mention.role.lower() == "host":  # "Rauma host Turku Kurjet"
        mention.role, mention.role_at = "", None
    for voter in VOTERS:
        voter(mention)
    if sport:
        firms.team(mention)
        _for_a_country(mention)


# The name itself


def _titled(mention: Mention) -> None:
    """A role before it; an "owner" or "adviser" may be a firm."""
    if mention.role:
        noun = mention.role.lower().split()[-1]
        named = len(mention.words) > 1 and all(w.entity == "PERSON" for w in mention.words)
        trade = "-" in noun and not firms.mostly(noun)  # "film-maker", not "truckmaker"
        if firms.mostly(noun) and not named and not trade:
            mention.votes.pop("person", None)
            mention.vote("organization", 2.5)
            return
        firm = noun in lexicon.words("firms as well")
        doubtful = firm and (firms.common(mention.words[-1].text) or not _human(mention))
        doubtful = doubtful or mention.words[-1].text in lexicon.words("organization heads")
        if noun in _LANDLORDS and _is_nobody(mention):
            mention.votes.pop("person", None)
            mention.vote("organization", 2.0)
            return
        theirs = noun == "leader" and mention.role_at is not None
        doubtful = doubtful and not (
            theirs and _is_theirs(mention, mention.sentence.words[mention.role_at or 0])
        )
        mention.vote("person", 0.2 if doubtful else 4.2)


def _is_nobody(mention: Mention) -> bool:
    """Whether a name of one word is none that people have: "the landlord Murblick"."""
    known, text = gazetteer.load(), mention.words[-1].text
    return len(mention.words) == 1 and text not in known.first_names and text not in known.last_names


def _human(mention: Mention) -> bool:
    """Whether the model or the first name speaks for a person."""
    forenamed = gazetteer.load().forename(mention.words[0].text)
    return forenamed or any(w.entity == "PERSON" for w in mention.words)


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
    if len(words) > 1:
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
    if last in places and not before_of and not _surnamed(mention, first, last):
        mention.vote("place", 1.2 if last in bodies else 2.0)
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


def _surnamed(mention: Mention, first: str, last: str) -> bool:
    """Whether the word for a place is here somebody's last name: "Alec Moor", "Harriet Green"."""
    known = gazetteer.load()
    if first not in known.first_names or last not in known.last_names or len(mention.words) > 3:
        return False
    there = localities.situated(mention) or localities.on_it(mention)
    return not there and all(w.entity in {"PERSON", ""} for w in mention.words)


def _standing(mention: Mention) -> bool:
    """Whether a congress or conference is a body and no gathering: "Trades Union Congress"."""
    parts = {w.text for w in mention.words[:-1]}
    return bool(parts & {"Union", "Unions", "National", "People", "Party", "Bishops", "Southern", "Eastern"})


def _like_a_person(mention: Mention) -> None:
    """A first name and a surname, where no word of it belongs to a firm, a building or an event."""
    known = gazetteer.load()
    parts = [w.text for w in mention.words]
    heads = ("organization heads", "place heads", "event heads", "heads alone", "team heads")
    if not mention.words[1:] or clean(mention.text) in known or mention.text in known.organizations:
        return
    if any(p in {'"', "'"} for p in parts[1:-1]):
        mention.vote("person", 3.0)  # "Ana "Nita" Silva"
        return
    named = _surnamed(mention, parts[0], parts[-1])
    if len(parts) > 4 or "&" in parts:
        return
    if not named and any(p in lexicon.words(name) for p in parts[1:] for name in heads):
        return
    if parts[0] in {"The", "New"}:
        return
    first, last = known.forename(parts[0]), parts[-1] in known.last_names
    if parts[0] in lexicon.group("family names first") and not firms.common(parts[-1]):
        mention.vote("person", 1.3)  # "Chen Yutong"
    elif first:
        mention.vote("person", 1.6 if last else 0.8 if firms.common(parts[-1]) else 1.3)
    elif last and len(parts) == 2 and parts[0] not in known:
        mention.vote("person", 0.4)
    owner = mention.before()
    if owner is not None and owner.lower == "'s" and (first or last):
        mention.vote("person", 0.4)


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
        mention.vote("place", 2.0)
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
        and not _forenamed(mention)
    ):  # "the tie between Ana Silva and Eva Moor"
        mention.vote("organization", 1.2)


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


def _no_person(mention: Mention) -> None:
    """Nobody is "at Silva" or "the Silva": what the model takes there for a person is a place, or none."""
    before = mention.before()
    if mention.role or before is None:
        return
    if before.lower in {"a", "an", "another"}:
        others.one_of_them(mention)
    elif before.tag.startswith("VB") and before.lemma in lexicon.words("out of a place"):
        mention.vote("place", 1.2 + mention.votes.pop("person", 0.0))
    elif "person" not in mention.votes:
        return
    elif localities.situated(mention):
        mention.vote("place", mention.votes.pop("person"))
    elif before.lower == "the" and not _pair(mention):
        mention.vote("place", 0.4 * mention.votes.pop("person"))


def _pair(mention: Mention) -> bool:
    """Whether a family is meant, or a name is only part of what follows: "the Silvas", "the Silva case"."""
    after = mention.after()
    plural = mention.words[-1].text.endswith("s")
    return plural or (after is not None and after.tag.startswith("NN"))


def _called_firm(mention: Mention, before: Word, earlier: Word | None) -> bool:
    """Whether the word before calls it a firm: "the retailer Arco", "a rival, Arco, said"."""
    nouns, after = lexicon.words("company nouns"), mention.after()
    noun = earlier if before.text == "," and after is not None and after.text in {",", "."} else before
    if noun is None:
        return False
    trade = noun.i > 0 and mention.sentence.words[noun.i - 1].text == "-"  # "film-maker Ana Silva"
    if (trade or noun.lower in lexicon.words("firms as well")) and (
        _somebody(mention) or _is_theirs(mention, noun)
    ):
        return False
    several = noun.tag == "NNS" and noun is before and noun.lower.removesuffix("s") in nouns
    firm = noun.lower in nouns or several or firms.mostly(noun.lower)
    named = noun is earlier or noun.tag.startswith("NN") or noun.lower in {"weekly", "daily"}
    return (firm and named) or before.lower == "rival"


def _is_theirs(mention: Mention, noun: Word) -> bool:
    """ "The orchestra's leader, Yuko Tanabe": of several words, and somebody to those told of."""
    whose = mention.sentence.words[noun.i - 1] if noun.i else None
    return (
        len(mention.words) > 1 and whose is not None and (whose.tag == "PRP$" or whose.lower in {"'s", "'"})
    )


def _forenamed(mention: Mention) -> bool:
    """Whether several words begin with somebody's first name, and end with no common word."""
    words = mention.words
    return len(words) > 1 and gazetteer.load().forename(words[0].text) and not firms.common(words[-1].text)


def _somebody(mention: Mention) -> bool:
    """Whether several words together are rather somebody's name: by its first, or by all for the model."""
    named = len(mention.words) > 1 and all(w.entity == "PERSON" for w in mention.words)
    return named or _forenamed(mention)


def _for_a_country(mention: Mention) -> None:
    """ "Australia's Ana Silva", "Slovene Ana Silva": in sport, who is so called competes for a country."""
    before, owner, known = mention.before(), mention.before(2), gazetteer.load()
    if before is None or mention.role or not 2 <= len(mention.words) <= 3:
        return
    theirs = before.lower in {"'s", "'"} and owner is not None and owner.text in known
    country = theirs and owner is not None and any(p.kind == "Country" for p in known.places(owner.text))
    country = country or firms.of_a_country(mention)
    heads = ("organization heads", "place heads", "event heads", "heads alone", "team heads")
    last = mention.words[-1].text
    body = any(last in lexicon.words(name) for name in heads) or firms.common(last) or last.endswith("s")
    if (country or before.text in known.demonyms) and not body and mention.text not in known:
        if firms.of_a_country(mention):
            mention.votes.pop("organization", None)
        mention.vote("person", 2.0 + mention.votes.pop("place", 0.0))


def _kin(mention: Mention) -> None:
    """ "His wife, Ana Silva"."""
    before, earlier = mention.before(), mention.before(2)
    kin = lexicon.words("kin")
    if before is not None and (
        before.lower in kin or (before.text == "," and earlier is not None and earlier.lower in kin)
    ):
        mention.vote("person", 1.5)


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


def _it(mention: Mention) -> None:
    """ "Arco said it would close", "Arco will sell its stake": somebody who is "it" is nobody."""
    head, words = mention.head, mention.sentence.words
    town = firms.small_place(mention) or ("place" in mention.votes and mention.text not in gazetteer.load())
    if mention.role or head.dep not in {"nsubj", "nsubjpass"} or not (town or "person" in mention.votes):
        return
    forenamed = words[mention.first].text in gazetteer.load().first_names
    for word in words[mention.last : mention.last + 12]:
        subject = word.dep in {"nsubj", "nsubjpass"}
        said = subject and word.lower == "it" and words[word.head].dep == "ccomp"
        owned = word.lower == "its" and word.dep == "poss" and word.i > head.head and not forenamed
        if said or (owned and not town):
            mention.vote("organization", 1.0 + town + mention.votes.pop("person", 0.0))
            return
        if subject:
            return


def _person_signs(mention: Mention) -> None:
    """An age, "who", a word of speaking."""
    one, two, three = mention.after(), mention.after(2), mention.after(3)
    if one is None:
        return
    if one.text in {",", "("} and two is not None:
        ends = three is None or three.text in {",", ".", ")", "-", ";"}
        if _AGE.match(two.text) and int(two.text) < 120 and ends:
            mention.vote("person", 2.0)
        if two.lower in {"who", "whose"}:
            mention.vote("person", 0.7)
    speaks = one.lower in {"said", "says", "told", "added", "wrote"}
    if len(mention.words) == 2 and not mention.votes:
        mention.vote("person", 0.8 if speaks else 0.5 if one.tag in {"VBD", "VBZ"} else 0.0)


VOTERS: tuple[Voter, ...] = (
    _titled, _listed, _heads, _suffix, firms.called, _preceded, localities.beside, others.work, firms.dealt,
    firms.done_to, firms.owner, firms.led, _followed, _apposed, others.office, _like_a_person, _person_signs,
    _kin, _it, _no_person,
)  # fmt: skip
"""In this order: the last of them look at whether anything was said before."""
