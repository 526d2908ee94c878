"""What an editor does to a draft: actions, each addressed by node and pointer, over the machine's facts.

An editor's work is a list of actions. `mend` applies all of them to the facts that were found and makes the
draft anew, so every value keeps where it came from, and taking an action back is leaving it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from publisher import vocabulary
from publisher.model import ARTICLE, JSON, Article, Draft, Edit, Fact

Kind: TypeAlias = Literal["set", "remove", "accept", "reject", "mark", "retype", "merge", "split", "link"]
KINDS: tuple[Kind, ...] = (
    "set", "remove", "accept", "reject", "mark", "retype", "merge", "split", "link",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """One thing an editor does.

    ========  ==========================================================================================
    set       the value at `pointer` of `node` becomes `value`
    remove    the value at `pointer` of `node` goes away
    accept    the facts of `node` (with a `pointer`, of that property; with a `value`, that one) are right
    reject    those facts are wrong and go away; without a pointer the whole node does
    mark      the words from `start` to `end` of the text name a node of the type `value`
    retype    `node` is of the type `value`
    merge     `node` is the same as the node `value`
    split     the words from `start` to `end` name something else than `node`, of the same type, or
              tell another event: what they alone say goes over to it
    link      `node` is what the address `value` identifies (Wikidata, GeoNames, the newsroom's own file)
    ========  ==========================================================================================

    `node` is the fragment of the node's `@id`; `pointer` (RFC 6901) counts from the node. `found` is the
    event that was read in the words of `mark` or `split`, if any: the facts of one node.
    """

    kind: Kind
    node: str = ARTICLE
    pointer: str = ""
    value: JSON = None
    start: int | None = None
    end: int | None = None
    editor: str = ""
    at: datetime | None = None
    found: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is no action")
        if self.kind in ("set", "remove") and not self.pointer.startswith("/"):
            raise ValueError(f"{self.kind} needs a pointer")
        if self.kind in ("mark", "retype", "merge", "link") and not (
            isinstance(self.value, str) and self.value
        ):
            raise ValueError(f"{self.kind} needs a value")
        if self.kind in ("mark", "split") and not (
            self.start is not None and self.end is not None and 0 <= self.start < self.end
        ):
            raise ValueError(f"{self.kind} needs words of the text")

    def tells_event(self, kind: object) -> bool:
        """Whether its words tell an event that can be read in them; `kind` is the type that `node` has."""
        return (self.kind == "mark" and is_event(self.value)) or (self.kind == "split" and is_event(kind))


def is_event(kind: object) -> bool:
    """Whether a type is one of events."""
    return isinstance(kind, str) and vocabulary.is_subtype(kind, "Event")


def mend(article: Article, facts: Iterable[Fact], actions: Iterable[Action] = ()) -> Draft:
    """The draft of an article after an editor's actions, in their order.

    An action whose node is no longer there does nothing. Pure.
    """
    from publisher import mapping
    from publisher.mending import entities

    found: tuple[Fact, ...] = tuple(facts)
    edits: tuple[Edit, ...] = ()
    for action in actions:
        found, edits = entities.apply(action, article, found, edits)
    return mapping.draft(article, found, edits)
