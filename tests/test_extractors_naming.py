"""An event is called what it was, by a short name, and is of the kind that its words say."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

from functools import partial

import pytest
import telling

WEDNESDAY = "2024-05-08"
events = partial(telling.events, published=WEDNESDAY)
only = partial(telling.only, published=WEDNESDAY)


def test_an_event_has_a_short_name() -> None:
    text = "Police arrested Tom Reed in Dover on Tuesday after a long chase through the lanes behind the old harbour."
    assert only(text).name == "Arrest of Tom Reed in Dover"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A cargo vessel went down off Zanzibar on Monday.", "Sinking of cargo vessel off Zanzibar", "sinking"),
        ("A light aircraft went down near Mombasa on Monday.", "Crash of light aircraft near Mombasa", "crash"),
        ("Eleven wagons left the rails in Kumasi on Monday.", "Derailment of eleven wagons in Kumasi", "crash"),
        ("Police picked up four fans in Split on Monday.", "Arrest of four fans in Split", "arrest"),
        ("A woman was led away by detectives in Bari on Monday.", "Arrest of woman in Bari", "arrest"),
        ("A gas cylinder blew up in a kitchen in Lagos on Monday.", "Explosion of gas cylinder in Lagos", "explosion"),
        ("Dockers in Durban downed tools on Monday.", "Strike by dockers in Durban", "strike"),
        ("The roof of the hall in Ostrava gave way on Monday.", "Collapse of roof of the hall", "collapse"),
        ("Thieves broke into the museum in Oviedo on Monday.", "Burglary at museum in Oviedo", "theft"),
        ("A tram and a van collided in Gent on Monday.", "Collision of tram and van", "crash"),
        ("Botswana goes to the polls on 20 May.", "Election in Botswana", "election"),
        ("The band went down well in Gdansk on Monday.", "Band goes down in Gdansk", "go"),
        ("Niamh Walsh will have a scan on Friday.", "Niamh Walsh has a scan", "have"),
    ],
)  # fmt: skip
def test_a_verb_with_words_beside_it_is_named_by_its_noun(text: str, name: str, kind: str) -> None:
    event = only(text)
    assert (event.name, event.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "name", "start"),
    [
        ("Elders negotiated a truce in Malakal. It came into force on Monday.", "Truce in Malakal", "2024-05-06"),
        ("Pilots gave in an hour before a meeting with the airline was to begin in Oslo on Monday.",
         "Meeting with the airline in Oslo", "2024-05-06"),
        ("The breakthrough came on Monday, when police in Bruges arrested a caretaker.",
         "Arrest of caretaker in Bruges", "2024-05-06"),
        ("The board dismissed its director, Idris Kamau, and reinstated him on Monday.",
         "Board reinstates Idris Kamau", "2024-05-06"),
        ("She quarrelled with the firm, whose report on the fire came out on Monday.",
         "Report on the fire comes out", "2024-05-06"),
        ("The regatta was rowed on Monday in Bled because of fog.", "Regatta rowed in Bled", "2024-05-06"),
        ("The 41-year-old, whose studio is in Kobe, received the prize in Oslo on Monday.",
         "41-year-old receives the prize in Oslo", "2024-05-06"),
    ],
)  # fmt: skip
def test_what_an_event_is_called_is_what_it_was(text: str, name: str, start: str) -> None:
    event = only(text)
    assert (event.name, event.start) == (name, start)


@pytest.mark.parametrize(
    "text",
    [
        "Kwame Boateng won the 10,000 metres in Accra on Saturday.",
        "Galway held Sligo to a goalless draw on Friday.",
        "Spain's Luis Ortega took gold in the 200m butterfly in Budapest on Tuesday.",
        "Ana Lima defended her world title by outpointing Rosa Cruz in Las Vegas on Saturday.",
        "Tadej Vidmar won the third stage of the Tour of Slovenia in Celje on Friday.",
        "Ruth Cheboi took part in the Great Porto Run on Sunday.",
        "Chad and Mali will play for the African handball title in Kigali on Saturday.",
        "The Coppa Italia tie between Pisa and Lucca was abandoned at halftime on Sunday.",
        "Ida Falk, a goalkeeper until last year, swam the 400 metres backstroke in Graz on Sunday.",
        "Lucca's goalkeeper, Ana Reyes, equalised with a header in Pisa on Sunday.",
    ],
)
def test_a_contest_is_told_by_its_words_alone(text: str) -> None:
    assert [e.type for e in events(text)] == ["SportsEvent"]


@pytest.mark.parametrize(
    "text",
    [
        "The 200 metres of sea wall in Seaford were repaired on Saturday.",
        "Villagers won the right to appeal in Leeds on Friday.",
        "The union held the company to a deal on Friday.",
        "Ana Reyes swam to the wreck off Malta on Friday.",
    ],
)
def test_a_distance_or_a_win_is_no_contest_by_itself(text: str) -> None:
    assert all(e.type != "SportsEvent" for e in events(text))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "The folk trio have a new album. Their fiddler, Ida Falk, wrote the songs. A show in Graz is on 4 June.",
            "MusicEvent",
        ),
        ("The potters have a new kiln. Their trainer, Ida Falk, built it. A show in Graz is on 4 June.", ""),
    ],
)
def test_a_show_of_those_who_make_music_is_a_concert(text: str, type_: str) -> None:
    assert [e.type for e in events(text) if e.kind == "show"] == [type_]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A drone strike hit a depot south of Khartoum on Monday.", "Drone strike near Khartoum"),
        ("The exhibition opens in the west of Glasgow on Friday.", "Exhibition in Glasgow"),
        ("A tanker ran aground off the coast of Sri Lanka on Monday.", "Grounding of tanker off Sri Lanka"),
        ("A bomb exploded on the outskirts of Peshawar on Monday.", "Explosion of bomb near Peshawar"),
        ("The accident happened on the A9 on Monday.", "Accident on the A9"),
        ("A pedestrian was robbed on Ormeau Road on Monday.", "Robbery of pedestrian on Ormeau Road"),
        ("An avalanche killed two in the French Alps on Monday.", "Avalanche in the French Alps"),
        ("A satellite was launched from Baikonur on Monday.", "Launch of satellite from Baikonur"),
        ("The festival returns to Port of Spain on Friday.", "Festival in Port of Spain"),
        ("Norwich Cathedral hosts a carol service on Friday.", "Carol service at Norwich Cathedral"),
        ("A walk around Loch Leven takes place on Friday.", "Walk around Loch Leven"),
        ("The Delhi to Mumbai express derailed near Surat on Monday.", "Derailment of Delhi to Mumbai express"),
        ("The Belfast to Derry line will close on Friday.", "Belfast to Derry line closes"),
        ("A Chinese-built railway opened in Laos on Monday.", "Chinese-built railway opens in Laos"),
        ("The Nairobi-based firm laid off 200 staff on Monday.", "Nairobi-based firm lays off 200 staff"),
    ],
)  # fmt: skip
def test_a_name_says_of_its_place_what_the_text_says(text: str, name: str) -> None:
    assert only(text).name == name
