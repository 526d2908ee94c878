"""The events of an article as facts: a node for each, with its words as origins."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import nodes
from publisher.extractors.entities import slug
from publisher.extractors.event import ONLINE, Event, moment
from publisher.extractors.reading import Reading, Word
from publisher.extractors.takers import capacities
from publisher.extractors.times.schedules import Schedule
from publisher.model import ARTICLE, JSON, Fact, Origin, Ref

SCHEMA = "https://schema.org/"


def keys(events: list[Event]) -> list[str]:
    """A key for each event, made of its day, its kind and where or who, never of its place in the text."""
    found: list[str] = []
    for event in events:
        tail = [p.name for p, _ in event.places[:1]] or [t.name for t, _, _ in event.takers[:2]]
        if event.ordinal:
            tail.insert(0, event.ordinal)
        key = "-".join(filter(None, ["event", event.day, slug(event.kind), *(slug(t) for t in tail)]))
        again = 2
        base = key
        while key in found:
            key, again = f"{base}-{again}", again + 1
        found.append(key)
    return found


def facts(events: list[Event], reading: Reading) -> Iterator[Fact]:
    """A node for each event, each of its values with the words that say so."""
    names = keys(events)
    for event, key in zip(events, names, strict=True):
        trigger = _words(reading, event.sentence.words[event.focus.i : event.focus.i + 1], 0.8)
        yield Fact(key, "@type", event.type or "Event", (trigger,))
        yield Fact(key, "name", event.name, (told(event, reading, 0.7),))
        yield from _when(event, key)
        if event.schedule is not None:
            yield Fact(key, "eventSchedule", _schedule(event.schedule), _returning(event.schedule, reading))
        for thing, word in event.places[:1]:
            here = nodes.standing(thing, word, reading.article.text, "events", 0.8)
            yield Fact(key, "location", Ref(thing.key), (here,))
            if thing.kind == "organization":  # a body that is met in its house
                house = "Courthouse" if "Court" in thing.name else "Place"
                yield Fact(thing.key, "@type", house, (here,))
                yield from nodes.within(thing)
        yield from _who(event, key, reading)
        if event.status:
            origin = told(event, reading, 0.85)
            yield Fact(key, "eventStatus", SCHEMA + event.status, (origin,))
            if event.status == ONLINE:
                yield Fact(key, "eventAttendanceMode", SCHEMA + "OnlineEventAttendanceMode", (origin,))
        elif event.mixed and event.places:
            mode = SCHEMA + "MixedEventAttendanceMode"
            yield Fact(key, "eventAttendanceMode", mode, (told(event, reading, 0.8),))
        words = " ".join(reading.article.text[event.sentence.start : event.sentence.end].split())
        yield Fact(key, "description", words, (told(event, reading, 1.0),))
        yield Fact(key, "subjectOf", Ref(ARTICLE), (told(event, reading, 1.0),))
    yield from _parts(events, names, reading)


def _when(event: Event, key: str) -> Iterator[Fact]:
    time = event.time
    week = time is not None and "-W" in time.value and len(event.start) == len("2024")
    if time is not None and event.start and not week:  # a year says less than "this week"
        here = nodes.timed(time)
        yield Fact(key, "startDate", event.start, (here,))
        if event.end and event.end >= event.start:
            yield Fact(key, "endDate", event.end, (nodes.timed(event.last or time),))
    elif event.end and event.last is not None:
        yield Fact(key, "endDate", event.end, (nodes.timed(event.last),))
    if event.doors is not None and event.doors.exact:
        yield Fact(key, "doorTime", moment(event.doors.value), (nodes.timed(event.doors),))
    if event.previous is not None and event.previous.day:
        yield Fact(key, "previousStartDate", event.previous.day, (nodes.timed(event.previous),))
    if event.duration is not None and event.duration.value:
        yield Fact(key, "duration", event.duration.value, (nodes.timed(event.duration),))


def _schedule(told: Schedule) -> JSON:
    """A schedule as schema.org writes it; the last week of a month, which has no number, as in iCalendar."""
    last = -1 in told.weeks
    days: list[JSON] = [SCHEMA + d for d in told.days]
    if last:
        days = [f"{week}{d[:2].upper()}" for week in told.weeks for d in told.days]
    weeks: list[JSON] = [] if last else list(told.weeks)
    months: list[JSON] = list(told.months)
    said: dict[str, JSON] = {
        "@type": "Schedule",
        "repeatFrequency": told.every,
        "byDay": days[0] if len(days) == 1 else days,
        "byMonthWeek": weeks[0] if len(weeks) == 1 else weeks,
        "byMonth": months[0] if len(months) == 1 else months,
        "startDate": told.first,
        "endDate": told.last,
        "startTime": told.begins,
        "endTime": told.ends,
        "scheduleTimezone": told.zone,
    }
    return {name: value for name, value in said.items() if value}


def _returning(told: Schedule, reading: Reading) -> tuple[Origin, ...]:
    """The words that say how often, and those that say from when, until when and at what hour."""
    start, end = told.start, told.end
    often = Origin("text", "times", reading.article.text[start:end], start, end, 0.8, told.every)
    return often, *(nodes.timed(t) for t in told.spent if t.end <= start or t.start >= end)


def _who(event: Event, key: str, reading: Reading) -> Iterator[Fact]:
    for thing, _, word in event.takers:
        here = nodes.standing(thing, word, reading.article.text, "events", 0.8)
        part = capacities.of(event, thing, word)
        yield Fact(key, part, Ref(thing.key), (here,))
        if event.type == "SportsEvent" and thing.kind != "person" and thing.type != "SportsTeam":
            yield Fact(thing.key, "@type", "SportsTeam", (here,))
        elif thing.kind == "place":  # a country that takes part acts as an organisation
            yield Fact(thing.key, "@type", "Organization", (here,))


def _parts(events: list[Event], names: list[str], reading: Reading) -> Iterator[Fact]:
    """That events are parts of others, said of both."""
    for event, key in zip(events, names, strict=True):
        whole = next((k for e, k in zip(events, names, strict=True) if e is event.whole), None)
        if whole is not None:
            yield Fact(key, "superEvent", Ref(whole), (told(event, reading, 0.6),))
            yield Fact(whole, "subEvent", Ref(key), (told(event, reading, 0.6),))


def told(event: Event, reading: Reading, confidence: float) -> Origin:
    """The sentence that tells an event, as an origin."""
    start, end = event.sentence.start, event.sentence.end
    return Origin("text", "events", reading.article.text[start:end], start, end, confidence)


def _words(reading: Reading, words: list[Word], confidence: float) -> Origin:
    start, end = words[0].start, words[-1].end
    return Origin("text", "events", reading.article.text[start:end], start, end, confidence)
