"""An article and its facts become a draft: JSON-LD in which every value remembers where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

from publisher import gaps, pointer, vocabulary
from publisher.model import ARTICLE, JSON, Article, BlockKind, Draft, Edit, Fact, Origin, Ref

CONTEXT = "https://schema.org"
"""The JSON-LD context every draft names."""

SEVERAL = frozenset({"about", "mentions", "keywords", "author", "citation", "correction", "contentLocation"})
"""Properties of the article whose declared and found values stand together; of others the declared wins."""

ORDER = (
    "@type", "@id", "name", "headline", "alternativeHeadline", "articleSection", "inLanguage",
    "datePublished", "dateModified", "author", "publisher", "abstract", "articleBody", "wordCount",
)  # fmt: skip
"""The members a node begins with, in this order; the others follow in the order they were found."""


@dataclass(slots=True)
class _Leaf:
    value: JSON
    origins: tuple[Origin, ...]


@dataclass(slots=True)
class _Branch:
    """An object (`dict`) or an array (`list`) whose leaves know their origins."""

    members: dict[str, Any] | list[Any]
    origins: tuple[Origin, ...] = field(default=())


_Tree: TypeAlias = "_Leaf | _Branch"


def draft(article: Article, facts: Iterable[Fact], edits: Iterable[Edit] = ()) -> Draft:
    """The JSON-LD of an article: declared fields, laid-out parts and facts, then the editor's word over all.

    The document is `{"@context": ..., "@graph": [the article, then every node the facts speak of]}`. Of each
    value `origins` holds, by JSON Pointer, where it came from. Values that are the same are one value with
    all their origins. A reference is left out if nothing is known of its node, or if the node is nothing the
    property can lead to (an organisation is no location); so is an edit whose node or parent is not there.
    """
    graph = _graph(article, [*_laid_out(article), *facts])
    root = _Branch({"@context": _Leaf(CONTEXT, (_made("context"),)), "@graph": _Branch(graph)})
    for edit in edits:
        _apply(root, edit)
    origins: dict[str, tuple[Origin, ...]] = {}
    document = _plain(root, "", origins)
    language = str(document["@graph"][0].get("inLanguage", ""))
    return Draft(document, origins, article, gaps.find(article, language))


def _made(detail: str) -> Origin:
    return Origin("mapping", "mapping", detail=detail)


def _laid_out(article: Article) -> Iterator[Fact]:
    """What the article's blocks show, as facts of its own node."""
    yield Fact(ARTICLE, "@type", "NewsArticle", (_made("every article is at least a NewsArticle"),))
    parts: tuple[tuple[BlockKind, str], ...] = (
        ("headline", "headline"),
        ("section", "articleSection"),
        ("dek", "alternativeHeadline"),
    )
    for kind, name in parts:
        for block in article.of(kind)[:1]:
            words = article.words(block)
            origin = Origin("text", "layout", words, block.start, block.end)
            yield Fact(ARTICLE, name, " ".join(words.split()), (origin,))
    if body := article.body:
        blocks = article.of("paragraph", "heading", "quotation")
        origin = Origin(
            "text", "layout", start=blocks[0].start, end=blocks[-1].end, detail="the body's blocks"
        )
        yield Fact(ARTICLE, "articleBody", body, (origin,))
        yield Fact(ARTICLE, "wordCount", len(body.split()), (_made("words of articleBody between spaces"),))


def _graph(article: Article, facts: Iterable[Fact]) -> list[_Tree]:
    nodes: dict[str, dict[str, list[Fact]]] = {ARTICLE: {}}
    for fact in facts:
        nodes.setdefault(fact.node, {}).setdefault(fact.property, []).append(fact)
    for name, values in _declared(article).items():
        found = nodes[ARTICLE].get(name, [])
        if name == "@type":  # the text may say more exactly what was declared, never something else
            others = [
                f for f in found if vocabulary.is_subtype(str(f.value), *(str(v.value) for v in values))
            ]
        elif name in SEVERAL:
            others = found
        else:
            others = [f for f in found if any(_same(f, v) for v in values)]
        nodes[ARTICLE][name] = values + others
    nodes[ARTICLE] = _of_type(nodes[ARTICLE])
    types = {key: [str(f.value) for f in properties.get("@type", [])] for key, properties in nodes.items()}
    return [_node(key, properties, types) for key, properties in nodes.items()]


def _of_type(properties: dict[str, list[Fact]]) -> dict[str, list[Fact]]:
    """The article's properties without those that its type has not, if they were only found (a dateline of a
    live blog); what was declared stays, and is the validator's to judge."""
    own = vocabulary.properties(str(properties["@type"][-1].value))
    return {
        name: facts
        for name, facts in properties.items()
        if not own
        or name in own
        or name.startswith("@")
        or any(origin.source == "metadata" for fact in facts for origin in fact.origins)
    }


def _declared(article: Article) -> dict[str, list[Fact]]:
    """The article's fields as facts, by property."""
    return {
        one.property: [
            Fact(ARTICLE, one.property, value, (one.origin,))
            for value in (one.value if isinstance(one.value, list) else [one.value])
        ]
        for one in article.fields
    }


def _same(one: Fact, other: Fact) -> bool:
    return bool(one.value == other.value and type(one.value) is type(other.value))


def _refers(name: str, target: Ref, types: dict[str, list[str]]) -> bool:
    """Whether a property can lead to a node: one that is there, and of a type the property takes."""
    if target.node not in types:
        return False
    ranges, kinds = vocabulary.ranges(name), [k for k in types[target.node] if vocabulary.is_type(k)]
    return not ranges or not kinds or any(vocabulary.is_subtype(kind, *ranges) for kind in kinds)


def _node(key: str, properties: dict[str, list[Fact]], types: dict[str, list[str]]) -> _Branch:
    own = properties.get("@type", [])
    told = own or [fact for facts in properties.values() for fact in facts]
    members: dict[str, Any] = {"@id": _Leaf("#" + key, tuple(o for f in told for o in f.origins))}
    for name, facts in properties.items():
        said = facts if name != "@type" or key != ARTICLE else own[-1:]
        kept = [f for f in said if not isinstance(f.value, Ref) or _refers(name, f.value, types)]
        values = [_tree(f.value, f.origins) for f in _merged(kept)]
        if values:
            members[name] = values[0] if len(values) == 1 else _Branch(values)
    first = {name: members[name] for name in ORDER if name in members}
    return _Branch(first | members)


def _merged(facts: Iterable[Fact]) -> Iterable[Fact]:
    """The facts, those of the same value as one."""
    merged: dict[tuple[type, str], Fact] = {}
    for fact in facts:
        key = type(fact.value), repr(fact.value)
        merged[key] = _joined(merged[key], fact) if key in merged else fact
    return merged.values()


def _joined(one: Fact, other: Fact) -> Fact:
    more = tuple(o for o in other.origins if o not in one.origins)
    return Fact(one.node, one.property, one.value, one.origins + more)


def _tree(value: JSON | Ref, origins: tuple[Origin, ...]) -> _Tree:
    """The value with these origins at each of its leaves."""
    if isinstance(value, Ref):
        return _Branch({"@id": _Leaf("#" + value.node, origins)}, origins)
    if isinstance(value, dict):
        return _Branch({name: _tree(member, origins) for name, member in value.items()}, origins)
    if isinstance(value, list):
        return _Branch([_tree(member, origins) for member in value], origins)
    return _Leaf(value, origins)


def _plain(tree: _Tree, at: str, origins: dict[str, tuple[Origin, ...]]) -> Any:
    """The JSON of a tree; notes the origins of each of its values."""
    if tree.origins:
        origins[at] = tree.origins
    if isinstance(tree, _Leaf):
        return tree.value
    if isinstance(tree.members, dict):
        return {name: _plain(m, pointer.join(at, name), origins) for name, m in tree.members.items()}
    return [_plain(m, pointer.join(at, i), origins) for i, m in enumerate(tree.members)]


def _apply(root: _Branch, edit: Edit) -> None:
    """Puts one edit into the tree; leaves the tree as it is when there is no place for it."""
    try:
        start = (
            root
            if edit.pointer.startswith("/@graph/") and not edit.node
            else _find(root, edit.node or ARTICLE)
        )
        *path, last = pointer.split(edit.pointer)
        parent = start
        for token, below in pairwise((*path, last)):
            parent = _several(parent, token) if below == "-" else _child(parent, token)
    except (LookupError, ValueError):
        return
    origin = Origin("edit", edit.editor or "editor", detail=edit.at.isoformat() if edit.at else "")
    _put(parent, last, None if edit.remove else _tree(edit.value, (origin,)))


def _find(root: _Branch, node: str) -> _Branch:
    graph = _child(root, "@graph")
    for member in graph.members:
        if isinstance(member, _Branch) and isinstance(member.members, dict):
            leaf = member.members.get("@id")
            if isinstance(leaf, _Leaf) and str(leaf.value).removeprefix("#") == node.removeprefix("#"):
                return member
    raise LookupError(node)


def _child(parent: _Branch, token: str) -> _Branch:
    if isinstance(parent.members, list):
        child = parent.members[pointer.index(token)]
    else:
        child = parent.members[token]
    if not isinstance(child, _Branch):
        raise LookupError(token)
    return child


def _several(parent: _Branch, token: str) -> _Branch:
    """The array to which one more value is appended; a value that stands alone becomes one."""
    if isinstance(parent.members, list):
        return _child(parent, token)
    there = parent.members[token]
    if not (isinstance(there, _Branch) and isinstance(there.members, list)):
        there = parent.members[token] = _Branch([there])
    return there


def _put(parent: _Branch, token: str, tree: _Tree | None) -> None:
    """Sets, appends (`-`, what does not stand there yet) or takes away (None) one member."""
    members = parent.members
    if isinstance(members, dict):
        if tree is None:
            members.pop(token, None)
        else:
            members[token] = tree
        return
    try:
        place = len(members) if token == "-" else pointer.index(token)
    except LookupError:
        return
    if tree is not None:
        if token != "-" or _plain(tree, "", {}) not in [_plain(member, "", {}) for member in members]:
            members[place : place + 1] = [tree]
    elif place < len(members):
        del members[place]
