"""Settings come from the environment, typed and checked once."""

from __future__ import annotations

import pytest

from publisher import settings
from publisher.errors import Misconfigured


def test_every_setting_has_a_default_for_a_laptop() -> None:
    assert settings.load({}).database_url.startswith("sqlite:///")
    assert settings.load({}).base_url == "http://127.0.0.1:8000"


def test_a_setting_is_read_from_its_variable_and_nothing_else_is_looked_at() -> None:
    assert settings.load({"PUBLISHER_NAME": "The Daily", "NAME": "x", "PATH": "/"}).name == "The Daily"


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert settings.load({"PUBLISHER_BASE_URL": ""}) == settings.load({})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PUBLISHER_BASE_URL", "example.org"),
        ("PUBLISHER_BASE_URL", "ftp://x"),
        ("PUBLISHER_URL", "not a url"),
        ("PUBLISHER_PUSH_HTTP", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named(variable: str, value: str) -> None:
    with pytest.raises(Misconfigured, match=variable) as caught:
        settings.load({variable: value})
    assert value in caught.value.hint


def test_a_misspelt_setting_is_told_with_the_known_ones() -> None:
    with pytest.raises(Misconfigured, match="PUBLISHER_DATABSE_URL") as caught:
        settings.load({"PUBLISHER_DATABSE_URL": "x"})
    assert "there is no such setting" in str(caught.value)
    assert caught.value.hint.startswith("did you mean PUBLISHER_DATABASE_URL? known settings: ")


def test_nothing_is_suggested_for_what_is_like_no_setting() -> None:
    with pytest.raises(Misconfigured) as caught:
        settings.load({"PUBLISHER_LOGO": "x"})
    assert caught.value.hint.startswith("known settings: ")


def test_a_slash_at_the_end_of_the_address_is_nothing() -> None:
    assert settings.load({"PUBLISHER_BASE_URL": "https://news.example/"}).base_url == "https://news.example"


def test_networks_are_a_list_and_a_wrong_one_is_named() -> None:
    found = settings.load({"PUBLISHER_PUSH_NETWORKS": "127.0.0.2/32, fd00:1::/64"}).push_networks
    assert [str(network) for network in found] == ["127.0.0.2/32", "fd00:1::/64"]
    with pytest.raises(Misconfigured, match="PUBLISHER_PUSH_NETWORKS: value is not a valid") as caught:
        settings.load({"PUBLISHER_PUSH_NETWORKS": "10.0.0.0/8 here"})
    assert "here" in caught.value.hint
