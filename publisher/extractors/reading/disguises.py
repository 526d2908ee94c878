"""Words that a parser takes for another kind: "the night shift returns", "a hearing that was to begin"."""

from __future__ import annotations

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

FINITE = {"VBZ", "VBP", "VBD", "MD"}
_THINGS = {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}
_NOUNS_TOO = {"fair", "final", "social"}
_WHEN = frozenset({"next", "this", "today", "tomorrow", "tonight"}) | {
    w for w in lexicon.group("calendar") if w.endswith("day")
}
_ASIDE = {"relcl", "acl", "advcl", "appos", "ccomp", "parataxis"}


def mend(sentence: Sentence) -> None:
    """Makes verbs and nouns of what is one and was read as something else; in place."""
    _verb(sentence)
    for word in sentence.words:
        _tag(sentence, word)
        _role(sentence, word)
    for word in sentence.words[1:]:
        beside = (
            word.dep in {"amod", "appos"} and word.tag == "NN" and word.head == word.i - 1
        )  # "parish fête"
        if (word.tag == "VBG" and word.dep == "acl") or (word.lower == "fair" and word.tag == "JJ") or beside:
            _noun(sentence, word)
        if word.lower == "fair" and word.tag == "JJ" and word.dep != "amod":
            _of_goods(sentence, word)
        if word.tag == "JJ" and word.dep == "amod" and word.lower in _NOUNS_TOO:
            _named_alone(sentence, word)


def _named_alone(sentence: Sentence, word: Word) -> None:
    """ "The fair, first billed for June, will be held in July": a noun, though nothing stands behind it."""
    plan, behind = sentence.head(word), sentence.words[word.i + 1 : word.i + 2]
    before = sentence.words[word.i - 1]
    if plan is None or plan.i < word.i or plan.tag not in {"VBN", "VBD"}:
        return
    if not behind or behind[0].text != ",":
        return
    verb = sentence.head(plan) or _main_after(sentence, plan)
    if before.tag not in {"DT", "PRP$"} or verb is None or sentence.child(verb, "nsubj", "nsubjpass"):
        return
    word.tag, word.lemma = "NN", word.lower
    word.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"
    if verb.dep == "conj":
        sentence.hang(verb, verb)
        verb.dep = "ROOT"
    sentence.hang(word, verb)
    sentence.hang(before, word)
    sentence.hang(plan, word)
    plan.tag, plan.dep = "VBN", "acl"


def _main_after(sentence: Sentence, plan: Word) -> Word | None:
    """ "The fair, planned for May and put off, | opens | on Sunday": behind what is said in passing."""
    joined = reversed(sentence.child(plan, "conj"))
    return next((w for w in joined if w.tag in FINITE and sentence.words[w.i - 1].text == ","), None)


def _of_goods(sentence: Sentence, fair: Word) -> None:
    """ "Because of a strike the careers fair, which was to open today, is off": no fair careers."""
    goods = sentence.words[fair.i - 1]
    above = sentence.head(fair)
    if goods.head != fair.i or goods.dep != "nsubj" or above is None or fair.dep != "relcl":
        return
    verb = next((w for w in sentence.words if w.head == w.i), None)
    if verb is None or sentence.child(verb, "nsubj", "nsubjpass") or not verb.tag.startswith("VB"):
        return
    for child in sentence.child(goods):
        sentence.hang(child, fair)
    for child in sentence.child(above):
        if child.i > fair.i:
            sentence.hang(child, fair)
    goods.dep, fair.tag, fair.lemma = "compound", "NN", "fair"
    fair.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"
    sentence.hang(fair, verb)


def _tag(sentence: Sentence, word: Word) -> None:
    """Mends what a word is by itself."""
    if word.tag.startswith("VB"):
        word.lemma = lexicon.words("base forms").get(word.lemma, word.lemma)
    if word.lower in {"aground", "ashore"} and word.dep == "advmod":
        word.dep = "prt"
    if word.text in {"do", "da", "dos"} and word.tag.startswith("VB") and _inside_name(sentence, word):
        word.tag, word.lemma = "NNP", word.text
    if word.tag in {"NNP", "NNPS"} and word.text.islower():
        word.tag = "NN" if word.tag == "NNP" else "NNS"
    if word.tag == "VBG" and word.dep == "pcomp" and word.text[0].isupper() and word.i:
        _place(sentence, word)
    if word.lower in {"following", "pending"} and word.tag == "VBG":
        _preposition(sentence, word)
    if word.lower in {"indoors", "outdoors", "overseas"} and word.dep == "dobj":
        word.tag, word.dep = "RB", "advmod"


def _place(sentence: Sentence, name: Word) -> None:
    """ "In the village of Wuring | on Sunday": a name that ends like a verb, and no verb of a day."""
    of = sentence.head(name)
    noun = sentence.head(of) if of is not None and of.lower == "of" else None
    if noun is None or noun.lemma not in lexicon.group("place nouns"):
        return
    name.tag, name.dep, name.lemma = "NNP", "pobj", name.text
    above = sentence.head(noun)
    while above is not None and not above.tag.startswith("VB"):
        above = sentence.head(above)
    for child in sentence.child(name) if above is not None else ():
        if child.i > name.i and above is not None:
            sentence.hang(child, above)


def _preposition(sentence: Sentence, word: Word) -> None:
    """ "Appeared in court | following | his arrest": no verb, where it is behind what it says the time of."""
    above = sentence.head(word)
    events = (o.lower in lexicon.group("event nouns") for o in sentence.child(word, "dobj"))
    behind = above is not None and above.i < word.i and sentence.words[word.i - 1].text != ","
    if word.dep == "prep" or (word.dep == "advcl" and behind and any(events)):
        word.tag, word.dep, word.lemma = "IN", "prep", word.lower
        for noun in sentence.child(word, "dobj"):
            noun.dep = "pobj"


def _role(sentence: Sentence, word: Word) -> None:
    """Mends what cannot be what it was taken for where it stands."""
    if word.tag.startswith("VB") and "subj" in word.dep:
        _subject(sentence, word)
    if word.tag == "NNS" and word.dep == "conj" and _is_third_person(sentence, word):
        word.tag, word.lemma = "VBZ", _stem(word)
    if word.tag in {"NN", "NNS"} and word.dep in {"ROOT", "conj"} and word.i:
        _does(sentence, word)
    if word.dep == "ccomp" and word.tag in {"JJ", "RB"} and sentence.child(word, "mark"):
        _subjunctive(sentence, word)
    if word.tag == "VB" and word.dep == "pobj":
        _before_name(sentence, word)
    if word.lower == "open" and word.tag == "JJ" and word.dep == "ROOT" and _is_done(sentence, word):
        word.tag, word.lemma = "VBP", "open"
    if word.tag in {"JJ", "RB"} and word.dep in _THINGS and word.lower in lexicon.group("event nouns"):
        word.tag, word.lemma = "NN", word.lower  # "the cup final", "the science fair"


def _is_done(sentence: Sentence, word: Word) -> bool:
    """ "The Games open in Perth on Friday": what several do, where no verb says that they are so."""
    several = any(s.tag in {"NNS", "NNPS"} and s.i < word.i for s in sentence.child(word, "nsubj"))
    return several and not sentence.child(word, "aux", "cop", "auxpass")


def _subjunctive(sentence: Sentence, word: Word) -> None:
    """ "Recommended that the school | close | in July": a verb in its base form."""
    that = any(w.lower == "that" for w in sentence.child(word, "mark"))
    if that and sentence.child(word, "nsubj") and not sentence.child(word, "aux", "cop"):
        word.tag, word.lemma = "VB", word.lower


def _is_third_person(sentence: Sentence, word: Word) -> bool:
    """ "The fair is off this week and | returns | on 25 May": a verb, joined to a verb."""
    above = sentence.head(word)
    behind = sentence.words[word.i + 1 : word.i + 2]
    if above is None or not sentence.child(above, "nsubj", "nsubjpass"):
        return False
    if above.tag != "VBZ" and not (above.tag == "VBD" and _stem(word) in lexicon.group("presents")):
        return False
    joined = sentence.words[word.i - 1].tag == "CC" and bool(behind) and behind[0].tag in {"IN", "TO", "RB"}
    return joined and not sentence.child(word, "det", "amod", "poss", "compound")


def _inside_name(sentence: Sentence, word: Word) -> bool:
    """ "São Bernardo do Campo", "Plaza do Obradoiro"."""
    beside = (
        [*sentence.words[word.i - 1 : word.i], *sentence.words[word.i + 1 : word.i + 2]] if word.i else []
    )
    return len(beside) == 2 and all(w.text[0].isupper() and w.tag.startswith("NN") for w in beside)


def _subject(sentence: Sentence, word: Word) -> None:
    """A subject that was read as a verb."""
    if word.tag == "VBG" and word.dep in {"csubj", "csubjpass"}:
        _doing(sentence, word)
        _forename(sentence, word)
        _who_do(sentence, word)
    elif word.tag == "VBZ" and word.dep in {"nsubj", "nsubjpass"}:
        _plural(sentence, word)
    elif word.tag in {"VB", "VBP"} and word.dep in {"nsubj", "nsubjpass"}:
        word.tag, word.lemma = "NN", word.lower  # "Practice has been moved up"


def _doing(sentence: Sentence, word: Word) -> None:
    """ "Racing at Ayr has been lost to frost": the race, not that somebody raced."""
    own = sentence.child(word, "aux", "dobj", "nsubj")
    if not own and word.lower in lexicon.words("event nouns"):
        word.tag, word.lemma, word.dep = "NN", word.lower, "nsubjpass" if word.dep == "csubjpass" else "nsubj"


def _does(sentence: Sentence, word: Word) -> None:
    """ "The fair in Stroud moves to Sunday", "... and talks resume on Friday": a verb, behind its subject."""
    above, before = sentence.head(word), sentence.words[word.i - 1]
    if word.tag == "NNS":
        stem = _stem(word)
        if sentence.child(word, "nsubj") and before.dep != "amod" and stem in lexicon.group("presents"):
            word.tag, word.lemma = "VBZ", stem
        return
    joined = word.dep == "conj" and above is not None and above.tag.startswith("VB")
    joined = joined or (word.dep == "ROOT" and not has_verb(sentence))  # "Pay talks resume on Friday"
    several = before.tag == "NNS" and before.dep == "compound" and sentence.head(before) is word
    if joined and several and word.lower in lexicon.group("presents"):
        for child in sentence.child(word, "det", "amod", "compound", "poss", "nummod"):
            if child is not before:
                sentence.hang(child, before)
        word.tag, word.lemma, before.dep = "VBP", word.lower, "nsubj"


def _who_do(sentence: Sentence, word: Word) -> None:
    """ "Nurses offering jabs will be at the hall": it is the nurses who will be there."""
    who = [w for w in sentence.child(word, "nsubj") if w.tag == "NNS" and w.i < word.i]
    verb = sentence.head(word)
    if (
        not who
        or verb is None
        or word.dep not in {"csubj", "csubjpass"}
        or sentence.child(word, "mark", "aux")
    ):
        return
    who[0].dep, word.dep = ("nsubjpass" if word.dep == "csubjpass" else "nsubj"), "acl"
    sentence.hang(who[0], verb)
    sentence.hang(word, who[0])


def _forename(sentence: Sentence, word: Word) -> None:
    """ "Aisling Byrne won": a name that looks like a form of a verb."""
    bearers = [w for w in sentence.child(word, "dobj") if w.tag.startswith("NNP") and w.i > word.i]
    if not bearers or not gazetteer.load().forename(word.text):
        return
    name, above = bearers[0], sentence.words[word.head]
    for child in sentence.child(word):
        if child is not name:
            sentence.hang(child, name)
    name.dep = "nsubjpass" if word.dep == "csubjpass" else "nsubj"
    sentence.hang(name, above)
    word.tag, word.dep, word.lemma = "NNP", "compound", word.lower
    sentence.hang(word, name)


def _plural(sentence: Sentence, word: Word) -> None:
    """ "Hosts Ana Cruz and Leo Marsh will record it": people, no verb that is the subject of another."""
    names = [w for w in sentence.child(word, "dobj") if w.tag.startswith("NNP")]
    if names and not sentence.child(word, "nsubj", "aux", "mark"):
        word.tag = "NNS"
        names[0].dep = "appos"


def _before_name(sentence: Sentence, word: Word) -> None:
    """ "Lost to newcomer Tom Reyes": what somebody is, and no verb with an object."""
    prep, names = sentence.head(word), [w for w in sentence.child(word, "dobj") if w.tag.startswith("NNP")]
    if (
        prep is None
        or len(names) != 1
        or names[0].i - word.i > 3
        or sentence.below(names[0])[0].i != word.i + 1
    ):
        return
    above = sentence.head(prep) or prep
    for child in sentence.child(word):
        sentence.hang(child, prep if child is names[0] else above)
    sentence.hang(word, names[0])
    names[0].dep, word.dep, word.tag, word.lemma = "pobj", "compound", "NN", word.lower


def _noun(sentence: Sentence, word: Word) -> None:
    """ "An ethics hearing", "a job fair": the head of the noun before it, not what is said of that."""
    first, before = sentence.head(word), sentence.words[word.i - 1]
    if first is None or first is not before or not first.tag.startswith("NN"):
        return
    if word.lower not in lexicon.words("event nouns") or sentence.child(word, "dobj", "aux", "agent", "prt"):
        return
    above, dep = sentence.head(first), first.dep
    for child in sentence.child(first):
        if child is not word and child.dep not in {"compound", "nmod"}:
            sentence.hang(child, word)
    sentence.hang(word, above or word)
    word.tag, word.lemma, word.dep = "NN", word.lower, dep
    sentence.hang(first, word)
    first.dep = "compound"


def _verb(sentence: Sentence) -> None:
    """Makes the verb of a sentence that has none of the noun in -s that can be one."""
    if sentence.block.kind != "paragraph" or has_verb(sentence):
        return
    verb = next((w for w in sentence.words[1:] if _can_be_verb(sentence, w)), None)
    if verb is None:
        _of_several(sentence)
        return
    above = sentence.head(verb)
    subject = above if above is not None and above.i < verb.i else sentence.words[verb.i - 1]
    if subject is above:
        for child in sentence.child(subject):
            if child.i > verb.i:
                sentence.hang(child, verb)
    sentence.hang(verb, verb)
    same = verb.lower in lexicon.group("same in the past")
    verb.tag, verb.lemma, verb.dep = ("VBD", verb.lower, "ROOT") if same else ("VBZ", _stem(verb), "ROOT")
    if subject.tag == "NNPS" and verb.lower in lexicon.group("presents"):
        verb.tag, verb.lemma = "VBP", verb.lower
    sentence.hang(subject, verb)
    subject.dep = "nsubj"
    subject.tag = "NN" if subject.tag.startswith("JJ") else subject.tag
    for child in sentence.child(verb):
        if child.i < subject.i and child.dep in {"det", "amod", "compound", "nummod", "nmod", "poss"}:
            sentence.hang(child, subject)


def _of_several(sentence: Sentence) -> None:
    """ "Talks with the unions on shorter working | open | in Rostock on Friday": what several things do."""
    subject = next(w for w in sentence.words if w.head == w.i)
    verb = next((w for w in sentence.words[subject.i + 1 :] if _can_be_done(sentence, w)), None)
    if subject.tag != "NNS" or verb is None or sentence.words[verb.i - 1].text == ",":
        return
    for word in sentence.words[verb.i + 1 :]:
        if word.head < verb.i:
            sentence.hang(word, verb)
    _give_place(sentence, verb)
    sentence.hang(verb, verb)
    verb.tag, verb.lemma, verb.dep = "VBP", verb.lower, "ROOT"
    sentence.hang(subject, verb)
    subject.dep = "nsubj"


def _give_place(sentence: Sentence, verb: Word) -> None:
    """ "Talks between Airbus and the union | resume": the union, and not its verb, is joined to Airbus."""
    above, noun = sentence.head(verb), sentence.words[verb.i - 1]
    if above is None or noun.head != verb.i or noun.dep != "compound":
        return
    for child in sentence.child(verb, "det", "amod", "poss"):
        sentence.hang(child, noun)
    sentence.hang(noun, above)
    noun.dep = verb.dep


def _can_be_done(sentence: Sentence, word: Word) -> bool:
    """Whether a word that is no noun's is a verb's base form, before a phrase of place or time."""
    behind = sentence.words[word.i + 1 : word.i + 2]
    led = bool(behind) and behind[0].tag in {"IN", "TO"}
    known = word.tag in {"JJ", "RB", "VB"} or (word.tag == "NN" and word.lower == "resume")
    return known and word.lower in lexicon.group("presents") and led


def has_verb(sentence: Sentence) -> bool:
    """Whether the main clause has a finite verb."""
    return any(w.tag in FINITE and not _is_aside(sentence, w) for w in sentence.words)


def _is_aside(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands in a clause that only hangs on another."""
    here: Word | None = word
    while here is not None:
        if here.dep in _ASIDE:
            return True
        here = sentence.head(here)
    return False


def _can_be_verb(sentence: Sentence, word: Word) -> bool:
    """Whether a noun in -s is the verb: behind its subject, before a phrase, at the top of its sentence."""
    past = word.tag == "NN" and word.lower in lexicon.group("same in the past")
    several = _is_of_several(sentence, word)
    if not past and not several and (word.tag != "NNS" or _stem(word) not in lexicon.group("presents")):
        return False
    above, before = sentence.head(word), sentence.words[word.i - 1]
    leads = (
        word.dep in ({"ROOT", "appos"} if several else {"ROOT"})
        and before.dep in {"amod", "compound"}
        and sentence.head(before) is word
    )
    beside = word.dep == "appos" and above is not None and above.dep == "ROOT" and before.text == ","
    behind = sentence.words[word.i + 1 : word.i + 2]
    goes_on = any(
        w.dep in {"prep", "aux", "prt", "advmod", "det"}
        or w.tag in {"IN", "TO", "DT", "RB"}
        or w.lower in _WHEN
        for w in behind
    )
    return goes_on and (leads or beside)


def _is_of_several(sentence: Sentence, word: Word) -> bool:
    """ "The Low Tides | headline | at the Boathouse": what several do, behind their name."""
    before = sentence.words[word.i - 1]
    return word.tag == "NN" and before.tag == "NNPS" and word.lower in lexicon.group("presents")


def _stem(word: Word) -> str:
    """The verb of a form in -s."""
    lower = word.lower
    stem = lower[:-2] if lower.endswith(("ches", "shes", "sses", "xes")) else lower[:-1]
    return stem if not stem.endswith("ie") else stem[:-2] + "y"
