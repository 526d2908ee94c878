"""The actions one by one: each takes the facts and edits there are and gives those there are after it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from publisher import pointer, vocabulary
from publisher.mending import Action, is_event
from publisher.model import ARTICLE, JSON, Article, Edit, Fact, Origin, Ref

Facts: TypeAlias = "tuple[Fact, ...]"
Edits: TypeAlias = "tuple[Edit, ...]"

GROUPS: dict[str, str] = {
    "Person": "person",
    "Organization": "organization",
    "Place": "place",
    "Event": "event",
}
"""A family of types -> what the keys of its nodes begin with."""

TOGETHER = frozenset({"alternateName", "sameAs", "jobTitle", "description"})
"""Plain values that stand together when two nodes become one; of others those of the node that stays."""


def apply(action: Action, article: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    """The facts and edits after one action."""
    return _ACTIONS[action.kind](action, article, facts, edits)


def group(kind: str) -> str:
    """What the keys of nodes of this type begin with: `person`, `organization`, `place`, `event`, `thing`."""
    return next((word for family, word in GROUPS.items() if vocabulary.is_subtype(kind, family)), "thing")


def slug(words: str) -> str:
    """Words as they can stand in a node's key."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(c))
    return re.sub(r"\W+", "-", plain).strip("-")[:60] or "unnamed"


def _set(action: Action, _: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    return facts, (*edits, _edit(action, action.pointer, value=action.value))


def _remove(action: Action, _: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    return facts, (*edits, _edit(action, action.pointer, remove=True))


def _accept(action: Action, _: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    return tuple(_confirmed(f, action) if _is_meant(f, action) else f for f in facts), edits


def _confirmed(fact: Fact, action: Action) -> Fact:
    best = max(fact.origins, key=lambda o: o.confidence)
    origin = replace(_origin(action, "accepted"), words=best.words, start=best.start, end=best.end)
    return replace(fact, origins=(*fact.origins, origin))


def _reject(action: Action, _: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    if not action.pointer:
        kept = tuple(f for f in facts if f.node != action.node and f.value != Ref(action.node))
        return kept, _without(edits, action.node)
    kept = _without_entry(tuple(f for f in facts if not _is_meant(f, action)), action.node, facts)
    if action.value is not None and len(kept) < len(facts):
        return kept, edits
    return kept, (*edits, _edit(action, action.pointer, remove=True))


def _mark(action: Action, article: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    kind = str(action.value)
    words, start, end = _trimmed(article, action)
    if not words:
        return facts, edits
    origin = replace(_origin(action, "marked"), source="text", words=words, start=start, end=end)
    key = f"{group(kind)}-{slug(words)}"
    if group(kind) != "event":
        return (*facts, *_named(key, kind, words, origin)), edits
    marked = {o.start for f in facts if f.node == key and f.property == "name" for o in f.origins}
    if marked and start not in marked:
        key = _free(key, facts)  # the same words elsewhere tell another event
    return (*facts, *_event(action, key, kind, words, origin, facts)), edits


def _event(  # noqa: PLR0917 - a node has all of them
    action: Action, key: str, kind: str, words: str, origin: Origin, facts: Facts
) -> Iterable[Fact]:
    """A new event of this name, with what was read in the words that tell it."""
    read = tuple(_read(action, key, facts))
    has = {f.property for f in read}
    name = words[:1].upper() + words[1:]
    yield from (f for f in _named(key, kind, name, origin) if f.property not in has)
    yield from read


def _read(action: Action, key: str, facts: Facts) -> Iterable[Fact]:
    """What was read in the words of an action, of a node of this key, with the nodes that there are now."""
    events = {f.node for f in facts if f.property == "@type" and is_event(f.value)}
    named = [f for f in facts if f.property in ("name", "alternateName") and f.node not in events]
    for fact in action.found:
        if fact.property in ("name", "subjectOf") or (fact.property == "@type" and fact.value == "Event"):
            continue  # an editor says so
        value = fact.value
        if isinstance(value, Ref):
            here = (f.node for f in named for o in f.origins if any(_within(w, o) for w in fact.origins))
            node = next(here, value.node)  # it may have become another meanwhile
            if all(f.node != node for f in facts):
                continue  # or have been taken away
            value = Ref(node)
        yield replace(fact, node=key, value=value)


def _within(origin: Origin, place: Origin) -> bool:
    """Whether the words of an origin stand in the place of another."""
    if origin.start is None or origin.end is None or place.start is None or place.end is None:
        return False
    return place.start <= origin.start and origin.end <= place.end


def _named(key: str, kind: str, words: str, origin: Origin) -> Iterable[Fact]:
    """A new node of this name, of which the article speaks."""
    yield Fact(key, "@type", kind, (origin,))
    yield Fact(key, "name", " ".join(words.split()), (origin,))
    if group(kind) == "event":
        yield Fact(key, "subjectOf", Ref(ARTICLE), (origin,))
        yield Fact(ARTICLE, "about", Ref(key), (origin,))
    else:
        yield Fact(ARTICLE, "mentions", Ref(key), (origin,))


def _trimmed(article: Article, action: Action) -> tuple[str, int, int]:
    start, end = action.start or 0, min(action.end or 0, len(article.text))
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    return words.strip(), start, start + len(words.strip())


def _retype(action: Action, _: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    kind = str(action.value)
    if action.node == ARTICLE:
        return facts, (*edits, _edit(action, "/@type", value=kind))
    if not any(f.node == action.node for f in facts):
        return facts, edits
    origins = tuple(o for f in facts if f.node == action.node and f.property == "@type" for o in f.origins)
    typed = Fact(action.node, "@type", kind, (*origins[:1], _origin(action, "retyped")))
    facts = (typed, *(f for f in facts if not (f.node == action.node and f.property == "@type")))
    edits = tuple(e for e in edits if not (_of(e, action.node) and e.pointer == "/@type"))
    family, _dash, name = action.node.partition("-")
    if family in {*GROUPS.values(), "thing"} and family != group(kind):
        return _renamed(facts, edits, action.node, _free(f"{group(kind)}-{name}", facts))
    return facts, edits


def _free(key: str, facts: Facts) -> str:
    """This key, or with a number behind it if there is such a node."""
    taken = {f.node for f in facts}
    numbered = (f"{key}-{n}" for n in range(2, len(taken) + 3))
    return key if key not in taken else next(k for k in numbered if k not in taken)


def _merge(action: Action, _: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    into = str(action.value).removeprefix("#")
    nodes = {f.node for f in facts}
    if into == action.node or not {into, action.node} <= nodes or ARTICLE in (into, action.node):
        return facts, edits
    has = {f.property for f in facts if f.node == into}
    kept: list[Fact] = []
    for fact in facts:
        if fact.node != action.node:
            kept.append(fact)
        elif fact.property == "name":
            kept += _other_name(fact, into, facts)
        elif fact.property not in has or fact.property in TOGETHER or _several(fact):
            kept.append(fact)
    kept.sort(key=lambda f: f.node == action.node)
    return _renamed(tuple(kept), edits, action.node, into)


def _several(fact: Fact) -> bool:
    """Whether a node may refer to more than one so: several take part in an event that is in one place."""
    return isinstance(fact.value, Ref) and fact.property not in ("containedInPlace", "location", "superEvent")


def _other_name(fact: Fact, into: str, facts: Facts) -> Iterable[Fact]:
    """The name of a node that becomes another: the same name, or one more."""
    same = any(f.node == into and f.property == "name" and f.value == fact.value for f in facts)
    yield fact if same else replace(fact, property="alternateName")


def _split(action: Action, article: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    words, start, end = _trimmed(article, action)
    kind = next((f.value for f in facts if f.node == action.node and f.property == "@type"), None)
    if not words or not isinstance(kind, str):
        return facts, edits
    origin = replace(_origin(action, "split off"), source="text", words=words, start=start, end=end)
    if is_event(kind):
        return _split_event(action, kind, origin, facts), edits
    kept: list[Fact] = []
    for fact in facts:
        if fact.node != action.node and fact.value != Ref(action.node):
            kept.append(fact)
            continue
        left = tuple(
            o
            for o in fact.origins
            if o.start is None or o.end is None or not (o.start < end and start < o.end)
        )
        if left:
            kept.append(replace(fact, origins=left))
        elif fact.property in ("@type", "name") or fact.node != action.node:
            kept.append(fact)
    key = _free(f"{action.node.partition('-')[0]}-{slug(words)}", facts)
    return (*kept, *_named(key, kind, words, origin)), edits


def _split_event(action: Action, kind: str, origin: Origin, facts: Facts) -> Facts:
    """An event of its own with what only its words say, and what was read in them, its name, too."""
    name = next((str(f.value) for f in action.found if f.property == "name"), origin.words)
    key = _free(f"event-{slug(name)}", facts)
    made = tuple(_event(action, key, kind, name, origin, facts))
    gone = tuple(
        f
        for f in facts
        if f.node == action.node
        and f.property not in ("@type", "name", "subjectOf")
        and all(_within(o, origin) for o in f.origins)
    )
    has = {f.property for f in made}
    moved = (replace(f, node=key) for f in gone if f.property not in has)
    return (*(f for f in facts if f not in gone), *made, *moved)


def _link(action: Action, _: Article, facts: Facts, edits: Edits) -> tuple[Facts, Edits]:
    address = str(action.value)
    site = urlsplit(address).hostname
    origin = replace(_origin(action, "linked"), source="authority", words=address)
    kept = tuple(
        f
        for f in facts
        if not (
            f.node == action.node
            and f.property == "sameAs"
            and isinstance(f.value, str)
            and urlsplit(f.value).hostname == site
        )
    )
    return (
        *_without_entry(kept, action.node, facts),
        Fact(action.node, "sameAs", address, (origin,)),
    ), edits


def _without_entry(kept: Facts, node: str, before: Facts) -> Facts:
    """What is kept, without what the gazetteer told of the entries that this node was linked to before and no
    longer is: the country and the position of another place of the same name."""

    def entries(facts: Facts) -> set[str]:
        linked = (f for f in facts if f.node == node and f.property == "sameAs")
        return {o.detail for f in linked for o in f.origins if o.source == "gazetteer"}

    gone = entries(before) - entries(kept)
    return tuple(
        f
        for f in kept
        if f.node != node or not all(o.source == "gazetteer" and o.detail in gone for o in f.origins)
    )


_ACTIONS: dict[str, Callable[[Action, Article, Facts, Edits], tuple[Facts, Edits]]] = {
    "set": _set,
    "remove": _remove,
    "accept": _accept,
    "reject": _reject,
    "mark": _mark,
    "retype": _retype,
    "merge": _merge,
    "split": _split,
    "link": _link,
}


def _is_meant(fact: Fact, action: Action) -> bool:
    """Whether an action speaks of this fact."""
    if fact.node != action.node:
        return False
    if not action.pointer:
        return True
    if fact.property != pointer.split(action.pointer)[0]:
        return False
    return action.value is None or _as_json(fact.value) == action.value


def _as_json(value: JSON | Ref) -> JSON:
    return {"@id": "#" + value.node} if isinstance(value, Ref) else value


def _edit(action: Action, at: str, *, value: JSON = None, remove: bool = False) -> Edit:
    return Edit(at, value, node=action.node, remove=remove, editor=action.editor, at=action.at)


def _origin(action: Action, did: str) -> Origin:
    when = f", {action.at.isoformat(timespec='minutes')}" if action.at else ""
    return Origin("edit", action.editor or "editor", detail=did + when)


def _of(edit: Edit, node: str) -> bool:
    return (edit.node or ARTICLE).removeprefix("#") == node


def _renamed(facts: Facts, edits: Edits, old: str, new: str) -> tuple[Facts, Edits]:
    """Every fact and edit, with one node under another key; facts that only say a node is itself go."""
    kept = []
    for fact in facts:
        node = new if fact.node == old else fact.node
        value = Ref(new) if fact.value == Ref(old) else fact.value
        if isinstance(value, Ref) and value.node == node:
            continue
        kept.append(replace(fact, node=node, value=value))
    return tuple(kept), tuple(
        replace(e, node=new if _of(e, old) else e.node, value=_referring(e.value, old, new)) for e in edits
    )


def _without(edits: Edits, node: str) -> Edits:
    """The edits that neither mend a node nor refer to it."""
    return tuple(replace(e, value=_referring(e.value, node, None)) for e in edits if not _of(e, node))


def _referring(value: JSON, old: str, new: str | None) -> Any:
    """A value in which references to a node lead to another, or are left out of lists."""
    if isinstance(value, dict):
        if value.get("@id") == "#" + old and new is not None:
            return {**value, "@id": "#" + new}
        return {name: _referring(member, old, new) for name, member in value.items()}
    if isinstance(value, list):
        kept = [v for v in value if new is not None or not (isinstance(v, dict) and v == {"@id": "#" + old})]
        return [_referring(v, old, new) for v in kept]
    return value
