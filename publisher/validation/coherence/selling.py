"""Rules on what is sold: prices and places that do not go with what is said of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from itertools import chain
from typing import Any, Final

from publisher.jsonld import listed
from publisher.validation.coherence.reading import is_a, member, number, plain, things, truth
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.members import STATUSES
from publisher.validation.values import codes, times

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


_EVENTS: Final = "event|concert|show|match|game|performance|festival|gig|talk|screening|fixture"


@cache
def _said(phrase: str) -> re.Pattern[str]:
    """Finds such a phrase where it is said of the event: at its name's edge, or in a sentence on it."""
    return re.compile(
        rf"^\W{{0,9}}{phrase}\b\s{{0,9}}[:!|–—：-]|[\[(*【（]\s?{phrase}[\s!*]{{0,4}}[\])*】）]"
        rf"|[|–—:：-]\s{{0,9}}{phrase}\W{{0,9}}$"
        rf"|\b(?:{_EVENTS})\s(?:has|is|was|had)\s(?:[a-z]{{2,15}}\s){{0,2}}{phrase}\b",
        re.IGNORECASE,
    )


_LEAD, _TRAIL = 60, 20
"""No pattern matches more than this before and behind its phrase."""


_WESTERN: Final = "cp1252"
"""The characters of most texts in Latin letters, each a byte: so words are parted soonest."""
_GAPS: Final = bytes(
    code if bytes([code]).decode(_WESTERN, "replace").isalpha() else ord(" ") for code in range(256)
)


@cache
def _by_word() -> dict[bytes, tuple[str, ...]]:
    """The phrases in Western letters by their first words."""
    found: dict[bytes, tuple[str, ...]] = {}
    for phrase in chain.from_iterable(STATUSES.values()):
        for word in phrase.encode(_WESTERN, "ignore").translate(_GAPS).split()[:1]:
            found[word] = (*found.get(word, ()), phrase)
    return found


def _phrases(lower: str) -> set[str]:
    """The phrases of any status that a text may have; what is said of a status stands between words."""
    try:
        words = lower.encode(_WESTERN).translate(_GAPS).split()
    except UnicodeEncodeError:
        return {phrase for phrase in chain.from_iterable(STATUSES.values()) if phrase in lower}
    return {phrase for word in _by_word().keys() & words for phrase in _by_word()[word] if phrase in lower}


def _saying(text: str, lower: str, phrases: Iterable[str]) -> str | None:
    """What a text says of an event's status; only looked for around the phrases that it has."""
    for phrase in phrases:
        at = -1
        while (at := lower.find(phrase, at + 1)) >= 0:
            end = at + len(phrase) + _TRAIL
            found = _said(phrase).search(text, max(0, at - _LEAD), end)
            if found and not found.end() == end < len(text):  # where the look ends, the text does not
                return found[0]
    return None


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
        there = _phrases(lower)
        for status in STATUSES if there else ():
            found = _saying(text, lower, [phrase for phrase in STATUSES[status] if phrase in there])
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


_SAYS: Final = re.compile(
    "|".join(sorted({re.escape(phrase[:6]) for phrases in STATUSES.values() for phrase in phrases}))
)
"""How what is said of a status begins."""


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
    if name.replace(" ", "").isalnum():
        return "ancel" not in name and "ostpone" not in name and "eschedule" not in name
    return _SAYS.search(name) is None


def sold_after_the_event(spot: Spot) -> Iterator[Fault]:
    """Tickets that are still sold days after the event: `validThrough` of an offer lies after `endDate`."""
    over = times.moment(plain(spot.node["endDate"]))
    for way, offer in things(spot.node, "offers") if is_a(spot.node, "Event") else ():
        for name in ("validThrough", "availabilityEnds"):
            until = times.moment(plain(offer.get(name)))
            late = until and over and min(until.precision, over.precision) > 2
            if until and over and late and until.local - over.local > timedelta(days=2):
                yield Fault(
                    "warning",
                    f"{name} {offer[name]} is after the event, which is over on {spot.node['endDate']}",
                    name,
                    "the end of the event, or earlier",
                    shown(offer[name]),
                    below=(*way, name),
                )


def is_sold_before(node: dict[str, Any]) -> bool:
    """Whether every offer is beyond doubt over when the event is."""
    end = str(node["endDate"])[:10]
    offers = node["offers"]
    return all(
        offer.__class__ is dict
        and str(offer.get("validThrough", ""))[:10] <= end
        and "availabilityEnds" not in offer
        for offer in (offers if offers.__class__ is list else (offers,))
    )


_SOLD_OUT: Final = re.compile(
    r"\bsold[\s-]?out\b|\bausverkauft\b|\bagotad[oa]s?\b|\buitverkocht\b", re.IGNORECASE
)


def on_sale_though_sold_out(spot: Spot) -> Iterator[Fault]:
    """Tickets that are on sale, and are sold out: by the event's name, or because no seat is left.

    Write `"availability": "https://schema.org/SoldOut"`.
    """
    name, left = plain(spot.node.get("name")), number(spot.node.get("remainingAttendeeCapacity"))
    named = isinstance(name, str) and _SOLD_OUT.search(name)
    told = plain(spot.node.get("description"))
    named = named or (isinstance(told, str) and _ALL_SOLD.search(told[:2_000]))
    if not named and left != 0:
        return
    for way, offer in things(spot.node, "offers"):
        if (state := member(offer.get("availability"))) in ("InStock", "LimitedAvailability", "OnlineOnly"):
            why = "the text says that it is sold out" if named else "no seat is left"
            yield Fault(
                "warning",
                f"the offer is {state}, and {why}",
                "availability",
                "SoldOut",
                state,
                "https://schema.org/SoldOut",
                below=(*way, "availability"),
            )


_ALL_SOLD: Final = re.compile(
    r"^\W{0,6}sold[ -]out\b|\b(?:(?:this|the) (?:event|concert|show|match|gig)|all tickets) (?:is"
    r"|are) (?:now )?sold[ -]out\b",
    re.IGNORECASE,
)


def has_seats(node: dict[str, Any]) -> bool:
    """Whether an event is beyond doubt not said to be sold out."""
    name = node.get("name")
    if "remainingAttendeeCapacity" in node or name.__class__ is not str:
        return False
    if "old out" in (told := str(node.get("description"))) or "OLD OUT" in told:
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


_WHOLE: Final = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF"}
    | {"XOF", "XPF"}
)
"""Currencies without a smaller coin (ISO 4217)."""


def is_paid_in_coins(node: dict[str, Any]) -> bool:
    """Whether the currency of a price has smaller coins."""
    return node["priceCurrency"].__class__ is str and node["priceCurrency"] not in _WHOLE


def fraction_without_coin(spot: Spot) -> Iterator[Fault]:
    """A price with a fraction, in a currency that has none: 3500.50 yen.

    Either the price or the currency is another's. `3500.00` is right.
    """
    price, coin = number(spot.node["price"]), plain(spot.node["priceCurrency"])
    if price is not None and price % 1 and isinstance(coin, str) and coin in _WHOLE:
        yield Fault(
            "warning",
            f"{coin} has no coins for {price:g}",
            "price",
            f"a whole number of {coin}",
            f"{price:g}",
            below=("price",),
        )


def price_at_odds(spot: Spot) -> Iterator[Fault]:
    """An offer whose `priceSpecification` tells another price or another currency than the offer itself.

    Consumers show one of the two. A specification may tell a price for some, or for some time; then
    nothing is said.
    """
    price, coin = number(spot.node.get("price")), plain(spot.node.get("priceCurrency"))
    specifications = [*things(spot.node, "priceSpecification")]
    for way, one in specifications:
        there, told = number(one.get("price")), plain(one.get("priceCurrency"))
        known = coin in codes.CURRENCIES and told in codes.CURRENCIES if _are_texts(coin, told) else False
        if known and coin != told and len(specifications) == 1:
            key, here, other = "priceCurrency", coin, told
        elif price is not None and there is not None and price != there and one.keys() <= _PLAINLY:
            key, here, other = "price", f"{price:g}", f"{there:g}"
        else:
            continue
        if len(specifications) == 1:
            yield Fault("warning", f"{key} is {here}, and {other}", key, here, other, below=(*way, key))


def _are_texts(*values: Any) -> bool:
    return all(isinstance(value, str) for value in values)


_PLAINLY: Final = frozenset(
    {"@type", "price", "priceCurrency", "minPrice", "maxPrice", "valueAddedTaxIncluded"}
)


def withdrawn_currency(spot: Spot) -> Iterator[Fault]:
    """A price in a currency with which nobody can pay any more on the day of the event: kunas in 2027.

    Old events keep the currency of their time.
    """
    day = times.moment(plain(spot.node["startDate"]))
    for way, offer in things(spot.node, "offers"):
        written = plain(offer.get("priceCurrency"))
        last, better = codes.WITHDRAWN.get(written, ("", "")) if isinstance(written, str) else ("", "")
        if day and better and day.local.date().isoformat() >= last:
            yield Fault(
                "warning",
                f"{written} was withdrawn before {last}, and the event is on {spot.node['startDate']}",
                "priceCurrency",
                better,
                written,
                better,
                below=(*way, "priceCurrency"),
            )


def is_paid_for_today(node: dict[str, Any]) -> bool:
    """Whether what is paid with is beyond doubt no withdrawn currency."""
    offers = node["offers"]
    for offer in offers if offers.__class__ is list else (offers,):
        currency = offer.get("priceCurrency", "") if offer.__class__ is dict else None
        if currency.__class__ is not str or currency in codes.WITHDRAWN:
            return False
    return True


def sold_out_with_seats_left(spot: Spot) -> Iterator[Fault]:
    """Tickets that are all sold out, and `remainingAttendeeCapacity` says that there are seats.

    One of the two was not kept up: visitors stay away from empty seats, or are sent to full ones.
    """
    left = number(spot.node["remainingAttendeeCapacity"])
    offers = list(things(spot.node, "offers"))
    states = [member(offer.get("availability")) for _, offer in offers]
    if left and left > 0 and offers and all(state == "SoldOut" for state in states):
        yield Fault(
            "warning",
            f"every offer is SoldOut, and {left:g} seats are left",
            "remainingAttendeeCapacity",
            "0",
            f"{left:g}",
            below=("remainingAttendeeCapacity",),
        )


RULES: Final[tuple[Rule, ...]] = (
    on_sale_though_cancelled,
    on_sale_though_sold_out,
    sold_after_the_event,
    status_against_words,
    free_with_price,
    offer_outside_range,
    price_at_odds,
    fraction_without_coin,
    withdrawn_currency,
    sold_out_with_seats_left,
)
