"""Which side of the day of publication a time lies on, and which of several days a weekday is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.clauses import foreseen, tense
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Time

Side: TypeAlias = Literal["past", "present", "future", "ahead", "plan", "off", ""]
"""Before publication or after, `ahead` surely so; `plan` is a day that was planned once: the nearest such,
`off` that of a plan that came to nothing: still to come, unless it was yesterday."""

_CALENDAR = {
    "weekday",
    "date",
    "days",
    "month",
    "list",
    "feast",
    "dom",
    "narrative",
    "deictic",
    "weekdom",
    "clock",
    "hours",
    "numeric",
}
_AHEAD = re.compile(
    r"\b(?:by|until|till|for) (?:the end of |late |early |mid-|this |next |\d[\d.:]* ?[ap]\.?m\.? (?:on )?)?$"
)
_TAKES_EFFECT = re.compile(r"\b(?:effective|commencing|with effect from)(?: from| on)? $")
_AWAITED = re.compile(
    r"\b(?:ahead of|pending|awaiting|in preparation for|preparing for|in readiness for|in the run-up to"
    r"|tickets? (?:to|for|at))(?:(?: [\w’'-]+){1,6} (?:on|in)|(?: the| its| their| his| her)?) $"
)
"""What is still to come of what something is done before: "ahead of a vote in May", "of Friday's vote"."""
_SINCE_THEN = re.compile(
    r"\bfrom (?:[\w:.]+ ){1,4}(?:until|till|to) (?:early |late |the )?(?:on )?(?:the )?$"
)
"""Before the end of what lasted: "halted trains from Sunday noon until Wednesday"."""
_BACK = re.compile(r"\bsince (?:the end of |late |early |mid-|last )?$")
_LATELY = timedelta(15)
"""So near the day that a weekday would mean alone is the one told before that it can mean instead."""
_AT_FIRST = re.compile(r"\b(?:originally|initially|at first|first|earlier)\b", re.IGNORECASE)
_EDGES = frozenset({"beginning", "end", "middle", "start"})
"""Of what a month or year can be told instead of the whole of it."""


def side(sentence: Sentence, word: Word, piece: Piece, plain: str) -> Side:
    """Where the words around place an expression: by its preposition, by its clause, by the plan it dates."""
    before = plain[sentence.start : piece.start]
    if _BACK.search(before):
        return "past"
    around = tense.of(sentence, word, before)
    if not word.tag or piece.rule not in _CALENDAR:
        return around
    if piece.rule in {"date", "days"} and tense.will_be_on(sentence, word):
        return "ahead"
    if piece.rule == "month" and (noun := _named_by_month(sentence, piece)) is not None:
        return "past" if noun.lemma in lexicon.group("figures") else "" if around == "past" else around
    if planned := _prepared(sentence, word, before) or _of_plan(
        sentence, word, "" if piece.rule == "month" and around == "future" else around
    ):
        return planned
    if (
        _TAKES_EFFECT.search(before)
        or _is_extended(sentence, word)
        or _is_agreed_on(sentence, word, piece, before)
    ):
        return "future"
    if _is_known(sentence, word, around):
        return "past"
    if around == "present" and piece.rule == "month" and not _of_clause(sentence, word):
        return "past"
    if _until_clause(sentence, word):
        return "future"
    if around == "future":
        return "plan" if _AT_FIRST.search(before) and piece.rule in {"month", "date"} else around
    if (
        piece.rule not in {"clock", "hours", "narrative"}
        and _AHEAD.search(before)
        and not (
            around == "past"
            and (
                (piece.rule == "date" and not _lasts_until(sentence, word))
                or _is_done_by(before)
                or _SINCE_THEN.search(before)
                or _not_until(sentence, word)
            )
        )
    ):
        return "plan" if tense.verb_past_perfect(sentence, word) else "future"
    if tense.object_to_come(sentence, word):
        return "future"
    return around or tense.of_sentence(sentence)


def _proclaimed(sentence: Sentence, word: Word) -> bool:
    """ "Saturday has been declared a day of mourning": the next one."""
    governor = sentence.head(word) if word.dep == "nsubjpass" else None
    return governor is not None and governor.lemma in {"declare", "designate", "proclaim"}


def _is_known(sentence: Sentence, word: Word, around: Side) -> bool:
    """Whether a word dates what has been: nobody plans it, or what will be follows it."""
    if around == "future":
        return tense.after_the_fact(sentence, word) or foreseen.overtaken(sentence, word)
    return around in {"past", "present"} and tense.of_the_past(sentence, word)


def _prepared(sentence: Sentence, word: Word, before: str) -> Side:
    """ "Clears the way for talks in May", "ahead of a vote in January": what something is done for."""
    return "future" if tense.on_the_way(sentence, word) else "plan" if _AWAITED.search(before) else ""


def _is_extended(sentence: Sentence, word: Word) -> bool:
    """ "Has been extended until 31 January": that is still to come."""
    governor, prep = tense.verb(sentence, word), sentence.head(word)
    longer = governor is not None and governor.lemma in {"extend", "prolong"}
    has = longer and any(w.lower in {"has", "have"} for w in sentence.child(governor or word, "aux"))
    return has and prep is not None and prep.lower in {"till", "to", "until"}


def _is_agreed_on(sentence: Sentence, word: Word, piece: Piece, before: str) -> bool:
    """ "Have agreed on 3 October for the ceremony", "settled on Monday for the vote"."""
    governor = tense.verb(sentence, word)
    choosing = governor is not None and governor.lemma in {"agree", "settle", "decide"}
    return choosing and before.endswith(" on ") and piece.match.string.startswith(" for ", piece.end)


def _is_done_by(before: str) -> bool:
    """ "Were back on the surface by 10 p.m. on Tuesday": it is over."""
    return re.search(r"\bby \S{0,8}(?: [ap]\.?m\.?)?(?: on)? ?$", before) is not None


def _of_plan(sentence: Sentence, word: Word, around: Side) -> Side:
    """The side of a day that was planned once; none if the words speak of no such plan."""
    if _proclaimed(sentence, word):
        return "future"
    if foreseen.moved_to(sentence, word) or foreseen.sold_out(sentence, word):
        return "future"
    was_planned = foreseen.past_plan(sentence, word) or foreseen.takes_off(sentence, word)
    was_planned = was_planned or foreseen.in_vain(sentence, word)
    if foreseen.found_unfit(sentence, word):
        return "past"
    if not was_planned and foreseen.called_off(sentence, word):
        return "off"
    if not was_planned and (around == "future" or not foreseen.planned(sentence, word)):
        return ""
    if foreseen.now(sentence, word) or foreseen.still_to_come(sentence, word):
        return "future"
    over = foreseen.weathered(sentence, word) or foreseen.replaced(sentence, word)
    over = over or foreseen.overtaken(sentence, word)
    return "past" if over else "plan"


def _not_until(sentence: Sentence, word: Word) -> bool:
    """ "It did not end until Saturday", "they were back by 10 p.m. on Tuesday": it was so then."""
    governor = tense.verb(sentence, word)
    if governor is None:
        return False
    was = governor.lemma == "be" and governor.tag == "VBD" and not sentence.child(governor, "acomp", "xcomp")
    return was or bool(sentence.child(governor, "neg"))


def _of_clause(sentence: Sentence, word: Word) -> bool:
    """Whether an expression hangs on the clause itself, not on one of its nouns."""
    prep = sentence.head(word)
    above = sentence.head(prep) if prep is not None and prep.dep == "prep" else prep
    if above is not None and above.lower in _EDGES:  # "is closing at the end of May"
        return _of_clause(sentence, above)
    return above is not None and above.tag.startswith("VB")


def _lasts_until(sentence: Sentence, word: Word) -> bool:
    """ "Has been extended until 31 January": what has been done holds until a day to come."""
    governor = tense.verb(sentence, word)
    if governor is None or not tense.led_by(sentence, governor, word, {"until", "till"}):
        return False
    return any(w.lower in {"has", "have"} for w in sentence.child(governor, "aux"))


def _until_clause(sentence: Sentence, word: Word) -> bool:
    """Whether the clause says how long what should or will be goes on: "until her appeal is heard"."""
    governor = tense.verb(sentence, word)
    above = sentence.head(governor) if governor is not None and governor.dep == "advcl" else None
    if governor is None or above is None:
        return False
    until = any(w.lower in {"until", "till"} for w in sentence.child(governor, "mark", "advmod"))
    return until and any(w.tag == "MD" for w in sentence.child(above, "aux"))


def _named_by_month(sentence: Sentence, piece: Piece) -> Word | None:
    """What a month only names: "April figures" tell of the past, "the May ban" of the nearest May."""
    first = next((w for w in sentence.words if w.end > piece.start), None)
    if first is None or first.dep not in {"compound", "nmod", "npadvmod"}:
        return None
    return sentence.head(first)


def as_told(time: Time, earlier: list[Time], block: object) -> Time:
    """A weekday that a past plan names: the one the article told of, or the next after one to come."""
    try:
        wanted = date.fromisoformat(time.day).weekday()
    except ValueError:
        return time
    own = date.fromisoformat(time.day)
    for told in earlier:
        if (
            told.day
            and told.tense == "past"
            and not told.attribution
            and not any(w.lower == "since" for w in told.before(1))  # on which nothing was told to be
            and date.fromisoformat(told.day).weekday() == wanted
            and abs(date.fromisoformat(told.day) - own) <= _LATELY
        ):
            return replace(time, value=told.day + time.value[10:])
    last = earlier[-1] if earlier else None
    follows = any(w.lemma in lexicon.group("follows") for w in time.sentence.words)
    if follows and last is not None and last.day and last.tense == "future" and last.sentence.block is block:
        first = date.fromisoformat(last.day)
        return replace(time, value=str(first + timedelta((wanted - first.weekday()) % 7)) + time.value[10:])
    return time
