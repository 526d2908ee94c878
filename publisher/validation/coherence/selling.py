"""Rules on what is sold: prices and places that do not go with what is said of the event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from publisher.validation.coherence.reading import is_a, listed, member, number, plain, things, truth
from publisher.validation.faults import Fault, Rule, Spot, shown

_ON_SALE: Final = frozenset(
    {"InStock", "InStoreOnly", "LimitedAvailability", "OnlineOnly", "PreOrder", "PreSale", "BackOrder"}
)


def on_sale_though_cancelled(spot: Spot) -> Iterator[Fault]:
    """Tickets on sale for an event that is cancelled: `EventCancelled` and an offer that is `InStock`."""
    if "EventCancelled" not in map(member, listed(spot.node["eventStatus"])):
        return
    for way, offer in things(spot.node, "offers"):
        if (state := member(offer.get("availability"))) in _ON_SALE:
            yield Fault(
                "warning",
                f"the event is cancelled, and the offer is {state}",
                "availability",
                "SoldOut or Discontinued",
                state,
                below=(*way, "availability"),
            )


def goes_on(node: dict[str, Any]) -> bool:
    """Whether an event is beyond doubt not cancelled."""
    status = node["eventStatus"]
    return status.__class__ is str and status[-9:] != "Cancelled"


_CHANGES: Final[dict[str, tuple[str, ...]]] = {
    "EventCancelled": (
        *("cancelled", "canceled", "abgesagt", "annulé", "annulée", "cancelado", "cancelada", "cancellato"),
        *("geannuleerd", "inställd", "скасовано", "отменено"),
    ),
    "EventPostponed": (
        *("postponed", "verschoben", "reporté", "reportée", "aplazado", "aplazada", "pospuesto", "rinviato"),
        *("uitgesteld", "відкладено"),
    ),
    "EventRescheduled": ("rescheduled", "перенесено"),
    "EventMovedOnline": ("moved online", "now online"),
}
"""What people write into the name of an event, for each status."""

_EVENTS: Final = "event|concert|show|match|game|performance|festival|gig|talk|screening|fixture"


@cache
def _said(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds such a phrase where it is said of the event: at its name's edge, or in a sentence on it."""
    any_of = "|".join(phrases)
    return re.compile(
        rf"^\W{{0,9}}(?:{any_of})\b\s{{0,9}}[:!|–—-]|[\[(*]\s?(?:{any_of})[\s!*]{{0,4}}[\])*]"
        rf"|[|–—:-]\s{{0,9}}(?:{any_of})\W{{0,9}}$"
        rf"|\b(?:{_EVENTS})\s(?:has|is|was|had)\s(?:[a-z]{{2,15}}\s){{0,2}}(?:{any_of})\b",
        re.IGNORECASE,
    )


_LEAD, _TRAIL = 60, 20
"""No pattern matches more than this before and behind its phrase."""


def _saying(text: str, lower: str, status: str) -> str | None:
    """What a text says of an event's status; only looked for around the phrases that it has."""
    for phrase in _CHANGES[status]:
        at = -1
        while (at := lower.find(phrase, at + 1)) >= 0:
            end = at + len(phrase) + _TRAIL
            found = _said(_CHANGES[status]).search(text, max(0, at - _LEAD), end)
            if found and not found.end() == end < len(text):  # where the look ends, the text does not
                return found[0]
    return None


_STEMS: Final = tuple({phrase[:7] for phrases in _CHANGES.values() for phrase in phrases})


def status_against_words(spot: Spot) -> Iterator[Fault]:
    """An event whose name or description says that it is off, and whose `eventStatus` does not.

    Programs read the status: `CANCELLED: Spring concert` stays in their calendars. Write
    `"eventStatus": "https://schema.org/EventCancelled"`, and the name alone.
    """
    told = [member(value) for value in listed(spot.node.get("eventStatus"))]
    if not is_a(spot.node, "Event"):
        return
    for key in ("name", "description"):
        text = plain(spot.node.get(key))
        if not isinstance(text, str) or len(text) > 2_000:
            continue
        lower = text.lower()
        for status in _CHANGES:
            found = _saying(text, lower, status)
            if found and all(value in (None, "EventScheduled") for value in told):
                yield Fault(
                    "warning",
                    f"{key} says {shown(found)!r}, and eventStatus is {told[0] if told else 'not there'}",
                    "eventStatus",
                    status,
                    told[0] if told else None,
                    f"https://schema.org/{status}",
                    below=("eventStatus",) if told else (key,),
                )
                return


def is_as_named(node: dict[str, Any]) -> bool:
    """Whether nothing is said of an event that could doubt its status."""
    status = node.get("eventStatus", "")
    if status.__class__ is str and status and status[-14:] != "EventScheduled":
        return True
    name, told = str(node["name"]).lower(), str(node.get("description"))
    if (
        "ancel" in told
        or "ostpone" in told
        or "eschedule" in told
        or "d online" in told
        or "w online" in told
    ):
        return False
    return not [stem for stem in _STEMS if stem in name]


_SOLD_OUT: Final = re.compile(
    r"\bsold[\s-]?out\b|\bausverkauft\b|\bagotad[oa]s?\b|\buitverkocht\b", re.IGNORECASE
)


def on_sale_though_sold_out(spot: Spot) -> Iterator[Fault]:
    """Tickets that are on sale, and are sold out: by the event's name, or because no seat is left.

    Write `"availability": "https://schema.org/SoldOut"`.
    """
    name, left = plain(spot.node.get("name")), number(spot.node.get("remainingAttendeeCapacity"))
    named = isinstance(name, str) and _SOLD_OUT.search(name)
    if not named and left != 0:
        return
    for way, offer in things(spot.node, "offers"):
        if (state := member(offer.get("availability"))) in ("InStock", "LimitedAvailability", "OnlineOnly"):
            why = "the name says that it is sold out" if named else "no seat is left"
            yield Fault(
                "warning",
                f"the offer is {state}, and {why}",
                "availability",
                "SoldOut",
                state,
                "https://schema.org/SoldOut",
                below=(*way, "availability"),
            )


def has_seats(node: dict[str, Any]) -> bool:
    """Whether an event is beyond doubt not said to be sold out."""
    name = node.get("name")
    if "remainingAttendeeCapacity" in node or name.__class__ is not str:
        return False
    return "ld" not in name and "LD" not in name and "gota" not in name and "verk" not in name


def free_with_price(spot: Spot) -> Iterator[Fault]:
    """An event that is free and costs something, or is not free and costs nothing.

    `isAccessibleForFree` and the prices of the offers say different things.
    """
    free = truth(spot.node["isAccessibleForFree"])
    prices = [number(offer.get("price", offer.get("lowPrice"))) for _, offer in things(spot.node, "offers")]
    if not prices or free is None or None in prices or not is_a(spot.node, "Event"):
        return
    dearest = max(price or 0 for price in prices)
    if (free and 0 not in prices) or (not free and not dearest):
        yield Fault(
            "warning",
            f"isAccessibleForFree is {str(free).lower()}, and a ticket costs {dearest:g}",
            "isAccessibleForFree",
            str(not free).lower(),
            str(free).lower(),
            str(not free).lower(),
            below=("isAccessibleForFree",),
        )


def offer_outside_range(spot: Spot) -> Iterator[Fault]:
    """An offer that is cheaper than the `lowPrice` or dearer than the `highPrice` it stands under."""
    low, high = number(spot.node.get("lowPrice")), number(spot.node.get("highPrice"))
    for way, offer in things(spot.node, "offers"):
        price = number(offer.get("price"))
        if price is None or (low is not None and high is not None and low > high):
            continue
        if (low is not None and price < low) or (high is not None and price > high):
            yield Fault(
                "warning",
                f"price {price:g} is not within lowPrice and highPrice",
                "price",
                "a price within them",
                f"{price:g}",
                below=(*way, "price"),
            )


RULES: Final[tuple[Rule, ...]] = (
    on_sale_though_cancelled,
    on_sale_though_sold_out,
    status_against_words,
    free_with_price,
    offer_outside_range,
)
