"""States, falls and sittings: no event, unless it is to come or stands beside one."""

from __future__ import annotations

import re

from publisher.extractors import clauses, kinds, lexicon
from publisher.extractors.kinds import matches
from publisher.extractors.reading import Word
from publisher.extractors.telling.carriers import gathered
from publisher.extractors.telling.clause import NOTHING, Answer, Clause, Telling
from publisher.extractors.telling.courses import due
from publisher.extractors.telling.speech import occasion

_FIGURES = frozenset({"figure", "price", "profit", "revenue", "sale", "share", "turnover"})
_HAD = frozenset(
    {"chairmanship", "licence", "license", "majority", "office", "post", "presidency", "record", "stake"}
)
"""What is held as long as one has it."""
_HOUSES = frozenset({"centre", "center", "church", "firehall", "hall", "library", "park", "school"})
"""Where those can be who come to people."""
_ON_THE_ROAD = frozenset({"circus", "clinic", "exhibition", "library", "team", "unit", "van"})
"""What comes to people, for a day."""


def copula(c: Clause) -> Answer:
    """ "The vote is on Monday", "it was the third attack", "two were missing after a blast"."""
    if c.verb.lemma != "be":
        return None
    if (doing := _is_to_do(c)) is not None:
        return c.tell(c.scene, c.sentence, doing, c.time) or NOTHING
    subjects = clauses.subjects(c.sentence, c.verb)
    named = c.first_event([*c.sentence.child(c.verb, "attr"), *subjects])
    return (
        _on_offer(c)
        or due(c)
        or named
        or _on_display(c)
        or _held(c)
        or _delivered(c)
        or around(c)
        or _there_for(c)
        or NOTHING
    )


def _on_display(c: Clause) -> Telling | None:
    """ "Paintings by Kiki Lund are at the museum until 12 January": an exhibition."""
    if not kinds.is_on_display(c.sentence, c.verb):
        return None
    shown = any(o.lower in {"display", "show", "view"} for _, o in c.phrases("on"))
    housed = any(c.scene.names.at(c.sentence, o) is not None for _, o in c.phrases("at", "in"))
    return (c.verb, c.verb) if shown or housed else None


def _held(c: Clause) -> Telling | None:
    """ "There is a market on Saturday": what is an event where it is told when it is on."""
    there = c.sentence.child(c.verb, "expl") and c.ahead and c.time is not None and c.time.day
    on = (w for w in c.sentence.child(c.verb, "attr") if w.lemma in lexicon.words("event nouns"))
    return next(((w, c.verb) for w in on), None) if there else None


def _delivered(c: Clause) -> Telling | None:
    """ "The report is due on 5 May": what comes out or comes in then; not what is owed."""
    due = [w for w in c.sentence.child(c.verb, "acomp") if w.lower == "due"]
    if not due or not c.ahead or c.time is None or c.time.before(1)[-1:] == []:
        return None
    if not {"on", "in"} & {w.lower for w in c.time.before(2)}:
        return None
    things = (s for s in clauses.subjects(c.sentence, c.verb) if s.tag == "NN" and not _is_owed(c, s))
    return next(((s, c.verb) for s in things), None)


def _is_owed(c: Clause, noun: Word) -> bool:
    """Whether a noun is of somebody, or of what has to be paid or handed in by a day."""
    known = lexicon.group("owed", "people nouns", "roles")
    return noun.lemma in known or c.scene.names.at(c.sentence, noun) is not None


def _on_offer(c: Clause) -> Telling | None:
    """ "There will be tea in the yard from 11am and an auction at 2pm": what is there at a time of day."""
    if c.time is None or not c.time.exact or not c.ahead or not c.sentence.child(c.verb, "expl"):
        return None
    offered = [w for a in c.sentence.child(c.verb, "attr") for w in clauses.conjuncts(c.sentence, a)]
    noun = next((w for w in reversed(offered) if w.end <= c.time.start), None)
    if noun is None or c.class_of(noun):
        return (noun, c.verb) if noun is not None else None
    counted = c.sentence.child(noun, "nummod", "neg") or any(
        d.lower == "no" for d in c.sentence.child(noun, "det")
    )
    return (noun, c.verb) if noun.lemma in lexicon.group("on offer") and not counted else None


def _there_for(c: Clause) -> Telling | None:
    """ "The minister, Ida Falk, will be in Cork from 3pm", "she is in Oslo for talks this week"."""
    where = [o for _, o in c.phrases("in", "at") if _is_named_place(c, o)]
    subjects = clauses.subjects(c.sentence, c.verb)
    people = [t for s in subjects for t in c.scene.names.meant(c.sentence, s)]
    come = bool(subjects) and all(_comes(c, s) for s in subjects)
    if come:
        where += [o for _, o in c.phrases("in", "at") if o.lemma in lexicon.group("place nouns") | _HOUSES]
    if not where or not (people or come) or any(t.kind != "person" for t in people):
        return None
    if (event := c.first_event([o for _, o in c.phrases("for")])) is not None:
        return event
    return (c.verb, c.verb) if c.ahead and c.time is not None and c.time.day else None


def _comes(c: Clause, noun: Word) -> bool:
    """ "Nurses will be at the hall on Tuesday", "the mobile library will be in Kinsale": who goes there."""
    goes = lexicon.group("groups", "people nouns", "vehicles") | _ON_THE_ROAD
    return noun.tag in {"NN", "NNS"} and (noun.lemma in goes or noun.lemma in lexicon.group("roles"))


def _is_named_place(c: Clause, noun: Word) -> bool:
    here = c.scene.names.at(c.sentence, noun)
    return here is not None and here[1].kind == "place"


def _is_to_do(c: Clause) -> Word | None:
    """The verb of "is to give a concert", "is due to be freed"."""
    leaning = [c.verb, *(w for w in c.sentence.child(c.verb, "acomp") if w.lower in lexicon.group("likely"))]
    doing = (v for w in leaning for v in c.sentence.child(w, "xcomp") if v.tag == "VB")
    return next((v for v in doing if any(w.lower == "to" for w in c.sentence.child(v, "aux"))), None)


def wrecked(c: Clause) -> Answer:
    """ "A bus plunged into a ravine", "a van hit a wall": a crash, whatever shares do that plunge."""
    return (c.verb, c.verb) if kinds.is_wreck(c.sentence, c.verb) else None


def fell(c: Clause) -> Answer:
    """ "Fell into the river", not "fell by a tenth"."""
    down = c.particles & {"down", "over", "overboard", "apart"}
    measured = any(w.tag == "CD" for w in c.sentence.child(c.verb, "npadvmod", "dobj", "nummod"))
    falls = (
        c.verb.lemma == "fall"
        and not measured
        and (down or any(c.phrases("into", "onto", "on", "through", "from", "off")))
    )
    return (c.verb, c.verb) if falls else None


def sat(c: Clause) -> Answer:
    """ "The committee next sits on 8 April"."""
    subjects = clauses.subjects(c.sentence, c.verb)
    if c.verb.lemma not in {"sit", "reconvene", "reassemble"}:
        return None
    sits = any(s.lemma in lexicon.group("assemblies") for s in subjects)
    return c.first_event(subjects) or ((c.verb, c.verb) if sits else None)


def shown(c: Clause) -> Answer:
    """ "Won the top prize at the festival", "the film was shown in Kolkata", "will be listed on the BSE"."""
    objects = c.sentence.child(c.verb, "dobj")
    if c.verb.lemma in lexicon.group("winning") and not c.scene.sport:
        return (c.verb, c.verb) if any(o.lemma in lexicon.group("prizes") for o in objects) else None
    subjects = clauses.subjects(c.sentence, c.verb) if not objects else []
    if c.verb.lemma == "list" and any(c.phrases("on")):
        return (c.verb, c.verb) if any(s.lemma in lexicon.group("of firms") for s in subjects) else None
    return (c.verb, c.verb) if kinds.is_showing(c.sentence, c.verb) else None


def harmed(c: Clause) -> Answer:
    """ "Were killed on Sunday when a bridge collapsed", "263 died in an explosion": what people died of."""
    if c.verb.lemma not in lexicon.group("harmed"):
        return None
    if c.verb.lemma == "die" and not any(
        c.scene.names.meant(c.sentence, s) for s in clauses.subjects(c.sentence, c.verb)
    ):
        causes = (o for _, o in c.phrases("in") if o.lemma in lexicon.group("unplanned"))
        if (cause := c.first_event(causes)) is not None:
            return cause
    for clause in c.sentence.child(c.verb, "advcl"):
        when = any(w.lower == "when" for w in c.sentence.child(clause, "advmod", "mark"))
        told = clause.lemma in lexicon.group("event verbs") or kinds.is_wreck(c.sentence, clause)
        if when and told and clause.tag == "VBD":
            return clause, clause
    return None


def sold_out(c: Clause) -> Answer:
    """ "The concert sold out on Friday": nothing that was on that day."""
    return NOTHING if c.verb.lemma == "sell" and "out" in c.particles else None


def held(c: Clause) -> Answer:
    """ "Holds the presidency this month", "held the record from 2010": what somebody has."""
    if c.verb.lemma != "hold":
        return None
    return NOTHING if any(o.lemma in _HAD for o in c.sentence.child(c.verb, "dobj")) else None


def expires(c: Clause) -> Answer:
    """ "The treaty expires on 5 February", "their lease runs out in June": an end, and no treaty then."""
    out = c.verb.lemma == "run" and "out" in c.particles
    return (c.verb, c.verb) if out or c.verb.lemma in {"expire", "lapse"} else None


def goes_on(c: Clause) -> Answer:
    """ "Was still burning on Tuesday": a state by then."""
    still = c.verb.tag == "VBG" and "still" in c.particles and bool(c.sentence.child(c.verb, "aux"))
    return NOTHING if still else None


def summed(c: Clause) -> Answer:
    """ "Put the bill at $4m on Monday", "made £3.2m in 2020", "fell 3 per cent": sums are no events."""
    objects = c.sentence.child(c.verb, "dobj")
    at = any(_is_sum(c, o) for _, o in c.phrases("at"))
    if c.verb.lemma in {"put", "estimate", "set"} and objects and at:
        return NOTHING
    if matches.ends_so(c.scene, c.sentence, c.verb):  # "shared the points"
        return None
    if c.verb.lemma in lexicon.group("state verbs") and _is_measured(c):
        return NOTHING
    moved = c.verb.lemma == "be" and c.particles & {"down", "flat", "up"}
    if moved and any(s.lemma in _FIGURES for s in clauses.subjects(c.sentence, c.verb)):
        return NOTHING  # "sales were down in October"
    gauged = {"forecast", "mercury", "outlook", "price", "temperature"}
    moves = c.verb.lemma in {*lexicon.words("state verbs"), "hit", "pass", "reach", "top", "touch", "turn"}
    if moves and any(s.lemma in gauged and not c.class_of(s) for s in clauses.subjects(c.sentence, c.verb)):
        return NOTHING if c.sentence.child(c.verb, "dobj", "npadvmod", "prep") else None
    period = c.time is not None and not c.time.day
    counted = any(w.tag == "CD" for o in objects for w in c.sentence.child(o, "nummod"))
    yearly = period and c.time is not None and (len(c.time.value) == len("2024") or "Q" in c.time.value)
    if yearly and counted and c.verb.lemma in lexicon.group("turning out") and not c.ahead:
        return NOTHING
    if yearly and counted and c.verb.lemma == "have" and not c.ahead:
        return NOTHING  # "had 300 workers in 2020"
    earns = c.verb.lemma in lexicon.group("earning") and any(_is_sum(c, o) for o in objects)
    goods = c.verb.lemma in lexicon.group("making and selling") and any(
        w.tag == "CD" for o in objects for w in c.sentence.child(o, "nummod")
    )
    return NOTHING if period and (earns or (goods and _of_a_whole_year(c))) else None


def _of_a_whole_year(c: Clause) -> bool:
    """ "Sold 38,000 tonnes last year": all that was sold in it."""
    return c.time is not None and re.fullmatch(r"\d{4}(-(?:Q|H)\d)?", c.time.value) is not None


def _is_measured(c: Clause) -> bool:
    """ "Fell 3 per cent", "rose by a tenth to 40 million"."""
    far = [*c.sentence.child(c.verb, "npadvmod", "dobj"), *(o for _, o in c.phrases("by"))]
    shares = (w for o in far for w in c.sentence.below(o))
    return any(w.lower in {"%", "cent", "percent", "point", "points"} for w in shares)


def _is_sum(c: Clause, noun: Word) -> bool:
    """ "£3.2m", "640 million kronor", "66 percent"."""
    inside = c.sentence.below(noun)
    money = any(w.tag == "$" or w.lemma in lexicon.group("sums") for w in inside)
    return money and any(w.tag == "CD" for w in inside)


def _is_traded(c: Clause) -> bool:
    """ "The forward, traded to Kaunas in February": somebody who changes teams; shares are traded at."""
    away = c.verb.lemma == "trade" and c.verb.tag == "VBN" and not c.sentence.child(c.verb, "dobj")
    return away and any(c.phrases("to"))


def state(c: Clause) -> Answer:
    """A state is no event, unless it is to come; what it is told with may be one."""
    if c.verb.lemma in lexicon.group("wishes") | {"forecast", "predict"}:
        return occasion(c) or NOTHING
    if c.verb.lemma == "follow" and (work := _came_out(c)) is not None:
        return work
    if c.verb.lemma == "become" and (first := _becomes(c)) is not None:
        return first
    if c.verb.lemma in {"climb", "jump", "slip"} and any(c.phrases("into", "off", "onto", "out", "over")):
        return c.verb, c.verb  # "six inmates climbed over the wall"
    state = c.verb.lemma in lexicon.words("state verbs") and c.verb.lemma not in lexicon.words("event verbs")
    if not state or _is_traded(c):
        return None
    if c.verb.lemma in lexicon.group("surely states"):
        return occasion(c) or around(c) or _one_more(c) or NOTHING
    if c.verb.lemma in {"remain", "stay"} and any(o.lemma == "strike" for _, o in c.phrases("on")):
        return NOTHING
    if c.ahead:
        kept = c.verb.lemma in {"remain", "stand", "stay"}  # "the vote on 15 December stands"
        return (c.first_event(clauses.subjects(c.sentence, c.verb)) if kept else None) or (
            gathered(c) or (c.verb, c.verb)
        )
    if _begun(c):
        return gathered(c) or (c.verb, c.verb)
    return occasion(c) or around(c) or _one_more(c) or NOTHING


def _came_out(c: Clause) -> Telling | None:
    """ "Her second film, "Salt Women", followed in 1985": a work that came out then."""
    if c.sentence.child(c.verb, "dobj") or c.time is None or c.time.day:
        return None
    works = lexicon.group("books", "films") | {"album", "feature", "play", "single"}
    for noun in c.sentence.child(c.verb, "nsubj"):
        if noun.lemma in works:
            return noun, c.verb
        if clauses.quoted(c.sentence, noun):
            return c.verb, c.verb
    return None


def _one_more(c: Clause) -> Telling | None:
    """ "In 2004 a protest saved it": an event told for the first time, whatever came of it."""
    shows = c.verb.lemma in {"indicate", "mean", "show", "suggest"}  # "a poll showed on Wednesday"
    acting = c.sentence.child(c.verb, "nsubj") if c.time is not None and not shows else []
    new = (s for s in acting if any(w.lower in {"a", "an"} for w in c.sentence.child(s, "det")))
    return c.first_event(new)


def _begun(c: Clause) -> bool:
    """ "The line began carrying passengers on Monday": what something does, from that day on; no person."""
    above = c.sentence.head(c.verb) if c.verb.dep == "xcomp" else None
    if above is None or above.lemma not in {"begin", "start"} or c.time is None or not c.time.day:
        return False
    subjects = clauses.subjects(c.sentence, above)
    someone = lexicon.group("people nouns", "roles", "groups")
    named = (t.kind == "person" for s in subjects for t in c.scene.names.meant(c.sentence, s))
    nouns_ = bool(subjects) and all(s.tag.startswith("NN") and s.lemma not in someone for s in subjects)
    return nouns_ and not any(named)


def _becomes(c: Clause) -> Telling | None:
    """ "Became the first woman to be ordained": that she was; "became the oldest winner of the prize"."""
    for noun in c.sentence.child(c.verb, "attr"):
        beside = c.sentence.child(noun, "amod", "nummod")
        first = any(w.lower in lexicon.group("ordinals") or w.tag == "JJS" for w in [noun, *beside])
        inside = [w for p in c.sentence.child(noun, "prep") for w in c.sentence.child(p, "pobj")]
        done = [v for w in [noun, *inside] for v in c.sentence.child(w, "relcl", "acl") if _infinite(c, v)]
        if first and done:
            return done[0], c.verb
        if first and noun.lemma in {"winner", "champion", "holder", "recipient"}:
            return c.verb, c.verb
    return None


def _infinite(c: Clause, verb: Word) -> bool:
    """ "To sail", "to be ordained"."""
    return any(w.lower == "to" for w in c.sentence.child(verb, "aux"))


def around(c: Clause) -> Telling | None:
    """The event that a state follows, or during which it was so: "were missing after a blast"."""
    found = (o for p, o in c.phrases("after", "following", "during", "in", "at") if _holds_time(c, p, o))
    return c.first_event(found)


def _holds_time(c: Clause, preposition: Word, noun: Word) -> bool:
    """Whether the time of a clause can be that of a noun in it: it stands behind the noun."""
    if preposition.lower in {"in", "at", "during"} and c.class_of(noun) not in lexicon.group("gatherings"):
        return False
    return c.time is not None and c.time.start > noun.start
