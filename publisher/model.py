"""The project's words as values: frozen, checked when made, and nothing but data.

Offsets are counted in Unicode code points of `Article.text`; `end` is exclusive.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal, TypeAlias

JSON: TypeAlias = "dict[str, Any] | list[Any] | str | int | float | bool | None"
Document: TypeAlias = "dict[str, Any]"

Severity: TypeAlias = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

Source: TypeAlias = Literal["text", "metadata", "gazetteer", "authority", "mapping", "edit"]

ARTICLE = "article"
"""The node key of the article itself, in facts and as the fragment of its `@id`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value came from.

    `words` are the words as they stand in the text or the metadata; `start` and `end` their place in the
    article's text, when they stand there. `extractor` names what found them, `detail` says more for people
    (`GeoNames 703448`, `meta property=article:published_time`). `confidence` is between 0 and 1.
    """

    source: Source
    extractor: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0
    detail: str = ""

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end come together")
        if self.start is not None and self.end is not None and not 0 <= self.start <= self.end:
            raise ValueError(f"{self.start}..{self.end} is not a range")


BlockKind: TypeAlias = Literal[
    "section",
    "headline",
    "dek",
    "byline",
    "dateline",
    "heading",
    "paragraph",
    "quotation",
    "correction",
    "note",
]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article and the job it does there."""

    kind: BlockKind
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"{self.start}..{self.end} is not a range")


@dataclass(frozen=True, slots=True)
class Field:
    """One value a reader found declared or laid out: a schema.org property of the article, with its origin.

    `value` is JSON as schema.org writes it: a string, a number, or nodes such as
    `[{"@type": "Person", "name": "Ana Silva"}]`.
    """

    property: str
    value: JSON
    origin: Origin


@dataclass(frozen=True, slots=True)
class Article:
    """What a newsroom handed in, read: its text, the parts of the text, and what is declared beside it.

    `text` holds every block, in order, newlines as `\\n`, Unicode NFC. `blocks` do not overlap and are
    sorted. At most one `Field` per property. `name` is what a person would call the input (a file name).
    `received` is the day it came in (ISO 8601, or empty): what "Tuesday" is counted from where no day of
    publication is declared; it is written nowhere.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    fields: tuple[Field, ...] = ()
    name: str = "-"
    received: str = ""

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.start < end or block.end > len(self.text):
                raise ValueError(f"{block} overlaps the one before or leaves the text")
            end = block.end
        properties = [f.property for f in self.fields]
        if len(set(properties)) != len(properties):
            raise ValueError(f"a property stands twice in {properties}")

    def of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of these kinds, in the text's order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def words(self, block: Block) -> str:
        """The text of one block."""
        return self.text[block.start : block.end]

    def get(self, property: str) -> Field | None:
        """The field of this property, if there is one."""
        return next((f for f in self.fields if f.property == property), None)

    @property
    def body(self) -> str:
        """The body: its paragraphs, headings and quotations, with an empty line between two."""
        return "\n\n".join(self.words(b) for b in self.of("paragraph", "heading", "quotation"))


@dataclass(frozen=True, slots=True)
class Ref:
    """A value that is another node of the same draft: becomes `{"@id": "#<node>"}`."""

    node: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing found in an article: `node`'s `property` has `value`.

    `node` is a key such as `article`, `person-ana-silva`, `event-2022-03-02-talks`; it becomes the fragment
    of the node's `@id`. `property` is schema.org's name or `@type`. `value` is JSON or a `Ref`. Several facts
    of one node and property are several values of it.
    """

    node: str
    property: str
    value: JSON | Ref
    origins: tuple[Origin, ...]

    def __post_init__(self) -> None:
        if not self.origins:
            raise ValueError(f"{self.node} {self.property}: a fact needs an origin")

    @builtins.property
    def confidence(self) -> float:
        """How sure the surest of its origins is."""
        return max(origin.confidence for origin in self.origins)


@dataclass(frozen=True, slots=True)
class Edit:
    """An editor's word on one value; it outranks every fact.

    `pointer` (RFC 6901) counts from the node whose `@id` is `node`; from the article when `node` is empty;
    from the whole document when it begins with `/@graph/`. `remove` takes the value away.
    """

    pointer: str
    value: JSON = None
    node: str = ""
    remove: bool = False
    editor: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """JSON-LD made from an article and its facts: a document, and by pointer the origin of every value.

    `findings` say what could not be read of the article; what is wrong with the document, its report says.
    """

    document: Document
    origins: Mapping[str, tuple[Origin, ...]]
    article: Article
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in a document.

    `code` is the rule's name in words (`unknown-property`). `pointer` (RFC 6901) leads to the value that is
    wrong or, for what is missing, to the object that lacks it. `line` and `column` count from 1 and are
    there when the input was text. `fix` is a JSON Patch (RFC 6902), only where applying it is safe.
    """

    code: str
    severity: Severity
    pointer: str
    message: str
    line: int | None = None
    column: int | None = None
    term: str | None = None
    expected: str | None = None
    actual: str | None = None
    suggestion: str | None = None
    fix: tuple[Mapping[str, Any], ...] | None = None
    help: str | None = None

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise ValueError(f"{self.severity!r} is no severity")
        if self.pointer and not self.pointer.startswith("/"):
            raise ValueError(f"{self.pointer!r} is no JSON Pointer")


MOST_FINDINGS = 200
"""A report lists this many findings; `omitted` counts the rest."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything wrong with one document: sorted findings, of which at most `MOST_FINDINGS` are listed."""

    source: str
    profiles: tuple[str, ...]
    findings: tuple[Finding, ...]
    counts: Mapping[Severity, int] = field(default_factory=dict)
    omitted: int = 0

    @classmethod
    def of(cls, source: str, profiles: Iterable[str], findings: Iterable[Finding]) -> Report:
        """A report of all these findings: counts them, sorts them by place, keeps the gravest if too many."""
        everything = list(findings)
        counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in everything:
            counts[finding.severity] += 1
        if len(everything) > MOST_FINDINGS:
            everything.sort(key=lambda f: SEVERITIES.index(f.severity))
        kept = everything[:MOST_FINDINGS]
        kept.sort(key=lambda f: (f.line or 0, f.column or 0, f.pointer, f.code))
        return cls(source, tuple(profiles), tuple(kept), counts, len(everything) - len(kept))

    def plus(self, findings: Iterable[Finding]) -> Report:
        """This report with more findings."""
        listed = Report.of("", (), self.findings).counts
        more = Report.of(self.source, self.profiles, [*self.findings, *findings])
        counts = {one: more.counts[one] + self.counts[one] - listed[one] for one in SEVERITIES}
        return replace(more, counts=counts, omitted=self.omitted + more.omitted)

    @property
    def valid(self) -> bool:
        """Whether there is no error; warnings and information do not make a document invalid."""
        return not self.counts.get("error", 0)
