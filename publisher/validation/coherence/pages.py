"""Rules on the page's own address, which stands where that of something else belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from publisher.validation.coherence.reading import each, is_a, listed, things
from publisher.validation.faults import Fault, Rule, Spot, shown


def page_as_image(spot: Spot) -> Iterator[Fault]:
    """A page's own address where its picture belongs: `image` is `url`.

    Consumers fetch a page and find no picture. Write the address of the picture's file.
    """
    pages = _pages(spot.node)
    for name in PICTURES:
        for way, picture in each(spot.node, name):
            key = next(
                (key for key in ("url", "contentUrl") if isinstance(picture, dict) and key in picture), None
            )
            address = picture[key] if key else picture
            if isinstance(address, str) and address in pages:
                below = (*way, key) if key else way
                yield Fault(
                    "warning",
                    f"{shown(address)} is the page",
                    name,
                    "the address of a picture",
                    address,
                    below=below,
                )


def _pages(node: dict[str, Any]) -> set[str]:
    """The addresses of the page or the site that a node is about."""
    found = [node.get("url"), node.get("mainEntityOfPage")]
    found += [page.get("@id", page.get("url")) for _, page in things(node, "mainEntityOfPage")]
    return {address for value in found for address in listed(value) if isinstance(address, str)}


PICTURES: Final = ("image", "logo", "thumbnailUrl")


def are_no_pages(members: Sequence[str]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: these pictures' addresses are not those of the page."""

    def test(node: dict[str, Any]) -> bool:
        url, page = node.get("url"), node.get("mainEntityOfPage")
        if page.__class__ is dict:
            page = page.get("@id", page.get("url"))
        own = (url, page)
        for name in members:
            value = node[name]
            for picture in value if value.__class__ is list else (value,):
                address = _address(picture)
                if address is not None and address in own:
                    return False
        return list not in (url.__class__, page.__class__)

    return test


def _address(picture: Any) -> Any:
    if picture.__class__ is dict:
        return picture["url"] if "url" in picture else picture.get("contentUrl")
    return picture


def page_as_author(spot: Spot) -> Iterator[Fault]:
    """An author whose address is the article's, or who is a person at the publisher's address.

    `url` and `sameAs` of an author lead to a page about them, by which consumers tell people apart.
    """
    pages = {*_pages(spot.node)} - {None}
    homes = {
        address
        for _, house in things(spot.node, "publisher")
        for address in listed(house.get("url"))
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


RULES: Final[tuple[Rule, ...]] = (page_as_image, page_as_author, own_address_as_same)
