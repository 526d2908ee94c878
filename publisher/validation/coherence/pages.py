"""Rules on the page's own address, which stands where that of something else belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from publisher.jsonld import listed
from publisher.validation.coherence.reading import each, is_a, number, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown


def page_as_image(spot: Spot) -> Iterator[Fault]:
    """A page's own address where that of a picture, a film or a sound belongs: `image` is `url`.

    Consumers fetch a page and find no picture. Write the address of the file.
    """
    pages = _pages(spot.node)
    for name in (*PICTURES, *MEDIA):
        for way, address in _files(spot.node, name):
            if isinstance(address, str) and address in pages:
                wanted = "the address of a picture" if name in PICTURES else "the address of the file"
                yield Fault("warning", f"{shown(address)} is the page", name, wanted, address, below=way)


def _files(node: dict[str, Any], name: str) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The addresses of the files under a member, each with the way to it."""
    for way, one in each(node, name):
        if isinstance(one, dict):
            keys = ("url", "contentUrl") if name in PICTURES else ("contentUrl",)
            yield from (((*way, key), one[key]) for key in keys if key in one)
        elif name in PICTURES:
            yield way, one


def _pages(node: dict[str, Any]) -> set[str]:
    """The addresses of the page or the site that a node is about."""
    found = [node.get("url"), node.get("mainEntityOfPage")]
    found += [page.get("@id", page.get("url")) for _, page in things(node, "mainEntityOfPage")]
    return {address for value in found for address in listed(value) if isinstance(address, str)}


PICTURES: Final = ("image", "logo", "thumbnailUrl")
MEDIA: Final = ("audio", "video", "associatedMedia", "encoding")


def are_no_pages(members: Sequence[str]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: these pictures' addresses are not those of the page."""

    def test(node: dict[str, Any]) -> bool:
        url, page = node.get("url"), node.get("mainEntityOfPage")
        if page.__class__ is dict:
            page = page.get("@id", page.get("url"))
        own = (url, page)
        for name in members:
            value = node[name]
            media = name in MEDIA
            for picture in value if value.__class__ is list else (value,):
                if picture.__class__ is not dict:
                    if picture in own and not media:
                        return False
                    continue
                address = picture.get("contentUrl")
                if (address is not None and address in own) or (not media and picture.get("url", 0) in own):
                    return False
        return list not in (url.__class__, page.__class__)

    return test


def page_as_author(spot: Spot) -> Iterator[Fault]:
    """An author whose address is the article's, or who is a person at the publisher's address or account.

    `url` and `sameAs` of an author lead to a page about them, by which consumers tell people apart.
    """
    pages = {*_pages(spot.node)} - {None}
    homes = {
        address
        for _, house in things(spot.node, "publisher")
        for address in (*listed(house.get("url")), *listed(house.get("sameAs")))
        if isinstance(address, str)
    }
    for way, person in things(spot.node, "author"):
        for key in ("url", "sameAs"):
            for index, address in enumerate(listed(person.get(key))):
                if not isinstance(address, str) or not (
                    address in pages or (is_a(person, "Person") and _is_home(address, homes))
                ):
                    continue
                whose = "article" if address in pages else "publisher"
                at = (index,) if isinstance(person[key], list) else ()
                yield Fault(
                    "warning",
                    f"{shown(address)} is the {whose}'s address",
                    key,
                    "the address of a page about the author",
                    shown(address),
                    below=(*way, key, *at),
                )


def _is_home(address: str, homes: set[Any]) -> bool:
    return any(isinstance(home, str) and address.rstrip("/") == home.rstrip("/") for home in homes)


def has_own_page(node: dict[str, Any]) -> bool:
    """Whether the authors' addresses are beyond doubt their own."""
    house = node.get("publisher")
    home = house.get("url") if house.__class__ is dict else None
    url, page = node.get("url"), node.get("mainEntityOfPage")
    for author in node["author"] if node["author"].__class__ is list else (node["author"],):
        if author.__class__ is not dict or "sameAs" in author:
            return False
        address = author.get("url")
        if address is not None and (
            address.__class__ is not str or address[-1:] == "/" or address in (home, url, page)
        ):
            return False
    return True


def own_address_as_same(spot: Spot) -> Iterator[Fault]:
    """A `sameAs` that is the thing's own `url`, or the page it stands on.

    `sameAs` leads to what others say of the same thing: an encyclopedia, a register, an account.
    """
    own = {
        address
        for name in ("url", "mainEntityOfPage")
        for address in listed(spot.node.get(name))
        if isinstance(address, str)
    }
    for way, address in each(spot.node, "sameAs"):
        if isinstance(address, str) and address in own:
            yield Fault(
                "warning",
                f"sameAs {shown(address)} is its own address",
                "sameAs",
                "a page of somebody else about the same thing",
                shown(address),
                below=way,
            )


def are_of_others(kinds: Mapping[str, type]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: no `sameAs` is the thing's own address."""
    own = [name for name in ("url", "mainEntityOfPage") if kinds.get(name) in (str, list)]
    if kinds["sameAs"] is not list or len(own) != 1 or kinds[own[0]] is list:
        return lambda node: (
            node["sameAs"].__class__ is str
            and not [name for name in own if node[name].__class__ is list or node[name] == node["sameAs"]]
        )
    address = own[0]
    return lambda node: node[address] not in node["sameAs"]


def page_as_house(spot: Spot) -> Iterator[Fault]:
    """A publisher or an organiser whose address is that of the article or the event.

    `url` of an organisation leads to its own page. A template wrote the address of the page twice.
    """
    for way, house in things(spot.node, "publisher", "organizer"):
        address = plain(house.get("url"))
        if (
            isinstance(address, str)
            and address == plain(spot.node["url"])
            and urlsplit(address).path.strip("/")
        ):
            yield Fault(
                "warning",
                f"{shown(address)} is the page",
                "url",
                f"the {way[0]}'s own address",
                shown(address),
                below=(*way, "url"),
            )


def has_its_own_house(node: dict[str, Any]) -> bool:
    """Whether publisher and organiser have beyond doubt other addresses than the page."""
    for name in ("publisher", "organizer"):
        house = node.get(name)
        if house.__class__ is list or (house.__class__ is dict and house.get("url", 0) == node["url"]):
            return False
    return True


def page_of_another(spot: Spot) -> Iterator[Fault]:
    """A `mainEntityOfPage` of another article than `url`, or the one in Google's own sample.

    It was left when the document was copied from one to the next. Both are the article's own address.
    """
    page, url = plain(spot.node["mainEntityOfPage"]), plain(spot.node.get("url"))
    key = "@id" if isinstance(page, dict) and "@id" in page else "url" if isinstance(page, dict) else None
    address = page.get(key) if isinstance(page, dict) and key else page
    if not isinstance(address, str) or len(address) > _LONGEST:
        return
    sample = _SAMPLE.fullmatch(address) is not None
    if sample or (isinstance(url, str) and len(url) < _LONGEST and _are_two(address, url)):
        yield Fault(
            "warning",
            f"{shown(address)} is {'a sample' if sample else 'another page than url'}",
            "mainEntityOfPage",
            "the article's own address",
            shown(address),
            url if isinstance(url, str) else None,
            below=("mainEntityOfPage", *((key,) if key else ())),
        )


_LONGEST: Final = 2_000
_SAMPLE: Final = re.compile(r"https?://(?:www\.)?google\.com/article/?")


def _are_two(one: str, other: str) -> bool:
    """Whether addresses are beyond doubt those of two articles of one site."""
    try:
        first, second = urlsplit(one), urlsplit(other)
    except ValueError:
        return False
    if first.hostname != second.hostname or first.query or second.query:
        return False
    here, there = _steps(first.path), _steps(second.path)
    alike = bool(here and there) and here[:-1] == there[:-1] and "-" in here[-1] and "-" in there[-1]
    if any(len(step) > 4 and step.isdigit() for step in here[:-1]):
        return False  # the number of the article, and a headline that was changed
    return (
        alike and here[-1] not in there[-1] and there[-1] not in here[-1] and not _shares(here[-1], there[-1])
    )


def _steps(path: str) -> list[str]:
    return [re.sub(r"\.\w{2,5}$", "", step) for step in path.casefold().split("/") if step]


def _shares(one: str, other: str) -> bool:
    """Whether the last parts of two addresses have a number or half of their words in common."""
    first, second = set(one.split("-")), set(other.split("-"))
    common = first & second
    return any(word.isdigit() for word in common) or len(common) * 2 >= min(len(first), len(second))


def is_of_its_page(node: dict[str, Any]) -> bool:
    """Whether the page of an article is beyond doubt at its address."""
    page = node["mainEntityOfPage"]
    page = page.get("@id") if page.__class__ is dict else page
    url = node.get("url")
    if page.__class__ is not str:
        return False
    return (
        url.__class__ is str and page.startswith(url) if url is not None else "google.com/article" not in page
    )


def clip_on_another_page(spot: Spot) -> Iterator[Fault]:
    """A key moment of a film (`Clip`) whose address is that of another page of the same site.

    Search engines want the film's own address, with the second in it: `https://news.org/film?t=30`.
    """
    page = plain(spot.node["url"])
    for way, clip in things(spot.node, "hasPart", "clip"):
        address = plain(clip.get("url"))
        if is_a(clip, "Clip") and isinstance(address, str) and isinstance(page, str):
            here, there = _place_of(page), _place_of(address)
            if here and there and here[0] == there[0] and here[1] != there[1]:
                yield Fault(
                    "warning",
                    f"{shown(address)} is another page than the film's",
                    "url",
                    "the film's address, with the second in it",
                    shown(address),
                    below=(*way, "url"),
                )


def _place_of(address: str) -> tuple[str, str] | None:
    """The host and the way of an address; None where it has none."""
    try:
        parts = urlsplit(address[:_LONGEST])
    except ValueError:
        return None
    return (parts.netloc.lower(), parts.path.rstrip("/")) if parts.netloc else None


def has_no_clips_elsewhere(node: dict[str, Any]) -> bool:
    """Whether the clips of a film are beyond doubt on its own page."""
    page = node["url"]
    if page.__class__ is not str:
        return False
    for name in ("hasPart", "clip"):
        parts = node.get(name, ())
        for part in parts if parts.__class__ is list else (parts,):
            if part.__class__ is dict and not str(part.get("url", page)).startswith(page):
                return False
    return True


_SECOND: Final = re.compile(r"[?&#](?:t|start|time)=(\d{1,6})s?(?:[&#]|$)")
"""The second in the address of a moment of a film."""


def clip_at_another_second(spot: Spot) -> Iterator[Fault]:
    """A key moment of a film (`Clip`) whose address has another second than its `startOffset`.

    Readers who follow it come to another scene. Write the same second in both.
    """
    address, offset = plain(spot.node["url"]), number(plain(spot.node["startOffset"]))
    found = _SECOND.search(address[:_LONGEST]) if isinstance(address, str) else None
    if found and offset is not None and is_a(spot.node, "Clip") and abs(int(found[1]) - offset) > 1:
        yield Fault(
            "warning",
            f"{shown(address)} leads to second {found[1]}, and startOffset is {offset:g}",
            "url",
            f"the address with {offset:g}",
            shown(address),
            address[: found.start(1)] + f"{offset:g}" + address[found.end(1) :],
            below=("url",),
        )


RULES: Final[tuple[Rule, ...]] = (
    clip_at_another_second,
    clip_on_another_page,
    page_as_image,
    page_as_author,
    page_as_house,
    page_of_another,
    own_address_as_same,
)
