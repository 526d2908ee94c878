"""A noun with what narrows it, as the words of a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

if TYPE_CHECKING:
    from publisher.extractors.event import Event

LONGEST = 9
"""Words in a name, about."""

DROPPED = {
    "relcl",
    "acl",
    "advcl",
    "npadvmod",
    "punct",
    "appos",
    "cc",
    "preconj",
    "mark",
    "parataxis",
    "dep",
}
VAGUE = frozenset(
    {"new", "own", "other", "such", "same", "many", "several", "more", "last", "next", "previous", "latest"}
    | {"recent", "early", "late", "only", "similar"}
)
"""What says little of a thing by itself, and which one it is."""
_PARTICLES = frozenset({"det", "predet", "neg", "aux", "advmod", "expl", "quantmod"})
_AHEAD = frozenset({"planned", "proposed", "scheduled", "forthcoming", "upcoming"})
_TODAY = frozenset({"today", "tomorrow", "tonight", "yesterday"})
_NO_END = frozenset({"IN", "DT", "CC", "TO", "POS", "HYPH", ",", "JJ"})
_KEPT_PREPOSITIONS = {"of", "on", "between", "with", "for", "against", "over", "about", "to", "into", "by"}


def noun_phrase(
    sentence: Sentence, noun: Word, event: Event | None = None, keeping: frozenset[str] = frozenset()
) -> list[Word]:
    """A noun with its modifiers, without articles, times, clauses and what hangs far off.

    `keeping` are vague words like "new" and "last" without which it would be another thing.
    """
    skip = time_words(event) if event is not None else set()
    keep: set[int] = set()
    heap = [noun]
    while heap:
        word = heap.pop()
        keep.add(word.i)
        for child in sentence.child(word):
            if child.i in skip or _far(sentence, noun, word, child):
                continue
            if child.lower in keeping or (keeping == VAGUE and _is_owned(child, noun)):
                heap.append(child)
                continue
            if child.lower == "no" and word.dep == "pobj" and noun.dep in {"dobj", "pobj"}:
                heap.append(child)  # "with no loss of life"
                continue
            if _small(child) and not _tells_age(word, child) and not _hyphenated(sentence, child):
                continue
            if word is noun and (_is_state(child) or _is_seat(child, noun)):
                continue
            if child.lower == "old" and child.dep == "amod" and sentence.child(child, "npadvmod"):
                continue  # "a 34-year-old man"
            if child.dep == "prep" and not _leads_on(sentence, noun, word, child, skip):
                continue
            heap.append(child)
            if child.dep == "conj":
                heap += sentence.child(word, "cc")
    chosen = [sentence.words[i] for i in sorted(_whole(sentence, keep, skip))]
    if len(written(chosen).split()) > LONGEST:
        near = [w for w in chosen if w.i <= noun.i]
        chosen = (near + [w for w in chosen if w.i > noun.i])[: max(len(near), LONGEST)]
        while chosen[-1] is not noun and (chosen[-1].tag in _NO_END or _hyphenated(sentence, chosen[-1])):
            chosen.pop()
    return _article(sentence, chosen)


def _is_owned(child: Word, noun: Word) -> bool:
    """ "Signs copies of | his | book"."""
    return child.tag == "PRP$" and child.dep == "poss" and child.i > noun.i


def _whole(sentence: Sentence, keep: set[int], skip: set[int]) -> set[int]:
    """ "Far-right", "long-range": the other half of what is joined by a hyphen; the commas of a list."""
    words = sentence.words
    inside = range(1, len(words) - 1)
    for i in (*inside, *reversed(inside)):
        first, mark, last = words[i - 1 : i + 2]
        joined = mark.text == "-" and not first.space and not mark.space
        if joined and {first.i, last.i} & keep and (first.text.isalpha() or last.text.isalpha()):
            keep |= {first.i, i, last.i} - skip
        listed = mark.text == "," and first.tag[:2] == last.tag[:2] and first.tag[:2] in {"NN", "JJ"}
        if listed and {first.i, last.i} <= keep:  # "of Mali, Burkina Faso and Niger"
            keep.add(i)
    return keep


def _small(child: Word) -> bool:
    """Whether a word says nothing in a name: an article, "their", "new", an adverb."""
    if child.dep in DROPPED and not (child.dep == "punct" and child.text == "-"):
        return True
    particle = child.dep in _PARTICLES and child.tag != "$"
    owned = child.dep == "poss" and (child.tag == "PRP$" or _is_spell(child))
    return particle or owned or (child.dep == "amod" and child.lower in VAGUE | _AHEAD)


def _tells_age(word: Word, child: Word) -> bool:
    """ "A 19-year-old": what goes before the "old" of who has no other noun."""
    return word.lower == "old" and word.dep != "amod" and child.dep in {"npadvmod", "punct"}


def _is_spell(word: Word) -> bool:
    """ "This year's", "today's": when it is."""
    return word.tag == "NN" and word.lower in lexicon.group("units of time") | _TODAY


def _hyphenated(sentence: Sentence, child: Word) -> bool:
    """Whether a word is the first half of another: "a Chinese-built railway", "south-west"."""
    following = sentence.words[child.i + 1 : child.i + 2]
    return bool(following) and following[0].text == "-" and not child.space and not following[0].space


def _is_state(child: Word) -> bool:
    """ "The postponed match": what became of it, and no part of its name."""
    return child.dep == "amod" and child.lower in lexicon.group("off adjectives")


def _is_seat(child: Word, noun: Word) -> bool:
    """ "Kano-based Sahel Rice Mills": where what has a name of its own is based."""
    return child.dep == "amod" and child.lower == "based" and noun.tag.startswith("NNP")


def _far(sentence: Sentence, noun: Word, word: Word, child: Word) -> bool:
    """Whether a word is of another phrase: what is joined by "and", half a score, what comes behind."""
    if (child.dep == "conj" and word is noun) or (child.tag == "CD" and is_score(sentence, child)):
        return True
    behind = child.dep in {"amod", "oprd", "nummod", "npadvmod", "nmod"} and child.i > noun.i
    number = child.tag == "CD" and child.i == noun.i + 1 and noun.lower in lexicon.group("event nouns")
    return behind and word is noun and not number


def _leads_on(sentence: Sentence, noun: Word, word: Word, prep: Word, skip: set[int]) -> bool:
    """Whether a preposition with what stands behind it belongs to the name."""
    if prep.lower == "at" and _is_won_there(sentence, noun, prep):
        return True
    if word is not noun and prep.lower == "to" and word.lemma in {"road", "route", "way"}:
        return bool(sentence.child(prep, "pobj"))  # "bridge on the road to Larne"
    if prep.lower not in _KEPT_PREPOSITIONS or (word is not noun and prep.lower != "of"):
        return False
    ends = sentence.child(prep, "pobj")
    days = lexicon.group("calendar") if prep.lower == "on" else ()
    return not all(o.i in skip or o.tag in {"PRP", "CD", "WP", "WDT"} or o.lower in days for o in ends)


def _is_won_there(sentence: Sentence, noun: Word, prep: Word) -> bool:
    """ "A win at Charleroi Union": at the ground of those who lost."""
    won = noun.lemma in lexicon.group("results of matches")
    return won and any(o.tag.startswith("NNP") for o in sentence.child(prep, "pobj"))


def is_score(sentence: Sentence, number: Word) -> bool:
    """Whether a number is one of the two of a score: "a 3-1 win"; not that of "a three-day fair"."""
    words = sentence.words
    pairs = ((number.i, number.i + 2), (number.i - 2, number.i))
    inside = (pair for pair in pairs if pair[0] >= 0 and pair[1] < len(words))
    halves = any(
        words[a + 1].text in {"-", "–"} and words[a].text.isdigit() and words[b].text.isdigit()
        for a, b in inside
    )
    return halves or re.fullmatch(r"\d+[-–]\d+", number.text) is not None


def _article(sentence: Sentence, chosen: list[Word]) -> list[Word]:
    """Gives back the article inside a phrase ("of the museum")."""
    found: list[Word] = []
    for word in chosen:
        joined = found and found[-1].tag == "CC" and any(w.dep == "det" for w in found)
        before = sentence.words[word.i - 1] if word.i else None
        vague = before is not None and before.lower in VAGUE and before.dep == "amod"
        if before is not None and vague and not word.tag.startswith("NNP"):
            before = sentence.words[before.i - 1] if before.i else None  # "of | the new | king"
        if (
            found
            and before is not None
            and before.dep == "det"
            and before is not found[-1]
            and before.lower in {"the", "a", "an"}
            and (found[-1].tag in {"IN", "TO"} or joined)
        ):
            found.append(before)
        elif found and before is not None and before is not found[-1] and before.dep == "det":
            head = word
            inside = [w for w in chosen if w.i > found[-1].i]
            if inside and inside[0] is head and found[-1].tag in {"IN", "TO"}:
                found.append(before)
        found.append(word)
    return found


def time_words(event: Event) -> set[int]:
    """The numbers of the words that say when an event is, and of those that tell of other days beside it."""
    skip: set[int] = set(event.stop.others) if event.stop is not None else set()
    lasts = event.duration
    own = event.sentence.child(event.focus, "amod", "compound", "nmod", "nummod")
    if lasts is not None and lasts.word in own:
        lasts = None  # "a two-day visit"
    for time in (event.time, event.previous, lasts):
        if time is not None and time.sentence is event.sentence:
            skip |= {w.i for w in event.sentence.words if w.start < time.end and w.end > time.start}
    return skip


def written(words: list[Word], instead: Mapping[int, str] | None = None) -> str:
    """The words as the text spaces them, one space where others are left out between two.

    `instead` is what some of them stand for, by their numbers.
    """
    text = ""
    for word, following in itertools.zip_longest(words, words[1:]):
        tight = following is not None and following.i == word.i + 1 and not word.space
        own = _before_vowel(word, following) if word.lower in {"a", "an"} else word.text
        text += ((instead or {}).get(word.i) or own) + ("" if tight else " ")
    return text.strip(" ,-'").removesuffix(" '").replace(" 's", "'s")


def _before_vowel(article: Word, following: Word | None) -> str:
    """ "An envoy", of "a new envoy"."""
    if following is None or following.i == article.i + 1:
        return article.text
    vowel = re.match(r"[aeio]|u(?!ni|s[aeiu]|r[aeiou]|t[aeiou])|hour|heir|hon[eo]", following.lower)
    vowel = vowel if not re.match(r"eu|one\b|once\b", following.lower) else None
    return article.text[0] + ("n" if vowel else "")
