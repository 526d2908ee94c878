"""Rules on what stands in two places and cannot both be true: dates, counts, ratings, identities.

`called_for` leads from the members of a node to the rules that their presence calls for; they are given the
whole node. Some have a quick test, which tells at once that nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from publisher.validation.coherence import (
    amounts,
    files,
    identities,
    lengths,
    likeness,
    lists,
    moments,
    pages,
    places,
    scripts,
    selling,
    shapes,
    spans,
    statements,
    verdicts,
)
from publisher.validation.faults import Rule

Test: TypeAlias = "Callable[[dict[str, Any]], bool]"
"""Whether there is certainly nothing wrong with a node."""

_CALLS: Final[tuple[tuple[Rule, tuple[str, ...], tuple[str, ...]], ...]] = (
    (moments.published_before_created, ("dateCreated",), ("datePublished",)),
    (moments.modified_before_published, ("datePublished", "uploadDate", "dateCreated"), ("dateModified",)),
    (moments.doors_after_start, ("doorTime",), ("startDate",)),
    (moments.duration_against_times, ("duration",), ("startDate", "endDate")),
    (moments.rescheduled_without_status, ("previousStartDate",), ()),
    (moments.rescheduled_to_same_date, ("previousStartDate",), ("startDate",)),
    (moments.offer_after_event, ("startDate", "endDate"), ("offers",)),
    (moments.coverage_backwards, ("temporalCoverage",), ()),
    (statements.attendance_against_location, ("eventAttendanceMode", "eventStatus"), ("location",)),
    (statements.paywall_against_parts, ("hasPart",), ("isAccessibleForFree",)),
    (statements.part_without_selector, ("hasPart",), ()),
    (statements.search_without_words, statements.INPUTS, ("target",)),
    (amounts.reading_time_against_words, ("timeRequired",), ("wordCount",)),
    (amounts.counters_at_odds, ("interactionStatistic",), ()),
    (amounts.rating_out_of_range, ("ratingValue",), ()),
    (amounts.rating_in_words, ("ratingValue",), ()),
    (lists.more_seats_than_there_are, ("maximumAttendeeCapacity",), ()),
    (lists.fewer_than_listed, tuple(lists.COUNTS), ()),
    (lists.ratings_of_nobody, ("ratingValue",), ()),
    (likeness.team_against_itself, ("homeTeam", "competitor"), ()),
    (likeness.teams_at_odds, ("homeTeam",), ("awayTeam",)),
    (likeness.one_update_twice, ("liveBlogUpdate",), ()),
    (pages.page_as_house, ("publisher", "organizer"), ("url",)),
    (pages.page_of_another, ("mainEntityOfPage",), ()),
    (verdicts.verdict_in_claim, ("claimReviewed",), ()),
    (shapes.year_against_name, ("name",), ("startDate",)),
    (shapes.line_in_another, ("addressLocality",), ()),
    (pages.page_as_author, ("url", "mainEntityOfPage", "publisher"), ("author",)),
    (likeness.publisher_as_person, ("author", "editor", "creator", "copyrightHolder"), ("publisher",)),
    (pages.own_address_as_same, ("url", "mainEntityOfPage"), ("sameAs",)),
    (likeness.site_name_in_headline, ("headline", "name"), ("publisher",)),
    (likeness.name_against_parts, ("givenName", "familyName"), ()),
    (selling.on_sale_though_cancelled, ("offers",), ("eventStatus",)),
    (selling.on_sale_though_sold_out, ("name", "remainingAttendeeCapacity"), ("offers", "startDate")),
    (selling.status_against_words, ("startDate",), ("name",)),
    (selling.free_with_price, ("offers",), ("isAccessibleForFree",)),
    (selling.offer_outside_range, ("lowPrice", "highPrice"), ("offers",)),
    (selling.withdrawn_currency, ("startDate",), ("offers",)),
    (selling.sold_out_with_seats_left, ("remainingAttendeeCapacity",), ("offers",)),
    (places.online_as_place, ("location",), ("startDate",)),
    (places.postal_code_in_disorder, ("postalCode", "addressLocality"), ()),
    (places.coordinate_abroad, ("address",), ("geo",)),
    (places.offset_abroad, ("startDate",), ("location",)),
    (files.format_against_address, ("contentUrl", "url"), ("encodingFormat",)),
    (files.single_pixel, ("width",), ("height",)),
    (files.logo_as_image, ("image",), ("publisher",)),
    (pages.clip_on_another_page, ("hasPart", "clip"), ("url",)),
    (pages.clip_at_another_second, ("startOffset",), ("url",)),
    (files.home_as_page, ("mainEntityOfPage",), ("url",)),
    (files.refers_to_itself, tuple(files.SELVES), ()),
    (files.months_for_minutes, ("duration", "timeRequired"), ()),
    (scripts.language_against_script, ("inLanguage",), ("headline",)),
    (scripts.language_against_words, ("inLanguage",), ("headline",)),
    (lists.one_step_twice, ("itemListElement",), ()),
    (selling.price_at_odds, ("priceSpecification",), ("price",)),
    (selling.fraction_without_coin, ("price",), ("priceCurrency",)),
    (spans.exception_outside_schedule, ("exceptDate",), ("startDate", "endDate")),
    (verdicts.claim_on_its_own_page, ("itemReviewed",), ("url",)),
    (lists.incomplete_breadcrumb, ("itemListElement",), ()),
    (spans.copyright_after_publication, ("copyrightYear",), ("datePublished",)),
    (spans.part_outside_whole, ("subEvent", "superEvent"), ("startDate",)),
    (spans.update_outside_coverage, ("coverageStartTime", "coverageEndTime"), ("liveBlogUpdate",)),
    (spans.changed_before_update, ("liveBlogUpdate",), ("dateModified",)),
    (spans.checked_before_claimed, ("itemReviewed",), ("datePublished",)),
    (spans.answer_before_article, ("comment", "correction"), ("datePublished",)),
    (spans.clip_beyond_end, ("hasPart", "clip"), ("duration",)),
    (spans.schedule_beyond_end, ("eventSchedule",), ("startDate", "endDate")),
    (spans.live_when_over, ("isLiveBroadcast",), ("broadcastOfEvent", "startDate")),
    (spans.translated_before_published, ("translationOfWork", "workTranslation"), ("datePublished",)),
    (lengths.improbably_long, ("endDate",), ("startDate",)),
    (lengths.improbably_long, ("deathDate",), ("birthDate",)),
    (lengths.more_times_than_fit, ("repeatCount",), ("repeatFrequency", "startDate", "endDate")),
    (lengths.no_length, ("endDate",), ("startDate",)),
    (lengths.doors_long_before, ("doorTime",), ("startDate",)),
    (amounts.placeholder_coordinate, ("latitude",), ("longitude",)),
    (lists.positions_in_disorder, ("itemListElement",), ()),
    (amounts.word_count_against_body, ("wordCount",), ("articleBody",)),
    (selling.sold_after_the_event, ("endDate",), ("offers",)),
    (verdicts.verdict_against_rating, ("reviewRating",), ()),
    (verdicts.claim_of_its_checker, ("itemReviewed",), ("author",)),
    (verdicts.reviewed_before_it_began, ("itemReviewed",), ("datePublished",)),
    (verdicts.gone_before_the_event, verdicts.THERE, ("startDate",)),
    (verdicts.written_before_birth, ("author", "editor", "creator"), ("datePublished",)),
    (shapes.size_against_address, ("contentUrl", "url"), ("width", "height")),
    (shapes.schedule_against_duration, ("duration",), ("startTime", "endTime")),
    (
        shapes.more_people_than_the_hall_holds,
        ("maximumAttendeeCapacity", "maximumPhysicalAttendeeCapacity"),
        ("location",),
    ),
    (shapes.date_against_name, ("name",), ("startDate",)),
    (shapes.street_with_town, ("streetAddress",), ("addressLocality", "postalCode")),
)
"""Each rule with the members that call for it, of which one is enough, and those it needs besides."""


def called_for(kinds: Mapping[str, type]) -> Iterator[tuple[Test, Rule]]:
    """The rules for nodes with these members of these JSON types, each with its quick test."""
    for rule, triggers, needed in _CALLS:
        if any(name in kinds for name in triggers) and all(name in kinds for name in needed):
            made = _MADE.get(rule)
            yield made(kinds) if made else _TESTS.get(rule, _never), rule
    yield from _called_for_types(kinds)


def _called_for_types(kinds: Mapping[str, type]) -> Iterator[tuple[Test, Rule]]:
    """Those that members of certain JSON types call for, or the lack of others."""
    texts = [pair for pair in likeness.SAME if kinds.get(pair[0]) is str is kinds.get(pair[1])]
    if texts:
        yield likeness.differ(texts), likeness.same_text_twice
    pictures = [name for name in (*pages.PICTURES, *pages.MEDIA) if name in kinds]
    if pictures and ("url" in kinds or "mainEntityOfPage" in kinds):
        yield pages.are_no_pages(pictures), pages.page_as_image
    addresses = {name: kinds[name] for name in files.ADDRESSES if kinds.get(name) in (str, dict, list)}
    if len(addresses) > 1:
        yield files.are_safe(addresses), files.http_beside_https
    if files.is_out_of_reach(kinds):
        yield _never, files.picture_without_address
    people = [name for name in likeness.PEOPLE if kinds.get(name) is list]
    if people:
        yield likeness.have_names(people), likeness.one_person_twice
    owners = [name for name in shapes.WITH_ACCOUNTS if kinds.get(name) is list]
    if owners:
        yield shapes.have_no_accounts(owners), shapes.one_account_of_two
    if kinds.get("eventStatus") is list:
        yield _never, lists.statuses_at_odds
    if any(kinds.get(name) is list for name in (*lists.ONE, *lists.ONE_TEXT, *lists.ONE_FILE)):
        yield _never, lists.several_for_one
    if kinds.keys() - {"@context"} == {"@type"}:
        yield _never, lists.says_nothing
    if any(least in kinds and most in kinds for least, most in amounts.LEAST_AND_MOST.items()):
        yield _never, amounts.least_above_most
    if any(half in kinds and kinds.keys().isdisjoint(others) for half, others in amounts.HALVES.items()):
        yield _never, amounts.half_a_pair
    pairs = [pair for pair in moments.PAIRS if pair[0] in kinds and pair[1] in kinds]
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
        node["latitude"].__class__ is float and 0 != node["latitude"] != node["longitude"]
    ),
    lists.fewer_than_listed: lists.suffices,
    lists.positions_in_disorder: lists.are_counted,
    files.refers_to_itself: files.lead_elsewhere,
    lists.incomplete_breadcrumb: lists.are_whole,
    files.single_pixel: lambda node: node["width"].__class__ is int and node["width"] > 2,
    files.logo_as_image: files.has_own_image,
    files.home_as_page: files.is_deep,
    files.months_for_minutes: files.is_a_time,
    scripts.language_against_script: scripts.is_of_its_script,
    scripts.language_against_words: scripts.is_in_its_words,
    lists.one_step_twice: lists.lead_apart,
    spans.copyright_after_publication: lambda node: (
        str(node["copyrightYear"]) == str(node["datePublished"])[:4]
    ),
    lists.ratings_of_nobody: lists.is_one_rating,
    pages.page_as_author: pages.has_own_page,
    likeness.publisher_as_person: lambda node: "author" in node and likeness.is_another(node),
    likeness.site_name_in_headline: likeness.is_without_site,
    likeness.name_against_parts: likeness.is_of_its_parts,
    selling.on_sale_though_cancelled: selling.goes_on,
    selling.on_sale_though_sold_out: selling.has_seats,
    selling.status_against_words: selling.is_as_named,
    selling.withdrawn_currency: selling.is_paid_for_today,
    selling.fraction_without_coin: selling.is_paid_in_coins,
    places.offset_abroad: places.is_at_its_hours,
    places.coordinate_abroad: places.is_at_home,
    places.online_as_place: places.is_called_otherwise,
    amounts.word_count_against_body: amounts.counts_its_words,
    moments.doors_after_start: _in_order(("startDate", "doorTime")),
    moments.modified_before_published: lambda node: moments.in_order(
        node["dateModified"], node.get("datePublished")
    ),
    moments.offer_after_event: moments.opens_in_time,
    moments.published_before_created: _in_order(("datePublished", "dateCreated")),
    lengths.doors_long_before: lengths.opens_on_the_day,
    lengths.improbably_long: lengths.starts_and_ends_in_a_year,
    lengths.no_length: lengths.has_length,
    spans.checked_before_claimed: spans.is_of_something_older,
    spans.update_outside_coverage: spans.is_covered,
    statements.attendance_against_location: statements.is_in_a_place,
    selling.sold_after_the_event: selling.is_sold_before,
    spans.changed_before_update: spans.is_changed_last,
    verdicts.claim_of_its_checker: lambda node: (
        node["itemReviewed"].__class__ is dict and "author" not in node["itemReviewed"]
    ),
    verdicts.reviewed_before_it_began: lambda node: (
        node["itemReviewed"].__class__ is dict and "startDate" not in node["itemReviewed"]
    ),
    verdicts.gone_before_the_event: verdicts.has_the_living,
    verdicts.written_before_birth: verdicts.has_no_births,
    shapes.size_against_address: shapes.has_no_size_in_name,
    shapes.date_against_name: shapes.has_no_year_in_name,
    shapes.street_with_town: shapes.is_a_street,
    shapes.year_against_name: shapes.has_no_year_in_name,
    shapes.line_in_another: shapes.have_their_own,
    likeness.teams_at_odds: likeness.have_their_names,
    likeness.one_update_twice: likeness.are_told_once,
    pages.page_as_house: pages.has_its_own_house,
    pages.clip_on_another_page: pages.has_no_clips_elsewhere,
    pages.page_of_another: pages.is_of_its_page,
    verdicts.verdict_in_claim: verdicts.is_only_said,
    amounts.counters_at_odds: amounts.has_one_counter,
    statements.part_without_selector: statements.has_its_selector,
}
"""Quick tests, which tell that there is nothing for the rule to find."""

_MADE: Final[dict[Rule, Callable[[Mapping[str, type]], Test]]] = {
    pages.own_address_as_same: pages.are_of_others,
    places.postal_code_in_disorder: places.are_in_order,
}
"""Quick tests that are made for the members that a node has and their JSON types."""


REFERENCE_RULES: Final[tuple[Rule, ...]] = (
    identities.dangling_id,
    identities.part_of_itself,
    identities.reference_of_wrong_type,
)
WHOLES: Final = identities.WHOLES
ADDRESS_RULES: Final[tuple[Rule, ...]] = (identities.reference_as_text,)
IDENTITY_RULES: Final[tuple[Rule, ...]] = (identities.one_id_for_two_things,)

RULES: Final[tuple[Rule, ...]] = (
    *moments.RULES,
    *spans.RULES,
    *lengths.RULES,
    *statements.RULES,
    *likeness.RULES,
    *pages.RULES,
    *files.RULES,
    *scripts.RULES,
    *shapes.RULES,
    *verdicts.RULES,
    *selling.RULES,
    *places.RULES,
    *lists.RULES,
    *amounts.RULES,
    *identities.RULES,
)
"""Every rule of this layer."""
