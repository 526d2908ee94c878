"""Nouns whose clause a parser misses, first of all those that are its subject."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word, disguises

_BEFALLS = frozenset(
    {"capsize", "collide", "crash", "derail", "explode", "overturn", "plunge", "sink", "skid", "swerve"}
)
"""What befalls what carries people, and nobody does to them."""
_OVER = frozenset({"aground", "down", "off", "over"})
"""How what carries people rolls, runs, breaks and turns to its harm."""
_BEGINS = frozenset({"begin", "close", "end", "open", "start"})


def mend(sentence: Sentence, word: Word) -> None:
    """Mends what a noun hangs on."""
    if word.tag == "NN" and word.dep == "npadvmod":
        _subject(sentence, word)
    elif word.dep == "ROOT" and word.tag in {"NN", "NNS"}:
        _bearer(sentence, word)
        _verbless(sentence, word)
        _begun(sentence, word)
        _carrying(sentence, word)
    elif word.dep == "ROOT" and word.tag == "NNP":
        _told_aside(sentence, word)
    elif word.dep == "nsubj" and word.tag == "NNP":
        _whose(sentence, word)
    elif word.tag == "NN" and word.dep == "compound":
        _before_its_verb(sentence, word)
    elif word.tag == "NN" and word.dep in {"nsubj", "nsubjpass"}:
        _named(sentence, word, sentence.head(word))
    if word.dep == "pcomp" and word.tag == "VBG":
        _since(sentence, word)
    if word.dep == "acl" and word.tag in {"VBD", "VBN"} and word.lemma in _BEFALLS:
        _loaded(sentence, word)
    if word.dep == "pobj" and word.tag in {"NN", "NNS"}:
        _owned(sentence, word)
        _name_behind(sentence, word)
    if word.dep == "appos" and word.tag in {"NN", "NNP"}:
        _fronted(sentence, word)
    if word.i and word.tag == "NNP" and word.dep == "npadvmod":
        _done_first(sentence, word)


def _loaded(sentence: Sentence, verb: Word) -> None:
    """ "When | a boat carrying ten pupils to Larne | capsized": it did, and not the pupils or Larne."""
    below, doing = verb, sentence.head(verb)
    while doing is not None and doing.tag != "VBG" and doing.dep in {"dobj", "pobj", "prep"}:
        below, doing = doing, sentence.head(doing)
    bearer = sentence.head(doing) if doing is not None and doing.dep == "acl" else None
    if bearer is None or doing is None or below is verb or not bearer.tag.startswith("NN"):
        return
    above = sentence.head(bearer)
    if above is None or bearer.dep not in {"advcl", "pobj"}:
        return
    marks = sentence.child(bearer, "advmod", "mark")
    if bearer.dep == "pobj":
        if above.lower not in {"after", "as", "before", "when"} or (clause := sentence.head(above)) is None:
            return
        marks, above.dep, above = [above], "mark", clause
    verb.tag, verb.dep, bearer.dep = "VBD", "advcl", "nsubj"
    sentence.hang(verb, above)
    sentence.hang(bearer, verb)
    for mark in marks:
        sentence.hang(mark, verb)


def _carrying(sentence: Sentence, noun: Word) -> None:
    """ "A ferry carrying 60 people | rolled over": the ferry did, and no rolled people."""
    carrying = [w for w in sentence.child(noun, "acl") if w.tag == "VBG"]
    if sentence.block.kind != "paragraph" or not carrying or disguises.has_verb(sentence):
        return
    for whom in sentence.child(carrying[0], "dobj"):
        doing = next((w for w in sentence.child(whom, "acl") if w.tag in {"VBD", "VBN"}), None)
        if doing is None or doing.i != whom.i + 1 or sentence.child(doing, "agent", "aux", "auxpass"):
            continue
        if doing.lemma in _BEFALLS or any(w.lower in _OVER for w in sentence.child(doing, "prt", "advmod")):
            for child in sentence.child(noun):
                if child.i > doing.i or child.dep == "punct":
                    sentence.hang(child, doing)
            _make_main(sentence, noun, doing)
        return


def _whose(sentence: Sentence, name: Word) -> None:
    """ "Ana Silva, whose novels made her known, | died | on Monday": what is told in passing stands first."""
    aside, behind = sentence.head(name), sentence.words[name.i + 1 : name.i + 3]
    if aside is None or aside.dep != "ROOT" or [w.text for w in behind[:1]] != [","]:
        return
    if behind[-1].tag not in {"WP", "WP$"} or aside.i < behind[-1].i:
        return
    told = (w for w in sentence.child(aside, "ccomp", "conj", "advcl", "parataxis") if w.i > aside.i)
    verb = next((w for w in told if sentence.words[w.i - 1].text == ","), None)
    if verb is None or verb.tag not in disguises.FINITE or sentence.child(verb, "nsubj", "nsubjpass", "mark"):
        return
    for child in sentence.child(aside):
        if child.i >= verb.i - 1 and child is not verb:
            sentence.hang(child, verb)
    for word, above, dep in ((verb, verb, "ROOT"), (name, verb, "nsubj"), (aside, name, "relcl")):
        sentence.hang(word, above)
        word.dep = dep


def _since(sentence: Sentence, doing: Word) -> None:
    """ "Since | fighting between the two | broke out": it broke out, and nobody fought since."""
    since = sentence.head(doing)
    verb = sentence.head(since) if since is not None and since.dep == "mark" else None
    if since is None or verb is None or verb.i < doing.i or verb.tag not in disguises.FINITE:
        return
    if sentence.child(verb, "nsubj", "nsubjpass", "expl") or sentence.child(doing, "dobj", "nsubj"):
        return
    doing.tag, doing.lemma, doing.dep = "NN", doing.lower, "nsubj"
    sentence.hang(doing, verb)


def _bearer(sentence: Sentence, role: Word) -> None:
    """ "The smuggler | Ben Ncube was jailed": what somebody is opens the sentence, and has no clause."""
    for verb in sentence.child(role, "relcl"):
        if not any(w.dep == "det" for w in sentence.child(role)) or not _named(sentence, role, verb):
            continue
        for child in sentence.child(role):
            if child.i > role.i and child is not verb:
                sentence.hang(child, verb)
        sentence.hang(verb, verb)
        verb.dep = "ROOT"
        sentence.hang(role, sentence.child(verb, "nsubj", "nsubjpass")[-1])
        role.dep = "compound"
        return


def _name_behind(sentence: Sentence, role: Word) -> None:
    """ "An inquest into the death of the climber | Ewan Ross | opened": of the climber, and it opened."""
    verb = next((w for w in sentence.child(role, "relcl") if w.tag == "VBD"), None)
    names = sentence.child(verb, "nsubj", "nsubjpass") if verb is not None else []
    root = next((w for w in sentence.words if w.head == w.i), role)
    if verb is None or len(names) != 1 or not names[0].tag.startswith("NNP"):
        return
    if sentence.below(names[0])[0].i != role.i + 1 or root.dep != "ROOT" or not root.tag.startswith("NN"):
        return
    if root.i > role.i or disguises.has_verb(sentence):
        return
    for child in sentence.child(root):
        if child.i > verb.i:
            sentence.hang(child, verb)
    root.dep, names[0].dep, verb.dep = names[0].dep, "appos", "ROOT"
    sentence.hang(names[0], role)
    sentence.hang(verb, verb)
    sentence.hang(root, verb)


def _verbless(sentence: Sentence, noun: Word) -> None:
    """ "On Monday in Recife, | a yacht | capsized in the bay": a sentence without a verb, but for what
    seems to be said of its subject in passing."""
    doing = next((w for w in sentence.child(noun, "acl") if w.tag in {"VBD", "VBN"} and w.i > noun.i), None)
    when = [w for w in sentence.child(noun, "prep", "npadvmod") if w.i < noun.i]
    if doing is None or not when or sentence.block.kind != "paragraph" or disguises.has_verb(sentence):
        return
    arranged = lexicon.group("holding", "ahead", "leading")
    if sentence.child(doing, "agent", "aux", "auxpass") or doing.lemma in arranged:
        return
    for child in sentence.child(noun):
        if child in when or (child.i > noun.i and child is not doing) or child.dep == "punct":
            sentence.hang(child, doing)
    _make_main(sentence, noun, doing)


def _told_aside(sentence: Sentence, name: Word) -> None:
    """ "Lucia Serra, the champion, | lost | to her friend": what a name did behind what is said of it."""
    asides = sentence.child(name, "appos")
    doing = next((w for w in sentence.child(name, "acl") if w.tag == "VBN" and w.i > name.i), None)
    if doing is None or not asides or asides[0].i > doing.i or sentence.words[doing.i - 1].text != ",":
        return
    if sentence.block.kind != "paragraph" or disguises.has_verb(sentence) or sentence.words[-1].text != ".":
        return
    if sentence.child(doing, "agent", "aux", "auxpass") or not sentence.child(doing, "dobj", "prep", "prt"):
        return
    for child in sentence.child(name):
        if child.i > doing.i:
            sentence.hang(child, doing)
    _make_main(sentence, name, doing)


def _make_main(sentence: Sentence, noun: Word, doing: Word) -> None:
    """Makes of a noun and a participle said of it a clause."""
    doing.tag, doing.dep, noun.dep = "VBD", "ROOT", "nsubj"
    sentence.hang(doing, doing)
    sentence.hang(noun, doing)


def _begun(sentence: Sentence, noun: Word) -> None:
    """ "An exhibition of photographs | opened | in Bamako": what began, and no opened photographs.

    So what is past without any doubt: "a lorry and a minibus | collided | near Kumasi".
    """
    if sentence.block.kind != "paragraph" or disguises.has_verb(sentence):
        return
    doing = next((w for w in sentence.below(noun) if w.dep == "acl" and w.i > noun.i), None)
    if doing is None or doing.tag not in {"VBD", "VBN"}:
        return
    opens = noun.lower in lexicon.group("event nouns") and doing.lemma in _BEGINS
    if not (opens or (doing.tag == "VBD" and doing.head != noun.i)):
        return
    if sentence.child(doing, "agent", "aux", "auxpass") or sentence.words[doing.i - 1].text == ",":
        return
    for child in sentence.child(noun):
        if child.i > doing.i or child.dep == "punct":
            sentence.hang(child, doing)
    doing.tag, doing.dep, noun.dep = "VBD", "ROOT", "nsubj"
    sentence.hang(doing, doing)
    sentence.hang(noun, doing)


def _before_its_verb(sentence: Sentence, noun: Word) -> None:
    """ "The sale | runs from Monday": of a verb no noun is a part."""
    verb = sentence.head(noun)
    if verb is None or verb.i != noun.i + 1 or verb.tag not in disguises.FINITE:
        return
    if noun.lower not in lexicon.group("event nouns"):
        return
    if not sentence.child(verb, "nsubj", "nsubjpass", "expl", "csubj"):
        noun.dep = "nsubj"
        for det in sentence.child(verb, "det", "amod", "poss"):
            if det.i < noun.i:
                sentence.hang(det, noun)


def _named(sentence: Sentence, role: Word, verb: Word | None) -> bool:
    """Whether a verb's subject is the name behind a role; a role that is one too becomes part of it."""
    subjects = sentence.child(verb, "nsubj", "nsubjpass") if verb is not None else []
    begins = [w for w in sentence.words[role.i + 1 : role.i + 2] if w.tag == "NNP"]
    names = [s for s in subjects if s.tag == "NNP" and sentence.below(s)[:1] == begins]
    if not names or len(subjects) != 1 + (role in subjects):
        return False
    if role in subjects:
        sentence.hang(role, names[0])
        role.dep = "compound"
    return True


def _owned(sentence: Sentence, noun: Word) -> None:
    """ "The Diocese of Elphin's pilgrimage": a pilgrimage of the Diocese, not a Diocese of a pilgrimage."""
    prep = sentence.head(noun)
    body = sentence.head(prep) if prep is not None and prep.lower == "of" else None
    owners = [w for w in sentence.child(noun, "poss") if w.tag.startswith("NNP")]
    if body is None or prep is None or not owners or not body.tag.startswith("NNP") or prep.i != body.i + 1:
        return
    above, dep, owner = sentence.head(body), body.dep, owners[0]
    if owner.i < prep.i or (above is not None and above in sentence.below(noun)):
        return
    for child in sentence.child(body):
        if child.i > noun.i:
            sentence.hang(child, noun)
    sentence.hang(noun, above or noun)
    sentence.hang(body, noun)
    sentence.hang(owner, prep)
    noun.dep, body.dep, owner.dep = dep, "poss", "pobj"


def _fronted(sentence: Sentence, noun: Word) -> None:
    """ "In Braga, a lineman, Ana Silva, was killed": what follows the place of a clause is its subject."""
    town = sentence.head(noun)
    prep = sentence.head(town) if town is not None and town.dep == "pobj" else None
    verb = sentence.head(prep) if prep is not None and prep.dep == "prep" else None
    if town is None or verb is None or verb.i < noun.i or not verb.tag.startswith("VB"):
        return
    if (
        sentence.child(verb, "nsubj", "nsubjpass", "expl", "csubj")
        or sentence.words[noun.i - 1].text == "and"
    ):
        return
    later = [w for w in sentence.child(town, "appos") if w.i > noun.i]
    sentence.hang(noun, verb)
    noun.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"
    for other in later:
        sentence.hang(other, noun)


def _done_first(sentence: Sentence, name: Word) -> None:
    """ "Meeting Ana Silva in Oslo, he said": what somebody did as they did what the clause tells."""
    doing, verb = sentence.words[0], sentence.head(name)
    if doing.tag != "VBG" or sentence.head(doing) is not name or verb is None or verb.i < name.i:
        return
    if sentence.child(verb, "nsubj", "nsubjpass"):
        for child in sentence.child(name):
            if child.i > name.i or child.dep == "prep":
                sentence.hang(child, doing)
        sentence.hang(doing, verb)
        sentence.hang(name, doing)
        doing.dep, name.dep = "advcl", "dobj"


def _subject(sentence: Sentence, noun: Word) -> None:
    """ "An information night, set for Thursday, will be held": what begins a sentence and has a clause, and
    whose verb has no subject, is that."""
    verb = sentence.head(noun)
    if verb is None or verb.i < noun.i or not verb.tag.startswith("VB"):
        return
    if sentence.child(verb, "nsubj", "nsubjpass", "expl", "csubj") or not sentence.child(
        noun, "acl", "relcl"
    ):
        return
    if any(w.dep == "det" for w in sentence.child(noun)):
        noun.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"
