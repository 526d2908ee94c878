"""Rules on lists and counts: places in an order, counts of what is listed, several where one fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import listed
from publisher.jsonld import types as written_types
from publisher.validation.coherence.reading import is_a, member, number, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown


def positions_in_disorder(spot: Spot) -> Iterator[Fault]:
    """Items of a list that claim the same place in it, or places that leave a gap.

    Two with `"position": 2`; breadcrumbs that do not begin with 1, or go on from 2 to 5; a list from 0 on.
    """
    seen: list[float] = []
    trail = is_a(spot.node, "BreadcrumbList")
    for index, item in enumerate(listed(spot.node["itemListElement"])):
        told = plain(item.get("position")) if isinstance(item, dict) else None
        place = number(told)
        if place is None and not (isinstance(told, str) and told.strip()):
            continue
        if place is None or place % 1:
            why = f"position {shown(told)} is no whole number"
        elif place in seen:
            why = f"position {place:g} is taken twice"
        elif place == 0 and not seen:
            why = "positions begin with 1"
        elif trail and place != len(seen) + 1:
            why = f"position {place:g} is number {len(seen) + 1} of the breadcrumbs"
        else:
            seen.append(place)
            continue
        yield Fault(
            "warning",
            why,
            "position",
            str(len(seen) + 1) if trail else "a place of its own",
            shown(told),
            str(index + 1) if trail and _is_only_one_off(spot.node["itemListElement"], index) else None,
            below=(
                "itemListElement",
                *((index,) if isinstance(spot.node["itemListElement"], list) else ()),
                "position",
            ),
        )
        return


def _is_only_one_off(items: Any, index: int) -> bool:
    """Whether all items of a list but this one have the places 1, 2, 3 and so on."""
    places = [number(item.get("position")) if isinstance(item, dict) else None for item in listed(items)]
    return all(place == at for at, place in enumerate(places, 1) if at != index + 1)


def are_counted(node: dict[str, Any]) -> bool:
    """Whether the items of a list have the places 1, 2, 3 and so on."""
    items = node["itemListElement"]
    places = [item.get("position") if item.__class__ is dict else None for item in listed(items)]
    return places == [*range(1, len(places) + 1)] and bool not in map(type, places)


def incomplete_breadcrumb(spot: Spot) -> Iterator[Fault]:
    """A step of the breadcrumbs without its place, its name or, but for the last, its address; or a text.

    Search engines then show none of them.
    """
    steps = listed(spot.node["itemListElement"]) if is_a(spot.node, "BreadcrumbList") else []
    for index, step in enumerate(steps):
        where = (index,) if isinstance(spot.node["itemListElement"], list) else ()
        if isinstance(step, str):
            told = "ListItem"
            yield Fault(
                "warning", "the step is a text", told, told, shown(step), below=("itemListElement", *where)
            )
        if not isinstance(step, dict) or not is_a(step, "ListItem"):
            continue
        item = plain(step.get("item"))
        named = "name" in step or (isinstance(item, dict) and ("name" in item or len(item) == 1))
        lacks = next(
            (
                what
                for what, there in (
                    ("position", "position" in step),
                    ("name", named),
                    ("item", _leads(step, item) or index == len(steps) - 1),
                )
                if not there
            ),
            None,
        )
        if lacks:
            yield Fault(
                "warning", f"the step has no {lacks}", lacks, lacks, below=("itemListElement", *where)
            )


def _leads(step: dict[str, Any], item: Any) -> bool:
    """Whether a step of the breadcrumbs leads somewhere."""
    if isinstance(item, dict):
        return "@id" in item or "url" in item
    return "item" in step or "url" in step or "@id" in step


def one_step_twice(spot: Spot) -> Iterator[Fault]:
    """Two steps of the breadcrumbs that lead to the same page: the second was copied from the first."""
    seen: set[str] = set()
    for way, step in things(spot.node, "itemListElement") if is_a(spot.node, "BreadcrumbList") else ():
        item = plain(step.get("item"))
        address = item.get("@id", item.get("url")) if isinstance(item, dict) else item
        if not isinstance(address, str):
            continue
        if address in seen:
            yield Fault(
                "warning",
                f"{shown(address)} is another step's",
                "item",
                "its own page",
                address,
                below=(*way, "item"),
            )
            return
        seen.add(address)


def lead_apart(node: dict[str, Any]) -> bool:
    """Whether the steps of a list beyond doubt lead to different pages, or it is no trail."""
    steps = node["itemListElement"]
    if node.get("@type") == "ItemList" or steps.__class__ is not list:
        return True
    pages = [step.get("item") if step.__class__ is dict else None for step in steps]
    told = [page for page in pages if page.__class__ is str]
    return len(told) >= len(pages) - 1 and len({*told}) == len(told)


def are_whole(node: dict[str, Any]) -> bool:
    """Whether every step of a list beyond doubt has its place, its name and its address."""
    steps = node["itemListElement"]
    return node.get("@type") == "ItemList" or (
        steps.__class__ is list
        and all(step.__class__ is dict and "position" in step and "name" in step for step in steps)
        and all("item" in step and step["item"].__class__ is str for step in steps[:-1])
    )


COUNTS: Final[dict[str, str]] = {
    "answerCount": "suggestedAnswer",
    "commentCount": "comment",
    "numberOfItems": "itemListElement",
    "numberOfEpisodes": "episode",
    "numberOfSeasons": "containsSeason",
    "offerCount": "offers",
    "reviewCount": "review",
}
"""Counts, and the members whose values they count."""


def fewer_than_listed(spot: Spot) -> Iterator[Fault]:
    """A count that is less than what stands beside it: `"commentCount": 1` and three comments.

    It may be more, for not all need be listed.
    """
    for count, name in COUNTS.items():
        told, there = number(spot.node.get(count)), len(listed(spot.node.get(name)))
        if told is not None and there and told < there:
            yield Fault(
                "warning",
                f"{count} is {told:g}, and {there} are listed in {name}",
                count,
                f"{there} or more",
                f"{told:g}",
                str(there),
                below=(count,),
            )


def suffices(node: dict[str, Any]) -> bool:
    """Whether the counts of a node are beyond doubt enough."""
    return all(
        node[count].__class__ is int and node[count] >= len(listed(node[name]))
        for count, name in COUNTS.items()
        if count in node and name in node
    )


ONE: Final = (
    "availability",
    "birthDate",
    "coverageEndTime",
    "coverageStartTime",
    "dateCreated",
    "dateModified",
    "datePublished",
    "deathDate",
    "doorTime",
    "duration",
    "endDate",
    "eventAttendanceMode",
    "height",
    "isAccessibleForFree",
    "latitude",
    "longitude",
    "position",
    "price",
    "ratingValue",
    "startDate",
    "uploadDate",
    "width",
    "wordCount",
)
"""What a thing has one of."""

ONE_TEXT: Final = ("headline", "articleBody", "name")
"""What it has one of in each language."""

ONE_FILE: Final = ("url", "contentUrl")
"""What a picture has one of."""


def several_for_one(spot: Spot) -> Iterator[Fault]:
    """Several values where there can be one: two dates of publication, two starts.

    Consumers take one of them, and nobody knows which. Pictures of several sizes are several objects. An
    event on several days is several events, or has an `eventSchedule`; a former start is
    `previousStartDate`.
    """
    for name in (*ONE, *ONE_TEXT, *(ONE_FILE if is_a(spot.node, "ImageObject") else ())):
        value = spot.node.get(name)
        in_languages = name in ONE_TEXT and id(value) in spot.document.told
        if isinstance(value, list) and len(value) > 1 and not in_languages:
            yield Fault(
                "warning", f"{name} has {len(value)} values", name, "one value", _shown(value), below=(name,)
            )


def _shown(values: list[Any]) -> str:
    return ", ".join(shown(value) for value in values[:3])


_ALONE: Final = frozenset({"EventCancelled", "EventPostponed"})


def statuses_at_odds(spot: Spot) -> Iterator[Fault]:
    """Two states that cannot both be: `EventScheduled` and `EventCancelled`.

    An event may be rescheduled and moved online at once; one that is cancelled or postponed is nothing else.
    """
    states = [member(value) for value in listed(spot.node["eventStatus"])]
    if len(states) > 1 and not _ALONE.isdisjoint(states):
        yield Fault(
            "warning",
            f"an event cannot be {' and '.join(map(str, states[:3]))}",
            "eventStatus",
            "one of them",
            ", ".join(map(str, states)),
            below=("eventStatus",),
        )


def more_seats_than_there_are(spot: Spot) -> Iterator[Fault]:
    """More seats than there are: more are left than the event has in all, or more in the hall.

    `remainingAttendeeCapacity`, `maximumPhysicalAttendeeCapacity` and `maximumVirtualAttendeeCapacity` are
    parts of `maximumAttendeeCapacity`.
    """
    most = number(spot.node.get("maximumAttendeeCapacity"))
    for name in (
        "remainingAttendeeCapacity",
        "maximumPhysicalAttendeeCapacity",
        "maximumVirtualAttendeeCapacity",
    ):
        some = number(spot.node.get(name))
        if some is not None and most is not None and some > most:
            yield Fault(
                "warning",
                f"{name} is {some:g} of {most:g}",
                name,
                f"{most:g} or fewer",
                f"{some:g}",
                below=(name,),
            )


def ratings_of_nobody(spot: Spot) -> Iterator[Fault]:
    """An average of ratings that nobody gave: a `ratingValue`, and a `ratingCount` of 0.

    Leave the rating out until there is one. An average says of how many it is one.
    """
    if is_a(spot.node, "AggregateRating") and not spot.node.keys() & {"ratingCount", "reviewCount"}:
        yield Fault(
            "warning", "the average does not say of how many", "ratingCount", "ratingCount or reviewCount"
        )
        return
    for name in ("ratingCount", "reviewCount"):
        other = "reviewCount" if name == "ratingCount" else "ratingCount"
        if number(spot.node.get(name)) == 0 and not number(spot.node.get(other)):
            yield Fault(
                "warning", f"{name} is 0, and there is a rating", name, "1 or more", "0", below=(name,)
            )
            return


def is_one_rating(node: dict[str, Any]) -> bool:
    """Whether a rating is beyond doubt no average, and says nothing of how many."""
    return node.get("@type") == "Rating" and "ratingCount" not in node and "reviewCount" not in node


_EMPTY_INTANGIBLES: Final = ("Offer", "StructuredValue", "Rating")


def says_nothing(spot: Spot) -> Iterator[Fault]:
    """A thing of which nothing is said but its type: `"author": {"@type": "Person"}`.

    A template had nothing to fill in. Leave the member out.
    """
    telling = is_a(spot.node, "Action", "Intangible") and not is_a(spot.node, *_EMPTY_INTANGIBLES)
    known = any(vocabulary.is_type(kind) for kind in written_types(spot.node))
    if known and not telling and id(spot.node) not in spot.document.told:
        yield Fault("warning", f"of this {plain(spot.node['@type'])} nothing is said", "@type")


RULES: Final[tuple[Rule, ...]] = (
    positions_in_disorder,
    incomplete_breadcrumb,
    one_step_twice,
    fewer_than_listed,
    several_for_one,
    statuses_at_odds,
    more_seats_than_there_are,
    ratings_of_nobody,
    says_nothing,
)
