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
    "headline": "headline title posttitle headlines name hl1 heading",
    "alternativeHeadline": "subheadline subheadlines subtitle subhead dek deck standfirst",
    "description": "description excerpt summary abstract teaser lead",
    "datePublished": "datepublished dategmt publishedat publisheddate publishdate firstpublishdate"
    " displaydate pubdate"
    " published publicationdate date createdat createddate created",
    "dateModified": "datemodified modifiedgmt updatedat lastupdateddate modifieddate modified updated"
    " lastmodified changed updatedate",
    "author": "authors author bylines byline by writer writers reporter",
    "articleSection": "articlesection primarysection section category categories sections desk channel",
    "keywords": "keywords tags topics",
    "url": "canonicalurl url link permalink href",
    "identifier": "uuid guid id identifier",
    "image": "imageurl image featuredimage featureimage heroimage featuredmedia sourceurl thumbnail"
    " mainimage promoitems",
    "inLanguage": "inlanguage language lang locale langcode",
    "articleBody": "articlebody body bodyhtml contenthtml content contentelements text bodytext html story",
}
"""Property -> what exports call it, the surest name first, without capitals and marks."""

_WRAPPERS = frozenset(
    (
        "rendered", "basic", "value", "raw", "html", "plain", "name",
        "text", "content", "url", "title", "original", "full", "displayname",
    )
)  # fmt: skip
_REFERENCES = frozenset(("links", "relationships", "self", "related", "meta", "href"))
"""Members that lead to where something stands, not to what it is."""

_LABELS = frozenset(
    ("id", "type", "linktype", "uuid", "slug", "format", "nodetype", "key", "ref", "alt", "caption")
)
"""Members that say what their object is, not what it says."""

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


def first(documents: list[Any], schema: str = "") -> str:
    """The YAML of a first mapping for these documents of an export: what was recognised, and what was not.

    `schema` is the address of the JSON Schema of mapping files, from which editors complete them.
    """
    where, items = _items(documents)
    found = coverage.members(items)
    lines = [
        "# A first mapping, by names and shapes. Check every line: publisher mapping check MAPPING SAMPLE"
    ]
    lines += [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [f"items: {json.dumps(where)}"] if where else []
    lines += ["article:", '  "@type": NewsArticle']
    taken: set[Steps] = set()
    for prop in NAMES:
        path = _best(prop, found, taken)
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
    """Where the articles are in a document, and they: a list of what has headlines, or the document."""
    top = documents[0] if documents else {}
    if isinstance(top, list):
        return "", [one for one in top[:20] if isinstance(one, dict)]
    own = {_small(str(name)) for name in top} if isinstance(top, dict) else set()
    if not own & {"headline", "title", "headlines"}:
        lists = [(path, items) for path, items in _lists(top) if _has_headlines(items)]
        if lists:
            path, items = max(lists, key=lambda one: len(one[1]))
            return expression(path), items[:20]
    return "", [one for one in documents[:20] if isinstance(one, dict)]


def _lists(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, list[Any]]]:
    """The lists of objects in a document, down to three members deep."""
    for name, inner in value.items() if isinstance(value, dict) and len(path) < 3 else ():
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner[:20]):
            yield (*path, str(name)), inner
        yield from _lists(inner, (*path, str(name)))


def _has_headlines(items: list[Any]) -> bool:
    found = coverage.members(items[:20])
    return _best("headline", found, set()) is not None and _best("articleBody", found, set()) is not None


def expression(path: Steps) -> str:
    """The JMESPath expression of a path of members."""
    return ".".join(step if _PLAIN.match(step) else json.dumps(step, ensure_ascii=False) for step in path)


def _small(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _words_of(path: Steps) -> list[str]:
    """The names along a path, without marks and prefixes; `article/head/hl1` of a table is a path as well."""
    words = [_small(word) for step in path for word in re.split(r"[/.@:>]+", step) if word]
    return [word.removeprefix("field") or word for word in words]


def _best(prop: str, found: dict[Steps, Any], taken: set[Steps]) -> Steps | None:
    names = NAMES[prop].split()
    ranked: list[tuple[float, int, Steps]] = []
    for number, (path, value) in enumerate(found.items()):
        steps = _words_of(path)
        if path in taken or not _fits(prop, value) or _REFERENCES.intersection(steps[:-1]):
            continue
        if prop not in ("identifier", "url") and len(steps) > 1 and steps[-1] in _LABELS:
            continue
        while len(steps) > 1 and steps[-1] in _WRAPPERS and (steps[-1] not in names or steps[-1] == "name"):
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
        return len(value) > 40 or "</" in value
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
    lists = _lists_above(path, items)
    words = _through(path, lists, prop) if lists else expression(path)
    text = example if isinstance(example, str) else ""
    if prop in ("datePublished", "dateModified"):
        return _dated(prop, words, [] if dates.iso(str(example)) else _formats(list(_all(items, path))))
    if prop == "author" and lists and len(path) > lists[0]:
        return _authors(path[: lists[0]], path[lists[0] :], items)
    if prop == "identifier" and not text:
        return f'identifier: {{template: "{{{words}}}"}}'
    if "<" in text and prop != "articleBody":
        return f"{prop}: {{from: {json.dumps(words)}, plain: true}}"
    if prop == "keywords" and "," in text and not lists:
        return f'keywords: {{from: {json.dumps(words)}, split: ","}}'
    return f"{prop}: {_scalar(words)}"


def _dated(prop: str, words: str, ways: list[str]) -> str:
    """The rule of a date, with the way the export writes it; a second way that fits is told."""
    doubt = f"  # or {ways[1]!r}? the sample does not say" if len(ways) > 1 else ""
    return (
        f'{prop}: {{from: {json.dumps(words)}, date: "{ways[0]}"}}{doubt}'
        if ways
        else f"{prop}: {_scalar(words)}"
    )


def _authors(where: Steps, name: Steps, items: list[Any]) -> str:
    """The rule of a list of authors, with their pages if the export has them."""
    members = coverage.members(items)
    url = next((one for one in ("url", "link") if str(members.get((*where, one))).startswith("http")), None)
    page = f", url: {url}" if url else ""
    each = json.dumps(expression(where))
    return f'author[]: {{each: {each}, "@type": Person, name: {_scalar(expression(name))}{page}}}'


def _through(path: Steps, lists: list[int], prop: str) -> str:
    """The expression of a path through lists: all members, or the first; runs in paragraphs are joined."""
    top = lists[0]
    if prop not in ("keywords", "articleBody", "author"):
        return f"{expression(path[:top])}[0]" + (f".{expression(path[top:])}" if len(path) > top else "")
    if prop == "articleBody" and len(lists) > 1 and len(path) > lists[1]:
        runs, last = expression(path[top : lists[1]]), expression(path[lists[1] :])
        return f"{expression(path[:top])}[].join('', {runs}[?{last}].{last})"
    return f"{expression(path[:top])}[]" + (f".{expression(path[top:])}" if len(path) > top else "")


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


def _lists_above(path: Steps, items: list[Any]) -> list[int]:
    """How many steps of a path lead to each of the lists on it."""
    found: list[int] = []
    values = list(items)
    for number, step in enumerate(path, start=1):
        values = [value[step] for value in values if isinstance(value, dict) and step in value]
        if any(isinstance(value, list) for value in values):
            found.append(number)
            values = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return found
