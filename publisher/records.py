"""What was published, and who may do what: the values that the store keeps and everything above it speaks of.

Instants are aware and in UTC. A `digest` is the SHA-256 of the stored bytes, in hexadecimal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, TypeAlias


def instant(value: datetime) -> str:
    """An instant in the one form in which instants are kept. Raises ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


State: TypeAlias = Literal["published", "embargoed", "withdrawn", "killed"]
ChangeKind: TypeAlias = Literal["published", "updated", "corrected", "withdrawn", "killed"]
Scope: TypeAlias = Literal["read", "submit", "subscribe", "newsroom", "metrics"]

SCOPES: tuple[Scope, ...] = ("read", "submit", "subscribe", "newsroom", "metrics")
ENDINGS = ("jsonld", "ndjson", "atom", "rss", "json", "xml")
"""The forms of a feed, by the endings of their addresses."""
OVER: frozenset[ChangeKind] = frozenset({"withdrawn", "killed"})
"""The kinds of change after which an article is no longer there."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an article: taken from its document once, when it is published."""

    headline: str
    types: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    language: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    description: str | None = None
    author: tuple[str, ...] = ()
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article as it stands: its state and its present revision."""

    key: int
    id: str
    state: State
    revision: int
    digest: str
    change: int | None
    position: int
    created: datetime
    at: datetime
    card: Card
    embargo: datetime | None = None
    reason: str = ""

    @property
    def over(self) -> bool:
        """Whether it has been withdrawn or killed."""
        return self.state in OVER


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles are wanted: those with one of the values of every facet, in the time that is asked for.

    `earliest` and `latest` bound when the article was published, `since` when it last changed; `words` must
    all stand in its text. Of an event the times bound when it takes place; one article of it has the words.
    """

    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None
    since: datetime | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingItem:
    """An event or entity that articles speak of; `starts` and `ends` are instants as they are kept."""

    key: int
    id: str
    kind: Literal["event", "entity"]
    name: str
    types: tuple[str, ...]
    state: Literal["public", "gone"]
    at: datetime
    starts: str | None
    ends: str | None
    digest: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One public article that speaks of a thing: its card as it is kept, and the node that does."""

    key: int
    id: str
    card: str
    at: datetime
    node: str


SubmissionState: TypeAlias = Literal["received", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Submission:
    """A document that a partner handed in; `article` is what it was published as."""

    id: str
    partner: str
    idempotency: str
    fingerprint: str
    state: SubmissionState
    received: datetime
    decided: datetime | None = None
    reason: str = ""
    article: str | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """A partner's word that it did what a withdrawal asks for."""

    change: int
    partner: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A feed that is a saved filter. One that is not open is seen only by the partners it is for."""

    name: str
    title: str
    filter: Mapping[str, object]
    open: bool = True
    partners: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: anybody, a partner, or the newsroom itself; it decides what is seen before its time."""

    partner: str | None = None
    newsroom: bool = False


ANYBODY = Viewer()


@dataclass(frozen=True, slots=True)
class Revision:
    """One published state of an article, never changed after. `change` is None while it is under embargo."""

    article: str
    number: int
    digest: str
    at: datetime
    change: int | None
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One numbered entry of the log of everything that was published, corrected and withdrawn."""

    number: int
    kind: ChangeKind
    article: str
    revision: int
    digest: str
    at: datetime
    reason: str = ""
    note: Mapping[str, object] | None = None
    """The `CorrectionComment` of a correction, as the document writes it."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a partner; its secret is shown once and kept only as a hash."""

    id: str
    partner: str
    scopes: frozenset[Scope]
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """Who reads, submits and subscribes. The newsroom itself is one whose key has the scope `newsroom`."""

    id: str
    name: str
    created: datetime
    trusted: bool = False
    profiles: tuple[str, ...] = ()


Role: TypeAlias = Literal["editor", "chief"]
ROLES: tuple[Role, ...] = ("editor", "chief")
"""An editor mends and publishes; a chief also withdraws, kills, and manages accounts and partners."""


@dataclass(frozen=True, slots=True)
class User:
    """One account of the desk; its password is kept only as a hash."""

    id: str
    name: str
    role: Role
    created: datetime
    disabled: bool = False


DraftState: TypeAlias = Literal["open", "published", "discarded"]


@dataclass(frozen=True, slots=True)
class DeskDraft:
    """A draft on the desk. `number` counts what was done to it, `digest` is the state it began with."""

    id: str
    title: str
    source: str
    state: DraftState
    editor: str
    created: datetime
    updated: datetime
    number: int = 0
    article: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """One entry of a draft's log: an editor's action as JSON, who did it, when, whether it stands."""

    number: int
    action: str
    editor: str
    at: datetime
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Authority:
    """One choice the newsroom made: things of this kind and name are what this address identifies."""

    kind: str
    name: str
    address: str
    editor: str
    at: datetime


SubscriptionForm: TypeAlias = Literal["webhook", "websub"]
SubscriptionState: TypeAlias = Literal["pending", "active", "paused", "disabled"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is sent which changes, and how far it has been served.

    `topic` is the product a webhook is sent, if it names one, or the address of the feed for WebSub.
    `after` is the number up to which every wanted change was sent or waits to be sent again. `kinds` are
    those it wants, all if none is named; a kill is sent to everyone. `failures` counts turns without one
    success, `version` the owner's changes.
    """

    key: int
    id: str
    form: SubscriptionForm
    partner: str | None
    url: str
    state: SubscriptionState
    created: datetime
    since: datetime
    after: int
    wanted: Selection = Selection()
    kinds: tuple[ChangeKind, ...] = ()
    topic: str = ""
    reason: str = ""
    lease: datetime | None = None
    secret: int = 1
    rotated: datetime | None = None
    sealed: bytes | None = field(default=None, repr=False)
    urgent: int = 0
    failures: int = 0
    failing: datetime | None = None
    due: datetime | None = None
    version: int = 1

    @property
    def filters(self) -> bool:
        """Whether it wants only some articles."""
        return self.wanted != Selection()

    @property
    def chooses(self) -> bool:
        """Whether it wants only some changes."""
        return self.filters or bool(self.kinds)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to send one change; `kind` is the change's, or `challenge` or `feed`."""

    kind: str
    attempt: int
    at: datetime
    ms: int
    number: int | None = None
    article: str = ""
    status: int | None = None
    answer: str = ""
    error: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the service holds and has still to do: counts, most of them by state."""

    changes: int
    articles: Mapping[str, int]
    drafts: Mapping[str, int]
    submissions: Mapping[str, int]
    subscriptions: Mapping[str, int]
    failing: int
    """Active subscriptions whose receivers take nothing at present."""
    waiting: int
    """Events that wait for another try, and those behind them."""
    failed: int
    """Of these, those that were tried and not taken."""
    unsent_since: datetime | None
    """Since when an active subscription has lacked something; None while all have everything."""
