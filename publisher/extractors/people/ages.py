"""The ages that a text gives to people where it names them: "Rosa Lind, 58,", "58-year-old Rosa Lind"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing


def told(order: Iterable[tuple[Mention, Thing]]) -> dict[str, list[Thing]]:
    """The people of each age that is told, each once."""
    found: dict[str, list[Thing]] = {}
    for mention, thing in order:
        for age in _said(mention) if thing.kind == "person" else ():
            people = found.setdefault(age, [])
            if all(thing is not one for one in people):
                people.append(thing)
    return found


def _said(mention: Mention) -> Iterator[str]:
    one, two, three = mention.after(), mention.after(2), mention.after(3)
    ends = three is None or three.text in {",", ")", ".", ";"}
    if one is not None and two is not None and one.text in {",", "("} and two.text.isdecimal() and ends:
        yield two.text
    words = [w.lower for w in mention.sentence.words[max(0, mention.first - 8) : mention.first]]
    for n, word in enumerate(words[:-4]):
        if word.isdecimal() and words[n + 2 : n + 5 : 2] == ["year", "old"] and "," not in words[n:]:
            yield word
