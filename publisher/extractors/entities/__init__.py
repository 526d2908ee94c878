"""Which people, organisations and places an article names: mentions become things, each once."""

from __future__ import annotations

from collections import Counter, defaultdict

from publisher import gazetteer
from publisher.extractors import weighing
from publisher.extractors.entities import abroad, inside, names, pairs, traits
from publisher.extractors.entities.joining import join
from publisher.extractors.entities.locating import locate
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.sorts import sort
from publisher.extractors.entities.thing import KINDS, Thing, clean, slug
from publisher.extractors.entities.votes import weigh
from publisher.extractors.reading import Reading
from publisher.extractors.reading.sport import is_sport

__all__ = ["KINDS", "Thing", "clean", "find", "slug"]

LEAST = 0.45
"""What must speak for a kind before a name is taken for one."""
SURE = 1.25
"""By so much more the votes at every place must speak for a kind to be taken at their word."""


def find(reading: Reading) -> list[Thing]:
    """The things an article names, in the order of their first mention."""
    named, sport = groups(reading)
    whole = traits.Names(named)
    kinds = {}
    for name, group in named.items():
        kinds[name], margin = voted(group)
        if reading.parsed and (margin < SURE or whole.surname(name)):
            kinds[name] = weighing.kind(traits.of(name, group, whole, sport))
    things = [Thing(kind, name, named[name]) for name, kind in pairs.settle(kinds, named).items()]
    if reading.language != "en":
        things = abroad.settle(things, reading.language)
    things = [t for t in join(things, reading, sport) if t.kind in KINDS]
    for thing in things:
        thing.type = sort(thing, sport)
        thing.roles += ((m.role, m) for m in thing.mentions if m.role)
        thing.confidence = _confidence(thing)
    locate(things, reading)
    things = sorted(_same_place(things), key=lambda t: t.mentions[0].start)
    inside.settle(things)
    return things


def groups(reading: Reading) -> tuple[dict[str, list[Mention]], bool]:
    """The names of an article, each with the places where it stands, and whether it reports on sport."""
    sport = is_sport(reading)
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in names.find(reading):
        weigh(mention, sport)
        found[clean(mention.text)].append(mention)
    return found, sport


def voted(group: list[Mention]) -> tuple[str, float]:
    """What most speaks for, and by how much more at each place than for the next.

    A long name that nothing speaks for, but comes again, is an organisation.
    """
    plays = sum(m.plays for m in group)
    land = any(p.kind == "Country" for p in gazetteer.load().places(clean(group[0].text)))
    if (plays > 1 or (plays == len(group) and not land)) and not any(_located(m) for m in group):
        return "organization", SURE  # "Torrens Valley" beats, and nobody lives there
    body = [m for m in group if m.sentence.block.kind not in {"headline", "dek", "heading"}] or group
    votes: Counter[str] = Counter()
    for mention in body:
        votes.update(mention.votes)
    if not votes:
        return "organization" if len(group) > 1 and len(group[0].words) > 1 else "", 0.0
    (kind, weight), (_, next_weight) = (*votes.most_common(2), ("", 0.0))[:2]
    return (kind if weight >= LEAST else "", (weight - next_weight) / len(body))


def _located(mention: Mention) -> bool:
    before = mention.before()
    return mention.dateline or (before is not None and before.lower in {"in", "at", "near", "outside"})


def _confidence(thing: Thing) -> float:
    """The surer, the more of what was said is said for its kind, and the more often it is named."""
    total = sum(sum(m.votes.values()) for m in thing.mentions)
    share = sum(m.votes.get(thing.kind, 0.0) for m in thing.mentions) / total if total else 0.5
    return round(min(0.98, 0.5 + 0.4 * share + 0.02 * len(thing.mentions)), 2)


def _same_place(things: list[Thing]) -> list[Thing]:
    """One thing for the names of one place ("Britain", "the UK"), under the name it is called by most."""
    kept: list[Thing] = []
    seen: dict[tuple[str, str, str], Thing] = {}
    for thing in sorted(things, key=lambda t: (-len(t.mentions), t.mentions[0].start)):
        place = thing.place
        key = (place.kind, place.name, place.geonames) if place is not None else None
        if key in seen:
            seen[key].take(thing)
            continue
        kept.append(thing)
        if key is not None and thing.kind == "place":
            seen[key] = thing
    return kept
