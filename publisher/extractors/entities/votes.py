"""What speaks for each kind of thing a name may be: its own words, and the words beside it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TypeAlias

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import capitals, firms, headwords, localities, others, persons
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word

Voter: TypeAlias = Callable[[Mention], None]

_BUILT = frozenset(
    {"Bridge", "Harbour", "Junction", "Port", "Reservoir", "River", "Road", "Roundabout", "Street", "Tunnel"}
)
"""What there are several of in a town, each with its name."""
_NATURAL = frozenset(
    {"cave", "caves", "convent", "crater", "falls", "glacier", "hall", "islands", "kasbah", "rink"}
)
"""What is called by the name of a place, and by none of a firm."""


def weigh(mention: Mention, sport: bool) -> None:
    """Adds what the name itself and its surroundings say to the model's word."""
    if sport and mention.role.lower() == "host":  # "Rauma host Turku Kurjet"
        mention.role, mention.role_at = "", None
    for voter in VOTERS:
        voter(mention)
    if sport:
        if _heads_its_sport(mention):
            mention.vote("other", 5.0)
        firms.team(mention)
        persons.for_a_country(mention)


def _heads_its_sport(mention: Mention) -> bool:
    """ "Rugby", above what is told of it: no town."""
    sentence = mention.sentence
    alone = len(mention.words) == len(sentence.words) == 1
    return alone and mention.text == "Rugby" and sentence.block.kind != "paragraph"


# The name itself


def _listed(mention: Mention) -> None:
    """Known places and organisations."""
    known = gazetteer.load()
    text = clean(mention.text)
    if text in known.organizations:
        mention.vote("organization", 2.5)
    if capitals.ROAD.fullmatch(text):
        mention.vote("place", 2.5)
    if text in known:
        large = any(p.kind == "Country" or p.population > 200_000 for p in known.places(text))
        mention.vote("place", 1.5 + 0.3 * large)


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
    elif lower in {"river", "lake", "mount"} or _goes_on_to(mention):
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


def _goes_on_to(mention: Mention) -> bool:
    """ "From the Bandstand | to the harbour": one goes there, and from there."""
    around = (mention.before(2), mention.before(), mention.after(), mention.after(2))
    return [w.lower if w is not None else "" for w in around] == ["from", "the", "to", "the"]


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
    elif _is_one_of_places(mention, after) or _is_of_a_place(mention, after):
        mention.vote("place", 2.0 + mention.votes.pop("person", 0.0))
    elif localities.has_a_house(mention):
        mention.vote("place", 1.5)


def _is_one_of_places(mention: Mention, after: Word | None) -> bool:
    """ "The Longman and | Tore | roundabouts": the last of names that one word calls places."""
    before = mention.before()
    joined = before is not None and before.lower == "and" and len(mention.words) == 1
    several = after is not None and after.tag == "NNS" and after.text.islower() and after.text[-1] == "s"
    return joined and several and after is not None and after.text[:-1].capitalize() in _BUILT


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
    persons.titled, _listed, headwords.say, headwords.suffix, firms.called, _preceded, localities.beside,
    localities.listed, others.work, firms.dealt, firms.done_to, firms.owner, firms.led, _followed,
    _apposed, others.office, others.model, persons.in_office, persons.like_a_person, persons.signs,
    persons.kin, persons.it, persons.no_person,
)  # fmt: skip
"""In this order: the last of them look at whether anything was said before."""
