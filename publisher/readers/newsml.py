"""NewsML-G2: the IPTC's news in XML. No document type, no entity, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher.errors import Unreadable
from publisher.model import Article, Field, Origin
from publisher.readers import bylines, decoding, html, remarks, text
from publisher.readers.blocks import Composer, attempt, clean
from publisher.readers.html import meta
from publisher.readers.metadata import Metadata


def read(data: bytes, name: str = "-", metadata: Metadata | None = None) -> Iterator[Article | Unreadable]:
    """The articles of a `newsItem` or of all text items of a `newsMessage`. Raises Unreadable."""
    root = parse(data, name)
    items = [root] if _tag(root) == "newsItem" else [e for e in root.iter() if _tag(e) == "newsItem"]
    texts = [item for item in items if _kind(item) in ("", "text")]
    if not texts:
        raise Unreadable(
            f"{name}: holds no NewsML-G2 text item", hint="its root is a newsItem or a newsMessage"
        )
    for number, item in enumerate(texts, start=1):
        yield attempt(_article, item, name if len(texts) == 1 else f"{name}#{number}", metadata)


def parse(data: bytes, name: str) -> Any:
    """The root of an XML document that declares nothing. Raises Unreadable with the place of the fault."""
    from lxml import etree

    decoding.admit(data, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data[:100_000]):
        raise Unreadable(
            f"{name}: declares a document type, which is not read", hint="take the <!DOCTYPE ...> out"
        )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Unreadable(
            f"{name}:{line}:{column}: is no XML: {error.msg}", line=line, column=column
        ) from None
    if root.getroottree().docinfo.doctype:
        raise Unreadable(f"{name}: declares a document type, which is not read")
    return root


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(item: Any, *path: str) -> list[Any]:
    """The elements at a path of local names below an item."""
    found = [item]
    for step in path:
        found = [child for element in found for child in element if _tag(child) == step]
    return found


def _words(elements: list[Any]) -> str:
    return next((words for e in elements if (words := " ".join("".join(e.itertext()).split()))), "")


def _kind(item: Any) -> str:
    return next((e.get("qcode", "").rpartition(":")[2] for e in _all(item, "itemMeta", "itemClass")), "")


def _name(element: Any) -> str:
    return _words(_all(element, "name")) or element.get("literal") or ""


def _article(item: Any, name: str, metadata: Metadata | None) -> Article:
    fields: dict[str, Field] = {}
    for prop, value, words, where in _fields(item):
        if value not in (None, "", []):
            fields.setdefault(
                prop, Field(prop, value, Origin("metadata", "newsml", words, detail=f"NewsML-G2 {where}"))
            )
    composer = Composer(name, "newsml")
    if "headline" in fields:
        composer.add("headline", str(fields["headline"].value))
    if line := _words(_all(item, "contentMeta", "by")):
        composer.add("byline", line)
    for kind, words in _body(item):
        if (
            kind != "heading"
            or words != fields.get("headline", Field("headline", "", Origin("text", ""))).value
        ):
            composer.add(kind, words)
    for note in _all(item, "itemMeta", "edNote"):
        words = _words([note])
        composer.add("correction" if remarks.CORRECTION.match(words) else "note", words)
    return composer.article(fields.values(), metadata)


def _body(item: Any) -> Iterator[tuple[Any, str]]:
    """The blocks of the richest content: HTML or NITF inside the item, else plain text."""
    from lxml import etree

    for content in _all(item, "contentSet", "inlineXML"):
        body = next((e for e in content.iter() if _tag(e) in ("body.content", "body")), content)
        blocks = list(html.blocks(re.sub(r"<(/?)(\w+:)?hl\d\b", r"<\1h2", _plain_markup(etree, body))))
        if blocks:
            yield from blocks
            return
    for content in _all(item, "contentSet", "inlineData"):
        words = "".join(content.itertext())
        if re.match(r"\s*<\w", words):
            yield from html.blocks(words)
        else:
            yield from (("paragraph", piece) for piece in text.pieces(clean(words)))
        return


def _plain_markup(etree: Any, element: Any) -> str:
    """An element as HTML without namespaces."""
    markup = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r"(</?)[\w.-]+:(?=[\w.-]+)", r"\1", re.sub(r'\sxmlns(?::\w+)?="[^"]*"', "", markup))


def _fields(item: Any) -> Iterator[tuple[str, Any, str, str]]:
    headlines = _all(item, "contentMeta", "headline")
    main = [
        h for h in headlines if h.get("role", "").rpartition(":")[2] in ("", "main", "headline")
    ] or headlines
    yield "headline", _words(main), _words(main), "headline"
    for prop, path in (
        ("datePublished", ("itemMeta", "firstCreated")), ("dateModified", ("itemMeta", "versionCreated")),
        ("dateCreated", ("contentMeta", "contentCreated")),
    ):  # fmt: skip
        words = _words(_all(item, *path))
        yield prop, meta.when(words) if words else None, words, path[-1]
    line = _words(_all(item, "contentMeta", "by"))
    names = [n for e in _all(item, "contentMeta", "creator") if (n := _name(e))]
    yield "author", bylines.authors(line), line, "by"
    yield "author", [a for n in names for a in bylines.authors(n)], ", ".join(names), "creator"
    for prop, path in (
        ("dateline", ("contentMeta", "dateline")), ("copyrightNotice", ("rightsInfo", "copyrightNotice")),
        ("description", ("contentMeta", "description")),
    ):  # fmt: skip
        yield prop, _words(_all(item, *path)), _words(_all(item, *path)), path[-1]
    language = next((e.get("tag") for e in _all(item, "contentMeta", "language") if e.get("tag")), "")
    language = language or item.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    yield "inLanguage", language, language, "language"
    for prop, path in (
        ("publisher", ("itemMeta", "provider")),
        ("copyrightHolder", ("rightsInfo", "copyrightHolder")),
    ):
        name = next((n for e in _all(item, *path) if (n := _name(e))), "")
        yield prop, {"@type": "Organization", "name": name} if name else None, name, path[-1]
    yield "identifier", item.get("guid"), item.get("guid") or "", "guid"
    genre = next((n for e in _all(item, "contentMeta", "genre") if (n := _name(e))), "")
    yield "genre", genre, genre, "genre"
    subjects = _all(item, "contentMeta", "subject")
    names = list(dict.fromkeys(n for e in subjects if _node_type(e) is None and (n := _name(e))))
    names += [w for e in _all(item, "contentMeta", "keyword") if (w := _words([e])) and w not in names]
    yield "keywords", names, ", ".join(names), "subject, keyword"
    mentions = [{"@type": kind, "name": n} for e in subjects if (kind := _node_type(e)) and (n := _name(e))]
    yield "mentions", mentions, ", ".join(m["name"] for m in mentions), "subject"


def _node_type(subject: Any) -> str | None:
    """The schema.org type of what a subject names, when its concept type (`cpnat`) says it is a thing."""
    kind = subject.get("type", "").rpartition(":")[2]
    return {"person": "Person", "organisation": "Organization", "geoArea": "Place", "poi": "Place"}.get(kind)
