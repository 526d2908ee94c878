"""The quick looks at values agree with the slow ones, whatever a text is."""

# ruff: noqa: SIM905

from __future__ import annotations

import unicodedata
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.validation import members
from publisher.validation.coherence import amounts, selling
from publisher.validation.faults import Rule, Spot
from publisher.validation.values import (
    bodies,
    coded,
    drafts,
    encodings,
    hours,
    names,
    numbers,
    people,
    placeholders,
    printed,
    restored,
    spoken,
    texts,
    times,
)

LIKE_TIMES = st.one_of(
    st.text(alphabet="0123456789TWZPDHMSY:+-. ", max_size=32),
    st.from_regex(r"\A(19|20)\d\d(-W[0-5]\d(-[1-7])?|-[01]\d(-[0-3]\d)?)(T[0-2]\d:[0-5]\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?\Z"),
    st.datetimes(timezones=st.timezones() | st.none()).map(lambda when: when.isoformat()),
    st.dates().map(lambda day: day.isoformat()),
    st.text(max_size=20),
)  # fmt: skip

KINDS_OF_TROUBLE = ("", "form", "impossible", "offset", "zone", "placeholder")


@given(LIKE_TIMES)
@example("1931-W27")
@example("1931-W27-3")
@example("19310703")
@example("2027-01-20T19:30:00:000Z")
@example("2027-01-20T193000Z")
@example("2027-01-20T19:30:00,5+01:00")
@example("2027-01-20T19+01:00")
def test_what_is_beyond_doubt_a_date_has_no_trouble(text: str) -> None:
    if times.is_fine_date(text):
        assert times.read_date(text).trouble == ""


@given(LIKE_TIMES, st.booleans())
def test_every_text_can_be_read_as_a_date_a_time_and_a_duration(text: str, time_fits: bool) -> None:
    assert times.read_date(text, time_fits=time_fits).trouble in KINDS_OF_TROUBLE
    times.is_fine_time(text)
    times.is_fine_duration(text)


ENDS = [
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-11-26T09:00:00Z",
    "0001-01-01",
    "9999",
]


@given(st.sampled_from(ENDS), st.sampled_from(ENDS))
def test_any_two_moments_are_compared_and_one_is_before_the_other_or_not(one: str, other: str) -> None:
    first, second = times.moment(one), times.moment(other)
    assert first is not None and second is not None
    assert not (first.is_before(second) and second.is_before(first))
    between, back = first.minus(second), second.minus(first)
    assert between is None or (back is not None and between == -back)
    assert first.is_before(second) == (between < timedelta(0)) if between is not None else True


MARKS = sorted({mark for marks in texts.MARKS.values() for mark in marks})


@given(st.lists(st.sampled_from([*MARKS, *"ab9 .\n\0'\"\u00e9\u0416\u4e2d"]), max_size=12))
def test_every_mark_that_stands_in_texts_is_told(parts: list[str]) -> None:
    text = "".join(parts) + "\0"
    told = {mark for mark, _ in texts.marks_in(text)}
    there = {mark for part, marks in texts.MARKS.items() if part in text for mark in marks if mark in text}
    assert there - told <= texts.SURE.keys()
    assert told - there <= {":"}


@given(st.from_regex(printed._COMPLAINT))
def test_every_complaint_is_looked_for(text: str) -> None:
    if printed._COMPLAINT.search(text):
        assert printed.may_complain(text.lower())


@given(st.from_regex(drafts._NOTE))
def test_every_note_is_looked_for(text: str) -> None:
    if drafts._NOTE.search(text := text.strip()):
        assert drafts.may_be_noted(text)


@given(
    st.sampled_from(sorted(members.STATUSES["EventCancelled"])),
    st.sampled_from(["", "\u201c", "\u0416", "\x81"]),
)
@example("wedi'i ganslo", "")
def test_every_word_for_a_status_is_looked_for_whatever_letters_stand_around_it(
    phrase: str, mark: str
) -> None:
    assert phrase in selling._phrases(f"{mark} (the event is {phrase}) {mark}")


WORDS = sorted(
    placeholders.PLACEHOLDERS
    | placeholders.OF_ROLES
    | placeholders.NO_HEADLINES
    | placeholders.TEMPLATE_WORDS
)
NOT_TO_BE_NAMES = st.one_of(
    st.sampled_from([*WORDS, "\ufffc", "\u200b"]),
    *map(st.from_regex, (drafts._NOTE, printed._COMPLAINT, printed._KEY, names._HERE, names.LOGIN)),
)
"""Texts of which rules on names say something, whatever stands around most of them."""
FOLDED = frozenset("\u0130\u0131\u017f\u212a")
"""Letters that patterns take for `i`, `s` and `k` where case does not count."""
AROUND = ["", " ", "Kyiv ", "Open doors: ", " tonight", "!", "...", " \u2013"]


def finds(rules: tuple[Rule, ...], text: str, term: str, kind: str) -> list[str]:
    """The codes of what the rules find in a text."""
    spot = Spot(text, (None, term), term, {"@type": kind}, None)
    return [rule.__name__ for rule in rules if any(rule(spot))]


@given(NOT_TO_BE_NAMES, st.sampled_from(AROUND), st.sampled_from(AROUND))
@example("XX:XX", "Kick-off ", "")
@example("final_v2", "Programme ", "")
@example("final", "Concert v2 ", "")
@example("[TBC]", "Fair ", "")
@example("TKTK", "", "")
@example("504 Gateway Time-out", "", "")
@example("article_title", "", "")
@example("add headline", "", "")
@example("Title", "", "!")
@example("Town\ufffchall", "", "")
@example("Old bridge reopens today Old bridge reopens today", "", "")
def test_no_name_is_beyond_doubt_of_which_a_rule_says_something(text: str, before: str, behind: str) -> None:
    text = f"{before}{text.strip()}{behind}"
    if names.is_fine_name(text):
        assert finds(names.OF_ANY, text, "name", "Event") == []
    if names.is_fine_headline(text):
        assert finds(names.OF_ANY, text, "headline", "NewsArticle") == []


@given(st.from_regex(drafts._FILE, fullmatch=True))
@example("IMG_2034")
@example("foto 12")
@example("SAM 000")
def test_no_name_of_a_file_is_beyond_doubt_the_name_of_something(text: str) -> None:
    if FOLDED.isdisjoint(text) and finds((drafts.file_name_as_text,), text, "name", "Event"):
        assert not names.is_fine_name(text)
        assert not drafts.is_fine_caption(text)


@given(
    st.one_of(*map(st.from_regex, (drafts._NOTE, drafts._OF_FORMS))), st.sampled_from(["", ".", " today!"])
)
@example("DRAFT: the bridge reopens", ".")
@example("The bridge reopens on [TBC]", ".")
@example("please click here to add a text", ".")
@example("The text goes here", ".")
def test_no_description_is_beyond_doubt_that_has_a_note_or_is_of_a_form(text: str, behind: str) -> None:
    text = f"{text.strip()}{behind}"
    if FOLDED.isdisjoint(text):
        if bodies.is_description(text):
            assert not finds((drafts.working_note, drafts.text_of_a_form), text, "description", "NewsArticle")
        if drafts.is_fine_caption(text):
            assert not finds((drafts.text_of_a_form,), text, "caption", "ImageObject")


@pytest.mark.parametrize(
    "text",
    [
        *("Fatal error: Uncaught Exception in x.php.", "Error establishing a database connection."),
        *(
            "502 Bad Gateway.",
            "504 Gateway Time-out.",
            "Call to undefined function title().",
            "TypeError: no.",
        ),
        *(
            "Cannot read properties of undefined.",
            "Missing translation: en.title.",
            "SQLSTATE[42]: no table.",
        ),
        *("Liquid error: no title.", "Template error: Exception: no.", "Traceback (most recent call last)."),
    ],
)
def test_no_description_is_beyond_doubt_that_begins_as_a_complaint(text: str) -> None:
    assert finds((printed.complaint_as_text,), text, "description", "NewsArticle")
    assert not bodies.is_description(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Av Kari Nordmann", "Stories from Ana Silva", "Name here", "ANA SILVA MORE", "Ana Silva –"),
        *("Ana Silva -AFP", "Ana\ufffcSilva", "Ana Silva_", "Ana Silva Posts", "Ana Silva Author Profile"),
    ],
)
def test_no_name_of_a_person_is_beyond_doubt_of_which_a_rule_says_something(text: str) -> None:
    assert finds(people.OF_PEOPLE, text, "name", "Person")
    assert not people.is_fine_person(text)


PIECES = st.sampled_from(
    r"""² ½ ١٢ 3 20 45 2026 24 pm am h Uhr : . , - / + T Z every jeden Friday freitags noon May травня 年 月
    日 min hours and half ★ ☆ [ ] [/b] [b] [vc_row] ** __ [[ ]] | \\ \n \u00e9 \xc3 =C3=A9 %C3%A9 =?UTF-8?Q?
    ?= < > <b> <p> &amp; ° ' " N S W http:// https://wwww. .con а a і i //news.org/1 ?url= cache:
    a:1:{i:0;s:4:" ";} ['Kyiv'] stars von 5""".split()
)
SAID = (
    st.lists(PIECES | st.text(max_size=3), max_size=9)
    .flatmap(lambda parts: st.sampled_from(["".join(parts), " ".join(parts)]))
    .filter(str.strip)
)
SUGGESTING = (
    *(spoken.clock, spoken.day, spoken.span, spoken.frequency, hours.opening),
    *(restored.without_markup, restored.without_notation, restored.decoded, restored.filled, restored.held),
    *(restored.in_one_alphabet, restored.spelt, restored.led_to, restored.player_of),
    *(partial(restored.degrees, term="latitude"), partial(restored.degrees, term="longitude")),
    *(people._before_a_date, amounts._rating, coded._named_language, encodings._repaired, numbers._price),
)


@given(SAID)
def test_whatever_is_written_is_read_or_left_alone(text: str) -> None:
    for suggest in SUGGESTING:
        better = suggest(text)
        assert better is None or better.strip()


@given(SAID)
def test_a_day_or_a_span_that_is_read_is_written_as_iso_8601_writes_it(text: str) -> None:
    day, clock, span = spoken.day(text), spoken.clock(text), spoken.span(text)
    assert day is None or times.read_date(day).trouble in ("", "zone")
    assert clock is None or times.is_fine_time(clock)
    assert span is None or times.is_fine_duration(span)


HELD = (
    *(word for words in members.STATUSES.values() for word in words),
    *(*members._said(), *spoken._TRUE, *spoken._FALSE, *spoken._FREE, *spoken._PAID, *spoken._EVERY),
    *(*spoken._LONGER, *spoken._UNITS, *spoken._ADVERBS, *hours._ALL_DAYS),
)


def test_a_listed_word_is_of_one_script() -> None:
    """A letter of another that looks alike keeps a word from ever being found."""
    scripts = {word: {unicodedata.name(char).split()[0] for char in word if char.isalpha()} for word in HELD}
    assert [word for word, of in scripts.items() if len(of - {"CJK", "HIRAGANA", "KATAKANA"}) > 1] == []
