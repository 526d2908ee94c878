"""Those with whom, for whom or under whom the subject of a clause does what it tells, by how it tells it.

Each rule yields noun phrases of a clause, and whether a place can take part there.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word

Phrase: TypeAlias = tuple[Word, bool]
Rule: TypeAlias = Callable[[Sentence, Event, Word], Iterator[Phrase]]


def of(event: Event, verb: Word) -> Iterator[Phrase]:
    """The phrases that name others who take part in what a verb tells."""
    for rule in _RULES:
        yield from rule(event.sentence, event, verb)


def _lost_to(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Lost the final to Bellandi", "lost to her by 61 votes"."""
    if verb.lemma != "lose":
        return
    for holder in (verb, *sentence.child(verb, "dobj")):
        yield from ((obj, True) for _, obj in clauses.phrases(sentence, holder, "to"))


def _went_to(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "The title went to Teixeira", "the contract fell to Arco"."""
    prize = any(s.lemma in lexicon.group("won") for s in clauses.subjects(sentence, verb))
    if verb.lemma in {"go", "fall", "pass"} and prize:
        yield from ((obj, True) for prep, obj in clauses.phrases(sentence, verb, "to") if prep.lower == "to")


def _agreed(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Agreed to sell its unit to Lindemann": what was agreed, decided or ordered is done with them."""
    for inner in sentence.child(verb, "xcomp"):
        if verb.lemma not in lexicon.group("settling with") or inner.tag != "VB":
            continue
        yield from ((w, False) for w in sentence.child(inner, "dobj", "dative"))
        wanted = [p for p, group in _PREPOSITIONS.items() if inner.lemma in lexicon.group(group)]
        for holder in (inner, *sentence.child(inner, "dobj")):
            found = clauses.phrases(sentence, holder, "with", *wanted)
            yield from ((obj, False) for prep, obj in found if prep.lower in {"with", *wanted})
        yield from _part_of(sentence, event, inner)


_PREPOSITIONS = {"to": "giving", "from": "getting"}


def _part_of(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Bought 30 per cent of Orchid Probe", "sold a stake in Arco"."""
    objects = sentence.child(verb, "dobj")
    objects += [
        o for w in objects if w.tag == "CD" for _, o in clauses.phrases(sentence, w)
    ]  # "30 per | cent"
    for noun in objects:
        if noun.lemma in lexicon.group("parts of firms"):
            yield from ((obj, False) for _, obj in clauses.phrases(sentence, noun, "of", "in"))


def _by_doing(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Entered the market by buying Kalvebod"."""
    for prep in sentence.child(verb, "prep"):
        for doing in sentence.child(prep, "pcomp") if prep.lower == "by" else ():
            if doing.lemma in lexicon.group("getting", "beating"):
                yield from ((w, False) for w in sentence.child(doing, "dobj"))


def _beating(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Won the open, beating Lemaire", "went out, losing 10-9 to Pang"."""
    for doing in sentence.child(verb, "xcomp", "advcl", "acl"):
        if doing.tag != "VBG":
            continue
        if doing.lemma in lexicon.group("beating"):
            yield from ((w, True) for w in sentence.child(doing, "dobj"))
        yield from _lost_to(sentence, event, doing)


def _lifting(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Scored late, lifting Gent past Cork": those whom what somebody did brings a win, and over whom."""
    for doing in sentence.child(verb, "xcomp", "advcl") if event.type in {"", "SportsEvent"} else ():
        if doing.tag == "VBG" and doing.lemma in lexicon.group("lifting"):
            over = [o for _, o in clauses.phrases(sentence, doing, "past", "over", "against")]
            yield from ((w, True) for w in [*sentence.child(doing, "dobj"), *over] if over)


def _ended(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Ended the reign of Lemaire", "broke Pang's resistance": who had what somebody ended."""
    if event.type not in {"", "SportsEvent"} or verb.lemma not in {
        "break",
        "dash",
        "end",
        "halt",
        "snap",
        "stop",
    }:
        return
    for noun in sentence.child(verb, "dobj"):
        if noun.lemma in lexicon.group("held until beaten"):
            yield from ((w, True) for w in sentence.child(noun, "poss"))
            yield from ((obj, True) for prep, obj in clauses.phrases(sentence, noun, "of"))


def _dealt(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Made a bid for Orchid Probe", "won a prize from the council", "brought a suit against Arco"."""
    for noun in sentence.child(verb, "dobj"):
        wanted = lexicon.words("dealt through").get(noun.lemma, "").split()
        if wanted:
            found = clauses.phrases(sentence, noun, *wanted)
            yield from ((obj, False) for prep, obj in found if prep.lower in wanted)


def _ruled_on(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Overturned the conviction of Ana Silva", "her ban was upheld": whom a ruling is on."""
    for noun in sentence.child(verb, "dobj", "nsubjpass"):
        if noun.lemma in lexicon.group("rulings"):
            yield from ((w, False) for w in sentence.child(noun, "poss"))
            found = clauses.phrases(sentence, noun, "of", "on", "against")
            yield from ((obj, False) for prep, obj in found if prep.lower in {"of", "on", "against"})


def _made_by(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Their second album comes out", "her first novel was published": whose work it is."""
    for noun in clauses.subjects(sentence, verb):
        if noun.lemma in lexicon.group("made by"):
            yield from ((w, False) for w in sentence.child(noun, "poss"))


def _sworn_in(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Swore in Ana Silva": whom the particle seems to lead to."""
    if verb.lemma in {"swear", "vote"}:
        for particle in sentence.child(verb, "prep"):
            if particle.lower == "in" and particle.i == verb.i + 1:
                yield from ((obj, False) for obj in sentence.child(particle, "pobj"))


def _led_by(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "A commission led by Reyna will meet": who leads those who do it."""
    for subject in clauses.subjects(sentence, verb):
        for clause in sentence.child(subject, "acl", "relcl"):
            for doing in (clause, *sentence.child(clause, "xcomp")):
                if doing.lemma in lexicon.group("heading"):
                    yield from ((obj, False) for _, obj in clauses.phrases(sentence, doing, "by"))


def _run_by(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "A train operated by Arco derailed": whose it is that came to grief, took off or closed."""
    for subject in clauses.subjects(sentence, verb):
        for clause in sentence.child(subject, "acl"):
            if clause.lemma in lexicon.group("running things"):
                yield from ((obj, False) for _, obj in clauses.phrases(sentence, clause, "by"))


def _opened_by(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "The fete is on Saturday and will be opened by Tobin"."""
    if not event.focus.tag.startswith("NN"):
        return
    for other in sentence.child(verb, "conj"):
        if other.lemma in lexicon.group("leading") and not sentence.child(other, "nsubj", "nsubjpass"):
            yield from ((obj, False) for _, obj in clauses.phrases(sentence, other, "by"))


def _take_on(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Take on Romania", "are at home to Hastings", "travel to Everton"."""
    if event.type != "SportsEvent":
        return
    if verb.lemma == "take":
        for on in sentence.child(verb, "prt", "prep"):
            yield from ((w, True) for w in sentence.child(on, "pobj") if on.lower == "on")
    for at in sentence.child(verb, "prep", "advmod"):
        for home in [at, *sentence.child(at, "pobj")]:
            if home.lower in {"home", "away"}:
                found = [*sentence.child(home, "prep"), *sentence.child(verb, "prep")]
                yield from ((o, True) for p in found if p.lower == "to" for o in sentence.child(p, "pobj"))


def _got_past(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Saw Braga past Benfica", "got the better of Widnes", "a win over Drozd": who was beaten."""
    if event.type != "SportsEvent":
        return
    yield from ((obj, True) for _, obj in clauses.phrases(sentence, verb, "past"))
    for noun in sentence.child(verb, "dobj"):
        if noun.lower in {"better", "measure"}:
            yield from ((obj, True) for _, obj in clauses.phrases(sentence, noun, "of"))
    for noun in sentence.child(verb, "attr"):  # "were 2-1 winners over Braga"
        yield from ((obj, True) for _, obj in clauses.phrases(sentence, noun, "over", "against", "to"))
    passive = bool(sentence.child(verb, "nsubjpass"))
    ends = [n for _, n in clauses.phrases(sentence, verb, "with", "after", "by", "in", "to")]
    for noun in [*ends, *sentence.child(verb, "dobj")]:
        if noun.lemma in lexicon.group("results of matches"):
            beaten = clauses.phrases(sentence, noun, "over", "against", "with", "by")
            yield from ((o, True) for _, o in beaten)
        elif passive:  # "was beaten in straight sets by Vega"
            yield from ((o, True) for _, o in clauses.phrases(sentence, noun, "by"))


def _given_by(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Was given a degree by the university": who did it, read as the maker of what was given."""
    if sentence.child(verb, "nsubjpass") and not sentence.child(verb, "agent"):
        posts = (o for _, o in clauses.phrases(sentence, verb, "as"))  # "was replaced as head by Ana Silva"
        for noun in [*sentence.child(verb, "dobj", "oprd"), *posts]:
            if noun.lemma not in lexicon.group("made by", "books"):
                yield from (
                    (obj, False)
                    for prep in sentence.child(noun, "prep")
                    if prep.lower == "by"
                    for obj in sentence.child(prep, "pobj")
                )


def _appointed(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Was named chief executive of Danske Rail": whose post it is; whoever is named, if read as a post."""
    if verb.lemma in {"appoint", "name"}:
        for post in sentence.child(verb, "oprd", "attr"):
            if post.tag == "NNP":
                yield post, False
            yield from ((obj, False) for _, obj in clauses.phrases(sentence, post, "of", "at"))


def _outrun(sentence: Sentence, event: Event, verb: Word) -> Iterator[Phrase]:
    """ "Won in 32 minutes, two strides ahead of Kenya's Faith Korir": who was behind."""
    if event.type == "SportsEvent":
        for ahead, of in itertools.pairwise(sentence.words[verb.i :]):
            if ahead.lower in {"ahead", "clear"} and of.lower == "of":
                yield from ((obj, False) for obj in sentence.child(of, "pobj"))


_RULES: tuple[Rule, ...] = (
    _lost_to, _went_to, _agreed, _part_of, _by_doing, _beating, _led_by, _run_by, _opened_by, _take_on,
    _outrun, _got_past, _given_by, _appointed, _lifting, _ended,
    _dealt, _ruled_on, _made_by, _sworn_in,
)  # fmt: skip
