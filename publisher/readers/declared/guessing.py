"""A first mapping for an export, by the names its members have and the shapes of their values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from publisher.readers import dates
from publisher.readers.declared import coverage
from publisher.readers.declared.coverage import Steps

NAMES: dict[str, str] = {
    "headline": "headline title posttitle headlines name",
    "alternativeHeadline": "subheadline subheadlines subtitle subhead dek deck standfirst",
    "description": "description excerpt summary abstract teaser lead",
    "datePublished": "datepublished dategmt publishedat publisheddate publishdate firstpublishdate"
    " displaydate pubdate"
    " published publicationdate date createdat createddate created",
    "dateModified": "datemodified modifiedgmt updatedat lastupdateddate modifieddate modified updated"
    " lastmodified",
    "author": "authors author bylines byline by writer writers reporter",
    "articleSection": "articlesection primarysection section category categories sections desk channel",
    "keywords": "keywords tags topics",
    "url": "canonicalurl url link permalink href",
    "identifier": "uuid guid id identifier",
    "image": "imageurl image featuredimage featuredmedia sourceurl thumbnail mainimage promoitems",
    "inLanguage": "inlanguage language lang locale",
    "articleBody": "articlebody body bodyhtml contenthtml content contentelements text bodytext html story",
}
"""Property -> what exports call it, the surest name first, without capitals and marks."""

_WRAPPERS = frozenset(
    (
        "rendered", "basic", "value", "raw", "html", "plain", "name",
        "text", "content", "url", "title", "original", "full", "displayname",
    )
)  # fmt: skip
_FORMATS = (
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%d %B %Y",
    "%B %d, %Y",
)
_PLAIN = re.compile(r"[A-Za-z_]\w*$")


def first(documents: list[Any]) -> str:
    """The YAML of a first mapping for these documents of an export: what was recognised, and what was not."""
    where, items = _items(documents)
    found = coverage.members(items)
    lines = [
        "# A first mapping, by names and shapes. Check every line: publisher mapping check MAPPING SAMPLE"
    ]
    lines += [f"items: {json.dumps(where)}"] if where else []
    lines += ["article:", '  "@type": NewsArticle']
    taken: set[Steps] = set()
    for prop in NAMES:
        path = _best(prop, found, items, taken)
        if path is not None:
            taken.add(path)
            lines.append("  " + _rule(prop, path, found[path], items))
    left = [path for path in found if not any(path[: len(t)] == t[: len(path)] for t in taken)]
    lines += ["", "# Not used:"] if left else []
    lines += [
        f"#   {expression(path)}: {json.dumps(found[path], ensure_ascii=False)[:60]}" for path in left[:100]
    ]
    return "\n".join(lines) + "\n"


def _items(documents: list[Any]) -> tuple[str, list[Any]]:
    """Where the articles are in a document, and they: its longest list of objects, or the document itself."""
    first_document = documents[0] if documents else {}
    if isinstance(first_document, list):
        return "", [one for one in first_document[:20] if isinstance(one, dict)]
    lists = {
        name: value
        for name, value in (first_document.items() if isinstance(first_document, dict) else ())
        if isinstance(value, list)
        and len(value) > 0
        and all(isinstance(v, dict) and len(v) > 3 for v in value[:20])
    }
    own = {_small(str(name)) for name in first_document} if isinstance(first_document, dict) else set()
    if lists and not own & {"headline", "title", "headlines"}:
        name = max(lists, key=lambda one: len(lists[one]))
        return expression((name,)), lists[name][:20]
    return "", [one for one in documents[:20] if isinstance(one, dict)]


def expression(path: Steps) -> str:
    """The JMESPath expression of a path of members."""
    return ".".join(step if _PLAIN.match(step) else json.dumps(step, ensure_ascii=False) for step in path)


def _small(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _best(prop: str, found: dict[Steps, Any], items: list[Any], taken: set[Steps]) -> Steps | None:
    names = NAMES[prop].split()
    ranked: list[tuple[float, int, Steps]] = []
    for number, (path, value) in enumerate(found.items()):
        if path in taken or not _fits(prop, value):
            continue
        steps = [_small(step) for step in path]
        while len(steps) > 1 and steps[-1] in _WRAPPERS:
            steps.pop()
        for place, step in enumerate(reversed(steps[-3:])):
            if step in names:
                ranked.append((names.index(step) + 3.0 * place + 0.5 * len(path), number, path))
                break
    return min(ranked)[2] if ranked else None


def _fits(prop: str, value: Any) -> bool:
    """Whether an example value has the shape that a property's values have."""
    if prop == "identifier":
        return isinstance(value, str | int) and not isinstance(value, bool)
    if prop in ("datePublished", "dateModified"):
        return isinstance(value, str | int) and (
            dates.iso(str(value)) is not None or bool(_formats([str(value)]))
        )
    if not isinstance(value, str) or not value:
        return False
    if prop in ("url", "image"):
        return value.startswith(("http://", "https://"))
    if prop == "inLanguage":
        return re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})?", value) is not None
    if prop == "articleBody":
        return len(value) > 60 or "</" in value
    if prop in ("author", "articleSection", "keywords"):
        return len(value) < 200 and not value.startswith("http") and re.search(r"[^\W\d]", value) is not None
    return len(value) < 600


def _formats(examples: list[str]) -> list[str]:
    """The ways to write dates in which all examples are dates."""

    def reads(way: str, words: str) -> bool:
        try:
            datetime.strptime(words.strip(), way)
        except ValueError:
            return False
        return True

    return [way for way in _FORMATS if examples and all(reads(way, words) for words in examples)]


def _rule(prop: str, path: Steps, example: Any, items: list[Any]) -> str:
    words = expression(path)
    if prop in ("datePublished", "dateModified"):
        ways = [] if dates.iso(str(example)) else _formats(list(_all(items, path)))
        doubt = f"  # or {ways[1]!r}? the sample does not say" if len(ways) > 1 else ""
        return (
            f'{prop}: {{from: {json.dumps(words)}, date: "{ways[0]}"}}{doubt}'
            if ways
            else f"{prop}: {_scalar(words)}"
        )
    listed = _list_above(path, items)
    if prop == "author" and listed and len(path) > listed:
        inner = expression(path[listed:])
        each = json.dumps(expression(path[:listed]))
        return f'author[]: {{each: {each}, "@type": Person, name: {_scalar(inner)}}}'
    if listed:
        words = f"{expression(path[:listed])}[]" + (
            f".{expression(path[listed:])}" if len(path) > listed else ""
        )
        words = words if prop in ("keywords", "articleBody", "author") else words.replace("[]", "[0]")
    elif prop == "identifier" and not isinstance(example, str):
        return f'identifier: {{template: "{{{words}}}"}}'
    elif isinstance(example, str) and "<" in example and prop != "articleBody":
        return f"{prop}: {{from: {json.dumps(words)}, plain: true}}"
    elif prop == "keywords" and isinstance(example, str) and "," in example:
        return f'keywords: {{from: {json.dumps(words)}, split: ","}}'
    return f"{prop}: {_scalar(words)}"


def _scalar(words: str) -> str:
    """An expression as a YAML scalar."""
    return words if re.fullmatch(r"[A-Za-z_][\w.]*", words) else json.dumps(words, ensure_ascii=False)


def _all(items: Iterable[Any], path: Steps) -> Iterator[str]:
    for item in items:
        value = item
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        if value not in (None, ""):
            yield str(value)


def _list_above(path: Steps, items: list[Any]) -> int:
    """How many steps of a path lead to a list; 0 if none does."""
    for item in items:
        value = item
        for number, step in enumerate(path, start=1):
            value = value.get(step) if isinstance(value, dict) else None
            if isinstance(value, list):
                return number
    return 0
