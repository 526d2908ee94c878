"""Whom a publication reaches: the feeds it will stand in, and the partners that will be sent it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher import publication, questions
from publisher.errors import NotFound
from publisher.newsroom.subscriptions import Subscriptions
from publisher.publication import Publication
from publisher.records import ChangeKind, Partner, Product, Subscription, Viewer

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class Audience:
    """The feeds in which a publication stands, and the partners whose subscriptions it is sent to."""

    feeds: tuple[Product, ...]
    partners: tuple[Partner, ...]


def of(room: Newsroom, ready: Publication, kind: ChangeKind) -> Audience:
    """Whom a publication reaches if it is made now, as a change of this kind."""
    feeds = room.products.page(Viewer(newsroom=True))
    return Audience(
        tuple(f for f in feeds if publication.passes(ready, questions.selection(dict(f.filter)))),
        tuple(
            partner
            for partner, _ in room.partners.everyone()
            if any(_fits(one, ready, kind) for one in _served(room.subscriptions, partner.id))
        ),
    )


def _served(subscriptions: Subscriptions, partner: str) -> Iterator[Subscription]:
    """The subscriptions of a partner that are sent something, each with what its product wants now."""
    for one in subscriptions.of(partner):
        if one.state in ("active", "pending"):
            try:
                yield subscriptions.resolved(one)
            except NotFound:
                continue


def _fits(one: Subscription, ready: Publication, kind: ChangeKind) -> bool:
    if kind != "killed" and one.kinds and kind not in one.kinds:
        return False
    return publication.passes(ready, one.wanted)
