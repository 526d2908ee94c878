"""Which days of its sentence are those of a plan that is changed, and which of other events or the change."""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.extractors import clauses, lexicon
from publisher.extractors.changes import renewals
from publisher.extractors.clauses import foreseen, plans, tense
from publisher.extractors.event import CANCELLED, ON, Event, moment
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time, bounds

_OF_A_DAY = re.compile(r"\d|day\b|\b[A-Z][a-z]{2}\.?\b")
"""What tells a date from the name of a feast."""


def find(scene: Scene, event: Event) -> None:
    """The day in the event's own words; the day on which somebody called it off is none of its days."""
    sentence, verb = event.sentence, event.verb
    assert verb is not None
    inside = _words(scene, event)
    if event.status == ON and _is_on_again(scene, event):
        return
    passive = bool(sentence.child(verb, "nsubjpass"))
    acts = bool(plans.turn(sentence, verb) or plans.dropped(sentence, verb)) and not _on_its_day(
        sentence, verb
    )
    dates = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and moment(t.value)]
    dates = [t for t in dates if not is_feast(t)] or dates
    within = [t for t in dates if t.word in inside]
    for time in sorted(dates, key=lambda t: _behind(event, inside, t)):
        if is_of_another(event, time) or _is_of_a_cause(scene, event, time) or _is_beside(scene, event, time):
            continue
        if _is_of_what_it_is_about(event, time):
            continue
        if _is_day_of_passing_act(scene, event, time) or _is_day_of_the_noun(scene, event, time):
            scene.spent.append(time)
            continue
        if _is_owned(event, time):
            scene.spent += [time] if _is_of_thing(scene, sentence, time) else []
            continue
        if len(within) > 1 and time in within and time.word.dep == "compound" and not time.exact:
            scene.spent.append(time)  # "the Whitsun regatta, which was to begin on 18 May"
            continue
        if acts and not passive and dates_the_act(sentence, verb, time) and time.day <= scene.day:
            scene.spent.append(time)
        elif (
            time.word in inside
            or _is_year_without(event, verb, time)
            or (
                passive and not within and time.start < verb.start and tense.verb(sentence, time.word) is verb
            )
            or (tense.verb(sentence, time.word) is verb and (is_undone_by_that(sentence, verb) or not acts))
            or (acts and not passive and led_by(sentence, time, {"for"}) and time.start > event.focus.end)
            or ((verb.tag.startswith("NN") or (acts and not passive)) and _is_of_the_noun(scene, event, time))
        ):
            event.time = time if event.time is None or _is_in(time, event.time) else event.time
            scene.spent.append(time)
        elif (acts and not passive and _is_day_of_the_act(scene, event, time)) or (
            passive
            and sentence.head(time.word) in (verb, *sentence.child(verb, "prep"))
            and time.start > verb.start
            and not led_by(sentence, time, {"to", "until", "till", "for"})
        ):
            scene.spent.append(time)
    if event.time is None:
        _between(scene, event)
    if event.time is None:
        _of_first_plan(scene, event)


def _is_year_without(event: Event, verb: Word, time: Time) -> bool:
    """ "The marathon was cancelled last year": the year that had none."""
    sentence = event.sentence
    own = sentence.head(time.word) in (verb, *sentence.child(verb, "prep"))
    passive = verb.dep not in {"acl", "relcl"} and bool(sentence.child(verb, "nsubjpass"))
    if event.time is not None or not passive or not own:
        return False
    if event.focus.lemma in lexicon.group("daily"):
        return bool(time.day)  # "flights were cancelled on Monday": those of that day
    return event.status == CANCELLED and len(time.value) == len("2020") and time.tense == "past"


def _is_day_of_passing_act(scene: Scene, event: Event, time: Time) -> bool:
    """ "The launch, which was put off last month": in that month somebody did so."""
    sentence, verb, span = event.sentence, event.verb, bounds(time.value)
    passing = verb is not None and verb.dep in {"acl", "relcl"} and tense.verb(sentence, time.word) is verb
    over = span is not None and span[1].isoformat() < scene.day and not time.day
    return passing and over and not led_by(sentence, time, {"from"})


def _is_of_what_it_is_about(event: Event, time: Time) -> bool:
    """ "The inquiry into the loss of a ferry that ran on to rocks on 2 October": that is when it did so.

    So when somebody else did something about it: "the eviction, ordered in March, has been put off".
    """
    sentence = event.sentence
    clause = tense.verb(sentence, time.word)
    above = sentence.head(clause) if clause is not None and clause.dep == "relcl" else None
    if clause is not None and clause.dep == "acl" and time.tense == "past" and not time.exact:
        passing = not plans.turn(sentence, clause) and foreseen.tells_itself(sentence, clause, time.word)
        if passing and clause is not event.verb:
            return True
    inside = above is not None and above is not event.focus and above in sentence.below(event.focus)
    told = inside and clause is not None and clause.tag == "VBD" and not foreseen.past_plan(sentence, clause)
    return told or (time.tense == "past" and tense.after_the_fact(sentence, time.word))


def _is_day_of_the_noun(scene: Scene, event: Event, time: Time) -> bool:
    """ "The cancellation on Tuesday of the regatta": that is when it was called off."""
    sentence, noun = event.sentence, event.verb
    above = sentence.head(time.word)
    own = (
        noun is not None and noun.tag.startswith("NN") and above is not None and sentence.head(above) is noun
    )
    return own and above is not None and above.lower == "on" and "" < time.day <= scene.day


def _is_owned(event: Event, time: Time) -> bool:
    """ "A talk on how to watch August's eclipse": the day of what the event is about."""
    noun = event.sentence.head(time.word) if time.word.dep == "poss" else None
    return noun is not None and noun.i > event.focus.i and noun in event.sentence.below(event.focus)


def _is_of_thing(scene: Scene, sentence: Sentence, time: Time) -> bool:
    owner = sentence.head(time.word)
    return owner is not None and nouns.event_noun(scene, sentence, owner) is None


def _of_first_plan(scene: Scene, event: Event) -> None:
    """ "The mayor, who was to open a park on Friday, has put the ceremony off": on that day."""
    sentence, verb = event.sentence, event.verb
    another = any(w.lower in {"a", "an", "his", "her"} for w in sentence.child(event.focus, "det", "poss"))
    if verb is None or another:
        return
    passing = [w for subject in sentence.child(verb, "nsubj") for w in sentence.below(subject)]
    for time in scene.times.get(sentence.number, ()):
        clause = tense.verb(sentence, time.word) if time.kind == "date" and time.day else None
        if clause in passing and clause is not None and renewals.first_plan(sentence, clause):
            event.time = time
            scene.spent.append(time)
            return


def _is_of_a_cause(scene: Scene, event: Event, time: Time) -> bool:
    """ "Was called off after an oil spill at Hull on Thursday": that is when the spill was."""
    sentence, verb = event.sentence, event.verb or event.focus
    after = [w for w in sentence.child(verb, "prep") if w.lower in {"after", "following"} and w.i > verb.i]
    causes = (o for w in after for o in sentence.child(w, "pobj") if verb.start < o.start < time.start)
    return any(nouns.event_noun(scene, sentence, o) is not None for o in causes)


def _behind(event: Event, inside: list[Word], time: Time) -> int:
    """How near to an event a time stands: in its own words, behind it, behind an event joined to it."""
    if time.word in inside:
        return 0
    first = event.focus
    while first.dep == "conj" and (above := event.sentence.head(first)) is not None:
        first = above
    joined = clauses.conjuncts(event.sentence, first)
    later = any(event.focus.i < w.i and w.start < time.start for w in joined)
    return 1 if len(joined) == 1 or (time.start > event.focus.start and not later) else 2


def _is_beside(scene: Scene, event: Event, time: Time) -> bool:
    """ "The market is off, along with Sunday's fair": that day is the other one's."""
    sentence = event.sentence
    here: Word | None = time.word
    while here is not None and here is not event.focus and not here.tag.startswith("VB"):
        if here is not time.word and nouns.event_noun(scene, sentence, here) is not None:
            return event.focus not in sentence.below(here) and here not in sentence.below(event.focus)
        here = sentence.head(here)
    return False


def _is_of_the_noun(scene: Scene, event: Event, time: Time) -> bool:
    """ "Has pulled the plug on the fair | on 14 March": no day of what has been done, for it is to come."""
    sentence = event.sentence
    if not time.day > scene.day > "" or time.start < event.focus.end:
        return False
    if led_by(sentence, time, {"to", "until", "till", "by", "from"}):
        return False
    between = [w for w in sentence.words[event.focus.i + 1 :] if w.end <= time.start]
    return not any(
        w.tag.startswith("VB") or w.text in {",", ";"} or nouns.event_noun(scene, sentence, w) is not None
        for w in between
    )


def _words(scene: Scene, event: Event) -> list[Word]:
    """The words of an event's phrase, without those of others joined to it: "a dinner and Friday's trip"."""
    sentence = event.sentence
    inside = sentence.below(event.focus)
    for other in sentence.child(event.focus, "conj", "appos"):
        if nouns.event_noun(scene, sentence, other) is not None:
            theirs = sentence.below(other)
            inside = [w for w in inside if w not in theirs]
    return inside


def _is_in(time: Time, wider: Time) -> bool:
    """ "This year, on 24 May": the day that a year or month is told of more exactly."""
    a, b = bounds(wider.value), bounds(time.value)
    return (
        a is not None and b is not None and a[0] <= b[0] and b[1] <= a[1] and not wider.day and bool(time.day)
    )


def _is_on_again(scene: Scene, event: Event) -> bool:
    """Takes the new day of what was off: "written off last month, will be held after all on 2 July"."""
    sentence = event.sentence
    dates = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and moment(t.value)]
    verbs = clauses.conjuncts(sentence, event.verb) if event.verb is not None else []
    new = next((t for t in dates if tense.verb(sentence, t.word) in verbs), None)
    if new is None:
        return False
    event.time = new
    scene.spent += dates
    return True


def _is_day_of_the_act(scene: Scene, event: Event, time: Time) -> bool:
    """ "On Monday called off a strike that was due on Thursday", which has its own day."""
    sentence, verb = event.sentence, event.verb
    past = bool(time.day) and time.day <= scene.day
    inside = sentence.below(event.focus)
    own = event.time is not None or any(
        t is not time and t.kind == "date" and t.word in inside for t in scene.times.get(sentence.number, ())
    )
    return past and own and tense.verb(sentence, time.word) is verb


def is_undone_by_that(sentence: Sentence, verb: Word) -> bool:
    """Whether the day of a verb is that of the plan: "will not be held on Friday", "rain washed out"."""
    weather = any(w.lemma in lexicon.group("weather") for w in sentence.child(verb, "nsubj"))
    return weather or bool(sentence.child(verb, "neg", "expl"))


def _on_its_day(sentence: Sentence, verb: Word) -> bool:
    """Whether something is called off on the very day: by rain, or "at the last minute on Friday"."""
    last = {
        w.lower for _, o in clauses.phrases(sentence, verb, "at") for w in [o, *sentence.child(o, "amod")]
    }
    played = verb.lemma in {"abandon", "abort", "adjourn", "scrub"} and bool(
        sentence.child(verb, "nsubjpass")
    )
    return played or verb.lemma in lexicon.group("weathering") or {"last", "minute"} <= last


def _between(scene: Scene, event: Event) -> None:
    """Takes the day told between an event and what became of it, however the model joins the words."""
    sentence, verb = event.sentence, event.verb
    assert verb is not None
    first, last = sorted((event.focus.start, verb.start))
    for time in scene.times.get(sentence.number, ()):
        other = time in scene.spent or is_of_another(event, time) or _is_beside(scene, event, time)
        other = other or _is_owned(event, time)
        if other or time.kind != "date" or not moment(time.value):
            continue
        before = time.before(2)
        dated = any(
            w.lower
            in {
                "set",
                "scheduled",
                "planned",
                "due",
                "announced",
                "listed",
                "booked",
                "expected",
                "fixed",
            }
            for w in before
        )
        if first < time.start < last or (dated and time.start > event.focus.start):
            event.time = time
            scene.spent.append(time)
            return


def several(scene: Scene, event: Event) -> list[Event]:
    """ "The concerts in Leeds on Monday and in York on Tuesday are cancelled": one for each of the days."""
    first = event.time
    if first is None or not first.day or first.exact or event.status != CANCELLED or event.focus.tag != "NNS":
        return [event]
    inside = _words(scene, event)
    dates = [t for t in scene.times.get(event.sentence.number, ()) if t.kind == "date" and t.word in inside]
    days = {t.day: t for t in dates if t.day and t.day != first.day}
    return [event, *(replace(event, time=t, tellings=list(event.tellings)) for t in days.values())]


def is_of_another(event: Event, time: Time) -> bool:
    """ "They go to Hull on Thursday; the tie has been put back", "Ida Falk, who died in May"."""
    sentence = event.sentence
    first, last = sorted((time.start, event.focus.start))
    if any(w.text == ";" and first < w.start < last for w in sentence.words):
        return True
    governor = tense.verb(sentence, time.word)
    subjects = sentence.child(governor, "nsubj", "nsubjpass") if governor is not None else []
    if governor is not event.verb:
        return any(w.lower == "who" for w in subjects) or _is_aside(event, governor)
    acting = sentence.head(time.word) if time.word.dep == "poss" else None
    return acting is not None and acting.dep == "nsubj" and event.focus not in sentence.below(acting)


def _is_aside(event: Event, governor: Word | None) -> bool:
    """ "The trial of the crew of a ferry that sank in 2023", "is off because the hall was hit in May"."""
    sentence = event.sentence
    above = sentence.head(governor) if governor is not None else None
    if governor is None or above is None:
        return False
    if governor.dep == "relcl":
        if governor.tag != "VBD" or governor.lemma in tense.AHEAD | {"be"}:
            return False
        return above is not event.focus and above in sentence.below(event.focus)
    why = any(w.lower == "because" for w in sentence.child(governor, "mark"))
    return governor.dep == "advcl" and why and above is event.verb


def dates_the_act(sentence: Sentence, verb: Word, time: Time) -> bool:
    """ "The judge on Tuesday postponed the trial": the day before the verb is that of who puts it off."""
    subjects = sentence.child(verb, "nsubj")
    between = bool(subjects) and subjects[-1].start < time.start < verb.start
    own = tense.verb(sentence, time.word) is verb and not is_undone_by_that(sentence, verb)
    return between and own and bool(sentence.child(verb, "dobj"))


def led_by(sentence: Sentence, time: Time, preps: set[str]) -> bool:
    """Whether one of these prepositions stands right before a time."""
    first = next((w.i for w in sentence.words if w.end > time.start), 0)
    return first > 0 and sentence.words[first - 1].lower in preps


def is_feast(time: Time) -> bool:
    """ "The Christmas parade": a name with a feast in it, that can be on another day."""
    if time.word.dep not in {"compound", "amod", "nmod"} or len(time.value) <= len("2026-12"):
        return False
    return _OF_A_DAY.search(time.words) is None
