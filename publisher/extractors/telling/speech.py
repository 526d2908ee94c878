"""What is written and said: no event, but for what it is said at, or what a lead says was announced."""

from __future__ import annotations

from publisher.extractors import clauses, kinds, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.kinds import acts
from publisher.extractors.reading import Word
from publisher.extractors.telling.carriers import antecedent
from publisher.extractors.telling.clause import NOTHING, Answer, Clause, Telling


def missing(c: Clause) -> Answer:
    """ "Was reported missing on Monday": that is done then, and nothing is missed or published."""
    above = c.sentence.head(c.verb) if c.verb.lower == "missing" else None
    return (above, above) if above is not None and above.lemma == "report" else None


def posted(c: Clause) -> Answer:
    """ "Reported a rise in profit"."""
    return c.first_event(c.sentence.child(c.verb, "dobj")) if c.verb.lemma in {"report", "post"} else None


def published(c: Clause) -> Answer:
    """ "Described it in the journal Nature"."""
    if c.verb.lemma not in {"report", "write", "describe", "publish"}:
        return None
    return (c.verb, c.verb) if any(o.lower == "journal" for _, o in c.phrases("in")) else None


def agreed(c: Clause) -> Answer:
    """ "Agreed to buy it", "agreed on a hotline", "the sale was agreed": that is done, not said."""
    if c.verb.lemma != "agree":
        return None
    if settled := c.sentence.child(c.verb, "nsubjpass"):
        later = lexicon.group("gatherings") | {
            "opening"
        }  # "the reopening was agreed on Friday", and is to come
        return c.first_event(w for w in settled if c.class_of(w) not in later) or (c.verb, c.verb)
    to_something = tense.of(c.sentence, c.verb) == "past" and any(
        w.lower in {"on", "to", "upon"} and not _is_time(c, w) for w in c.sentence.child(c.verb, "prep")
    )
    return (c.verb, c.verb) if c.sentence.child(c.verb, "xcomp") or to_something else None


def _is_time(c: Clause, preposition: Word) -> bool:
    """Whether a preposition leads to a time."""
    objects = c.sentence.child(preposition, "pobj")
    times = c.scene.times.get(c.sentence.number, ())
    return any(t.holds(o) for o in objects for t in times)


def announced(c: Clause) -> Answer:
    """ "A meeting, announced for Thursday"."""
    called = c.time is not None and tense.called_for(c.sentence, c.verb, c.time.word)
    if called and (planned := c.first_event(c.sentence.child(c.verb, "nsubjpass"))) is not None:
        return planned  # "a stoppage has been announced for 10 October"
    if _told_of_before(c):
        return NOTHING
    if c.verb.lemma != "announce" or c.verb.dep != "acl":
        return None
    event = antecedent(c)
    return (event, c.verb) if event is not None else NOTHING


def sung(c: Clause) -> Answer:
    """ "Mass will be said on Sunday"."""
    said_ = c.sentence.child(c.verb, "nsubjpass") if c.verb.lemma == "say" and c.goal is None else []
    return c.first_event(w for w in said_ if w.lower in {"mass", "prayers"})


def _told_of_before(c: Clause) -> bool:
    """ "The strike, called on Tuesday, begins on Friday": the day on which it was called, not its own."""
    if c.verb.dep not in {"acl", "relcl"} or c.verb.lemma not in lexicon.group("told of beforehand"):
        return False
    event = antecedent(c) if c.time is not None and c.time.tense == "past" else None
    if event is None or c.time is None or not _is_planned(c, event):
        return False
    return c.time.before(1)[-1:] == [] or c.time.before(1)[-1].lower != "for"


def said(c: Clause) -> Answer:
    """What is said tells no event, but for where it is said, or what the lead says was announced."""
    heard = c.time is not None and bool(c.time.day) and kinds.is_testimony(c.sentence, c.verb)
    if heard or kinds.is_done(c.sentence, c.verb) or acts.is_act(c.scene, c.sentence, c.verb):
        return c.verb, c.verb
    if c.verb.lemma in lexicon.group("asking") and not c.sentence.child(c.verb, "nsubjpass", "dobj", "oprd"):
        asked = [o for _, o in c.phrases("for")]
        if asked and c.verb.lemma not in lexicon.words("saying"):
            return c.first_event(o for o in asked if o.lemma in lexicon.group("called")) or NOTHING
    ends = c.sentence.child(c.verb, "xcomp", "advcl") if c.verb.lemma == "decline" else []
    if any(w.lemma in lexicon.words("saying") for w in ends):
        return NOTHING  # "declined to say when it would reopen"
    if c.verb.lemma == "declare" and (declared := c.sentence.child(c.verb, "nsubjpass")):
        return c.first_event(declared) or NOTHING  # "since the outbreak was declared on 20 October"
    announces = c.sentence.child(c.verb, "dobj") if c.verb.lemma == "announce" else []
    if any(_is_planned(c, w) for w in announces):
        return NOTHING  # "announced on Tuesday a strike that will start on Friday"
    if c.verb.lemma not in lexicon.words("saying") or announces or _goes_on(c):
        return None
    to_come = (
        c.ahead and c.verb.lemma in lexicon.group("speaking") and tense.of(c.sentence, c.verb) == "future"
    )
    return occasion(c) or _in_the_lead(c) or ((c.verb, c.verb) if to_come else NOTHING)


def _is_planned(c: Clause, noun: Word) -> bool:
    """Whether what was announced on a day that is over is one of the things that are planned."""
    planned = c.class_of(noun) in lexicon.group("gatherings", "lasting")
    return planned and c.time is not None and c.time.tense == "past"


def _goes_on(c: Clause) -> bool:
    """ "The hearing continues on Monday": said of an event, and nobody's words."""
    alone = c.verb.lemma in {"conclude", "continue"} and not c.sentence.child(c.verb, "ccomp", "dobj")
    return alone and c.first_event(clauses.subjects(c.sentence, c.verb)) is not None


def occasion(c: Clause) -> Telling | None:
    """What somebody says something at: "told a forum", "said in a speech", "showed it at a meeting"."""
    told = c.sentence.child(c.verb, "dobj", "dative") if c.verb.lemma in {"tell", "address"} else []
    placed = [o for _, o in c.phrases("at", "in", "during", "to", "after", "following")]
    for noun in [*told, *placed]:
        if c.class_of(noun) in lexicon.group("occasions"):
            return noun, c.verb
    return None


def _in_the_lead(c: Clause) -> Telling | None:
    """The deal or decision that the lead says was announced that day."""
    if c.sentence.block is not c.scene.lead or c.time is None or c.time.sentence is not c.sentence:
        return None
    for clause in c.sentence.child(c.verb, "ccomp"):
        subject = next(iter(c.sentence.child(clause, "nsubj")), None)
        if subject is None or c.sentence.child(clause, "npadvmod", "tmod") or _has_day(c, clause):
            continue
        done = clause.tag in {"VBD", "VBN"} and clause.lemma not in {
            *lexicon.group("state verbs"),
            *lexicon.group("saying"),
        }
        decided = done or clause.lemma in lexicon.group("decisions")
        if decided and any(t.kind == "organization" for t in c.scene.names.meant(c.sentence, subject)):
            return next(
                (w for w in c.sentence.child(clause, "xcomp") if w.tag.startswith("VB")), clause
            ), clause
    return None


def _has_day(c: Clause, clause: Word) -> bool:
    """Whether what is said has a day of its own: "said on Monday it would close in November"."""
    times = c.scene.times.get(c.sentence.number, ())
    return any(
        t is not c.time and t.kind == "date" and t.value and tense.verb(c.sentence, t.word) is clause
        for t in times
    )
