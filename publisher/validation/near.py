"""Did you mean: the name somebody had in mind who wrote one that there is not."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from publisher import vocabulary
from publisher.validation.members import fold, meant
from publisher.validation.synonyms import SYNONYMS, TYPE_SYNONYMS


@lru_cache(maxsize=2048)
def property(name: str, of: tuple[str, ...] = ()) -> str | None:
    """The property meant by a wrong name on a node of these types; those that the types have go first."""
    own = frozenset().union(*(vocabulary.properties(kind) for kind in of)) if of else frozenset()
    current = _current(frozenset(vocabulary.properties()))
    for candidate in SYNONYMS.get(fold(name), ()):
        if candidate in own:
            return candidate
    return nearest(name, own & current) or nearest(name, current) or _synonym(name)


def known_as(name: str, of: tuple[str, ...]) -> str | None:
    """The property that is called so, or so elsewhere, on a node of these types; None for any other name."""
    if vocabulary.is_property(name):
        return name
    own = frozenset().union(*(vocabulary.properties(kind) for kind in of)) if of else frozenset()
    return next((candidate for candidate in SYNONYMS.get(fold(name), ()) if candidate in own), None)


def _synonym(name: str) -> str | None:
    return next(iter(SYNONYMS.get(fold(name), ())), None)


@lru_cache(maxsize=4)
def _current(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if vocabulary.superseded_by(name) is None)


@lru_cache(maxsize=2048)
def type(name: str) -> str | None:
    """The type meant by a wrong name."""
    if found := _same(name, vocabulary.types()) or TYPE_SYNONYMS.get(fold(name)):
        return found
    return nearest(name, vocabulary.types()) or _of_last_word(name)


def _same(name: str, candidates: frozenset[str]) -> str | None:
    """The candidate that is this name but for case, marks or number."""
    index = _index(candidates)
    return next((index[form] for form in _forms(fold(name)[:64]) if form in index), None)


def _of_last_word(name: str) -> str | None:
    """The type that the last word of a name stands for: a `FootballMatch` is a match."""
    words = re.findall(r"[A-Z][a-z]+", name)
    last = words[-1] if len(words) > 1 and "".join(words) == name else ""
    return TYPE_SYNONYMS.get(fold(last)) or (last if last in _TELLING else None)


_TELLING = frozenset({"Festival", "Article", "Event", "Person", "Organization", "Place", "Review"})
"""Types that are meant where a name ends with theirs."""


@lru_cache(maxsize=2048)
def member(name: str, members: frozenset[str]) -> str | None:
    """The enumeration member meant: also from its last word alone, as `Cancelled` for `EventCancelled`."""
    name = name.rsplit("/", 1)[-1].removeprefix("schema:")
    if found := meant(name, members) or _first_word(name, members):
        return found
    found, folded = nearest(name, members), fold(name)
    if found is None and folded:
        ends = [m for m in members if fold(m).endswith(folded) or fold(m).startswith(folded)]
        found = min(ends, key=len, default=None)
    if found is None:
        stems = {m: _stem(m, members) for m in members}
        near = nearest(name, frozenset(stems.values()))
        found = next((m for m in sorted(stems) if stems[m] == near), None)
    return found


def _first_word(name: str, members: frozenset[str]) -> str | None:
    """The member meant by a name whose first word stands for it: `HybridEventAttendanceMode`."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    return meant(words[0], members) if len(words) > 1 else None


def _stem(name: str, members: Collection[str]) -> str:
    """A member without the words that all begin with: `Cancelled` of `EventCancelled`."""
    first = min(members)
    prefix = 0
    while prefix < len(first) and all(m[: prefix + 1] == first[: prefix + 1] for m in members):
        prefix += 1
    return name[prefix:] or name


def nearest(name: str, candidates: frozenset[str]) -> str | None:
    """The candidate that is this name but for case, marks, number or a slip or two; None if none is near."""
    folded = fold(name)[:64]
    if not folded:
        return None
    index = _index(candidates)
    for form in _forms(folded):
        if form in index:
            return index[form]
    most = (1 if len(folded) < 6 else min(3, max(2, len(folded) // 4))) if len(folded) > 2 else 0
    pairs = _pairs(folded)
    near: list[tuple[int, float, str]] = []
    for other, original in index.items():
        if abs(len(other) - len(folded)) > most:
            continue
        shared = len(pairs & _pairs(other))
        if shared * 2 >= len(pairs) - most:
            distance = _distance(folded, other, most)
            if distance <= most:
                near.append((distance, -shared / max(len(other), 1), original))
    return min(near)[2] if near else None


def _forms(folded: str) -> tuple[str, ...]:
    """A folded name, and it in the other number."""
    return (
        folded,
        folded + "s",
        folded.removesuffix("s"),
        folded.removesuffix("es"),
        folded[:-3] + "y" if folded.endswith("ies") else folded,
    )


@lru_cache(maxsize=512)
def _index(candidates: frozenset[str]) -> dict[str, str]:
    return {fold(name): name for name in sorted(candidates, reverse=True)}


@lru_cache(maxsize=8192)
def _pairs(folded: str) -> frozenset[str]:
    padded = f"^{folded}$"
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))


def _distance(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out, changed or swapped with the next; stops above `most`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if older and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
