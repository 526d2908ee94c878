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
        ("A judge struck down the law in Atlanta on Monday.", "Judge strikes down the law in Atlanta", "strike"),
        ("Lightning struck a church in Bergamo on Monday.", "Lightning strike at church in Bergamo", "lightning"),
        ("Rival leaders shook hands in Nicosia on Monday.", "Rival leaders shake hands in Nicosia", "ceremony"),
        ("US troops pulled out of Niger in March.", "US troops pull out of Niger", "pull"),
        ("A laptop caught fire on a train in Zurich on Monday.", "Fire on train in Zurich", "fire"),
        ("The exhibition went on show in Basel on Monday.", "Exhibition in Basel", "exhibition"),
        ("A hit-and-run killed a cyclist in Perth on Monday.", "Hit-and-run in Perth", "crash"),
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
    ("text", "name"),
    [
        ("A ferry carrying 60 people rolled over on Monday off Cebu.", "Ferry rolls over off Cebu"),
        ("The bridge on the road to Larne collapsed on Monday.", "Collapse of bridge on the road to Larne"),
        ("Adebayo Foods bought Kano-based Sahel Rice Mills on Monday.", "Adebayo Foods buys Sahel Rice Mills"),
        ("Ana Silva, whose books made her one of the great writers of the South, died on Monday in Oslo.",
         "Death of Ana Silva in Oslo"),
        ("Germany outlawed a far-right group on Monday.", "Germany outlaws a far-right group"),
        ("The firm revealed a new electric car in Lyon on Monday.", "Firm reveals a new electric car in Lyon"),
        ("MPs debated the dying bill in London on Monday.", "MPs debate the dying bill"),
        ("Four crew disappeared off Cape Verde on Sunday.", "Four crew disappear off Cape Verde"),
        ("Tesoro Motors expanded its plant on Monday.", "Tesoro Motors expands its plant"),
        ("The chancellor met the Polish president in Berlin on Monday.",
         "Meeting of chancellor and Polish president"),
        ("The actress Kay Dunn married a farmer in Devon on Saturday.", "Wedding of Kay Dunn in Devon"),
        ("Pope Leo arrived in Nairobi on Monday.", "Pope Leo arrives in Nairobi"),
        ("The US froze the banker's assets on Monday.", "US freezes the banker's assets"),
        ("Prisoners broke out of a jail on Friday.", "Prisoners break out of a jail"),
        ("Cidona made 40 workers redundant in Cork on Monday.", "Cidona makes 40 workers redundant in Cork"),
        ("Three hikers went missing near Ushuaia on Monday.", "Three hikers go missing near Ushuaia"),
        ("India recalled its envoy from Ottawa on Monday.", "India recalls its envoy from Ottawa"),
        ("The queen celebrated her 70th birthday in The Hague on Monday.", "70th birthday in The Hague"),
        ("Emails leaked in Brussels on Monday.", "Emails leak in Brussels"),
        ("The board named Olga Brandt chief executive on Monday.", "Board names Olga Brandt chief executive"),
        ("Workers will begin building a metro in Accra in June.", "Workers begin building a metro in Accra"),
        ("The firm stopped making cars in Turin on Monday.", "Firm stops making cars in Turin"),
        ("Work began on a new bridge in Porto on Monday.", "Work begins on a new bridge in Porto"),
    ],
)  # fmt: skip
def test_a_name_keeps_what_it_would_be_wrong_without(text: str, name: str) -> None:
    assert only(text).name == name


@pytest.mark.parametrize(
    ("text", "name", "start"),
    [
        ("Judges upheld Leo Grant's conviction in Cape Town on Monday.", "Judges uphold Leo Grant's conviction",
         "2024-05-06"),
        ("Ada Lind reached the final in Budapest on Friday.", "Ada Lind reaches the final in Budapest", "2024-05-03"),
        ("The judge ordered a retrial in Auckland on Monday.", "Judge orders a retrial in Auckland", "2024-05-06"),
        ("Veterans commemorated the battle in Arnhem on Sunday.", "Veterans commemorate the battle in Arnhem",
         "2024-05-05"),
        ("Prosecutors accused Marco Bellini of fraud in Milan on Monday.", "Prosecutors accuse Marco Bellini of fraud",
         "2024-05-06"),
        ("The court forced the firm to pay in Sydney on Monday.", "Court forces the firm to pay", "2024-05-06"),
        ("Senators voted to impeach the judge on Monday.", "Senators vote to impeach the judge", "2024-05-06"),
        ("A mother abandoned her baby in Rome on Monday.", "Mother abandons her baby in Rome", "2024-05-06"),
        ("The president vacated the palace in Colombo on Monday.", "President vacates the palace in Colombo",
         "2024-05-06"),
        ("The suspect was brought to court in Leeds on Monday.", "Suspect brought to court in Leeds", "2024-05-06"),
        ("The court threw out the appeal in Rome on Monday.", "Court throws out the appeal in Rome", "2024-05-06"),
        ("A guard was put on leave in Leeds on Monday.", "Guard put on leave in Leeds", "2024-05-06"),
        ("The jury retired to consider its verdict in Leeds on Monday.", "Jury retires in Leeds", "2024-05-06"),
        ("The town came under fire near Kherson on Monday.", "Town comes under fire near Kherson", "2024-05-06"),
        ("The EU pledged 2bn euros to Moldova on Monday.", "EU pledges 2bn euros to Moldova", "2024-05-06"),
    ],
)  # fmt: skip
def test_what_is_done_about_something_is_no_telling_of_that(text: str, name: str, start: str) -> None:
    event = only(text)
    assert (event.name, event.start, event.status) == (name, start, "")


@pytest.mark.parametrize(
    "text",
    [
        "The couple loved the house in 1990.",
        "A spokesman praised the crew in Rome on Monday.",
        "The firm owned a mill in Rome in 1990.",
        "The minister respected the ruling in Rome on Monday.",
        "Lawyers expressed concern in Geneva on Monday.",
    ],
)
def test_a_state_or_an_opinion_is_no_event(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Alba Foods bought Danish rival Kornet on Monday.", "BusinessEvent"),
        ("Alba Foods agreed to buy Hallam Mills on Monday.", "BusinessEvent"),
        ("Two banks merged in Accra on Monday.", "BusinessEvent"),
        ("Skyra cut 200 jobs in Lagos on Monday.", "BusinessEvent"),
        ("The pupils graduated from the college in Suva on Friday.", "EducationEvent"),
        ("The ministry published a report on floods on Monday.", "PublicationEvent"),
        ("A Picasso was auctioned in Paris on Monday.", "SaleEvent"),
        ("A weightlifting contest takes place in Forde on 5 June.", "SportsEvent"),
        ("Ana Silva bought a car in Paris on Monday.", ""),
    ],
)
def test_an_event_has_the_closest_type(text: str, type_: str) -> None:
    assert only(text).type == type_


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The tour began in Calgary. It wraps up on June 4 at the Vogue in Vancouver.", "Tour wraps up at the Vogue"),
        ("The riders left Mombasa in April. They reached Blantyre on Tuesday.", "Riders reach Blantyre"),
        ("The pandas came from China. The zoo will send them back on Friday.", "Zoo sends the pandas"),
        ("The plant makes glass. Norvane opened it in 2017.", "Opening of plant"),
        ("The bank made an offer in 2022. Its rival accepted it on Tuesday.", "Rival accepts the offer"),
        ("A bomb was found in 2020; soldiers blew it up on Tuesday.", "Soldiers blow the bomb up"),
        ("Police detained more than 100 workers in 2021; all were released on Tuesday.", "100 workers released"),
    ],
)  # fmt: skip
def test_what_a_pronoun_stands_for_is_in_the_name(text: str, name: str) -> None:
    assert events(text)[-1].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lubbock Chamber of Commerce has dropped its June 24 gala.", "Lubbock Chamber of Commerce's gala"),
        ("Kestrel Foods publishes half-year results on 29 August.", "Kestrel Foods' half-year results"),
        ("Olympic rower Josie Adlington announced her retirement on Sunday evening.", "Josie Adlington's retirement"),
        ("The arrest of the editor, Goran Taleski, on Tuesday caused an outcry.", "Arrest of Goran Taleski"),
        ("Nadia Khan was operated on in Salalah on Tuesday.", "Operation on Nadia Khan in Salalah"),
        ("Genk signed the 19-year-old Bendegúz Tóth on Tuesday.", "Genk signs Bendegúz Tóth"),
        ("The four will meet in Abuja on Monday.", "Four meet in Abuja"),
        ("The $96 million probe left Florida on Tuesday.", "$96 million probe leaves Florida"),
        ("Tucson council voted on Tuesday to tear down the bus garage.", "Tucson council votes to tear down the bus garage"),
        ("The Food and Drug Administration approved a new insulin on Tuesday.", "Food and Drug Administration approves a new insulin"),
    ],
)  # fmt: skip
def test_a_name_says_whose_and_whom_and_no_less(text: str, name: str) -> None:
    assert only(text).name == name
