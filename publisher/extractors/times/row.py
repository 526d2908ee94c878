"""Days that are told in a row and lie on one side: "in Leeds on 3 May, in York on 5 May and in Hull"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.extractors.reading import Sentence
from publisher.extractors.times.anchoring import Side
from publisher.extractors.times.grammar import Piece

_JOINED = re.compile(r"(?:, |,? and |,? then )")
_DAYS = frozenset({"date", "days", "list", "month", "weekday"})
_UNSURE = frozenset({"", "present"})
_LONGEST = 80


@dataclass(slots=True)
class Row:
    """The day of a sentence that was told last, and on which side of publication it lies."""

    sentence: Sentence
    piece: Piece | None = None
    last: Side = ""

    def side(self, piece: Piece, around: Side) -> Side:
        """The side of a day: its own, or that of the day before it in a row where its words do not tell."""
        if piece.rule not in _DAYS:
            return around
        found = self.last if around in _UNSURE and self._goes_on(piece) else around
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
