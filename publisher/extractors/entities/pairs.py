"""Two names joined by "and" are mostly of one kind: what one of them is tells of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publisher import gazetteer
from publisher.extractors.entities.mention import Mention


def settle(kinds: Mapping[str, str], named: Mapping[str, Sequence[Mention]]) -> dict[str, str]:
    """The kinds of names, where one that only the model takes for a person is told beside a body."""
    at = {
        (id(m.sentence), place): name
        for name, group in named.items()
        for m in group
        for place in (m.first, -m.last)
    }
    settled = dict(kinds)
    for name, group in named.items():
        if kinds[name] == "person" and _doubtful(name, group):
            others = {kinds[other] for m in group for other in _joined(m, at)}
            if others == {"organization"}:
                settled[name] = "organization"
    return settled


def _doubtful(name: str, group: Sequence[Mention]) -> bool:
    """Whether nothing but the model says that one word is somebody's name."""
    known = gazetteer.load()
    called = " " in name or known.forename(name) or name in known.last_names
    return not called and not any(m.role or m.votes.keys() - {"person", "organization"} for m in group)


def _joined(mention: Mention, at: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """The names joined to one by "and", with an article between or not."""
    words, sentence = mention.sentence.words, id(mention.sentence)
    begin, end = mention.first, mention.last
    begin -= begin > 0 and words[begin - 1].lower == "the"
    if begin > 0 and words[begin - 1].lower == "and" and (sentence, 1 - begin) in at:
        yield at[sentence, 1 - begin]
    if end < len(words) and words[end].lower == "and":
        end += 1 + (end + 1 < len(words) and words[end + 1].lower == "the")
        if (sentence, end) in at:
            yield at[sentence, end]
