"""The tables as SQLAlchemy knows them. `migrations` makes them; a test holds the two equal.

Instants are text in one form (`2026-11-22T19:42:29.000000Z`), so they sort as text on every database.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from publisher.records import instant

metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as sortable text in UTC."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text of an instant; a naive one is refused."""
        return None if value is None else instant(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """The instant of a text."""
        return None if value is None else datetime.fromisoformat(value)


articles = Table(
    "articles",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("change", BigInteger),
    Column("position", BigInteger, nullable=False),
    Column("created", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    Column("embargo", Instant),
    Column("reason", Text, nullable=False),
    Column("earliest", Instant),
    Column("latest", Instant),
    Column("card", Text, nullable=False),
)
"""`change` is the newest public change, None while nobody may see the article; `position` orders lists."""

revisions = Table(
    "revisions",
    metadata,
    Column("article", BigInteger, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("change", BigInteger),
    Column("body", LargeBinary, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("number", BigInteger, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("article", BigInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text),
)

terms = Table(
    "terms",
    metadata,
    Column("article", BigInteger, primary_key=True),
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
)
"""What an article can be filtered by: `about` `volodymyr zelensky`."""

search = Table("search", metadata, Column("rowid", BigInteger, primary_key=True), Column("words", Text))

partners = Table(
    "partners",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("profiles", Text, nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("partner", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("expires", Instant),
    Column("revoked", Instant),
)

users = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failed", Instant),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("user", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("seen", Instant, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    Column("number", Integer, nullable=False),
    Column("article", Text),
    Column("digest", Text),
    Column("kept", LargeBinary, nullable=False),
)
"""`kept` is the article with its facts, `number` the newest of the draft's actions."""

actions = Table(
    "actions",
    metadata,
    Column("draft", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("action", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("undone", Boolean, nullable=False),
)

authorities = Table(
    "authorities",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
"""What names stand for, as editors chose: `place` `georgia` -> an address in Wikidata."""

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("partner", BigInteger),
    Column("url", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("since", Instant, nullable=False),
    Column("lease", Instant),
    Column("secret", Integer, nullable=False),
    Column("rotated", Instant),
    Column("sealed", LargeBinary),
    Column("after", BigInteger, nullable=False),
    Column("urgent", BigInteger, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failing", Instant),
    Column("due", Instant),
    Column("version", Integer, nullable=False),
    Column("taken", Text),
    Column("until", Instant),
    Column("served", Text, nullable=False),
)
"""Who is subscribed and how far it has been served.

Every change up to `after` has been sent, is in `waiting`, or was not wanted; of those after it, the
withdrawals up to `urgent` have been sent ahead. `taken` names the worker that serves it and `until` when
another may; `due` is when there is something to do even if nothing new is published; `version` counts the
owner's changes.
"""

waiting = Table(
    "waiting",
    metadata,
    Column("subscription", BigInteger, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("article", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("since", Instant, nullable=False),
    Column("due", Instant, nullable=False),
)
"""Changes that a receiver did not take and that are sent again, and those of the same article behind them."""

followed = Table(
    "followed",
    metadata,
    Column("subscription", BigInteger, primary_key=True),
    Column("article", BigInteger, primary_key=True),
)
"""Articles that a filtered subscription was sent: it goes on hearing of them, whatever they become."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("subscription", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", BigInteger),
    Column("article", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("ms", Integer, nullable=False),
    Column("status", Integer),
    Column("answer", Text, nullable=False),
    Column("error", Text, nullable=False),
)

wishes = Table(
    "wishes",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("mode", Text, nullable=False),
    Column("callback", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("lease", Integer, nullable=False),
    Column("sealed", LargeBinary),
    Column("attempts", Integer, nullable=False),
    Column("due", Instant, nullable=False),
)
"""What WebSub subscribers asked and have not confirmed yet."""

clearances = Table(
    "clearances",
    metadata,
    Column("article", BigInteger, primary_key=True),
    Column("partner", Text, primary_key=True),
)
"""Which partners may see an article before its embargo ends."""

receipts = Table(
    "receipts",
    metadata,
    Column("change", BigInteger, primary_key=True),
    Column("partner", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),
    Column("partner", Text, nullable=False),
    Column("idempotency", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("received", Instant, nullable=False),
    Column("decided", Instant),
    Column("reason", Text, nullable=False),
    Column("article", Text),
    Column("body", LargeBinary, nullable=False),
)

products = Table(
    "products",
    metadata,
    Column("name", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("filter", Text, nullable=False),
    Column("open", Boolean, nullable=False),
)

entitlements = Table(
    "entitlements",
    metadata,
    Column("product", Text, primary_key=True),
    Column("partner", Text, primary_key=True),
)

things = Table(
    "things",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("types", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("starts", Text),
    Column("ends", Text),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Events and entities that public articles speak of; `body` is their document."""

coverage = Table(
    "coverage",
    metadata,
    Column("thing", BigInteger, primary_key=True),
    Column("article", BigInteger, primary_key=True),
    Column("node", Text, nullable=False),
)

thing_terms = Table(
    "thing_terms",
    metadata,
    Column("thing", BigInteger, primary_key=True),
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
)

installation = Table("installation", metadata, Column("mark", Text, primary_key=True))
"""One row: the mark of the secret."""
