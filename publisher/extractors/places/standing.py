"""How a place stands in its sentence: behind which word, inside of what, how far from a time."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.spots import APART, word_before
from publisher.extractors.reading import Word
from publisher.extractors.times import Time

_OWN = frozenset({"from", "to", "of", "on", "between", "over", "into", "through", "for"})
_ONE = frozenset({"a", "an", "another"})
_TURNS = frozenset({";", "and", "but", "then", "where", "when"})
_BREAK = 6
"""As how many words one that begins another thought parts a place from a time."""
_ROLES = {
    "compound": "before a noun",
    "nmod": "before a noun",
    "amod": "before a noun",
    "poss": "before a noun",
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "appos": "beside",
}


def behind(mention: Mention) -> str:
    """How a place stands in its sentence: behind which preposition, or as what."""
    before = word_before(mention.sentence, mention.first)
    if before in lexicon.group("there"):
        return "in"
    if before in _OWN:
        return before
    return _ROLES.get(mention.head.dep, "else")


def of_a_matter(mention: Mention, focus: Word) -> bool:
    """Whether a place is inside of what an event was about or came after: "named after talks in Rome"."""
    word: Word | None = mention.head
    inside = False
    while word is not None and word is not focus:
        if word.lower in APART and word.dep in {"prep", "pcomp", "advcl", "mark"}:
            return inside
        inside = inside or word.dep == "prep"
        word = mention.sentence.head(word)
    return False


def of_what_is_discussed(mention: Mention, verb: Word | None) -> bool:
    """Whether a place is inside of what is spoken of: "debate the situation in Gaza"."""
    if verb is None or verb.lemma not in lexicon.group("discussing"):
        return False
    word: Word | None = mention.head
    while word is not None and word is not verb:
        if word.dep == "dobj":
            return mention.sentence.head(word) is verb
        word = mention.sentence.head(word)
    return False


def of_what_is_taken(mention: Mention, verb: Word) -> bool:
    """Whether a place says where what is taken is from: "signed a man from Porto", "bought it from Porto"."""
    prep = mention.sentence.head(mention.head)
    if prep is None or prep.lower != "from":
        return False
    taken = mention.sentence.head(prep)
    return taken is not None and (taken is verb or (taken.dep == "dobj" and taken.head == verb.i))


def of_a_journey(mention: Mention, told: Word) -> bool:
    """Whether a place is an end of a journey that is not told: "gave birth on a flight to Toronto".

    Not "missed the trip to Maputo", "was picked for the trip to Rome".
    """
    prep = mention.sentence.head(mention.head)
    if mention.head.dep != "pobj" or prep is None or prep.lower not in {"from", "to"}:
        return False
    journey = mention.sentence.head(prep)
    routes = (lexicon.group("routes") | lexicon.group("journeys")) - {"road"}
    if journey is None or journey is told or journey.lemma not in routes:
        return False
    above = mention.sentence.head(journey)
    led = above is not None and journey.dep == "pobj" and above.lower == "for"
    return above is not told and not led


def of_people(mention: Mention) -> bool:
    """Whether a place says where people are from or sent: "residents of Lowell", "an Ohio man"."""
    prep = mention.sentence.head(mention.head)
    if mention.head.dep in {"compound", "nmod", "amod"} and prep is not None:
        one = mention.sentence.child(prep, "det")
        known = lexicon.group("people nouns", "women", "men") | {"couple", "driver", "resident"}
        return prep.i == mention.last and prep.lemma in known and any(w.lower in _ONE for w in one)
    if mention.head.dep != "pobj" or prep is None or prep.lower not in {"of", "from", "to"}:
        return False
    bearer = mention.sentence.head(prep)
    if prep.lower == "to":
        return bearer is not None and bearer.lemma in lexicon.group("sent abroad")
    if bearer is None or bearer.tag not in {"NN", "NNS"} or bearer.lemma not in lexicon.group("evacuees"):
        return False
    lives = prep.lower == "of" and bearer.lemma in lexicon.group("inhabitants")
    return not (lives and bearer.dep in {"nsubj", "nsubjpass"})


def distance(mention: Mention, time: Time) -> int:
    """How many words stand between a place and a time; one that begins another thought counts for more."""
    first, last = sorted([(mention.start, mention.end), (time.start, time.end)])
    between = [w for w in mention.sentence.words if first[1] <= w.start and w.end <= last[0]]
    return len(between) + _BREAK * sum(w.lower in _TURNS or w.tag.startswith("VB") for w in between)


def leading(mention: Mention, verb: str) -> str:
    """Whether a verb leads away from a place or to it: "arrived from Rome" says that it is not there."""
    before = word_before(mention.sentence, mention.first)
    arrives, leaves = verb in lexicon.group("arriving"), verb in lexicon.group("leaving")
    if before == "from":
        return "from: " + ("arriving" if arrives else "leaving" if leaves else "other")
    if before in {"to", "into"}:
        moves = arrives or verb in lexicon.group("motion")
        return "to: " + ("moving" if moves else "leaving" if leaves else "other")
    return ""
