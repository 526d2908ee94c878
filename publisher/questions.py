"""What partners may ask, as marshmallow schemas: the parameters of an address and the messages in a body.

A document passes whole; everything else refuses what it does not know. `openapi.yaml` says the same of each.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate, validates_schema

from publisher import vocabulary
from publisher.publication import fold, phrases, span
from publisher.records import SCOPES, Selection


class Instant(fields.Field[datetime]):
    """An instant; a date alone or a time without a zone is refused, since it could mean several."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        try:
            at = datetime.fromisoformat(value)
            if at.tzinfo is not None:
                return at.astimezone(UTC)
        except (TypeError, ValueError, OverflowError):
            pass
        raise _no_time("must be a date and time with a zone: 2026-11-23T09:00:00Z", value)


def _no_time(said: str, value: Any) -> ValidationError:
    """What is wrong with a time; a plus that was not escaped comes out of an address as a space."""
    lost = isinstance(value, str) and re.search(r" \d\d:?\d\d$", value)
    return ValidationError(said + ("; in an address + is written %2B" if lost else ""))


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
    """One message; refuses members it does not know."""

    class Meta:  # noqa: D106 - marshmallow's way to be told
        unknown = RAISE

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        known = ", ".join(sorted(field.data_key or name for name, field in self.fields.items()))
        self.error_messages["unknown"] = f"is not known; known: {known or 'none'}"


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
            raise _no_time("must be a date: 2026, 2026-11, 2026-11-23 or 2026-11-23T09:00:00Z", value)
        return first, last


FEW = validate.Length(1, 20)


def _speaks(name: str) -> None:
    if not fold(name):
        raise ValidationError("must be a name, not only spaces or accents")


def _searches(words: str) -> None:
    if not phrases(words):
        raise ValidationError("must hold a letter or a digit to look for")


def _is_type(name: str) -> None:
    known = vocabulary.load().types
    if name not in known:
        near = difflib.get_close_matches(re.split(r"[/:#]", name)[-1].title(), known, 1) or ["NewsArticle"]
        raise ValidationError(f"must be a type of schema.org: {near[0]}, for one")


def _is_country(name: str) -> None:
    import pycountry

    code = name.upper()
    letters = len(code) == 2 and code.isascii() and code.isalpha()
    if letters and code not in _ALSO_COUNTRIES and pycountry.countries.get(alpha_2=code) is None:
        raise ValidationError("must be the name of a country or its code (ISO 3166): Chile, CL")


_ALSO_COUNTRIES = {"EU", "UK", "XK"}
"""What articles call a country in two letters that are no code of ISO 3166."""

_LANGUAGE = validate.Regexp(
    r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z", error="must be a language tag (BCP 47): en, pt-BR"
)


def _names(*also: Callable[[str], Any]) -> fields.List[str]:
    return fields.List(fields.String(validate=[NAME, _speaks, *also]), validate=FEW)


class FilterMessage(Message):
    """Which articles are wanted: those with one of the values of every member."""

    type = _names(_is_type)
    section = _names()
    language = _names(_LANGUAGE)
    about = _names()
    mentions = _names()
    place = _names()
    country = _names(_is_country)
    q = fields.String(validate=[NAME, _searches])


class ArticlesQuery(Cursored, FilterMessage):
    """What the list of articles can be asked."""

    from_ = Span(data_key="from")
    to = Span()
    modified_since = Instant()

    @validates_schema
    def some_time(self, data: dict[str, Any], **_: Any) -> None:
        """Nothing is between a day and one before it."""
        if "from_" in data and "to" in data and data["to"][1] < data["from_"][0]:
            raise ValidationError("must not be before from", "to")


class EventsQuery(ArticlesQuery):
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

    name = fields.String(required=True, validate=[NAME, _speaks])
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
        fields.String(validate=validate.OneOf(SCOPES)),
        required=True,
        validate=validate.Length(1, len(SCOPES)),
    )
    expires = Instant()


class RotateMessage(Message):
    """How long the old key is still good."""

    grace_hours = Count(load_default=24, validate=validate.Range(0, 720))


class ProductMessage(Message):
    """A feed as it is to be."""

    title = fields.String(required=True, validate=validate.Length(1, 200))
    filter = fields.Nested(FilterMessage, load_default=dict)
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


def faults(error: ValidationError) -> list[dict[str, str]]:
    """Each wrong parameter or member of a message, by its pointer."""
    return [{"pointer": pointer, "detail": said} for pointer, said in _faults(error.messages, "")]


def _faults(messages: Any, pointer: str) -> list[tuple[str, str]]:
    if isinstance(messages, Mapping):
        return [found for name, below in messages.items() for found in _faults(below, f"{pointer}/{name}")]
    several = messages if isinstance(messages, list) else [messages]
    return [(pointer, PLAINER.get(said) or _joined(str(said))) for said in several]


def _joined(said: str) -> str:
    """A sentence of the library as one that a name stands before: `limit: must be at least 1`."""
    return said[:1].lower() + said[1:].removesuffix(".")


PLAINER = {
    "Missing data for required field.": "is missing",
    "Not a valid integer.": "must be a whole number",
    "Not a valid list.": "must be a list",
    "Not a valid string.": "must be a text",
    "Not a valid boolean.": "must be true or false",
    "Field may not be null.": "must not be null",
}
"""What the library says of a value -> the same in a sentence that begins with the value's name."""


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
