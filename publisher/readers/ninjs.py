"""ninjs 1, 2 and 3: the IPTC's news in JSON, as agencies deliver it.

The versions differ in how members are written (`versioncreated`, `versionCreated`) and in whether texts stand
in members of their own (`body_text`) or in lists with roles (`bodies`); both are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher.errors import Unreadable
from publisher.model import Article, Field, Origin
from publisher.readers import bylines, decoding, html, remarks, text
from publisher.readers.blocks import Composer, attempt, clean
from publisher.readers.feed import plain
from publisher.readers.html import meta
from publisher.readers.metadata import Metadata

Item = dict[str, Any]


def read(data: bytes, name: str = "-", metadata: Metadata | None = None) -> Iterator[Article | Unreadable]:
    """The articles of a ninjs file: one item, or several in a list. Raises Unreadable for what is none."""
    value = decoding.json_value(decoding.text(data, name), name)
    items = value.get("items") if isinstance(value, dict) and not is_item(value) else [value]
    items = value if isinstance(value, list) else items if isinstance(items, list) else []
    for number, item in enumerate(items, start=1):
        yield attempt(_item, item, name if len(items) == 1 else f"{name}#{number}", metadata)


def is_item(value: Item) -> bool:
    """Whether a JSON object looks like a ninjs item."""
    small = {str(member).casefold() for member in value}
    says = small & {"headline", "headlines", "bodies", "versioncreated", "pubstatus", "representationtype"}
    return "uri" in small and (bool(says) or any(member.startswith("body_") for member in small))


def _small(item: Item) -> Item:
    """The item with its members named in small letters, as versions 1 and 2 do."""
    return {str(name).casefold(): value for name, value in item.items()}


def _item(item: Any, name: str, metadata: Metadata | None) -> Article:
    if not isinstance(item, dict) or not is_item(item):
        raise Unreadable(f"{name}: is no ninjs", hint="an item has a `uri` and a headline or a body")
    return _article(_small(item), name, metadata)


def _article(item: Item, name: str, metadata: Metadata | None) -> Article:
    fields: dict[str, Field] = {}
    for prop, value, words, where in _fields(item):
        if value not in (None, "", []):
            origin = Origin("metadata", "ninjs", words, detail=f"ninjs {where}")
            fields.setdefault(prop, Field(prop, value, origin))
    composer = Composer(name, "ninjs")
    if "headline" in fields:
        composer.add("headline", str(fields["headline"].value))
    if line := _text(item, "byline", "by"):
        composer.add("byline", line)
    body, markup = _body(item)
    if markup:
        for kind, words in html.blocks(body):
            composer.add(kind, words)
    else:
        for piece in text.pieces(clean(body)):
            composer.add("paragraph", piece)
    if note := _text(item, "ednote"):
        composer.add("correction" if remarks.CORRECTION.match(note) else "note", note)
    return composer.article(fields.values(), metadata)


def _text(item: Item, *names: str) -> str:
    return next(
        (plain(item[name]) for name in names if isinstance(item.get(name), str) and item[name].strip()), ""
    )


def _role(item: Item, plural: str, *roles: str) -> str:
    """The value of the list member with the first of these roles that is there; else of the first member."""
    members = [m for m in item.get(plural) or [] if isinstance(m, dict) and isinstance(m.get("value"), str)]
    for role in roles:
        for member in members:
            if str(member.get("role", "")).rpartition(":")[2].casefold() == role:
                return str(member["value"])
    return str(members[0]["value"]) if members else ""


def _body(item: Item) -> tuple[str, bool]:
    """The body and whether it is markup: the richest of several."""
    for name in ("body_xhtml", "body_html", "body_html5"):
        if isinstance(item.get(name), str) and item[name].strip():
            return item[name], True
    for member in item.get("bodies") or []:
        if isinstance(member, dict) and isinstance(member.get("value"), str):
            kind = str(member.get("contentType") or member.get("contenttype") or "")
            return member["value"], "html" in kind or re.match(r"\s*<\w", member["value"]) is not None
    texts = [v for k, v in item.items() if k.startswith("body_") and isinstance(v, str) and v.strip()]
    body = item["body_text"] if isinstance(item.get("body_text"), str) else texts[0] if texts else ""
    return body, re.match(r"\s*<\w", body) is not None


def _fields(item: Item) -> Iterator[tuple[str, Any, str, str]]:
    headline = _text(item, "headline") or plain(_role(item, "headlines", "main")) or _text(item, "title")
    yield "headline", headline, headline, "headline"
    description = plain(_role(item, "descriptions", "summary", "caption")) or _text(item, "description_text")
    yield "description", description, description, "descriptions"
    for prop, name in (
        ("datePublished", "firstcreated"), ("dateModified", "versioncreated"),
        ("dateCreated", "contentcreated"), ("expires", "expires"),
    ):  # fmt: skip
        words = _text(item, name)
        yield prop, meta.when(words) if words else None, words, name
    line = _text(item, "byline", "by")
    yield "author", bylines.authors(line), line, "byline"
    for prop, name in (
        ("inLanguage", "language"),
        ("copyrightNotice", "copyrightnotice"),
        ("dateline", "located"),
    ):
        yield prop, _text(item, name), _text(item, name), name
    yield "identifier", _text(item, "uri"), _text(item, "uri"), "uri"
    holder = _text(item, "copyrightholder")
    yield (
        "copyrightHolder",
        {"@type": "Organization", "name": holder} if holder else None,
        holder,
        "copyrightholder",
    )
    sources = [
        s for s in item.get("infosources") or [] if isinstance(s, dict) and isinstance(s.get("name"), str)
    ]
    if sources:
        yield (
            "publisher",
            {"@type": "Organization", "name": sources[0]["name"]},
            sources[0]["name"],
            "infosources",
        )
    subjects = _names(item, "subjects", "subject")
    yield (
        "keywords",
        subjects + [k for k in item.get("keywords") or [] if isinstance(k, str)],
        ", ".join(subjects),
        "subjects",
    )
    genres = _names(item, "genres", "genre")
    yield "genre", genres, ", ".join(genres), "genres"
    mentions: list[dict[str, Any]] = [
        *_nodes(item, "Person", "people", "person"),
        *_nodes(item, "Organization", "organisations", "organisation"),
    ]
    mentions += _nodes(item, "Place", "places", "place")
    yield "mentions", mentions, ", ".join(one["name"] for one in mentions), "people, organisations, places"
    pictures = list(_pictures(item))
    yield "image", pictures, ", ".join(pictures), "associations"


def _members(item: Item, *names: str) -> list[Any]:
    found: Any = next((item[name] for name in names if item.get(name)), [])
    return found[:100] if isinstance(found, list) else [found]


def _names(item: Item, *names: str) -> list[str]:
    given = [one.get("name") if isinstance(one, dict) else one for one in _members(item, *names)]
    return list(dict.fromkeys(one for one in given if isinstance(one, str) and one))


def _nodes(item: Item, kind: str, *names: str) -> list[dict[str, Any]]:
    """People, organisations and places as nodes, with the address of their entry when it is one."""
    found: list[dict[str, Any]] = []
    for one in _members(item, *names):
        if isinstance(one, dict) and isinstance(one.get("name"), str):
            node: dict[str, Any] = {"@type": kind, "name": one["name"]}
            if isinstance(one.get("uri"), str) and re.match(r"https?://\S+$", one["uri"]):
                node["sameAs"] = one["uri"]
            found.append(node)
    return found


def _pictures(item: Item) -> Iterator[str]:
    associations = item.get("associations") or []
    for one in associations.values() if isinstance(associations, dict) else associations:
        if isinstance(one, dict) and one.get("type") == "picture":
            renditions = one.get("renditions") or []
            for rendition in renditions.values() if isinstance(renditions, dict) else renditions:
                address = rendition.get("href") if isinstance(rendition, dict) else None
                if isinstance(address, str) and re.match(r"https?://\S+$", address):
                    yield address
                    break
