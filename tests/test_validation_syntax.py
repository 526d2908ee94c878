"""Text that is no strict JSON: refused with line, column and likely cause, whatever it is, never slowly."""

from __future__ import annotations

import functools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measure import ending

from publisher import jsonld, pointer
from publisher.validation import places, validate
from publisher.validation.report import dump

BROKEN = [
    *(
        "",
        " ",
        "[",
        "]",
        "{",
        "}",
        "[1,",
        "[,1]",
        "[1,,2]",
        "[1 2]",
        '["a" "b"]',
        "[1",
        '{"a"',
        '{"a":',
        '{"a" 1}',
    ),
    *(
        '{"a":1',
        '{"a":1,}',
        "{,}",
        "{1:1}",
        "{a:1}",
        "{'a':1}",
        '{"a":1 "b":2}',
        '{"a":1}}',
        '{"a":1}{"b":2}',
        "[1]]",
    ),
    *(
        "nul",
        "tru",
        "True",
        "None",
        "undefined",
        "NaN",
        "-",
        "+1",
        ".5",
        "5.",
        "1e",
        "1e+",
        "01",
        "0x1",
        "1_000",
        "--1",
    ),
    *(
        '"',
        '"a',
        '"\\"',
        '"\\x"',
        '"\\u12"',
        '"\\u12g4"',
        '"a\nb"',
        '"a\tb"',
        '"\x00"',
        "'a'",
        "“a”",
        '"a" b',
    ),
    *(
        "// a\n1",
        "/* a */ 1",
        "# a\n1",
        "1;",
        "<a>1</a>",
        "---\na: 1",
        "\x00",
        "\ufeff1",
        "\u00a01",
        "[1\u2028,2]",
    ),
    *(
        "[\f1]",
        "[\v1]",
        '{"a":\f1}',
        "[Infinity]",
        "[-Infinity]",
        "[-NaN]",
        "[1e999]",
        "[-1e9999]",
        "[1E400]",
    ),
    *('["\\ud800"]', '["\\udc00\\ud800"]', '["\\ud800x"]', '["\\u0000"]', '{"\\u0000":1}', '{"a":1,"a":2}'),
    *(
        '{"":1,"":2}',
        '{"a":{"b":1,"b":2}}',
        '{"a":1,"\\u0061":2}',
        "[" * 33 + "]" * 33,
        '{"a":' * 40 + "1" + "}" * 40,
    ),
    *("[" * 100_000, '{"a":' * 50_000, "[" * 50_000 + "]" * 50_000, '"' + "\\" * 99_999, "[" + "1," * 50_000),
    *("123456789012345678901234567890", "-9007199254740992", "9007199254740992", '"' + "a" * 1_048_576 + '"'),
]
PLACES = {
    **dict.fromkeys(("[1e999]", "[-1e9999]", "[1E400]"), "/0"),
    **dict.fromkeys(('["\\ud800"]', '["\\udc00\\ud800"]', '["\\ud800x"]', '["\\u0000"]'), "/0"),
    **dict.fromkeys(('{"a":1,"a":2}', '{"a":1,"\\u0061":2}'), "/a"),
    '{"":1,"":2}': "/",
    '{"a":{"b":1,"b":2}}': "/a/b",
}
"""Where it is one value or name that is wrong, the pointer that leads there."""

BYTES = [
    b"\xff",
    b"\xfe\xff\x00{",
    b"\x80",
    b'"\xc3\x28"',
    b'"\xed\xa0\x80"',
    b'"\xf4\x90\x80\x80"',
    b'["\xe9"]',
    b"\xc0\xaf",
]


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: repr(text[:30]))
def test_broken_text_is_one_error_with_its_place(text: str) -> None:
    with ending():
        report = validate(text)
    (finding,) = report.findings
    assert not report.valid
    assert finding.severity == "error"
    assert finding.pointer == PLACES.get(text, "")
    assert finding.line is not None
    assert finding.line >= 1
    assert finding.column is not None
    assert finding.column >= 1
    with pytest.raises(jsonld.Malformed):
        jsonld.parse(text)


@pytest.mark.parametrize("data", BYTES, ids=repr)
def test_bytes_that_are_not_utf_8_are_refused(data: bytes) -> None:
    (finding,) = validate(data).findings
    assert finding.code == "not-utf-8"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('{"name": "Bäcker"}'.encode("latin-1"), "it has the byte E4, which is ä in Windows-1252"),
        ('{"name": "Bäcker"}'.encode("utf-16"), "the text is UTF-16, not UTF-8"),
        ('{"name": "Bäcker"}'.encode("utf-16-le"), "the text is UTF-16, not UTF-8"),
        ('{"name": "Bäcker"}'.encode("utf-16-be"), "the text is UTF-16, not UTF-8"),
        ('{"name": "Bä'.encode()[:-1], "it ends within a character"),
        (b'{"name": "\x81"}', "it has the byte 81"),
    ],
)
def test_what_is_not_utf_8_is_told_by_its_name(data: bytes, message: str) -> None:
    (finding,) = validate(data).findings
    assert finding.code == "not-utf-8"
    assert finding.message.endswith(message)


def test_the_cause_is_told_where_it_stands() -> None:
    (finding,) = validate('{\n  "@context": "https://schema.org",\n  "headline": “x”\n}').findings
    assert (finding.line, finding.column, finding.suggestion) == (3, 15, '"')
    assert "typographic" in finding.message


def test_a_member_twice_is_told_at_the_second() -> None:
    (finding,) = validate('{"a": {"b": 1},\n "c": {"b": 1,\n "b": 2}}').findings
    assert (finding.code, finding.line, finding.column) == ("duplicate-member", 3, 2)


@given(st.text(max_size=60))
def test_any_text_gets_a_report(text: str) -> None:
    json.dumps(dump(validate(text)))


@given(st.binary(max_size=60))
def test_any_bytes_get_a_report(data: bytes) -> None:
    json.dumps(dump(validate(data)))
    json.dumps(dump(validate(data, lenient=True)))


KEYS = (
    "@context @type @id @graph @value @list @set @reverse @language @included @nest name author headline "
    "datePublished eventStatus offers geo hasPart __proto__ $ref schema:name ex:x : a:b:c constructor "
    "query-input ~ / a/b ratingValue wordCount"
)
keys = st.sampled_from([*KEYS.split(), ""])
UNREAD = frozenset({"nul-character", "lone-surrogate", "too-deep", "number-too-large", "double-encoded"})
"""Codes of texts that are not read, so that their findings have no pointer."""

leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["https://schema.org", "Person", "NewsArticle", "2024-05-02", "PT1H", "#a", "_:b", "schema:Event"]
    ),
)
documents = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=5)),
    max_leaves=25,
)


@given(documents)
def test_any_document_gets_a_report_whose_pointers_lead_somewhere(document: Any) -> None:
    text = json.dumps(document)
    report = validate(text)
    if any(finding.code in UNREAD for finding in report.findings):
        return
    for finding in report.findings:
        pointer.resolve(document, finding.pointer)
    assert validate(document if not isinstance(document, str) else text).valid == report.valid


def spot(document: Any, at: str = "") -> list[str]:
    """Every pointer of a document."""
    found = [at]
    if isinstance(document, dict):
        for key, value in document.items():
            found += spot(value, pointer.join(at, key))
    elif isinstance(document, list):
        for index, value in enumerate(document):
            found += spot(value, pointer.join(at, index))
    return found


@given(documents, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_every_value_is_found_in_the_text(document: Any, indent: int | str | None, ascii_only: bool) -> None:
    text = " \n" + json.dumps(document, indent=indent, ensure_ascii=ascii_only)
    pointers = spot(document)
    wanted = [(pointer.split(at), False) for at in pointers]
    offsets = places.locate(text, wanted)
    assert offsets == [places.locate(text, [one])[0] for one in wanted]
    for at, offset in zip(pointers, offsets, strict=True):
        assert json.JSONDecoder().raw_decode(text, offset)[0] == pointer.resolve(document, at)


@functools.cache
def huge(share: float) -> dict[str, Any]:
    """Documents of a megabyte, or of a part of one, of which each asks most of another rule."""

    def n(most: int) -> int:
        return int(most * share)

    asked: dict[str, dict[str, Any]] = {
        "a text of a megabyte": {"@type": "NewsArticle", "articleBody": "<&{Ã " * n(200_000)},
        "a name of a megabyte": {"@type": "Person", "name": "A b, " * n(200_000)},
        "an address of a megabyte": {"@type": "Thing", "url": "https://" + "a.-" * n(300_000)},
        "a date of a megabyte": {"@type": "Event", "startDate": "2024-" * n(200_000)},
        "a duration of a megabyte": {"@type": "Event", "duration": "P1" * n(500_000)},
        "a price of a megabyte": {"@type": "Offer", "price": "1," * n(500_000)},
        "a type of a megabyte": {"@type": "Per" * n(300_000)},
        "a country of a megabyte": {"@type": "PostalAddress", "addressCountry": "1" * n(999_999)},
        "a language of a megabyte": {"@type": "Book", "inLanguage": "en-" * n(300_000)},
        "a number of a megabyte": {"@type": "Book", "wordCount": "1" * n(999_999)},
        "a status of a megabyte": {"@type": "Event", "eventStatus": "Event" * n(200_000)},
        "a context of a megabyte": {"@context": "schema" * n(160_000), "@type": "Event"},
        "thirty thousand names": {"@type": "Thing", **{f"na{i}me": 1 for i in range(n(60_000))}},
        "names nearly right": {"@type": "Thing", **{f"headlin{i}": 1 for i in range(n(40_000))}},
        "ten thousand nodes": {"@graph": [{"@type": "Persn", "nam": ""}] * n(30_000)},
        "ten thousand references": {
            "@graph": [
                {"@type": "Person", "@id": f"#{i}", "knows": {"@id": f"#x{i}"}} for i in range(n(14_000))
            ]
        },
        "one identity on everything": {
            "@graph": [{"@type": "Person", "@id": "#a", "knows": {"@id": "#a"}}] * n(14_000)
        },
        "hundreds of thousands of nulls": {"@type": "Thing", "name": [None] * n(200_000)},
        "a context of many terms": {
            "@context": ["https://schema.org", {f"t{i}": f"t{i + 1}:x" for i in range(n(30_000))}],
            "@type": "Thing",
            "t1": "x",
        },
        "many contexts": {"@graph": [{"@context": {"a": "schema:name"}, "a": "x"}] * n(15_000)},
        "prefixes everywhere": {"@graph": [{"@type": "schema:Person", "ex:a": 1}] * n(15_000)},
        "markup everywhere": {"@type": "Thing", "name": ["<b " * n(300_000)]},
        "braces everywhere": {"@type": "Thing", "name": "{{" * n(500_000)},
        "entities nearly everywhere": {"@type": "Thing", "name": "&#" * n(500_000)},
    }
    return {name: {"@context": "https://schema.org"} | document for name, document in asked.items()}


@pytest.mark.parametrize("share", [0.25, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("name", huge(0))
def test_no_input_of_a_megabyte_holds_the_validator_up(name: str, share: float) -> None:
    text = json.dumps(huge(share)[name])
    for given_to in (text, huge(share)[name]):
        with ending():
            report = validate(given_to)
        assert len(report.findings) <= 200


@pytest.mark.parametrize(
    "document", [None, 1, "x", [], {}, [[[]]], {"@graph": {}}, {"@context": {}}, {"@type": {}}], ids=repr
)
def test_a_parsed_document_of_any_kind_gets_a_report(document: Any) -> None:
    assert not validate(document).valid


def test_a_parsed_document_deeper_than_allowed_is_told_so() -> None:
    document: dict[str, Any] = {"@context": "https://schema.org", "@type": "Thing"}
    for _ in range(5_000):
        document = {"@context": "https://schema.org", "@type": "CreativeWork", "about": document}
    (finding,) = validate(document).findings
    assert finding.code == "too-deep"
