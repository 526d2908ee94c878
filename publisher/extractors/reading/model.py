"""The language model: loaded as we want it, and asked for no more than we read.

Three things make it cheaper than it is as shipped. Its matrices are multiplied by numpy's BLAS, which knows
the machine (spaCy's own is built for any). The base form of a word is asked once for each word with its tag
and relation, since it hangs on nothing else. And the many words that it met in training, which took most of
the time to load and a third of the memory, are left out: it needs those of the text.
"""

from __future__ import annotations

import calendar
import functools
import importlib
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from publisher.errors import Misconfigured
from publisher.extractors import lexicon

_BATCH = 32
"""So many texts go through the model at once: more take memory and save no time."""
_FORMS = ("attribute_ruler", "lemmatizer")
"""The parts of a model that say base forms, by the names that spaCy gives them."""
_CONTENT_WITH_THE_TEXT = {
    *("tok2vec", "tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "ner")
}
"""Parts of a model that ask for no word but those of the text; an entity linker, for one, asks for others."""
_REMEMBERED = 200_000
"""So many words with their base forms are kept, some 30 MB; then all are asked anew."""
_AS_THE_MODEL_HAS_IT = {
    "hop": "hope",
    "stag": "stage",
    "fin": "fine",
    "ax": "axe",
    "reliste": "relist",
    "cancell": "cancel",
    "reconnecte": "reconnect",
}  # as the model has it for "hopes"


class Model:
    """A spaCy pipeline and the base forms it has given."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._forms: dict[tuple[int, int, int], str] = {}
        self._by_word = _by_word(pipeline)

    def documents(self, texts: Iterable[str]) -> Iterator[Any]:
        """spaCy's Doc of each text, in order."""
        disabled = _FORMS if self._by_word else ()
        documents: Iterator[Any] = self._pipeline.pipe(texts, batch_size=_BATCH, disable=disabled)
        return documents

    def lemmas(self, document: Any) -> list[str]:
        """The base form of each token of a Doc, in small letters."""
        tokens: list[Any] = list(document)
        if not self._by_word:
            return [_mended(t.text, t.lemma_) for t in tokens]
        forms, keys = self._forms, [(t.orth, t.tag, t.dep) for t in tokens]
        if unknown := [t for t, key in zip(tokens, keys, strict=True) if key not in forms]:
            if len(forms) > _REMEMBERED:
                forms = self._forms = {}
                unknown = tokens
            forms.update(zip([(t.orth, t.tag, t.dep) for t in unknown], self._ask(unknown), strict=True))
        return [forms[key] for key in keys]

    def _ask(self, tokens: list[Any]) -> list[str]:
        """The base forms of words that stand alone: between two of them there is a full stop."""
        from spacy.tokens import Doc

        apart = Doc(
            self._pipeline.vocab,
            words=[word for t in tokens for word in (t.text, ".")],
            tags=[tag for t in tokens for tag in (t.tag_, ".")],
            deps=[dep for t in tokens for dep in (t.dep_, "punct")],
        )
        for name in _FORMS:
            apart = self._pipeline.get_pipe(name)(apart)
        return [_mended(t.text, t.lemma_) for t in list(apart)[::2]]


_CLAUSE = 6
"""So many words behind a time of day tell whether a name there begins a sentence."""
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def _sentences_behind_hours(document: Any) -> Any:
    """Begins a sentence behind "at 11 p.m." where the full stop is that of both: "Parliament meets ..."."""
    text = document.text.lower()
    if "a.m." not in text and "p.m." not in text:
        return document
    for token in document[1:-1]:
        before = document[token.i - 1]
        if token.text[0].isupper() and before.lower_ in {"a.m.", "p.m."} and _opens(document, token):
            token.is_sent_start = True
    return document


def _opens(document: Any, token: Any) -> bool:
    """Whether a word behind a time of day opens a sentence, and is no day, zone or place of a list."""
    if token.text.isupper() and len(token.text) > 1:
        return False
    for word in document[token.i : token.i + _CLAUSE]:
        if word.tag_ in _FINITE:
            return bool(token.tag_ != "NNP" or word.i > token.i)
        if word.is_punct or word.lower_ in {"time", *_DAYS}:
            return False
    return False


_DAYS = frozenset(
    form
    for day in (*calendar.day_name, *calendar.month_name)
    if day
    for form in (day.lower(), f"{day.lower()[:3]}.", f"{day.lower()[:4]}.")
)


@functools.cache
def load(name: str) -> Model:
    """A spaCy pipeline: an installed package or a folder. Raises Misconfigured."""
    with _no_command_line():
        from spacy.language import Language
    from thinc.api import use_ops
    from threadpoolctl import threadpool_limits

    try:
        with warnings.catch_warnings(), use_ops("numpy", use_blis=False):
            warnings.simplefilter("ignore")  # a model one minor version older than spaCy says so each time
            pipeline = _pipeline(name)
    except (ImportError, AttributeError, OSError, ValueError) as error:
        hint = "install it with pip, or set PUBLISHER_MODEL to another spaCy package or folder"
        raise Misconfigured(f"the language model {name!r} cannot be loaded: {error}", hint=hint) from error
    threadpool_limits(1, user_api="blas")  # for small matrices threads wait for each other
    if "parser" in pipeline.pipe_names:
        Language.component("sentences_behind_hours", func=_sentences_behind_hours)
        pipeline.add_pipe("sentences_behind_hours", before="parser")
    for word in _whole():
        pipeline.tokenizer.add_special_case(word, [{"ORTH": word}])
    return Model(pipeline)


@contextmanager
def _no_command_line() -> Iterator[None]:
    """Lets spaCy be imported without its command line, that asks for as many modules as all the rest.

    Its package imports one function from there (`spacy.info`), which is left for who calls it.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    sys.modules.update({name: ModuleType(name) for name in names})
    vars(sys.modules[names[1]])["info"] = _info
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)


def _info(*args: Any, **options: Any) -> Any:
    """What spaCy's command line tells of an installation."""
    from spacy.cli.info import info

    return info(*args, **options)


def _pipeline(name: str) -> Any:
    """What stands in the folder or the package, but for the words of its training if it can do without."""
    import spacy

    module = None if Path(name).is_dir() else importlib.import_module(name)
    folder = Path(module.__file__ or "").parent if module else Path(name)
    parts = spacy.util.get_model_meta(folder).get("pipeline", ["unknown"])
    exclude = [] if {*parts} - _CONTENT_WITH_THE_TEXT else ["strings"]
    return module.load(exclude=exclude) if module else spacy.load(name, exclude=exclude)


def _whole() -> Iterator[str]:
    """What it would split or end a sentence behind: "Capt.", "A/S", "kick-off", "wed" (we would)."""
    yield from (*lexicon.shortened(), *lexicon.forms())
    for word in (*lexicon.group("of one piece"), "wed", "id"):
        yield from (word, word.capitalize())


def _by_word(pipeline: Any) -> bool:
    """Whether base forms hang on a word, its tag and its relation: on rules, not on what is around it."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler

    pipes = dict(pipeline.pipeline)
    ruler, lemmatizer = (pipes.get(name) for name in _FORMS)
    by_rule = isinstance(lemmatizer, EnglishLemmatizer) and lemmatizer.mode == "rule"
    return by_rule and isinstance(ruler, AttributeRuler)


def _mended(word: str, lemma: str) -> str:
    form = "wed" if word == "wed" else lemma.lower()
    return _AS_THE_MODEL_HAS_IT.get(form, form)
