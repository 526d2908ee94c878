"""Rules on times of parts and wholes: what was before its cause, goes on beyond its whole, or never ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from publisher.validation.coherence.moments import in_order
from publisher.validation.coherence.reading import each, is_a, number, plain, things, truth
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import times
from publisher.validation.values.times import Moment


def part_outside_whole(spot: Spot) -> Iterator[Fault]:
    """A part of an event that lies wholly before or after it: a festival's day in the month after."""
    for way, part in things(spot.node, "subEvent"):
        if not _is_within(part, spot.node):
            yield from _outside(part, spot.node, way)
    for _, whole in things(spot.node, "superEvent"):
        if not _is_within(spot.node, whole):
            yield from _outside(spot.node, whole, ())


def _is_within(part: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a part beyond doubt begins after its whole begins and before it ends."""
    start = part.get("startDate")
    return in_order(start, whole.get("startDate")) and in_order(whole.get("endDate"), start)


def _outside(part: dict[str, Any], whole: dict[str, Any], way: tuple[str | int, ...]) -> Iterator[Fault]:
    begin, over = _moment(whole, "startDate"), _moment(whole, "endDate")
    first = _moment(part, "startDate")
    last = _moment(part, "endDate") or first
    early = last is not None and begin is not None and last.is_before(begin)
    late = first is not None and over is not None and over.is_before(first)
    if early or late:
        wrong = "endDate" if early and "endDate" in part else "startDate"
        yield Fault(
            "warning",
            f"the part is at {part[wrong]}, and the event is {'not yet' if early else 'over'} then",
            wrong,
            actual=shown(part[wrong]),
            below=(*way, wrong),
        )


def _moment(node: dict[str, Any], *names: str) -> Moment | None:
    """The first of these members that a node has and that is a moment."""
    return next((found for name in names if (found := times.moment(plain(node.get(name))))), None)


def update_outside_coverage(spot: Spot) -> Iterator[Fault]:
    """An update of a live blog from before its `coverageStartTime` or after its `coverageEndTime`."""
    begin, over = _moment(spot.node, "coverageStartTime"), _moment(spot.node, "coverageEndTime")
    if begin and over and over.is_before(begin):
        return
    for way, update in things(spot.node, "liveBlogUpdate"):
        told = _moment(update, "datePublished")
        early = told is not None and begin is not None and told.is_before(begin)
        if told and (early or (over and over.is_before(told))):
            yield Fault(
                "warning",
                f"the update is of {update['datePublished']}, when the coverage "
                f"{'has not begun' if early else 'is over'}",
                "datePublished",
                "a time within the coverage",
                shown(update["datePublished"]),
                below=(*way, "datePublished"),
            )


def is_covered(node: dict[str, Any]) -> bool:
    """Whether every update of a live blog is, beyond doubt, told within its coverage."""
    begin, over = node.get("coverageStartTime"), node.get("coverageEndTime")
    updates = node["liveBlogUpdate"]
    return updates.__class__ is list and all(
        update.__class__ is dict
        and (begin is None or in_order(update.get("datePublished"), begin))
        and (over is None or in_order(over, update.get("datePublished")))
        for update in updates
    )


def changed_before_update(spot: Spot) -> Iterator[Fault]:
    """A live blog that was last changed before its last update.

    Consumers look for news by `dateModified` and miss what came after it.
    """
    changed = _moment(spot.node, "dateModified")
    told = [
        (moment, update["datePublished"])
        for _, update in things(spot.node, "liveBlogUpdate")
        if (moment := _moment(update, "datePublished"))
    ]
    late = [(moment, written) for moment, written in told if changed and changed.is_before(moment)]
    if late:
        yield Fault(
            "warning",
            f"dateModified {spot.node['dateModified']} is before the update of {late[-1][1]}",
            "dateModified",
            "the time of the last update, or later",
            shown(spot.node["dateModified"]),
            below=("dateModified",),
        )


def is_changed_last(node: dict[str, Any]) -> bool:
    """Whether every update is beyond doubt older than the last change."""
    changed, updates = node["dateModified"], node["liveBlogUpdate"]
    return all(
        update.__class__ is dict and in_order(changed, update.get("datePublished"))
        for update in (updates if updates.__class__ is list else (updates,))
    )


def checked_before_claimed(spot: Spot) -> Iterator[Fault]:
    """A fact check that is older than the claim it checks.

    A claim that is told in several places is as old as the first of them; its own date is one of its own.
    """
    checked = _moment(spot.node, "datePublished")
    for way, claim in things(spot.node, "itemReviewed"):
        if checked is None or not is_a(spot.node, "ClaimReview"):
            return
        told, own = _claimed(claim), _moment(claim, "datePublished")
        if told and (all(checked.is_before(moment) for moment in told) or (own and checked.is_before(own))):
            yield Fault(
                "warning",
                f"datePublished {spot.node['datePublished']} is before the claim was made",
                "datePublished",
                "the day of the claim, or later",
                shown(spot.node["datePublished"]),
                below=("datePublished",) if len(way) == 1 or way[-1] == 0 else way,
            )


def is_of_something_older(node: dict[str, Any]) -> bool:
    """Whether what a review is of is beyond doubt older, or no claim."""
    item = node["itemReviewed"]
    return item.__class__ is dict and (
        in_order(node["datePublished"], item.get("datePublished"))
        or (
            item.get("datePublished").__class__ is str is node["datePublished"].__class__
            and len(item["datePublished"]) == 10 <= len(node["datePublished"])
            and item["datePublished"] <= node["datePublished"][:10]
        )
        or item.get("@type") != "Claim"
    )


def _claimed(claim: dict[str, Any]) -> list[Moment]:
    places = [claim, *(place for _, place in things(claim, "firstAppearance", "appearance"))]
    return [found for place in places if (found := _moment(place, "datePublished", "dateCreated"))]


def answer_before_article(spot: Spot) -> Iterator[Fault]:
    """A comment on an article, or a correction of it, that is older than the article."""
    published = _moment(spot.node, "datePublished")
    for way, answer in things(spot.node, "comment", "correction"):
        for name in ("datePublished", "dateCreated"):
            told = _moment(answer, name)
            if told and published and told.is_before(published):
                yield Fault(
                    "warning",
                    f"{name} {answer[name]} is before the article's datePublished "
                    f"{spot.node['datePublished']}",
                    name,
                    "the article's datePublished, or later",
                    shown(answer[name]),
                    below=(*way, name),
                )
                break


def clip_beyond_end(spot: Spot) -> Iterator[Fault]:
    """A clip that begins or ends when its video is over.

    Its `startOffset` or `endOffset`, in seconds, is beyond the video's `duration`.
    """
    length = times.duration(plain(spot.node["duration"]))
    for way, clip in things(spot.node, "hasPart", "clip"):
        for name in ("startOffset", "endOffset"):
            offset = number(clip.get(name))
            if length and offset is not None and offset > length.total_seconds() + 1:
                yield Fault(
                    "warning",
                    f"{name} is {offset:g}, and the whole is over after {length.total_seconds():g} seconds",
                    name,
                    f"{length.total_seconds():g} or less",
                    f"{offset:g}",
                    below=(*way, name),
                )
                break


def schedule_beyond_end(spot: Spot) -> Iterator[Fault]:
    """A schedule that goes on when all is over: its `endDate` lies after that of the event of several days.

    Where `startDate` and `endDate` tell of one evening of many, the schedule may go on.
    """
    first, over = _moment(spot.node, "startDate"), _moment(spot.node, "endDate")
    if not first or not over or over.local - first.local < _DAYS or not is_a(spot.node, "Event"):
        return
    for way, schedule in things(spot.node, "eventSchedule"):
        last = _moment(schedule, "endDate")
        if last and min(last.precision, over.precision) > 2 and last.local - over.local > _DAYS:
            yield Fault(
                "warning",
                f"the schedule ends on {schedule['endDate']}, and all is over on {spot.node['endDate']}",
                "endDate",
                "the end of the event, or earlier",
                shown(schedule["endDate"]),
                below=(*way, "endDate"),
            )


_DAYS: Final = timedelta(days=2)


def exception_outside_schedule(spot: Spot) -> Iterator[Fault]:
    """A day on which a schedule makes an exception, and on which it has not begun or is over.

    The exceptions were left from the year before, or one has a wrong year.
    """
    first, last = _moment(spot.node, "startDate"), _moment(spot.node, "endDate")
    for way, told in each(spot.node, "exceptDate"):
        day = times.moment(told)
        if day and first and last and (day.is_before(first) or last.is_before(day)):
            yield Fault(
                "warning",
                f"exceptDate {told} is outside the schedule",
                "exceptDate",
                f"a day from {spot.node['startDate']} to {spot.node['endDate']}",
                shown(told),
                below=way,
            )


def live_when_over(spot: Spot) -> Iterator[Fault]:
    """A broadcast that is said to be live and begins when its event is over: a match of the day before."""
    begin = _moment(spot.node, "startDate")
    for way, event in things(spot.node, "broadcastOfEvent") if truth(spot.node["isLiveBroadcast"]) else ():
        over = _moment(event, "endDate")
        if begin and over and over.is_before(begin):
            yield Fault(
                "warning",
                f"the broadcast is live from {spot.node['startDate']}, and the event ends {event['endDate']}",
                "endDate",
                "an event that goes on then",
                shown(event["endDate"]),
                below=(*way, "endDate"),
            )


def translated_before_published(spot: Spot) -> Iterator[Fault]:
    """A translation that is older than what it is a translation of: often the two were mixed up."""
    here = _moment(spot.node, "datePublished")
    for name in ("translationOfWork", "workTranslation"):
        for way, other in things(spot.node, name):
            there = _moment(other, "datePublished")
            pair = (here, there) if name == "translationOfWork" else (there, here)
            if pair[0] and pair[1] and pair[0].is_before(pair[1]):
                yield Fault(
                    "warning",
                    f"datePublished {other['datePublished']} and {spot.node['datePublished']}: "
                    "the translation is older than its original",
                    "datePublished",
                    actual=shown(other["datePublished"]),
                    below=(*way, "datePublished"),
                )


def copyright_after_publication(spot: Spot) -> Iterator[Fault]:
    """A `copyrightYear` later than the year after publication: a digit slipped in one of the two."""
    year, published = number(spot.node["copyrightYear"]), _moment(spot.node, "datePublished")
    if year and published and year > published.local.year + 1:
        yield Fault(
            "warning",
            f"copyrightYear is {year:g}, and it was published in {published.local.year}",
            "copyrightYear",
            str(published.local.year),
            f"{year:g}",
            str(published.local.year),
            below=("copyrightYear",),
        )


def starts_and_ends_in_a_year(node: dict[str, Any]) -> bool:
    """Whether something begins and ends in the same year."""
    start, end = node.get("startDate"), node.get("endDate")
    return start.__class__ is str is end.__class__ and start[:4] == end[:4]


_SHORT: Final = ("MusicEvent", "SportsEvent", "ComedyEvent", "DanceEvent", "ScreeningEvent", "Hackathon")
_SHORT_DAYS: Final = 400
_EVENT_DAYS: Final = 3_660
_LIFE_DAYS: Final = 366 * 125


def improbably_long(spot: Spot) -> Iterator[Fault]:
    """An event that goes on for years, or a life of more than 125.

    A slip in one digit of a year: a concert that ends in 2036, a person born in 1789. Exhibitions and series
    may go on for ten years.
    """
    for end, start, most in (
        ("endDate", "startDate", _most_days(spot.node)),
        ("deathDate", "birthDate", _LIFE_DAYS),
    ):
        last, first = _moment(spot.node, end), _moment(spot.node, start)
        if last and first and last.local - first.local > timedelta(days=most):
            years = last.local.year - first.local.year
            yield Fault(
                "warning",
                f"from {start} {spot.node[start]} to {end} {spot.node[end]} it is {years} years",
                end,
                actual=shown(spot.node[end]),
                below=(end,),
            )


def _most_days(node: dict[str, Any]) -> int:
    if is_a(node, *_SHORT):
        return _SHORT_DAYS
    return _EVENT_DAYS if is_a(node, "Event") and not is_a(node, "EventSeries") else 10**7


def no_length(spot: Spot) -> Iterator[Fault]:
    """An event that ends at the minute it begins. Leave `endDate` out where the end is not known."""
    first, last = _moment(spot.node, "startDate"), _moment(spot.node, "endDate")
    instant = first is not None and last is not None and last.minus(first) == timedelta(0)
    if first and instant and not _is_midnight(first) and is_a(spot.node, "Event"):
        yield Fault(
            "warning",
            f"startDate and endDate are both {spot.node['endDate']}",
            "endDate",
            "a later time, or none",
            shown(spot.node["endDate"]),
            below=("endDate",),
        )


def has_length(node: dict[str, Any]) -> bool:
    """Whether something is beyond doubt over later than it begins, or tells no more than days."""
    start, end = node["startDate"], node["endDate"]
    return start.__class__ is str is end.__class__ and (
        len(end) <= 10 or (start != end and (start[:13] != end[:13]) and start[19:] == end[19:])
    )


def _is_midnight(moment: Moment) -> bool:
    """Whether a time says no more than its day."""
    return (moment.local.hour, moment.local.minute) == (0, 0)


def doors_long_before(spot: Spot) -> Iterator[Fault]:
    """Doors that open half a day or more before the event: one of `doorTime` and `startDate` is wrong.

    It is of another day, or 7 in the morning was written for 7 in the evening.
    """
    opens, begin = _moment(spot.node, "doorTime"), _moment(spot.node, "startDate")
    early = begin.minus(opens) if opens and begin else None
    if early is not None and early > _EARLIEST:
        yield Fault(
            "warning",
            f"doorTime {spot.node['doorTime']} is long before startDate {spot.node['startDate']}",
            "doorTime",
            "the day of the event",
            shown(spot.node["doorTime"]),
            below=("doorTime",),
        )


def opens_on_the_day(node: dict[str, Any]) -> bool:
    """Whether doors open on the day on which an event begins."""
    opens, begin = node["doorTime"], node["startDate"]
    return opens.__class__ is str is begin.__class__ and (
        (opens[:10] == begin[:10] and ("T1" in opens or "T2" in opens or "T0" in begin)) or len(opens) < 9
    )


_EARLIEST: Final = timedelta(hours=10)


RULES: Final[tuple[Rule, ...]] = (
    part_outside_whole,
    update_outside_coverage,
    changed_before_update,
    checked_before_claimed,
    answer_before_article,
    clip_beyond_end,
    schedule_beyond_end,
    exception_outside_schedule,
    live_when_over,
    translated_before_published,
    copyright_after_publication,
    improbably_long,
    no_length,
    doors_long_before,
)
