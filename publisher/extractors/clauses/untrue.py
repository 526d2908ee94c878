"""What is a fact by its form alone: what nearly was, could have been, is only spoken of, or is false."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.clauses import plans
from publisher.extractors.reading import Sentence, Word

_NEARLY = frozenset({"almost", "nearly"})
_FALSE = frozenset({"baseless", "fake", "false", "inaccurate", "incorrect", "unfounded", "untrue", "wrong"})
_DOUBTFUL = _FALSE | {"conceivable", "doubtful", "impossible", "possible", "uncertain", "unclear", "unlikely"}
_ABOUT = frozenset({"about", "against", "from", "of", "on"})
_DENYING = frozenset({"deny", "dismiss", "dispute", "refute", "reject", "rubbish"})
_AGAINST = frozenset(
    {"block", "condemn", "criticise", "criticize", "fight", "oppose", "protest", "reject", "resist"}
)
_ONLY_POSSIBLE = frozenset({"can", "could", "may", "might", "must"})


def nearly(sentence: Sentence, verb: Word) -> bool:
    """ "A ferry nearly hit a yacht": it did not."""
    return any(w.lower in _NEARLY and w.i == verb.i - 1 for w in sentence.child(verb, "advmod"))


def only_managed(sentence: Sentence, verb: Word) -> bool:
    """ "Could only draw", "could only watch": all that they managed, and they did it."""
    could = any(w.lower == "could" for w in sentence.child(verb, "aux"))
    return could and any(w.lower == "only" and w.i < verb.i for w in sentence.child(verb, "advmod"))


def habit(sentence: Sentence, verb: Word) -> bool:
    """ "Marathons are usually run in April": no one of them."""
    now = verb.tag in {"VBZ", "VBP"} or any(w.tag in {"VBZ", "VBP"} for w in sentence.child(verb, "auxpass"))
    return now and any(w.lower in lexicon.group("habitual") for w in sentence.child(verb, "advmod"))


def short_of(sentence: Sentence, clause: Word, above: Word) -> bool:
    """ "Came close to arresting him", "was on the verge of collapsing": what did not come about."""
    noun = sentence.head(above) if clause.dep == "pcomp" and above.lower in {"of", "to"} else None
    return noun is not None and noun.lower in {"brink", "close", "near", "point", "verge"}


def only_thought_of(sentence: Sentence, clause: Word, above: Word) -> bool:
    """ "Dreams of winning", "was prevented from leaving", "are ready to strike": what nobody did or will."""
    if clause.dep == "xcomp" and above.tag == "JJ":
        return above.lower in lexicon.group("ready") and not _is_thing(sentence, above)
    verb = sentence.head(above) if clause.dep == "pcomp" and above.lower in _ABOUT else None
    return verb is not None and verb.lemma in lexicon.group("thinking of")


def _is_thing(sentence: Sentence, state: Word) -> bool:
    """ "The rocket is ready to launch on Tuesday": which does so then."""
    be = sentence.head(state)
    subjects = sentence.child(be, "nsubj") if be is not None and state.lower in {"free", "ready"} else []
    someone = lexicon.group("groups", "people nouns", "roles")
    return any(s.tag in {"NN", "NNP"} and s.lemma not in someone for s in subjects)


def doubted(sentence: Sentence, clause: Word, above: Word) -> bool:
    """ "It is possible that he will come", "it is unclear whether": what may be so."""
    that = any(w.lower in {"that", "whether", "if"} for w in sentence.child(clause, "mark"))
    hangs = clause.dep in {"ccomp", "csubj", "advcl"} and above.lemma == "be" and that
    return hangs and any(w.lower in _DOUBTFUL for w in sentence.child(above, "acomp"))


def only_possible(sentence: Sentence, verb: Word) -> bool:
    """ "Could have won", "may have fled", "would have played had he been fit": nobody says that it was so."""
    aux = {w.lower for w in sentence.child(verb, "aux")}
    if "have" not in aux:
        return False
    return bool(aux & _ONLY_POSSIBLE) or ("would" in aux and _on_condition(sentence, verb))


def _on_condition(sentence: Sentence, verb: Word) -> bool:
    """ "If it had rained", "had he been fit", "but for the rain"."""
    above = sentence.head(verb) if verb.dep == "ccomp" else None
    others = [*sentence.child(verb, "advcl", "ccomp"), *([above] if above is not None else [])]
    if any(_is_condition(sentence, other) for other in others):
        return True
    return any(
        w.lower == "for" and sentence.words[w.i - 1].lower in {"but", "except"}
        for w in sentence.words[verb.i + 1 :]
    )


def _is_condition(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause begins with "if" or with "had" before its subject."""
    if any(w.lower in {"if", "unless"} for w in sentence.child(clause, "mark")):
        return True
    subjects = sentence.child(clause, "nsubj", "nsubjpass")
    had = (w for w in sentence.child(clause, "aux", "auxpass") if w.lower == "had")
    return any(w.i < s.i for w in had for s in subjects)


def said_to_be_false(sentence: Sentence, noun: Word) -> bool:
    """ "Reports that he has died are false": a noun of which that is said."""
    verb = sentence.head(noun) if noun.dep in {"nsubj", "nsubjpass", "dobj"} else None
    if verb is None or noun.dep != "nsubj":
        return verb is not None and verb.lemma in _DENYING
    return verb.lemma == "be" and any(w.lower in _FALSE for w in sentence.child(verb, "acomp"))


def given_up(sentence: Sentence, plan: Word) -> bool:
    """ "Has no plans to close", "dropped plans to cut flights": what nobody plans, or no longer."""
    if any(w.lower == "no" for w in sentence.child(plan, "det")):
        return True
    verb = sentence.head(plan) if plan.dep in {"dobj", "nsubjpass"} else None
    if verb is None:
        return False
    return verb.lemma in _AGAINST or bool(plans.turn(sentence, verb) or plans.dropped(sentence, verb))


def only_spoken_of(sentence: Sentence, noun: Word) -> bool:
    """ "Calls for an election", "the threat of a strike", "called for a vote": an event that need not be.

    What has its own article is known: "the bid for the June conference".
    """
    prep = sentence.head(noun) if noun.dep == "pobj" else None
    above = sentence.head(prep) if prep is not None and prep.lower in {"for", "of", "on"} else None
    if (
        prep is None
        or above is None
        or any(
            w.dep == "poss" or w.lower in {"the", "this", "that"} for w in sentence.child(noun, "det", "poss")
        )
    ):
        return False
    if prep.lower == "on":
        return above.lemma in {"ballot", "poll", "vote"}  # "vote on a strike"
    if above.tag.startswith("NN"):
        return above.lemma in lexicon.words("unreal nouns")
    asks = above.lemma in lexicon.group("asking") and not sentence.child(above, "nsubjpass")
    return asks and prep.lower == "for" and noun.lemma not in lexicon.group("called")
