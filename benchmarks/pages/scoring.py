"""Which fields of a page are right, and how much of its body."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from benchmarks.pages.corpus import Page
from benchmarks.pages.peers import Taken

FIELDS = (
    "headline",
    "author",
    "published",
    "minute",
    "modified",
    "articleSection",
    "publisher",
    "image",
    "body",
)


@dataclass
class Tally:
    """The scores on all pages at one level, and a line for each miss."""

    level: str
    scores: dict[str, list[float]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """The mean score of a field; 0 if no page has it."""
        given = self.scores.get(name, [])
        return sum(given) / len(given) if given else 0.0


def score(taken: Iterable[tuple[Page, Taken]], level: str) -> Tally:
    """The scores of what was taken from pages."""
    tally = Tally(level)
    for page, found in taken:
        for name, (right, said, wanted) in _judged(page.gold, found).items():
            tally.scores.setdefault(name, []).append(right)
            if right < 0.9:
                tally.misses.append(
                    f"  {level} {page.name} {name} {right:.2f}: {said!r:.90} instead of {wanted!r:.60}"
                )
    return tally


def _judged(gold: dict[str, Any], found: Taken) -> dict[str, tuple[float, Any, Any]]:
    judged: dict[str, tuple[float, Any, Any]] = {}
    also = gold.get("also", {})
    for name in ("headline", "articleSection", "publisher"):
        said, right = found.get(name), [gold[name], *also.get(name, [])]
        judged[name] = (float(any(_same(said, one) for one in right)), said, gold[name])
    names = {_plain(one) for one in found.get("author") or []}
    authors = [{_plain(one) for one in some} for some in [gold["author"], *also.get("author", [])]]
    judged["author"] = (float(names in authors), found.get("author"), gold["author"])
    when = found.get("datePublished") or ""
    judged["published"] = (float(when[:10] == gold["datePublished"][:10]), when, gold["datePublished"])
    judged["minute"] = (float(_instant(when) == _instant(gold["datePublished"])), when, gold["datePublished"])
    if gold["dateModified"] != "":
        changed, wanted = found.get("dateModified"), gold["dateModified"]
        judged["modified"] = (float(_instant(changed) == _instant(wanted)), changed, wanted)
    if gold["image"] != "":
        images, right = (
            found.get("image") or [],
            {_address(one) for one in [gold["image"], *also.get("image", [])]},
        )
        found_one = any(_address(one) in right for one in images) if gold["image"] else not images
        judged["image"] = (float(found_one), images, gold["image"])
    body = found.get("body") or ""
    judged["body"] = (f1(body, gold["body"]), body[:40] + " ... " + body[-40:], gold["body"][:40])
    return judged


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", words).casefold()).strip()


def _same(one: Any, other: str | None) -> bool:
    return one == other if other is None else isinstance(one, str) and _plain(one) == _plain(other)


def _address(one: str | None) -> str:
    """Where a picture is, without how large it is wanted."""
    return (one or "").partition("?")[0]


def _instant(when: str | None) -> str:
    """The minute in UTC; a time without a zone is right for nobody."""
    if when is None:
        return "nothing"
    try:
        read = datetime.fromisoformat(when)
    except ValueError:
        return f"no time: {when}"
    return str(int(read.timestamp() // 60)) if read.tzinfo and len(when) > 10 else f"no zone: {when}"


def f1(one: str, other: str, size: int = 4) -> float:
    """The F1 of the sequences of four words that two texts have."""
    have, want = (_runs(text, size) for text in (one, other))
    common = sum((have & want).values())
    if not common:
        return 0.0
    precision, recall = common / sum(have.values()), common / sum(want.values())
    return 2 * precision * recall / (precision + recall)


def _runs(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _plain(text).split()
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
