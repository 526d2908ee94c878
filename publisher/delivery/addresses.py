"""Which addresses events may be sent to: public ones, so that nobody makes this machine knock at inner doors.

A URL is checked as it is written, and every address its name stands for is checked again when something is
sent. What is public follows the IANA registries of special-purpose addresses (RFC 6890, as of 2025), and for
IPv6 only global unicast is.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from publisher.errors import Unreachable

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

MOST_CHARACTERS: Final = 2_000
"""The longest URL that is kept."""

_INNER_4: Final = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers; metadata services of some clouds
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own service, on a public number
        "169.254.0.0/16",  # link-local; metadata services
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",
    )
)
_GLOBAL_6: Final = IPv6Network("2000::/3")
_INNER_6: Final = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # protocols, Teredo among them
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
_NAT64: Final = IPv6Network("64:ff9b::/96")

_HOST: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?\.?")
_URL: Final = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that is well formed, in its parts; `host` is lower case, without a dot at its end."""

    url: str
    secure: bool
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What stands in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed beyond public https: plain http, and inner networks that receivers stand in."""

    http: bool = False
    inside: tuple[Network, ...] = ()


def target(url: str, rules: Rules) -> Target:
    """The parts of a URL that may be sent to as far as can be seen without asking for names.

    Raises Unreachable with the reason: not https, a user name, characters that do not belong there, an inner
    address in whatever way of writing.
    """
    if len(url) > MOST_CHARACTERS or not _URL.fullmatch(url) or "\\" in url:
        raise Unreachable("the URL is too long or has characters that stand in no URL")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Unreachable(f"the URL cannot be read: {error}") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and rules.http):
        raise Unreachable("events are sent to https addresses only")
    if "@" in parts.netloc:
        raise Unreachable("the URL holds a user name; the signature says who sends")
    if parts.fragment or url.endswith("#"):
        raise Unreachable("the URL has a fragment, which is never sent")
    host = host.rstrip(".")
    written = literal(host)
    if written is None and (not _HOST.fullmatch(host) or len(host) > 253 or _is_numeric(host)):
        raise Unreachable("the URL names no host")
    secure = parts.scheme == "https"
    port = port if port is not None else 443 if secure else 80
    if port == 0:
        raise Unreachable("port 0 is no port")
    if written is not None:
        check(written, rules)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url, secure, host, port, path)


def check(address: Address, rules: Rules) -> None:
    """Raises Unreachable if nothing is sent to this address."""
    address = _unwrapped(address)
    if is_public(address) or _within(address, rules.inside):
        return
    raise Unreachable(f"{address} is not a public address; events are sent to public ones only")


def is_public(address: Address) -> bool:
    """Whether an address stands for one machine on the public internet."""
    address = _unwrapped(address)
    if isinstance(address, IPv4Address):
        return not _within(address, _INNER_4)
    return address in _GLOBAL_6 and not _within(address, _INNER_6)


def read(sockaddr: str) -> Address:
    """The address that a resolver gave back, without its zone. Raises Unreachable."""
    try:
        return ip_address(sockaddr.partition("%")[0])
    except ValueError:
        raise Unreachable(f"{sockaddr!r} is no address") from None


def networks(words: str) -> tuple[Network, ...]:
    """Networks separated by commas or spaces. Raises ValueError."""
    return tuple(ip_network(word) for word in re.split(r"[\s,]+", words) if word)


def _within(address: Address, nets: Collection[Network]) -> bool:
    return any(address.version == net.version and address in net for net in nets)


def _unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 one carries, where packets would go to it."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def literal(host: str) -> Address | None:
    """The address a host is when it is no name: also decimal, octal, hexadecimal and short IPv4."""
    try:
        return ip_address(host.partition("%")[0]) if ":" in host else IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def _is_numeric(host: str) -> bool:
    """Whether the last part of a host is a number: an address to some resolvers, and a name to none."""
    return re.fullmatch(r"\d+|0[xX][0-9A-Fa-f]*", host.rpartition(".")[2]) is not None
