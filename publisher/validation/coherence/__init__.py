"""Rules on what stands in two places and cannot both be true: dates, counts, ratings, identities.

`called_for` leads from the members of a node to the rules that their presence calls for; they are given the
whole node. Some have a quick test, which tells at once that nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from publisher.validation.coherence import amounts, identities, moments, statements
from publisher.validation.faults import Rule

Test: TypeAlias = "Callable[[dict[str, Any]], bool]"
"""Whether there is certainly nothing wrong with a node."""

Shape: TypeAlias = "tuple[tuple[str, ...], tuple[type, ...]]"

_CALLS: Final[tuple[tuple[Rule, tuple[str, ...], tuple[str, ...]], ...]] = (
    (moments.published_before_created, ("dateCreated",), ("datePublished",)),
    (moments.modified_before_published, ("dateModified",), ("datePublished",)),
    (moments.doors_after_start, ("doorTime",), ("startDate",)),
    (moments.duration_against_times, ("duration",), ("startDate", "endDate")),
    (moments.rescheduled_without_status, ("previousStartDate",), ()),
    (moments.rescheduled_to_same_date, ("previousStartDate",), ("startDate",)),
    (moments.offer_after_event, ("startDate", "endDate"), ("offers",)),
    (moments.coverage_backwards, ("temporalCoverage",), ()),
    (statements.attendance_against_location, ("eventAttendanceMode", "eventStatus"), ("location",)),
    (statements.paywall_against_parts, ("hasPart",), ("isAccessibleForFree",)),
    (amounts.rating_out_of_range, ("ratingValue",), ()),
    (amounts.rating_in_words, ("ratingValue",), ()),
    (amounts.more_seats_than_there_are, ("remainingAttendeeCapacity",), ("maximumAttendeeCapacity",)),
    (moments.part_outside_whole, ("subEvent",), ("startDate",)),
    (amounts.placeholder_coordinate, ("latitude",), ("longitude",)),
    (amounts.positions_in_disorder, ("itemListElement",), ()),
    (amounts.word_count_against_body, ("wordCount",), ("articleBody",)),
)
"""Each rule with the members that call for it, of which one is enough, and those it needs besides."""


def called_for(shape: Shape) -> Iterator[tuple[Test, Rule]]:
    """The rules for nodes with these members of these JSON types, each with its quick test."""
    kinds = dict(zip(*shape, strict=True))
    for rule, triggers, needed in _CALLS:
        if any(name in kinds for name in triggers) and all(name in kinds for name in needed):
            yield _TESTS.get(rule, _never), rule
    if any(least in kinds and most in kinds for least, most in amounts.LEAST_AND_MOST.items()):
        yield _never, amounts.least_above_most
    if any(half in kinds and kinds.keys().isdisjoint(others) for half, others in amounts.HALVES.items()):
        yield _never, amounts.half_a_pair
    pairs = [pair for pair in moments.PAIRS.items() if pair[0] in kinds and pair[1] in kinds]
    if pairs:
        yield _in_order(*pairs), moments.end_before_start


def _never(_: dict[str, Any]) -> bool:
    return False


def _in_order(*pairs: tuple[str, str]) -> Test:
    if len(pairs) > 1:
        return lambda node: all(moments.in_order(node[later], node[earlier]) for later, earlier in pairs)
    later, earlier = pairs[0]
    return lambda node: moments.in_order(node[later], node[earlier])


_TESTS: Final[dict[Rule, Test]] = {
    amounts.placeholder_coordinate: lambda node: (
        node["latitude"].__class__ is float and node["latitude"] != 0
    ),
    amounts.word_count_against_body: amounts.counts_its_words,
    moments.doors_after_start: _in_order(("startDate", "doorTime")),
    moments.modified_before_published: _in_order(("dateModified", "datePublished")),
    moments.offer_after_event: moments.opens_in_time,
    moments.published_before_created: _in_order(("datePublished", "dateCreated")),
    statements.attendance_against_location: statements.is_in_a_place,
}
"""Quick tests, which tell that there is nothing for the rule to find."""


REFERENCE_RULES: Final[tuple[Rule, ...]] = (
    identities.dangling_id,
    identities.part_of_itself,
    identities.reference_of_wrong_type,
)
IDENTITY_RULES: Final[tuple[Rule, ...]] = (identities.one_id_for_two_things,)

RULES: Final[tuple[Rule, ...]] = (*moments.RULES, *statements.RULES, *amounts.RULES, *identities.RULES)
"""Every rule of this layer."""
