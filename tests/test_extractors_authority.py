"""What the newsroom knows outranks what the machine finds, and nothing that two things share is either's."""

from __future__ import annotations

import pytest

from publisher.errors import Unreadable
from publisher.extractors.authority import settle
from publisher.model import ARTICLE, Article, Fact, Origin, Ref
from publisher.readers import authority, read

FILE = b"""
- "@type": Person
  name: Teresa Almada
  aliases: [Almada]
  jobTitle: Minister
  sameAs: https://harbour.example/almada
- "@type": City
  name: Almada
- "@type": Organization
  name: Harbour Board
  aliases: [the Board]
"""
ENTRIES = authority.load(FILE, "a.yaml")
TEXT = b"Minister resigns\n\nTeresa Almada resigned on Tuesday. Almada denied it, and the Harbour Board's head, too."  # noqa: E501


def article() -> Article:
    return read(TEXT)


def found(node: str, kind: str, name: str) -> list[Fact]:
    origin = (Origin("text", "entities", name, confidence=0.7),)
    return [
        Fact(node, "@type", kind, origin),
        Fact(node, "name", name, origin),
        Fact(ARTICLE, "mentions", Ref(node), origin),
    ]


def values(facts: tuple[Fact, ...], node: str) -> dict[str, object]:
    return {fact.property: fact.value for fact in facts if fact.node == node}


def test_a_thing_that_was_found_is_brought_under_its_entry() -> None:
    facts = settle(article(), found("organization-almada", "Organization", "Teresa Almada"), ENTRIES)
    assert values(facts, "person-teresa-almada") == {
        "@type": "Person",
        "name": "Teresa Almada",
        "jobTitle": "Minister",
        "sameAs": "https://harbour.example/almada",
    }
    assert not values(facts, "organization-almada")
    assert sum(1 for f in facts if f.value == Ref("person-teresa-almada")) == 1


def test_what_was_missed_is_added_with_its_place_in_the_text() -> None:
    facts = settle(article(), (), ENTRIES)
    name = next(
        fact for fact in facts if fact.node == "organization-harbour-board" and fact.property == "name"
    )
    origin = name.origins[0]
    assert article().text[origin.start : origin.end] == "Harbour Board"
    assert (origin.source, origin.detail) == ("authority", "a.yaml:9")
    assert any(fact.value == Ref("organization-harbour-board") for fact in facts)


def test_a_name_that_two_share_is_neither_s() -> None:
    both = authority.load(
        b'[{"@type": Person, name: Ana Silva, aliases: [Silva]}, {"@type": Person, name: Rui Silva, aliases: [Silva]}]',  # noqa: E501
        "a",
    )
    assert settle(read(b"Silva resigns\n\nSilva left the ministry on Tuesday morning."), (), both) == ()


def test_a_small_word_is_no_name() -> None:
    entries = authority.load(b'[{"@type": Organization, name: Reading}]', "a")
    assert settle(read(b"A morning of reading\n\nShe was reading when he came."), (), entries) == ()


def test_without_entries_the_facts_stay() -> None:
    facts = found("person-x", "Person", "X Y")
    assert settle(article(), facts, ()) == tuple(facts)


def test_a_table_is_an_authority_file() -> None:
    entries = authority.load(b"@type,name,aliases,sameAs\nPerson,Ana Silva,Silva; A. Silva,\n", "a.csv")
    assert entries[0].names == ("Ana Silva", "Silva", "A. Silva") and entries[0].line == "a.csv:2"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"- name: X Y\n", "@type: Field required"),
        (b'- "@type": Persn\n  name: X Y\n', "a:1:12: 'Persn' is no type"),
        (b'- "@type": Person\n  name: X Y\n  hedline: z\n', "a:3:3: Person has no property 'hedline'"),
        (b'- "@type": Person\n  name: X Y\n  sameAs: nowhere\n', "a:3:11:"),
        (b"a: [", "a:1:5:"),
    ],
)
def test_what_is_wrong_in_an_authority_file_is_told_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        authority.load(data, "a")
    assert said in str(caught.value)
