"""Days that are told in a row and lie on one side: "in Leeds on 3 May, in York on 5 May and in Hull"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from publisher.extractors.reading import Sentence
from publisher.extractors.times.anchoring import Side
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Time

_JOINED = re.compile(r"(?:, |,? and |,? then )")
_DAYS = frozenset({"date", "days", "list", "month", "weekday"})
_UNSURE = frozenset({"", "present"})
_LONGEST = 80
_A_WEEK = timedelta(7)
_DAY = len("2024-05-15")


@dataclass(slots=True)
class Row:
    """The day of a sentence told last, on which side it lies, and whether it goes on from another."""

    sentence: Sentence
    piece: Piece | None = None
    last: Side = ""
    on: bool = False

    def side(self, piece: Piece, around: Side) -> Side:
        """The side of a day: its own, or that of the day before it in a row where its words do not tell."""
        self.on = False
        if piece.rule not in _DAYS:
            return around
        self.on = self._goes_on(piece)
        found = self.last if around in _UNSURE and self.on else around
        self.piece, self.last = piece, found
        return found

    def _goes_on(self, piece: Piece) -> bool:
        """Whether a comma or an "and" and no verb stand between a day and the one before it."""
        before = self.piece
        if before is None or before.rule != piece.rule or piece.start - before.end > _LONGEST:
            return False
        if _JOINED.match(piece.match.string, before.end, piece.start) is None:
            return False
        between = (w for w in self.sentence.words if before.end <= w.start < piece.start)
        return not any(w.tag.startswith(("VB", "MD", "W")) or w.text == ";" for w in between)

    def in_order(self, times: list[Time], time: Time) -> Time:
        """ "On Monday, Wednesday and Friday": a weekday of a row is none before the one told before it.

        Of days to come it is that of the next week, of days gone by the one before it is of the week before.
        """
        before = times[-1] if self.on and times else None
        if before is None or self.piece is None or self.piece.rule != "weekday":
            return time
        if not (before.day and time.day) or before.day <= time.day:
            return time
        if date.fromisoformat(before.day) - date.fromisoformat(time.day) >= _A_WEEK:
            return time
        if self.last == "past":
            times[-1] = _moved(before, -_A_WEEK)
            return time
        return _moved(time, _A_WEEK)


def _moved(time: Time, by: timedelta) -> Time:
    return replace(time, value=f"{date.fromisoformat(time.day) + by}{time.value[_DAY:]}")
