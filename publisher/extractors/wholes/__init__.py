"""What is said of the article as a whole: its type, language, subjects, place, time and abstract."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from publisher import vocabulary
from publisher.extractors import happenings, nodes, times
from publisher.extractors.analysis import Analysis
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence
from publisher.extractors.wholes import genres, salience
from publisher.model import ARTICLE, JSON, Fact, Origin, Ref

LONGEST_ABSTRACT = 320
MOST_KEYWORDS = 8

_LIVE = "LiveBlogPosting"
_TITLE = 100
"""Characters in the headline of an entry of a live blog."""
_FREE = re.compile(
    r"\b(?:article|story|page) is free\b|\bfree (?:to read|for all readers)\b|\boutside (?:the|our) paywall",
    re.I,
)
_PAID = re.compile(
    r"\b(?:for subscribers only|only for subscribers|subscribers?[- ]only|subscriber exclusive|"
    r"exclusive (?:to|for) (?:our )?subscribers|premium (?:article|content|subscribers)|"
    r"subscribe to (?:continue|keep) reading|to (?:continue|keep) reading,? (?:please )?subscribe)\b",
    re.I,
)
_LEANING = """
he she it they this that these those such but and so yet however still then also instead his her its
their him them there here nor or
"""
_LEANS = frozenset(_LEANING.split())
_COMMONEST = """
the of and to in a an is that for it was on with as he be at by i this had not are but from or have they
after over into out its his her their will has been who what when where how why new says said say could
would more than about up off no
"""
_COMMON = frozenset(_COMMONEST.split())


def facts(analysis: Analysis) -> Iterator[Fact]:
    """The facts of the article's own node that its text gives away."""
    article = analysis.reading.article
    found = genres.find(article)
    live = found is not None and found[0] == _LIVE
    if found is not None:
        yield Fact(ARTICLE, "@type", found[0], (found[1],))
    if obituary := genres.is_obituary(article):
        yield Fact(ARTICLE, "genre", "Obituary", (obituary,))
    if analysis.language:
        detail = "told by the letters and the commonest words of the body"
        yield Fact(
            ARTICLE,
            "inLanguage",
            analysis.language,
            (Origin("text", "languages", confidence=0.95, detail=detail),),
        )
    if not live:
        yield from _abstract(analysis)
    main = salience.main_event(analysis.events, analysis.things, analysis.reading)
    dead = _departed(analysis) if obituary else None
    yield from _linked(analysis, main, dead)
    yield from _keywords(analysis)
    yield from _place(analysis, main)
    yield from _covered(main)
    yield from _corrections(analysis)
    yield from _access(analysis)
    if live:
        yield from _updates(analysis)


# The abstract


def _abstract(analysis: Analysis) -> Iterator[Fact]:
    """One or two sentences of the article: those of its beginning that say most of what its headline says."""
    text = analysis.reading.article.text
    chosen = _sentences(analysis)
    if not chosen:
        return
    words = [" ".join(text[s.start : s.end].split()) for s in chosen]
    origins = tuple(Origin("text", "abstract", text[s.start : s.end], s.start, s.end, 0.8) for s in chosen)
    yield Fact(ARTICLE, "abstract", " ".join(words), origins)


def _sentences(analysis: Analysis) -> list[Sentence]:
    """The sentences of an abstract, in the text's order; empty if the beginning is no running text."""
    reading = analysis.reading
    worded = (b for b in reading.article.of("paragraph") if any(map(str.isalpha, reading.article.words(b))))
    paragraphs = list(itertools.islice(worded, 3))  # a row of stars is none
    early = [s for s in reading.sentences if s.block in paragraphs][:6]
    whole = [s for s in early if _stands(s, reading.article.text)]
    if not whole:
        return []
    wanted = _content(s for s in reading.sentences if s.block.kind in {"headline", "dek"})

    def score(sentence: Sentence) -> float:
        lead = 2.0 if sentence is early[0] else 0.5 if sentence.block is paragraphs[0] else 0.0
        return len(wanted & _content([sentence])) + lead

    ranked = sorted(whole, key=lambda s: (-score(s), s.number))
    chosen = ranked[:1]
    left = LONGEST_ABSTRACT - (chosen[0].end - chosen[0].start)
    more = [s for s in ranked[1:] if s.end - s.start < left and not _leans(s)]
    if more and chosen[0].end - chosen[0].start < LONGEST_ABSTRACT / 2 and score(more[0]) >= 2:
        chosen.append(more[0])
    return sorted(chosen, key=lambda s: s.number)


def _stands(sentence: Sentence, text: str) -> bool:
    """Whether a sentence is whole and understood alone: it points not back, asks not, quotes nobody.

    Without a verb it is an entry of a list.
    """
    if sentence.parsed and not any(w.tag.startswith(("VB", "MD")) for w in sentence.words):
        return False
    words = text[sentence.start : sentence.end]
    marks = sum(words.count(mark) for mark in '"“”')
    return (
        len(words.split()) >= 6
        and len(words) <= 1.5 * LONGEST_ABSTRACT
        and words.rstrip("\"”’')").endswith((".", "!", "…", "。", "।", "؟"))
        and marks % 2 == 0
        and words[0] not in '"“«„'
        and not (_leans(sentence) and sentence.number > 1)
    )


def _leans(sentence: Sentence) -> bool:
    first, behind = sentence.words[0].lower, [w.lower for w in sentence.words[1:2]]
    return first in _LEANS and not (first == "there" and behind in (["is"], ["are"], ["was"], ["were"]))


def _content(sentences: Iterable[Sentence]) -> set[str]:
    """The words of some sentences that carry their meaning."""
    return {
        w.lemma or w.lower
        for s in sentences
        for w in s.words
        if w.text[0].isalnum() and w.lower not in _COMMON
    }


# What it is about


def _linked(analysis: Analysis, main: Event | None, first: Thing | None) -> Iterator[Fact]:
    """What the article is about (its main event, the few things it turns on), and what else it mentions."""
    where = main.places[0][0] if main is not None and main.places else None  # its contentLocation
    subjects = salience.subjects([t for t in analysis.things if t is not where], first=first)
    told = list(zip(analysis.events, happenings.keys(analysis.events), strict=True))
    for thing in subjects[: 1 if first is not None else 0]:
        yield Fact(ARTICLE, "about", Ref(thing.key), (nodes.origin(thing.first, thing.confidence),))
    for event, key in told:
        if event is main:
            yield Fact(ARTICLE, "about", Ref(key), (happenings.told(event, analysis.reading, 0.7),))
    for thing in subjects[1 if first is not None else 0 :]:
        yield Fact(ARTICLE, "about", Ref(thing.key), (nodes.origin(thing.first, thing.confidence),))
    for thing in analysis.things:
        if not any(thing is subject for subject in subjects):
            yield Fact(ARTICLE, "mentions", Ref(thing.key), (nodes.origin(thing.first, thing.confidence),))
    for event, key in told:
        if event is not main:
            yield Fact(ARTICLE, "mentions", Ref(key), (happenings.told(event, analysis.reading, 0.7),))


def _departed(analysis: Analysis) -> Thing | None:
    """Whom an obituary is of: the person its headline names, or else the first one named."""
    people = [t for t in analysis.things if t.kind == "person"]
    titled = [t for t in people if any(m.sentence.block.kind == "headline" for m in t.mentions)]
    return next(iter([*titled, *people]), None)


def _keywords(analysis: Analysis) -> Iterator[Fact]:
    """Names and nouns that the article turns on, as it writes them; none if it came with keywords."""
    if analysis.reading.article.get("keywords") is not None:
        return
    ranked = sorted(((salience.weight(t), t) for t in analysis.things), key=lambda pair: -pair[0])
    names = [t for w, t in ranked if w >= 2.5 and t.type != "NewsMediaOrganization"][: MOST_KEYWORDS - 3]
    for thing in names:
        yield Fact(ARTICLE, "keywords", thing.name, (nodes.origin(thing.first, thing.confidence),))
    for topic, _ in zip(salience.topics(analysis.reading, analysis.things), range(3), strict=False):
        detail = f"{topic.times} times"
        origin = Origin("text", "topics", topic.words, topic.start, topic.end, 0.6, detail)
        yield Fact(ARTICLE, "keywords", topic.words, (origin,))


# Where and when


def _place(analysis: Analysis, main: Event | None) -> Iterator[Fact]:
    """Where it happens: the main event's place, else where it was written, which the dateline says."""
    written = min(
        (
            (thing, mention)
            for thing in analysis.things
            for mention in thing.mentions
            if thing.kind == "place" and mention.sentence.block.kind == "dateline"
        ),
        key=lambda pair: pair[1].start,
        default=None,
    )
    happens = main.places[0] if main is not None and main.places else None
    if happens is not None and vocabulary.is_subtype(happens[0].type or "Place", "Place"):
        thing, word = happens
        origin = Origin("text", "events", word.text, word.start, word.end, 0.75)
        yield Fact(ARTICLE, "contentLocation", Ref(thing.key), (origin,))
    elif written is not None:
        yield Fact(ARTICLE, "contentLocation", Ref(written[0].key), (nodes.origin(written[1], 0.7),))
    if written is not None:
        yield Fact(ARTICLE, "locationCreated", Ref(written[0].key), (nodes.origin(written[1], 0.9),))


def _covered(main: Event | None) -> Iterator[Fact]:
    """The day or days of the main event."""
    if main is None or main.time is None or not main.day:
        return
    last = main.end[:10] if main.end and main.end[:10] > main.day else ""
    value = f"{main.day}/{last}" if last else main.day
    yield Fact(ARTICLE, "temporalCoverage", value, (nodes.timed(main.time),))


# What stands below


def _corrections(analysis: Analysis) -> Iterator[Fact]:
    """A CorrectionComment for each correction, dated where it says its day."""
    article = analysis.reading.article
    for block in article.of("correction"):
        words = article.words(block)
        comment: dict[str, JSON] = {"@type": "CorrectionComment", "text": " ".join(words.split())}
        origins = [Origin("text", "layout", words, block.start, block.end)]
        for time in analysis.times:
            if block.start <= time.start < block.start + 40 and re.fullmatch(r"\d{4}-\d\d-\d\d", time.value):
                comment["datePublished"] = time.value
                origins.append(nodes.timed(time))
                break
        yield Fact(ARTICLE, "correction", comment, tuple(origins))


def _access(analysis: Analysis) -> Iterator[Fact]:
    """Whether one must pay to read it, where a line above or below the body says so."""
    article = analysis.reading.article
    for block in article.of("note", "section", "dek"):
        for pattern, free in ((_PAID, False), (_FREE, True)):
            if match := pattern.search(article.words(block)):
                at = block.start + match.start()
                origin = Origin("text", "layout", match[0], at, at + len(match[0]), 0.9)
                yield Fact(ARTICLE, "isAccessibleForFree", free, (origin,))
                return


# Live blogs


def _updates(analysis: Analysis) -> Iterator[Fact]:
    """A BlogPosting for each entry of a live blog, on the day of publication if the times are in order."""
    article = analysis.reading.article
    entries = genres.entries(article)
    clocks = [60 * e.hour + e.minute for e in entries]
    ordered = clocks in (sorted(clocks), sorted(clocks, reverse=True))
    published = times.published(analysis.reading)
    moments = []
    for number, entry in enumerate(entries):
        key = f"update-{entry.hour:02}{entry.minute:02}"
        if clocks.count(clocks[number]) > 1:
            key = f"{key}-{number + 1}"
        end = entries[number + 1].block.start if number + 1 < len(entries) else len(article.text)
        inside = [
            b for b in article.of("paragraph", "heading", "quotation") if entry.block.start <= b.start < end
        ]
        start = entry.block.start + len(entry.clock)
        headline = article.text[start : entry.block.end].strip(" \n:–—-")
        if not headline and len(inside) > 2 and _is_title(title := article.words(inside[1])):
            headline, inside = title, inside[1:]
        body = "\n\n".join(article.words(b) for b in inside[1:]) or headline
        here = Origin("text", "layout", start=entry.block.start, end=inside[-1].end, detail="one entry")
        yield Fact(key, "@type", "BlogPosting", (here,))
        if len(inside) > 1 and headline:
            at = article.text.index(headline, start)
            yield Fact(
                key, "headline", headline, (Origin("text", "layout", headline, at, at + len(headline)),)
            )
        if published is not None and ordered:
            moment = _moment(published.isoformat(), entry)
            moments.append(moment)
            clock = Origin(
                "text",
                "times",
                entry.clock.strip(),
                entry.block.start,
                entry.block.start + len(entry.clock),
                0.8,
            )
            yield Fact(key, "datePublished", moment, (clock,))
        if body:
            yield Fact(key, "articleBody", body, (here,))
        yield Fact(ARTICLE, "liveBlogUpdate", Ref(key), (here,))
    if moments:
        first = entries[clocks.index(min(clocks))]
        origin = Origin(
            "text", "times", first.clock.strip(), first.block.start, first.block.start + len(first.clock), 0.7
        )
        yield Fact(ARTICLE, "coverageStartTime", min(moments), (origin,))


def _is_title(line: str) -> bool:
    """Whether the line below the time of an entry is its headline: short, and no sentence with its mark."""
    return len(line) <= _TITLE and line[-1] not in ".!:,;"


def _moment(published: str, entry: genres.Entry) -> str:
    """The time of an entry on the day of publication, with its offset where that has one."""
    offset = re.search(r"T.*?(Z|[+-]\d\d:\d\d)$", published)
    when = datetime.fromisoformat(published[:10]).replace(hour=entry.hour, minute=entry.minute)
    return when.isoformat() + (offset[1] if offset else "")
