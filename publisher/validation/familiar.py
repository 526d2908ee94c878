"""Things that stand the same in document after document, such as a publisher: judged once, then known.

A thing is sound when every quick question about it and all below it has its answer, so that no rule is called
wherever it stands. What was found sound is so in the next document as well.
"""

from __future__ import annotations

import marshal
from typing import Any, Final

from publisher.validation import structure
from publisher.validation.tables import Entry, Known
from publisher.validation.values import texts

LEVELS: Final = 4
"""How many objects and arrays may stand in one another in what is remembered."""

_LARGEST: Final = 2_000
_MOST: Final = 1_000
"""Larger things are not remembered, and so many of each type."""

_VERSION: Final = 2
"""Of the form in which content is compared: unlike `==` it tells 1 from 1.0 and from true."""


def is_familiar(thing: dict[str, Any], about: Known) -> bool:
    """Whether a thing has the content of one that was found sound; if not, finds out whether it is."""
    try:
        content = marshal.dumps(thing, _VERSION)
    except ValueError:  # what JSON does not have
        return False
    if content in about.sound:
        return True
    words: list[str] = []
    if len(content) > _LARGEST or not _is_sound(thing, about, words, LEVELS) or texts.suspects(words):
        return False
    if len(about.sound) >= _MOST:
        about.sound.clear()
    about.sound.add(content)
    return True


def _is_sound(node: dict[str, Any], about: Known, words: list[str], levels: int) -> bool:
    """Whether quick questions let all of a node through; its texts are left in `words`."""
    shape = (*node, *map(type, node.values()))
    plan = about.plans.get(shape) or about.plan(shape)
    words.extend(node[key] for key in plan.keys)
    if not all(fine(node[key]) for key, fine, _ in plan.tests):
        return False
    if plan.more is None:
        return True
    things, lists, rest, identified, rules = plan.more
    return (
        not rest
        and not identified
        and all(_is_sound_value(node[key], entry, words, levels) for key, entry in things)
        and all(_are_sound(node[key], entry, words, levels) for key, entry in lists)
        and all(passes(node) for passes, _ in rules)
    )


def _are_sound(items: list[Any], entry: Entry, words: list[str], levels: int) -> bool:
    return (
        0 < len(items) <= structure.MOST_COMPARED
        and structure.twin(items) is None
        and all(_is_sound_value(item, entry, words, levels - 1) for item in items)
    )


def _is_sound_value(value: Any, entry: Entry, words: list[str], levels: int) -> bool:
    """Whether this can be said of a thing, or of an item of an array."""
    if value.__class__ is str:
        if entry.collect:
            words.append(value)
        return entry.fine is None or bool(entry.fine(value))
    if value.__class__ is not dict:
        return value.__class__ in entry.plain
    kind = value.get("@type")
    about = entry.fits.get(kind) if kind.__class__ is str else None
    return about is not None and levels > 0 and _is_sound(value, about, words, levels - 1)
