"""What a rule is given and what it says: the words between the walk over a document and its report.

A rule is a generator function: it is given a `Spot` where its trigger stands and yields a `Fault` for what is
wrong there. Its name is the finding's code, its docstring the code's page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from publisher.model import JSON, MOST_FINDINGS, Severity
from publisher.validation.slots import Slot


class Odd(Exception):
    """The document is not in plain form: a prefix, an alias, a value object, a context of its own."""


class TooDeep(Exception):
    """Objects and arrays stand deeper in one another than allowed."""


Path: TypeAlias = "tuple[Any, str | int] | None"
"""The way to a value, from the value upwards: `(path of what holds it, its name or index)`; None is the root.

Linked so that the walk makes one small tuple a value and no pointer before there is a fault.
"""


class Fix(NamedTuple):
    """How to mend a value without asking: another value, another name, or none at all."""

    op: str
    value: JSON = None


class Fault(NamedTuple):
    """What a rule found wrong; the rule's name, the pointer and the place in the text are added to it.

    `below` leads on from the spot to the value meant; `by_name` says that the member's name is wrong, not
    its value.
    """

    severity: Severity
    message: str
    term: str | None = None
    expected: str | None = None
    actual: str | None = None
    suggestion: str | None = None
    fix: Fix | None = None
    below: tuple[str | int, ...] = ()
    by_name: bool = False


@dataclass(slots=True)
class Spot:
    """One value where it stands: what rules look at.

    `term` is the property (or keyword) that has the value, `slot` what that property takes, `node` the object
    that holds it and `document` everything known of the whole document.
    """

    value: Any
    path: Path
    term: str
    node: dict[str, Any]
    slot: Slot | None
    document: Any = None


Rule: TypeAlias = Callable[[Spot], Iterator[Fault]]


@dataclass(slots=True)
class Faults:
    """What rules have found so far, with the path to each.

    Of each rule at most as many are kept as a report lists; `more` counts the others. Rules that are
    `certain`, which find something whenever they are called, are then not even called.
    """

    certain: frozenset[Rule] = frozenset()
    found: list[tuple[Callable[..., Any], Fault, Path]] = field(default_factory=list)
    more: dict[Severity, int] = field(default_factory=dict)
    _kept: dict[Rule, int] = field(default_factory=dict)
    _last: dict[Rule, Severity] = field(default_factory=dict)

    def check(self, rule: Rule, spot: Spot) -> bool:
        """Calls a rule and remembers what it finds; whether it found something."""
        kept = self._kept.get(rule, 0)
        if kept >= MOST_FINDINGS and rule in self.certain:
            self._count(self._last[rule])
            return True
        some = False
        for fault in rule(spot):
            some = True
            if kept >= MOST_FINDINGS:
                self._count(fault.severity)
                continue
            path = spot.path
            for token in fault.below:
                path = (path, token)
            self.found.append((rule, fault, path))
            kept += 1
            self._kept[rule], self._last[rule] = kept, fault.severity
        return some

    def _count(self, severity: Severity) -> None:
        self.more[severity] = self.more.get(severity, 0) + 1


def code(rule: Callable[..., Any]) -> str:
    """The finding's code that a rule gives: its name in words."""
    return rule.__name__.replace("_", "-")


def tokens(path: Path) -> list[str | int]:
    """The names and indexes that lead to a value, from the root."""
    found: list[str | int] = []
    while path is not None:
        path, token = path
        found.append(token)
    found.reverse()
    return found


def shown(value: Any) -> str:
    """A value as a message quotes it: short, on one line."""
    text = value if isinstance(value, str) else _json(value)
    text = " ".join(text.split(None, 60)) or text
    return text if len(text) <= 60 else text[:57] + "..."


def _json(value: Any) -> str:
    words = {type(None): "null", bool: str(value).lower(), dict: "an object", list: "an array"}
    return words.get(type(value)) or str(value)
