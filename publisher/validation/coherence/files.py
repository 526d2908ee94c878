"""Rules on addresses and files beside each other: one that is another's, or not what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from publisher.jsonld import listed
from publisher.validation.coherence.reading import is_a, number, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values.media import MEDIA_ENDS


def format_against_address(spot: Spot) -> Iterator[Fault]:
    """A format that is not that of the file: `image/png`, and an address that ends with `.jpg`.

    Programs choose what opens a file by its format.
    """
    told = plain(spot.node["encodingFormat"])
    address = plain(spot.node.get("contentUrl", spot.node.get("url")))
    end = re.search(r"\.(\w{2,5})$", urlsplit(address).path) if _is_url(address) else None
    fitting = MEDIA_ENDS.get(end[1].lower()) if end else None
    if fitting is None or not isinstance(told, str) or "/" not in told:
        return
    tree = told.partition("/")[0].strip().lower()
    same = told.partition(";")[0].strip().lower() in (
        fitting,
        f"{fitting.partition('/')[0]}/{end[1].lower() if end else ''}",
    )
    if (
        not same
        and (tree != fitting.partition("/")[0] or tree == "image")
        and tree in ("image", "video", "audio")
    ):
        yield Fault(
            "warning",
            f"encodingFormat is {shown(told)}, and the address ends with .{end[1] if end else ''}",
            "encodingFormat",
            fitting,
            shown(told),
            fitting,
            below=("encodingFormat",),
        )


def _is_url(value: Any) -> bool:
    return (
        isinstance(value, str)
        and value.startswith(("http://", "https://"))
        and len(value) < 2_000
        and "[" not in value
    )


def single_pixel(spot: Spot) -> Iterator[Fault]:
    """A picture of one pixel: a counter of visits, or what stands in place of one that is loaded later."""
    width, height = number(spot.node["width"]), number(spot.node["height"])
    if (
        width is not None
        and height is not None
        and 0 < width <= 2
        and 0 < height <= 2
        and is_a(spot.node, "ImageObject")
    ):
        yield Fault(
            "warning",
            f"the picture is {width:g} by {height:g}",
            "width",
            "a picture to look at",
            f"{width:g}",
            below=("width",),
        )


_REACHED: Final = frozenset(
    {"url", "contentUrl", "@id", "embedUrl", "sameAs", "mainEntityOfPage", "@context"}
)


def is_out_of_reach(members: Collection[str]) -> bool:
    """Whether a thing with these members may be a picture that nobody can find."""
    return "width" in members and "height" in members and _REACHED.isdisjoint(members)


def picture_without_address(spot: Spot) -> Iterator[Fault]:
    """A picture whose size is told, and not its address.

    Write the address of its file as `url`.
    """
    if is_a(spot.node, "ImageObject"):
        yield Fault("warning", "the picture has no address", "url", "the address of its file")


def logo_as_image(spot: Spot) -> Iterator[Fault]:
    """The publisher's logo where the picture of the article belongs.

    Consumers show the same logo beside every article. Leave `image` out where there is none.
    """
    logos = {
        address
        for _, house in things(spot.node, "publisher")
        for logo in listed(house.get("logo"))
        for address in _addresses(logo)
    }
    image = spot.node["image"]
    for index, picture in enumerate(listed(image)):
        if logos.intersection(_addresses(picture)):
            at = ("image", *((index,) if isinstance(image, list) else ()))
            yield Fault(
                "warning", "the picture is the publisher's logo", "image", "a picture of its own", below=at
            )
            return


def _addresses(value: Any) -> list[str]:
    """The addresses of a picture, given as text or as object."""
    if isinstance(value, dict):
        return [
            address
            for key in ("url", "contentUrl")
            for address in listed(value.get(key))
            if isinstance(address, str)
        ]
    return [value] if isinstance(value, str) else []


def has_own_image(node: dict[str, Any]) -> bool:
    """Whether no picture is beyond doubt the publisher's logo."""
    house, image = node["publisher"], node["image"]
    logo = house.get("logo") if house.__class__ is dict else None
    if logo.__class__ is dict:
        logo = logo.get("url", logo.get("contentUrl"))
    if logo is None:
        return house.__class__ is dict
    return not any(
        logo == (picture.get("url", picture.get("contentUrl")) if picture.__class__ is dict else picture)
        for picture in (image if image.__class__ is list else (image,))
    )


def home_as_page(spot: Spot) -> Iterator[Fault]:
    """A `mainEntityOfPage` that is the site's first page, though the article has a page of its own.

    Every article of the site then claims to be what that page is about. Write the article's own address.
    """
    page, url = plain(spot.node["mainEntityOfPage"]), plain(spot.node["url"])
    page = page.get("@id", page.get("url")) if isinstance(page, dict) else page
    if not isinstance(page, str) or not isinstance(url, str) or not _is_url(page) or not _is_url(url):
        return
    here, there = urlsplit(page), urlsplit(url)
    if not here.path.strip("/") and not here.query and not here.fragment and there.path.strip("/"):
        yield Fault(
            "warning",
            f"{shown(page)} is the first page of the site",
            "mainEntityOfPage",
            "the article's own address",
            shown(page),
            url,
            below=("mainEntityOfPage",),
        )


def is_deep(node: dict[str, Any]) -> bool:
    """Whether a page's address has beyond doubt a path."""
    page = node["mainEntityOfPage"]
    page = page.get("@id") if page.__class__ is dict else page
    return page.__class__ is str and page.find("/", 9) + 1 not in (0, len(page))


ADDRESSES: Final = (
    "url",
    "mainEntityOfPage",
    "@id",
    "image",
    "thumbnailUrl",
    "contentUrl",
    "embedUrl",
    "logo",
)


def http_beside_https(spot: Spot) -> Iterator[Fault]:
    """An address with `http:` of a site that has `https:` beside it.

    Browsers block the picture on a page with `https:`, and one page under two addresses is two. Write
    `https:`.
    """
    told = [(way, address) for name in ADDRESSES for way, address in _told(spot.node, name)]
    safe = {_site(address) for _, address in told if address.startswith("https:")} - {""}
    for way, address in told:
        if address.startswith("http:") and way != ("@id",) and _site(address) in safe:
            yield Fault(
                "warning",
                f"{shown(address)} is not safe, and the site has https",
                str(way[0]),
                "https",
                shown(address),
                "https" + address[4:],
                below=way,
            )


def _told(node: dict[str, Any], name: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    value = node.get(name)
    for index, item in enumerate(listed(value)):
        way = (name, *((index,) if isinstance(value, list) else ()))
        if isinstance(item, str):
            yield way, item
        elif isinstance(item, dict):
            yield from (((*way, key), item[key]) for key in _DIRECT if isinstance(item.get(key), str))


def _site(address: str) -> str:
    """The site of an address: its host without what stands before the last two names."""
    host = re.match(r"https?://([^/?#:@]+)", address)
    return ".".join(host[1].lower().split(".")[-2:]) if host else ""


_DIRECT: Final = ("url", "contentUrl", "@id")


def are_safe(addresses: Mapping[str, type]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: none of these addresses, of these JSON types, begins with http."""
    texts = [name for name, kind in addresses.items() if kind is str]
    others = [name for name, kind in addresses.items() if kind is not str]

    def test(node: dict[str, Any]) -> bool:
        for name in texts:
            if node[name][:5] == "http:":
                return False
        for name in others:
            value = node[name]
            for item in value if value.__class__ is list else (value,):
                if not _is_safe(item):
                    return False
        return True

    return test


def _is_safe(item: Any) -> bool:
    if item.__class__ is not dict:
        return item.__class__ is not str or item[:5] != "http:"
    for address in (item.get("url"), item.get("contentUrl"), item.get("@id")):
        if address.__class__ is str and address[:5] == "http:":
            return False
    return True


SELVES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("superEvent", "subEvent", "broadcastOfEvent", "containedInPlace"), ("@id",)),
    **dict.fromkeys(
        (
            "isPartOf",
            "citation",
            "isBasedOn",
            "exampleOfWork",
            "workExample",
            "translationOfWork",
            "itemReviewed",
        ),
        ("@id", "url"),
    ),
    **dict.fromkeys(("parentOrganization", "subOrganization"), ("@id", "url")),
}
"""What leads to something else, and by what it is told whether it does: parts of an event share its page."""


def refers_to_itself(spot: Spot) -> Iterator[Fault]:
    """A thing that is a part of itself, quotes itself or is based on itself, by its address."""
    for name in SELVES.keys() & spot.node.keys():
        value = spot.node[name]
        own = [plain(spot.node.get(key)) for key in SELVES[name]]
        for index, other in enumerate(listed(value)):
            if isinstance(other, dict):
                told = [key for key in SELVES[name] if key != "url" or _may_be_one(spot.node, other)]
                said = [plain(other.get(key)) for key in told] if len(other) > 1 else []
            else:
                said = [other] if "url" in SELVES[name] else []
            if any(isinstance(address, str) and address in own for address in said):
                yield Fault(
                    "warning",
                    f"{name} leads to the thing itself",
                    name,
                    "something else",
                    below=(name, *((index,) if isinstance(value, list) else ())),
                )


def _may_be_one(node: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two nodes of one address can be one thing: an episode on the page of its article is another."""
    types, others = listed(node.get("@type")), listed(other.get("@type"))
    return not (types and others) or any(one in others for one in types)


def lead_elsewhere(node: dict[str, Any]) -> bool:
    """Whether what a node leads to has beyond doubt other addresses."""
    own, url = node.get("@id"), node.get("url")
    for name in SELVES.keys() & node.keys():
        for other in node[name] if node[name].__class__ is list else (node[name],):
            if other.__class__ is dict:
                if len(other) > 1 and (
                    (own and other.get("@id") == own) or (url and other.get("url") == url)
                ):
                    return False
            elif other in (own, url):
                return False
    return True


_MONTHS: Final = re.compile(r"P(\d+)M", re.ASCII)


def months_for_minutes(spot: Spot) -> Iterator[Fault]:
    """A film, a sound or a reading that takes months: `P5M` is five months, `PT5M` five minutes."""
    for name in ("duration", "timeRequired"):
        length = plain(spot.node.get(name))
        match = _MONTHS.fullmatch(length[:40]) if isinstance(length, str) else None
        if match and (
            name == "timeRequired"
            or is_a(spot.node, "MediaObject", "Clip", "Episode", "Movie", "MusicRecording")
        ):
            better = f"PT{match[1]}M"
            yield Fault(
                "warning",
                f"{length} is {match[1]} months",
                name,
                "minutes, such as PT5M",
                length,
                better,
                below=(name,),
            )


def is_a_time(node: dict[str, Any]) -> bool:
    """Whether lengths are beyond doubt told in hours and minutes."""
    return all(
        node.get(name, "PT")[:2] == "PT"
        for name in ("duration", "timeRequired")
        if node.get(name, "").__class__ is str
    )


RULES: Final[tuple[Rule, ...]] = (
    format_against_address,
    single_pixel,
    picture_without_address,
    logo_as_image,
    home_as_page,
    http_beside_https,
    refers_to_itself,
    months_for_minutes,
)
