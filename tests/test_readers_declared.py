"""A mapping file is judged before it is used; what it makes of an export says which of its lines made it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from publisher import validation
from publisher.errors import Unreadable
from publisher.mapping import draft
from publisher.readers import declared, read_all
from publisher.readers.declared import coverage, guessing, rules, source

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
WORKED = {"wordpress": "wordpress.json", "arc": "arc.json", "flat": "flat.csv"}

WRONG = {
    "article:\n  headlin: title\n": ("2:3", "has no property 'headlin'", "headline"),
    'article:\n  headline: "title[?"\n': ("2:20", "is no JMESPath expression", ""),
    'article:\n  author: {"@type": Place, name: x}\n': ("2:21", "author takes no Place", "Person"),
    'article:\n  author[]: {each: a, "@type": Persn, name: n}\n': ("2:32", "'Persn'", "Person"),
    'article:\n  author[]: {each: a, "@type": Person, nam: n}\n': (
        "2:40",
        "Person has no property 'nam'",
        "name",
    ),
    "article:\n  datePublished: {const: hello}\n": ("2:26", "is no value of datePublished", "Date"),
    "article:\n  wordCount: {const: many}\n": ("2:22", "is no value of wordCount", "Integer"),
    "article:\n  headline: {from: a, const: b}\n": ("2:13", "exactly one of", ""),
    "article:\n  headline: {form: a}\n": ("2:14", "form", ""),
    'article:\n  headline: {template: "{a[} x"}\n': ("2:26", "is no JMESPath", ""),
    "article:\n  headline: a\n  headline: b\n": ("3:3", "stands twice", ""),
    "article: [1]\n": ("1:10", "article", ""),
    'article:\n  "@type": Person\n': ("2:12", "'Person'", ""),
    "articles: {}\n": ("1:1", "article", ""),
    "x: [": ("1:5", "expected", ""),
    "a: &x [1]\nb: *x\n": ("m.yaml", "aliases", ""),
    "": ("m.yaml", "begins with `article:`", ""),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_in_a_mapping_is_told_with_its_place(text: str) -> None:
    place, said, hint = WRONG[text]
    with pytest.raises(Unreadable) as caught:
        declared.load(text.encode(), "m.yaml")
    assert place in str(caught.value) and said in str(caught.value) and hint in caught.value.hint
    assert "\n" not in str(caught.value)


def made(rule: str, item: Any) -> Any:
    mapping = declared.load(f"article:\n  {rule}\n".encode(), "m.yaml")
    fields = {one.property: one.value for one in declared.article(item, "x", mapping).fields}
    return next(iter(fields.values()), None)


RULES: dict[str, tuple[str, Any, Any]] = {
    "an expression": ("headline: a.b", {"a": {"b": "x"}}, "x"),
    "a default": ("headline: {from: a, default: none}", {}, "none"),
    "a constant": ("inLanguage: {const: en}", {}, "en"),
    "a template": ('identifier: {template: "{a}-{b.c}"}', {"a": 1, "b": {"c": "x"}}, "1-x"),
    "a template that lacks a piece": ('identifier: {template: "{a}-{b}"}', {"a": 1}, None),
    "a lookup": ("articleSection: {from: a, lookup: {S: Sport}}", {"a": "S"}, "Sport"),
    "a lookup without the value": ("articleSection: {from: a, lookup: {S: Sport}}", {"a": "X"}, None),
    "a split": ('keywords: {from: a, split: ","}', {"a": "x, y"}, ["x", "y"]),
    "a list of one": ("keywords[]: a", {"a": "x"}, ["x"]),
    "plain words": ("headline: {from: a, plain: true}", {"a": "<b>x</b> &amp; y"}, "x & y"),
    "a date in strptime's letters": (
        'datePublished: {from: a, date: "%d/%m/%Y"}',
        {"a": "01/03/2022"},
        "2022-03-01",
    ),
    "a zone": (
        "datePublished: {from: a, zone: Europe/Lisbon}",
        {"a": "2022-07-01T09:05:00"},
        "2022-07-01T09:05:00+01:00",
    ),
    "an offset": (
        'datePublished: {from: a, zone: "-03:30"}',
        {"a": "2022-07-01 09:05"},
        "2022-07-01T09:05:00-03:30",
    ),
    "names in one string": (
        "author: a",
        {"a": "By Ana Silva and John Roe"},
        [{"@type": "Person", "name": "Ana Silva"}, {"@type": "Person", "name": "John Roe"}],
    ),
    "nodes of a list": (
        'author[]: {each: a, "@type": Person, name: n, jobTitle: j}',
        {"a": [{"n": "Ana Silva", "j": "Editor"}, {"x": 1}]},
        [{"@type": "Person", "name": "Ana Silva", "jobTitle": "Editor"}],
    ),
    "one node": (
        'publisher: {"@type": Organization, name: {const: Post}, url: u}',
        {"u": "https://x.example"},
        {"@type": "Organization", "name": "Post", "url": "https://x.example"},
    ),
    "nothing": ("headline: a", {}, None),
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule(name: str) -> None:
    rule, item, wanted = RULES[name]
    assert made(rule, item) == wanted


@pytest.mark.parametrize(
    ("rule", "item", "said"),
    [
        ("datePublished: a", {"a": "03/04/2022"}, "m.yaml:2:18: x: datePublished '03/04/2022' is no date"),
        ("headline: a", {"a": {"b": 1}}, "headline would be an object"),
        ("headline: length(a)", {"a": 1}, "cannot be applied"),
        (
            "datePublished: {from: a, zone: Mars/Base}",
            {"a": "2022-03-01 09:05"},
            "'Mars/Base' is no time zone",
        ),
    ],
)
def test_a_value_that_does_not_fit_names_item_and_rule(rule: str, item: Any, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        made(rule, item)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", WORKED)
def test_the_worked_mappings_make_sound_documents(name: str) -> None:
    mapping = declared.load((EXAMPLES / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    articles = list(read_all((EXAMPLES / WORKED[name]).read_bytes(), name=name, mapping=mapping))
    assert articles
    for article in articles:
        assert article.body and article.get("headline")
        assert all(one.origin.detail.startswith(f"{name}.yaml:") for one in article.fields)
        assert validation.validate(draft(article, ()).document).valid


@pytest.mark.parametrize("name", WORKED)
def test_a_first_mapping_is_sound_and_finds_the_main_fields(name: str) -> None:
    data = (EXAMPLES / WORKED[name]).read_bytes()
    text = guessing.first(list(source.documents(data, name)))
    mapping = declared.load(text.encode(), "first.yaml")
    assert {"headline", "articleBody", "datePublished"} <= mapping.mapping.article.keys()
    assert {"author[]", "author"} & mapping.mapping.article.keys()
    for article in read_all(data, name=name, mapping=mapping):
        assert article.body and article.get("headline") and article.get("datePublished")


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "exports").iterdir()), ids=lambda path: path.name
)
def test_a_first_mapping_reads_the_exports_of_other_systems(path: Path) -> None:
    """Drupal, Ghost, Contentful, and a table whose columns are named as paths in XML."""
    text = guessing.first(list(source.documents(path.read_bytes(), path.name)))
    mapping = declared.load(text.encode(), "first.yaml")
    for article in read_all(path.read_bytes(), name=path.name, mapping=mapping):
        assert article.get("headline") and article.get("datePublished") and article.get("identifier"), text
        assert len(article.body) > 30 and "{" not in article.body
        assert validation.validate(draft(article, ()).document).valid


def test_an_editor_can_complete_a_first_mapping() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "publisher", "mapping", "init", EXAMPLES / "arc.json"],
        capture_output=True, text=True, check=True, cwd=EXAMPLES.parent.parent,
    )  # fmt: skip
    address = re.search(r"^# yaml-language-server: \$schema=(\S+)$", done.stdout, re.MULTILINE)
    assert address is not None
    schema = json.loads(Path(url2pathname(urlsplit(address[1]).path)).read_text("utf-8"))
    known = schema["properties"]["article"]["properties"]
    assert {"headline", "author", "author[]", "articleBody", "@type"} <= known.keys()
    assert "LiveBlogPosting" in known["@type"]["enum"]


def test_what_a_mapping_leaves_unused_is_listed() -> None:
    mapping = declared.load((EXAMPLES / "wordpress.yaml").read_bytes(), "wordpress.yaml")
    items = json.loads((EXAMPLES / "wordpress.json").read_bytes())
    left = {guessing.expression(path) for path in coverage.unused(mapping, items)}
    assert left == {"slug", "status", "_embedded.author.id"}


def test_lines_of_json_and_tables_are_exports_too() -> None:
    mapping = declared.load(b"article:\n  headline: t\n", "m.yaml")
    for data in (b'{"t": "One"}\n{"t": "Two"}\n', b'[{"t": "One"}, {"t": "Two"}]', b"t,x\nOne,1\nTwo,2\n"):
        assert [a.text for a in read_all(data, mapping=mapping)] == ["One", "Two"]


@pytest.mark.parametrize("data", [b"", b"{", b'{"t": 1}\n{', b"no table at all", b"[" * 50_000])
def test_what_is_no_export_is_one_clear_error(data: bytes) -> None:
    mapping = declared.load(b"article:\n  headline: t\n", "m.yaml")
    with pytest.raises(Unreadable) as caught:
        list(read_all(data, name="x.json", mapping=mapping))
    assert str(caught.value).startswith("x.json") and "\n" not in str(caught.value)


def test_the_schema_of_mapping_files_is_up_to_date_and_fits_the_worked_ones() -> None:
    import jsonschema

    schema = json.loads((EXAMPLES.parent.parent / "schema" / "mapping.schema.json").read_text("utf-8"))
    assert schema == rules.schema()
    for name in WORKED:
        value = declared.load((EXAMPLES / f"{name}.yaml").read_bytes(), name).where.value
        jsonschema.Draft202012Validator(schema).validate(value)
