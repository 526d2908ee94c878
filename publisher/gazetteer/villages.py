"""Small places: towns and villages of fewer people than those of the gazetteer, and other names of its towns.

There are many of them and an article asks for few, so their pack is never read into a table: it is sorted,
and a name is looked up where it stands. What is a common word or somebody's name as well is left out.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator

from publisher.gazetteer import Gazetteer, Place, load, pack, packs, read_place

NAME = "villages.pack"
LEAST = 20_000
"""A town of so many people is known by its other names as well: "Sukhumi", "Plzeň"."""


@functools.lru_cache(maxsize=4096)
def of(name: str) -> tuple[Place, ...]:
    """The small places of a name that the gazetteer has for none."""
    if name in load():
        return ()
    data, key = _data(), f"{name}\t".encode()
    low, high = 0, len(data)
    while low < high:
        begin = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", begin, high)
        end = high if end < 0 else end
        if data.startswith(key, begin):
            records = data[begin + len(key) : end].decode()
            return tuple(read_place(record) for record in records.split("\x1f"))
        if data[begin:end] < key:
            low = end + 1
        else:
            high = begin
    return ()


@functools.cache
def _data() -> bytes:
    return packs.read(NAME, build).encode()


def build() -> str:
    """The pack: a line for each name, its places after it, in the order of their bytes."""
    known = load()
    found: dict[str, list[str]] = defaultdict(list)
    for name, record in _named():
        if _alone(name, known) and record not in found[name]:
            found[name].append(record)
    return "\n".join(
        sorted((f"{name}\t" + "\x1f".join(rows) for name, rows in found.items()), key=str.encode)
    )


def _named() -> Iterator[tuple[str, str]]:
    """Every town there is under its name, the larger ones by single words of other languages too."""
    for _, city, record in pack.towns(500):
        yield city["name"], record
        for other in city["alternatenames"] if city["population"] >= LEAST else ():
            if pack.LATIN.fullmatch(other) and other.isalpha() and len(other) > 4 and not other.isupper():
                yield other, record


def _alone(name: str, known: Gazetteer) -> bool:
    """Whether a name means no other place, and is no common word and nobody's."""
    if name in known or name in known.organizations:
        return False
    one = " " not in name
    named = name in known.last_names or known.forename(name)
    return not (one and (named or name.lower() in known.nouns)) and name not in known.demonyms
