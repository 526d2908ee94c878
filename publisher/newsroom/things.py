"""Events and entities: kept up to date as articles come and go, and read by partners."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from publisher import things as pure
from publisher.errors import Gone, NotFound
from publisher.records import Selection, ThingItem
from publisher.store import Transaction, things
from publisher.things import Thing

if TYPE_CHECKING:
    from publisher.newsroom.archive import Archive

MOST_COVERAGE: Final = {"event": 10_000, "entity": 50}
"""So many articles a thing's document names, newest first; the list of articles has them all."""


class Things:
    """The use cases around events and entities."""

    def __init__(self, room: Archive, now: Callable[[], datetime]) -> None:
        self._room, self._now = room, now

    def get(self, kind: pure.Kind, id: str) -> tuple[ThingItem, bytes]:
        """The thing of this id and its document. Raises NotFound, Gone."""
        with self._room.reading() as transaction:
            found = things.find(transaction, id)
        if found is None or found[0].kind != kind:
            raise NotFound(f"there is no {kind} {id!r}")
        if found[0].state == "gone":
            raise Gone(f"no article speaks of {id!r} any more")
        return found

    def page(
        self, kind: pure.Kind, wanted: Selection, *, cursor: str | None = None, limit: int = 20
    ) -> tuple[Sequence[ThingItem], str | None]:
        """The wanted things of a kind, newest first, and the cursor to go on with. Raises Misplaced."""
        before = None if cursor is None else self._room.cursors.read(kind, cursor)
        with self._room.reading() as transaction:
            found = things.page(transaction, kind, wanted, before=before, limit=limit + 1)
        following = self._room.cursors.write(kind, found[limit - 1].key) if len(found) > limit else None
        return found[:limit], following

    def spoken_of(self, article: str) -> dict[str, ThingItem]:
        """The events and entities that a public article speaks of, by the `@id` of its node."""
        with self._room.reading() as transaction:
            return things.spoken_of(transaction, article)

    def follow(self, transaction: Transaction, article: int, document: Mapping[str, Any] | None) -> None:
        """Brings the things up to date: an article became public or, without a document, was withdrawn."""
        changed = things.uncover(transaction, article)
        read: dict[int, list[Thing]] = {}
        if document is not None:
            read[article] = list(pure.found_in(document))
            covered = [(self._find(transaction, thing), thing.node) for thing in read[article]]
            things.cover(transaction, article, covered)
            changed |= {key for key, _ in covered}
        for key in sorted(changed):
            self._write(transaction, key, read)

    def _find(self, transaction: Transaction, thing: Thing) -> int:
        """The key of the thing that this is, added now if there is none."""
        for item, body in things.alike(
            transaction, thing.kind, thing.aliases | thing.elsewhere, thing.starts
        ):
            known = _known(body)
            if known is None:
                if item.id == thing.id:
                    return item.key
            elif pure.same(thing, known):
                return item.key
        wished, number = thing.id, 2
        while things.taken(transaction, wished):
            wished, number = f"{thing.id}-{number}", number + 1
        key = things.add(transaction, wished, thing.kind, self._now())
        names = {("name", name) for name in thing.aliases | thing.elsewhere}
        things.settle(transaction, key, names, name=thing.name)
        return key

    def _write(self, transaction: Transaction, key: int, read: dict[int, list[Thing]]) -> None:
        item = things.by_key(transaction, key)
        covering = things.covering(transaction, key, MOST_COVERAGE[item.kind])
        if not covering:
            things.settle(transaction, key, None, state="gone", at=self._now(), digest="", body=b"")
            return
        newest = covering[0]
        if newest.key not in read:
            read[newest.key] = list(pure.found_in(json.loads(things.body_of(transaction, newest.key))))
        thing = next(one for one in read[newest.key] if one.node == newest.node)
        base = self._room.settings.base_url
        part = "events" if item.kind == "event" else "entities"
        body = pure.write(thing, f"{base}/v1/{part}/{item.id}", [_entry(one, base) for one in covering])
        digest = hashlib.sha256(body).hexdigest()
        if digest != item.digest:
            things.settle(
                transaction,
                key,
                thing.facets,
                name=thing.name,
                types=" ".join(thing.types),
                state="public",
                at=self._now(),
                starts=thing.starts,
                ends=thing.ends,
                digest=digest,
                body=body,
            )


def _known(body: bytes) -> Thing | None:
    """What is known of a thing, from its document."""
    if not body:
        return None
    document = json.loads(body)
    return next(pure.found_in({"@graph": [{}, *document["@graph"]]}), None)


def _entry(covered: Any, base: str) -> dict[str, Any]:
    card = json.loads(covered.card)
    return {
        "@id": f"{base}/articles/{covered.id}",
        "@type": card["types"][0] if len(card["types"]) == 1 else card["types"],
        "headline": card["headline"],
        **({"datePublished": card["date_published"]} if card["date_published"] else {}),
    }
