"""The JSON Schemas: sound themselves, generated, and of one mind with the walk that judges documents."""

from __future__ import annotations

import functools
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import nodejs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_suite import FILES

from publisher import vocabulary
from publisher.errors import NotFound
from publisher.validation import faults, jsonld, schemas, slots, validate, walk

ROOT = Path(__file__).parent.parent
NAMES = [entry.name for entry in schemas.entries()]

STRUCTURAL = frozenset(
    {
        "malformed-type",
        "malformed-id",
        "object-for-text",
        "number-for-object",
        "boolean-for-value",
        "unknown-type",
    }
    | {
        "unknown-property",
        "wrong-type",
        "not-a-boolean",
        "not-a-number",
        "not-a-whole-number",
        "unknown-member",
    }
)
"""Errors that no schema may let through, when they stand in a node in plain form."""


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "schema" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain_nodes(cases: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The documents of the suite that are one node in plain form, without their context."""
    for case in cases:
        document = case.get("document")
        if (
            isinstance(document, dict)
            and jsonld.is_standard(document.get("@context"))
            and "@graph" not in document
        ):
            node = {key: value for key, value in document.items() if key != "@context"}
            if is_plain(node):
                yield node


def is_plain(node: dict[str, Any]) -> bool:
    seen = walk.Walk()
    try:
        seen.root(node, None)
    except faults.Odd:
        return False
    return "@type" in node


@functools.cache
def plain() -> list[tuple[dict[str, Any], bool]]:
    """All of them, each with whether the schema lets it through, as jsonschema says."""
    judge = schemas.judge("thing")
    return [(node, judge.is_valid(node)) for cases in FILES.values() for node in plain_nodes(cases)]


def agree(node: dict[str, Any], valid: bool) -> None:
    """The walk says the same of a node as the schema, as far as a schema can tell."""
    report = validate({"@context": "https://schema.org", **node}, profiles=[])
    errors = {f.code for f in report.findings if f.severity == "error"}
    if not valid:
        assert errors, f"the schema refuses {node}, the walk finds nothing: {list(schemas.faulty(node))}"
    if errors & STRUCTURAL:
        assert not valid, f"the walk finds {errors} in {node}, the schema lets it through"


def test_generating_again_changes_nothing() -> None:
    for name, text in generator().files().items():
        assert (ROOT / name).read_text("utf-8") == text, f"{name}: run `make schema`"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_sound_and_has_its_own_id(name: str) -> None:
    schema = schemas.show(name)
    jsonschema_rs.meta.validate(schema)
    assert schema["$id"].startswith("urn:publisher:schema:")
    assert "uniqueItems" not in json.dumps(schema)


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
def test_jsonschema_finds_a_schema_sound_too(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas.show(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_needs_nothing_else(name: str) -> None:
    whole = schemas.bundle(name)
    node = {"@context": "https://schema.org", "@type": "Person", "name": "Ana Silva"}
    said = {jsonschema_rs.Draft202012Validator(whole).is_valid(node)}
    assert said == {jsonschema.Draft202012Validator(whole).is_valid(node)}


def test_a_schema_there_is_not_names_those_there_are() -> None:
    with pytest.raises(NotFound) as caught:
        schemas.show("news")
    assert "news-article" in caught.value.hint


def test_walk_and_schema_agree_on_the_suite() -> None:
    for node, valid in plain():
        agree(node, valid)


def test_jsonschema_and_jsonschema_rs_agree() -> None:
    fast = jsonschema_rs.Draft202012Validator(schemas.bundle("thing"))
    assert [node for node, valid in plain() if fast.is_valid(node) != valid] == []


SAMPLES = {
    "text": ["Harbour", "", "https://news.example/1", "x y"],
    "date": ["2024-05-02", "2024-05-02T09:00:00Z", "May 2", "20240502", "", 5],
    "boolean": [True, False, "False", "yes", "https://schema.org/True"],
    "number": [1, 0, 2.5, -1, "12", "many"],
    "any": [None, True, 7, 1.5, "x", [], {}, {"@id": "#a"}, [[]], "https://schema.org/InStock"],
}
TYPES = [
    "Person",
    "Place",
    "NewsArticle",
    "Event",
    "Thing",
    "Offer",
    "Persn",
    "Role",
    "QuantitativeValue",
    "ex:Own",
]
NAMED = sorted(
    {
        "name",
        "headline",
        "author",
        "location",
        "startDate",
        "isAccessibleForFree",
        "wordCount",
        "image",
        "url",
    }
    | {
        "eventStatus",
        "offers",
        "about",
        "duration",
        "latitude",
        "price",
        "keywords",
        "identifier",
        "hasPart",
        "nme",
    }
)
values = st.recursive(
    st.sampled_from([value for samples in SAMPLES.values() for value in samples]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.builds(
            lambda kind, members: {"@type": kind, **members},
            st.sampled_from(TYPES),
            st.dictionaries(st.sampled_from(NAMED), inner, max_size=3),
        ),
    ),
    max_leaves=6,
)


@given(st.sampled_from(TYPES[:4]), st.dictionaries(st.sampled_from(NAMED), values, max_size=5))
def test_walk_and_schema_agree_on_anything(kind: str, members: dict[str, Any]) -> None:
    node = {"@type": kind, **members}
    if is_plain(node):
        agree(node, schemas.judge("thing").is_valid(node))


@given(st.deferred(lambda: st.sampled_from(sorted(slots.slots()))), values)
def test_walk_and_schema_agree_on_every_property(name: str, value: Any) -> None:
    domain = (vocabulary.domains(name) or ("Thing",))[0]
    node = {"@type": domain, name: value}
    if is_plain(node) and vocabulary.superseded_by(domain) is None:
        agree(node, schemas.judge("thing").is_valid(node))


def test_a_deep_document_is_judged_at_once() -> None:
    node: dict[str, Any] = {"@type": "Thing"}
    for _ in range(14):
        node = {"@type": "CreativeWork", "about": [node, node] if "about" not in node else node}
    assert schemas.judge("thing").is_valid(node)


AJV = """
const Ajv = require('ajv/dist/2020');
const {schema, nodes} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const validate = new Ajv({strict: false, logger: false}).compile(schema);
console.log(JSON.stringify(nodes.map(node => validate(node))));
"""


@pytest.mark.soak
def test_ajv_and_jsonschema_find_no_difference() -> None:
    nodejs.require()
    nodes = [node for node, _ in plain()]
    given_to = json.dumps({"schema": schemas.bundle("thing"), "nodes": nodes})
    done = nodejs.run("node", "-e", AJV, given=given_to)
    assert done.returncode == 0, done.stderr
    verdicts = json.loads(done.stdout)
    differing = [node for (node, valid), verdict in zip(plain(), verdicts, strict=True) if verdict != valid]
    assert differing == []
