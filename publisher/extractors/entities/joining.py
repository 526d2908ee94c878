"""Short names, acronyms and surnames join the thing they stand for: "Silva" is "Ana Silva"."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import firms, localities
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Reading, spelt

_COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
_MIXED = re.compile(r"[A-Z][a-z]?[A-Z]{1,2}")
_SURELY = 2.5
"""So much is said of a name that a word before it calls a firm's."""
_PARENTHESIS = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")


def join(things: list[Thing], reading: Reading, sport: bool) -> list[Thing]:
    """The things, each once, with the mentions of all its names; the longest names first."""
    kept = _Kept()
    acronyms = _acronyms(reading, things)
    for thing in sorted(things, key=lambda t: -len(t.name.split())):
        full = acronyms.get(thing.name)
        whole = kept.named(full) if full else _whole(thing, kept, sport)
        if whole is None or whole is thing:
            kept.add(thing)
        else:
            whole.take(thing)
    return [t for t in kept.things if not _is_family(t, kept.things)]


def _is_family(thing: Thing, things: list[Thing]) -> bool:
    """Whether a name is that of several people of one last name: "the Nowaks"."""
    if thing.kind != "organization" or not thing.name.endswith("s") or " " in thing.name:
        return False
    theirs = all((w := m.before()) is not None and w.lower == "the" for m in thing.mentions)
    return theirs and any(t.kind == "person" and t.name.endswith(f" {thing.name[:-1]}") for t in things)


class _Kept:
    """The things kept so far, the longest names first, found by the words of their names."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self._by_word: dict[str, list[tuple[Thing, list[str]]]] = defaultdict(list)

    def add(self, thing: Thing) -> None:
        self.things.append(thing)
        parts = parts_of(thing.name)
        for word in dict.fromkeys(parts):
            self._by_word[word].append((thing, parts))

    def longer(self, short: list[str]) -> Iterator[tuple[Thing, list[str]]]:
        """Those of more words that have the short name's first word, with their words."""
        return itertools.takewhile(lambda one: len(one[1]) > len(short), self._by_word[short[0]])

    def named(self, name: str) -> Thing | None:
        return next((t for t, _ in self._by_word[parts_of(name)[0]] if t.name == name), None)


def _whole(thing: Thing, kept: _Kept, sport: bool) -> Thing | None:
    """The longer-named thing of which this is a short name: one of its own kind, else the closest."""
    short = parts_of(thing.name)
    fits = [other for other, parts in kept.longer(short) if _stands_for(thing, short, other, parts, sport)]
    return max(fits, key=lambda other: (other.kind == thing.kind, *_closeness(thing, other)), default=None)


def _stands_for(thing: Thing, short: list[str], other: Thing, longer: list[str], sport: bool) -> bool:
    if other.kind == "person":
        return _is_person(thing, short, other, longer)
    if other.kind == "organization":
        return _is_organization(thing, short, other, longer, sport)
    if other.kind == "other":
        return _is_storm(thing, short, longer)
    return other.kind == "place" and _is_place(thing, short, other, longer)


def _is_storm(thing: Thing, short: list[str], longer: list[str]) -> bool:
    """ "Cyclone Nora hit Darwin. Nora has weakened": the storm again, and nobody."""
    told = longer[:-1] and longer[-2].lower() in lexicon.group("storms") and short == longer[-1:]
    return bool(told) and not any(m.role for m in thing.mentions)


def _is_person(thing: Thing, short: list[str], other: Thing, longer: list[str]) -> bool:
    """A surname, or a first name used after the whole one; not another person who bears another title."""
    if (_listed(thing) and not _bare_surname(thing, other)) or _is_their_firm(thing, other):
        return False
    forename = len(short) == 1 and short[0] == longer[0]
    forename = forename and (
        other.mentions[0].start < thing.mentions[0].start or _with_kin(thing, longer[-1])
    )
    family = short == longer[:1] and short[0] in lexicon.group("family names first")
    inner = family or (len(short) == 1 and short[0] in longer[1:])
    if not (longer[-len(short) :] == short or inner or forename):
        return False
    titled = [m for m in thing.mentions if m.role and m.role.lower() not in _COURTESY]
    return thing.kind != "person" or not any(_rival(m, other) for m in titled)


def _is_their_firm(thing: Thing, other: Thing) -> bool:
    """ "Its rival Tarrant" and, later, its chairwoman, Ana Tarrant: a firm by a family's name."""
    first = other.mentions[0].start
    called = (m for m in thing.mentions if m.start < first and m.votes.get("organization", 0.0) >= _SURELY)
    return thing.kind == "organization" and any(called)


def _is_organization(thing: Thing, short: list[str], other: Thing, longer: list[str], sport: bool) -> bool:
    """The beginning of an organisation's name, or an end that tells; a city's name only if it is a team's."""
    if any(map(localities.has_a_house, thing.mentions)):
        return False
    known = gazetteer.load()
    begins, ends = longer[: len(short)] == short, longer[-len(short) :] == short
    firm = len(longer) > 2 and longer[-1] in lexicon.words("legal forms")
    if firm and [w.rstrip(".") for w in short] == [w.rstrip(".") for w in longer]:
        return True  # "Arco Foods Inc." at the end of a sentence
    if firm and short == longer[-1 - len(short) : -1] and not any(m.role for m in thing.mentions):
        return not _listed(thing)  # "Pastificio Donati S.p.A. ... Donati"
    listed = _listed(thing)
    if listed and begins and _acts_as_firm(thing, other):
        return True
    team = is_team(other) or firms.city_and_animals(other.first.words)
    if listed and not (sport and team and _as_team(thing)) and not (begins and _unplaced(thing)):
        return False
    tells = (
        team
        or (sport and firms.common(longer[-1]) and longer[-1].endswith("s"))
        or len(short) > 1
        or (len(longer) == 2 and thing.kind != "person" and not listed)
        or short[0] in lexicon.words("organization heads")
    )
    if _within(short, longer) and thing.kind == "organization" and not listed:
        return True
    if not (begins or (ends and tells)):
        return False
    people = begins and len(short) == 1 and short[0] in known.demonyms
    return not people and not (thing.kind == "organization" and thing.name in known.organizations)


def _within(short: list[str], longer: list[str]) -> bool:
    """ "All India Trinamool Congress", "Trinamool": the one word of a name that is nothing else."""
    known, inner = gazetteer.load(), short[0]
    plain = firms.common(inner) or inner in known.demonyms or inner in known.first_names or inner in known
    long = len(inner) > 4 or "&" in inner  # "Texas A&M University"
    return len(short) == 1 and inner in longer[1:-1] and long and not plain


def _is_place(thing: Thing, short: list[str], other: Thing, longer: list[str]) -> bool:
    """The beginning or end of a place's longer name."""
    known = gazetteer.load()
    if any(_in_a_region(m) for m in thing.mentions):
        return False  # "Newcastle, New South Wales"
    if thing.kind == "place" and other.name in known and _by_its_first(short, longer):
        return True
    if _listed(thing) or thing.kind == "person" or (thing.kind == "organization" and len(short) > 1):
        return False
    part = longer[: len(short)] == short or longer[-len(short) :] == short
    return part and (other.name not in known or thing.kind == "place")


def _in_a_region(mention: Mention) -> bool:
    """Whether the region or country of a place is told right behind it."""
    words, at = mention.sentence.words, mention.last
    if at + 1 >= len(words) or words[at].text != ",":
        return False
    names = (spelt(words[at + 1 : end]) for end in range(at + 2, min(at + 5, len(words))))
    return any(p.kind != "City" for name in names for p in gazetteer.load().places(name))


def _by_its_first(short: list[str], longer: list[str]) -> bool:
    """Whether a city goes by the words before a small one: "Santiago" de Compostela."""
    following = longer[len(short)] if len(longer) > len(short) + 1 else ""
    return longer[: len(short)] == short and following in lexicon.words("after a city")


def _listed(thing: Thing) -> bool:
    return thing.kind == "place" and thing.name in gazetteer.load()


def _with_kin(thing: Thing, surname: str) -> bool:
    """ "Tom and Sarah Whitaker": a first name whose last name follows once for two."""
    for mention in thing.mentions:
        ahead = mention.sentence.words[mention.last : mention.last + 4]
        if len(ahead) > 2 and ahead[0].lower in {"and", "&"} and any(w.text == surname for w in ahead[2:]):
            return True
    return False


_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]d)-(?=[A-Z])")


def _bare(part: str) -> str:
    return _ARTICLE.sub("", re.sub(r"['’]s?$", "", part)).strip("\"'")


def parts_of(name: str) -> list[str]:
    """The words of a name as they are compared: no genitive, no Arabic article, small words small."""
    parts = [part if part.isalpha() else _bare(part) for part in name.split()]
    if len(parts) > 1 and parts[0].lower() in lexicon.words("small words"):
        parts[0] = parts[0].lower()
    return parts


def _closeness(thing: Thing, other: Thing) -> tuple[bool, int, int]:
    """How near a longer name is: named before the short one, more often, earlier."""
    first = other.mentions[0].start
    return first < thing.mentions[0].start, len(other.mentions), -first


def _rival(mention: Mention, other: Thing) -> bool:
    """Whether a bare surname bears a role the longer name never has (another person of the same name)."""
    role = _rank(mention.role)
    roles = {_rank(m.role) for m in other.mentions if m.role}
    return bool(roles) and role not in roles and not any(r in role or role in r for r in roles)


_RANKS = {
    **{"pc": "constable", "dc": "constable", "ds": "sergeant", "sgt": "sergeant", "di": "inspector"},
    **{"dci": "chief inspector", "insp": "inspector", "supt": "superintendent", "lt": "lieutenant"},
    **{"capt": "captain", "maj": "major", "col": "colonel", "gen": "general", "adm": "admiral"},
    **{"sen": "senator", "rep": "representative", "gov": "governor", "prof": "professor", "rev": "reverend"},
    **{"cllr": "councillor"},
}
"""Ranks written short, and in full."""


def _rank(role: str) -> str:
    """A role in small letters, its rank in full: "PC" is a "constable"."""
    return " ".join(_RANKS.get(word.rstrip("."), word) for word in role.lower().split())


def _bare_surname(thing: Thing, person: Thing) -> bool:
    """Whether a place's name is used like the surname of a person named before."""
    first = person.mentions[0].start
    votes = sum(m.votes.get("person", 0.0) for m in thing.mentions)
    located = any(
        (w := m.before()) is not None and w.lower in {"in", "at", "near", "from", "to"}
        for m in thing.mentions
    )
    return first < thing.mentions[0].start and not located and (votes > 0 or len(thing.name.split()) == 1)


def is_team(thing: Thing) -> bool:
    """Whether a name ends as those of teams do."""
    return thing.name.split()[-1] in lexicon.words("team heads")


def _as_team(thing: Thing) -> bool:
    """Whether a city's name stands for its team: never after a word of place."""
    return not any(
        m.dateline or ((w := m.before()) is not None and w.lower in {"in", "at", "near", "from"})
        for m in thing.mentions
    )


_OF_FIRMS = frozenset(
    {"acquire", "employ", "make", "manufacture", "own", "post", "produce", "report", "sell"}
)


def _acts_as_firm(thing: Thing, other: Thing) -> bool:
    """ "Sahel employs 1,200 people", of Sahel Rice Mills: what is only told to do what firms do."""
    known = gazetteer.load().places(thing.name)
    if (
        any(p.kind == "Country" or p.capital for p in known)
        or other.mentions[0].start > thing.mentions[0].start
    ):
        return False
    heads = [(m.sentence.head(m.head), m) for m in thing.mentions]
    return all(m.head.dep == "nsubj" and verb is not None and verb.lemma in _OF_FIRMS for verb, m in heads)


def _unplaced(thing: Thing) -> bool:
    """Whether nothing but a list says that a name is a small place's."""
    labelled = any(w.entity in {"GPE", "LOC"} for m in thing.mentions for w in m.words)
    large = any(p.population > 200_000 or p.kind != "City" for p in gazetteer.load().places(thing.name))
    return not labelled and not large and _as_team(thing)


def _acronyms(reading: Reading, things: list[Thing]) -> dict[str, str]:
    """Short form -> full name, where the text puts it in brackets behind or its letters are the initials."""
    found: dict[str, str] = {}
    wholes = [t for t in things if t.kind == "organization" and len(t.name.split()) > 1]
    ends = sorted((m.end, t.name) for t in wholes for m in t.mentions)
    at = 0
    for match in _PARENTHESIS.finditer(reading.article.text):
        while at < len(ends) and ends[at][0] < match.start() - 4:
            at += 1
        if at < len(ends) and ends[at][0] <= match.start():
            found[match[1]] = ends[at][1]
    short = {thing.name: letters for thing in things if (letters := _spoken(thing.name))}
    wholes = wholes if short else []
    initials = {letters: t.name for t in reversed(wholes) for letters in _initials(t.name)}
    for name, letters in short.items():
        if letters in initials:
            found.setdefault(name, initials[letters])
    return found


def _spoken(name: str) -> str:
    """The letters of a name that may be initials: "P.L.O.", "MoD", "Ecowas"; empty for others."""
    letters = name.replace(".", "")
    mixed = _MIXED.fullmatch(letters) is not None
    if mixed or (letters.isalpha() and letters.istitle() and 3 < len(letters) < 8):
        letters = letters.upper()
    return letters if letters.isupper() and 2 <= len(letters) <= 7 else ""


def _initials(name: str) -> set[str]:
    """The letters a body may go by: of its whole name, without the place before it, up to "of" or "and"."""
    name = name.rsplit(" ", 1)[0] if name.rsplit(maxsplit=1)[-1] in lexicon.words("legal forms") else name
    found = _letters(name)
    if name.startswith(("Department of ", "Ministry of ")):
        found |= _letters(name.split(" of ", maxsplit=1)[1])  # "HHS"
    begins = (name.split(joint, maxsplit=1)[0] for joint in (" of ", " and ", " for ") if joint in name)
    for part in (*_without_place(name), *begins):
        found |= {letters for letters in _letters(part) if len(letters) > 2}
    return found


def _without_place(name: str) -> Iterator[str]:
    """The name behind the place that it begins with: "New South Wales | Rural Fire Service"."""
    parts = name.split()
    for at in range(1, min(4, len(parts) - 1)):
        if " ".join(parts[:at]) in gazetteer.load():
            yield " ".join(parts[at:])


def _letters(name: str) -> set[str]:
    parts = re.split(r"[\s-]+", name)
    big = "".join(p[0] for p in parts if p and p[0].isupper())
    every = "".join(p[0].upper() for p in parts if p and p[0].isalpha())
    no_hyphen = "".join(p[0] for p in name.split() if p[0].isupper())
    signed = "".join(
        "&" if p in {"and", "&"} else p[0] for p in name.split() if p[0].isupper() or p in {"and", "&"}
    )
    return {big, every, no_hyphen, signed}
