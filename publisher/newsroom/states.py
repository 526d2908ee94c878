"""Which state a change is meant for, so that nobody undoes what somebody else did meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from publisher.errors import Conflict, Gone, PreconditionFailed, PreconditionRequired
from publisher.records import Item


class Taken(Conflict):
    """Another article has the id that a new one was to have."""


@dataclass(frozen=True, slots=True)
class States:
    """The states in which a change may find its article: these digests (`*` for any), none, whatever."""

    if_match: Collection[str] | None = None
    create: bool = False
    overwrite: bool = False

    def check(self, found: Item) -> None:
        """Raises PreconditionFailed if digests were named and this is none of them."""
        if self.if_match is not None and found.digest not in self.if_match and "*" not in self.if_match:
            raise PreconditionFailed(
                f"{found.id!r} was changed by somebody else", hint="fetch it again and look at what changed"
            )

    def name(self, found: Item) -> None:
        """Raises PreconditionRequired if no state was named, PreconditionFailed if another."""
        if self.if_match is None and not self.overwrite:
            raise PreconditionRequired(
                f"{found.id!r} is there already, and the state you know of it is not named",
                hint="send its ETag as If-Match",
            )
        self.check(found)

    def allow(self, found: Item | None, id: str) -> None:
        """Whether a revision may be added now. Raises what stands in `Newsroom.publish`."""
        if found is None:
            if self.if_match is not None:
                raise PreconditionFailed(f"there is no article {id!r} to change")
            return
        if found.state == "killed":
            raise Gone(f"{id!r} was killed; this id is never published again", tombstone=found)
        if self.create:
            raise Taken(f"there is another article {id!r}", hint="give this one another id")
        if found.over and self.if_match is None:
            hint = "name its present state to publish it again"
            raise Gone(f"{id!r} was withdrawn", hint=hint, tombstone=found)
        self.name(found)
