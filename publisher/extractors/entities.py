"""Which people, organisations and places an article names: mentions become things, each once."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publisher import gazetteer
from publisher.extractors import lexicon, names
from publisher.extractors.names import Mention
from publisher.extractors.reading import Reading
from publisher.gazetteer import Place

KINDS = {"person": "Person", "organization": "Organization", "place": "Place"}
_SPORT = re.compile(
    r"\b(beat|beats|beaten|defeat(?:s|ed)?|win over|draw with|drew|goals?|scored|match|cup|league|season|"
    r"kick-?off|half-time|final whistle|innings|wicket|quarter-?final|semi-?final|playoffs?|tournament|coach|"
    r"striker|midfielder|rider|peloton|playoff|title race|fourth quarter|overtime|second round|third round|"
    r"sets?|seed)\b"
)


@dataclass(slots=True)
class Thing:
    """One person, organisation or place of an article: every mention of it, and what the text says of it."""

    kind: str
    name: str
    mentions: list[Mention]
    type: str = ""
    place: Place | None = None
    country: str = ""
    confidence: float = 0.7
    roles: list[tuple[str, Mention]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The node's key: stable while the name and the kind are."""
        return f"{self.kind}-{slug(self.name)}"

    @property
    def first(self) -> Mention:
        """Where the article names it first by the name it goes by."""
        return next((m for m in self.mentions if clean(m.text) == self.name), self.mentions[0])


def slug(name: str) -> str:
    """A name as part of a node's key: lower case, letters and digits, hyphens between."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"[\W_]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def clean(text: str) -> str:
    """A name without the article before it, the genitive after it, and the capitals of a dateline."""
    text = re.sub(r"^[Tt]he (?=[A-Z])", "", re.sub(r"['’]s?$", "", text))
    if text.isupper() and len(text) > 3 and "." not in text and not any(c.isdigit() for c in text):
        titled = "-".join(part.capitalize() for part in text.split("-")) if "-" in text else text.title()
        if titled in gazetteer.load() and titled not in gazetteer.load().organizations:
            return titled
    return lexicon.words("us states short").get(text, text)


def find(reading: Reading) -> list[Thing]:
    """The things an article names, in the order of their first mention."""
    mentions = names.find(reading)
    sport = is_sport(reading)
    for mention in mentions:
        _weigh(mention, sport)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[clean(mention.text)].append(mention)
    things = [Thing(_kind(group), name, group) for name, group in groups.items()]
    things = _merge(things, reading, sport)
    things = [t for t in things if t.kind in KINDS]
    for thing in things:
        thing.type = _type(thing, sport)
        thing.roles += ((m.role, m) for m in thing.mentions if m.role)
        total = sum(sum(m.votes.values()) for m in thing.mentions)
        share = sum(m.votes.get(thing.kind, 0.0) for m in thing.mentions) / total if total else 0.5
        thing.confidence = round(min(0.98, 0.5 + 0.4 * share + 0.02 * len(thing.mentions)), 2)
    _locate(things, reading)
    things = _same_place(things)
    return sorted(things, key=lambda t: t.mentions[0].start)


def _same_place(things: list[Thing]) -> list[Thing]:
    """One thing for the names of one place ("Britain", "the UK"), under the name it is called by most."""
    kept: list[Thing] = []
    seen: dict[tuple[str, str, str], Thing] = {}
    for thing in sorted(things, key=lambda t: (-len(t.mentions), t.mentions[0].start)):
        place = thing.place
        known = seen.get((place.kind, place.name, place.geonames)) if place is not None else None
        if known is None:
            kept.append(thing)
            if place is not None and thing.kind == "place":
                seen[place.kind, place.name, place.geonames] = thing
        else:
            known.mentions = sorted([*known.mentions, *thing.mentions], key=lambda m: m.start)
            known.others.append(thing.name)
    return kept


def is_sport(reading: Reading) -> bool:
    """Whether an article reports on sport: by its section, or by scores and the words of matches."""
    section = reading.article.of("section")
    if section and re.search(
        r"\b(?:sports?|football|soccer|rugby|cricket|tennis|basketball|hockey|baseball|cycling|athletics|swimming|"
        r"golf|boxing|netball|volleyball|handball|rowing|sailing|skiing|motorsport|racing|gymnastics|olympics)\b",
        reading.article.words(section[0]),
        re.I,
    ):
        return True
    text = reading.article.text[:4000]
    signs = len(_SPORT.findall(text))
    return signs > 5 or (signs > 2 and re.search(r"\b\d{1,3}[-–]\d{1,3}\b", text) is not None)


def _weigh(mention: Mention, sport: bool) -> None:
    """Adds what the name itself and its surroundings say to the model's word."""
    known = gazetteer.load()
    words = mention.words
    text = clean(mention.text)
    last, first = words[-1].text, words[0].text
    of = next(
        (
            w.text
            for w, nxt in itertools.pairwise(words)
            if nxt.lower in {"of", "for", "and", "de", "del", "da", "do"}
        ),
        "",
    )
    if mention.role:
        mention.vote("person", 3.0)
    if text in known.organizations:
        mention.vote("organization", 2.5)
    if text in known:
        mention.vote(
            "place",
            1.5 + 0.3 * any(p.kind == "Country" or p.population > 200_000 for p in known.places(text)),
        )
    if len(words) > 1:
        if (last in lexicon.words("organization heads") and not of) or of in lexicon.words(
            "organization heads"
        ):
            mention.vote("organization", 2.0)
        if last in lexicon.words("place heads") and not of:
            mention.vote("place", 1.2 if last in lexicon.words("organization heads") else 2.0)
        elif first in lexicon.words("place first"):
            mention.vote("place", 2.0)
        if sport and last in lexicon.words("team heads") and not mention.role:
            mention.vote("organization", 2.0)
        if last in lexicon.words("event heads") and text not in known.organizations:
            mention.vote("other", 2.2)
    elif text in lexicon.words("event heads"):
        mention.vote("other", 3.0)
    elif last.isupper() and 2 <= len(last) <= 6 and text not in known:
        mention.vote("organization", 0.8)
    if "&" in [w.text for w in words]:
        mention.vote("organization", 2.0)
    _surroundings(mention)
    _like_a_person(mention)
    _person_signs(mention)


def _like_a_person(mention: Mention) -> None:
    """A first name and a surname, where no word of it belongs to a firm, a building or an event."""
    known = gazetteer.load()
    parts = [w.text for w in mention.words]
    heads = ("organization heads", "place heads", "event heads", "heads alone", "team heads")
    if not 2 <= len(parts) <= 4 or clean(mention.text) in known or mention.text in known.organizations:
        return
    if (
        any(p in lexicon.words(name) for p in parts[1:] for name in heads)
        or "&" in parts
        or parts[0] in {"The", "New"}
    ):
        return
    first, last = parts[0] in known.first_names, parts[-1] in known.last_names
    if first:
        mention.vote("person", 1.6 if last else 1.0)
    elif last and len(parts) == 2 and parts[0] not in known:
        mention.vote("person", 0.4)
    owner = mention.before()
    if owner is not None and owner.lower == "'s" and (first or last):
        mention.vote("person", 0.4)


def _surroundings(mention: Mention) -> None:  # noqa: PLR0912 - cases, in their order
    """What the words beside a name call it: "the village of", "the union", ", a postman,"."""
    before, earlier, after = mention.before(), mention.before(2), mention.after()
    places, firms, roles = (
        lexicon.words("place nouns"),
        lexicon.words("company nouns"),
        lexicon.words("roles"),
    )
    own = after is not None and after.lower in {"'s", "'"}
    if before is not None and not mention.role:
        lower = before.lower
        if lower in {"in", "near", "outside"} and not own:
            mention.vote("place", 1.2)
        elif lower == "of" and earlier is not None and earlier.lower.rstrip("s") in places:
            mention.vote("place", 2.0)
        elif lower in {"river", "lake", "mount"}:
            mention.vote("place", 1.5)
        elif (lower in firms and before.tag.startswith("NN")) or (lower == "rival" and mention.first > 1):
            mention.vote("organization", 2.5)
        elif (
            lower == ","
            and earlier is not None
            and earlier.lower in firms
            and after is not None
            and after.text == ","
        ):
            mention.vote("organization", 1.6)
        elif lower == "as" and earlier is not None and earlier.lower == "such":
            group = mention.before(3)
            if group is not None and group.lower.rstrip("s") in roles:
                mention.vote("person", 1.5)
        elif lower in {"between", "and", "against"} and any(
            w.lower in {"match", "game", "final", "derby", "tie", "fixture"}
            for w in mention.sentence.words[max(0, mention.first - 6) : mention.first]
        ):
            mention.vote("organization", 1.2)
    if own and mention.last + 3 < len(mention.sentence.words):
        ahead = mention.sentence.words[mention.last + 1 : mention.last + 5]
        if any(w.lower in roles for w in ahead) and any(w.text[0].isupper() for w in ahead):
            mention.vote("organization", 0.8)
    if after is not None and after.lower in places and after.tag != "NNS":
        mention.vote("place", 2.0)
    if mention.words[0].text in {"Storm", "Hurricane", "Typhoon", "Cyclone"}:
        mention.vote("other", 4.0)
    if mention.words[0].text in {"MV", "SS", "HMS", "USS", "RMS", "RRS", "MS"} and len(mention.words) > 1:
        mention.vote("other", 3.0)
    words = mention.sentence.words
    at = mention.last
    if (
        at + 2 < len(words)
        and words[at].text == ","
        and words[at + 1].lower in {"a", "an", "the", "its", "our", "one"}
    ):
        for word in words[at + 2 : at + 8]:
            if word.text in {",", ".", ";"} or word.tag.startswith(("V", "W", "IN")):
                break
            following = words[word.i + 1] if word.i + 1 < len(words) else None
            if following is not None and following.tag.startswith("NN"):
                continue
            for table, kind in ((roles, "person"), (firms, "organization"), (places, "place")):
                if word.lower in table:
                    mention.vote(kind, 1.5)
                    return


_AGE = re.compile(r"\d{1,3}$")


def _person_signs(mention: Mention) -> None:
    one, two = mention.after(), mention.after(2)
    before, earlier = mention.before(), mention.before(2)
    if one is not None and one.text == "," and two is not None:
        three = mention.after(3)
        if (
            _AGE.match(two.text)
            and int(two.text) < 120
            and (three is None or three.text in {",", ".", ")", "-"})
        ):
            mention.vote("person", 2.0)
        if two.lower in {"who", "whose"}:
            mention.vote("person", 0.7)
    if (
        one is not None
        and one.lower in {"said", "says", "told", "added", "wrote"}
        and len(mention.words) == 2
        and not mention.votes
    ):
        mention.vote("person", 0.8)
    kin = lexicon.words("kin")
    if before is not None and (
        before.lower in kin or (before.text == "," and earlier is not None and earlier.lower in kin)
    ):
        mention.vote("person", 1.5)


def _kind(group: list[Mention]) -> str:
    """What most speaks for; a long name that nothing speaks for, but comes again, is an organisation."""
    votes: dict[str, float] = {}
    for mention in group:
        for kind, weight in mention.votes.items():
            votes[kind] = votes.get(kind, 0.0) + weight
    if not votes:
        return "organization" if len(group) > 1 and len(group[0].words) > 1 else ""
    kind = max(votes, key=lambda k: votes[k])
    return kind if votes[kind] >= 0.45 else ""


def _merge(things: list[Thing], reading: Reading, sport: bool) -> list[Thing]:
    """Short names, acronyms and surnames join the thing they stand for."""
    by_length = sorted(things, key=lambda t: -len(t.name.split()))
    kept: list[Thing] = []
    acronyms = _acronyms(reading, things)
    for thing in by_length:
        whole = acronyms.get(thing.name) or _whole(thing, kept, sport)
        if isinstance(whole, str):
            whole = next((t for t in kept if t.name == whole), None)
        if whole is None or whole is thing:
            kept.append(thing)
            continue
        whole.mentions = sorted([*whole.mentions, *thing.mentions], key=lambda m: m.start)
        whole.others.append(thing.name)
    return kept


def _whole(thing: Thing, kept: list[Thing], sport: bool) -> Thing | None:  # noqa: PLR0912 - cases, in their order
    """The longer-named thing of which this is a short name."""
    parts = _parts(thing.name)
    known = gazetteer.load()
    listed = thing.name in known and thing.kind == "place"
    best: Thing | None = None
    for other in kept:
        longer = _parts(other.name)
        if len(longer) <= len(parts):
            continue
        if other.kind == "person":
            if thing.kind == "place" and listed and not _bare_surname(thing, other):
                continue
            forename = (
                len(parts) == 1
                and parts[0] == longer[0]
                and other.mentions[0].start < thing.mentions[0].start
            )
            if (
                longer[-len(parts) :] != parts
                and not (len(parts) == 1 and parts[0] in longer[1:])
                and not forename
            ):
                continue
            if thing.kind == "person" and any(
                m.role
                and m.role.lower() not in {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."}
                and _rival(m, other)
                for m in thing.mentions
            ):
                continue
        elif other.kind == "organization":
            begins = longer[: len(parts)] == parts
            ends = longer[-len(parts) :] == parts
            if (
                thing.kind == "place"
                and listed
                and not (sport and other.type == "" and _team(other) and _as_team(thing))
            ):
                continue
            if not (
                begins
                or (
                    ends
                    and (
                        _team(other)
                        or len(parts) > 1
                        or (len(longer) == 2 and thing.kind == "organization" and not listed)
                        or parts[0] in lexicon.words("organization heads")
                    )
                )
            ):
                continue
            if begins and len(parts) == 1 and parts[0] in known.demonyms:
                continue
            if thing.kind == "organization" and thing.name in known.organizations:
                continue
        elif other.kind == "place":
            if (
                listed
                or not (longer[: len(parts)] == parts or longer[-len(parts) :] == parts)
                or thing.kind == "person"
            ):
                continue
            if other.name in known and thing.kind != "place":
                continue
        else:
            continue
        if (
            best is None
            or (best.kind != thing.kind and other.kind == thing.kind)
            or ((best.kind == thing.kind) == (other.kind == thing.kind) and _closer(thing, other, best))
        ):
            best = other
    return best


def _parts(name: str) -> list[str]:
    """The words of a name, without the genitive."""
    return [re.sub(r"['’]s?$", "", part) for part in name.split()]


def _closer(thing: Thing, other: Thing, best: Thing) -> bool:
    """Whether `other` is the better guess: named before the short name, and more often."""
    at = thing.mentions[0].start
    ahead, was = other.mentions[0].start < at, best.mentions[0].start < at
    return (ahead, len(other.mentions), -other.mentions[0].start) > (
        was,
        len(best.mentions),
        -best.mentions[0].start,
    )


def _rival(mention: Mention, other: Thing) -> bool:
    """Whether a bare surname bears a role the longer name never has (another person of the same name)."""
    roles = {m.role.lower() for m in other.mentions if m.role}
    return (
        bool(roles)
        and mention.role.lower() not in roles
        and not any(r in mention.role.lower() or mention.role.lower() in r for r in roles)
    )


def _bare_surname(thing: Thing, person: Thing) -> bool:
    """Whether a place's name is used like the surname of a person named before."""
    first = person.mentions[0].start
    votes = sum(m.votes.get("person", 0.0) for m in thing.mentions)
    located = any(
        (w := m.before()) is not None and w.lower in {"in", "at", "near", "from", "to"}
        for m in thing.mentions
    )
    return first < thing.mentions[0].start and not located and (votes > 0 or len(thing.name.split()) == 1)


def _team(thing: Thing) -> bool:
    return thing.name.split()[-1] in lexicon.words("team heads")


def _as_team(thing: Thing) -> bool:
    """Whether a city's name stands for its team: never after a word of place."""
    return not any(
        (w := m.before()) is not None and w.lower in {"in", "at", "near", "from"} for m in thing.mentions
    )


_PARENTHESIS = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")


def _acronyms(reading: Reading, things: list[Thing]) -> dict[str, str]:
    """Short form -> full name, where the text puts it in brackets behind or its letters are the initials."""
    found: dict[str, str] = {}
    text = reading.article.text
    wholes = [t for t in things if t.kind == "organization" and len(t.name.split()) > 1]
    for match in _PARENTHESIS.finditer(text):
        for thing in wholes:
            if any(0 <= match.start() - m.end <= 4 for m in thing.mentions):
                found[match[1]] = thing.name
    for thing in things:
        letters = thing.name.replace(".", "")
        if letters.isupper() and 2 <= len(letters) <= 7 and thing.name not in found:
            for whole in wholes:
                if letters in _initials(whole.name):
                    found[thing.name] = whole.name
    return found


def _initials(name: str) -> set[str]:
    parts = re.split(r"[\s-]+", name)
    big = "".join(p[0] for p in parts if p[0].isupper())
    every = "".join(p[0].upper() for p in parts if p[0].isalpha())
    no_hyphen = "".join(p[0] for p in name.split() if p[0].isupper())
    return {big, every, no_hyphen}


_PRODUCERS = {"Corporation", "Airline"}


def _type(thing: Thing, sport: bool) -> str:
    known = gazetteer.load()
    parts = thing.name.split()
    if thing.kind == "person":
        return "Person"
    if thing.kind == "organization":
        if sport and _team(thing):
            return "SportsTeam"
        if thing.name in known.organizations:
            return known.organizations[thing.name]
        heads = lexicon.words("organization heads")
        head = next((a for a, b in itertools.pairwise(parts) if b in {"of", "for"}), parts[-1])
        if len(parts) == 1:
            return "Organization"
        found = heads.get(head, "") or heads.get(parts[-1], "")
        if not found and head in lexicon.words("place heads"):
            found = {"Hospital": "Hospital", "Museum": "Museum", "Library": "Library"}.get(
                lexicon.words("place heads")[head], ""
            )
        if sport and not found and _plays(thing):
            return "SportsTeam"
        return found or "Organization"
    found = lexicon.words("place heads").get(" ".join(parts[-2:]), "") or lexicon.words("place heads").get(
        parts[-1], ""
    )
    if len(parts) > 1 and found:
        return found
    if len(parts) > 1 and parts[0] in lexicon.words("place first"):
        return lexicon.words("place first")[parts[0]]
    return "Place"


def _plays(thing: Thing) -> bool:
    return any(
        (w := m.after()) is not None
        and w.lower in {"beat", "beats", "defeated", "drew", "lost", "won", "face", "play"}
        for m in thing.mentions
    )


def _locate(things: list[Thing], reading: Reading) -> None:  # noqa: PLR0912 - cases, in their order
    """Chooses among the places of one name by what else the article names, and gives each its country."""
    known = gazetteer.load()
    places = [t for t in things if t.kind == "place"]
    lean: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for sentence in reading.sentences:
        for word in sentence.words:
            code = known.demonyms.get(word.text)
            if code and code != "-":
                lean[code] += 1
    fixed: dict[int, Place] = {}
    for thing in places:
        if _river(thing):
            thing.type = "RiverBodyOfWater"
    places = [t for t in places if t.type != "RiverBodyOfWater"]
    for thing in places:
        candidates = _candidates(thing)
        countries = {p.country for p in candidates if p.country}
        if len(countries) == 1:
            large = max(p.population or 60_000 for p in candidates) >= 60_000
            lean[countries.pop()] += 2 * min(len(thing.mentions), 3) if large else 1
        for place in candidates:
            if place.kind == "State":
                regions[place.country, place.region] += 1
                lean[place.country] += not any(p.kind == "Country" for p in candidates)
    for thing in things:
        if thing.kind == "organization" and thing.name in {
            "U.S. Senate",
            "Congress",
            "White House",
            "Pentagon",
            "FBI",
            "U.S. Supreme Court",
            "Senate",
            "Supreme Court",
            "Environmental Protection Agency",
            "Federal Trade Commission",
            "National Weather Service",
        }:
            lean["US"] += 1
    for thing in places:
        part = _part_of(thing, known)
        if part is not None:
            fixed[id(thing)] = part
            lean[part.country] += 2
            if part.region:
                regions[part.country, part.region] += 1
    for thing in places:
        candidates = _candidates(thing)
        if candidates:
            place = fixed.get(id(thing)) or max(candidates, key=lambda p: _likely(p, lean, regions))
            if id(thing) not in fixed and _far_off(place, lean, known):
                thing.type = "City"
                continue
            thing.place = place
            lean[place.country] += 1
            if place.kind != "Place" or thing.type == "Place":
                thing.type = place.kind
            if place.kind == "City" and any(_region(m) for m in thing.mentions):
                thing.type = "AdministrativeArea"
            thing.country = place.country
    _inherit(things, reading)


def _far_off(place: Place, lean: Counter[str], known: gazetteer.Gazetteer) -> bool:
    """Whether a small town is in a country nothing else speaks of: another town is meant."""
    if place.kind != "City" or place.population > 60_000 or not lean:
        return False
    code, most = lean.most_common(1)[0]
    return (
        most >= 3
        and lean[place.country] <= 2
        and code != place.country
        and known.continent(code) != known.continent(place.country)
    )


def _region(mention: Mention) -> bool:
    """Whether a mention is of a region: "the regions of Donetsk and Luhansk", "Kursk province"."""
    words = mention.sentence.words
    at = mention.first - 1
    while at > 0 and (
        words[at].lower in {"and", ",", "the"}
        or (words[at].text[0].isupper() and words[at + 1].lower in {"and", ","})
    ):
        at -= 1
    before = (
        words[at].lower == "of"
        and at > 0
        and words[at - 1].lower
        in {"region", "regions", "province", "provinces", "oblast", "oblasts", "county", "state"}
    )
    after = mention.after()
    return before or (
        after is not None
        and after.lower in {"region", "province", "oblast", "county", "governorate", "prefecture"}
    )


def _river(thing: Thing) -> bool:
    """Whether the text calls it a river."""
    return any(
        ((b := m.before()) is not None and b.lower == "river")
        or ((a := m.after()) is not None and a.lower == "river")
        for m in thing.mentions
    )


def _candidates(thing: Thing) -> list[Place]:
    known = gazetteer.load()
    found = list(known.places(thing.name))
    cities = {(p.country) for p in found if p.kind == "City" and p.population > 0}
    followed = any(
        (w := m.after()) is not None
        and w.lower in {"region", "province", "state", "oblast", "county", "district", "prefecture"}
        for m in thing.mentions
    )
    states = [p for p in found if p.kind == "State"]
    if states and any(
        (b := m.before()) is not None
        and b.lower == "of"
        and (e := m.before(2)) is not None
        and e.lower == "state"
        for m in thing.mentions
    ):
        return states
    large = {p.country for p in found if p.kind == "City" and p.population > 1_000_000}
    return [
        p
        for p in found
        if followed
        or not (
            (p.kind == "AdministrativeArea" and p.region and p.country in cities)
            or (p.kind == "State" and p.country in large)
        )
    ]


def _likely(place: Place, lean: Counter[str], regions: Counter[tuple[str, str]]) -> float:
    """How likely a place is meant: many people, the countries named, the region named."""
    prior = {"Country": 8.6, "State": 6.6, "Continent": 9.0, "OceanBodyOfWater": 8.0, "SeaBodyOfWater": 7.0}
    size = math.log10(place.population) if place.population > 0 else prior.get(place.kind, 5.0)
    size = max(size, prior.get(place.kind, 0.0)) + 1.2 * place.capital
    named = lean[place.country] if place.country else 0
    return (
        size
        + min(2.6, 1.1 * math.log2(1 + named))
        + 2.5 * bool(place.kind != "State" and place.region and regions[place.country, place.region])
    )


def _part_of(thing: Thing, known: gazetteer.Gazetteer) -> Place | None:
    """The place that "Paris, Texas" or "Paris in Texas" means."""
    for mention in thing.mentions:
        one, two = mention.after(), mention.after(2)
        if one is None or two is None or one.text not in {",", "in"}:
            continue
        words = mention.sentence.words
        at = mention.last + 1
        for length in (3, 2, 1):
            outer = clean(" ".join(w.text for w in words[at : at + length]))
            outers = [p for p in known.places(outer) if p.kind in {"Country", "State", "AdministrativeArea"}]
            inside = [
                p
                for p in known.places(thing.name)
                if p.kind == "City"
                and any(
                    o.country == p.country
                    and (
                        o.kind == "Country" or not o.region or o.region == p.region or o.country not in {"US"}
                    )
                    for o in outers
                )
            ]
            if inside:
                return max(inside, key=lambda p: p.population)
    return None


def _inherit(things: list[Thing], reading: Reading) -> None:
    """A building, street or village the gazetteer lacks lies in the country the article is about."""
    weights: Counter[str] = Counter()
    for thing in things:
        if thing.place is not None and thing.country and thing.kind == "place":
            weights[thing.country] += len(thing.mentions) * (2 if thing.type == "City" else 1)
    known = gazetteer.load()
    for sentence in reading.sentences:
        for word in sentence.words:
            code = known.demonyms.get(word.text)
            if code and code != "-":
                weights[code] += 1
    waters = ("BodyOfWater", "Mountain", "Continent")
    for thing in things:
        if thing.kind != "place" or thing.country or thing.type.endswith(waters) or thing.place is not None:
            continue
        near = [
            other.country
            for m in thing.mentions
            for other in things
            for o in other.mentions
            if other.kind == "place"
            and other.country
            and o.sentence is m.sentence
            and 0 < o.first - m.last < 4
        ]
        if near:
            thing.country = near[0]
        elif weights:
            code, weight = weights.most_common(1)[0]
            if weight >= 0.6 * sum(weights.values()):
                thing.country = code


def iterate(things: Iterable[Thing]) -> Iterator[tuple[Mention, Thing]]:
    """Every mention with its thing, in the text's order."""
    yield from sorted(((m, t) for t in things for m in t.mentions), key=lambda pair: pair[0].start)
