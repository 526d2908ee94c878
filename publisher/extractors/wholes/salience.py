"""What an article is about, and what it only mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from publisher.extractors import lexicon, times
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Reading, Sentence, Word

MOST_SUBJECTS = 3
"""An article is about its main event and no more things than this."""
_LEAST = 4.0
_LEAST_OF_MAIN = 2.5
_SHARE = 0.45
_NEWS, _RECENT, _OLD = timedelta(days=2), timedelta(days=14), timedelta(days=60)

_VEHICLES = frozenset(
    {
        "interview",
        "press conference",
        "news conference",
        "report",
        "statement",
        "speech",
        "briefing",
        "poll",
        "study",
        "publication",
        "publish",
    }
)
"""Events that bring the news, and seldom are it."""
_NO_TOPICS = """
city town village country region state province district area capital nation world government council
year month week day hour minute time night morning evening people man woman men women person percent per
cent thing way part number first second half end start number one lot place home work news story report
article one side member case point question answer euro dollar pound metre meter mile kilometre
kilometer ton tonne degree round company party job rate group official member team player leader
minister side plan today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
spokesman spokeswoman spokesperson statement
"""
_PLAIN = frozenset(_NO_TOPICS.split())


def weight(thing: Thing) -> float:
    """How much an article has to do with a thing: named in the headline, early, often, as who does it."""
    found = 0.0
    seen: set[str] = set()
    counted = 0
    for mention in thing.mentions:
        kind = mention.sentence.block.kind
        if kind in {"dateline", "section", "byline", "note"}:
            continue
        if kind in {"headline", "dek"}:
            found += 0.0 if kind in seen else 3.0 if kind == "headline" else 1.5
            seen.add(kind)
            continue
        counted += 1
        found += 1.0 if counted <= 5 else 0.2
        if _leads(thing, mention.sentence.block.start) and "lead" not in seen:
            found += 1.5
            seen.add("lead")
        if mention.head.dep in {"nsubj", "nsubjpass"}:
            found += 0.3
    return found


def _leads(thing: Thing, start: int) -> bool:
    """Whether a block is the first paragraph."""
    sentence = thing.mentions[0].sentence
    return sentence.block.start == start and sentence.number <= 3


def subjects(things: list[Thing], *, first: Thing | None = None) -> list[Thing]:
    """The few things an article is about: those of headline and lead that it returns to. `first` is one."""
    ranked = sorted(
        ((weight(t), t) for t in things if t.type != "NewsMediaOrganization"), key=lambda pair: -pair[0]
    )
    found = [] if first is None else [first]
    if ranked:
        least = max(_LEAST, _SHARE * ranked[0][0])
        found += [t for w, t in ranked if w >= least and t is not first]
    return found[:MOST_SUBJECTS]


def main_event(events: list[Event], things: list[Thing], reading: Reading) -> Event | None:
    """The event that the headline and the lead tell of; None if none of the events is plainly that."""
    top = {s.number for s in reading.sentences if s.block.kind in {"headline", "dek"}}
    words = {w.lemma or w.lower for s in reading.sentences if s.number in top for w in s.words}
    named = {t.key for t in things if any(m.sentence.number in top for m in t.mentions)}
    paragraphs = [b.start for b in reading.article.of("paragraph")][:2]
    published = times.published(reading)
    today = _day(published.isoformat()[:10]) if published is not None else None
    scores = [
        _titled(event, words, named) + _early(event, paragraphs) + _fresh(event, today) for event in events
    ]
    if not scores or max(scores) < _LEAST_OF_MAIN:
        return None
    return events[scores.index(max(scores))]


def _titled(event: Event, headline: set[str], named: set[str]) -> float:
    """How much of an event stands in the headline: what it is, and who and where."""
    things = [t for t, _, _ in event.takers] + [t for t, _ in event.places]
    names = {w for t in things for w in re.findall(r"\w+", t.name.lower())}
    words = {event.focus.lemma, *event.kind.split(), *re.findall(r"\w{4,}", event.name.lower())} - names
    return 1.5 * min(2, len(words & headline)) + 0.5 * len(named & {t.key for t in things})


def _early(event: Event, paragraphs: list[int]) -> float:
    """How early and how often it is told; that the lead's main clause tells it says most."""
    starts = {event.sentence.block.start, *(s.block.start for s, _ in event.tellings)}
    found = min(0.9, 0.3 * len(event.tellings)) + 0.5 * bool(event.status) - 1.5 * (event.kind in _VEHICLES)
    if paragraphs and paragraphs[0] in starts:
        return found + 2.0 + (event.sentence.block.start == paragraphs[0] and _asserted(event))
    return found + (not starts.isdisjoint(paragraphs))


def _fresh(event: Event, today: date | None) -> float:
    """How near it is to the day of publication; what is long past is background."""
    day = _day(event.day)
    if today is None or not event.day:
        return 0.0
    if day is None:
        return 0.0 if today.isoformat().startswith(event.day) else -1.5
    if today - day > _OLD:
        return -2.0
    return 1.0 if abs(today - day) <= _NEWS else 0.5 * (abs(today - day) <= _RECENT)


def _asserted(event: Event) -> bool:
    """Whether its first sentence says just that: its verb is the main one, or what somebody said."""
    verb = event.verb
    if verb is None or not event.focus.tag:
        return False
    above = event.sentence.head(verb)
    return above is None or (verb.dep == "ccomp" and event.sentence.head(above) is None)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Topic:
    """A noun of the headline that the text keeps coming back to, as it stands there first."""

    words: str
    start: int
    end: int
    times: int


def topics(reading: Reading, things: list[Thing]) -> Iterator[Topic]:
    """The subjects without a name: nouns, alone or compound, of headline or lead that return."""
    if not reading.parsed:
        return
    named = {(m.sentence.number, i) for t in things for m in t.mentions for i in range(m.first, m.last)}
    lead = next((b.start for b in reading.article.of("paragraph")), -1)
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Word, Word]] = {}
    early: set[str] = set()
    for sentence in reading.sentences:
        kind = sentence.block.kind
        if kind not in {"headline", "dek", "paragraph", "heading"}:
            continue
        for run in _runs(sentence, named):
            singles = [run] if len(run) == 1 else [run, run[-1:]]
            for words in singles:
                key = " ".join([*(w.lower for w in words[:-1]), words[-1].lemma])
                counts[key] += 1
                if words[0].text.islower():
                    first.setdefault(key, (words[0], words[-1]))
                if kind in {"headline", "dek"} or (len(words) > 1 and sentence.block.start == lead):
                    early.add(key)
    kept: list[str] = []
    who = {w for name in ("roles", "kin", "company nouns") for w in lexicon.words(name)}
    for key, count in sorted(counts.items(), key=lambda one: (" " not in one[0], -one[1])):
        compound = " " in key
        if (
            count < (2 if compound else 3)
            or key not in early
            or key not in first
            or (not compound and key in who)
        ):
            continue
        if any(key.split()[-1] == other.split()[-1] for other in kept):
            continue
        kept.append(key)
        begin, last = first[key]
        said = " ".join(reading.article.text[begin.start : last.end].split())
        yield Topic(said, begin.start, last.end, count)


def _runs(sentence: Sentence, named: set[tuple[int, int]]) -> Iterator[list[Word]]:
    """Common nouns that follow one another; names, numbers and the parts of "cease-fire" left out."""
    run: list[Word] = []
    hyphens = {place for w in sentence.words if w.text == "-" for place in (w.start, w.end)}
    for word in sentence.words:
        common = word.tag in {"NN", "NNS"} and word.text.isalpha() and len(word.text) > 2
        part = word.end in hyphens or word.start in hyphens
        if common and not part and word.lemma not in _PLAIN and (sentence.number, word.i) not in named:
            run.append(word)
            continue
        if run:
            yield run[-3:]
        run = []
    if run:
        yield run[-3:]
