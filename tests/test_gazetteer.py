"""The gazetteer knows places, peoples and organisations by name, and loads at once."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import gazetteer
from publisher.gazetteer import packs, tongues

KNOWN = gazetteer.load()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kyiv", "City", "UA"),
        ("Kiev", "City", "UA"),
        ("United Kingdom", "Country", "GB"),
        ("UK", "Country", "GB"),
        ("Turkey", "Country", "TR"),
        ("Ivory Coast", "Country", "CI"),
        ("Texas", "State", "US"),
        ("Bavaria", "AdministrativeArea", "DE"),
        ("Crimea", "AdministrativeArea", "UA"),
        ("Baltic Sea", "SeaBodyOfWater", ""),
        ("San José", "City", "CR"),
        ("Washington, D.C.", "City", "US"),
    ],
)
def test_a_place_is_known_by_its_names(name: str, kind: str, country: str) -> None:
    found = [place for place in KNOWN.places(name) if place.kind == kind and place.country == country]
    assert found


def test_a_city_has_its_identifier_and_where_it_lies() -> None:
    kyiv = next(place for place in KNOWN.places("Kyiv") if place.kind == "City")
    assert (kyiv.geonames, kyiv.capital) == ("703448", True)
    assert kyiv.latitude is not None and 50 < kyiv.latitude < 51
    assert kyiv.population > 2_000_000


def test_one_name_can_be_many_places() -> None:
    assert {place.country for place in KNOWN.places("Georgia")} == {"GE", "US"}
    assert {"FR", "US"} <= {place.country for place in KNOWN.places("Paris")}


def test_what_is_not_known_is_nothing() -> None:
    assert KNOWN.places("Qwertyville") == ()
    assert "Qwertyville" not in KNOWN
    assert KNOWN.continent("ZZ") == ""


@pytest.mark.parametrize(("word", "code"), [("Ukrainian", "UA"), ("Swiss", "CH"), ("Costa Rican", "CR")])
def test_a_people_names_its_country(word: str, code: str) -> None:
    assert KNOWN.demonyms[word] == code


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Reuters", "NewsMediaOrganization"), ("NATO", "Organization"), ("NASA", "GovernmentOrganization")],
)
def test_a_well_known_organisation_has_its_type(name: str, kind: str) -> None:
    assert KNOWN.organizations[name] == kind


def test_it_loads_in_a_fifth_of_a_second() -> None:
    code = (
        "import time; begun = time.process_time(); from publisher import gazetteer; gazetteer.load();"
        "print(time.process_time() - begun)"
    )
    runs = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(runs) < 0.2


def test_it_is_loaded_once() -> None:
    begun = time.perf_counter()
    assert gazetteer.load() is KNOWN
    assert time.perf_counter() - begun < 0.01


@pytest.mark.parametrize(
    ("asked", "name", "meant"),
    [
        (tongues.language, "português", "pt"),
        (tongues.language, "Brazilian Portuguese", "pt-BR"),
        (tongues.language, "українська", "uk"),
        (tongues.language, "简体中文", "zh-Hans"),
        (tongues.country, "Allemagne", "DE"),
        (tongues.currency, "coronas suecas", "SEK"),
        (tongues.currency, "Schweizer Franken", "CHF"),
        (tongues.weekday, "Mittwoch", "Wednesday"),
        (tongues.weekday, " mié. ", "Wednesday"),
        (tongues.month, "травня", 5),
        (tongues.month, "août", 8),
    ],
)
def test_what_other_languages_call_it_is_known(
    asked: Callable[[str], object], name: str, meant: object
) -> None:
    assert asked(name) == meant


@pytest.mark.parametrize("name", ["listopad", "listopada", "", "Qwerty", "11"])
def test_what_means_two_things_in_two_languages_or_nothing_means_nothing(name: str) -> None:
    assert tongues.month(name) is None


def test_a_pack_is_built_where_nobody_has_built_it_yet(tmp_path: Path) -> None:
    written = packs.write("new.pack", tongues.build(), tmp_path / "new").read_text(encoding="utf-8")
    assert "day\tmittwoch\tWednesday" in written.split("\n")
    assert len(written.split("\n")) == len(tongues.load())
