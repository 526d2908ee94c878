"""Authors, publishers and pictures as JSON-LD and tags declare them, brought into one shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher.readers import bylines
from publisher.readers.html.tree import Page

Node = dict[str, Any]
_NOBODY = frozenset(
    {"", "admin", "administrator", "author", "unknown", "none", "null", "undefined", "editor", "staff"}
)
_NEWSROOM = re.compile(r"(?:la |de )?(?:r[eé]da[ck]\w{3,6}|r[eé]dacci[oó]n|toimitus)\b", re.IGNORECASE)
"""What newsrooms are called in the languages around us, where a person should be named."""

_HANDLE = re.compile(r"^(?:https?:|www\.|@)|\w+\.(?:com|org|net)\b|@")


def follow(value: Any, by_id: dict[str, Node]) -> Any:
    """The node that `{"@id": ...}` or a string that is some node's id speaks of."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    if isinstance(value, str) and value in by_id:
        return by_id[value]
    return value


def declared(value: Any, by_id: dict[str, Node]) -> list[bylines.Author]:
    """The authors in a JSON-LD `author`: names, nodes, ids, lists of them, or a list in one string."""
    found: dict[str, bylines.Author] = {}
    for one in value[:50] if isinstance(value, list) else [value]:
        for author in _authors(follow(one, by_id)):
            found.setdefault(author["name"].casefold(), author)
    return list(found.values())


def _authors(value: Any) -> Iterator[bylines.Author]:
    if isinstance(value, list):
        for one in value[:50]:
            yield from _authors(one)
    elif isinstance(value, str):
        yield from _named(value, "Person")
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kind = "Organization" if "Organization" in str(kinds) else "Person"
        name = value.get("name")
        names = [one for one in (name if isinstance(name, list) else [name]) if isinstance(one, str)]
        found = [author for one in names for author in _named(one, kind)]
        url = value.get("url")
        if len(found) == 1 and isinstance(url, str) and re.match(r"https?://[^\s<>\"]+$", url):
            found[0]["url"] = url
        yield from found


def _named(words: str, kind: str) -> Iterator[bylines.Author]:
    words = " ".join(words.split()).strip(" ,;|")
    person = kind == "Person"
    nobody = words.casefold() in _NOBODY or (person and (_NEWSROOM.match(words) or bylines.is_company(words)))
    if len(words) > 200 or nobody or _HANDLE.search(words):
        return
    if kind == "Organization":
        yield {"@type": kind, "name": words}
    elif bylines.is_name(words):
        yield from ({"@type": "Person", "name": one} for one in bylines.apart(words))
    elif several := bylines.authors(words):
        yield from several
    elif len(words.split()) <= 6:
        yield {"@type": kind, "name": words}


def organisation(value: Any, by_id: dict[str, Node], page: Page) -> Node | None:
    """A JSON-LD `publisher` as an organisation with its name, and its address if it has one."""
    for one in value[:5] if isinstance(value, list) else [value]:
        node = follow(one, by_id)
        name = node.get("name") if isinstance(node, dict) else node
        name = next((n for n in name if isinstance(n, str)), None) if isinstance(name, list) else name
        if isinstance(name, str) and name.strip() and not name.startswith(("http", "#")) and len(name) < 200:
            found: Node = {"@type": "Organization", "name": " ".join(name.split())}
            if isinstance(node, dict):
                if "NewsMediaOrganization" in str(node.get("@type")):
                    found["@type"] = "NewsMediaOrganization"
                if isinstance(node.get("url"), str) and (url := page.absolute(node["url"])):
                    found["url"] = url
            return found
    return None


def images(value: Any, by_id: dict[str, Node], page: Page) -> list[str]:
    """The absolute addresses in a JSON-LD `image`, without twins."""
    found: list[str] = []
    for one in value[:20] if isinstance(value, list) else [value]:
        node = follow(one, by_id)
        if isinstance(node, dict):
            node = node.get("url") or node.get("contentUrl") or node.get("@id")
        for address in node[:5] if isinstance(node, list) else [node]:
            if isinstance(address, str) and (absolute := page.absolute(address)) and absolute not in found:
                found.append(absolute)
    return found
