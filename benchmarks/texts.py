"""How right the mapper is on news texts: `python benchmarks/accuracy.py texts [SPLIT ...]`.

A text is read, its facts are extracted and drafted, and the draft's graph is compared with the gold. What is
found and what is wanted are paired one to one, the most alike first; `comparing` says when two are alike.

entities        F1, a thing counted once a text, under any of its names; one of the wrong kind is wrong twice
place country   of the paired places that lie in one country: the right ISO code
job title       of the paired people with one: the gold's in the found or the other way round
events found    precision, recall, F1 of pairing; optional gold counts neither way
event day       of the paired events with a day: the right start, no contradicting end (`right_day`)
event date      of all paired events: as exact as the text, no more
event minute    of all gold events with a time of day, found or not: the right instant (`right_minute`)
participants    F1 over the paired events; those who may be named count neither way
strict          of all gold events: paired, and type, date, place, participants (none missing, none that are
                not there), status and a short name all right
changed status  of all gold events that are cancelled, postponed, rescheduled or moved online: paired and
                said so; `said in vain` is how often it was said of a paired event that is not
times           F1 of the expressions found (their words overlap); values and weekdays of those found
article         headline, section, author exactly; subtype one of the acceptable; dateline names the place
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from dataclasses import dataclass, field

from benchmarks import comparing
from benchmarks.drafts import KINDS, Reader, mapper
from benchmarks.gold import OPEN, SPLITS, Event, Reading, Text, digest, texts

WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """Counts by measure: true positives, false positives, false negatives."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, measure: str, hit: int = 0, extra: int = 0, missed: int = 0) -> None:
        """Counts of one text or thing."""
        row = self.counts.setdefault(measure, [0, 0, 0])
        for i, n in enumerate((hit, extra, missed)):
            row[i] += n

    def ask(self, measure: str, right: bool) -> bool:
        """One question with a right answer."""
        self.add(measure, right, 0, not right)
        return right

    def precision(self, measure: str) -> float:
        """Of what was found, how much is right."""
        hit, extra, _ = self.counts.get(measure, (0, 0, 0))
        return hit / (hit + extra) if hit + extra else 0.0

    def recall(self, measure: str) -> float:
        """Of what is wanted, how much was found; of questions, how many were answered right."""
        hit, _, missed = self.counts.get(measure, (0, 0, 0))
        return hit / (hit + missed) if hit + missed else 0.0

    def f1(self, measure: str) -> float:
        """The harmonic mean of the two."""
        hit, extra, missed = self.counts.get(measure, (0, 0, 0))
        return 2 * hit / (2 * hit + extra + missed) if hit else 0.0


# Scoring


def score(split: list[Text], read: Reader) -> Tally:
    """Reads every text and counts."""
    tally = Tally()
    for text in split:
        begun = time.process_time()
        found = read(text)
        tally.seconds += time.process_time() - begun
        start = len(tally.misses)
        _entities(text.gold, found, tally)
        _events(text.gold, found, tally)
        _score_times(text.gold, found, tally)
        _article(text.gold, found, tally)
        tally.misses[start:] = [f"{text.name}: {line}" for line in tally.misses[start:]]
    return tally


def _entities(gold: Reading, found: Reading, tally: Tally) -> None:
    left = list(found.entities)
    missed = []
    for wanted in sorted(gold.entities, key=lambda e: e.optional):
        match = next((f for f in left if comparing.same_entity(wanted, f)), None)
        kind = wanted.kinds[0]
        if match is None:
            if not wanted.optional:
                missed.append((kind, wanted))
            continue
        left.remove(match)
        if wanted.optional:
            continue
        _hit(tally, kind)
        stated = wanted.country and not (wanted.venue and match.country is None)
        if stated and not tally.ask("place country", match.country == wanted.country):
            tally.misses.append(f"country of {wanted.names[0]}: {match.country}, not {wanted.country}")
        if wanted.job:
            ours, theirs = wanted.job.casefold(), (match.job or "").casefold()
            if not tally.ask("job title", bool(theirs) and (ours in theirs or theirs in ours)):
                tally.misses.append(f"job of {wanted.names[0]}: {match.job}, not {wanted.job}")
    for kind, wanted in missed:
        tally.add(f"entities {kind}", 0, 0, 1)
        tally.add("entities", 0, 0, 1)
        tally.misses.append(f"{kind} missed: {wanted.names[0]}")
    neutral = [n for e in gold.entities if e.optional for n in e.names] + list(gold.article["author"])
    for extra in left:
        if not comparing.same_name(neutral, extra.names):
            kind = extra.kinds[0]
            tally.add(f"entities {kind}", 0, 1, 0)
            tally.add("entities", 0, 1, 0)
            tally.misses.append(f"{kind} that is none: {extra.names[0] if extra.names else '(no name)'}")


def _hit(tally: Tally, kind: str) -> None:
    tally.add(f"entities {kind}", 1)
    tally.add("entities", 1)


def pairs(gold: Reading, found: Reading) -> list[tuple[Event, Event]]:
    """Gold and found events, one to one: the most alike first."""
    alike = [
        (comparing.likeness(g, f, gold.entities), not g.optional, i, j)
        for i, g in enumerate(gold.events)
        for j, f in enumerate(found.events)
    ]
    taken: dict[int, int] = {}
    for likeness, _, i, j in sorted(alike, key=lambda one: (-one[0], not one[1], one[2], one[3])):
        if likeness > 0 and i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold.events[i], found.events[j]) for i, j in taken.items()]


def _events(gold: Reading, found: Reading, tally: Tally) -> None:
    paired = pairs(gold, found)
    wanted = [e for e in gold.events if not e.optional]
    by_gold = {id(g): f for g, f in paired}
    extra = len(found.events) - len(paired)
    hits = sum(id(g) in by_gold for g in wanted)
    tally.add("events found", hits, extra, len(wanted) - hits)
    for one in found.events:
        if not any(one is f for _, f in paired):
            tally.misses.append(f"event that is none: {one.start} {one.words[:1]} at {one.places}")
    for one in wanted:
        _event_score(one, by_gold.get(id(one)), gold, tally)


def _event_score(gold: Event, found: Event | None, reading: Reading, tally: Tally) -> None:
    changed = any(s in comparing.STATUSES for s in gold.statuses[:1])
    if comparing.has_time(gold.start):
        right = found is not None and comparing.right_minute(gold.start or "", found.start)
        if not tally.ask("event minute", right) and found:
            tally.misses.append(f"minute of {gold.words[0]}: {found.start}, not {gold.start}")
    if found is None:
        tally.misses.append(f"event missed: {gold.start} {'/'.join(gold.words)} at {gold.places[:1]}")
        if changed:
            tally.ask("changed status", False)
        tally.ask("strict", False)
        return
    hits, missed, extra = comparing.participants(gold, found, reading.entities)
    tally.add("participants", hits, extra, missed)
    verdict = {
        "type": comparing.right_type(gold, found),
        "date": comparing.right_day(gold, found),
        "place": comparing.right_place(gold, found),
        "participants": not missed and not extra,
        "status": comparing.right_status(gold, found),
        "name": comparing.right_name(gold, found),
    }
    tally.ask("event date", verdict["date"])
    if comparing.has_day(gold.start):
        tally.ask("event day", verdict["date"])
    for part in ("type", "place", "name"):
        tally.ask(f"event {part}", verdict[part])
    if changed:
        tally.ask("changed status", verdict["status"])
    else:
        tally.add("status said in vain", not verdict["status"], 0, verdict["status"])
    tally.ask("strict", all(verdict.values()))
    if wrong := [part for part, right in verdict.items() if not right]:
        said = {
            "type": (found.types, gold.types),
            "date": ((found.start, found.end), (gold.start, gold.end)),
            "place": (found.places[:2], gold.places),
            "participants": (found.participants, gold.participants),
            "status": (found.statuses, gold.statuses),
            "name": (found.words[:1], gold.words),
        }
        details = "; ".join(f"{part} {said[part][0]} not {said[part][1]}" for part in wrong)
        tally.misses.append(f"event {found.words[:1]}: {details}")


def _score_times(gold: Reading, found: Reading, tally: Tally) -> None:
    if found.times is None:
        return
    assert gold.times is not None
    for wanted in gold.times:
        near = [t for t in found.times if comparing.same_words(wanted, t)]
        if wanted.optional:
            continue
        tally.add("times", bool(near), 0, not near)
        if not near:
            tally.misses.append(f"time missed: {wanted.text}")
        elif wanted.value:
            right = any(comparing.right_value(wanted.value, t.value) for t in near)
            tally.ask("time value", right)
            if WEEKDAY.search(wanted.text):
                tally.ask("time weekday", right)
            if not right:
                tally.misses.append(f"time {wanted.text}: {[t.value for t in near]}, not {wanted.value}")
    for one in {t.text: t for t in found.times}.values():
        if not any(comparing.same_words(g, one) for g in gold.times):
            tally.add("times", 0, 1, 0)
            tally.misses.append(f"time that is none: {one.text} ({one.value})")


def _article(gold: Reading, found: Reading, tally: Tally) -> None:
    ours, theirs = gold.article, found.article
    verdict = {
        "headline": _squeezed(theirs["headline"]) == _squeezed(ours["headline"]),
        "section": theirs["articleSection"] == ours["articleSection"],
        "subtype": not set(theirs["subtype"]).isdisjoint(ours["subtype"]),
        "author": sorted(theirs["author"]) == sorted(ours["author"]),
    }
    for name, right in verdict.items():
        if not tally.ask(name, right):
            key = "articleSection" if name == "section" else name
            tally.misses.append(f"{name}: {theirs[key]}, not {ours[key]}")
    if ours["dateline"]:
        said = str(theirs["dateline"] or "").casefold()
        if not tally.ask("dateline", ours["dateline"].casefold() in said):
            tally.misses.append(f"dateline: {theirs['dateline']}, not {ours['dateline']}")


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


# The table

MEASURES = (
    ("entities", "f1"),
    *((f"entities {kind}", "f1") for kind in KINDS),
    *((name, "recall") for name in ("place country", "job title")),
    ("events found", "f1"),
    *((name, "recall") for name in ("event day", "event date", "event minute")),
    *((name, "recall") for name in ("event type", "event place", "event name")),
    ("participants", "f1"),
    *((name, "recall") for name in ("changed status", "status said in vain", "strict")),
    ("times", "f1"),
    *((name, "recall") for name in ("time value", "time weekday")),
    *((name, "recall") for name in ("headline", "section", "subtype", "author", "dateline")),
)  # fmt: skip


def results(tally: Tally) -> dict[str, float]:
    """Each measure and its score; those nothing was counted of are left out."""
    return {name: round(getattr(tally, how)(name), 4) for name, how in MEASURES if name in tally.counts}


def table(columns: dict[str, Tally]) -> str:
    """One table: a measure a line, a program a column, with what the score is of."""
    lines = [f"{'':22}" + "".join(f"{name:>26}" for name in columns)]
    for measure, how in MEASURES:
        cells = []
        for tally in columns.values():
            hit, _, missed = tally.counts.get(measure, (0, 0, 0))
            if measure not in tally.counts:
                cells.append("-")
            elif how == "f1":
                exact = f"P {tally.precision(measure):.2f} R {tally.recall(measure):.2f}"
                cells.append(f"{tally.f1(measure):.3f} ({exact})")
            else:
                cells.append(f"{tally.recall(measure):.3f} ({hit}/{hit + missed})")
        lines.append(f"{measure:22}" + "".join(f"{cell:>26}" for cell in cells))
    lines.append(f"{'CPU seconds':22}" + "".join(f"{t.seconds:>26.1f}" for t in columns.values()))
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Prints the table, or JSON; `--errors` adds what went wrong, for the texts that may be read."""
    parser = argparse.ArgumentParser("accuracy.py texts", description=__doc__.split("\n")[0])
    parser.add_argument("split", nargs="*", help=f"{', '.join(SPLITS)}; all of them if none is named")
    parser.add_argument("--baseline", action="store_true", help="beside it: plain spaCy and dateparser")
    parser.add_argument("--fast", action="store_true", help="beside it: the mapper without a model")
    parser.add_argument("--json", action="store_true", help="the scores as JSON")
    parser.add_argument("--errors", action="store_true", help=f"every miss of {' and '.join(OPEN)}")
    parser.add_argument("--text", help=f"only texts whose name has this in it, of {' and '.join(OPEN)}")
    options = parser.parse_args(arguments)
    if strange := sorted({*options.split} - {*SPLITS}):
        parser.error(f"there is no {strange[0]}, only {', '.join(SPLITS)}")
    splits = [s for s in options.split or (OPEN if options.text else SPLITS) if texts(s)]
    columns: dict[str, Tally] = {}
    for split in splits:
        chosen = [t for t in texts(split) if not options.text or (split in OPEN and options.text in t.name)]
        for name, read in _programs(options).items():
            columns[f"{split} {name}".strip()] = score(chosen, read)
    if options.json:
        scores = {name: results(tally) for name, tally in columns.items()}
        print(json.dumps({"digests": {split: digest(split) for split in splits}, **scores}, indent=1))
        return 0
    if options.errors:
        print(*(miss for split in splits if split in OPEN for miss in columns[split].misses), "", sep="\n")
    print(
        *(f"{split}: {len(texts(split))} texts, corpus {digest(split)[:16]}" for split in splits),
        "",
        sep="\n",
    )
    print(table(columns))
    return 0


def _programs(options: argparse.Namespace) -> dict[str, Reader]:
    """Those that are asked for, by the name of their column; the mapper has none."""
    found: dict[str, Reader] = {"": mapper()}
    if options.fast:
        found["fast"] = mapper(None)
    if options.baseline:
        from benchmarks import baseline

        found["baseline"] = baseline.read
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
