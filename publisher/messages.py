"""What partners are answered: each message as a dict of JSON, as `openapi.yaml` says."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, fields, post_dump

from publisher.records import ENDINGS
from publisher.validation import report


def stamp(at: datetime) -> str:
    """An instant as it stands in every answer: RFC 3339, in UTC."""
    at = at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ" if at.microsecond else "%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


class Card(Schema):
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

    @post_dump
    def without_nothing(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """What is not known is not said."""
        return {name: value for name, value in data.items() if value is not None}


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
        **Card().dump(it.card),
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
        "report": report.dump(done.report, base_url),
    }


def draft(made: Any, report_: Any, base_url: str) -> dict[str, Any]:
    """A draft: the document, by pointer the origins of its values, the text they stand in, the report."""
    return {
        "document": made.document,
        "origins": {at: [asdict(one) for one in some] for at, some in made.origins.items()},
        "text": made.article.text,
        "report": report.dump(report_, base_url),
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


def page(items: list[dict[str, Any]], following: str | None, **more: Any) -> dict[str, Any]:
    """One page of a list."""
    return {"items": items, "next_cursor": following, **more}
