"""Nothing is ever sent to an inner address, however it is written and whatever its name stands for."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.delivery import addresses, client
from publisher.delivery.addresses import Rules
from publisher.errors import Unreachable

RULES = Rules(http=True)

INNER = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://0x7f000001/",
    "http://0x7F.1/",
    "http://127.0.0.1./",
    "http://127.255.255.254:8080/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://3232235777/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xA9FEA9FE/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
]


@pytest.mark.parametrize("url", INNER)
def test_an_inner_address_is_refused_however_it_is_written(url: str) -> None:
    with pytest.raises(Unreachable):
        addresses.target(url, RULES)


@pytest.mark.parametrize("url", INNER)
def test_what_the_systems_resolver_makes_of_it_is_refused_as_well(url: str) -> None:
    host = urlsplit(url).hostname or ""
    try:
        found = client.resolve(unquote(host), 80)
    except OSError:
        return
    for address in found:
        with pytest.raises(Unreachable):
            addresses.check(addresses.read(address), RULES)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://news.example/", "https addresses only"),
        ("ftp://news.example/", "https addresses only"),
        ("file:///etc/passwd", "https addresses only"),
        ("gopher://news.example/", "https addresses only"),
        ("//news.example/", "https addresses only"),
        ("https://", "names no host"),
        ("https:///x", "names no host"),
        ("https://user@news.example/", "user name"),
        ("https://user:secret@news.example/", "user name"),
        ("https://news.example@127.0.0.1/", "user name"),
        ("https://news.example#@127.0.0.1/", "fragment"),
        ("https://news.example/\\@127.0.0.1", "characters"),
        ("https://news.example/a b", "characters"),
        ("https://news.example/\r\nX: 1", "characters"),
        ("https://news.example/é", "characters"),
        ("https://①②⑦.⓪.⓪.①/", "characters"),
        ("https://news.example:0/", "port 0"),
        ("https://news.example:99999/", "cannot be read"),
        ("https://news.example:x/", "cannot be read"),
        ("https://[::1/", "cannot be read"),
        ("https://256.256.256.256/", "names no host"),
        ("https://1.2.3.4.5/", "names no host"),
        ("https://news.0x7f/", "names no host"),
        ("https://-news.example/", "names no host"),
        ("https://news.example/" + "x" * 2000, "too long"),
    ],
)
def test_a_url_that_is_no_receiver_is_refused_with_a_reason(url: str, said: str) -> None:
    with pytest.raises(Unreachable, match=said):
        addresses.target(url, Rules())


@pytest.mark.parametrize(
    ("url", "host", "port", "path", "authority"),
    [
        ("https://news.example", "news.example", 443, "/", "news.example"),
        ("https://News.Example./hook?x=1", "news.example", 443, "/hook?x=1", "news.example"),
        ("https://xn--bcher-kva.example:8443/a", "xn--bcher-kva.example", 8443, "/a", None),
        ("https://8.8.8.8/", "8.8.8.8", 443, "/", "8.8.8.8"),
        ("https://[2606:4700::1111]/", "2606:4700::1111", 443, "/", "[2606:4700::1111]"),
    ],
)
def test_a_sound_url_is_taken_apart(url: str, host: str, port: int, path: str, authority: str | None) -> None:
    found = addresses.target(url, Rules())
    assert (found.host, found.port, found.path) == (host, port, path)
    assert found.authority == (authority or f"{host}:{port}")


def test_an_inner_network_can_be_allowed_and_the_others_stay_shut() -> None:
    rules = Rules(http=True, inside=addresses.networks("127.0.0.2/32, fd00:1::/64"))
    assert addresses.target("http://127.0.0.2:9/", rules).host == "127.0.0.2"
    addresses.check(ip_address("fd00:1::5"), rules)
    addresses.check(ip_address("::ffff:127.0.0.2"), rules)
    for shut in ("127.0.0.1", "::1", "fd00:2::1", "::ffff:127.0.0.1"):
        with pytest.raises(Unreachable):
            addresses.check(ip_address(shut), rules)


@given(st.ip_addresses(v=4))
def test_nothing_python_calls_private_is_public_here(address: IPv4Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback:
        assert not addresses.is_public(address)


@given(st.ip_addresses(v=6))
def test_no_ipv6_address_outside_global_unicast_is_public(address: IPv6Address) -> None:
    carried = address.ipv4_mapped or (
        IPv4Address(int(address) & 0xFFFFFFFF) if address in ip_network("64:ff9b::/96") else None
    )
    if carried is None and (not address.is_global or address not in ip_network("2000::/3")):
        assert not addresses.is_public(address)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_changes_nothing(address: IPv4Address) -> None:
    for wrapped in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert addresses.is_public(IPv6Address(wrapped)) == addresses.is_public(address)
