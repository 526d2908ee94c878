"""What is said of a noun in passing, between it and the rest of its clause, hung on that noun.

"The council has called the fair, due to be held on Saturday, off": the fair is due, and it is called off. A
parser often hangs such words on the verb, and the words of the verb on them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

_LEADING = frozenset({"for", "on", "to", "at", "from", "in"})
_PARTICLES = frozenset({"off", "back", "forward", "online"})
_PARTED = frozenset(
    {"bring", "call", "hold", "move", "pull", "push", "put", "set", "shift", "switch", "take"}
)
_BEHIND = frozenset({"to", "until", "till", "by", "because", "after", "as", "a", "an", "for", "from", "and"})
_MAKING = frozenset({"appoint", "crown", "elect", "name", "ordain"})
_FAR = 8
"""So many words before a clause said in passing its noun is looked for."""


def mend(sentence: Sentence) -> None:
    """Hangs plans said in passing on their nouns, and the particles behind them on their verbs; in place."""
    for word in sentence.words[2:]:
        if word.lower in lexicon.group("planned for") and word.tag in {"VBN", "VBD", "JJ"}:
            _planned(sentence, word)
        elif word.lower in _PARTICLES:
            _particle(sentence, word)
        elif word.tag == "VBN" and word.dep == "amod" and word.lemma in _MAKING:
            _made(sentence, word)
        elif word.dep == "conj" and word.tag in {"NN", "NNS"}:
            _joined(sentence, word)
        elif word.lower == "paid" and sentence.words[word.head].lemma == "put":
            word.tag, word.dep = "RP", "prt"


def _made(sentence: Sentence, participle: Word) -> None:
    """ "Ana Silva, elected mayor of Braga in March": she was elected in March, and is no elected mayor."""
    post = sentence.head(participle)
    somebody = sentence.head(post) if post is not None and post.dep == "appos" else None
    if post is None or somebody is None or sentence.child(post, "det", "poss"):
        return
    if participle.i + 1 != post.i or sentence.words[participle.i - 1].text != ",":
        return
    named = sentence.words[participle.i - 2]
    named = named if named.tag == "NNP" and named not in sentence.below(post) else somebody
    sentence.hang(participle, named)
    sentence.hang(post, participle)
    participle.dep, post.dep = "acl", "oprd"
    for word in itertools.takewhile(lambda w: w.text not in {",", ";"}, sentence.words[post.i + 1 :]):
        above = sentence.head(word)
        if word.dep in {"prep", "npadvmod"} and above is not None and above.i < participle.i:
            sentence.hang(word, participle)


def _planned(sentence: Sentence, plan: Word) -> None:
    """ "Scratched the race, due to be run on Saturday": the race is due."""
    behind = sentence.words[plan.i + 1 : plan.i + 2]
    if not behind or behind[0].lower not in _LEADING or sentence.child(plan, "aux", "auxpass"):
        return
    if subjects := sentence.child(plan, "nsubj"):
        _between(sentence, subjects[-1], plan)
        return
    last = plan.i - 1
    while last > 0 and (sentence.words[last].tag == "RB" or sentence.words[last].text == ","):
        last -= 1
    if not sentence.words[last].tag.startswith(("NN", "CD")):
        return
    noun = _noun(sentence, sentence.words[last])
    if noun is None or noun in sentence.below(plan):
        return
    above = sentence.head(noun)
    sentence.hang(plan, noun)
    plan.dep = "acl"
    if above is not None and above.tag.startswith("VB"):
        for child in _below(sentence, plan):
            if _goes_on(sentence, child):
                sentence.hang(child, above)


def _goes_on(sentence: Sentence, child: Word) -> bool:
    """Whether what hangs on a plan is of the clause around it: ", to 21 March", ", and will meet him"."""
    if child.dep == "conj":
        finite = child.tag in {"VBZ", "VBD", "VBP"} or sentence.child(child, "aux", "auxpass")
        return child.tag.startswith("VB") and bool(finite)
    return child.lower in {"to", "until", "till"} and sentence.words[child.i - 1].text == ","


def _between(sentence: Sentence, noun: Word, plan: Word) -> None:
    """ "An open day, arranged for 3 May, | has been called off": the day is called off, and was arranged."""
    verb = sentence.head(plan)
    if verb is None or not verb.tag.startswith("VB") or verb.i < plan.i or plan.dep == "conj":
        return
    if sentence.words[plan.i - 1].text != "," or sentence.child(verb, "nsubj", "nsubjpass", "mark", "expl"):
        return
    sentence.hang(noun, verb)
    sentence.hang(plan, noun)
    noun.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"
    plan.dep, plan.tag = "acl", "VBN"


def _below(sentence: Sentence, plan: Word) -> Iterator[Word]:
    """What hangs on a plan and on what is "to be done" by it."""
    for clause in (plan, *sentence.child(plan, "xcomp")):
        yield from sentence.child(clause, "prep", "conj")


def _noun(sentence: Sentence, last: Word) -> Word | None:
    """The noun whose phrase ends with a word: of several inside one another, the outmost that is an event."""
    found: list[Word] = []
    here: Word | None = last
    while here is not None and not here.tag.startswith("VB"):
        if here.i > last.i or any(w.i > last.i for w in sentence.child(here) if w.dep == "conj"):
            break
        if here.tag.startswith("NN"):
            found.append(here)
        here = sentence.head(here) if here.dep != "conj" else None
    events = [w for w in found if _is_event(w)]
    if events:
        return events[-1]
    for word in reversed(sentence.words[max(0, last.i - _FAR) : last.i]):
        if word.tag.startswith("VB") or word.text in {",", ";"}:
            break
        if _is_event(word):
            return word
    return found[-1] if found else None


def _joined(sentence: Sentence, noun: Word) -> None:
    """ "The market on Friday | and the fair": two events, and no day and a fair."""
    name = sentence.words[noun.head]
    prep = sentence.head(name) if name.dep == "pobj" and name.tag == "NNP" else None
    first = sentence.head(prep) if prep is not None else None
    if first is not None and _is_event(noun) and _is_event(first):
        sentence.hang(noun, first)


def _is_event(word: Word) -> bool:
    known = lexicon.words("event nouns")
    return word.tag in {"NN", "NNS"} and (word.lower in known or word.lemma in known)


def _particle(sentence: Sentence, particle: Word) -> None:
    """ "Put a race that was to be run on Saturday | back to May", "called the fair, due on Friday, | off"."""
    before, behind = sentence.words[particle.i - 1], sentence.words[particle.i + 1 : particle.i + 2]
    if before.tag.startswith(("VB", "IN", "RB", "TO")) or before.text == "-":
        return
    if behind and not (behind[0].lower in _BEHIND or not behind[0].text.isalnum()):
        return
    for verb in reversed(sentence.words[: particle.i]):
        if verb.text == ";" or verb.tag == "CC":
            return
        parted = verb.lemma in _PARTED and verb.tag[:2] == "VB"
        objects = [o for o in sentence.child(verb, "dobj", "oprd") if o.lower != "place"] if parted else []
        if objects and verb.i < objects[-1].i < particle.i:
            if particle not in sentence.child(verb) and verb not in sentence.below(particle):
                sentence.hang(particle, verb)
                particle.dep = "advmod" if particle.lower == "online" else "prt"
                objects[-1].dep = "dobj"
            return
