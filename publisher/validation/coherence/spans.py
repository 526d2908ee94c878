"""Rules on times of parts and wholes: what was before its cause, goes on beyond its whole, or never ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from publisher.validation.coherence.moments import in_order, moment_of
from publisher.validation.coherence.reading import each, is_a, number, plain, things, truth
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import times
from publisher.validation.values.times import Moment


def part_outside_whole(spot: Spot) -> Iterator[Fault]:
    """A part of an event that lies wholly before or after it: a festival's day in the month after.

    A broadcast of it may begin before it does.
    """
    for way, part in things(spot.node, "subEvent"):
        if not is_a(part, "BroadcastEvent") and not _is_within(part, spot.node):
            yield from _outside(part, spot.node, way)
    for _, whole in things(spot.node, "superEvent"):
        if not _is_within(spot.node, whole):
            yield from _outside(spot.node, whole, ())


def _is_within(part: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a part beyond doubt begins after its whole begins and before it ends."""
    start = part.get("startDate")
    return in_order(start, whole.get("startDate")) and in_order(whole.get("endDate"), start)


def _outside(part: dict[str, Any], whole: dict[str, Any], way: tuple[str | int, ...]) -> Iterator[Fault]:
    begin, over = moment_of(whole, "startDate"), moment_of(whole, "endDate")
    first = moment_of(part, "startDate")
    last = moment_of(part, "endDate") or first
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


def update_outside_coverage(spot: Spot) -> Iterator[Fault]:
    """An update of a live blog from before its `coverageStartTime` or after its `coverageEndTime`."""
    begin, over = moment_of(spot.node, "coverageStartTime"), moment_of(spot.node, "coverageEndTime")
    if begin and over and over.is_before(begin):
        return
    for way, update in things(spot.node, "liveBlogUpdate"):
        told = moment_of(update, "datePublished")
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
    changed = moment_of(spot.node, "dateModified")
    told = [
        (moment, update["datePublished"])
        for _, update in things(spot.node, "liveBlogUpdate")
        if (moment := moment_of(update, "datePublished"))
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
    checked = moment_of(spot.node, "datePublished")
    for way, claim in things(spot.node, "itemReviewed"):
        if checked is None or not is_a(spot.node, "ClaimReview"):
            return
        told, own = _claimed(claim), moment_of(claim, "datePublished")
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
    return [found for place in places if (found := moment_of(place, "datePublished", "dateCreated"))]


def answer_before_article(spot: Spot) -> Iterator[Fault]:
    """A comment on an article, or a correction of it, that is older than the article."""
    published = moment_of(spot.node, "datePublished")
    for way, answer in things(spot.node, "comment", "correction"):
        for name in ("datePublished", "dateCreated"):
            told = moment_of(answer, name)
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
    first, over = moment_of(spot.node, "startDate"), moment_of(spot.node, "endDate")
    if not first or not over or over.local - first.local < _DAYS or not is_a(spot.node, "Event"):
        return
    for way, schedule in things(spot.node, "eventSchedule"):
        last = moment_of(schedule, "endDate")
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
    first, last = moment_of(spot.node, "startDate"), moment_of(spot.node, "endDate")
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
    begin = moment_of(spot.node, "startDate")
    for way, event in things(spot.node, "broadcastOfEvent") if truth(spot.node["isLiveBroadcast"]) else ():
        over = moment_of(event, "endDate")
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
    here = moment_of(spot.node, "datePublished")
    for name in ("translationOfWork", "workTranslation"):
        for way, other in things(spot.node, name):
            there = moment_of(other, "datePublished")
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
    year, published = number(spot.node["copyrightYear"]), moment_of(spot.node, "datePublished")
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
)
