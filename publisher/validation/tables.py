"""What the walk asks of every member of a node, in tables made once for each type.

The questions are quick ones, most of them answered in C: is this member known for the type, is this text
fine, does this object's type fit. Which rules are called where the answer is no stands here as well.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias, cast

from publisher import vocabulary
from publisher.validation import coherence, numeric, profiles
from publisher.validation.faults import Rule
from publisher.validation.slots import Slot, slot
from publisher.validation.values import (
    bodies,
    coded,
    codes,
    dates,
    drafts,
    mailboxes,
    media,
    names,
    notations,
    numbers,
    numerals,
    people,
    peoples,
    pictures,
    printed,
    ranges,
    times,
    topics,
    urls,
)


class Entry(NamedTuple):
    """What the walk asks of one property's values.

    `collect` says that texts are looked through in the end, `fine` is the quick test of a text and `number`
    that of a number, `plain` are the JSON types that need none, `referred` says that a mere reference may
    stand here; `fits` leads from each type that fits, once met, to what is known of it. `recurs` says that
    the same thing often stands here in document after document.
    """

    collect: bool
    fine: Callable[[str], Any] | None
    plain: frozenset[type]
    number: Callable[[Any], bool] | None
    slot: Slot
    referred: bool
    fits: dict[str, Known]
    recurs: bool


class More(NamedTuple):
    """What is to be done for nodes that do not only hold plain values, which most nodes do.

    `things` and `lists` are walked, `rest` is what only the rules can judge. `rules` of coherence are called
    unless their test says that nothing can be wrong.
    """

    things: tuple[tuple[str, Entry], ...]
    lists: tuple[tuple[str, Entry], ...]
    rest: tuple[str, ...]
    identified: bool
    rules: tuple[tuple[coherence.Test, Rule], ...]


class Plan(NamedTuple):
    """What is to be done for every node of one shape: with these members, of these JSON types.

    Texts are taken from `keys`, all at once by `texts` if there are several; `tests` are the quick tests of
    the plain values.
    """

    texts: Callable[[dict[str, Any]], tuple[str, ...]] | None
    keys: tuple[str, ...]
    tests: tuple[tuple[str, Callable[[Any], Any], Entry], ...]
    more: More | None


Shape: TypeAlias = "tuple[object, ...]"
"""The names of a node's members, then the JSON types of their values."""

MOST_MEMBERS: Final = 200
MOST_PLANS: Final = 500
"""Plans are kept for nodes of at most so many members, and so many for each type."""


class Known:
    """What is known of the things of one type: the members they may have, and a plan for each shape.

    `asked` are questions to whole nodes that go with the type, each with what is done where the answer is no.
    `sound` is what is remembered of things in which nothing was wrong (`familiar`).
    """

    __slots__ = ("asked", "keywords", "members", "plans", "sound")

    def __init__(
        self,
        members: dict[str, Entry],
        keywords: frozenset[str] = frozenset({"@type", "@id"}),
        asked: tuple[tuple[coherence.Test, Rule], ...] = (),
    ) -> None:
        self.members = members
        self.keywords = keywords
        self.asked = asked
        self.plans: dict[Shape, Plan] = {}
        self.sound: set[bytes] = set()

    def plan(self, shape: Shape) -> Plan:
        """The plan for a shape that was not met before."""
        plan = _planned(self, shape)
        if len(shape) <= 2 * MOST_MEMBERS:
            if len(self.plans) >= MOST_PLANS:
                self.plans.clear()
            self.plans[shape] = plan
        return plan


def _planned(about: Known, shape: Shape) -> Plan:
    half = len(shape) // 2
    kinds = cast(dict[str, type], dict(zip(shape[:half], shape[half:], strict=True)))
    texts: list[str] = []
    rest: list[str] = []
    tests: list[tuple[str, Callable[[Any], Any], Entry]] = []
    things: list[tuple[str, Entry]] = []
    lists: list[tuple[str, Entry]] = []
    for name, kind in kinds.items():
        entry = about.members.get(name)
        if entry is None:
            if name not in about.keywords:
                rest.append(name)
        elif kind is str:
            if entry.collect:
                texts.append(name)
            if entry.fine is not None:
                tests.append((name, entry.fine, entry))
        elif kind in (int, float) and entry.number is not None:
            tests.append((name, entry.number, entry))
        elif kind is dict:
            things.append((name, entry))
        elif kind is list:
            lists.append((name, entry))
        elif kind not in entry.plain:
            rest.append(name)
    more = More(
        tuple(things),
        tuple(lists),
        tuple(rest),
        "@id" in kinds,
        (*coherence.called_for(kinds), *about.asked),
    )
    getter = itemgetter(*texts) if len(texts) > 1 else None
    return Plan(getter, tuple(texts), tuple(tests), more if any(more) else None)


RECURRING: Final = frozenset({"copyrightHolder", "geo", "publisher", "sourceOrganization", "speakable"})
"""Properties whose things are the same in most documents of a house."""

FAMILIES = ("Person", "ImageObject", "MediaObject", "Country")
"""Types for whose things a property says more than for others."""

NAME_TESTS: dict[str, Callable[[str], Any]] = {"headline": names.is_fine_headline}

OWN: dict[str, tuple[Callable[[str], Any], tuple[Rule, ...]]] = {
    "address": (numerals.is_without_gaps, (numerals.unfilled_address,)),
    "addressLocality": (numerals.is_fine_line, (numerals.unfilled_address,)),
    "addressRegion": (numerals.is_fine_line, (numerals.unfilled_address,)),
    "articleBody": (
        bodies.is_body,
        (
            bodies.no_prose,
            bodies.cut_off_text,
            bodies.text_of_the_page,
            bodies.sentences_without_blank,
            drafts.working_note,
        ),
    ),
    "articleSection": (topics.is_fine_section, (names.control_character, topics.no_section)),
    "bitrate": (numerals.is_fine_size, (numbers.quantity_in_words,)),
    "contentSize": (numerals.is_fine_size, (numbers.quantity_in_words,)),
    "dateline": (ranges.is_fine_dateline, (ranges.no_dateline,)),
    "episodeNumber": (ranges.is_fine_number, (ranges.number_in_a_label,)),
    "seasonNumber": (ranges.is_fine_number, (ranges.number_in_a_label,)),
    "transcript": (bodies.is_transcript, (bodies.transcript_with_times,)),
    "creditText": (names.is_no_address, (names.address_as_title,)),
    "cssSelector": (topics.is_fine_selector, (topics.malformed_selector,)),
    "caption": (
        drafts.is_fine_caption,
        (drafts.file_name_as_text, drafts.text_of_a_form, names.address_as_title),
    ),
    "description": (
        bodies.is_description,
        (
            drafts.text_of_a_form,
            printed.complaint_as_text,
            drafts.file_name_as_text,
            drafts.working_note,
            bodies.no_prose,
            bodies.cut_off_text,
            bodies.text_of_the_page,
            bodies.text_twice,
            notations.lost_backslash,
        ),
    ),
    "encodingFormat": (media.is_fine_media, (media.malformed_media_type,)),
    "faxNumber": (numerals.is_fine_phone, (numerals.malformed_telephone,)),
    **{
        name: (partial(numerals.has_check_digit, name), (numerals.wrong_check_digit,))
        for name in ("gtin", "gtin12", "gtin13", "gtin14", "gtin8", "isbn", "issn")
    },
    "jobTitle": (people.is_fine_job, (people.no_job_title,)),
    "keywords": (topics.is_fine_keyword, (topics.untidy_keywords,)),
    "openingHours": (numerals.is_fine_opening, (numerals.malformed_opening_hours,)),
    "pagination": (numerals.is_fine_range, (numerals.range_backwards,)),
    "repeatFrequency": (times.is_fine_duration, (dates.frequency_in_words,)),
    "scheduleTimezone": (numerals.is_fine_zone, (numerals.unknown_time_zone,)),
    **{
        name: (partial(ranges.is_fine_shape, name), (ranges.malformed_shape,))
        for name in ("box", "line", "polygon")
    },
    "streetAddress": (numerals.is_fine_line, (numerals.unfilled_address,)),
    "telephone": (numerals.is_fine_phone, (numerals.malformed_telephone,)),
    "temporalCoverage": (ranges.is_fine_coverage, (ranges.coverage_not_iso,)),
    "typicalAgeRange": (ranges.is_fine_age_range, (numerals.range_backwards, ranges.age_range_in_words)),
    "xpath": (topics.is_fine_xpath, (topics.malformed_selector,)),
}
"""Properties whose text has a form that the ranges do not tell: its quick test and its rules."""


def never(_: object) -> bool:
    """The quick test of what nothing passes."""
    return False


@lru_cache(maxsize=1024)
def variants(members: frozenset[str]) -> frozenset[str]:
    """The members of an enumeration in every spelling: bare, as addresses, with the usual prefix."""
    prefixes = ("", "https://schema.org/", "http://schema.org/", "schema:")
    return frozenset(prefix + member for prefix in prefixes for member in members)


FINE: dict[str, Callable[[str], Any]] = {
    "boolean": numbers.is_fine_boolean,
    "country": coded.is_fine_country,
    "currency": codes.CURRENCIES.__contains__,
    "date": times.is_fine_date,
    "duration": times.is_some_time,
    "email": mailboxes.is_fine_email,
    "language": coded.is_fine_language,
    "latitude": numbers.is_fine_latitude,
    "longitude": numbers.is_fine_longitude,
    "node": never,
    "number": never,
    "price": numbers.is_fine_price,
    "quantity": numbers.is_fine_quantity,
    "time": times.is_fine_time,
    "url": urls.is_fine_url,
}
"""The quick test of a text, by the form of the slot."""

STRING_RULES: dict[str, tuple[Rule, ...]] = {
    "boolean": (numbers.boolean_as_text, numbers.not_a_boolean),
    "country": (coded.malformed_country,),
    "currency": (coded.malformed_currency,),
    "date": dates.DATE_RULES,
    "duration": (dates.duration_not_iso, dates.no_time_at_all, dates.milliseconds_for_seconds),
    "email": (mailboxes.malformed_email,),
    "language": (coded.malformed_language,),
    "latitude": (numbers.impossible_coordinate,),
    "longitude": (numbers.impossible_coordinate,),
    "member": (coded.unknown_member, coded.member_at_another_address),
    "number": (numbers.number_as_text, numbers.not_a_number),
    "price": (numbers.malformed_price, numbers.improbable_price),
    "quantity": (numbers.quantity_in_words,),
    "time": dates.DATE_RULES,
    "url": (*urls.URL_RULES, *pictures.FILE_RULES),
}
"""What may be wrong with a text that the quick test does not let through."""


def _is_member_if_any(members: frozenset[str], text: str) -> bool:
    """Whether a text that may be anything is a member of an enumeration if it is schema.org's address."""
    return "schema.org/" not in text or text in members


@lru_cache(maxsize=4096)
def entry_of(name: str, family: str = "") -> Entry:
    """What the walk asks of one property's values; more of people's names and of files."""
    taken = slot(name)
    assert taken is not None
    plain = taken.plain
    number = numeric.test(taken)
    if number is not None:
        plain = plain - {int, float}
    referred = taken.takes_nodes and taken.form != "member"
    fine = _fine(taken, name, family)
    return Entry(taken.form == "text", fine, plain, number, taken, referred, {}, name in RECURRING)


def _fine(taken: Slot, name: str, family: str) -> Callable[[str], Any] | None:
    """The quick test of one property's texts."""
    fine = _of_family(name, family) or FINE.get(taken.form)
    if taken.form == "member":
        fine = variants(taken.members).__contains__
    elif name == "byDay":
        fine = partial(coded.is_fine_day, variants(taken.members))
    elif taken.form == "text" and taken.members:
        fine = partial(_is_member_if_any, variants(taken.members))
    elif name in names.NAMED:
        fine = _NAMES_OF.get((family, name)) or NAME_TESTS.get(name, names.is_fine_name)
    elif name in OWN and (family, name) not in _OF_FAMILIES:
        fine = OWN[name][0]
    return fine


_NAMES_OF: dict[tuple[str, str], Callable[[str], Any]] = {
    ("Person", "name"): people.is_fine_person,
    ("Country", "name"): peoples.is_fine_land,
}
"""The quick tests of names of which more is known than of others."""

_OF_FAMILIES: dict[tuple[str, str], Callable[[str], Any]] = {
    ("ImageObject", "url"): pictures.is_fine_picture,
    ("ImageObject", "contentUrl"): pictures.is_fine_picture,
    ("ImageObject", "encodingFormat"): media.is_of_a_picture,
    ("MediaObject", "contentUrl"): pictures.is_fine_film,
    ("MediaObject", "encodingFormat"): media.is_of_a_film,
    ("Person", "url"): pictures.is_fine_profile,
}
"""The quick tests of addresses and formats that say more of the things of some types."""


def _of_family(name: str, family: str) -> Callable[[str], Any] | None:
    """The quick test of an address or a format, by the type of the thing that has it."""
    if found := _OF_FAMILIES.get((family, name)):
        return found
    if name in pictures.PICTURES:
        return pictures.is_fine_picture
    if (name == "url" and family != "MediaObject") or name in pictures.LICENCES:
        return pictures.is_fine_page
    if name in ("sameAs", "hasMap"):
        return urls.is_fine_account
    return pictures.is_fine_player if name == "embedUrl" else None


@lru_cache(maxsize=2048)
def known(kind: str) -> Known:
    """What is known of things of this type; superseded members are left out."""
    family = next((name for name in FAMILIES if vocabulary.is_subtype(kind, name)), "")
    current = (name for name in vocabulary.properties(kind) if vocabulary.superseded_by(name) is None)
    asked = ((never, profiles.part_to_judge),) if profiles.of_parts(kind) else ()
    return Known({name: entry_of(name, family) for name in current}, asked=asked)


@lru_cache(maxsize=512)
def merged(kinds: tuple[str, ...]) -> Known:
    """What is known of a thing of several types: what any of them may have."""
    asked = tuple(dict.fromkeys(one for kind in kinds for one in known(kind).asked))
    return Known({name: entry for kind in kinds for name, entry in known(kind).members.items()}, asked=asked)


@lru_cache(maxsize=512)
def untyped(classes: tuple[str, ...]) -> Known:
    """Of an object without a type: members of the types expected there."""
    return Known(merged(classes).members, frozenset({"@type", "@id", "@context"}))


CURRENT_TYPES: Final = frozenset(
    name for name in vocabulary.types() if vocabulary.superseded_by(name) is None
)
