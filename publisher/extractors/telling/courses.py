"""What runs its course, and what is planned."""

from __future__ import annotations

import itertools
import re

from publisher.extractors import clauses, lexicon
from publisher.extractors.changes import affected, turns
from publisher.extractors.clauses import foreseen, plans, senses, tense
from publisher.extractors.event import CANCELLED
from publisher.extractors.kinds import matches
from publisher.extractors.reading import Word
from publisher.extractors.telling.clause import NOTHING, Answer, Clause, Telling

_DAY = re.compile(
    r"day\b|\bto(?:night|morrow)|\b(?:this|next|last)\b|[A-Z][a-z]{2}|\d{4}|\d(?:st|nd|rd|th)\b"
)

_DAYS = re.compile(r"(?:from )?\w+days? (?:to|until|till|through) \w+days?")
"""Days of every week: "from Tuesday to Sunday"."""


def turned(c: Clause) -> Answer:
    """ "Went down", "took the oath": verbs that tell little alone, and an event with words beside them."""
    return (c.verb, c.verb) if senses.of(c.sentence, c.verb) is not None else None


def departed(c: Clause) -> Answer:
    """ "Set out for the summit", "set sail": no planning."""
    sails = any(w.lower in {"sail", "foot", "fire"} for w in c.sentence.child(c.verb, "dobj"))
    leaves = bool(c.particles & {"out", "off"}) and c.first_event(c.sentence.child(c.verb, "dobj")) is None
    return (c.verb, c.verb) if c.verb.lemma == "set" and (sails or leaves) else None


def is_planning(c: Clause) -> bool:
    """Whether a verb says of an event that it is planned, moved or called off."""
    if c.verb.lemma == "call":
        return any(w.lower == "off" for w in c.sentence.child(c.verb, "prt", "advmod", "prep"))
    led = [w.lower for w in c.time.before(1)] if c.time is not None else []
    done = {"bring", "fix", "push", "move"}
    if c.time is not None and foreseen.is_done_then(c.sentence, c.verb, c.time.word):
        done |= {"book", "list", "put", "set"}
    return (
        (
            c.verb.lemma not in done
            and tense.plans_ahead(c.sentence, c.verb, c.time.word if c.time is not None else None)
        )
        or (c.verb.lemma == "advertise" and led == ["for"])
        or bool(plans.turn(c.sentence, c.verb))
        or (bool(plans.dropped(c.sentence, c.verb)) and _is_done_to_one(c))
        or (c.verb.lemma == "move" and _is_done_to_one(c))
    )


def _is_done_to_one(c: Clause) -> bool:
    """Whether what a verb is done to is an event."""
    done_to = c.sentence.child(c.verb, "dobj", "nsubjpass")
    return any(c.class_of(affected.meant(c.scene, c.sentence, word)) for word in done_to)


def timetabled(c: Clause) -> Answer:
    """ "Trains will run from 5 a.m. to 11 p.m.", "the first boat leaves at 5:15": hours, no event."""
    if c.time is None or not c.time.exact or _DAY.search(c.time.words):
        return None
    for subject in c.sentence.child(c.verb, "nsubj", "nsubjpass"):
        served = subject.lemma in lexicon.group("vehicles") | {"poll", "service"}
        ends = any(w.lower in {"first", "last"} for w in c.sentence.child(subject, "amod"))
        lasts = subject.tag == "NNS" and "/" in c.time.value
        if served and (lasts or (ends and c.verb.lemma in {"depart", "leave", "run", "sail"})):
            return NOTHING
    return None


def toured(c: Clause) -> Answer:
    """ "The tour takes in Madrid on 20 May", "her visit reaches Oslo on Monday": the tour, there."""
    reaching = c.verb.lemma in {"reach", "visit"} or (
        c.verb.lemma == "take" and "in" in {w.lower for w in c.sentence.child(c.verb, "prt", "prep")}
    )
    tours = clauses.subjects(c.sentence, c.verb) if reaching else []
    return next(((s, c.verb) for s in tours if c.class_of(s) in {"tour", "visit"}), None)


def course(c: Clause) -> Answer:
    """ "It starts at ten", "jury selection begins", "the bridge opens": by its subject."""
    if not _runs(c):
        return None
    if c.scene.sport and matches.is_result(c.scene, c.sentence, c.verb):
        return c.verb, c.verb
    aground = c.particles & {"aground", "ashore"} or any(c.phrases("into", "onto", "off", "over"))
    if c.verb.lemma == "run" and (aground or "out" in c.particles):
        return c.verb, c.verb
    if c.goal is not None and c.verb.lemma not in {"take", "hold"}:
        return c.tell(c.scene, c.sentence, c.goal, None)
    if any(w.lower != "place" or c.sentence.child(w) for w in c.sentence.child(c.verb, "dobj")):
        return c.verb, c.verb
    opens = any(s.lemma in {"door", "gate"} for s in c.sentence.child(c.verb, "nsubj"))
    if opens and (event := c.first_event([o for _, o in c.phrases("for", "to")])) is not None:
        return event
    doors = c.verb.lemma in lexicon.group("doors")
    if (doors and _daily(c)) or _on_a_market(c):
        return NOTHING
    if (noun := _right_before(c)) is not None:
        return noun, c.verb
    for subject in clauses.subjects(c.sentence, c.verb):
        if _is_amount(subject):
            return c.first_event([o for _, o in clauses.phrases(c.sentence, subject, "of")]) or NOTHING
        if (
            subject.tag in {"PRP", "DT", "WDT"}
            or (_is_people(subject) and not c.class_of(subject))
            or subject.lower in lexicon.group("beginnings")
        ):
            break
        here = c.scene.names.at(c.sentence, subject)
        runs = c.class_of(subject) or not doors
        if subject.tag.startswith("NN") and runs and (here is None or here[1].kind == "organization"):
            return subject, c.verb
    return c.verb, c.verb


def _runs(c: Clause) -> bool:
    """Whether a verb says that something begins, goes on or ends: "is held", "got under way"."""
    if c.verb.lemma == "get":
        return senses.runs(c.sentence, c.verb)
    return c.verb.lemma in lexicon.group("course") and not (c.verb.lemma == "take" and c.verb.tag == "VBN")


def of_which(c: Clause) -> Answer:
    """ "The fair in Lyon, which closes on Friday", "candidates for the by-election, which is on 3 June".

    What runs its course is the event before "which" and not its town, nor several where one is spoken of.
    """
    if c.verb.dep != "relcl" or c.verb.lemma not in lexicon.group("course"):
        return None
    which = [w for w in c.sentence.child(c.verb, "nsubj", "nsubjpass") if w.lower == "which"]
    noun = c.sentence.head(c.verb)
    if not which or noun is None or c.class_of(noun):
        return None
    here = c.scene.names.at(c.sentence, noun)
    town = here is not None and here[1].kind == "place"
    if not town and not (noun.tag == "NNS" and c.verb.tag == "VBZ"):
        return None
    before = reversed(c.sentence.words[: which[0].i])
    near = itertools.takewhile(lambda w: not w.tag.startswith("VB"), before)
    return c.first_event(near)


def _on_a_market(c: Clause) -> bool:
    """ "Shares in the firm closed down 4 per cent on Tuesday"."""
    subjects = clauses.subjects(c.sentence, c.verb)
    marks = {w.lower for w in c.sentence.child(c.verb, "mark", "advmod")} & {
        "after",
        "before",
        "once",
        "when",
    }
    if marks and any(s.lemma == "market" and s.tag in {"NN", "NNS"} and _is_bare(c, s) for s in subjects):
        return True  # "reports its results after the market closes on Thursday"
    quoted = any(s.lemma in lexicon.group("quoted on markets") for s in subjects)
    around = {w.lower for w in c.sentence.child(c.verb, "advmod", "prt", "acomp", "oprd", "advcl", "prep")}
    return quoted and bool(
        around & {"at", "by", "down", "flat", "higher", "lower", "unchanged", "up", "weaker"}
    )


def _is_bare(c: Clause, noun: Word) -> bool:
    """Whether nothing says which thing is meant but an article."""
    return all(w.dep == "det" for w in c.sentence.child(noun))


def _is_amount(noun: Word) -> bool:
    """ "Four hours of debate": how much of something, no event by itself."""
    return noun.lemma in lexicon.words("units of time") and noun.tag == "NNS"


def _right_before(c: Clause) -> Word | None:
    """The event noun right before a verb that has no subject of its own: "before a meeting was to start"."""
    above = c.sentence.head(c.verb)
    chain = [c.verb, *([above] if above is not None and c.verb.dep == "xcomp" else [])]
    if any(c.sentence.child(v, "nsubj", "nsubjpass") or v.dep in {"relcl", "acl"} for v in chain):
        return None
    first = min(w.i for v in chain for w in [v, *c.sentence.child(v, "aux", "auxpass")])
    before = (w for w in c.sentence.words[:first] if w.dep == "pobj" and c.class_of(w))
    return next((w for w in before if max(b.i for b in c.sentence.below(w)) == first - 1), None)


def _is_people(noun: Word) -> bool:
    """ "Spraying teams start on Monday": those who do something, and nothing that is done."""
    people = lexicon.group("groups", "people nouns", "teams of")
    return noun.lemma in people or noun.lemma in lexicon.group("roles")


def _is_somebody(c: Clause, noun: Word) -> bool:
    """Whether what a verb is done to are people, by their name or their noun."""
    if noun.lemma == "people" or noun.lemma in lexicon.group("people nouns"):
        return True
    named = c.scene.names.meant(c.sentence, noun)
    return bool(named) and all(t.kind == "person" for t in named)


def _daily(c: Clause) -> bool:
    """ "The shop opens at nine": on every day, not on the one that the clock is read for."""
    clock = c.time is not None and c.time.exact and not _DAY.search(c.time.words)
    days = c.time is not None and _DAYS.fullmatch(c.time.words) is not None
    return (clock or days) and tense.of(c.sentence, c.verb) == "present" and c.verb.tag in {"VBZ", "VBP"}


def planned(c: Clause) -> Answer:
    """What a verb of planning plans."""
    if not is_planning(c):
        return None
    if c.goal is not None:
        return c.tell(c.scene, c.sentence, c.goal, None) or (c.goal, c.goal)
    if (cause := _cause(c)) is not None:
        return cause
    if turns.breaks_in(c.scene, c.sentence, c.verb) and _lasts_for_days(c):
        return c.verb, c.verb
    if (listed := _listed(c)) is not None:
        return listed
    if c.sentence.child(c.verb, "dobj") and not plans.turn(c.sentence, c.verb):
        return NOTHING if c.verb.lemma in {"expect", "schedule", "set"} else (c.verb, c.verb)
    if arrival := due(c):
        return arrival
    owners = clauses.subjects(c.sentence, c.verb) if c.verb.dep in {"acl", "acomp"} else []
    for word in [*c.sentence.child(c.verb, "nsubjpass", "dobj"), *owners]:
        noun = affected.meant(c.scene, c.sentence, word)
        given_up = noun.lemma in lexicon.group("undertakings") and _gives_up(c)
        given_up = given_up or noun.lower == "services"
        if given_up or _is_somebody(c, noun):  # "was suspended for two matches", "were taken off by noon"
            return NOTHING if c.verb.lemma == "postpone" and not given_up else (c.verb, c.verb)
        if noun.lemma in lexicon.group("signed papers") and c.verb.tag == "VBD" and noun.dep == "dobj":
            return c.verb, c.verb  # "cancelled an order on 2 April"
        if noun.tag.startswith("NN") and c.scene.names.at(c.sentence, noun) is None:
            return noun, c.verb
        if noun.tag in {"CD", "PRP", "DT", "WP"}:  # "halted one of its lines"
            return c.verb, c.verb
    return NOTHING


def _lasts_for_days(c: Clause) -> bool:
    """ "Suspended the strike on Tuesday": that was on Tuesday, and not the strike."""
    objects = c.sentence.child(c.verb, "dobj")
    return any(c.class_of(o) not in lexicon.group("gatherings") or o.lemma == "protest" for o in objects)


def _gives_up(c: Clause) -> bool:
    """Whether a verb calls something off or drops it."""
    return plans.turn(c.sentence, c.verb) == CANCELLED or bool(plans.dropped(c.sentence, c.verb))


def _listed(c: Clause) -> Telling | None:
    """ "Listed the case for 12 February": its hearing."""
    objects = c.sentence.child(c.verb, "dobj") if c.verb.lemma in {"list", "set"} else []
    return next(((w, c.verb) for w in objects if c.class_of(w) == "hearing"), None)


def _cause(c: Clause) -> Telling | None:
    """ "A signal failure delayed 30 trains": what happened, where it is no event that it is done to."""
    if _is_done_to_one(c) or not plans.turn(c.sentence, c.verb):
        return None
    return c.first_event(c.sentence.child(c.verb, "nsubj")) if c.sentence.child(c.verb, "dobj") else None


def due(c: Clause) -> Telling | None:
    """Who "is due in court", "is due before magistrates", "is expected home", "is expected in Lima"."""
    leaning = [w for w in c.sentence.child(c.verb, "acomp") if w.lower == "due"]
    expected = [c.verb] if c.verb.lemma == "expect" and c.sentence.child(c.verb, "auxpass") else []
    for word in [*leaning, *expected]:
        home = {w.lower for w in c.sentence.child(word, "advmod")} & {"home", "back", "here", "there"}
        whither = any(
            _is_place(c, o) for _, o in clauses.phrases(c.sentence, word, "in", "at", "before", "on")
        )
        subjects = clauses.subjects(c.sentence, c.verb)
        come = word in leaning and any(_is_people(s) for s in subjects) and not any(c.phrases())
        if (home or whither or come) and not any(c.class_of(s) for s in subjects):
            return c.verb, c.verb
    return None


def _is_place(c: Clause, noun: Word) -> bool:
    """Whether somebody can be due there: a named place or house, a court, a region."""
    if any(t.holds(noun) for t in c.scene.times.get(c.sentence.number, ())):
        return False
    if noun.lemma in lexicon.group("seats") or noun.lemma in lexicon.group("place nouns"):
        return True
    here = c.scene.names.at(c.sentence, noun)
    return here is not None and here[1].kind in {"place", "organization"}


def goal(c: Clause) -> Answer:
    """ "Agreed to sign", "came to stop", "spent Sunday planting": what hangs on it."""
    if c.verb.lemma == "spend" and c.time is not None:
        doing = [w for w in c.sentence.words if w.tag == "VBG" and w.start >= c.time.end]
        doing = [w for w in doing if w.head == c.verb.i or c.time.holds(c.sentence.words[w.head])]
        return c.tell(c.scene, c.sentence, doing[0], c.time) or NOTHING if doing else None
    if c.verb.lemma in lexicon.group("leading to") and c.goal is not None:
        return c.tell(c.scene, c.sentence, c.goal, None) or NOTHING
    return None
