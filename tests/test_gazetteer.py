"""The gazetteer knows places, peoples and organisations by name, and loads at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import gazetteer
from publisher.gazetteer import packs, tongues, villages

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


@pytest.mark.parametrize(
    ("name", "country"),
    [("Stromness", "GB"), ("Zeebrugge", "BE"), ("Ver-sur-Mer", "FR"), ("Grindavík", "IS"), ("Sukhumi", "GE")],
)
def test_a_small_place_is_found_where_it_stands(name: str, country: str) -> None:
    assert {place.country for place in villages.of(name)} == {country}


@pytest.mark.parametrize("name", ["", "A", "Zzz", "Strom", "Lisbon", "Crucible", "Moss", "Stromness\t"])
def test_what_is_larger_a_word_a_surname_or_nothing_is_no_village(name: str) -> None:
    assert villages.of(name) == ()


def test_every_village_is_found() -> None:
    names = [line.split(b"\t")[0].decode() for line in villages._data().split(b"\n")]
    assert len(names) > 100_000
    assert all(villages.of(name) for name in (*names[:50], *names[::5000], *names[-50:]))


@pytest.mark.soak
def test_the_villages_are_packed_as_they_are_built() -> None:
    assert villages._data().decode() == villages.build()


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


def test_it_is_read_as_it_was_packed_with_few_calls_for_each_of_100_000_names() -> None:
    """What loading costs, whatever the machine: 0.2 s on one that does nothing else."""
    code = (
        "import cProfile, pstats; from publisher import gazetteer; profile = cProfile.Profile();"
        "profile.runcall(gazetteer.load);"
        "print(pstats.Stats(profile).total_calls)"
    )
    assert int(subprocess.check_output([sys.executable, "-c", code])) < 300_000


def test_it_is_loaded_once() -> None:
    assert gazetteer.load() is KNOWN


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


def test_a_pack_is_built_where_nobody_has_built_it_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "HERE", tmp_path / "new")
    text = packs.read("new.pack", tongues.build)
    assert "day\tmittwoch\tWednesday" in text.split("\n")
    assert len(text.split("\n")) == len(tongues.load())
    assert packs.read("new.pack", lambda: "not asked again") == text


def test_a_pack_of_other_tables_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "HERE", tmp_path)
    assert packs.read("new.pack", lambda: "old") == "old"
    monkeypatch.setattr(packs, "sources", lambda: "others")
    assert packs.read("new.pack", lambda: "new") == "new"
    (tmp_path / "new.pack").write_text("a pack of before there were digests")
    assert packs.read("new.pack", lambda: "new") == "new"


def test_a_change_of_a_table_or_a_module_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "HERE", tmp_path)
    told = []
    for name, text in (("a.tsv", "one"), ("a.tsv", "two"), ("b.py", "two"), ("c.pack", "no source")):
        (tmp_path / name).write_text(text)
        told.append(packs.sources.__wrapped__())
    assert len(set(told)) == 3 and told[2] == told[3]


def test_a_pack_is_kept_among_temporary_files_where_it_may_not_stand_beside_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setattr(packs, "HERE", tmp_path / "a file")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert packs.read("new.pack", lambda: "first") == "first"
    assert packs.read("new.pack", lambda: "again") == "first"
    other = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: other)
    (tmp_path / f"publisher-gazetteer-{other - 1}").rename(tmp_path / f"publisher-gazetteer-{other}")
    assert packs.read("new.pack", lambda: "one's own") == "one's own", (
        "a folder of somebody else is not believed"
    )
