"""Whether a second telling only adds to what was told before it: its hour, its end, that it is known."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.extractors import clauses, lexicon
from publisher.extractors.event import CANCELLED, POSTPONED, Event
from publisher.extractors.kinds import alike, nouns
from publisher.extractors.merging.likeness import on_other_days, others_take_part
from publisher.extractors.reading import Word

_DAY = len("2024-05-15")
_NEAR = 2
"""Sentences within which it does."""
_OVER = frozenset({"contain", "douse", "extinguish", "quell"})
_BROUGHT_TO_END = frozenset({("bring", "control"), ("put", "out")})
_FURTHER = frozenset({"fifth", "fourth", "further", "second", "similar", "third"})
_BEGUN = frozenset({"begin", "open", "start"})
_MAKES_KNOWN = frozenset({"agree", "announce", "approve", "confirm", "disclose", "plan", "report", "reveal"})


def by_its_noun(known: Event, event: Event) -> bool | None:
    """ "A train hit a lorry on Tuesday. The accident happened at 8.05am": by a noun for it, with its hour."""
    if not (0 < event.sentence.number - known.tellings[-1][0].number <= _NEAR):
        return None
    if not _is_more_exact(known, event):
        return None
    if event.focus.tag.startswith("VB"):
        it = [s.lower for s in clauses.subjects(event.sentence, event.focus)] == ["it"]
        return (it and (known.kind, event.kind) in alike.AGAIN) or None
    beside = [w.lower for w in event.sentence.child(event.focus) if w.i < event.focus.i]
    stands_for = (known.kind, event.kind) in alike.AGAIN or _is_whatever_happened(known, event)
    return (beside == ["the"] and stands_for) or None


def _is_more_exact(known: Event, event: Event) -> bool:
    """Whether a second telling knows the hour where the first knows the day, or the day in its week."""
    if not known.start or known.start[_DAY:] or len(event.start) < _DAY:
        return False
    if len(known.day) == _DAY:
        return event.day == known.day and bool(event.start[_DAY:])
    return event.start.startswith(known.start) and not on_other_days(known, event)


def _is_whatever_happened(known: Event, event: Event) -> bool:
    """ "A crane fell onto a house on Monday. The incident happened at noon": a noun for any mishap."""
    if known.mood != "fact" or event.mood != "fact" or known.status:
        return False
    mishap = known.kind in lexicon.group("mishaps") or known.kind not in nouns.classes()
    return event.focus.lemma in lexicon.group("whatever happened") and mishap


def is_one_more(known: Event, event: Event) -> bool:
    """ "A second bomb went off", "another man was stabbed", "they also stole a van": not the same again."""
    if known.sentence is event.sentence or event.verb is None:
        return False
    if not alike.are_alike(known.kind, event.kind):
        return False
    sentence, verb = event.sentence, event.verb
    whose = sentence.head(verb) if verb.dep == "relcl" else None
    told = [event.focus, *sentence.child(verb, "nsubj", "nsubjpass", "dobj"), *([whose] if whose else [])]
    if any(_is_further(word, sentence.child(word, "det", "amod")) for word in told):
        return True
    same = event.focus is verb and known.focus.tag.startswith("VB") and known.focus.lemma == verb.lemma
    return same and any(w.lower == "also" for w in sentence.child(verb, "advmod"))


def are_two_acts(known: Event, event: Event) -> bool:
    """ "Police raided a flat in Malmö on Tuesday. Police raided a garage in Lund": each by a verb of its own.

    So protests in two towns that "were held", and not "the protest" told before.
    """
    if known.sentence is event.sentence or known.kind != event.kind:
        return False
    if known.focus.tag.startswith("VB") and event.focus.tag.startswith("VB"):
        return known.focus.lemma == event.focus.lemma
    return event.focus.tag.startswith("NN") and not event.sentence.child(event.focus, "det", "poss")


def _is_further(word: Word, beside: list[Word]) -> bool:
    """ "Another", "a second", "a further" of what was told before; "the second" is one that was."""
    said = {w.lower for w in beside if w.i < word.i}
    return "another" in said or ("a" in said and bool(said & _FURTHER))


def is_made_known(known: Event, event: Event) -> bool:
    """ "He died on Sunday. His death was announced on Tuesday": the day is that of the announcement."""
    verb = event.verb
    if verb is None or verb.lemma not in _MAKES_KNOWN or event.focus is verb or event.mood != "fact":
        return False
    if not known.start or not event.start or event.start.startswith(known.start):
        return False
    told = (known.kind, event.kind) in alike.AGAIN or alike.are_alike(known.kind, event.kind)
    return told and _is_pointed_at(event) and not others_take_part(known, event)


def _is_pointed_at(event: Event) -> bool:
    """Whether "the", "his" or "her" says that it was told of before."""
    return any(_points(w) for w in event.sentence.child(event.focus, "det", "poss"))


def _points(word: Word) -> bool:
    return word.tag == "PRP$" or word.lower in {"the", "this", "that"}


def get_a_new_day(told: Sequence[Event], event: Event) -> Sequence[Event]:
    """ "The concert on Saturday is off. The show will be held in May": what was put off, the last or all."""
    if event.status or event.mood != "plan" or not event.start or event.focus.tag[:2] != "NN":
        return []
    beside = {w.lower for w in event.sentence.child(event.focus)}
    held = event.verb is not None and event.verb.lemma in {"hold", "play", "stage", "take"}
    if not held or beside not in ({"the"}, {"both"}, {"the", "two"}):
        return []
    off = [e for e in told if _is_off_until(e, event)]
    return off if event.focus.tag == "NNS" else off[-1:]


def _is_off_until(known: Event, event: Event) -> bool:
    """Whether a plan was given up right before it is told that it will be held on another day."""
    near = event.sentence.number - known.tellings[-1][0].number <= 1
    off = known.status in {CANCELLED, POSTPONED} and known.mood == "plan" and bool(known.day)
    alike_ = alike.are_alike(known.kind, event.kind) or event.kind == "event"
    return near and off and alike_ and on_other_days(known, event) and event.start[:7] >= known.start[:7]


def had_begun(known: Event, event: Event) -> bool:
    """ "The strike was called off on Tuesday. It had begun on 26 October": it was no plan any more."""
    if known.status != CANCELLED or event.status or event.mood != "fact" or event.verb is None:
        return False
    began = event.verb.lemma in {"begin", "start"} and event.verb.tag in {"VBD", "VBN"} and bool(event.day)
    it = [s.lower for s in clauses.subjects(event.sentence, event.verb)] == ["it"]
    same = it if event.focus is event.verb else known.kind == event.kind and _is_pointed_at(event)
    near = event.sentence.number - known.tellings[-1][0].number <= _NEAR
    return began and near and same and (not known.day or event.day < known.day)


def had_another_day(known: Event, event: Event) -> bool:
    """ "They play on 5 December. The match, set for 21 November, was postponed": to that day."""
    off = event.status == POSTPONED and known.mood == "plan" and not known.status and not known.previous
    near = event.sentence.number - known.tellings[-1][0].number in {0, 1}
    played = event.kind == "match" and known.focus.tag[:2] == "VB" and known.kind in alike.OF_TEAMS | {"meet"}
    same = played or alike.are_alike(known.kind, event.kind)
    earlier = "" < event.day < known.day and not others_take_part(known, event)
    return off and near and same and earlier and _is_pointed_at(event)


def is_its_end(known: Event, event: Event) -> bool:
    """ "Fires broke out on Saturday. The fires were put out on Monday": they lasted until then."""
    verb = event.verb
    if verb is None or known.kind != event.kind or not known.day or event.day <= known.day or known.end:
        return False
    words = {w.lower for w in event.sentence.words[verb.i + 1 : verb.i + 3]}
    stopped = known.kind == "strike" and verb.lemma in {"end", "halt", "suspend"}
    over = (
        verb.lemma in _OVER
        or stopped
        or (verb.lemma, next(iter(words & {"control", "out"}), "")) in _BROUGHT_TO_END
    )
    fact = known.mood == event.mood == "fact" and not (known.status or event.status)
    return over and fact and _is_pointed_at(event)


def from_start_to_end(known: Event, event: Event) -> bool:
    """ "They ended their strike on Thursday. The strike began on 2 November": one, with both its days."""
    if known.last is None or known.time is not known.last or not "" < event.day < known.day:
        return False
    if event.verb is None or event.verb.lemma not in _BEGUN or event.mood != "fact":
        return False
    if event.focus is event.verb:
        return [s.lower for s in clauses.subjects(event.sentence, event.verb)] == ["it"]
    return known.kind == event.kind and _is_pointed_at(event)
