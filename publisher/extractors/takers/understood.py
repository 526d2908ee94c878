"""Who is understood to take part where an event's own sentence names nobody, or only some of them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import plans
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references.index import once
from publisher.extractors.scene import Scene
from publisher.extractors.takers import sides

_FIRMS = frozenset({"Organization", "Corporation"})
_BACK = 4
"""Sentences behind a wedding in which the couple is told."""
_EARLY = 6
"""Sentences in which an article names whom it is about."""
_PEOPLE = lexicon.group("people nouns", "roles", "trades")
_NEW = frozenset({"a", "an", "another", "other", "second", "third"})
_MOST = 2
"""So many are meant at most by "the teams" or "the accused"."""


def settle(scene: Scene, event: Event) -> None:
    """Adds whom the article means: the accused of a trial, the union of a strike, the body of a decision."""
    if event.verb is not None and event.verb.lemma in lexicon.group("presiding"):
        event.takers = [t for t in event.takers if not (t[2].dep == "nsubj" and presides(t[0]))]
    sides.complete(scene, event)
    if event.takers or (event.verb is not None and plans.leaves(event.sentence, event.verb)):
        return  # "she pulled out of Friday's concert"
    if event.kind in lexicon.group("body events"):
        _add(event, _main(scene) if not _is_of_others(scene, event) else [])
    elif event.kind in {"closure", "opening"} and _is_works(event):
        _add(event, [t for t in _main(scene) if t.type in _FIRMS])
    elif event.kind in lexicon.group("court") or _is_heard(event):
        _add(event, _accused(scene, event) if not is_of_somebody(event) else [])
    elif event.kind == "strike":
        _add(event, _union(scene, event))
    elif event.kind == "wedding":
        _add(event, _couple(scene, event))
    elif event.kind in lexicon.group("of an act") or _is_record(event):
        _add(event, _main_act(scene))


def _add(event: Event, things: list[Thing]) -> None:
    event.takers += [(thing, "", event.focus) for thing in things]


def _is_of_others(scene: Scene, event: Event) -> bool:
    """ "Conductors voted", "the council's vote": of those who are told, whoever the article is about."""
    sentence, verb = event.sentence, event.verb or event.focus
    if event.focus.tag.startswith("NN"):
        owners = sentence.child(event.focus, "poss")
        return any(w.tag.startswith("NN") and not _is_time(scene, sentence, w) for w in owners)
    subjects = clauses.subjects(sentence, verb)
    return any(w.tag == "NNS" and w.lemma not in lexicon.group("bodies") for w in subjects)


def _is_time(scene: Scene, sentence: Sentence, word: Word) -> bool:
    return any(t.holds(word) for t in scene.times.get(sentence.number, ()))


def _is_works(event: Event) -> bool:
    """Whether what opens or closes is a part of a firm: "a store", "the Exeter factory", "its line"."""
    sentence, verb = event.sentence, event.verb or event.focus
    nouns = [event.focus, *(o for _, o in clauses.phrases(sentence, event.focus, "of"))]
    nouns += sentence.child(verb, "nsubj", "nsubjpass", "dobj") if verb.tag.startswith("VB") else []
    return any(w.lemma in lexicon.group("works of firms") for w in nouns)


def presides(thing: Thing) -> bool:
    """Whether somebody is of the court."""
    words = {w for role, _ in thing.roles for w in role.lower().split()}
    return not words.isdisjoint(lexicon.group("of the court"))


def _main(scene: Scene) -> list[Thing]:
    """The one body that an article is about: named in its headline or lead, and again."""
    early = {s.number for s in scene.reading.sentences if s.block.kind in {"headline", "dek"}}
    lead = next((s.number for s in scene.reading.sentences if s.block.kind == "paragraph"), 0)
    found = [
        t
        for t in scene.things
        if t.kind == "organization"
        and t.type not in {"NewsMediaOrganization", "SportsTeam"}
        and len(t.mentions) > 1
        and any(m.sentence.number in early or m.sentence.number <= lead + 1 for m in t.mentions)
    ]
    found.sort(key=lambda t: -len(t.mentions))
    clear = found and (len(found) == 1 or len(found[0].mentions) > len(found[1].mentions))
    return found[:1] if clear else []


def _accused(scene: Scene, event: Event) -> list[Thing]:
    """Those a court report is about: who is accused or on trial, in the event's sentence or else anywhere."""
    found: dict[int, list[Thing]] = {}
    for sentence in scene.reading.sentences:
        for verb in sentence.words:
            if verb.lemma in lexicon.group("accusing") and verb.tag.startswith("VB"):
                found.setdefault(sentence.number, []).extend(_charged(scene, sentence, verb))
    told = [things for things in found.values() if things]
    most = max(told, key=lambda things: max(len(t.mentions) for t in things), default=[])
    return list({id(t): t for t in found.get(event.sentence.number) or most}.values())[:_MOST]


def is_of_somebody(event: Event) -> bool:
    """ "The trial of a pharmacist", "two other nurses' trial": of one who was not told before."""
    sentence, noun = event.sentence, event.focus
    return any(
        (w.lemma in _PEOPLE or w.lower in _PEOPLE)
        and any(c.lower in _NEW or c.tag == "CD" for c in sentence.child(w, "det", "amod", "nummod"))
        for w in (*sentence.child(noun, "poss"), *(o for _, o in clauses.phrases(sentence, noun, "of")))
    )


def _charged(scene: Scene, sentence: Sentence, verb: Word) -> Iterator[Thing]:
    """The people whom a verb of the court is done to, or who deny and plead."""
    own = clauses.subjects(sentence, verb) if verb.lemma in {"deny", "plead"} else []
    for word in [*sentence.child(verb, "nsubjpass"), *(own or sentence.child(verb, "dobj"))]:
        for one in clauses.conjuncts(sentence, word):
            names = [one, *sentence.child(one, "appos")]
            yield from (t for w in names for t in scene.names.meant(sentence, w) if t.kind == "person")


def _is_heard(event: Event) -> bool:
    """ "The appeal will be heard": whether a court hears what is the accused's."""
    nouns = event.sentence.child(event.focus, "nsubjpass") if event.kind == "hear" else []
    return any(w.lemma in lexicon.group("heard in court") for w in nouns)


def _couple(scene: Scene, event: Event) -> list[Thing]:
    """ "The wedding is on Friday": the two told together before, or of whom one marries the other."""
    for number in range(event.sentence.number, max(event.sentence.number - _BACK, -1), -1):
        named = scene.names.spans.get(number, ())
        rows = [one.things for one in scene.names.series if one.sentence.number == number]
        pairs = [pair for pair in rows if len(pair) == 2 and all(t.kind == "person" for t in pair)]
        if pairs:
            return list(pairs[0]) if len(pairs) == 1 else []
        people = once([t for _, t in named if t.kind == "person"])
        weds = any(w.lemma in {"engage", "marry", "wed"} for w in scene.reading.sentences[number].words)
        if weds and len(people) == 2:
            return people
    return []


def _is_record(event: Event) -> bool:
    """Whether a record comes out that nobody's name stands with: "the album is out on Friday"."""
    if event.kind != "publication":
        return False
    subjects = clauses.subjects(event.sentence, event.focus)
    return any(w.lemma in lexicon.group("records") and w.tag.startswith("NN") for w in subjects)


def _main_act(scene: Scene) -> list[Thing]:
    """The one band, or the one musician, whom an article is about: a tour told of nobody else is theirs."""
    acts = [t for t in scene.things if t.type == "MusicGroup"]
    acts = acts or [t for t in scene.things if t.kind == "person" and _makes_music(t)]
    acts.sort(key=lambda t: -len(t.mentions))
    clear = acts and (len(acts) == 1 or len(acts[0].mentions) > len(acts[1].mentions))
    early = clear and acts[0].mentions[0].sentence.number < _EARLY
    return acts[:1] if early else []


def _makes_music(thing: Thing) -> bool:
    roles = {role.split()[-1].lower() for role, _ in thing.roles if role}
    return not roles.isdisjoint(lexicon.group("musicians"))


def _union(scene: Scene, event: Event) -> list[Thing]:
    """The union that an article names nearest to its strike."""
    unions = [
        (abs(m.sentence.number - event.sentence.number), m.start, t)
        for t in scene.things
        if t.kind == "organization"
        for m in t.mentions
        if "union" in t.name.lower().split() or _called(m.sentence, m.head, "union")
    ]
    return [min(unions, key=lambda u: u[:2])[2]] if unions else []


def _called(sentence: Sentence, name: Word, noun: str) -> bool:
    """Whether a noun stands with a name: "the union ENEDEP", "Unite, the union"."""
    above = sentence.head(name)
    beside = [*sentence.child(name, "appos", "compound", "nmod"), *([above] if above is not None else [])]
    return any(w.lemma == noun and abs(w.i - name.i) < 5 for w in beside)
