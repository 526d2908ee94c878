"""What speaks for or against somebody's bearing a name: roles, first names, ages, kin, "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import firms, localities, others
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word

_LANDLORDS = frozenset(
    {"broker", "builder", "developer", "distributor", "landlord", "operator", "promoter", "supplier"}
)
"""What firms are as often as people."""
_OFFICE = 9
"""Words in which it is told of what somebody is the head."""
_HEADS = ("organization heads", "place heads", "event heads", "heads alone", "team heads")
"""Lists of the words that end names of what is nobody."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_AGE = re.compile(r"\d{1,3}$")


_BY_OFFICE = frozenset({"Aga Khan", "Dalai Lama", "Mahatma Gandhi", "Panchen Lama"})
"""Who is called by an office."""


def titled(mention: Mention) -> None:
    """A role before it; an "owner" or "adviser" may be a firm."""
    if mention.text in _BY_OFFICE:
        mention.vote("person", 4.0)
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
            theirs and is_theirs(mention, mention.sentence.words[mention.role_at or 0])
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


def surnamed(mention: Mention, first: str, last: str) -> bool:
    """Whether the word for a place is here somebody's last name: "Alec Moor", "Harriet Green"."""
    known = gazetteer.load()
    if first not in known.first_names or last not in known.last_names or len(mention.words) > 3:
        return False
    there = localities.situated(mention) or localities.on_it(mention)
    return not there and all(w.entity in {"PERSON", ""} for w in mention.words)


def like_a_person(mention: Mention) -> None:
    """A first name and a surname, where no word of it belongs to a firm, a building or an event."""
    known = gazetteer.load()
    parts = [w.text for w in mention.words]
    if not mention.words[1:] or clean(mention.text) in known or mention.text in known.organizations:
        return
    if any(p in {'"', "'"} for p in parts[1:-1]):
        mention.vote("person", 3.0)  # "Ana "Nita" Silva"
        return
    named = surnamed(mention, parts[0], parts[-1])
    if len(parts) > 4 or "&" in parts:
        return
    if not named and not lexicon.group(*_HEADS).isdisjoint(parts[1:]):
        return
    if parts[0] in {"The", "New"}:
        return
    if _INITIALS.fullmatch(parts[0]) and parts[-1].isalpha() and len(parts[-1]) > 2:
        mention.vote("person", 2.0)  # "T. S. Arundel"
    first, last = known.forename(parts[0]), parts[-1] in known.last_names
    if parts[0] in lexicon.group("family names first") and not firms.common(parts[-1]):
        mention.vote("person", 2.2)  # "Chen Yutong"
    elif first:
        mention.vote("person", 1.6 if last else 0.8 if firms.common(parts[-1]) else 1.3)
    elif last and len(parts) == 2 and parts[0] not in known:
        mention.vote("person", 0.4)
    owner = mention.before()
    if owner is not None and owner.lower == "'s" and (first or last):
        mention.vote("person", 0.4)


def no_person(mention: Mention) -> None:
    """Nobody is "at Silva" or "the Silva": what the model takes there for a person is a place, or none."""
    before = mention.before()
    if mention.role or before is None or mention.text in _BY_OFFICE:
        return
    if others.vehicle(mention) or others.of_a_line(mention):
        mention.votes = {"other": 5.0}
    elif before.lower in {"a", "an", "another"}:
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


def forenamed(mention: Mention) -> bool:
    """Whether several words begin with somebody's first name, and end with no common word."""
    words = mention.words
    return len(words) > 1 and gazetteer.load().forename(words[0].text) and not firms.common(words[-1].text)


def somebody(mention: Mention) -> bool:
    """Whether several words together are rather somebody's name: by its first, or by all for the model."""
    named = len(mention.words) > 1 and all(w.entity == "PERSON" for w in mention.words)
    return named or forenamed(mention)


def for_a_country(mention: Mention) -> None:
    """ "Australia's Ana Silva", "Slovene Ana Silva": in sport, who is so called competes for a country."""
    before, owner, known = mention.before(), mention.before(2), gazetteer.load()
    if before is None or mention.role or not 2 <= len(mention.words) <= 3:
        return
    theirs = before.lower in {"'s", "'"} and owner is not None and owner.text in known
    country = theirs and owner is not None and any(p.kind == "Country" for p in known.places(owner.text))
    country = country or firms.of_a_country(mention)
    last = mention.words[-1].text
    body = last in lexicon.group(*_HEADS) or firms.common(last) or last.endswith("s")
    if (country or before.text in known.demonyms) and not body and mention.text not in known:
        if firms.of_a_country(mention):
            mention.votes.pop("organization", None)
        mention.vote("person", 2.0 + mention.votes.pop("place", 0.0))


def kin(mention: Mention) -> None:
    """ "His wife, Ana Silva"."""
    before, earlier = mention.before(), mention.before(2)
    kin = lexicon.words("kin")
    owned = mention.after(2) if firms.owns(mention) else None
    if owned is not None and owned.lower in kin and clean(mention.text) not in gazetteer.load():
        mention.vote("person", 2.0 + mention.votes.pop("organization", 0.0))  # "Ana Silva's widow"
    if before is not None and (
        before.lower in kin or (before.text == "," and earlier is not None and earlier.lower in kin)
    ):
        alone = len(mention.words) == 1 and mention.text in gazetteer.load().first_names
        mention.vote("person", 2.5 if alone else 1.5)


def in_office(mention: Mention) -> None:
    """ "The mayor of Lviv, Ana Silva,": behind a role and what it is of."""
    words, at = mention.sentence.words, (mention.role_at or mention.first) - 1
    if at < 3 or words[at].text != "," or mention.role or len(mention.words) < 2:
        return
    begin = at - 1
    while begin > 1 and at - begin < 6 and (words[begin].text[0].isupper() or words[begin].lower == "the"):
        begin -= 1
    role = words[begin - 1].text if begin < at - 1 and words[begin].lower in {"of", "for"} else ""
    if role in lexicon.words("roles"):
        mention.vote("person", 1.5)
    elif mention.last < len(words) and words[mention.last].text == "," and _heads_something(words, at):
        mention.vote("person", 1.5 + mention.votes.pop("organization", 0.0))


def _heads_something(words: Sequence[Word], comma: int) -> bool:
    """ "The head of the agency's office in Maumere, | Fathur Rahim, said": whose role is of something."""
    for at in range(comma - 1, max(0, comma - _OFFICE), -1):
        if words[at].text in {",", ";", '"'} or words[at].tag.startswith("VB"):
            return False
        if words[at].lower == "of" and words[at - 1].lower in lexicon.words("roles"):
            return at > 1 and words[at - 2].lower == "the"
    return False


def it(mention: Mention) -> None:
    """ "Arco said it would close", "Arco will sell its stake": somebody who is "it" is nobody."""
    head, words = mention.head, mention.sentence.words
    town = firms.small_place(mention) or ("place" in mention.votes and mention.text not in gazetteer.load())
    if mention.role or head.dep not in {"nsubj", "nsubjpass"} or not (town or "person" in mention.votes):
        return
    forenamed = words[mention.first].text in gazetteer.load().first_names
    if forenamed and somebody(mention) and mention.words[-1].text in gazetteer.load().last_names:
        return  # "Ana Silva said it would rain"
    for word in words[mention.last : mention.last + 12]:
        subject = word.dep in {"nsubj", "nsubjpass"}
        said = subject and word.lower == "it" and words[word.head].dep == "ccomp"
        owned = word.lower == "its" and word.dep == "poss" and word.i > head.head and not forenamed
        if said or (owned and not town):
            mention.vote("organization", 1.0 + town + mention.votes.pop("person", 0.0))
            return
        if subject:
            return


def signs(mention: Mention) -> None:
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


def is_theirs(mention: Mention, noun: Word) -> bool:
    """ "The orchestra's leader, Yuko Tanabe": of several words, and somebody to those told of."""
    whose = mention.sentence.words[noun.i - 1] if noun.i else None
    return (
        len(mention.words) > 1 and whose is not None and (whose.tag == "PRP$" or whose.lower in {"'s", "'"})
    )
