"""The article's own words on a page: the element that holds them, without what is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from publisher.readers import bylines, dates
from publisher.readers.html.evidence import key
from publisher.readers.html.scene import Scene
from publisher.readers.html.tree import signature
from publisher.readers.html.units import MOST_ELEMENTS, Unit, units

SHORT = 140
"""A body shorter than this many characters is looked for again, with clutter taken for text."""

_HOLDER = re.compile(
    r"article-?_{0,2}-?(?:body|content|text|copy|main)|story-?_{0,2}-?(?:body|content|text|copy)"
    r"|entry-?_{0,2}content"
    r"|post-?_{0,2}(?:content|body|text|article)|articlebody|storybody|articletext"
    r"|body-?_{0,2}(?:content|text|copy)"
    r"|rich-?text|wysiwyg|blog-?content|news-?(?:body|content|text)|main-?_{0,2}content"
    r"|content-?_{0,2}(?:body|article|main)"
    r"|page-?content|single-?content|td-post-content|field-name-body|node-body|detail-?(?:body|content|text)"
)
_JUNK = re.compile(
    r"(?:advertisement|advertising|sponsored|loading|story continues|article continues"
    r"|continue reading|scroll to continue)\b"
    r"|(?:read (?:more|also|next|the full)|also read|see also|related(?: (?:stories|articles"
    r"|content|coverage|topics))?"
    r"|more (?:on|from|stories|news|coverage)|recommended|watch(?: (?:live|now|the video))?"
    r"|listen(?: (?:to|now))?"
    r"|don[’']t miss|what to read next|keep reading|top stories|editors?[’'] picks?|most (?:read"
    r"|popular)|in case you missed)"
    r"(?:\s*[:|»>–-]|.{0,60}$)"
    r"|(?:sign up|subscribe|follow us|follow .{1,30} on|join (?:us|our)|like us|click here|tap here"
    r"|download (?:our|the)"
    r"|get (?:the|our) (?:latest|newsletter|app)|(?:read or )?share (?:this|on)|add us on"
    r"|support (?:our|us)|donate|become a member|log in|register"
    r"|get the .{0,40}newsletter|newsletter)\b.{0,160}$"
    r"|(?:©|\(c\)|copyright)\s.{0,160}$|all rights reserved.{0,120}$"
    r"|(?:photo|image|picture|credit|source|photograph|video|getty images?|illustration)s?(?: (?:by"
    r"|credit|courtesy|via))?\s*[:/|].{0,160}$"
    r"|(?:tags?|topics|filed under|categor(?:y|ies)|posted in|published in|share|print|email"
    r"|comments?|leave a comment"
    r"|add a comment|\d+ comments?|\d+ shares?|next article|previous article|back to top|save"
    r"|copy link)\s*:?.{0,40}$"
    r"|(?:last |first )?(?:published|updated|posted)(?: on| at)?:? .{0,20}\d.{0,100}$"
    r"|.{0,40}have (?:a|any) (?:news )?(?:story|tip)s?\b.{0,80}$"
    r"|this (?:site|page) uses cookies|your browser does not|please enable javascript"
    r"|javascript is (?:required|disabled)",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:related|recommended|more from|more on|more stories|read (?:next|more|also)"
    r"|you may (?:also )?like|also (?:on|read)|"
    r"comments?|leave a (?:comment|reply)|about the author|share this|most (?:read|popular)"
    r"|trending|latest (?:news|stories)"
    r"|top stories|what to read next|sign up|newsletter|follow us|join the (?:conversation"
    r"|discussion)|you might (?:also )?like"
    r"|sponsored|around the web|from the web|popular (?:posts|stories)|up next|see also"
    r"|further reading|external links|references)",
    re.IGNORECASE,
)


def read(scene: Scene, told: str = "") -> list[Unit]:
    """The units of the article's body. `told` is its text as the page's JSON-LD tells it, if it does."""
    body = scene.page.root.find("body")
    root = body if body is not None else scene.page.root
    found = _body(list(units(root)), scene, told)
    if length(found) < SHORT:
        lenient = _body(list(units(root, strict=False)), scene, told)
        found = lenient if length(lenient) > 2 * length(found) else found
    return found


def _body(everything: list[Unit], scene: Scene, told: str) -> list[Unit]:
    holder = _holder(everything)
    found = _trimmed(_inside(everything, holder) if holder is not None else everything, scene)
    return _as_told(everything, told, found) or found


def _worth(unit: Unit) -> float:
    """How much a unit speaks for its surroundings being the article."""
    length = len(unit.text)
    if length < 40 or unit.density > 0.5 or _JUNK.match(unit.text):
        return 0.0
    weight = {"paragraph": 1.0, "quotation": 0.8, "loose": 0.6, "item": 0.4}.get(unit.kind, 0.0)
    return weight * length * (1.0 - unit.density) * (1.0 if length > 80 or unit.text[-1] in '.!?”"' else 0.5)


def _holder(everything: list[Unit]) -> Any:
    """The smallest element that holds nearly all of what reads like an article, repetitions left out."""
    worth: dict[Any, float] = {}
    seen: set[str] = set()
    for unit in everything:
        value = _worth(unit) if unit.text not in seen else 0.0
        seen.add(unit.text)
        if value:
            worth[unit.element] = worth.get(unit.element, 0.0) + value
    if not worth:
        return None
    depths = _raise(worth)
    named = _named(worth, depths)
    if named is not None:
        return named
    here = max(worth, key=lambda e: (worth[e], -depths[e]))
    while True:
        inner = max((c for c in here if c in worth), key=lambda c: worth[c], default=None)
        if (
            inner is None
            or worth[inner] < 0.75 * worth[here]
            or inner.tag in ("p", "li", "blockquote", "pre", "td")
        ):
            return here
        here = inner


def _raise(worth: dict[Any, float]) -> dict[Any, int]:
    """Gives every element above a worth of all that is below it; returns how deep each of them stands."""
    depths: dict[Any, int] = {}
    for element in list(worth):
        path, above = [], element
        while above is not None and above not in depths:
            path.append(above)
            above = above.getparent()
        top = depths[above] + 1 if above is not None else 0
        depths.update((one, top + number) for number, one in enumerate(reversed(path)))
    for element in sorted(depths, key=lambda one: -depths[one]):
        parent = element.getparent()
        if parent is not None:
            worth[parent] = worth.get(parent, 0.0) + worth[element]
    return depths


def _named(worth: dict[Any, float], depths: dict[Any, int]) -> Any:
    """The element that is called the article's body and holds enough of the text to be it."""
    best, most, total = None, 0.0, max(worth.values())
    for element, value in worth.items():
        marks = signature(element)
        told = "articlebody" in (element.get("itemprop") or "").lower()
        sure = 1.25 if told else 1.0 if _HOLDER.search(marks) else 0.0
        if element.tag in ("p", "li", "body", "html"):
            sure = 0.0
        score = value * sure * (1 + 0.002 * depths[element])
        if value >= 0.45 * total and score > most:
            best, most = element, score
    return _above_all([e for e in worth if best is not None and _alike(e, best)])


def _alike(one: Any, other: Any) -> bool:
    return one.tag == other.tag and signature(one) == signature(other)


def _above_all(elements: list[Any]) -> Any:
    """The lowest element that holds all of these: a body may stand in several columns of one name."""
    if len(elements) < 2:
        return elements[0] if elements else None
    shared = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        above = {element, *element.iterancestors()}
        shared = [one for one in shared if one in above]
    return shared[0] if shared else None


def _inside(everything: list[Unit], holder: Any) -> list[Unit]:
    """The units in an element."""
    elements = set(islice(holder.iter(), MOST_ELEMENTS))
    return [unit for unit in everything if unit.element in elements]


def _as_told(everything: list[Unit], told: str, found: list[Unit]) -> list[Unit]:
    """The units that the told text holds; none if that text is not, or only begins, what the page shows."""
    flat = key(re.sub(r"<[^<>]{1,300}>", " ", told)).replace(" ", "")
    if len(flat) < 300:
        return []
    kept, seen = [], set()
    for unit in everything:
        small = key(unit.text).replace(" ", "")
        if (
            len(small) > 3
            and small[:200] in flat
            and small not in seen
            and (len(small) > 20 or unit.kind != "loose")
        ):
            kept.append(unit)
            seen.add(small)
    covered = sum(len(small) for small in seen)
    shown = sum(len(key(unit.text).replace(" ", "")) for unit in found if _worth(unit))
    return kept if covered >= 0.85 * len(flat) and covered >= 0.7 * shown else []


def _trimmed(inside: list[Unit], scene: Scene) -> list[Unit]:
    """Without what stands above, below and between an article's paragraphs and is none of them."""
    start = _start(inside, scene)
    kept: list[Unit] = []
    seen: set[str] = set()
    worth = sum(map(_worth, inside[start:]))
    so_far = 0.0
    for unit in inside[start:]:
        if so_far == 0.0 and _is_head(unit):
            continue
        if unit.kind == "heading" and _END.match(unit.text) and so_far > 0.5 * worth:
            break
        so_far += _worth(unit)
        small = key(unit.text)
        if _is_clutter(unit) or not small or (small in seen and len(small) > 20):
            continue
        seen.add(small)
        kept.append(unit)
    return _without_loose_ends(kept)


def _start(inside: list[Unit], scene: Scene) -> int:
    """Where the body begins: below the headline, its byline and its date."""
    title = key("".join(scene.headline.itertext())) if scene.headline is not None else ""
    return next((i + 1 for i, u in enumerate(inside) if title and key(u.text) == title), 0)


def _is_head(unit: Unit) -> bool:
    """Whether a short unit above the first paragraph is a byline, a date or the like."""
    text = unit.text
    if len(text) > 120 or (text[-1] in '.!?”"' and len(text) > 60):
        return False
    return bool(
        bylines.byline(text) or bylines.is_name(text) or dates.WRITTEN.search(text) or unit.kind == "heading"
    )


def _is_clutter(unit: Unit) -> bool:
    text, length = unit.text, len(unit.text)
    if not re.search(r"[^\W\d_]{2}", text):
        return True
    if unit.density > 0.8 and length < 400:
        return unit.kind != "paragraph" or length < 120 or text[-1] not in '.!?”"'
    if unit.density > 0.5 and (length < 120 or unit.kind == "item"):
        return True
    if length < 300 and _JUNK.match(text):
        return True
    if unit.kind in ("loose", "item"):
        return length < 3 or (length < 25 and unit.kind == "loose" and text[-1] not in '.!?”"')
    return not re.search(r"\w", text)


def _without_loose_ends(kept: list[Unit]) -> list[Unit]:
    """Without headings that nothing follows."""
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return [
        unit
        for unit, following in zip(kept, [*kept[1:], *kept[-1:]], strict=True)
        if not (unit.kind == following.kind == "heading" and _END.match(unit.text))
    ]


def length(found: Iterable[Unit]) -> int:
    """How many characters a body has."""
    return sum(len(unit.text) for unit in found)
