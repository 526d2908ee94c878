"""From pieces to an `Article`: one text, its blocks, and the fields that stand in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ParamSpec

from publisher.errors import Unreadable
from publisher.model import JSON, Article, Block, BlockKind, Field, Origin

if TYPE_CHECKING:
    from publisher.readers.metadata import Metadata

LONGEST = 400_000
"""So many characters an article may have: what a document of 1 MB can carry in any script."""

_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)


def clean(words: str) -> str:
    """Text as an article holds it: NFC, plain newlines and spaces, nothing invisible, quotes as they were."""
    words = unicodedata.normalize(
        "NFC", words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    )
    words = _SPACES.sub(" ", _INVISIBLE.sub("", words))
    return re.sub(r" ?\n ?", "\n", words).strip()


Given = ParamSpec("Given")


def attempt(
    make: Callable[Given, Article], *given: Given.args, **named: Given.kwargs
) -> Article | Unreadable:
    """One article of several; what it cannot be read for, so that it does not end those after it."""
    try:
        return make(*given, **named)
    except Unreadable as error:
        return error


def too_long(name: str) -> Unreadable:
    """The error for a text that no document can carry."""
    return Unreadable(f"{name}: the text is longer than {LONGEST:,} characters", hint="is it one article?")


def _sound(field: Field) -> Field:
    """The field without what no document can carry: control characters, halves of characters."""
    origin = replace(field.origin, words=_INVISIBLE.sub(" ", field.origin.words))
    return replace(field, value=_seen(field.value), origin=origin)


def _seen(value: JSON) -> JSON:
    if isinstance(value, str):
        return _INVISIBLE.sub("", value)
    if isinstance(value, list):
        return [_seen(one) for one in value]
    return {name: _seen(one) for name, one in value.items()} if isinstance(value, dict) else value


@dataclass(slots=True)
class Composer:
    """Puts an article together, piece by piece, in the order of reading."""

    name: str
    reader: str
    _pieces: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _fields: dict[str, Field] = field(default_factory=dict)
    _length: int = 0

    def add(self, kind: BlockKind, words: str, *, join: str = "\n\n") -> Block | None:
        """One more block after `join`; None if nothing is left of it. Raises Unreadable if too long."""
        words = clean(words)
        if not words:
            return None
        if self._pieces:
            self._pieces.append(join)
            self._length += len(join)
        block = Block(kind, self._length, self._length + len(words))
        self._pieces.append(words)
        self._length = block.end
        if self._length > LONGEST:
            raise too_long(self.name)
        self._blocks.append(block)
        return block

    def say(
        self,
        property: str,
        value: JSON,
        block: Block,
        *,
        words: str = "",
        confidence: float = 1.0,
    ) -> None:
        """A field that is laid out in this block; the first of a property stays."""
        if property in self._fields:
            return
        text = "".join(self._pieces)[block.start : block.end]
        words = words or text
        place = text.find(words)
        start = block.start + place if place >= 0 else None
        end = start + len(words) if start is not None else None
        origin = Origin("text", self.reader, words, start, end, confidence)
        self._fields[property] = Field(property, value, origin)

    def article(self, declared: Iterable[Field] = (), given: Metadata | None = None) -> Article:
        """The article: the declared outranks the shown, what was given with it outranks both."""
        fields = {**self._fields, **{f.property: _sound(f) for f in declared}}
        fields.update({f.property: _sound(f) for f in given.fields()} if given else {})
        return Article("".join(self._pieces), tuple(self._blocks), tuple(fields.values()), self.name)
