"""An article as sentences and words, with their grammar and their place in the text."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from publisher.extractors import lexicon
from publisher.extractors.reading import layout
from publisher.extractors.reading.model import Model, load
from publisher.gaps import READ_WHOLE
from publisher.model import Article, Block

_CHUNK = 2_000
_LONGEST_SENTENCE = 200
"""A sentence of more words is none: its grammar says nothing and takes for ever."""
_READ = ("section", "headline", "dek", "dateline", "heading", "paragraph", "quotation", "correction", "note")
_STAMP = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*[-–—:|]?\s+(?=[A-Z\"“])"
)
_SPACED_ONCE = re.compile(r" ?[^ ]+(?: [^ ]+)*")
"""Words with one space between them, and before them where more have been left out."""
PLAIN = str.maketrans("“”„«»’‘‚\u00a0\u2009\u202f\u2011\u2010\t\n\r", '"""""\'\'\'   --   ')


@dataclass(slots=True, eq=False)
class Word:
    """One token: `start`..`end` in the article's text, `head` the index of its governor in the sentence.

    `tag` is the Penn Treebank's, `dep` the dependency's name as the model writes it, `entity` the model's
    entity label or empty, `begins` whether an entity begins here. A word is equal to itself alone.
    """

    i: int
    text: str
    start: int
    end: int
    space: bool = True
    lemma: str = ""
    tag: str = ""
    dep: str = ""
    head: int = 0
    entity: str = ""
    begins: bool = False
    children: list[int] = field(default_factory=list)
    lower: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.lower = self.text.lower()


def spelt(words: Sequence[Word]) -> str:
    """Some words as the text has them, with single spaces where it has any between them."""
    if len(words) == 1:
        return words[0].text
    return "".join([w.text + " " if w.space else w.text for w in words[:-1]]) + (
        words[-1].text if words else ""
    )


@dataclass(slots=True, eq=False)
class Sentence:
    """The words of one sentence; `number` counts through the article, `block` is where it stands.

    `parsed` says whether a model gave the words their grammar.
    """

    number: int
    block: Block
    words: list[Word]
    parsed: bool = False

    @property
    def start(self) -> int:
        """Where its first word begins in the article's text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends in the article's text."""
        return self.words[-1].end

    def below(self, word: Word) -> list[Word]:
        """The word and everything that depends on it, in order."""
        if not word.children:
            return [word]
        found = {word.i}
        heap = [word.i]
        while heap:
            for child in self.words[heap.pop()].children:
                if child not in found:
                    found.add(child)
                    heap.append(child)
        return [self.words[i] for i in sorted(found)]

    def child(self, word: Word, *deps: str) -> list[Word]:
        """The direct dependents of a word with one of these relations; with none named, all of them."""
        children = word.children
        if not children:
            return []
        words = self.words
        if not deps:
            return [words[i] for i in children]
        found = []
        for i in children:
            if words[i].dep in deps:
                found.append(words[i])
        return found

    def head(self, word: Word) -> Word | None:
        """What a word depends on; None for the root."""
        return self.words[word.head] if word.head != word.i else None

    def holds(self, word: Word) -> bool:
        """Whether a word is one of its own, and none of another sentence that happens to have its number."""
        return word.i < len(self.words) and self.words[word.i] is word

    def hang(self, word: Word, above: Word) -> None:
        """Makes a word depend on another, or on none if that is itself."""
        if word.head != word.i:
            self.words[word.head].children.remove(word.i)
        word.head = above.i
        if above is not word:
            above.children.append(word.i)
            above.children.sort()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences; `parsed` says whether a model was there to give words their grammar."""

    article: Article
    sentences: tuple[Sentence, ...]
    parsed: bool
    language: str = "en"


def read(article: Article, model: str | None, language: str = "en") -> Reading:
    """The article's sentences, with grammar and entity labels if there is a model.

    Without one (None) the words are split by pattern and have no tag, head or label. Raises Misconfigured for
    a model that cannot be loaded.
    """
    nlp = load(model) if model else None
    pieces = list(_pieces(article))
    grammatical = [nlp is not None and at[0] < READ_WHOLE and _is_prose(words) for words, at, _ in pieces]
    told = (words for (words, _, _), parsed in zip(pieces, grammatical, strict=True) if parsed)
    documents = nlp.documents(told) if nlp else iter(())
    sentences: list[Sentence] = []
    for (clean, offsets, block), parsed in zip(pieces, grammatical, strict=True):
        for words in _parsed(nlp, next(documents), offsets) if nlp and parsed else _split(clean, offsets):
            whole = parsed and len(words) <= _LONGEST_SENTENCE
            kept = words if whole or not parsed else [_bare(word) for word in words]
            sentences.append(Sentence(len(sentences), block, kept, whole))
    return Reading(article, tuple(sentences), nlp is not None, language)


@functools.cache
def _stop() -> re.Pattern[str]:
    """Where a sentence ends: behind its mark, never behind an initial or an abbreviation."""
    ends = "".join(rf"(?<!\b{re.escape(word)})" for word in lexicon.shortened())
    return re.compile(rf"[.!?](?<![A-Z][.!?]){ends}[\"')]*\s+(?=[\"'(]*[A-Z0-9])")


def _pieces(article: Article) -> Iterator[tuple[str, list[int], Block]]:
    """The text of each block in plain characters and single spaces, with the place of every character."""
    blocks = article.blocks or (Block("paragraph", 0, len(article.text)),)
    live, heads = layout.is_live(article), layout.heads(article)
    for block in blocks:
        if block.kind not in _READ:
            continue
        stamp = _STAMP.match(article.text, block.start, block.end) if live else None
        start = stamp.end() if stamp else block.start
        for begin, stop in itertools.pairwise(
            (start, *([heads[start]] if start in heads else []), block.end)
        ):
            raw = article.text[begin:stop].translate(PLAIN)
            offsets: list[int] = []
            for m in _SPACED_ONCE.finditer(raw):
                offsets += range(begin + m.start(), begin + m.end())
            clean = "".join(_SPACED_ONCE.findall(raw))
            for first, last in _chunks(clean):
                yield clean[first:last], offsets[first:last], block


def _bare(word: Word) -> Word:
    """A word without its grammar."""
    return Word(
        word.i, word.text, word.start, word.end, word.space, word.lower,
        entity=word.entity, begins=word.begins,
    )  # fmt: skip


def _is_prose(text: str) -> bool:
    """Whether a long piece is words at all, and not a row of brackets or one endless word."""
    if len(text) < 500:
        return True
    return sum(map(str.isalpha, text)) > len(text) / 2 and text.count(" ") > len(text) / 30


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        stop = start + _CHUNK
        if stop < len(text):
            stop = max(text.rfind(". ", start, stop) + 1, 0) or text.rfind(" ", start, stop) or stop
            stop = stop if stop > start else start + _CHUNK
        yield start, min(stop, len(text))
        start = stop


_HALVES = {"a.m.", "p.m."}
_ZONES = {"pacific", "eastern", "central", "mountain", "atlantic", "greenwich", "gmt", "utc", "bst", "cet"}


def _sentences(document: Any) -> Iterator[list[Any]]:
    """The tokens of each sentence: where no mark ends one, the model has cut a name in two, or a time."""
    cut: list[Any] = []
    for sent in document.sents:
        tokens = [t for t in sent if not t.is_space]
        if cut and tokens and not _goes_on(cut, tokens[0]):
            yield cut
            cut = []
        cut += tokens
    if cut:
        yield cut


def _goes_on(cut: list[Any], token: Any) -> bool:
    """Whether a sentence is not over: no mark ends it, or "10 a.m.", and "Pacific time" comes behind it."""
    last = cut[-1].lower_
    zoned = last in _HALVES and (token.is_lower or token.lower_ in _ZONES)
    named = token.is_lower and cut[-1].text in lexicon.group("legal forms")  # "Donati S.p.A. opened"
    return zoned or named or (cut[-1].text.isalnum() and len(cut) < _LONGEST_SENTENCE)


_BEGINS = 3
"""How spaCy has it that an entity begins with a token."""


def _parsed(nlp: Model, document: Any, offsets: list[int]) -> Iterator[list[Word]]:
    lemmas, heads = nlp.lemmas(document), [t.head.i for t in document]
    for tokens in _sentences(document):
        place = {t.i: n for n, t in enumerate(tokens)}
        words = []
        for at, n in place.items():
            t, head = tokens[n], heads[at]
            while head not in place and heads[head] != head:
                head = heads[head]
            text, start = t.text, t.idx
            words.append(
                Word(
                    n, text, offsets[start], offsets[start + len(text) - 1] + 1, bool(t.whitespace_),
                    lemmas[at], t.tag_, t.dep_, place.get(head, n),
                    t.ent_type_, t.ent_iob == _BEGINS,
                )
            )  # fmt: skip
        _end(words)
        for word in words:
            if word.head != word.i:
                words[word.head].children.append(word.i)
        yield words


def _end(words: list[Word]) -> None:
    """Takes a sentence's full stop from a last word that has none of its own: "sued Carrow & Sons Ltd."."""
    last = words[-1]
    if last.text in _UNSTOPPED:
        words[-1] = Word(
            last.i, last.text[:-1], last.start, last.end - 1, False,
            last.lemma, last.tag, last.dep, last.head, last.entity, last.begins,
        )  # fmt: skip
        words.append(Word(last.i + 1, ".", last.end - 1, last.end, last.space, ".", ".", "punct", last.head))


_UNSTOPPED = frozenset({"Ltd.", "Plc.", "plc.", "Bhd.", "Kft.", "Zrt.", "Nyrt."})
"""Legal forms that most write without a full stop."""


@functools.cache
def _word() -> re.Pattern[str]:
    """One word: a legal form, a title or an initial with its full stop, a genitive, letters and figures."""
    forms = [re.escape(w) for w in lexicon.forms()]
    small = "|".join(w for w in forms if w[0].islower())
    inner = "|".join(w for w in forms if w[0].isupper() and not w.endswith("."))
    ends = "|".join(["Jr\\.", "Sr\\.", *(w for w in forms if w[0].isupper() and w.endswith("."))])
    before = "|".join(map(re.escape, lexicon.shortened()))
    marked = r"(?=[A-Z]\w*[^\w\s])"  # few words are worth a look at all of these
    inside = r"[-.&]\w+|'(?!s\b)\w+"
    return re.compile(
        rf"(?:{small})(?!\w)|[a-z]\w*(?:{inside})*|'s\b"
        rf"|{marked}(?:(?:{inner})(?!\w)|(?:{ends})(?=,|\s+[a-z(])|(?:{before}|[A-Z]\.)(?=\s+[A-Z])"
        rf"|(?:[A-Z]\.){{2,}})|\w+(?:{inside})*|[^\w\s]"
    )


def _split(clean: str, offsets: list[int]) -> Iterator[list[Word]]:
    start = 0
    for stop in [m.end() for m in _stop().finditer(clean)] + [len(clean)]:
        words = []
        for n, m in enumerate(_word().finditer(clean, start, stop)):
            space = m.end() < len(clean) and clean[m.end()] == " "
            words.append(Word(n, m[0], offsets[m.start()], offsets[m.end() - 1] + 1, space, m[0].lower()))
        if words:
            yield words
        start = stop
