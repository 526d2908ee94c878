"""Events told without a time: which are told at all, and which of them stand on their own."""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.extractors import clauses, kinds, lexicon
from publisher.extractors.clauses import plans, tense
from publisher.extractors.event import ON, Event, moment
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import making

_ACT = re.compile(r"\w{3,}(?:tion|sion|ment|ance|ence|ing|off|out|over|ure)")
"""How nouns are made that tell what is done: "completion", "kick-off"."""

_SHARES = frozenset({"cent", "percent", "%"})
_BARE = 2
"""Words of "the fire"."""
_NEWS = 3
"""Days for which something is news."""
_SAID_AT = frozenset(
    {"call", "debate", "hearing", "interview", "meeting", "press conference", "rally", "speech", "talks"}
)
"""Classes of occasions on which news is told or made."""


def find(scene: Scene, sentence: Sentence, dated: list[Event], before: list[Event]) -> list[Event]:
    """The events that a sentence tells without a time, beside those that it dates."""
    found: list[Event] = []
    if sentence.block is scene.lead and all(_aside(sentence, e) for e in dated):
        made = (
            making.make(scene, sentence, word, word) for word in sentence.words if _is_news(sentence, word)
        )
        found += [event for event in made if event is not None]
    for word in sentence.words:
        if (
            not word.tag.startswith("NN")
            or any(e.focus is word for e in dated)
            or clauses.quoted(sentence, word)
        ):
            continue
        if any(e.focus.tag.startswith("NN") and word in sentence.below(e.focus) for e in [*dated, *found]):
            continue
        if nouns.event_noun(scene, sentence, word) is None or _unreal(sentence, word):
            continue
        if _only_counts(scene, sentence, word, before):
            continue
        event = making.make(scene, sentence, word, tense.verb(sentence, word))
        if event is not None:
            found.append(event)
    for event in found:
        _on_the_same_day(scene, sentence, event)
        _followed(event, [*before, *dated])
        _with_the_news(scene, event)
        _until(scene, sentence, event)
    return found


def _only_counts(scene: Scene, sentence: Sentence, noun: Word, before: list[Event]) -> bool:
    """ "Was arrested in Hull two days after the fire": which was told before."""
    prep = sentence.head(noun) if noun.dep == "pobj" else None
    if prep is None or prep.lower not in {"after", "before", "since"} or len(sentence.below(noun)) > _BARE:
        return False
    kind, _ = nouns.event_noun(scene, sentence, noun) or ("", "")
    return any(w.lower == "the" for w in sentence.child(noun, "det")) and any(e.kind == kind for e in before)


def _until(scene: Scene, sentence: Sentence, event: Event) -> None:
    """ "The exhibition is at the museum until 1 February", "runs to 1 February": when it ends is told."""
    verb = event.verb
    if event.time is not None or event.kind not in lexicon.group("on for weeks") or verb is None:
        return
    if verb.tag not in {"VBZ", "VBP"} or verb.lemma not in lexicon.group("being on"):
        return
    for time in scene.times.get(sentence.number, ()):
        led = {w.lower for w in time.before(1)} & {"until", "till", "through", "to"}
        ahead = moment(time.value) > (scene.day or "9")
        if led and ahead and time.kind == "date" and tense.verb(sentence, time.word) is verb:
            event.end, event.last = moment(time.value), time


def _with_the_news(scene: Scene, event: Event) -> None:
    """ "He told a news conference", "she said in an address": on the day that the news was last told of."""
    verb = event.verb
    if event.time is not None or event.kind not in _SAID_AT or verb is None or event.mood != "fact":
        return
    perfect = verb.tag == "VBN" and any(w.lower in {"has", "have"} for w in event.sentence.child(verb, "aux"))
    if not (perfect or _is_past(event.sentence, verb)) or not _is_told_at(event, verb):
        return
    own = [
        t for t in scene.times.get(event.sentence.number, ()) if tense.verb(event.sentence, t.word) is verb
    ]
    told = [
        t
        for number in range(event.sentence.number, -1, -1)
        for t in sorted(scene.times.get(number, ()), key=lambda t: -t.start)
        if t.kind == "date" and t.day and (t.tense == "past" or t in own)
    ]
    fresh = (t for t in told if 0 <= scene.days_since(t.day) <= _NEWS and t.attribution)
    last = next((t for t in told if t in own), None) or next(fresh, None) or next(iter(told), None)
    if last is not None and 0 <= scene.days_since(last.day) <= _NEWS:
        event.time = replace(last, value=last.day)


def _is_told_at(event: Event, verb: Word) -> bool:
    """Whether something is said at an occasion that is told of for the first time, and not of another day."""
    sentence, noun = event.sentence, event.focus
    if event.kind in {"debate", "meeting", "talks"}:
        return _took_hours(sentence, noun)
    beside = {w.lower for w in sentence.child(noun, "amod", "det")}
    if beside & (lexicon.group("ordinals") | {"earlier", "last", "previous", "recent"}):
        return False
    if event.kind == "press conference":
        return True
    own = (o for _, o in clauses.phrases(sentence, verb, "at", "during", "in", "on"))
    heard = [*own, *sentence.child(verb, "dobj")]
    return verb.lemma in lexicon.words("saying") and noun in heard and bool(beside & {"a", "an"})


def _took_hours(sentence: Sentence, noun: Word) -> bool:
    """ "A deal was reached after nine hours of talks": on the same day."""
    of = sentence.head(noun) if noun.dep == "pobj" else None
    hours = sentence.head(of) if of is not None and of.lower == "of" else None
    after = sentence.head(hours) if hours is not None and hours.lemma == "hour" else None
    return after is not None and after.lower in {"after", "following"}


def _followed(event: Event, told: list[Event]) -> None:
    """ "A reception followed at the palace": on the day of what was told right before it."""
    verb = event.verb
    if event.time is not None or verb is None or verb.lemma != "follow" or verb.tag not in {"VBD", "VBN"}:
        return
    near = [e for e in told[-1:] if event.sentence.number - e.tellings[-1][0].number <= 1]
    passing = verb.tag == "VBN" and verb.dep in {"acl", "advcl"}  # ", followed by a concert"
    for last in near:
        if last.time is None or not last.time.day or (last.status or ON) != ON:
            continue
        if passing or last.mood == event.mood == "fact":
            event.time, event.mood = replace(last.time, value=last.day), last.mood


def _aside(sentence: Sentence, event: Event) -> bool:
    """Whether an event is only told as what came before the news: "sacked its coach after the defeat"."""
    here: Word | None = event.focus
    while here is not None:
        if here.dep in {"advcl", "acl", "relcl"} or (
            here.dep == "prep" and here.lower in {"after", "following"}
        ):
            return True
        here = sentence.head(here)
    return False


def _is_news(sentence: Sentence, verb: Word) -> bool:
    """Whether the verb of a lead tells its news: "a bomb killed four", "the club has sacked its coach"."""
    if verb.dep == "relcl" and verb.lemma == "die":
        return True
    if verb.dep not in {"ROOT", "ccomp"} or verb.tag not in {"VBD", "VBN", "VBZ"}:
        return False
    if any({w.lower for w in sentence.words[o.i : o.i + 3]} & _SHARES for o in sentence.child(verb, "dobj")):
        return False  # "won 54 per cent of the vote"
    if verb.dep == "ROOT" and verb.lemma in lexicon.group("telling"):
        return True
    above = sentence.head(verb)
    said = verb.dep == "ROOT" or (above is not None and above.lemma in lexicon.words("saying"))
    return said and sentence.start == sentence.block.start and is_hot(sentence, verb)


def is_hot(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells what has just been done: "has sacked", not "has said", "has been", "has lived"."""
    perfect = verb.tag == "VBN" and any(w.lower in {"has", "have"} for w in sentence.child(verb, "aux"))
    idle = verb.lemma in lexicon.group("state verbs", "saying")
    if verb.lemma == "agree" and sentence.child(verb, "xcomp"):
        idle = False  # "has agreed to pay"
    if perfect and kinds.is_done(sentence, verb):  # "has recalled all kettles"
        idle = False
    plan = verb.lemma in tense.AHEAD or bool(plans.turn(sentence, verb))
    vague = any(s.tag == "PRP" for s in sentence.child(verb, "nsubj", "nsubjpass", "expl"))
    return perfect and not idle and not plan and not vague and not sentence.child(verb, "neg")


def _unreal(sentence: Sentence, word: Word) -> bool:
    """Whether an event is only wanted, feared or averted."""
    above = sentence.head(word)
    while above is not None and above.dep in {"prep", "pobj"}:
        above = sentence.head(above)
    done = above is not None and above.lemma == "agree" and word.dep == "dobj"  # "agreed a truce"
    return above is not None and above.lemma in lexicon.words("unreal verbs") and not done


def _on_the_same_day(scene: Scene, sentence: Sentence, event: Event) -> None:
    """ "Raised its rate on Thursday, and its governor told a press conference": on that day."""
    verb = event.verb
    if event.time is not None or event.mood != "fact" or verb is None or not _is_past(sentence, verb):
        return
    if event.kind not in lexicon.group("gatherings") or verb.dep not in {"conj", "advcl"}:
        return
    above = sentence.head(verb)
    days = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.day]
    if above is None or len(days) != 1 or not _is_past(sentence, above):
        return
    if tense.verb(sentence, days[0].word) is above and days[0].day <= (scene.day or "9"):
        event.time = days[0]


def _is_past(sentence: Sentence, verb: Word) -> bool:
    return verb.tag == "VBD" or any(w.lower in {"was", "were"} for w in sentence.child(verb, "auxpass"))


def _is_thing(scene: Scene, event: Event) -> bool:
    """Whether a noun of no class of events is somebody, something or a time, planned as it may be."""
    word = event.focus
    if nouns.event_noun(scene, event.sentence, word) is not None or not word.tag.startswith("NN"):
        return False
    runs = event.verb is not None and event.verb.lemma in lexicon.group("course")
    if runs and word.lemma in lexicon.group("vehicles"):  # "ferries stopped running at 10 p.m."
        return False
    here = scene.names.at(event.sentence, word)
    things = lexicon.group("no events", "groups", "people nouns")
    times = lexicon.group("units of time", "parts of time")
    named = here is not None and here[1].kind in {"person", "place"}
    return named or bool({word.lemma, word.lower} & (things | times))


def _is_work(event: Event) -> bool:
    """Whether what begins is something that goes on: "construction", "hiring"; not crews, nor a name."""
    someone = lexicon.group("groups", "people nouns", "roles")
    several = event.focus.lower in lexicon.group("labours")
    return (event.focus.tag == "NN" or several) and event.focus.lemma not in someone


def _is_on_offer(event: Event) -> bool:
    """ "There will be tea from 11am": what is there at its time of day, though one word names it."""
    there = (
        event.verb is not None and event.verb.lemma == "be" and bool(event.sentence.child(event.verb, "expl"))
    )
    return there and bool(event.start[10:])


def worth(scene: Scene, event: Event) -> bool:
    """Whether an event stands on its own: it has a day, or is one of those that name themselves."""
    verbal = event.focus.tag.startswith("VB")
    named = event.kind in nouns.classes() or (event.kind == "meet" and event.mood == "plan")
    if event.kind == "event" and verbal:
        return False
    begins = event.verb is not None and event.verb.lemma in lexicon.group("begins with") and _is_work(event)
    dated = any(
        event.time is not None and event.time.holds(w) for w in event.sentence.child(event.focus, "poss")
    )
    act = bool(event.day[4:]) and _ACT.fullmatch(event.focus.lower) is not None
    changed = (dated or act) and bool(event.status and event.status != ON)  # "last year's exercise is off"
    bare = len(event.name.split()) < 2 and not (event.places or event.takers or _is_on_offer(event))
    if bare and not (named or begins or changed):
        return False
    if not (verbal or named or begins) and _is_thing(scene, event):
        return False
    if event.schedule is not None or (event.time is not None and event.start):
        return True
    if event.end and (event.how == "entry" or event.kind in lexicon.group("on for weeks")) and event.places:
        return True
    told = bool(event.places or event.takers)
    if event.status and event.status != ON and named and (told or len(event.name.split()) > 1):
        return True
    if verbal and event.sentence.block is scene.lead:
        strong = event.focus.lemma in lexicon.group("telling")
        hot = told and is_hot(event.sentence, event.focus)  # "a bus has crashed near Arequipa"
        return hot or (strong and bool(event.takers))
    if event.kind == "interview" and len(event.takers) > 1:
        return True
    return bool(event.duration and event.kind == "talks" and event.takers)
