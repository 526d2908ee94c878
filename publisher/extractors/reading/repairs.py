"""What a parser reads wrongly in news prose again and again, mended before names and times are sought.

What only the names show to be wrong is mended by `scene`.
"""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import (
    Reading,
    Sentence,
    Word,
    asides,
    causatives,
    disguises,
    goals,
    joints,
    labels,
    likewise,
    owners,
    pasts,
    phrases,
    playing,
    preludes,
    subjects,
)

_BE = frozenset({"is", "are", "was", "were"})
_PASSING = frozenset({"advcl", "ccomp", "csubj", "csubjpass", "parataxis"})
_LEANING = frozenset({"acl", "acomp", "advcl", "ccomp", "dep", "oprd", "xcomp"})


def mend(reading: Reading) -> Reading:
    """The reading, its phrases of time and place hung where they belong; in place."""
    for sentence in reading.sentences if reading.parsed else ():
        joints.mend(sentence)
        labels.mend(sentence)
        owners.mend(sentence)
        disguises.mend(sentence)
        pasts.mend(sentence)
        goals.mend(sentence)
        for word in sentence.words[2:]:
            if sentence.words[word.i - 1].text == "-" and word.tag != "HYPH":
                joints.join_three(sentence, word)
                _hyphenated(sentence, word)
        for word in sentence.words:
            _clause(sentence, word)
            _verb(sentence, word)
            subjects.mend(sentence, word)
            preludes.mend(sentence, word)
            likewise.mend(sentence, word)
        asides.mend(sentence)
        phrases.mend(sentence)
    return reading


def _clause(sentence: Sentence, word: Word) -> None:
    """Mends a verb, or what was not taken for one."""
    if word.lower == "had":
        causatives.mend(sentence, word)
    if word.lower == "open" and word.tag == "JJ":
        _doors(sentence, word)
    playing.mend(sentence, word)
    passing = word.i > 0 and sentence.words[word.i - 1].text == ","
    planned = word.tag == "VBD" and (passing or word.lower in lexicon.group("planned for"))
    if word.dep in {"csubj", "csubjpass"} and (word.tag == "VBN" or planned):
        _reduced(sentence, word)
    if word.dep == "ROOT" and word.tag in {"VBN", "VBD"}:
        _inserted(sentence, word)
    if word.dep in _PASSING and word.tag in {"VBN", "VBD"} and _takes_its_subject(sentence, word):
        _reduced(sentence, word)
    if word.dep == "advcl" and word.tag.startswith("VB"):
        _when(sentence, word)
    if (
        word.dep in {"ROOT", "advcl", "ccomp"}
        and word.tag == "VBD"
        and word.lemma in lexicon.group("said aside")
    ):
        _told_aside(sentence, word)
    as_ = word.dep == "advcl" and word.tag == "VBN" and word.i > 0
    if as_ and sentence.words[word.i - 1].lower in {"as", "than"}:
        _as_planned(sentence, word)


def _verb(sentence: Sentence, word: Word) -> None:
    """Verbs whose forms a parser takes for others."""
    if word.lower in _BE:
        _parted(sentence, word)
    elif word.tag == "VB" and word.dep == "conj" and _is_finite(sentence, word):
        word.tag = "VBP"
    elif word.lower in {"allowing", "permitting"} and sentence.words[word.i - 1].lower == "weather":
        _weather(sentence, word)
    elif word.tag == "VBG" and word.dep == "advcl":
        _gerund(sentence, word)
    elif word.lemma == "call" and word.tag.startswith("VB"):
        _called_off(sentence, word)


def _called_off(sentence: Sentence, call: Word) -> None:
    """ "Called off | Monday's walkout": what is called off, and no place off which somebody calls."""
    for off in sentence.child(call, "prep"):
        if off.lower == "off" and off.i == call.i + 1:
            off.tag, off.dep = "RP", "prt"
            for noun in sentence.child(off, "pobj"):
                sentence.hang(noun, call)
                noun.dep = "dobj"


def _parted(sentence: Sentence, be: Word) -> None:
    """ "The dean was | on Thursday | sentenced": one verb, with an adverbial inside it."""
    if be.dep in {"aux", "auxpass"}:
        _passive(sentence, be)
        return
    after = [w for w in sentence.child(be) if w.i > be.i]
    doing = next((w for w in after if w.tag in {"VBN", "VBD"}), None)
    between = [w for w in after if doing is not None and w.i < doing.i]
    if doing is None or not between or any(w.dep not in {"prep", "npadvmod", "advmod"} for w in between):
        return
    if doing.dep not in _LEANING or sentence.child(doing, "aux", "auxpass", "nsubj", "nsubjpass", "mark"):
        return
    if sentence.below(between[-1])[-1].i + 1 != sentence.below(doing)[0].i:
        return
    _join(sentence, be, doing, sentence.head(be), be.dep)


def _join(sentence: Sentence, be: Word, doing: Word, above: Word | None, dep: str) -> None:
    """Makes a participle and its auxiliary the verb of a clause that hangs on a word, or on none."""
    for child in sentence.child(be):
        if child is not doing:
            sentence.hang(child, doing)
    for subject in sentence.child(doing, "nsubj"):
        subject.dep = "nsubjpass"
    sentence.hang(doing, above or doing)
    sentence.hang(be, doing)
    doing.tag, doing.dep, be.dep = "VBN", dep, "auxpass"


def _passive(sentence: Sentence, be: Word) -> None:
    """ "Who was | on Monday | fined £900": what hangs on "was" is of the participle behind it."""
    doing = sentence.head(be)
    if doing is None or doing.tag not in {"VBD", "VBN"} or be.i > doing.i:
        return
    for child in sentence.child(be):
        sentence.hang(child, doing)
    for subject in sentence.child(doing, "nsubj"):
        subject.dep = "nsubjpass"
    doing.tag, be.dep = "VBN", "auxpass"


def _is_finite(sentence: Sentence, verb: Word) -> bool:
    """ "They were adjourned and | resume on Thursday": a base form joined to a past tense is a present."""
    above = sentence.head(verb)
    if above is None or above.tag not in {"VBD", "VBN"} or sentence.child(verb, "aux", "nsubj"):
        return False
    aux = {w.lower for w in sentence.child(above, "aux", "auxpass")}
    return above.tag == "VBD" or (bool(aux & {"was", "were"}) and "to" not in aux)


def _weather(sentence: Sentence, doing: Word) -> None:
    """ "On Sunday, weather allowing, forty boats will race": the boats race, and nothing allowed."""
    verb, weather = sentence.head(doing), sentence.words[doing.i - 1]
    if verb is None or verb is doing or not verb.tag.startswith("VB") or verb in sentence.below(doing):
        return
    if not any(s is not doing for s in sentence.child(verb, "nsubj", "nsubjpass", "expl")):
        return
    doing.tag, doing.dep, weather.dep = "VBG", "advcl", "nsubj"
    sentence.hang(weather, doing)


def _when(sentence: Sentence, clause: Word) -> None:
    """ "When it was held, | in 2019, | they chose to leave": it was held in 2019."""
    verb = sentence.head(clause)
    begins = [w for w in sentence.child(clause, "advmod", "mark") if w.lower == "when"]
    if verb is None or verb.i < clause.i or not begins or begins[0].i > sentence.below(clause)[0].i:
        return
    end = sentence.below(clause)[-1].i
    for phrase in sentence.child(verb, "prep"):
        last = sentence.below(phrase)[-1].i
        if phrase.i in {end + 1, end + 2} and [sentence.words[n].text for n in (phrase.i - 1, last + 1)] == [
            ",",
            ",",
        ]:
            sentence.hang(phrase, clause)
            return


def _told_aside(sentence: Sentence, saying: Word) -> None:
    """ "On that day, | its leaders decided in March, | the island will be free": the day is the island's."""
    above = sentence.head(saying)
    behind = [w for w in sentence.child(saying, "ccomp") if w.i > saying.i]
    verb = above if above is not None and above.i > saying.i else next(iter(behind), None)
    if verb is None or sentence.child(saying, "mark", "advmod", "dobj"):
        return
    subjects, own = sentence.child(saying, "nsubj"), sentence.child(verb, "nsubj", "nsubjpass", "expl")
    if not subjects or not own or own[0].i < saying.i or sentence.child(verb, "mark"):
        return
    last = sentence.words[sentence.below(own[0])[0].i - 1]
    before = sentence.words[sentence.below(subjects[0])[0].i - 1]
    dated = [w for w in sentence.child(saying, "prep", "npadvmod") if saying.i < w.i < last.i]
    if last.text != "," or before.text != "," or (verb is not above and not dated):
        return
    for phrase in sentence.child(saying, "prep", "npadvmod"):
        if phrase.i < before.i:
            sentence.hang(phrase, verb)
    if verb is above:
        saying.dep = "parataxis"


def _gerund(sentence: Sentence, doing: Word) -> None:
    """ "Drilling on the western side | resumed": what begins a sentence whose verb has no subject is that."""
    verb = sentence.head(doing)
    if verb is None or verb.i < doing.i or doing.i or not verb.tag.startswith("VB"):
        return
    inside = sentence.words[doing.i : verb.i]
    bare = not sentence.child(verb, "nsubj", "nsubjpass", "expl", "csubj") and not sentence.child(
        doing, "dobj"
    )
    if bare and not any(w.text in {",", ";", ":"} for w in inside):
        doing.tag, doing.lemma = "NN", doing.lower
        doing.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"


def _reduced(sentence: Sentence, clause: Word) -> None:
    """ "A match planned for Friday | has been called off": a match is called off, not that it was planned."""
    above, nouns = sentence.head(clause), sentence.child(clause, "nsubj")
    nouns = nouns or [w for w in sentence.child(clause, "npadvmod") if sentence.child(w, "det", "compound")]
    if above is None or len(nouns) != 1 or sentence.child(clause, "aux", "auxpass") or nouns[0].i > clause.i:
        return
    noun = nouns[0]
    undergoes = clause.dep == "csubjpass" or sentence.child(above, "auxpass")
    noun.dep = "nsubjpass" if undergoes else "nsubj"
    clause.dep, clause.tag = "acl", "VBN"
    sentence.hang(noun, above)
    sentence.hang(clause, noun)


def _takes_its_subject(sentence: Sentence, clause: Word) -> bool:
    """ "The vote, delayed three times, | will take place on Tuesday": a verb that has no other subject."""
    verb, nouns = sentence.head(clause), sentence.child(clause, "nsubj")
    if verb is None or verb.i < clause.i or not nouns or sentence.words[clause.i - 1].text != ",":
        return False
    return not sentence.child(verb, "nsubj", "nsubjpass", "expl") and not sentence.child(clause, "mark")


def _hyphenated(sentence: Sentence, noun: Word) -> None:
    """ "Semi-final" and "by-election" are one noun, whatever the model makes of the three parts."""
    first, hyphen = sentence.words[noun.i - 2], sentence.words[noun.i - 1]
    if first.space or hyphen.space or not _names_event(f"{first.lower}-{noun.lower}"):
        return
    parts = (first, hyphen, noun)
    if any(sentence.child(part, "aux", "nsubj", "dobj") for part in parts):
        return
    inside = {w.i for w in parts}
    outer = next((w for w in parts if w.head not in inside or w.head == w.i), noun)
    above, dep = sentence.head(outer), outer.dep
    if above is not None and any(above in sentence.below(part) for part in parts if part is not outer):
        return
    for part in parts:
        for child in sentence.child(part):
            if child.i not in inside:
                sentence.hang(child, noun)
    sentence.hang(noun, above if above is not None and above.i not in inside else noun)
    several = noun.lower.endswith("s") and not _listed(f"{first.lower}-{noun.lower}")
    noun.tag, noun.dep = ("NNS" if several else "NN"), dep
    noun.lemma = noun.lower.removesuffix("s") if several else noun.lower
    for part, name in ((first, "compound"), (hyphen, "punct")):
        sentence.hang(part, noun)
        part.dep = name


def _listed(word: str) -> bool:
    return word in lexicon.words("event nouns")


def _names_event(word: str) -> bool:
    """Whether a word with a hyphen is a noun of events, one or several."""
    return _listed(word) or _listed(word.removesuffix("s"))


def _inserted(sentence: Sentence, participle: Word) -> None:
    """ "The vote, called for Friday, | was cancelled": the participle between commas is said in passing."""
    if sentence.child(participle, "aux", "auxpass", "expl"):
        return
    nouns = [n for n in sentence.child(participle, "nsubj", "nsubjpass") if n.tag.startswith("NN")]
    if len(nouns) != 1 or sentence.child(participle, "cc"):
        return
    commas = any(w.text == "," for w in sentence.words[nouns[0].i : participle.i])
    if not commas and participle.tag == "VBD":
        return
    for verb in sentence.child(participle, "advcl", "conj", "ccomp", "dep", "parataxis"):
        if verb.i > participle.i and _goes_on(sentence, verb, commas):
            _change_heads(sentence, nouns[0], participle, verb)
            return


def _goes_on(sentence: Sentence, verb: Word, comma: bool) -> bool:
    """Whether a finite verb, right behind a comma if there is to be one, has no subject of its own."""
    first = sentence.below(verb)[0].i
    own = first + 1 if sentence.words[first].text == "," else first
    finite = verb.tag in {"VBZ", "VBP", "VBD"} or any(
        w.tag in {"VBZ", "VBP", "VBD", "MD"} for w in sentence.child(verb, "aux", "auxpass")
    )
    bare = not sentence.child(verb, "nsubj", "nsubjpass", "expl", "mark", "csubj")
    return finite and bare and own > 0 and (sentence.words[own - 1].text == ",") == comma


def _change_heads(sentence: Sentence, noun: Word, participle: Word, verb: Word) -> None:
    """Makes a verb the root, a noun its subject and a participle what is said of the noun in passing."""
    for child in sentence.child(participle):
        if child.i > verb.i:
            sentence.hang(child, verb)
    sentence.hang(verb, verb)
    verb.dep, participle.dep, participle.tag = "ROOT", "acl", "VBN"
    noun.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"
    sentence.hang(participle, participle)
    sentence.hang(noun, verb)
    sentence.hang(participle, noun)


def _as_planned(sentence: Sentence, planned: Word) -> None:
    """ "Went ahead as planned on Thursday": went ahead on Thursday; "starts later than announced, at 8"."""
    above = sentence.head(planned)
    while above is not None and above.tag in {"RB", "RBR"}:
        above = sentence.head(above)
    if above is None or sentence.child(planned, "nsubj", "nsubjpass", "auxpass"):
        return
    for phrase in sentence.child(planned, "prep", "npadvmod"):
        if phrase.i > planned.i:
            sentence.hang(phrase, above)


def _doors(sentence: Sentence, word: Word) -> None:
    """ "Doors open at seven": a verb, whatever the noun before it seems to be."""
    noun = sentence.words[word.i - 1] if word.i else word
    first = next(w for w in sentence.words if w.head == w.i)
    several = any(w.tag in {"NNS", "NNPS"} for w in sentence.child(word, "nsubj"))
    if first is word and several and not sentence.child(word, "cop", "aux"):
        word.tag, word.lemma = "VBP", "open"
        return
    if first.i < word.i and first.tag == "NNS" and not disguises.has_verb(sentence):
        _opens(sentence, first, word)
        return
    if noun.tag != "NNS":
        return
    if word.dep == "amod" and sentence.head(word) is noun:
        above = sentence.head(noun)
        word.dep, noun.dep = noun.dep if above is None else "ccomp", "nsubj"
        sentence.hang(word, above or word)
        sentence.hang(noun, word)
    if sentence.head(noun) is word:
        word.tag, word.lemma = "VBP", "open"


def _opens(sentence: Sentence, noun: Word, word: Word) -> None:
    """ "Talks with the council open in Bonn on Friday": a verb, in a sentence that has no other."""
    above = sentence.head(word)
    behind = sentence.words[word.i + 1 : word.i + 2]
    if above is None or not behind or behind[0].tag != "IN" or word in sentence.child(noun, "amod"):
        return
    for child in [*sentence.child(noun), *sentence.child(above)]:
        if child.i > word.i:
            sentence.hang(child, word)
    sentence.hang(word, word)
    sentence.hang(noun, word)
    word.tag, word.lemma, word.dep, noun.dep = "VBP", "open", "ROOT", "nsubj"
