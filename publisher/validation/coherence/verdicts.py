"""Rules on verdicts, reviews and people that cannot go with the time or the number beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publisher.validation.coherence.reading import each, is_a, name_of, number, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import times

_FALSE: Final = re.compile(
    r"(?:completely|totally|entirely|utterly|mostly)? ?(?:false|fake|hoax|untrue|fabricated|made up"
    r"|pants on fire|wrong|debunked)"
    r"|(?:vollständig |größtenteils |frei )?(?:falsch|erfunden|gefälscht)|faux|totalement faux|falso"
    r"|falsa|bulo|onwaar|falsk"
    r"|fałsz|fałszywe|неправда|фейк|хибно|ложь|yanlış|nepravda",
    re.IGNORECASE,
)
_TRUE: Final = re.compile(
    r"(?:completely |entirely |mostly )?(?:true|correct|accurate|confirmed)|(?:größtenteils )?(?:richtig"
    r"|wahr|stimmt)|vrai|exact"
    r"|verdadero|vero|verdadeiro|waar|sant|sann|prawda|правда|доğru|doğru|pravda",
    re.IGNORECASE,
)


def verdict_against_rating(spot: Spot) -> Iterator[Fault]:
    """A fact check that calls a claim false and gives it the best rating, or true and the worst.

    `ratingValue` goes from `worstRating`, which is false, to `bestRating`, which is true. Readers are shown
    one of the two.
    """
    for way, rating in things(spot.node, "reviewRating"):
        value, word = number(rating.get("ratingValue")), plain(rating.get("alternateName"))
        best, worst = number(rating.get("bestRating", 5)), number(rating.get("worstRating", 1))
        if value is None or best is None or worst is None or not isinstance(word, str) or best <= worst:
            continue
        bare = word.strip(" .!\"'“”")[:60]
        if (value == best and _FALSE.fullmatch(bare)) or (value == worst and _TRUE.fullmatch(bare)):
            end = "best" if value == best else "worst"
            yield Fault(
                "warning",
                f"{shown(word)!r} goes with ratingValue {value:g}, the {end}",
                "ratingValue",
                f"{worst:g} for false to {best:g} for true",
                f"{value:g}",
                below=(*way, "ratingValue"),
            )


def claim_of_its_checker(spot: Spot) -> Iterator[Fault]:
    """A fact check by those who made the claim: the checker's name was written for the claimant's.

    The `author` of the `Claim` is who said it, the `author` of the `ClaimReview` who looked whether it is so.
    """
    checkers = [one for _, one in things(spot.node, "author")]
    for way, claim in things(spot.node, "itemReviewed") if is_a(spot.node, "ClaimReview") else ():
        for at, claimant in things(claim, "author"):
            if any(_is_same(claimant, checker) for checker in checkers):
                who = claimant.get("name", claimant.get("@id"))
                yield Fault(
                    "warning",
                    f"{shown(who)!r} checks a claim of its own",
                    "author",
                    "who made the claim",
                    shown(who),
                    below=(*way, *at),
                )


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two things have one identity, or one name."""
    identity = one.get("@id")
    if identity is not None and "@id" in other:
        return bool(identity == other["@id"])
    return name_of(one) != "" and name_of(one) == name_of(other)


def claim_on_its_own_page(spot: Spot) -> Iterator[Fault]:
    """A claim that appears where it is checked: the fact check's own address as that of the claim.

    `appearance` and `firstAppearance` lead to where the claim was made. A template wrote one address twice.
    """
    own = plain(spot.node["url"])
    for way, claim in things(spot.node, "itemReviewed"):
        for at, place in (*each(claim, "appearance"), *each(claim, "firstAppearance")):
            key = next((k for k in ("url", "@id") if isinstance(place, dict) and k in place), None)
            address = place[key] if key else place
            if isinstance(own, str) and address == own:
                below = (*way, *at, *((key,) if key else ()))
                yield Fault(
                    "warning",
                    f"{shown(own)} is the fact check itself",
                    "appearance",
                    "where the claim was made",
                    own,
                    below=below,
                )


def reviewed_before_it_began(spot: Spot) -> Iterator[Fault]:
    """A review of a concert or a match that appeared before it began."""
    told = times.moment(plain(spot.node["datePublished"]))
    for _, item in things(spot.node, "itemReviewed"):
        begin = times.moment(plain(item.get("startDate")))
        if told and begin and is_a(item, "Event") and told.is_before(begin) and not _is_series(item):
            yield Fault(
                "warning",
                f"datePublished {spot.node['datePublished']} is before the event began: {item['startDate']}",
                "datePublished",
                "the day of the event, or later",
                shown(spot.node["datePublished"]),
                below=("datePublished",),
            )
            return


def _is_series(item: dict[str, Any]) -> bool:
    return is_a(item, "EventSeries", "Festival", "ExhibitionEvent") or "eventSchedule" in item


THERE: Final = (
    "performer",
    "performers",
    "actor",
    "competitor",
    "attendee",
    "instructor",
    "homeTeam",
    "awayTeam",
)
"""Who is at an event in person."""


def gone_before_the_event(spot: Spot) -> Iterator[Fault]:
    """A performer who died before the event, or a group that had been dissolved: often the composer.

    Who wrote what is played is the `composer`, or the `creator` of the `workPerformed`.
    """
    begin = times.moment(plain(spot.node["startDate"]))
    for way, one in things(spot.node, *THERE):
        for key in ("deathDate", "dissolutionDate"):
            end = times.moment(plain(one.get(key)))
            if begin and end and end.is_before(begin):
                yield Fault(
                    "warning",
                    f"{key} {one[key]} is before the event of {spot.node['startDate']}",
                    key,
                    "somebody who can be there",
                    shown(one[key]),
                    below=(*way, key),
                )


def has_the_living(node: dict[str, Any]) -> bool:
    """Whether nobody who is at an event is beyond doubt said to be dead."""
    for name in THERE:
        value = node.get(name)
        for one in value if value.__class__ is list else (value,):
            if one.__class__ is dict and ("deathDate" in one or "dissolutionDate" in one):
                return False
    return True


def written_before_birth(spot: Spot) -> Iterator[Fault]:
    """An author born after the article appeared, or less than five or more than 110 years before.

    A digit slipped in one of the two, or a system wrote the day of today for one that it does not know.
    """
    told = times.moment(plain(spot.node["datePublished"]))
    for way, one in things(spot.node, "author", "editor", "creator"):
        born = times.moment(plain(one.get("birthDate")))
        years = told.local.year - born.local.year if told and born else _YOUNGEST
        if told and born and (told.is_before(born) or years < _YOUNGEST or years > _OLDEST):
            yield Fault(
                "warning",
                f"who was born {one['birthDate']} wrote nothing on {spot.node['datePublished']}",
                "birthDate",
                "a day of the author's life",
                shown(one["birthDate"]),
                below=(*way, "birthDate"),
            )


_YOUNGEST: Final = 5
_OLDEST: Final = 110
"""How old people are who write for a paper."""


def verdict_in_claim(spot: Spot) -> Iterator[Fault]:
    """A claim that begins with the verdict on it (`FALSE: ...`), or is nothing else; or a verdict in numbers.

    `claimReviewed` is what somebody said, in their words; the verdict stands in words in `reviewRating`, as
    its `alternateName`, and in numbers as its `ratingValue`.
    """
    claim = plain(spot.node["claimReviewed"])
    bare = claim.strip() if isinstance(claim, str) else ""
    head, mark, rest = bare.partition(":")
    judged = _FALSE.fullmatch(head.strip()[:60]) or _TRUE.fullmatch(head.strip()[:60])
    address = re.fullmatch(r"https?://\S+", bare)
    if bare and (judged or address) and (mark or judged):
        yield Fault(
            "warning",
            f"{shown(bare)!r} is {'an address' if address else 'a verdict'}",
            "claimReviewed",
            "the claim, as it was made",
            shown(bare),
            rest.strip() or None if judged else None,
            below=("claimReviewed",),
        )
    for way, rating in things(spot.node, "reviewRating"):
        word = plain(rating.get("alternateName"))
        if isinstance(word, str) and re.fullmatch(_NUMBERS, word.strip()[:40]):
            yield Fault(
                "warning",
                f"{shown(word)!r} says no verdict",
                "alternateName",
                "a verdict in words, such as False",
                shown(word),
                below=(*way, "alternateName"),
            )


_NUMBERS: Final = r"[\d.,/ %]*\d[\d.,/ %]*(?:(?:out )?of \d+|stars?|points?)?|https?://\S+"


def is_only_said(node: dict[str, Any]) -> bool:
    """Whether a claim is beyond doubt told without a verdict, and the verdict on it in words."""
    claim, rating = node["claimReviewed"], node.get("reviewRating")
    word = rating.get("alternateName", "a") if rating.__class__ is dict else ""
    return (
        claim.__class__ is str is word.__class__
        and ":" not in claim[:40]
        and len(claim) > 25
        and word[:1].isalpha()
        and word[:4] != "http"
    )


def has_no_births(node: dict[str, Any]) -> bool:
    """Whether nothing is said of the birth of those who wrote something."""
    for name in ("author", "editor", "creator"):
        value = node.get(name)
        for one in value if value.__class__ is list else (value,):
            if one.__class__ is dict and "birthDate" in one:
                return False
    return True


RULES: Final[tuple[Rule, ...]] = (
    verdict_against_rating,
    claim_of_its_checker,
    verdict_in_claim,
    claim_on_its_own_page,
    reviewed_before_it_began,
    gone_before_the_event,
    written_before_birth,
)
