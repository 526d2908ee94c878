"""Lists of fixtures, which have no grammar: "Saturday, 23 November: Hull v Telford (6.30pm)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.extractors import lexicon
from publisher.extractors.clauses import Mood
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_VERSUS = {"v", "v.", "vs", "vs."}


def read(scene: Scene, sentence: Sentence) -> list[Event]:
    """The matches that a line lists, each on its day; none for prose, or where no day is told."""
    if not any(w.lower in _VERSUS for w in sentence.words) or is_prose(sentence):
        return []
    return list(_matches(scene, sentence))


def is_prose(sentence: Sentence) -> bool:
    """Whether a sentence has a verb with a subject: "the Ireland v Wales match was off"."""
    finite = (w for w in sentence.words if w.tag in {"VBZ", "VBP", "VBD", "MD"})
    return any(w.lower not in lexicon.group("off adjectives") for w in finite)


def _matches(scene: Scene, sentence: Sentence) -> Iterator[Event]:
    words = sentence.words
    marks = [w.i for w in words if w.lower in _VERSUS]
    for mark, following in zip(marks, [*marks[1:], len(words)], strict=True):
        home, away = _name(words[:mark][::-1])[::-1], _name(words[mark + 1 :])
        time = when(scene, sentence, words[mark], words[following - 1])
        sides = [(team(scene, sentence, side), side) for side in (home, away) if side]
        if len(sides) < 2 or time is None or not (scene.sport or all(team for team, _ in sides)):
            continue
        event = match(sentence, sides, time, "plan" if time.day >= scene.day else "fact")
        event.status = _status(words[mark + len(away) + 1 : following])
        scene.spent.append(time)
        yield event


def match(
    sentence: Sentence, sides: Sequence[tuple[Thing | None, list[Word]]], time: Time, mood: Mood
) -> Event:
    """A match between two sides, each a team as far as that is known, and the words that name it."""
    name = " v ".join(team.name if team else " ".join(w.text for w in side) for team, side in sides)
    focus = sides[0][1][-1]
    event = Event(sentence, focus, None, "match", "SportsEvent", name, mood, time)
    event.takers = [(team, "competitor", side[0]) for team, side in sides if team is not None]
    event.home = sides[0][0]
    event.tellings.append((sentence, focus))
    return event


def _name(words: list[Word]) -> list[Word]:
    """The words of a team's name that a list of words begins with."""
    found: list[Word] = []
    for word in words:
        if not (word.text[:1].isupper() or word.text in {"&", "-"}):
            break
        found.append(word)
    return found


def team(scene: Scene, sentence: Sentence, name: list[Word]) -> Thing | None:
    """The team that a name stands for: "Hull" for the Hull Harriers, where the article has them."""
    here = scene.names.at(sentence, name[0]) or scene.names.at(sentence, name[-1])
    if here is not None and here[1].kind == "organization":
        return here[1]
    text = " ".join(w.text for w in name)
    teams = (t for t in scene.things if t.kind == "organization" and f"{t.name} ".startswith(f"{text} "))
    return next(teams, here[1] if here is not None and here[1].kind == "place" else None)


def when(scene: Scene, sentence: Sentence, mark: Word, end: Word) -> Time | None:
    """When a match is: by the hour behind it, else by the day before it, in its line or above in its list."""
    own = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.day]
    behind = [t for t in own if t.exact and mark.start < t.start <= end.end]
    before = [t for t in own if t.start < mark.start]
    if behind or before:
        return behind[0] if behind else before[-1]
    for number in range(sentence.number - 1, -1, -1):
        above = scene.reading.sentences[number]
        if is_prose(above):
            return None
        days = [t for t in scene.times.get(number, ()) if t.kind == "date" and t.day]
        if days:
            return days[-1]
    return None


def _status(words: list[Word]) -> str:
    """What became of it: "Telford v Swindon abandoned", "postponed"."""
    return next((s for w in words if (s := lexicon.words("off adjectives").get(w.lower, ""))), "")
