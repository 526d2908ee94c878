"""Who takes part in an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import plans
from publisher.extractors.entities import Thing
from publisher.extractors.entities.spots import is_venue
from publisher.extractors.event import Event
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Word
from publisher.extractors.scene import Scene
from publisher.extractors.takers import counterparts
from publisher.extractors.takers.meant import people_meant

Taker: TypeAlias = tuple[Thing, str, Word]

_BETWEEN = ("between", "with", "by", "against", "among", "of", "for", "from", "over")
_WITH_SIDES = frozenset({"between", "with", "by", "against", "among", "over"})
_BEFALLS = {
    "at": lexicon.group("befalls at"),
    "on": lexicon.group("befalls on"),
    "to": lexicon.group("befalls to"),
}
_NEAR = 4
"""Words between "between" and a name, and between two names that "and" joins."""
_BESIDE = ("with", "against", "by", "alongside", "to")


def takers_of(scene: Scene, event: Event, holder: Word) -> Iterator[Taker]:
    """Who takes part: the subject and object of the clause, and whom the noun names."""
    if holder.tag.startswith("NN"):
        yield from _of_noun(scene, event, holder)
    elif not _stays_away(event, holder):
        yield from _subjects(scene, event, holder)
        yield from _objects(scene, event, holder)
        yield from _beside(scene, event, holder)
        yield from _under(scene, event, holder)
        for phrase, places in counterparts.of(event, holder):
            yield from people_meant(scene, event, phrase, places=places)
        yield from _whom(scene, event, holder)


def _stays_away(event: Event, verb: Word) -> bool:
    """ "Pulled out of Friday's concert", "did not attend the debate": it is on, without them."""
    denied = not event.status and verb is not event.focus and clauses.says_not(event.sentence, verb)
    attends = verb.lemma in lexicon.group("being there", "performing") | {"appear", "speak"}
    leaves = verb.lemma in lexicon.group("absent") or (
        verb is not event.focus and plans.leaves(event.sentence, verb)
    )
    return leaves or (denied and attends)


def home(scene: Scene, event: Event) -> Thing | None:
    """The team at whose ground a match is, where the verb or "at home" says so."""
    sentence, verb = event.sentence, event.verb or event.focus
    teams = list({id(t): t for t, _, _ in event.takers}.values())
    if len(teams) != 2:
        return None
    acting = [
        t for w in clauses.subjects(sentence, verb) for t in scene.names.meant(sentence, w) if t in teams
    ]
    owner = [
        t
        for w in sentence.child(event.focus, "poss")
        for t in scene.names.meant(sentence, w)
        if t in teams and event.focus.tag.startswith("NN")
    ]
    subject = next(iter([*acting, *owner]), None)
    if subject is None:
        return None
    other = next(t for t in teams if t is not subject)
    near = [w.lower for w in sentence.below(event.focus)] + [w.lower for w in clauses.words(sentence, verb)]
    if verb.lemma in lexicon.group("hosting") or _at_home(near):
        return subject
    if verb.lemma in lexicon.group("visiting") or "away" in near:
        return other
    return None


def _at_home(words: list[str]) -> bool:
    """ "At home to", "a home match"."""
    return any(
        one == "home" and (words[n - 1] == "at" or words[n + 1 : n + 2] == ["match"])
        for n, one in enumerate(words)
        if n
    )


def _of_noun(scene: Scene, event: Event, noun: Word) -> Iterator[Taker]:
    """ "Kenya's talks with Chad", "a concert by the choir", "a hearing in the Senate"."""
    sentence = event.sentence
    playing = event.type == "SportsEvent"
    parties = playing or event.kind in {"talks", "round", "war"}
    named_after = event.kind in lexicon.group("named after")
    for word in sentence.child(noun, "poss", "compound", "nmod", "amod"):
        if not (named_after and word.dep != "poss"):  # "the Nobel lecture"
            yield from people_meant(scene, event, word, places=parties)
    for prep, obj in clauses.phrases(sentence, noun, *_BETWEEN):
        visits = prep.lower == "for" and event.kind in {"tour", "visit"}
        visits = visits or (prep.lower == "for" and event.kind == "match")  # "a 2-1 win for Porto"
        if prep.lower in {"of", "for"} and not visits and event.kind not in lexicon.group("of takers"):
            continue
        if prep.lower == "over" and not playing:
            continue
        here = scene.names.at(sentence, obj)
        if prep.lower == "from" and here is not None and is_venue(here[1]):
            continue
        yield from people_meant(
            scene, event, obj, places=prep.lower in _WITH_SIDES or (playing and prep.lower == "for")
        )
        yield from _under(scene, event, obj) if prep.lower == "by" else ()
        if prep.lower == "between" and obj.tag == "NNS" and here is None:
            for _, owner in clauses.phrases(sentence, obj, "of"):  # "between the women of Chile and Peru"
                yield from people_meant(scene, event, owner, places=True)
    yield from _whom_it_befell(scene, event, noun)
    yield from _whose_post(scene, event, noun)
    yield from _who_made(scene, event, noun)
    yield from _before_a_body(scene, event, noun)
    yield from _under(scene, event, noun)
    for word in sentence.below(noun):
        if word.lower == "between" and word.i > noun.i:
            yield from _both(scene, event, word)
        if word.dep == "acl" and word.lemma in lexicon.group("leading"):
            for _, obj in clauses.phrases(sentence, word, "by"):
                yield from people_meant(scene, event, obj, places=False)


def _whom_it_befell(scene: Scene, event: Event, noun: Word) -> Iterator[Taker]:
    """ "Layoffs at Arco", "the assault on Ana Silva", "the award of a medal to Rui Costa"."""
    prepositions = [p for p, kinds in _BEFALLS.items() if event.kind in kinds]
    above = event.sentence.head(noun) if noun.dep in {"dobj", "nsubjpass"} else None
    holders = [noun] if above is None else [noun, above]  # "suspended its strike | at Arco"
    found = (p for w in holders for p in clauses.phrases(event.sentence, w, *prepositions))
    for prep, obj in found if prepositions else ():
        here = scene.names.at(event.sentence, obj)
        if prep.lower != "at" or (here is not None and not is_venue(here[1])):
            yield from people_meant(scene, event, obj, places=False)


def _whose_post(scene: Scene, event: Event, noun: Word) -> Iterator[Taker]:
    """ "The appointment of Ana Silva as head of Arco": whose post it is."""
    for _, post in clauses.phrases(event.sentence, noun, "as") if event.kind == "appointment" else ():
        for _, body in clauses.phrases(event.sentence, post, "of", "at"):
            yield from people_meant(scene, event, body, places=False)


def _who_made(scene: Scene, event: Event, noun: Word) -> Iterator[Taker]:
    """ "An exhibition of photographs by Hana Mori", "the premiere of her film": whose that is."""
    for _, shown in clauses.phrases(event.sentence, noun, "of"):
        if scene.names.at(event.sentence, shown) is None and shown.tag.startswith("NN"):
            owners = event.sentence.child(shown, "poss") if shown.lemma in lexicon.group("made by") else []
            for obj in [*owners, *(o for _, o in clauses.phrases(event.sentence, shown, "by"))]:
                yield from people_meant(scene, event, obj, places=False)


def _under(scene: Scene, event: Event, noun: Word) -> Iterator[Taker]:
    """ "The orchestra, conducted by Lena Roth", "the choir under Lena Roth": who leads those who play."""
    sentence = event.sentence
    led = (c for c in sentence.child(noun, "acl", "relcl") if c.lemma in lexicon.group("leading"))
    plays = event.type in {"MusicEvent", "TheaterEvent", "DanceEvent"} or event.kind in lexicon.group("led")
    under = (o for _, o in clauses.phrases(sentence, noun, "under")) if plays else iter(())
    for obj in [*(o for c in led for _, o in clauses.phrases(sentence, c, "by")), *under]:
        yield from (t for t in people_meant(scene, event, obj, places=False) if t[0].kind == "person")


def _both(scene: Scene, event: Event, between: Word) -> Iterator[Taker]:
    """The two names behind "between", however the second is joined: "between Hull and visiting Leeds"."""
    named = [(m, t) for m, t in scene.names.spans.get(event.sentence.number, ()) if m.first > between.i]
    if len(named) < 2:
        return
    (one, _), (other, _), *_ = named
    inside = [w.lower for w in event.sentence.words[one.last : other.first]]
    if one.first - between.i <= _NEAR and "and" in inside and len(inside) <= _NEAR:
        yield from ((t, "", m.head) for m, t in named[:2] if t.kind in {"person", "organization"})


def _before_a_body(scene: Scene, event: Event, holder: Word) -> Iterator[Taker]:
    """ "In the Senate", "before the commission": the body that does it."""
    sentence = event.sentence
    for _, obj in clauses.phrases(sentence, holder, "in", "before"):
        here = scene.names.at(sentence, obj)
        if here is not None and here[1].type == "GovernmentOrganization" and not is_venue(here[1]):
            yield from people_meant(scene, event, obj, places=False)


def _subjects(scene: Scene, event: Event, verb: Word) -> Iterator[Taker]:
    sentence = event.sentence
    active = not sentence.child(verb, "nsubjpass")
    off = plans.turn(sentence, verb)
    if event.focus is not verb and verb.lemma in lexicon.group("wishes") | {"expect"} and active:
        return  # "her coach expects her at the championships"
    for word in clauses.subjects(sentence, verb):
        if word is event.focus:
            continue
        of_them = [*sentence.child(word, "poss"), *(o for _, o in clauses.phrases(sentence, word, "of"))]
        for owner in of_them if word.lemma in lexicon.group("remains") else ():
            whose = owner.tag == "WP$" and verb.dep == "relcl"
            yield from people_meant(scene, event, sentence.words[verb.head] if whose else owner, places=False)
        meant = scene.names.meant(sentence, word)
        stops = off and active and event.takers and event.kind != "strike"
        if stops and any(t.kind == "organization" for t in meant):
            continue  # who calls something off need not take part in it
        found = list(people_meant(scene, event, word, places=True)) or list(_acting_place(scene, event, word))
        yield from found
        yield from _under(scene, event, word)
        if word.lemma in lexicon.group("quoted on markets"):  # "shares in the firm were listed"
            for _, obj in clauses.phrases(sentence, word, "in", "of"):
                yield from people_meant(scene, event, obj, places=False)
        sides = event.type == "SportsEvent" and word.lemma in lexicon.group("sides")
        if not found and not meant and not sides and word.tag.startswith("NN"):
            yield from _of_noun(scene, event, word)


def _acting_place(scene: Scene, event: Event, word: Word) -> Iterator[Taker]:
    """ "Busan delivered its bid", "Teatro Rossi reached a settlement": a town or a house that acts."""
    sentence, verb = event.sentence, event.verb or event.focus
    here = scene.names.at(sentence, word)
    objects = [w for w in sentence.child(verb, "dobj") if w.tag.startswith("NN")]
    acts = word.dep == "nsubj" and verb.lemma not in lexicon.group("house verbs") | lexicon.group(
        "undergoing"
    )
    own = any(w.lower == "its" for o in objects for w in sentence.child(o, "poss"))
    agreed = event.kind in lexicon.group("decisions") or any(
        o.lemma in lexicon.group("deals") for o in objects
    )
    acts = acts and event.focus is verb and (own or agreed)
    if here is not None and here[1].kind == "place" and here[1].type != "Country" and acts:
        yield here[1], "", word


def _objects(scene: Scene, event: Event, verb: Word) -> Iterator[Taker]:
    sentence = event.sentence
    places = event.kind in {"invasion", "annexation", "war", "talks"} or event.type == "SportsEvent"
    played = event.kind == "concert" and verb.lemma != "conduct"  # "plays Chopin"
    bare = "oprd" if not sentence.child(verb, "dobj", "nsubjpass") else ""  # "elected Ana Silva treasurer"
    for word in sentence.child(verb, "dative" if played else "dobj", "dative", bare):
        parted = event.type == "SportsEvent" and verb.lemma in lexicon.group("parting")
        if word is not event.focus and not parted:  # "sacked Ana Silva after a defeat by Gent"
            lent = word.dep == "dative" and verb.lemma in lexicon.group("giving")  # "lent Ethiopia $5m"
            yield from people_meant(scene, event, word, places=places or lent, inner=True)
        if word.lemma in lexicon.group("sums") | {"point"}:  # "fined Arco 9 million euros"
            for whom in sentence.child(word, "nmod", "compound", "amod"):
                yield from people_meant(scene, event, whom, places=places)
    yield from _before_a_body(scene, event, verb)


def _beside(scene: Scene, event: Event, verb: Word) -> Iterator[Taker]:
    """Those whom a phrase of the clause names: "with", "against", "by"; from whom something is taken."""
    sentence = event.sentence
    if event.kind in {"seizure", "annexation", "capture", "withdrawal", "theft", "war"}:
        for _, obj in clauses.phrases(sentence, verb, "from"):
            yield from people_meant(scene, event, obj, places=True)
    whom = ("for",) if verb.lemma in {"sing", "perform", "sign", "play"} else ()
    for prep, obj in clauses.phrases(sentence, verb, *_BESIDE, *whom):
        loses = (event.kind == "match" and verb.lemma not in lexicon.group("hosting")) or (
            verb.lemma == "lose" and event.type == "SportsEvent"
        )
        given = prep.dep == "dative" or verb.lemma in {*lexicon.group("giving"), "talk"}
        if prep.lower == "to" and not given and not loses:
            continue
        handed = (
            prep.lower == "to" and verb.lemma in lexicon.group("handing") and sentence.child(verb, "dobj")
        )
        yield from people_meant(scene, event, obj, places=prep.lower != "to" or loses or bool(handed))
    turned_down = verb.lemma == "turn" and any(w.lower == "down" for w in sentence.child(verb, "prt"))
    if verb.lemma in lexicon.group("getting") or turned_down:
        for holder in (verb, *sentence.child(verb, "dobj")):
            for _, obj in clauses.phrases(sentence, holder, "from"):
                yield from people_meant(scene, event, obj, places=False)
    yield from _with_object(scene, event, verb)
    if verb.lemma in lexicon.group("together"):
        for prep in sentence.words[verb.i :]:
            if prep.lower == "with" and prep in clauses.words(sentence, verb):
                for obj in sentence.child(prep, "pobj"):
                    yield from people_meant(scene, event, obj, places=False)


def _with_object(scene: Scene, event: Event, verb: Word) -> Iterator[Taker]:
    """ "Signed a contract with Arco", "parted company with her", "voted at a meeting of the council"."""
    sentence = event.sentence
    for noun in [*sentence.child(verb, "dobj"), *sentence.child(verb, "nsubjpass")]:
        if noun is event.focus:
            continue
        for prep, obj in clauses.phrases(sentence, noun, "with", "between", "against"):
            yield from people_meant(scene, event, obj, places=prep.lower == "between")
        kind, _ = nouns.event_noun(scene, sentence, noun) or ("", "")
        if kind in lexicon.group(
            "of takers"
        ):  # "dismissed an appeal by Ana Silva", "blocked the sale of Arco"
            for _, obj in clauses.phrases(sentence, noun, "by", "of"):
                yield from people_meant(scene, event, obj, places=False)
    if verb.lemma in lexicon.group("resolving"):
        for _, occasion in clauses.phrases(sentence, verb, "at", "during", "in"):
            for _, obj in clauses.phrases(sentence, occasion, "of"):
                if occasion.lemma in lexicon.words("event nouns"):
                    yield from people_meant(scene, event, obj, places=False)


def _whom(scene: Scene, event: Event, verb: Word) -> Iterator[Taker]:
    """ "The painter Ida Falk, whom she married in Lyon": whom a relative clause is about, as its object."""
    sentence = event.sentence
    whom = any(w.tag in {"WP", "WDT"} for w in sentence.child(verb, "dobj"))
    noun = sentence.head(verb) if verb.dep == "relcl" and whom else None
    if noun is not None:
        yield from people_meant(scene, event, noun, places=event.type == "SportsEvent")
