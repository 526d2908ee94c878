"""The words spoken with partners over HTTP, as marshmallow schemas: what is asked and what is answered.

Documents pass whole; everything else refuses what it does not know. `openapi.yaml` says the same of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_dump, validate

from publisher.records import SCOPES
from publisher.validation import report


def stamp(at: datetime) -> str:
    """An instant as it stands in every answer: RFC 3339, in UTC."""
    at = at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ" if at.microsecond else "%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


class Instant(fields.Field[datetime]):
    """An instant; a date alone or a time without a zone is refused, since it could mean several."""

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else stamp(value)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        try:
            at = datetime.fromisoformat(value)
        except (TypeError, ValueError):
            at = None
        if at is None or at.tzinfo is None:
            raise ValidationError("must be a date and time with a zone: 2026-11-23T09:00:00Z")
        return at.astimezone(UTC)


NAME = validate.Length(1, 200)
FEW = validate.Length(1, 20)
KIND = validate.OneOf(("published", "updated", "corrected", "withdrawn", "killed"))


class Message(Schema):
    """One message: refuses members it does not know; leaves out those that are None when it is sent."""

    class Meta:  # noqa: D106 - marshmallow's way to be told
        unknown = RAISE

    @post_dump
    def without_nothing(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """What is not known is not said."""
        return {name: value for name, value in data.items() if value is not None}


class Cursored(Message):
    """What every list can be asked."""

    cursor = fields.String(validate=validate.Length(max=100))
    limit = fields.Integer(load_default=20, validate=validate.Range(1, 100))


class ArticlesQuery(Cursored):
    """What the list of articles can be asked."""


class FeedQuery(Cursored):
    """What a feed can be asked."""

    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100))


class ChangesQuery(Cursored):
    """What the log of changes can be asked."""

    limit = fields.Integer(load_default=100, validate=validate.Range(1, 1000))


class PublishQuery(Message):
    """How a document is to be published."""

    id = fields.String(validate=validate.Regexp(r"^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?\Z"))


class WithdrawQuery(Message):
    """How an article is to be taken back."""

    reason = fields.String(load_default="", validate=validate.Length(max=1000))
    kind = fields.String(load_default="withdrawn", validate=validate.OneOf(("withdrawn", "killed")))


class ValidateQuery(Message):
    """By what a document is to be judged."""

    profile = fields.List(fields.String(validate=validate.Regexp(r"^[a-z0-9-]{1,60}\Z")), load_default=list)
    lenient = fields.Boolean(load_default=False)


class FilterMessage(Message):
    """Which articles a subscription wants: those with one of the values of every member."""

    type = fields.List(fields.String(validate=NAME), validate=FEW)
    section = fields.List(fields.String(validate=NAME), validate=FEW)
    language = fields.List(fields.String(validate=NAME), validate=FEW)
    about = fields.List(fields.String(validate=NAME), validate=FEW)
    mentions = fields.List(fields.String(validate=NAME), validate=FEW)
    place = fields.List(fields.String(validate=NAME), validate=FEW)
    country = fields.List(fields.String(validate=NAME), validate=FEW)
    q = fields.String(validate=NAME)


class SubscriptionMessage(Message):
    """A subscription that is asked for."""

    url = fields.String(required=True, validate=validate.Length(1, 2000))
    filter = fields.Nested(FilterMessage, load_default=dict)
    kinds = fields.List(fields.String(validate=KIND), load_default=list, validate=validate.Length(max=5))
    after = fields.Integer(strict=True, validate=validate.Range(0, 2**53 - 1))


class SubscriptionChange(Message):
    """What is to become different about a subscription."""

    url = fields.String(validate=validate.Length(1, 2000))
    filter = fields.Nested(FilterMessage)
    kinds = fields.List(fields.String(validate=KIND), validate=validate.Length(max=5))
    state = fields.String(validate=validate.OneOf(("active", "paused")))


class DeliveriesQuery(Cursored):
    """What the list of attempts can be asked."""

    change = fields.Integer(validate=validate.Range(1, 2**53 - 1))


class ReplayQuery(Message):
    """From where on everything is to be sent again."""

    from_ = fields.Integer(required=True, data_key="from", validate=validate.Range(1, 2**53 - 1))


class Nothing(Message):
    """A request that takes no parameters."""


class CardMessage(Message):
    """What a list shows of an article."""

    headline = fields.String()
    types = fields.List(fields.String())
    section = fields.List(fields.String())
    language = fields.String(data_key="inLanguage")
    date_published = fields.String(data_key="datePublished")
    date_modified = fields.String(data_key="dateModified")
    description = fields.String()
    author = fields.List(fields.String())
    image = fields.String()


def item(it: Any, base_url: str) -> dict[str, Any]:
    """One article in a list: where it is, which state of it this is, what it is about."""
    return {
        "id": it.id,
        "url": f"{base_url}/articles/{it.id}",
        "document": f"{base_url}/v1/articles/{it.id}",
        "state": it.state,
        "revision": it.revision,
        "digest": it.digest,
        "change": it.change,
        "at": stamp(it.at),
        **CardMessage().dump(it.card),
    }


def change(it: Any, base_url: str) -> dict[str, Any]:
    """One entry of the log of changes."""
    said = {
        "number": it.number,
        "kind": it.kind,
        "article": it.article,
        "url": f"{base_url}/articles/{it.article}",
        "document": f"{base_url}/v1/articles/{it.article}",
        "revision": it.revision,
        "digest": it.digest,
        "at": stamp(it.at),
        "reason": it.reason or None,
        "correction": it.note,
    }
    return {name: value for name, value in said.items() if value is not None}


def published(done: Any, base_url: str) -> dict[str, Any]:
    """What came of a publication."""
    return {
        "article": item(done.item, base_url),
        "change": None if done.change is None else change(done.change, base_url),
        "report": report.dump(done.report),
    }


def partner(it: Any, keys: Any) -> dict[str, Any]:
    """A partner and its keys, without their secrets."""
    return {
        "id": it.id,
        "name": it.name,
        "created": stamp(it.created),
        "trusted": it.trusted,
        "profiles": list(it.profiles),
        "keys": [key(one) for one in keys],
    }


def key(it: Any) -> dict[str, Any]:
    """A key without its secret."""
    said = {
        "id": it.id,
        "scopes": sorted(it.scopes),
        "created": stamp(it.created),
        "expires": it.expires and stamp(it.expires),
        "revoked": it.revoked and stamp(it.revoked),
    }
    return {name: value for name, value in said.items() if value is not None}


def subscription(it: Any, base_url: str, secret: str | None = None) -> dict[str, Any]:
    """A subscription as its owner sees it; with its secret only when that is made."""
    wanted = {name: list(values) for name, values in it.wanted.facets}
    said = {
        "id": it.id,
        "url": it.url,
        "state": it.state,
        "since": stamp(it.since),
        "reason": it.reason or None,
        "filter": wanted | ({"q": " ".join(it.wanted.words)} if it.wanted.words else {}),
        "kinds": list(it.kinds),
        "created": stamp(it.created),
        "after": it.after,
        "failures": it.failures,
        "deliveries": f"{base_url}/v1/subscriptions/{it.id}/deliveries",
        "secret": secret,
    }
    return {name: value for name, value in said.items() if value is not None}


def delivery(it: Any) -> dict[str, Any]:
    """One attempt to send one change."""
    said = {
        "kind": it.kind,
        "change": it.number,
        "article": it.article or None,
        "attempt": it.attempt,
        "at": stamp(it.at),
        "ms": it.ms,
        "status": it.status,
        "answer": it.answer or None,
        "error": it.error or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def page(items: list[dict[str, Any]], following: str | None, **more: Any) -> dict[str, Any]:
    """One page of a list."""
    return {"items": items, "next_cursor": following, **more}


def faults(error: ValidationError) -> list[dict[str, str]]:
    """Each wrong parameter or member of a message, by its pointer."""
    return [{"pointer": pointer, "detail": said} for pointer, said in _faults(error.messages, "")]


def _faults(messages: Any, pointer: str) -> list[tuple[str, str]]:
    if isinstance(messages, Mapping):
        return [found for name, below in messages.items() for found in _faults(below, f"{pointer}/{name}")]
    return [(pointer, str(said)) for said in (messages if isinstance(messages, list) else [messages])]


SCOPE = validate.OneOf(SCOPES)
