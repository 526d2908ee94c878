"""What a verb is said of: the event that is its subject, its object, or what it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.kinds import matches
from publisher.extractors.reading import Word
from publisher.extractors.telling.clause import NOTHING, Answer, Clause
from publisher.extractors.telling.courses import is_planning


def gone_to(c: Clause) -> Answer:
    """ "Travel to the summit", "qualified for the final"."""
    if c.verb.lemma not in lexicon.group("going"):
        return None
    goals = (
        o for p, o in c.phrases("for", "on", "to", "into", "in") if p.lower != "in" or c.verb.lemma == "meet"
    )
    known = lexicon.group("gone to") | ({"round", "runoff"} if c.verb.lemma == "meet" else set())
    return next(((o, c.verb) for o in goals if c.class_of(o) in known), None)


def called_to(c: Clause) -> Answer:
    """ "Firefighters were called to a blaze", "police were called to the station after a man was stabbed"."""
    if c.verb.lemma not in lexicon.group("called out"):
        return None
    calls = (o for _, o in c.phrases("to") if o.lemma in lexicon.group("unplanned"))
    return c.first_event(calls) or _called_for(c)


def _called_for(c: Clause) -> Answer:
    """What those who were called came for, if a clause says that it happened."""
    for cause in c.sentence.child(c.verb, "advcl"):
        marks = {w.lower for w in c.sentence.child(cause, "mark", "advmod")}
        past = cause.tag in {"VBD", "VBN"} and not c.sentence.child(cause, "neg")
        if marks & {"after", "when"} and past and cause.lemma not in lexicon.group("noticing"):
            return c.tell(c.scene, c.sentence, cause, c.time)
    return None


def invited_to(c: Clause) -> Answer:
    """ "Has summoned her to a hearing on Friday": to what is still to come."""
    if c.verb.lemma not in {"ask", "invite", "summon"} or c.time is None:
        return None
    to_come = c.time.tense != "past" and any(w.tag in {"VBZ", "VBP"} for w in c.sentence.child(c.verb, "aux"))
    ends = [o for w in c.sentence.child(c.verb, "dobj") for _, o in clauses.phrases(c.sentence, w, "to")]
    return c.first_event([*(o for _, o in c.phrases("to")), *ends]) if to_come else None


def is_to(c: Clause) -> Answer:
    """ "The vote is to be held"."""
    above = c.sentence.head(c.verb)
    if c.verb.dep != "xcomp" or above is None or above.lemma != "be":
        return None
    return c.first_event(c.sentence.child(above, "nsubj"))


def befell(c: Clause) -> Answer:
    """ "The storm that struck Cork in May", "the shelling in which 19 people died on Tuesday"."""
    noun = c.sentence.head(c.verb) if c.verb.dep == "relcl" else None
    if noun is None or not c.class_of(noun):
        return None
    struck = c.verb.lemma in lexicon.group("harm") | {"break", "gut"}
    does = struck and any(s.tag in {"WDT", "WP"} for s in c.sentence.child(c.verb, "nsubj"))
    inside = any(o.lower == "which" for _, o in c.phrases("at", "during", "in"))
    if not does and not (inside and c.verb.lemma in lexicon.group("harmed")):
        return None
    return noun, c.verb


def said_of(c: Clause) -> Answer:
    """ "Talks planned for Monday"."""
    if c.verb.lemma in lexicon.words("event verbs") and not is_planning(c):
        noun = antecedent(c) if c.verb.lemma == "strike" else None
        return (noun, c.verb) if noun is not None and c.class_of(noun) in {"deal", "plea"} else None
    above = c.sentence.head(c.verb)
    left = c.verb.lemma == "leave" and c.verb.dep == "acl" and above is not None
    if left and above is not None and above.lemma in lexicon.group("units of time"):
        return NOTHING  # "with two minutes left"
    event = antecedent(c)
    if event is not None and c.verb.dep == "acl" and c.particles & {"formerly", "last", "previously"}:
        return NOTHING  # "the exhibition, last seen in Basel in 2019, comes to Porto": another time
    return (event, c.verb) if event is not None else None


def antecedent(c: Clause) -> Word | None:
    """The event noun that a clause hangs on."""
    verb = c.verb
    while (above := c.sentence.head(verb)) is not None:
        joined = verb.dep == "conj" and above.dep in {"acl", "relcl"}  # "ordered in May and due on Monday"
        if not joined and verb.dep not in {"xcomp", "acomp"}:
            break
        verb = above
    noun = c.sentence.head(verb) if verb.dep in {"relcl", "acl"} else None
    befell = c.verb.lemma in lexicon.group("harmed")  # "the death of Tom Reed, who drowned in January"
    if not befell and any(w.lower == "who" for w in c.sentence.child(c.verb)):
        return None  # "the reinstatement of 22 employees who were suspended in July"
    if noun is not None and not befell and verb.dep == "acl" and _is_somebody(noun):
        return None  # "the release of a man jailed in 1995"
    heard = c.verb.lemma in {"adjourn", "convene", "reconvene", "reopen", "resume"}
    heard = heard or any(w.lemma == "adjourn" for w in c.sentence.child(c.verb, "conj"))
    for _ in range(4):
        if noun is None or (c.class_of(noun) and not (heard and c.class_of(noun) == "death")):
            return noun
        noun = c.sentence.head(noun) if noun.dep in {"pobj", "prep", "conj", "appos"} else None
    return None


def _is_somebody(noun: Word) -> bool:
    return noun.lemma in lexicon.group("people nouns") or noun.lemma in lexicon.group("roles")


def followed_by(c: Clause) -> Answer:
    """ "Will be followed by a reception", "opens at six, followed at eight by a concert": what comes then."""
    if c.verb.lemma not in {"follow", "precede"}:
        return None
    return c.first_event(
        o
        for by in c.sentence.child(c.verb, "agent", "prep")
        if by.lower == "by"
        for o in c.sentence.child(by, "pobj")
    )


def marked_with(c: Clause) -> Answer:
    """ "Returned to the stage with a free concert", "it opens at six with a ceremony": what is given then."""
    begins = c.verb.lemma in lexicon.group("begins with", "ending")
    if c.verb.lemma not in lexicon.group("marked with") and not (begins and c.time is not None):
        return None
    subjects = clauses.subjects(c.sentence, c.verb)
    if begins and not (c.time is not None and c.time.exact and all(s.tag == "PRP" for s in subjects)):
        return None
    if any(c.class_of(s) for s in subjects):
        return None  # "the festival opened with a concert"
    given = (o for _, o in c.phrases("with") if any(w.lower in {"a", "an"} for w in c.sentence.child(o)))
    return next(((o, c.verb) for o in given if c.class_of(o) in lexicon.group("gatherings")), None)


def ended_in(c: Clause) -> Answer:
    """ "Ended in clashes"."""
    return c.first_event([o for _, o in c.phrases("in", "with")]) if c.verb.lemma == "end" else None


def argued(c: Clause) -> Answer:
    """The event among the arguments of a verb that tells little by itself, or plans one."""
    if c.verb.lemma not in lexicon.words("light verbs") and not is_planning(c):
        return None
    if c.verb.lemma == "strike" and any(
        s.lemma in lexicon.group("hands") for s in clauses.subjects(c.sentence, c.verb)
    ):
        return None  # "drivers will strike in a dispute over pay"
    signed = c.sentence.child(c.verb, "dobj", "nsubjpass") if c.verb.lemma == "sign" else []
    if any(w.lemma in lexicon.group("signed papers") and not c.class_of(w) for w in signed):
        return c.verb, c.verb
    event = c.first_event(_arguments(c))
    return (c.verb, c.verb) if event is not None and _is_match_of(c, event[0]) else event


def _is_match_of(c: Clause, cup: Word) -> bool:
    """ "Porto host Braga in the cup on Friday": a match, and not all that it is one of."""
    within = cup.dep == "pobj" and c.class_of(cup) == "tournament" and bool(c.sentence.child(c.verb, "dobj"))
    return within and matches.is_match(c.scene, c.sentence, c.verb)


def _arguments(c: Clause) -> Iterator[Word]:
    """The nouns of a clause in the order in which they can be its event."""
    passive = c.sentence.child(c.verb, "nsubjpass")
    subjects = [] if passive else c.sentence.child(c.verb, "nsubj")
    if c.verb.lemma in lexicon.group("harm"):
        yield from subjects
    for word in [*passive, *c.sentence.child(c.verb, "dobj"), *subjects]:
        yield word
        if word.lower in {"round", "series", "part", "one", "first", "second", "third", "day", "number"}:
            yield from (obj for _, obj in clauses.phrases(c.sentence, word, "of"))
    if passive:
        yield from (obj for _, obj in c.phrases("by"))
    inside = {"in", "at", "into", "during"}
    gathers = c.verb.lemma in {"meet", "gather", "engage"}
    if c.verb.lemma in lexicon.group("doors") and not passive:
        return  # "the hotel reopened after a fire"
    for prep, obj in c.phrases(*inside, "for", "with", "after", "on", "to"):
        if prep.lower in inside or gathers:
            yield obj


def gathered(c: Clause) -> Answer:
    """What people do something for or at: "lined the street for the parade", "met in a debate"."""
    if c.verb.lemma in lexicon.words("event verbs") or c.verb.lemma in lexicon.group("telling"):
        return None
    nested = [
        o for w in c.sentence.child(c.verb, "dobj") for _, o in clauses.phrases(c.sentence, w, "in", "at")
    ]
    for noun in [*(o for _, o in c.phrases("for", "in", "at", "on")), *nested]:
        if c.class_of(noun) in lexicon.group("gatherings"):
            return noun, c.verb
    return None


def carried(c: Clause) -> Answer:
    """What a verb tells of an event: "the fair drew 700 people", "a goal settled the final"."""
    strong = c.verb.lemma in lexicon.words("event verbs") or c.verb.lemma in lexicon.group("telling")
    over = c.verb.lemma in {"expire", "lapse"}
    if strong or over or c.verb.lemma in lexicon.group("finding out") or c.verb.tag == "VBG":
        return None
    moves = c.verb.lemma in lexicon.group("motion") | {"crash", "divert", "land", "touch"}
    subjects = [s for s in c.sentence.child(c.verb, "nsubj") if not (moves and s.lemma == "flight")]
    objects = [o for o in c.sentence.child(c.verb, "dobj") if c.class_of(o) in lexicon.group("gatherings")]
    return c.first_event([*subjects, *objects])
