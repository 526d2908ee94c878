"""Two documents side by side: what was added, what went away, what changed, by node and property. Pure."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from publisher import jsonld
from publisher.model import JSON, Document
from publisher.web.desk import words

Sort: TypeAlias = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value that is not the same in both documents."""

    node: str
    label: str
    kind: Sort
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


def documents(before: Document, after: Document) -> list[Line]:
    """What makes the second document another than the first; ids count by their fragments."""
    old, new = _nodes(before), _nodes(after)
    found: list[Line] = []
    for key in [*old, *(k for k in new if k not in old)]:
        if key not in new:
            found.append(Line(_name(key, old[key]), _type(old[key]), "removed", _name(key, old[key]), ""))
        elif key not in old:
            found.append(Line(_name(key, new[key]), _type(new[key]), "added", "", _name(key, new[key])))
        else:
            found += _properties(_name(key, new[key]), old[key], new[key])
    return found


def _properties(node: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Line]:
    for name in [*old, *(n for n in new if n not in old)]:
        was, now = old.get(name), new.get(name)
        if name == "@id" or was == now:
            continue
        before, after = _shown(was), _shown(now)
        kind: Sort = "added" if name not in old else "removed" if name not in new else "changed"
        label = "Type" if name == "@type" else words.label(name)
        yield Line(
            node, label, kind, before, after, tuple(pieces(before, after)) if kind == "changed" else ()
        )


def pieces(before: str, after: str) -> Iterator[Piece]:
    """The words of two texts as one text in which some came and some went."""
    old, new = _words(before), _words(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", _short("".join(old[i:j])))
            continue
        if i < j:
            yield Piece("removed", "".join(old[i:j]))
        if k < m:
            yield Piece("added", "".join(new[k:m]))


def _words(text: str) -> list[str]:
    import re

    return re.findall(r"\s+|\w+|[^\w\s]", text)[:4000]


def _short(text: str) -> str:
    """A long stretch that stayed, without its middle."""
    return text if len(text) <= 160 else f"{text[:70]} … {text[-70:]}"


def _nodes(document: Document) -> dict[str, dict[str, Any]]:
    """The nodes by their fragments, references by fragments too; the article under `article`."""
    graph = document.get("@graph")
    found = graph if isinstance(graph, list) else [document]
    own = found[0].get("@id") if found and isinstance(found[0], dict) else None
    keyed = {}
    for number, node in enumerate(found):
        if isinstance(node, dict):
            settled = _settled({k: v for k, v in node.items() if k != "@context"}, own)
            keyed["article" if number == 0 else str(settled.get("@id", number))] = settled
    return keyed


def _settled(value: JSON, own: Any) -> Any:
    if isinstance(value, dict):
        return {
            k: _fragment(v, own) if k == "@id" and isinstance(v, str) else _settled(v, own)
            for k, v in value.items()
        }
    if isinstance(value, list):
        return [_settled(v, own) for v in value]
    return value


def _fragment(name: str, own: Any) -> str:
    if name == own:
        return "article"
    return name.rpartition("#")[2] if isinstance(own, str) and name.startswith((own + "#", "#")) else name


def _name(key: str, node: dict[str, Any]) -> str:
    if key == "article":
        return "Article"
    name = node.get("name")
    return name if isinstance(name, str) else key


def _type(node: dict[str, Any]) -> str:
    return ", ".join(jsonld.types(node)) or "Thing"


def _shown(value: JSON) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and set(value) == {"@id"}:
        return str(value["@id"]).replace("-", " ")
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict) and isinstance(said := value.get("text", value.get("name")), str):
        return said
    return "" if value is None else json.dumps(value, ensure_ascii=False)
