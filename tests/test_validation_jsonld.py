"""One document in all its forms gets one verdict; contexts are read as JSON-LD does, and never fetched."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_suite import FILES

from publisher import pointer
from publisher.validation import jsonld, validate

C = "https://schema.org"


def codes(document: Any) -> list[tuple[str, str, str | None]]:
    """The verdict on a document, without places."""
    report = validate(document, profiles=None)
    return sorted((f.code, f.severity, f.suggestion or "") for f in report.findings)


def standard_documents() -> list[dict[str, Any]]:
    """Documents of the suite that are one node under schema.org's context, but those about spelling."""
    found = []
    for name, cases in FILES.items():
        if name in ("unknown-keyword", "undeclared-prefix", "malformed-type", "too-deep", "nested-array"):
            continue
        for case in cases:
            document = case.get("document")
            if isinstance(document, dict) and document.get("@context") == C and _is_bare(document):
                found.append(document)
    return found


def _is_bare(value: Any) -> bool:
    """Whether every name in a document is a bare one, so that it can be put in other forms."""
    if isinstance(value, dict):
        names = all(
            (key in ("@context", "@id", "@type") or (key[:1] != "@" and ":" not in key and " " not in key))
            and key not in ("id", "type")
            and not key.endswith(("-input", "-output"))
            for key in value
        )
        kinds = value.get("@type", "Thing")
        typed = all(
            isinstance(k, str) and ":" not in k for k in (kinds if isinstance(kinds, list) else [kinds])
        )
        inner = [item for key, item in value.items() if key != "@context"]
        return names and typed and not any(map(_has_context, inner)) and all(map(_is_bare, inner))
    other = isinstance(value, list) and any(map(_has_context, value))
    return not other and (all(map(_is_bare, value)) if isinstance(value, list) else True)


def _has_context(value: Any) -> bool:
    """Whether names mean something else inside, which a form that leaves contexts out would lose."""
    return isinstance(value, dict) and "@context" in value


DOCUMENTS = standard_documents()


def renamed(value: Any, name: Any, literal: Any = lambda text: text) -> Any:
    """A document with every name of the vocabulary spelt by `name`, without its context."""
    if isinstance(value, dict):
        found: dict[str, Any] = {}
        for key, item in value.items():
            if key == "@type":
                found[key] = [name(k) for k in item] if isinstance(item, list) else name(item)
            elif key in ("@context", "@id"):
                found.update({key: item} if key == "@id" else {})
            else:
                found[name(key)] = renamed(item, name, literal)
        return found
    if isinstance(value, list):
        return [renamed(item, name, literal) for item in value]
    return value


def http(document: dict[str, Any]) -> Any:
    return {**document, "@context": "http://schema.org/"}


def in_array(document: dict[str, Any]) -> Any:
    return {**document, "@context": [C]}


def by_vocab(document: dict[str, Any]) -> Any:
    return {**document, "@context": {"@vocab": "https://schema.org/"}}


def prefixed(document: dict[str, Any]) -> Any:
    return {"@context": {"schema": "https://schema.org/"}, **renamed(document, lambda n: f"schema:{n}")}


def by_own_prefix(document: dict[str, Any]) -> Any:
    return {"@context": [C, {"x": "http://schema.org/"}], **renamed(document, lambda n: f"x:{n}")}


def by_iri(document: dict[str, Any]) -> Any:
    return {"@context": C, **renamed(document, lambda n: f"https://schema.org/{n}")}


def expanded(document: dict[str, Any]) -> Any:
    return [renamed(document, lambda n: f"http://schema.org/{n}")]


def as_graph(document: dict[str, Any]) -> Any:
    return {"@context": C, "@graph": [{key: value for key, value in document.items() if key != "@context"}]}


def top_array(document: dict[str, Any]) -> Any:
    return [document]


def shuffled(document: dict[str, Any]) -> Any:
    items = list(document.items())
    random.Random(len(items)).shuffle(items)
    return dict(items)


def aliased(document: dict[str, Any]) -> Any:
    return {
        ("type" if key == "@type" else "id" if key == "@id" else key): value
        for key, value in document.items()
    }


FORMS = [
    http,
    in_array,
    by_vocab,
    prefixed,
    by_own_prefix,
    by_iri,
    expanded,
    as_graph,
    top_array,
    shuffled,
    aliased,
]


@given(st.sampled_from(DOCUMENTS), st.sampled_from(FORMS))
def test_one_document_in_all_its_forms_gets_one_verdict(document: dict[str, Any], form: Any) -> None:
    assert codes(form(document)) == codes(document), f"{form.__name__} of {document}"


@pytest.mark.parametrize("form", FORMS)
def test_a_finding_in_any_form_points_at_what_stands_there(form: Any) -> None:
    for document in DOCUMENTS[::5]:
        other = form(document)
        for finding in validate(json.dumps(other)).findings:
            pointer.resolve(other, finding.pointer)
            assert finding.line == 1


def test_a_value_in_two_spellings_of_one_property_is_one_array() -> None:
    document = {"@context": C, "@type": "NewsArticle", "keywords": "a", "schema:keywords": ["", "b"]}
    (finding,) = validate(document, profiles=[]).findings
    assert (finding.code, finding.pointer) == ("empty-value", "/schema:keywords/0")


def test_a_prefix_may_lean_on_one_declared_after_it() -> None:
    context = {"news": "base:NewsArticle", "base": "https://schema.org/"}
    document = {"@context": context, "@type": "news", "base:headLine": "x"}
    (finding,) = validate(document, profiles=[]).findings
    assert (finding.code, finding.pointer) == ("unknown-property", "/base:headLine")


def test_prefixes_that_lean_on_each_other_in_a_circle_are_no_trouble() -> None:
    document = {"@context": {"a": "b:x", "b": "a:y"}, "@type": "a:Thing", "b:name": "x"}
    assert validate(document, profiles=[]).counts["error"] >= 0


def test_a_context_within_the_document_is_read_where_it_stands() -> None:
    inner = {"@context": {"title": "https://schema.org/name"}, "@type": "Person", "title": ""}
    document = {"@context": C, "@type": "NewsArticle", "headline": "x", "author": inner}
    (finding,) = validate(document, profiles=[]).findings
    assert (finding.code, finding.pointer) == ("empty-value", "/author/title")


@pytest.mark.parametrize("wrong", [None, True, 3, "", [], ["a"], {}, {"@id": []}], ids=repr)
def test_whatever_a_context_says_there_is_a_report(wrong: Any) -> None:
    keywords = (
        "@base",
        "@container",
        "@direction",
        "@id",
        "@import",
        "@language",
        "@type",
        "@version",
        "@vocab",
    )
    for keyword in keywords:
        for context in ({keyword: wrong}, {"x": {keyword: wrong}}, {"x": {"@id": "name", keyword: wrong}}):
            report = validate(
                {"@context": ["https://schema.org", context], "@type": "Person", "x": "Ana Silva"}
            )
            assert report.source == "-", context


def test_every_prefix_of_the_standard_context_is_an_address() -> None:
    assert all("://" in iri for iri in jsonld.PREFIXES.values())


def test_an_unknown_context_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    validate({"@context": [C, "https://vocab.example/c"], "@type": "Person", "x": 1})
    validate(
        {
            "@context": {"@import": "https://vocab.example/c", "@vocab": "https://schema.org/"},
            "@type": "Person",
        }
    )
