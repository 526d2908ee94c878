"""The words spoken with partners over HTTP, as marshmallow schemas: what is asked and what is answered.

Documents pass whole; everything else refuses what it does not know. `openapi.yaml` says the same of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, post_dump, validate, validates_schema

from publisher.publication import fold, phrases, span
from publisher.records import SCOPES, Selection
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


class Flag(fields.Field[bool]):
    """True or false in a JSON message; 0 and "yes" are neither."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("must be true or false")
        return value


class Count(fields.Integer):
    """A whole number in a JSON message; "5" and true are none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strict=True, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, bool):
            raise ValidationError("must be a whole number")
        return super()._deserialize(value, attr, data, **kwargs)


KIND = validate.OneOf(("published", "updated", "corrected", "withdrawn", "killed"))


ID_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?\Z"
NAME = validate.Length(1, 200)


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


class Span(fields.Field[tuple[datetime, datetime]]):
    """A year, month, day or instant, as its first and last instant."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Any, **kwargs: Any
    ) -> tuple[datetime, datetime]:
        first, last = span(value) if isinstance(value, str) else (None, None)
        if first is None or last is None:
            raise ValidationError("must be a date: 2026, 2026-11, 2026-11-23 or 2026-11-23T09:00:00Z")
        return first, last


FEW = validate.Length(1, 20)


def _names() -> fields.List[str]:
    return fields.List(fields.String(validate=NAME), validate=FEW)


class Filtered(Cursored):
    """What lists of articles and events can be filtered by; each member may have several values."""

    type = _names()
    place = _names()
    country = _names()
    about = _names()
    from_ = Span(data_key="from")
    to = Span()
    modified_since = Instant()


class ArticlesQuery(Filtered):
    """What the list of articles can be asked."""

    section = _names()
    language = _names()
    mentions = _names()
    q = fields.String(validate=NAME)


class EventsQuery(Filtered):
    """What the list of events can be asked."""

    name = _names()


class RevisionsQuery(Message):
    """Between which revisions one asks for what is different."""

    from_ = fields.Integer(required=True, data_key="from", validate=validate.Range(1, 2**31 - 1))
    to = fields.Integer(required=True, validate=validate.Range(1, 2**31 - 1))


class SubmissionsQuery(Cursored):
    """What the list of submissions can be asked."""

    state = fields.String(validate=validate.OneOf(("received", "accepted", "rejected")))


class AcceptMessage(Message):
    """How a submission is to be published."""

    article = fields.String(validate=validate.Regexp(ID_PATTERN))


class RejectMessage(Message):
    """Why a submission is not taken."""

    reason = fields.String(required=True, validate=validate.Length(1, 1000))


class ReceiptMessage(Message):
    """What a partner says when it confirms a withdrawal."""

    note = fields.String(load_default="", validate=validate.Length(max=1000))


class PartnerMessage(Message):
    """A partner that is to be added."""

    name = fields.String(required=True, validate=validate.Length(1, 200))
    id = fields.String(validate=validate.Regexp(ID_PATTERN))
    trusted = Flag(load_default=False)
    profiles = fields.List(
        fields.String(validate=validate.Regexp(r"^[a-z0-9-]{1,60}\Z")),
        load_default=list,
        validate=validate.Length(max=20),
    )


class KeyMessage(Message):
    """A key that is to be made."""

    scopes = fields.List(
        fields.String(validate=validate.OneOf(SCOPES)), required=True, validate=validate.Length(1, 4)
    )
    expires = Instant()


class RotateMessage(Message):
    """How long the old key is still good."""

    grace_hours = Count(load_default=24, validate=validate.Range(0, 720))


class ProductMessage(Message):
    """A feed as it is to be."""

    title = fields.String(required=True, validate=validate.Length(1, 200))
    filter = fields.Nested(lambda: FilterMessage, load_default=dict)
    open = Flag(load_default=True)
    partners = fields.List(
        fields.String(validate=NAME), load_default=list, validate=validate.Length(max=1000)
    )


class DraftQuery(Message):
    """How an article is to be read."""

    published = fields.String(validate=validate.Length(1, 40))
    name = fields.String(load_default="body", validate=NAME)


class FeedQuery(Cursored):
    """What a feed can be asked."""

    limit = fields.Integer(validate=validate.Range(1, 1000))


class ChangesQuery(Cursored):
    """What the log of changes can be asked."""

    limit = fields.Integer(load_default=100, validate=validate.Range(1, 1000))


class PublishQuery(Message):
    """How a document is to be published."""

    id = fields.String(validate=validate.Regexp(ID_PATTERN))
    embargo = Instant()
    cleared = fields.List(fields.String(validate=NAME), load_default=list)


class PutQuery(PublishQuery):
    """How a document is to be published under the id of its address."""

    class Meta(Message.Meta):  # noqa: D106 - marshmallow's way to be told
        exclude = ("id",)


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
    product = fields.String(validate=NAME)
    filter = fields.Nested(FilterMessage)
    kinds = fields.List(fields.String(validate=KIND), load_default=list, validate=validate.Length(max=5))
    after = Count(validate=validate.Range(0, 2**53 - 1))

    @validates_schema
    def one_of_them(self, data: dict[str, Any], **_: Any) -> None:
        """A product is a filter already."""
        if "product" in data and "filter" in data:
            raise ValidationError("stands beside a product, which is a filter already", "filter")


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


class ProofQuery(Message):
    """How a document can be asked for."""

    proof = fields.Boolean(load_default=False)


class Nothing(Message):
    """A request that takes no parameters."""


class OembedQuery(Message):
    """What `/oembed` is asked, as oEmbed 1.0 names it; consumers send more, which is nothing to us."""

    class Meta:  # noqa: D106
        unknown = EXCLUDE

    url = fields.Url(required=True, require_tld=False, schemes={"http", "https"})
    format = fields.String(load_default="json")
    maxwidth = fields.Integer(validate=validate.Range(min=1, max=10_000))
    maxheight = fields.Integer(validate=validate.Range(min=1, max=10_000))


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


def draft(made: Any, report_: Any) -> dict[str, Any]:
    """A draft: the document, by pointer the origins of its values, the text they stand in, the report."""
    return {
        "document": made.document,
        "origins": {at: [asdict(one) for one in some] for at, some in made.origins.items()},
        "text": made.article.text,
        "report": report.dump(report_),
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
        "product": it.topic or None,
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


def revision(it: Any, base_url: str) -> dict[str, Any]:
    """One published state of an article."""
    return {
        "number": it.number,
        "digest": it.digest,
        "at": stamp(it.at),
        "change": it.change,
        "document": f"{base_url}/v1/articles/{it.article}/revisions/{it.number}",
    }


def thing(it: Any, base_url: str) -> dict[str, Any]:
    """An event or entity in a list."""
    part = "events" if it.kind == "event" else "entities"
    said = {
        "id": it.id,
        "document": f"{base_url}/v1/{part}/{it.id}",
        "name": it.name,
        "types": list(it.types),
        "starts": it.starts,
        "ends": it.ends,
        "digest": it.digest,
        "at": stamp(it.at),
    }
    return {name: value for name, value in said.items() if value is not None}


def submission(it: Any, base_url: str) -> dict[str, Any]:
    """A submission and what became of it."""
    said = {
        "id": it.id,
        "url": f"{base_url}/v1/submissions/{it.id}",
        "document": f"{base_url}/v1/submissions/{it.id}/document",
        "partner": it.partner,
        "state": it.state,
        "received": stamp(it.received),
        "decided": it.decided and stamp(it.decided),
        "reason": it.reason or None,
        "article": it.article,
        "digest": it.fingerprint,
    }
    return {name: value for name, value in said.items() if value is not None}


def receipt(it: Any) -> dict[str, Any]:
    """A partner's confirmation of a withdrawal."""
    said = {"change": it.change, "partner": it.partner, "at": stamp(it.at), "note": it.note or None}
    return {name: value for name, value in said.items() if value is not None}


def product(it: Any, base_url: str, *, whole: bool = False) -> dict[str, Any]:
    """A feed that is a saved filter; whom it is for is said to the newsroom alone."""
    said: dict[str, Any] = {
        "name": it.name,
        "title": it.title,
        "filter": dict(it.filter),
        "open": it.open,
        "feeds": {ending: f"{base_url}/v1/feeds/{it.name}.{ending}" for ending in ENDINGS},
    }
    return said | {"partners": sorted(it.partners)} if whole else said


ENDINGS = ("jsonld", "ndjson", "atom", "rss", "json", "xml")


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


def selection(asked: dict[str, Any]) -> Selection:
    """The articles or events that the parameters of a list want."""
    facets = tuple(
        (name, tuple(dict.fromkeys(_folded(name, value) for value in asked[name])))
        for name in FACETS
        if name in asked
    )
    return Selection(
        facets,
        earliest=asked["from_"][0] if "from_" in asked else None,
        latest=asked["to"][1] if "to" in asked else None,
        since=asked.get("modified_since"),
        words=phrases(asked.get("q", "")),
    )


FACETS = ("about", "country", "language", "mentions", "name", "place", "section", "type")


def _folded(facet: str, value: str) -> str:
    """A value as articles are filed under it: types and addresses as they are, names folded."""
    return value if facet == "type" or "://" in value else fold(value)
