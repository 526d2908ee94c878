"""What a clause does to a plan, by its words alone: takes it off, puts it off, moves it to another day.

`lexicon.txt` has the verbs that do so by themselves (`off verbs`), those that do so together with other words
of their clause (`off phrases`: "take ... out of the diary"), those that do so only to what is planned
(`drops`: "dropped the parade", not "dropped the ball"), and what plans do by themselves (`lapsing`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

_OF_THINGS = frozenset({"abandon", "bin", "ditch", "halt", "mothball", "scrap", "vacate", "veto"})
"""Verbs that call off a plan, and do something else to things and people."""
_LINKS = {"agent", "prt", "advmod", "prep", "dobj", "acomp", "oprd", "attr", "npadvmod"}


def turn(sentence: Sentence, verb: Word) -> str:
    """The state that a verb puts a plan in, as schema.org names it; empty for every other verb."""
    table = lexicon.words("off verbs")
    if (verb.lemma == "table" and _proposes(sentence, verb)) or breaks_off(sentence, verb):
        return ""
    if verb.lemma in table:
        return table[verb.lemma]
    phrases = _phrases("off phrases").get(verb.lemma, {})
    striking = verb.lemma in lexicon.group("striking")
    if not phrases and not striking:
        return ""
    around = beside(sentence, verb)
    if striking and around & {"from", "off", "out"} and around & lexicon.group("agendas"):
        return "EventCancelled"
    return _first(phrases, around)


def breaks_off(sentence: Sentence, verb: Word) -> bool:
    """ "Suspended the truce", "halted production", "suspended the mayor": what goes on ends, no plan."""
    if verb.lemma not in lexicon.group("breaking off"):
        return False
    objects = sentence.child(verb, "dobj", "nsubjpass")
    noun = sentence.head(verb) if verb.dep == "acl" and not objects else None
    objects += [noun] if noun is not None else []  # "the winger Tom Reed, suspended on Tuesday"
    objects = [o for o in objects if not _is_due(sentence, o)]
    undergone = ("dobj", "nsubjpass") if verb.lemma == "veto" else ("dobj",)
    if verb.lemma in _OF_THINGS and any(map(_is_thing, sentence.child(verb, *undergone))):
        return True
    someone = lexicon.group("roles", "people nouns", "groups")
    return any(
        {o.lemma, o.lower} & (lexicon.group("ongoing") | someone) or o.entity == "PERSON" for o in objects
    )


def _is_thing(noun: Word) -> bool:
    """ "Abandoned her baby", "halted a lorry", "vacated the palace": nothing that can be called off."""
    known = lexicon.group("event nouns", "stands for", "undertakings")
    known |= lexicon.group("dates")
    return noun.tag in {"NN", "NNS"} and not {noun.lower, noun.lemma} & known


def _is_due(sentence: Sentence, noun: Word) -> bool:
    """ "The eviction, ordered in May and due on Monday": a plan, though others of its kind go on."""
    passing = sentence.child(noun, "acl", "relcl", "amod", "appos")
    joined = (w for clause in passing for w in sentence.child(clause, "conj"))
    return any(w.lemma in lexicon.group("ahead") for w in [*passing, *joined])


def _proposes(sentence: Sentence, verb: Word) -> bool:
    """ "A motion tabled by the Greens": put forward, not put off."""
    papers = (w.lemma in lexicon.group("papers") for w in sentence.child(verb, "dobj", "nsubjpass"))
    return any(papers) or bool(sentence.child(verb, "agent"))


def dropped(sentence: Sentence, verb: Word) -> str:
    """The state that a verb puts a plan in, if it is a plan that it is done to: "pulled", "stood down"."""
    heard = verb.lemma in {"strike", "throw"} and any(
        o.lemma in lexicon.group("before a court") for o in sentence.child(verb, "dobj", "nsubjpass")
    )  # "threw out the appeal"
    entries = _phrases("drops").get(verb.lemma) if not heard and not breaks_off(sentence, verb) else None
    if not entries or not (sentence.child(verb, "nsubjpass", "dobj") or verb.lemma in {"put", "call"}):
        return ""
    if verb.lemma in {"lose", "continue"} and not sentence.child(verb, "nsubjpass"):
        return ""
    return _first(entries, beside(sentence, verb))


def lapses(sentence: Sentence, verb: Word) -> str:
    """The state of a plan that does this, if it is one that does: "will have to wait", "takes a year off"."""
    entries = _phrases("lapsing").get(verb.lemma)
    if verb.lemma == "take" and "place" in beside(sentence, verb):
        return ""  # "the fair, now in its 20th year, takes place in April"
    return _first(entries, beside(sentence, verb)) if entries else ""


def restored(sentence: Sentence, verb: Word) -> bool:
    """Whether what was off is said to be on again: "is back on", "will go ahead after all", "reinstated"."""
    if verb.lemma in lexicon.group("restores"):
        return bool(sentence.child(verb, "nsubjpass", "dobj"))
    if verb.lemma not in {"be", "go", "happen", "hold", "proceed", "take"}:
        return False
    around = beside(sentence, verb)
    if verb.lemma == "be":
        near = [verb, *sentence.child(verb, "advmod", "acomp", "prep")]
        on = (w for n in near for w in sentence.child(n) if w.lower == "on" and not sentence.child(w, "pobj"))
        return bool(around & {"back", "again"}) and any(on)
    return {"after", "all"} <= around and (verb.lemma != "go" or "ahead" in around)


def leaves(sentence: Sentence, verb: Word) -> bool:
    """Whether somebody will not be at what is planned: "pulled out of Thursday's conference"."""
    around = beside(sentence, verb)
    return verb.lemma in lexicon.group("absent") or any(
        verb.lemma == first and second in around for first, second in _pairs("staying away")
    )


def is_number(sentence: Sentence, noun: Word) -> bool:
    """ "Cancelled 40 flights on Monday": so many, and no event that was planned."""
    return noun.lemma in lexicon.group("daily") and bool(sentence.child(noun, "nummod"))


def named(word: Word) -> str:
    """The state of the event beside a noun or a participle: "the cancellation of the race", "cancelled"."""
    if word.dep in {"amod", "advmod"} and word.tag in {"VBN", "VBD", "JJ"}:
        return lexicon.words("off adjectives").get(word.lower, "")
    return lexicon.words("off nouns").get(word.lemma, "") if word.tag in {"NN", "NNS"} else ""


def on_its_day(word: Word) -> bool:
    """Whether a noun says that something is off on its very day: "the washout of Sunday's match"."""
    return word.lemma in {"abandonment", "washout"}


def online(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb says that something is or goes online."""
    words = lexicon.group("online words")
    if verb.lemma in {"turn", "convert", "transform"}:  # "into a webcast", wherever the model hangs it
        into = (w for w in sentence.words[verb.i :] if w.lower == "into")
        return any(o.lower in words for w in into for o in sentence.child(w, "pobj"))
    again = verb.lemma == "do" and any(w.lower == "so" for w in sentence.child(verb, "advmod"))
    if not again and verb.lemma not in lexicon.group("online verbs"):
        return False
    own = set() if verb.lemma == "screen" else {verb.lemma}
    return bool((own | beside(sentence, verb)) & words) or _as_webcast(sentence, verb)


def _as_webcast(sentence: Sentence, verb: Word) -> bool:
    """ "Will be held that day at 11am as a webcast only", wherever the model hangs it."""
    by = (w for w in sentence.below(verb) if w.i > verb.i and w.lower in {"as", "by", "over", "via"})
    return any(o.lower in lexicon.group("online words") for w in by for o in sentence.child(w, "pobj"))


def touches(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is one of those that say what becomes of a plan or who stays away from it."""
    return changes(sentence, verb) or bool(dropped(sentence, verb)) or leaves(sentence, verb)


def changes(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb says what becomes of its subject or its object, a plan: "is off", "went virtual"."""
    moves = verb.lemma in {"become", *lexicon.group("moving online")} and online(sentence, verb)
    return moves or bool(turn(sentence, verb))


def beside(sentence: Sentence, verb: Word) -> set[str]:
    """The words that hang on a verb and on its prepositions, in lower case and as they are listed."""
    found: set[str] = set()
    heap = [
        w
        for w in sentence.child(verb)
        if (w.dep in _LINKS or (w.dep == "conj" and w.tag == "RB"))
        and not (w.i < verb.i and w.lower == "back")
    ]  # "Parliament, back from its break, will hold a session"
    for word in heap:
        lasts = word.lower == "over" and sentence.child(word, "pobj")  # "was held over two days"
        if not lasts and (word.i == 0 or sentence.words[word.i - 1].text != "-"):  # no "tip-off"
            found |= {word.lower, word.lemma} if word.tag.startswith("NN") else {word.lower}
        if word.tag.startswith("NN"):
            found |= {w.lower for c in sentence.child(word, "amod", "compound") for w in sentence.below(c)}
        if word.dep in {"agent", "prep", "advmod", "prt"}:
            heap += sentence.child(word, "pobj", "prep", "advmod")
        elif word.dep == "dobj":  # "struck the hearing from its list": the model hangs it on the hearing
            heap += sentence.child(word, "prep", "advmod", "prt")
    return found


def _first(phrases: Mapping[frozenset[str], str], around: set[str]) -> str:
    return next((state for words, state in phrases.items() if words <= around), "")


@functools.cache
def _phrases(name: str) -> Mapping[str, Mapping[frozenset[str], str]]:
    """The entries of a list by their verbs: the other words, and the state they stand for."""
    found: dict[str, dict[frozenset[str], str]] = {}
    for entry, state in lexicon.words(name).items():
        verb, *rest = entry.split()
        found.setdefault(verb, {})[frozenset(rest)] = state
    return found


@functools.cache
def _pairs(name: str) -> tuple[tuple[str, str], ...]:
    split = (entry.split() for entry in lexicon.words(name))
    return tuple((first, second) for first, second in split)
