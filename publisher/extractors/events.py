"""What happened, happens or will: events in the text, with their day, place, people and state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from publisher.extractors import clauses, lexicon, naming, tense, times
from publisher.extractors.clauses import Mood, Names
from publisher.extractors.entities import Thing
from publisher.extractors.reading import Reading, Sentence, Word
from publisher.extractors.times import Time

CANCELLED, POSTPONED, RESCHEDULED, ONLINE = (
    "EventCancelled",
    "EventPostponed",
    "EventRescheduled",
    "EventMovedOnline",
)
_PLACE_PREPOSITIONS = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "off",
    "across",
    "around",
    "over",
    "from",
    "into",
    "to",
    "of",
    "through",
    "along",
    "under",
    "throughout",
    "between",
)
_ONLINE_WORDS = {
    "online",
    "virtually",
    "virtual",
    "zoom",
    "streamed",
    "livestreamed",
    "remotely",
    "video",
    "webcast",
}
_ONLINE_VERBS = frozenset(
    "move shift switch go transfer relocate hold take give deliver run be stage conduct offer".split()
)
_NO_EVENTS = frozenset(
    "flight train order contract debt plan project leave subscription decision payment bus ferry service law policy bill loan visa permit licence license appointment holiday booking ticket school production work".split()
)
_COURSE = frozenset(
    "take begin start open resume happen occur kick end finish conclude close run last hold stage".split()
)
_MATCH_VERBS = frozenset("beat defeat thrash edge overcome draw lose".split())
_SPORT_VERBS = frozenset(
    "beat defeat thrash edge overcome draw play face meet host lose win travel open visit kick".split()
)


@dataclass(slots=True)
class Event:
    """One event: its first telling, and what all tellings say of it."""

    sentence: Sentence
    focus: Word
    verb: Word | None
    kind: str
    type: str
    name: str
    mood: Mood
    time: Time | None = None
    end: str = ""
    previous: Time | None = None
    duration: Time | None = None
    places: list[tuple[Thing, Word]] = field(default_factory=list)
    takers: list[tuple[Thing, str, Word]] = field(default_factory=list)
    status: str = ""
    moved: bool = False
    ordinal: str = ""
    reported: bool = False
    last: Time | None = None
    tellings: list[tuple[Sentence, Word]] = field(default_factory=list)

    @property
    def start(self) -> str:
        """When it begins, as schema.org writes it; empty when that is not known to a month at least... or a year."""
        return _moment(self.time.value) if self.time is not None else ""

    @property
    def day(self) -> str:
        """Its first day as far as known."""
        return self.start[:10]


def find(reading: Reading, things: list[Thing], found: list[Time], sport: bool) -> list[Event]:
    """The events of an article in the order in which they are told, each once."""
    if not reading.parsed:
        return []
    return _Finder(reading, things, found, sport).events()


def _moment(value: str) -> str:
    """The beginning of a time value as an ISO 8601 date or date-time; as exact as the value, or less."""
    value = value.split("/")[0]
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?", value):
        return value
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}", value):
        return match[1]
    if match := re.fullmatch(r"(\d{4})-(Q\d|[A-Z]{2})", value):
        return match[1]
    if re.fullmatch(r"\d{4}-W\d\d(-WE)?", value):
        span = times.bounds(value)
        if span is not None and span[0].month == span[1].month:
            return span[0].isoformat()[:7]
    return ""


class _Finder:
    """Everything about one article that finding its events needs."""

    def __init__(self, reading: Reading, things: list[Thing], found: list[Time], sport: bool) -> None:
        self.reading = reading
        self.names = Names.of(things, reading.sentences)
        self.things = things
        self.sport = sport
        self.times: dict[int, list[Time]] = {}
        for time in found:
            self.times.setdefault(time.sentence.number, []).append(time)
        self.quoted = clauses.quotes(reading)
        self.spent: list[Time] = []
        self.deferred: list[tuple[Word, Word | None, str, list[Time]]] = []
        self.today = times.published(reading)
        self._retag()

    def _retag(self) -> None:
        """Mends what the model reads wrongly most: "Envoys met" is no name, "a hearing" no verb."""
        for sentence in self.reading.sentences:
            first = sentence.words[0]
            if (
                first.tag in {"NNP", "NNPS"}
                and self.names.at(sentence, first) is None
                and first.dep != "compound"
            ):
                several = first.text.endswith("s") and not first.text.endswith("ss")
                first.tag, first.lemma = ("NNS", first.lower[:-1]) if several else ("NN", first.lower)
            for word in sentence.words:
                determined = any(c.dep == "det" or c.lower in {"a", "the"} for c in sentence.child(word)) or (
                    word.i and sentence.words[word.i - 1].tag in {"DT", "NN", "JJ"}
                )
                if (
                    word.tag == "VBG"
                    and word.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}
                    and determined
                    and not sentence.child(word, "aux", "dobj")
                ):
                    word.tag, word.lemma = "NN", word.lower

    def events(self) -> list[Event]:
        merged: list[Event] = []
        for sentence in self.reading.sentences:
            if (
                sentence.block.kind not in {"paragraph", "note", "correction"}
                or sentence.number in self.quoted
            ):
                continue
            for event in self._sentence(sentence, merged):
                self._add(merged, event)
        found = [e for e in merged if self._worth(e)]
        for event in found:
            if event.kind in {"round", "talks"} and not event.takers:
                event.takers = next(
                    (list(e.takers) for e in found if e.kind in {"round", "talks"} and len(e.takers) > 1), []
                )
                event.name = naming.with_takers(event, event.name) if event.takers else event.name
            for thing, _, _ in event.takers if event.type == "SportsEvent" else ():
                thing.type = "SportsTeam" if thing.type == "Organization" else thing.type
        return found

    # one sentence

    def _sentence(self, sentence: Sentence, before: list[Event]) -> Iterator[Event]:
        found: list[Event] = []
        self._changes(sentence, found, before)
        for event in found:
            self._settle(event)
        for time in self.times.get(sentence.number, ()):
            if time.kind != "date" or not _moment(time.value) or time in self.spent:
                continue
            focus = (
                self._when(sentence, time)
                if self._aside(sentence, time)
                else self._focus(sentence, time) or self._when(sentence, time)
            )
            if focus is not None:
                focus = self._whole(sentence, focus[0]), focus[1]
            if focus is None or clauses.quoted(sentence, focus[0]):
                continue
            self._dated(sentence, time, focus, found)
        self._undated(sentence, found)
        for verb, noun, state, days in self.deferred:
            self._apply(sentence, verb, noun, state, days, found, before)
        self.deferred = []
        for event in found:
            self._complete(event, [e for e in found if e is not event and e.focus is event.focus])
            yield event

    def _aside(self, sentence: Sentence, time: Time) -> bool:
        """Whether a time only bounds or compares: "since 2011", "by Friday"; not "shortly before three"."""
        words = sentence.words
        first = next((w.i for w in words if w.end > time.start), 0)
        before = [w.lower for w in words[max(0, first - 2) : first]]
        if before and before[-1] in {"since", "by", "before", "until", "till", "than", "through", "after"}:
            return before[0] not in {"shortly", "just", "soon", "moments", "minutes"}
        return False

    def _when(self, sentence: Sentence, time: Time) -> tuple[Word, Word | None] | None:
        """The event of a clause that tells what a time was: "since 2011, when it began"."""
        for clause in sentence.child(time.word, "relcl", "advcl"):
            if any(w.lower in {"when", "where"} for w in sentence.child(clause, "advmod")):
                return self._of_verb(sentence, clause, time)
        return None

    def _whole(self, sentence: Sentence, noun: Word) -> Word:
        """The round of "a round of talks"."""
        prep = sentence.head(noun)
        if noun.dep == "pobj" and prep is not None and prep.lower == "of":
            above = sentence.head(prep)
            if (
                above is not None
                and above.lower in {"round", "leg", "session", "series"}
                and self._noun(sentence, above) is not None
            ):
                return above
        return noun

    def _focus(self, sentence: Sentence, time: Time) -> tuple[Word, Word | None] | None:
        """The word that tells the event of a time, and the verb of its clause."""
        here: Word | None = time.word
        for _ in range(len(sentence.words)):
            above = sentence.head(here) if here is not None else None
            if here is None or above is None:
                break
            if (
                above.tag.startswith("NN")
                and not _in_time(above, time)
                and self._noun(sentence, above) is not None
            ):
                return above, tense.verb(sentence, above)
            if above.tag.startswith("VB") and above.dep not in {"amod", "compound"}:
                return self._of_verb(sentence, above, time)
            here = above
        if here is not None and here.tag.startswith("VB"):
            return self._of_verb(sentence, here, time)
        return None

    def _beside(self, sentence: Sentence, noun: Word) -> bool:
        """Whether a noun only dates what the clause tells: "will speak after the show on Friday"."""
        prep = sentence.head(noun)
        governor = tense.verb(sentence, noun)
        return (
            prep is not None
            and noun.dep == "pobj"
            and prep.lower in {"after", "before", "following"}
            and governor is not None
            and self._of_verb(sentence, governor, None) is not None
        )

    def _of_verb(self, sentence: Sentence, verb: Word, time: Time | None) -> tuple[Word, Word | None] | None:
        """What a dated verb tells: the event it is said of, or itself."""
        if verb.lemma == "report" or verb.lemma == "post":
            for noun in sentence.child(verb, "dobj"):
                if self._noun(sentence, noun) is not None:
                    return noun, verb
        if verb.lemma in {"report", "write", "describe", "publish"} and any(
            o.lemma == "journal" or o.lower == "journal" for _, o in clauses.phrases(sentence, verb, "in")
        ):
            return verb, verb
        if verb.lemma in lexicon.words("saying") and not self._announces(sentence, verb):
            return self._said(sentence, verb, time)
        if self.sport and verb.lemma not in _MATCH_VERBS:
            for inner in sentence.below(verb):
                if (
                    inner.lemma in _MATCH_VERBS
                    and inner.tag.startswith("VB")
                    and inner.dep in {"advcl", "xcomp", "conj", "pcomp"}
                ):
                    return inner, inner
                if (
                    inner.lemma == "win"
                    and inner is not verb
                    and inner.dep in {"advcl", "xcomp", "pcomp"}
                    and any(self._noun(sentence, o) for o in sentence.child(inner, "dobj"))
                ):
                    return next(o for o in sentence.child(inner, "dobj") if self._noun(sentence, o)), inner
        if verb.lemma in {"travel", "fly", "go", "arrive", "return", "visit", "come"}:
            for _, obj in clauses.phrases(sentence, verb, "for", "on"):
                if self._noun(sentence, obj) is not None and (self._noun(sentence, obj) or ("",))[0] in {
                    "talks",
                    "summit",
                    "meeting",
                    "trial",
                    "visit",
                    "conference",
                }:
                    return obj, verb
        above = sentence.head(verb)
        if verb.dep == "xcomp" and above is not None and above.lemma == "be":
            for noun in sentence.child(above, "nsubj"):
                if self._noun(sentence, noun) is not None:
                    return noun, verb
        planned = self._plans(sentence, verb)
        antecedent = self._antecedent(sentence, verb)
        if antecedent is not None and (planned or verb.lemma not in lexicon.words("event verbs")):
            return antecedent, verb
        light = verb.lemma in lexicon.words("light verbs")
        if verb.lemma == "end":
            for _, obj in clauses.phrases(sentence, verb, "in", "with"):
                if self._noun(sentence, obj) is not None:
                    return obj, verb
        if light or planned:
            for noun in self._arguments(sentence, verb):
                if self._noun(sentence, noun) is not None:
                    return noun, verb
        if verb.lemma in _COURSE:
            return self._course(sentence, verb)
        if planned:
            return self._planned(sentence, verb)
        if verb.lemma == "be":
            return self._copula(sentence, verb)
        inner = next((w for w in sentence.child(verb, "xcomp") if w.tag.startswith("VB")), None)
        if (
            verb.lemma in {"go", "continue", "come", "plan", "decide", "agree", "expect", "intend"}
            and inner is not None
        ):
            return self._of_verb(sentence, inner, None)
        if self.sport and verb.lemma in _SPORT_VERBS and self._sides(sentence, verb):
            return verb, verb
        if verb.lemma in lexicon.words("state verbs") and verb.lemma not in lexicon.words("event verbs"):
            return None
        return verb, verb

    def _plans(self, sentence: Sentence, verb: Word) -> bool:
        """Whether a verb says of an event that it is planned, moved or called off."""
        if verb.lemma == "call":
            return any(w.lower == "off" for w in sentence.child(verb, "prt", "advmod", "prep"))
        return (
            verb.lemma in tense.AHEAD - {"bring", "fix", "push", "move"}
            or verb.lemma in lexicon.words("off verbs")
            or (verb.lemma == "move" and bool(sentence.child(verb, "nsubjpass")))
        )

    def _antecedent(self, sentence: Sentence, verb: Word) -> Word | None:
        """The event noun that a clause hangs on ("talks planned for Monday", "a debate between the two that ...")."""
        while verb.dep == "xcomp" and (above := sentence.head(verb)) is not None:
            verb = above
        if verb.dep not in {"relcl", "acl"}:
            return None
        noun = sentence.head(verb)
        for _ in range(4):
            if noun is None:
                return None
            if self._noun(sentence, noun) is not None:
                return noun
            noun = sentence.head(noun) if noun.dep in {"pobj", "prep", "conj", "appos"} else None
        return None

    def _course(self, sentence: Sentence, verb: Word) -> tuple[Word, Word | None] | None:
        """ "It starts at ten", "jury selection begins": what takes its course, by its subject."""
        inner = next((w for w in sentence.child(verb, "xcomp") if w.tag.startswith("VB")), None)
        if inner is not None and verb.lemma not in {"take", "hold"}:
            return self._of_verb(sentence, inner, None)
        objects = [w for w in sentence.child(verb, "dobj") if w.lower != "place" or sentence.child(w)]
        if objects and verb.lemma != "take":
            return objects[0] if False else verb, verb
        if verb.lemma == "take" and objects:
            return verb, verb
        for subject in clauses.subjects(sentence, verb):
            if subject.tag in {"PRP", "DT", "WDT"}:
                return verb, verb
            if subject.tag.startswith("NN"):
                here = self.names.at(sentence, subject)
                if here is None or here[1].kind == "organization":
                    return subject, verb
        return verb, verb

    def _planned(self, sentence: Sentence, verb: Word) -> tuple[Word, Word | None] | None:
        inner = next((w for w in sentence.child(verb, "xcomp") if w.tag.startswith("VB")), None)
        if inner is not None:
            return self._of_verb(sentence, inner, None) or (inner, inner)
        if sentence.child(verb, "dobj") and not self._off(sentence, verb):
            return None if verb.lemma in {"schedule", "set"} else (verb, verb)
        for noun in [
            *sentence.child(verb, "nsubjpass", "dobj"),
            *(clauses.subjects(sentence, verb) if verb.dep == "acl" else []),
        ]:
            if noun.tag.startswith("NN") and self.names.at(sentence, noun) is None:
                return noun, verb
            if noun.tag in {"PRP", "DT"}:
                return verb, verb
        return None

    def _announces(self, sentence: Sentence, verb: Word) -> bool:
        return verb.lemma == "announce" and bool(sentence.child(verb, "dobj"))

    def _said(self, sentence: Sentence, verb: Word, time: Time | None) -> tuple[Word, Word | None] | None:
        """The deal or decision that the lead says was announced that day."""
        if sentence.block is not self._lead() or time is None or time.sentence is not sentence:
            return None
        for clause in sentence.child(verb, "ccomp"):
            subject = next(iter(sentence.child(clause, "nsubj")), None)
            if subject is None or sentence.child(clause, "npadvmod", "tmod"):
                continue
            decided = clause.lemma in _DECISIONS
            done = clause.tag in {"VBD", "VBN"} and clause.lemma not in lexicon.words("state verbs") and clause.lemma not in lexicon.words("saying")
            if (decided or done) and any(t.kind == "organization" for t in self.names.meant(sentence, subject)):
                inner = next((w for w in sentence.child(clause, "xcomp") if w.tag.startswith("VB")), clause)
                return inner, clause
        return None

    def _lead(self) -> object:
        return next(iter(self.reading.article.of("paragraph")), None)

    def _copula(self, sentence: Sentence, verb: Word) -> tuple[Word, Word | None] | None:
        """ "The vote is on Monday", "it was the third attack", "she is due in court"."""
        for word in sentence.child(verb, "acomp"):
            if word.lower == "due" and any(
                o.lower == "court" for _, o in clauses.phrases(sentence, word, "in", "at")
            ):
                return verb, verb
        for noun in [*sentence.child(verb, "attr"), *sentence.child(verb, "nsubj")]:
            if self._noun(sentence, noun) is not None:
                return noun, verb
        return None

    def _arguments(self, sentence: Sentence, verb: Word) -> Iterator[Word]:
        """The nouns of a clause in the order in which they can be its event."""
        passive = bool(sentence.child(verb, "nsubjpass"))
        if verb.lemma in _HARM and not passive:
            yield from sentence.child(verb, "nsubj")
        for word in [
            *sentence.child(verb, "nsubjpass"),
            *sentence.child(verb, "dobj"),
            *([] if passive else sentence.child(verb, "nsubj")),
        ]:
            yield word
            if word.lower in {"round", "series", "part", "one", "first", "second", "third", "day", "number"}:
                for _, obj in clauses.phrases(sentence, word, "of"):
                    yield obj
        if passive:
            yield from (obj for _, obj in clauses.phrases(sentence, verb, "by"))
        for prep, obj in clauses.phrases(
            sentence, verb, "in", "under", "at", "into", "for", "with", "during", "after", "on", "to"
        ):
            if prep.lower in {"in", "under", "at", "into", "during"} or verb.lemma in {
                "meet",
                "gather",
                "engage",
            }:
                yield obj

    def _noun(self, sentence: Sentence, noun: Word) -> tuple[str, str] | None:
        """The class and type of an event noun; None for any other word."""
        if not noun.tag.startswith("NN") or noun.dep in {"compound", "amod", "nmod"}:
            return None
        if any(_in_time(noun, t) for t in self.times.get(sentence.number, ())):
            return None
        here = self.names.at(sentence, noun)
        if here is not None and here[1].kind != "organization":
            return None
        if here is not None and here[1].type != "Organization":
            return None
        if any(w.lower in _STORMS for w in sentence.child(noun, "compound", "nmod")) and noun.tag.startswith("NNP"):
            return "storm", ""
        if noun.lower == "services":
            return None
        table = lexicon.words("event nouns")
        entry = table.get(noun.lower) or table.get(noun.lemma)
        if here is not None and not entry:
            entry = next(
                (table[w.lower] for w in here[0].words if w.lower in table and w.lower in _NAMED), ""
            )
        compounds = [
            w
            for w in sentence.words[max(0, noun.i - 2) : noun.i]
            if w.head == noun.i and w.dep in {"compound", "amod", "nmod", "poss"}
        ]
        for start in range(len(compounds)):
            phrase = " ".join(w.lower for w in compounds[start:]) + " " + noun.lower
            if phrase in lexicon.words("compound events"):
                entry = lexicon.words("compound events")[phrase]
        if not entry:
            return None
        *kind, type_ = entry.split(" ") if entry.split(" ")[-1][:1].isupper() else (*entry.split(" "), "")
        name = " ".join(kind)
        if (
            name
            in {
                "day",
                "night",
                "weekend",
                "week",
                "market",
                "event",
                "question",
                "run",
                "cut",
                "heat",
                "stage",
                "review",
            }
            and not compounds
        ):
            return (
                ("event", "")
                if name == "event"
                else None
                if name not in {"stage", "review"}
                else (name, type_)
            )
        if name == "trial" and compounds and compounds[-1].lower == "time":
            return "stage", "SportsEvent"
        if (name == "stage") != self.sport and name == "stage" or name == "round" and self.sport:
            return None
        if (
            type_ == "SportsEvent"
            and not self.sport
            and name in {"match", "final", "stage", "heat", "test", "tournament"}
            and not compounds
            and noun.lower in {"tie", "games", "heat", "stage", "cup", "draw", "game"}
        ):
            return None
        return name, type_

    # one event

    def _dated(
        self, sentence: Sentence, time: Time, focus: tuple[Word, Word | None], found: list[Event]
    ) -> None:
        word, verb = focus
        ends = (
            verb is not None
            and verb.lemma in {"end", "finish", "conclude", "close"}
            and not sentence.child(verb, "dobj")
        )
        known = next((e for e in found if e.focus is word), None)
        if known is not None and self._second_time(known, time):
            return
        event = self._event(sentence, word, verb, time)
        if event is None:
            return
        if ends and event.kind != "match":
            event.end, event.last = _moment(time.value), time
        else:
            event.time = time
        found.append(event)

    def _second_time(self, event: Event, time: Time) -> bool:
        """Whether a second time is one more of the same event: more exact, or the day it was moved from or to."""
        first = event.time
        if first is None:
            event.time = time
            return True
        if (
            first.value[:10] == time.value[:10]
            or time.value.startswith(first.value)
            or (len(first.value) < 10 <= len(time.value))
        ):
            event.time = time if len(time.value) > len(first.value) else first
            return True
        if len(time.value) < 10 or time.attribution:
            return True
        if (
            event.status in {POSTPONED, RESCHEDULED}
            or self._moves(event)
            or self._off(event.sentence, event.verb or event.focus)
        ):
            new = time
            old = first
            if self._led(event.sentence, first, {"to", "until", "till"}):
                new, old = first, time
            event.time, event.previous, event.status = new, old, RESCHEDULED
            return True
        return False

    def _moves(self, event: Event) -> bool:
        return any(
            w.lemma in {"move", "postpone", "reschedule", "delay", "defer", "push", "bring", "adjourn"}
            for w in event.sentence.words
        )

    def _event(
        self, sentence: Sentence, word: Word, verb: Word | None, time: Time | None = None
    ) -> Event | None:
        clause = verb or word
        if clause.tag.startswith("VB"):
            state = clauses.mood(sentence, clause)
            off = self._off(sentence, clause) if word is not clause else ""
            past = (
                time is not None
                and word is not clause
                and (time.word in sentence.below(word) or word.dep == "pobj") and self._is_past(time)
            )
            if past and state == "unreal":
                state = "fact"
            modal = {w.lower for w in sentence.child(clause, "aux")} & {"could", "may", "might", "can"}
            if time is not None and modal and not past and word is not clause and time.day and time.word in sentence.below(word):
                state = "plan"
            if state == "unreal" and not off:
                return None
        else:
            state = "fact"
        if word.tag.startswith("VB"):
            entry = lexicon.words("event verbs").get(word.lemma, "")
            kind = entry.split(" ")[0] if entry else word.lemma
            type_ = ""
            if self.sport and word.lemma in _SPORT_VERBS and self._sides(sentence, word):
                kind, type_ = "match", "SportsEvent"
            elif word.lemma in {"play", "perform", "sing", "headline"} and self._musical(sentence, word):
                kind, type_ = "concert", "MusicEvent"
            elif word.lemma in {"report", "write", "describe"}:
                kind, type_ = "publication", "PublicationEvent"
            elif word.lemma == "walk" and any(w.lower == "out" for w in sentence.child(word, "prt", "advmod")):
                kind = "strike"
            elif word.lemma == "found":
                kind = "founding"
            elif word.lemma == "be":
                kind = "hearing"
            elif (
                word.lemma == "strike"
                and not sentence.child(word, "dobj")
                and not sentence.child(word, "nsubjpass")
            ):
                kind = "strike"
            elif (
                word.lemma in _COURSE
                and (word.lemma != "take" or any(w.lower == "place" for w in sentence.child(word, "dobj")))
                and not [w for w in sentence.child(word, "dobj") if w.lower != "place" or sentence.child(w)]
            ):
                kind = "event"
        else:
            found = self._noun(sentence, word)
            kind, type_ = found if found is not None else (word.lemma, "")
            if any(d.lower in {"no", "any", "neither", "every", "each"} for d in sentence.child(word, "det")):
                return None
        if verb is not None and verb.lemma in {"publish", "release"} and word is not verb and not type_:
            type_ = "PublicationEvent"
        event = Event(sentence, word, verb, kind, type_, "", state)
        event.tellings.append((sentence, word))
        event.ordinal = next(
            (w.lower for w in sentence.below(word) if w.head == word.i and w.lower in _ORDINALS), ""
        )
        return event

    def _sides(self, sentence: Sentence, verb: Word) -> bool:
        """Whether a verb of sport has a team or a player for its subject."""
        if verb.lemma in {"win", "open", "visit", "travel", "host", "face", "lose"}:
            return any(
                t.kind != "place" or t.type == "Country"
                for w in clauses.subjects(sentence, verb)
                for t in self.names.meant(sentence, w)
            )
        return True

    def _musical(self, sentence: Sentence, verb: Word) -> bool:
        """Whether those who play make music."""
        for word in clauses.subjects(sentence, verb):
            for thing in self.names.meant(sentence, word):
                if thing.type == "MusicGroup" or any(
                    r.split()[-1].lower() in _MUSICIANS for r, _ in thing.roles
                ):
                    return True
        return False

    def _undated(self, sentence: Sentence, found: list[Event]) -> None:
        """Events told without a time: only where another telling of them, or who and where, holds them fast."""
        lead = sentence.block is self._lead() and not found
        for word in sentence.words:
            if lead and word.dep == "ROOT" and word.tag in {"VBD", "VBN", "VBZ"} and word.lemma in _TELLING:
                event = self._event(sentence, word, word)
                found += [event] if event is not None else []
                continue
            if (
                any(e.focus is word for e in found)
                or not word.tag.startswith("NN")
                or clauses.quoted(sentence, word)
            ):
                continue
            if any(word in sentence.below(e.focus) and e.focus.tag.startswith("NN") for e in found):
                continue
            if self._noun(sentence, word) is None:
                continue
            event = self._event(sentence, word, tense.verb(sentence, word))
            if event is not None and not self._unreal_noun(sentence, word):
                found.append(event)

    def _unreal_noun(self, sentence: Sentence, word: Word) -> bool:
        above = sentence.head(word)
        while above is not None and above.dep in {"prep", "pobj"}:
            above = sentence.head(above)
        return above is not None and above.lemma in lexicon.words("unreal verbs")

    def _complete(self, event: Event, twins: list[Event]) -> None:
        """Place, people, state, duration and end of an event, from the clause that tells it."""
        sentence, word, verb = event.sentence, event.focus, event.verb
        holders = [word] + ([verb] if verb is not None and verb is not word else [])
        if word.tag.startswith("NN"):
            prep = sentence.head(word)
            main = tense.verb(sentence, word)
            if (
                word.dep == "pobj"
                and prep is not None
                and sentence.head(prep) is main
                and main is not None
                and main not in holders
                and event.kind in _PARTIES
            ):
                holders.append(main)
            for clause in sentence.child(word, "relcl", "acl"):
                holders += [
                    w
                    for w in [clause, *sentence.child(clause, "xcomp")]
                    if w.tag.startswith("VB") and w not in holders
                ]
        for holder in holders:
            for prep, obj in clauses.phrases(sentence, holder, *_PLACE_PREPOSITIONS):
                self._place(event, prep, obj)
        for holder in holders:
            event.takers += [
                t for t in self._takers(event, holder) if t[0] not in [p for p, _, _ in event.takers]
            ]
        if not event.places:
            self._clause_places(event)
        if twins and event.time is not None and len(event.places) > 1:
            here = event.time
            event.places.sort(key=lambda p: abs(p[1].start - here.start))
        else:
            event.places.sort(key=lambda p: _breadth(p[0]))
        if not event.places and event.kind in {"exhibition", "concert", "show", "play", "opening"}:
            event.places += [(t, w) for t, _, w in event.takers if t.kind == "place" or (t.kind == "organization" and _venue(t))][:1]
        if not event.places and event.kind in _COURT:
            courts = [t for t in self.things if re.search(r"\b(?:Court|Courthouse|Old Bailey|Tribunal)\b", t.name) and "Supreme" not in t.name]
            if len(courts) == 1 and courts[0].mentions[0].sentence.number - sentence.number <= 2:
                event.places.append((courts[0], courts[0].mentions[0].head))
        spots = [p for p, _ in event.places]
        own = self.names.at(sentence, word)
        event.takers = [t for t in event.takers if own is None or t[0] is not own[1]]
        event.takers = [t for t in event.takers if t[0] not in spots or t[0].type == "Country"]
        event.places = [p for p in event.places if p[0] not in [t[0] for t in event.takers]]
        for time in self.times.get(sentence.number, ()):
            if time.kind == "duration" and event.duration is None and self._lasts(event, time):
                event.duration = time
        if event.time is not None and "/" in event.time.value:
            event.end = _moment(event.time.value.split("/")[1])
        event.reported = any(w.lower in {"reportedly", "allegedly", "apparently"} for w in sentence.words)
        event.name = naming.name(event, self.names)
        if event.kind == "event" and event.focus.tag.startswith("NN"):
            self._as_named(event)

    def _as_named(self, event: Event) -> None:
        """ "The event", "last year's event": the kind and name of the event noun told last."""
        near = [
            event.sentence,
            *(
                self.reading.sentences[n]
                for n in (event.sentence.number - 1, event.sentence.number - 2)
                if n >= 0
            ),
        ]
        for sentence in [*near, *(s for s in self.reading.sentences if s.block.kind == "headline")]:
            for word in reversed(sentence.words):
                found = (
                    self._noun(sentence, word)
                    if word is not event.focus and (sentence is not event.sentence or word.i < event.focus.i)
                    else None
                )
                if found is not None and found[0] != "event":
                    event.kind, event.type = found[0], event.type or found[1]
                    event.name = naming.plain(sentence, word)
                    return

    def _lasts(self, event: Event, time: Time) -> bool:
        words = event.sentence.words
        first = next((w for w in words if w.end > time.start), words[0])
        before = words[first.i - 1] if first.i else None
        governor = tense.verb(event.sentence, time.word)
        if governor is None or governor not in (event.verb, event.focus):
            head = event.sentence.head(time.word)
            if head is None or head.dep != "prep" or event.sentence.head(head) is not event.focus:
                return False
        return (before is not None and before.lower == "for") or (
            governor is not None and governor.lemma == "last"
        )

    def _is_past(self, time: Time) -> bool:
        span = times.bounds(time.value)
        return (
            span is not None and self.today is not None and span[0].isoformat() < self.today.isoformat()[:10]
        )

    def _off(self, sentence: Sentence, verb: Word) -> str:
        """The state a verb puts an event in: cancelled, postponed."""
        table = lexicon.words("off verbs")
        if verb.lemma in table:
            return table[verb.lemma]
        particles = {w.lower for w in sentence.child(verb, "prt", "advmod", "prep")}
        if verb.lemma == "call" and "off" in particles:
            return CANCELLED
        if (
            verb.lemma in {"put", "push", "set", "hold", "carry"}
            and particles & {"off", "back", "over"}
            and not sentence.child(verb, "neg")
        ):
            return POSTPONED
        if verb.lemma == "put" and any(o.lower == "hold" for _, o in clauses.phrases(sentence, verb, "on")):
            return POSTPONED
        if verb.lemma in {"rain", "wash", "snow"} and particles & {"off", "out"}:
            return CANCELLED
        if verb.lemma == "be" and "off" in particles:
            return CANCELLED
        return ""

    def _led(self, sentence: Sentence, time: Time, preps: set[str]) -> bool:
        first = next((w.i for w in sentence.words if w.end > time.start), 0)
        return first > 0 and sentence.words[first - 1].lower in preps

    # what becomes of a planned event

    def _changes(self, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
        """What the clauses of a sentence say of planned events: called off, put off, moved; with a day or without."""
        for verb in sentence.words:
            if not verb.tag.startswith("VB") or clauses.quoted(sentence, verb):
                continue
            state = self._change(sentence, verb)
            if not state or clauses.mood(sentence, verb) == "unreal" and not sentence.child(verb, "neg"):
                continue
            noun = self._changed(sentence, verb, state)
            if (
                noun is None
                or not noun.tag.startswith("NN")
                or (self._generic(sentence, noun) and self._told(sentence, noun, before))
            ):
                self._defer(sentence, verb, noun, state)
                continue
            if self.names.at(sentence, noun) is not None and self._noun(sentence, noun) is None:
                continue
            if self._noun(sentence, noun) is None and (
                noun.lemma in _NO_EVENTS or (state == ONLINE and not self._dated_noun(sentence, noun))
            ):
                continue
            kind, type_ = self._noun(sentence, noun) or (noun.lemma, "")
            event = Event(sentence, noun, verb, kind, type_, "", "plan", status=state)
            event.tellings.append((sentence, noun))
            event.ordinal = next(
                (w.lower for w in sentence.below(noun) if w.head == noun.i and w.lower in _ORDINALS), ""
            )
            found.append(event)

    def _change(self, sentence: Sentence, verb: Word) -> str:
        """The state a verb puts an event in, if it does."""
        beside = {w.lower for w in sentence.below(verb) if abs(w.i - verb.i) < 7}
        if verb.lemma in _ONLINE_VERBS and beside & _ONLINE_WORDS:
            moved = verb.lemma in {"move", "shift", "switch", "transfer", "relocate", "go"}
            subjects = clauses.subjects(sentence, verb)
            planned = any(self._planned_before(sentence, noun) for noun in subjects)
            because = any(
                w.lower in {"after", "because", "following", "due", "owing"} for w in sentence.words
            )
            if (
                moved
                or planned
                or because
                or beside & {"instead", "now", "only", "solely", "entirely", "rather"}
            ):
                return ONLINE
        if verb.lemma in {"stream", "livestream", "broadcast"} and "instead" in beside:
            return ONLINE
        off = self._off(sentence, verb)
        if off:
            return off
        if sentence.child(verb, "neg") or "longer" in beside and "no" in beside:
            goes = verb.lemma in {"take", "happen", "proceed"} or (
                verb.lemma in {"go", "hold"} and beside & {"ahead", "forward", "held"}
            )
            return CANCELLED if goes and tense.of(sentence, verb) == "future" else ""
        if (
            verb.lemma == "drop"
            and sentence.child(verb, "nsubjpass", "dobj")
            and beside & {"from", "programme", "program", "schedule"}
        ):
            return CANCELLED
        if verb.lemma == "bring" and "forward" in beside:
            return RESCHEDULED
        if "planned" in beside and "than" in beside and beside & {"later", "earlier"}:
            return RESCHEDULED
        if verb.lemma in {"move", "shift", "switch"} and self._moved_day(sentence, verb):
            return RESCHEDULED
        if (
            verb.lemma in _COURSE
            and self._ahead(sentence, verb)
            and any(self._planned_before(sentence, noun) for noun in clauses.subjects(sentence, verb))
        ):
            return "now"
        if (
            "now" in {w.lower for w in sentence.child(verb, "advmod")}
            and tense.of(sentence, verb) == "future"
            and verb.lemma in _COURSE | {"play", "be"}
        ):
            return "now"
        return ""

    def _dated_noun(self, sentence: Sentence, noun: Word) -> bool:
        inside = sentence.below(noun)
        return any(t.kind == "date" and t.word in inside for t in self.times.get(sentence.number, ()))

    def _ahead(self, sentence: Sentence, verb: Word) -> bool:
        aux = {w.lower for w in sentence.child(verb, "aux")}
        return bool(aux & {"will", "would", "'ll"})

    def _planned_before(self, sentence: Sentence, noun: Word) -> bool:
        """Whether a clause on the noun says for when it was first planned."""
        days = [t for t in self.times.get(sentence.number, ()) if t.kind == "date" and t.value]
        for clause in sentence.child(noun, "relcl", "acl"):
            inside = sentence.below(clause)
            was = any(w.lower in {"was", "were", "had"} for w in inside) or clause.lemma in tense.AHEAD
            if was and any(t.word in inside for t in days):
                return True
        return False

    def _moved_day(self, sentence: Sentence, verb: Word) -> bool:
        return any(
            t.kind == "date" and t.start > verb.end and self._led(sentence, t, {"to", "from", "until"})
            for t in self.times.get(sentence.number, ())
        )

    def _changed(self, sentence: Sentence, verb: Word, state: str) -> Word | None:
        """The word for what is changed: the object of who changes it, the subject where nobody does."""
        objects = [w for w in sentence.child(verb, "dobj") if w.lower != "place"]
        own = [*sentence.child(verb, "nsubjpass"), *objects] or clauses.subjects(sentence, verb)
        for word in own:
            if word.tag in {"WDT", "WP"} or (word.lower in {"that", "which"} and verb.dep == "relcl"):
                return sentence.head(verb)
            if (
                word.lower in {"round", "part", "series", "all", "both", "most", "some"}
                and self._noun(sentence, word) is None
            ):
                for _, obj in clauses.phrases(sentence, word, "of"):
                    return obj
            return word
        return None

    def _generic(self, sentence: Sentence, noun: Word) -> bool:
        """Whether "that match" or "the event" only points back."""
        determiners = {w.lower for w in sentence.child(noun, "det")}
        return (
            bool(determiners & {"that", "this", "the", "both", "these"})
            and len([c for c in sentence.child(noun) if c.dep not in {"det", "punct"}]) == 0
        )

    def _told(self, sentence: Sentence, noun: Word, before: list[Event]) -> bool:
        kind = (self._noun(sentence, noun) or ("", ""))[0]
        return any(e.kind == kind or kind == "event" for e in before)

    def _defer(self, sentence: Sentence, verb: Word, noun: Word | None, state: str) -> None:
        """Keeps what is said of "it" until the sentence's own events are known; its day is not theirs."""
        days = [
            t
            for t in self.times.get(sentence.number, ())
            if t.kind == "date" and t.start > verb.start and t.day and not t.attribution
        ]
        days = days if state in {POSTPONED, RESCHEDULED, "now"} else []
        self.spent += days
        self.deferred.append((verb, noun, state, days))

    def _apply(
        self,
        sentence: Sentence,
        verb: Word,
        noun: Word | None,
        state: str,
        days: list[Time],
        found: list[Event],
        before: list[Event],
    ) -> None:
        """Gives a state to the event that a pronoun or "that match" points back to, with its new day."""
        kind = (
            (self._noun(sentence, noun) or ("", ""))[0]
            if noun is not None and noun.tag.startswith("NN")
            else ""
        )
        recent = found[::-1] + [e for e in reversed(before) if sentence.number - e.sentence.number <= 3]
        for event in recent:
            if (
                event.focus is noun
                or event.status
                or (event.mood != "plan" and event.verb is not verb and state != "now" and not kind)
            ):
                continue
            if kind in {"", "event", event.kind} or {kind, event.kind} in _ALIKE:
                if days and state in {POSTPONED, RESCHEDULED, "now"}:
                    if event.time is not None and event.time is not days[0]:
                        event.previous = event.time
                    event.time = days[0]
                    event.status = RESCHEDULED
                elif state != "now":
                    event.status = state
                return

    def _own_time(self, event: Event) -> None:
        """The day in the event's own words; the day on which somebody called it off is none of its days."""
        sentence, verb = event.sentence, event.verb
        assert verb is not None
        inside = sentence.below(event.focus)
        passive = bool(sentence.child(verb, "nsubjpass"))
        for time in self.times.get(sentence.number, ()):
            if time.kind != "date" or not _moment(time.value):
                continue
            if time.word in inside:
                event.time = event.time or time
                self.spent.append(time)
            elif passive and time.start < verb.start and tense.verb(sentence, time.word) is verb:
                event.time = event.time or time
                self.spent.append(time)
            elif (
                passive
                and sentence.head(time.word) in (verb, *sentence.child(verb, "prep"))
                and time.start > verb.start
                and not self._led(sentence, time, {"to", "until", "till", "for"})
            ):
                self.spent.append(time)
        if event.time is None:
            self._day_between(event)

    def _day_between(self, event: Event) -> None:
        """Takes the day told between an event and what became of it, however the model joins the words."""
        sentence, verb = event.sentence, event.verb
        assert verb is not None
        first, last = sorted((event.focus.start, verb.start))
        for time in self.times.get(sentence.number, ()):
            if time.kind != "date" or not _moment(time.value) or time in self.spent:
                continue
            before = [w for w in sentence.words if w.end <= time.start][-2:]
            dated = any(w.lower in {"set", "scheduled", "planned", "due", "announced", "listed", "booked", "expected", "fixed"} for w in before)
            if first < time.start < last or (dated and time.start > event.focus.start):
                event.time = time
                self.spent.append(time)
                return

    def _settle(self, event: Event) -> None:
        """The old and the new day of an event that is put off."""
        if event.verb is None:
            return
        sentence, verb = event.sentence, event.verb
        self._own_time(event)
        if event.status not in {POSTPONED, RESCHEDULED, "now"}:
            return
        own = [
            part
            for t in self.times.get(sentence.number, ())
            if t.kind == "date" and _moment(t.value) and not t.attribution
            for part in _ends(t, verb)
        ]
        new = [
            t
            for t in own
            if t.start > verb.start
            and "/to" in t.words
            or t.start > verb.start
            and self._led(
                sentence,
                t,
                {"to", "until", "till", "for"} | ({"on", "at"} if event.status == "now" else set()),
            )
        ]
        if event.status == "now":
            new = new or [t for t in own if t.start > verb.start]
        old = [
            t
            for t in own
            if t not in new and t.day and (t.start < verb.start or self._led(sentence, t, {"from"}) or "from " in t.words)
        ]
        if new:
            event.time = new[0]
            if event.status != "now" or old:
                event.status = RESCHEDULED if new[0].day else POSTPONED
            else:
                event.status = ""
            if old:
                event.previous = old[-1]
        elif event.status == RESCHEDULED and not old and event.time is not None:
            event.status = RESCHEDULED
        elif event.status == "now":
            event.status = ""
        whole = [t for t in self.times.get(sentence.number, ()) if any(p.start == t.start for p in new + old)]
        self.spent += new + old + whole

    # places and people

    def _place(self, event: Event, prep: Word, obj: Word) -> None:
        sentence = event.sentence
        if prep.lower in {"from", "to", "of", "into", "between", "over"}:
            leaves = event.verb is not None and event.verb.lemma in {
                "withdraw",
                "evacuate",
                "depart",
                "escape",
                "flee",
                "launch",
                "expel",
                "pull",
            }
            if (
                not (prep.lower == "from" and leaves)
                and not (
                    prep.lower == "to"
                    and event.verb is not None
                    and event.verb.lemma in {"travel", "go", "return", "move", "visit"}
                )
                and not (
                    prep.lower == "of"
                    and event.focus.tag.startswith("NN")
                    and event.kind in {"shelling", "attack", "siege", "invasion", "occupation", "visit"}
                )
                and not (prep.lower in {"to", "of"} and event.kind == "visit")
                and prep.lower != "over"
            ):
                return
        for one in clauses.conjuncts(sentence, obj):
            for thing in self._where(sentence, one):
                if thing not in [p for p, _ in event.places]:
                    event.places.append((thing, one))
            for inner in self._inner(sentence, one):
                for thing in self._where(sentence, inner):
                    if thing not in [p for p, _ in event.places]:
                        event.places.append((thing, inner))

    def _inner(self, sentence: Sentence, word: Word, depth: int = 3) -> Iterator[Word]:
        """The places inside a phrase of place: "off the coast of the island of Cebu"."""
        for _, obj in clauses.phrases(sentence, word, "in", "of", "at", "near", "on"):
            yield obj
            if depth:
                yield from self._inner(sentence, obj, depth - 1)

    def _clause_places(self, event: Event) -> None:
        """Where no place hangs on the event itself: the nearest one its clause names, or what it was done to."""
        sentence = event.sentence
        top = event.verb or event.focus
        inside = _clause(sentence, top)
        spots = []
        for mention, thing in self.names.spans.get(sentence.number, ()):
            if (
                thing.kind == "place"
                and mention.head in inside
                and _before(sentence, mention.first) in {"in", "at", "near", "outside", "on", "inside", "off"}
            ):
                spots.append((abs(mention.first - top.i), thing, mention.head))
        if spots:
            _, thing, word = min(spots, key=lambda s: s[0])
            event.places.append((thing, word))
            return
        undergone = (
            [*sentence.child(top, "nsubj")]
            if top.lemma in {"come", "suffer", "undergo", "endure", "see", "witness"}
            else []
        )
        for word in [*sentence.child(top, "nsubjpass"), *sentence.child(top, "dobj"), *undergone]:
            for one in [word, *self._inner(sentence, word, 1)] if word in undergone else [word]:
                here = self.names.at(sentence, one)
                if here is not None and here[1].kind == "place" and here[1].type != "Country":
                    event.places.append((here[1], one))
                    return

    def _where(self, sentence: Sentence, word: Word) -> list[Thing]:
        here = self.names.at(sentence, word)
        if here is not None:
            thing = here[1]
            venue = thing.type in {
                "CollegeOrUniversity",
                "School",
                "Hospital",
                "GovernmentOrganization",
                "Museum",
                "Library",
                "ResearchOrganization",
                "Organization",
                "MusicGroup",
            }
            if thing.kind == "place" or (
                venue
                and _before(sentence, here[0].first) in {"at", "in", "outside", "inside"}
                and thing.kind == "organization"
                and _venue(thing)
            ):
                return [thing]
            return []
        if word.lemma in {"capital"}:
            return self._capital(sentence, word)
        if word.lemma in _PLACE_WORDS:
            return [
                t for t in self.names.meant(sentence, word) if t.kind == "place" or _venue(t)
            ] or self._same(sentence, word)
        return []

    def _same(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "At the same court": the last one named."""
        if not {w.lower for w in sentence.child(word, "det")} & {"the", "this", "that"}:
            return []
        for _, thing in self.names.before(word.start, "place", "organization"):
            if word.lemma in thing.name.lower():
                return [thing]
        return []

    def _capital(self, sentence: Sentence, word: Word) -> list[Thing]:
        from publisher import gazetteer

        known = gazetteer.load()
        codes = {known.demonyms[w.text] for w in sentence.below(word) if w.text in known.demonyms}
        for thing in self.things:
            if (
                thing.place is not None
                and thing.place.capital
                and (
                    thing.country in codes
                    or (not codes and len({t.country for t in self.things if t.country}) == 1)
                )
            ):
                return [thing]
        return []

    def _takers(self, event: Event, holder: Word) -> Iterator[tuple[Thing, str, Word]]:
        """Who takes part: the subject and object of the clause, and whom the noun names."""
        sentence = event.sentence
        if holder.tag.startswith("NN"):
            for word in sentence.child(holder, "poss", "compound", "nmod", "amod"):
                yield from self._people(event, word, places=event.kind in {"talks", "match", "round", "war"})
            for prep, obj in clauses.phrases(
                sentence, holder, "between", "with", "by", "against", "among", "of", "for", "from"
            ):
                if prep.lower in {"of", "for"} and event.kind not in _OF_TAKERS:
                    continue
                yield from self._people(event, obj, places=prep.lower in {"between", "with", "by", "against", "among"})
            for _, obj in clauses.phrases(sentence, holder, "in", "before"):
                here = self.names.at(sentence, obj)
                if here is not None and here[1].type == "GovernmentOrganization" and not _venue(here[1]):
                    yield from self._people(event, obj, places=False)
            return
        passive = bool(sentence.child(holder, "nsubjpass"))
        subjects = [s for s in clauses.subjects(sentence, holder) if s is not event.focus]
        off = self._off(sentence, holder)
        for word in subjects:
            if word is event.focus:
                continue
            if (
                off
                and passive is False
                and any(t.kind == "organization" for t in self.names.meant(sentence, word))
                and event.takers
            ):
                continue
            yield from self._people(event, word, places=True)
        for word in sentence.child(holder, "dobj", "dative"):
            if word is not event.focus:
                yield from self._people(
                    event,
                    word,
                    places=event.kind in {"invasion", "annexation", "war", "talks", "match"},
                    inner=True,
                )
        for _, obj in clauses.phrases(sentence, holder, "in", "before"):
            here = self.names.at(sentence, obj)
            if here is not None and here[1].kind == "organization" and here[1].type == "GovernmentOrganization" and not _venue(here[1]):
                yield from self._people(event, obj, places=False)
        if event.kind in {"seizure", "annexation", "capture", "withdrawal", "theft"}:
            for _, obj in clauses.phrases(sentence, holder, "from"):
                yield from self._people(event, obj, places=True)
        for prep, obj in clauses.phrases(sentence, holder, "with", "against", "by", "alongside", "to", *(["for"] if holder.lemma in {"sing", "perform"} else [])):
            if (
                prep.lower == "to"
                and prep.dep != "dative"
                and not (event.kind in {"match"} or holder.lemma in {"lose"})
            ):
                continue
            yield from self._people(event, obj, places=prep.lower != "to")

    def _people(
        self, event: Event, word: Word, *, places: bool, inner: bool = False
    ) -> Iterator[tuple[Thing, str, Word]]:
        sentence = event.sentence
        for one in clauses.conjuncts(sentence, word):
            named = self.names.at(sentence, one)
            found = [named[1]] if named is not None else []
            for appositive in sentence.child(one, "appos"):
                if not found and self.names.at(sentence, appositive) is not None:
                    found = [t for w in clauses.conjuncts(sentence, appositive) for t in self.names.meant(sentence, w)]
            found = found or self.names.meant(sentence, one)
            if not found and one.tag == "NNS" and not inner:
                found = self.names.members(sentence, one)
            if not found and one.lemma in _BODIES:
                found = [
                    t
                    for w in sentence.child(one, "compound", "nmod")
                    for t in self.names.meant(sentence, w)
                    if t.kind == "organization"
                ]
            for thing in found:
                if thing.kind in {"person", "organization"} or (places and thing.type == "Country"):
                    yield thing, "", one

    # all events

    def _add(self, merged: list[Event], event: Event) -> None:
        for known in reversed(merged):
            if _one(known, event):
                _join(known, event)
                return
        if (
            event.time is None
            and event.last is not None
            and event.mood == "fact"
            and event.focus.tag.startswith("NN")
        ):
            event.time, event.end = event.last, ""
        merged.append(event)

    def _worth(self, event: Event) -> bool:
        """Whether an event stands on its own: it has a day, or is one of those that name themselves."""
        if event.kind == "event" and event.focus.tag.startswith("VB"):
            return False
        if (
            len(event.name.split()) < 2
            and not event.places
            and not event.takers
            and event.kind not in lexicon.words("event nouns")
        ):
            return False
        if event.time is not None and event.start:
            return True
        if (
            event.status
            and event.kind in lexicon.words("event nouns")
            and (event.places or event.takers or len(event.name.split()) > 1)
        ):
            return True
        if event.focus.tag.startswith("VB") and event.focus.lemma in _TELLING and event.sentence.block is self._lead() and event.takers:
            return True
        if event.kind in {"interview"} and len(event.takers) > 1:
            return True
        return bool(event.duration and event.kind == "talks" and event.takers)


_NAMED = {
    "festival",
    "open",
    "cup",
    "fair",
    "marathon",
    "expo",
    "biennale",
    "carnival",
    "tour",
    "games",
    "championship",
    "championships",
    "tournament",
    "conference",
    "congress",
    "summit",
    "symposium",
    "fest",
}
_ORDINALS = {
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "final",
    "last",
    "1st",
    "2nd",
    "3rd",
    "next",
    "previous",
    "earlier",
    "another",
}
_TELLING = frozenset("die kill resign arrest elect sentence jail convict beat defeat capsize sink crash collapse erupt explode attack bomb shell win launch".split())
_COURT = {"sentence", "sentencing", "conviction", "verdict", "plead", "jail", "convict", "acquit", "clear", "hearing", "trial"}
_DECISIONS = frozenset("agree decide cut close buy acquire lay sell shed resign appoint name drop list hire open build invest launch merge split recall order raise".split())
_STORMS = {"storm", "hurricane", "typhoon", "cyclone"}
_BODIES = {
    "group",
    "team",
    "side",
    "party",
    "union",
    "company",
    "government",
    "council",
    "committee",
    "alliance",
    "bloc",
    "board",
    "squad",
    "band",
    "family",
    "commission",
}
_PARTIES = {
    "match",
    "final",
    "semifinal",
    "quarterfinal",
    "interview",
    "debate",
    "talks",
    "meeting",
    "summit",
    "tournament",
    "race",
    "wedding",
}
_HARM = frozenset(
    "damage destroy hit kill injure force cause strike shake rock devastate tear sweep batter flood bring leave claim ravage burn".split()
)
_MUSICIANS = frozenset(
    "pianist violinist cellist guitarist drummer bassist saxophonist trumpeter conductor composer soprano tenor baritone singer songwriter rapper musician dj frontman".split()
)
_OF_TAKERS = frozenset(
    "wedding funeral death arrest trial sentencing election resignation appointment birth concert lecture meeting dismissal departure inauguration killing visit match interview extradition".split()
)
_PLACE_WORDS = frozenset(
    "city town village island region province county state country court stadium arena museum hall library theatre theater hospital school university church park station airport port square cathedral palace hotel building site venue area district".split()
)


def _venue(thing: Thing) -> bool:
    """Whether an organisation is also a house to go to."""
    if thing.type in {"CollegeOrUniversity", "School", "Hospital", "Museum", "Library"}:
        return True
    return re.search(
        r"\b(?:Court|Hospital|School|University|College|Museum|Musée|Museo|Library|Institute|Theatre|Theater|Teatro|"
        r"Gallery|Academy|Church|House|Hall|Centre|Center|Prison|Observatory|Palais|Opera)\b",
        thing.name,
    ) is not None


def _before(sentence: Sentence, first: int) -> str:
    at = first - 1
    while at >= 0 and sentence.words[at].lower in {"the", "a"}:
        at -= 1
    return sentence.words[at].lower if at >= 0 else ""


def _breadth(thing: Thing) -> int:
    """How wide a place is: a building, a city, a region, a country."""
    return {"City": 1, "State": 2, "AdministrativeArea": 2, "Country": 3, "Continent": 4}.get(
        thing.type, 0 if thing.type != "Place" else 1
    )


def _clause(sentence: Sentence, verb: Word) -> list[Word]:
    """The words of a clause, without those of clauses inside it."""
    found, heap = [verb], [verb]
    while heap:
        for child in sentence.child(heap.pop()):
            if child.dep not in {"ccomp", "relcl", "advcl", "parataxis", "conj", "acl"} or (
                child.dep == "conj" and child.tag.startswith("NN")
            ):
                found.append(child)
                heap.append(child)
    return found


def _ends(time: Time, verb: Word) -> list[Time]:
    """The two days of "moved from 12 May to 19 May", which is no span."""
    if "/" not in time.value or time.start < verb.start or not time.words.lower().startswith("from"):
        return [time]
    first, last = time.value.split("/")
    return [replace(time, value=first, words="from " + time.words), replace(time, value=last, words="/to " + time.words)]


def _in_time(word: Word, time: Time) -> bool:
    return word.start >= time.start and word.end <= time.end


def _one(known: Event, event: Event) -> bool:
    """Whether two tellings of one article tell of one event; in doubt they do not."""
    alike = known.kind == event.kind or {known.kind, event.kind} in _ALIKE
    if event.kind == "event" and event.focus.tag.startswith("VB"):
        return _goes_on(known, event)
    if not alike:
        return False
    if (
        known.kind != event.kind
        and known.sentence is not event.sentence
        and not (known.day and known.day == event.day)
        and "meet" in {known.kind, event.kind}
    ):
        return False
    if (
        event.kind == "interview"
        and {t.key for t, _, _ in known.takers} & {t.key for t, _, _ in event.takers}
        and not (known.start and event.start)
    ):
        return True
    if known.ordinal and event.ordinal and known.ordinal != event.ordinal:
        return False
    a, b = known.start, event.start
    if (
        event.status in {CANCELLED, POSTPONED, ONLINE}
        and known.mood == "fact"
        and not known.status
        and a != b
    ):
        return False
    if (
        event.status == RESCHEDULED
        and not event.previous
        and known.kind == event.kind
        and (known.mood == "plan" or known.status)
        and known.status in {"", CANCELLED, POSTPONED}
    ):
        return not _apart({t.key for t, _, _ in known.takers}, {t.key for t, _, _ in event.takers})
    if a and b:
        if not (a.startswith(b[:10]) or b.startswith(a[:10])):
            if not (known.previous is not None and _moment(known.previous.value)[:10] == b[:10]):
                return False
    else:
        if known.kind != event.kind and known.sentence is not event.sentence:
            return False
        if known.mood == "fact" and event.mood == "plan" and event.start and not known.start and not event.status:
            return False
        if (
            event.ordinal in {"another", "previous", "earlier", "next", "last", "second", "third", "fourth"}
            and event.ordinal != known.ordinal
        ):
            return False
        if (
            known.mood != event.mood
            and a
            and not b
            and event.verb is not None
            and event.verb.tag in {"VBD"}
            and known.mood == "plan"
        ):
            return False
        if not a and b and event.sentence.number - known.sentence.number > 3:
            return False
    groups = (
        event.kind == "concert" and a and a[:10] == b[:10] and not (places_of(known) and places_of(event))
    )
    if (
        not groups
        and _apart({t.key for t, _, _ in known.takers}, {t.key for t, _, _ in event.takers})
        and (
            event.type == "SportsEvent"
            or event.kind
            in {"death", "arrest", "resignation", "concert", "visit", "lecture", "trial", "speech"}
        )
    ):
        return False
    places, others = places_of(known), places_of(event)
    if _apart(places, others) and not (a and b and len(a) >= 10 and known.kind == event.kind):
        return False
    if a and b and len(a) >= 10 and _apart(places, others) and known.sentence is event.sentence:
        return False
    return True


def places_of(event: Event) -> set[str]:
    """The keys of an event's places."""
    return {t.key for t, _ in event.places}


def _goes_on(known: Event, event: Event) -> bool:
    """Whether "it starts at ten" is said of this event: one just told, not yet to the minute, on no other day."""
    if event.sentence.number - known.sentence.number > 2:
        return False
    if (
        known.start
        and event.start
        and not (event.start.startswith(known.start[:10]) or known.start.startswith(event.start[:10]))
    ):
        return False
    return known.mood == event.mood or "plan" in {known.mood, event.mood} or not known.start


_ALIKE = (
    {"round", "meeting"},
    {"round", "meet"},
    {"talks", "meet"},
    {"meeting", "meet"},
    {"summit", "meet"},
    {"talks", "round"},
    {"talks", "meeting"},
    {"match", "final"},
    {"attack", "explosion"},
    {"trial", "hearing"},
    {"match", "semifinal"},
    {"match", "quarterfinal"},
)


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not one & other


def _join(known: Event, event: Event) -> None:
    """Adds what a second telling says."""
    if (
        event.status == RESCHEDULED
        and known.time is not None
        and event.time is not None
        and known.status in {"", CANCELLED, POSTPONED}
        and known.start != event.start
    ):
        known.previous = event.previous or known.time
        known.time, known.status = event.time, RESCHEDULED
    if event.time is not None and event.start:
        better = (
            known.time is None
            or not known.start
            or (len(event.start) > len(known.start) and event.start.startswith(known.start[:10]))
        )
        if better:
            known.time = event.time
            known.end = event.end or known.end
    known.end = known.end or event.end
    known.previous = known.previous or event.previous
    known.duration = known.duration or event.duration
    known.status = known.status or event.status
    for place in event.places:
        if not known.places:
            known.places.append(place)
    for taker in event.takers:
        if taker[0] not in [t for t, _, _ in known.takers] and (
            not known.takers or event.kind in {"talks", "match"}
        ):
            known.takers.append(taker)
    if len(known.name.split()) < 2 < len(event.name.split()):
        known.name = event.name
    if not known.type:
        known.type = event.type
    known.tellings += event.tellings


def main_event(events: Iterable[Event]) -> Event | None:
    """The event an article is about: the one told most, first."""
    ranked = sorted(events, key=lambda e: (-len(e.tellings), e.sentence.number))
    return ranked[0] if ranked else None
