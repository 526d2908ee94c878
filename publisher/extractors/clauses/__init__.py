"""What a clause asserts: who does what to whom where, and whether it is told as a fact, a plan or neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.clauses import foreseen, tense, untrue
from publisher.extractors.reading import Reading, Sentence, Word

Mood: TypeAlias = Literal["fact", "plan", "unreal"]

_MODAL = lexicon.group("modal")
_MISSTATING = frozenset({"article", "caption", "headline", "report", "story", "version"})
_BEFORE_IT = frozenset({"earlier", "original", "previous"})
_IF = {"if", "unless", "whether", "lest", "until"}
_SAYING = lexicon.group("reporting")

_NEAR_OR = 8
"""Words behind "either" among which its "or" stands."""


def mood(sentence: Sentence, verb: Word) -> Mood:
    """Whether a verb tells a fact, a plan with its day, or neither (wish, condition, denial, guess)."""
    aux = {w.lower for w in sentence.child(verb, "aux", "auxpass")}
    if untrue.nearly(sentence, verb) or untrue.only_possible(sentence, verb) or untrue.habit(sentence, verb):
        return "unreal"
    if untrue.only_managed(sentence, verb) and not negated(sentence, verb):
        return "fact"
    if negated(sentence, verb) or (
        aux & _MODAL and "have" not in aux and not ("would" in aux and _reported(sentence, verb))
    ):
        return "unreal"
    if "had" in aux and _inverted(sentence, verb):
        return "unreal"
    if any(w.dep == "mark" and w.lower in _IF for w in sentence.child(verb)) and not _ended(sentence, verb):
        return "unreal"
    if {"to", "have"} <= aux and foreseen.past_plan(sentence, verb):
        return "plan"
    around = tense.of(sentence, verb)
    above = _governed(sentence, verb)
    if above == "unreal":
        return "unreal"
    if above == "plan" or around == "future" or aux & {"will", "'ll", "shall"}:
        return "plan"
    return "fact"


def _inverted(sentence: Sentence, verb: Word) -> bool:
    """ "Had the dam burst, thousands would have died": it did not."""
    had = next((w for w in sentence.child(verb, "aux") if w.lower == "had"), None)
    return had is not None and any(had.i < s.i for s in sentence.child(verb, "nsubj", "nsubjpass"))


def _ended(sentence: Sentence, verb: Word) -> bool:
    """ "Lay under siege until the army broke through": that it did."""
    until = any(w.lower == "until" for w in sentence.child(verb, "mark"))
    return until and verb.tag == "VBD" and not sentence.child(verb, "aux", "neg")


def negated(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb, its subject or its object says no."""
    if says_not(sentence, verb) or any(w.lower in {"hardly", "barely"} for w in sentence.child(verb)):
        return True
    subjects = sentence.child(verb, "nsubj", "nsubjpass", "dobj")
    return any(
        d.lower in {"no", "neither", "nobody", "none", "nothing"} and not _is_joined(sentence, d)
        for s in subjects
        for d in [s, *sentence.child(s, "det")]
    )


def _is_joined(sentence: Sentence, word: Word) -> bool:
    """ "A no-fly zone", "a no-hitter": the word says no of nothing."""
    return [w.text for w in sentence.words[word.i + 1 : word.i + 2]] == ["-"]


def says_not(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb has "not" or "never" that is its own, not that of a day or place it is not at."""
    return any(
        (w.dep == "neg" and not _contrasts(sentence, verb, w)) or w.lower == "never" or no_longer(sentence, w)
        for w in sentence.child(verb)
    )


def no_longer(sentence: Sentence, word: Word) -> bool:
    """Whether a word is the adverb of "will no longer travel"."""
    return word.lower == "longer" and word.i > 0 and sentence.words[word.i - 1].lower == "no"


def not_until(sentence: Sentence, word: Word) -> bool:
    """Whether a day is the one until which something will not be: "will not sail until the spring"."""
    governor, prep = tense.verb(sentence, word), sentence.head(word)
    while prep is not None and prep.dep == "pobj":
        prep = sentence.head(prep)
    until = prep is not None and prep.lower in {"until", "till"} and sentence.head(prep) is governor
    return until and governor is not None and bool(sentence.child(governor, "neg"))


def _contrasts(sentence: Sentence, verb: Word, no: Word) -> bool:
    """ "Will read at the hall, not at the library": what is denied is the other place."""
    return no.i > verb.i and sentence.words[no.i - 1].lower in {",", "and", "but"}


def _reported(sentence: Sentence, verb: Word) -> bool:
    """Whether "would" only tells a "will" said in the past."""
    above = sentence.head(verb)
    while verb.dep == "conj" and above is not None and above.dep in {"conj", "ccomp"}:
        verb, above = above, sentence.head(above)
    return (
        verb.dep in {"ccomp", "conj"}
        and above is not None
        and (above.lemma in _SAYING or above.lemma in {"promise", "decide"})
    )


def _governed(sentence: Sentence, verb: Word) -> Mood:
    """What the verbs and nouns above make of a clause.

    What a relative clause says is so, whatever is said of it, and so is when something was: "denied it when
    he appeared in court".
    """
    here = verb
    found: Mood = "fact"
    for _ in range(12):
        above = sentence.head(here)
        if above is None or here.dep == "relcl" or _dates_the_past(sentence, here) or _was_first(here, above):
            return found
        between = {w.text for w in sentence.words[min(here.i, above.i) : max(here.i, above.i)]}
        if ";" in between or (":" in between and here.i < above.i):
            return found
        said = next((m for rule in _GOVERNORS if (m := rule(sentence, here, above))), None)
        if said == "unreal":
            return "unreal"
        found = said or found
        here = above
    return found


def _dates_the_past(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause only says when something was: "when he appeared", "after they had met"."""
    begins = {w.lower for w in sentence.child(clause, "mark", "advmod")}
    finite = clause.tag == "VBD" or any(
        w.lower in {"was", "were", "had"} for w in sentence.child(clause, "aux", "auxpass")
    )
    return (
        clause.dep == "advcl"
        and finite
        and bool(begins & {"when", "after", "since", "as", "because", "while"})
    )


def _was_first(clause: Word, above: Word) -> bool:
    """ "Failed to stop after hitting a cyclist": that they did, whatever is said of the rest."""
    return clause.dep == "pcomp" and clause.tag == "VBG" and above.lower in {"after", "following"}


def _conditional(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    hangs = clause.dep in {"ccomp", "xcomp", "acl", "pcomp", "advcl", "csubj"}
    condition = any(w.dep == "mark" and w.lower in _IF for w in sentence.child(clause))
    return "unreal" if hangs and condition and not _ended(sentence, clause) else None


def _wished(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    """What hangs on "want", "deny", "threaten" need not be so; on "expect" and "agree" it is planned."""
    if clause.dep not in {"ccomp", "xcomp", "pcomp", "acl"} or above.lemma not in lexicon.words(
        "unreal verbs"
    ):
        return None
    will = any(w.lower in {"will", "would", "'ll"} for w in sentence.child(clause, "aux"))
    ruled = above.lemma == "rule" or (above.lemma == "insist" and will)
    if ruled and clause.dep == "ccomp":  # "will go ahead, the jury ruled"
        return None
    if above.lemma in {"suppose", "mean", "expect"} and sentence.child(above, "auxpass"):
        return "plan"
    if above.lemma == "mean" and clause.dep == "ccomp":  # "demand means that she will read there twice"
        return None
    if clause.dep == "xcomp" and above.lemma in {"expect", "agree", "mean", "aim", "invite", "help"}:
        return "plan" if above.lemma in {"expect", "agree", "aim", "invite"} else None
    return "unreal"


def _called_for(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    """ "A demand to", "a proposal that", "reports that he is dead are false", "no plans to"."""
    if not above.tag.startswith("NN") or clause.dep not in {"acl", "ccomp"}:
        return None
    unreal = above.lemma in lexicon.words("unreal nouns") or untrue.said_to_be_false(sentence, above)
    planned = above.lemma in lexicon.group("undertakings")
    return "unreal" if unreal or (planned and untrue.given_up(sentence, above)) else None


def _aimed(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    """ "To stop it", said of what something is done for."""
    to = clause.tag == "VB" and any(w.lower == "to" for w in sentence.child(clause, "aux"))
    aim = clause.dep == "advcl" and to and not scored(sentence, clause)
    return "unreal" if aim and not _comes_through(sentence, clause, above) else None


def _comes_through(sentence: Sentence, clause: Word, above: Word) -> bool:
    """ "Came from a set down to beat her", "rode away to win the stage": how it went, and no aim."""
    wins = clause.lemma in lexicon.group("match verbs") | {"win", "claim", "retain", "take"}
    done = above.tag == "VBD" and above.lemma in lexicon.group("coming through")
    return wins and done and bool(sentence.child(clause, "dobj"))


def _settled(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    if clause.dep not in {"xcomp", "ccomp"}:
        return None
    if above.tag.startswith("VB") and sentence.child(above, "neg"):
        return "unreal"
    return "plan" if above.lemma in lexicon.group("settling") else None


def _guessed(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    """ "Could be asked to", "might say that"."""
    modal = {w.lower for w in sentence.child(above, "aux")} & {"must", "should", "could", "may", "might"}
    hangs = clause.dep in {"ccomp", "xcomp", "advcl", "pcomp"}
    return "unreal" if above.tag.startswith("VB") and hangs and modal else None


def _misstated(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    """ "An earlier version of this article said that it was on Monday": what was wrong."""
    said = clause.dep == "ccomp" and above.lemma in _SAYING
    versions = [w for w in sentence.child(above, "nsubj") if w.lemma in _MISSTATING] if said else []
    earlier = (w for v in versions for w in sentence.child(v, "amod") if w.lower in _BEFORE_IT)
    return "unreal" if any(earlier) else None


def _doubted(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    short = untrue.short_of(sentence, clause, above) or untrue.only_thought_of(sentence, clause, above)
    return "unreal" if short or untrue.doubted(sentence, clause, above) else None


def _not_yet(sentence: Sentence, clause: Word, above: Word) -> Mood | None:
    """ "Before it opens"."""
    begins = {w.lower for w in sentence.child(clause, "mark", "advmod")} & {"before", "until", "once"}
    return "unreal" if clause.dep == "advcl" and clause.tag in {"VBZ", "VBP", "VB"} and begins else None


_GOVERNORS: tuple[Callable[[Sentence, Word, Word], Mood | None], ...] = (
    _conditional, _wished, _called_for, _aimed, _settled, _guessed, _not_yet, _misstated, _doubted,
)  # fmt: skip


def scored(sentence: Sentence, word: Word) -> bool:
    """Whether a verb or a noun has a score beside it: "beat them 3-1", "a 3-1 win"."""
    beside = sentence.child(word, "npadvmod", "dobj", "nummod", "advmod", "punct", "prep")
    following = (sentence.words[w.i + 1] for w in beside if w.tag == "CD" and w.i + 1 < len(sentence.words))
    return any(w.text in {"-", "–"} for w in following)


def quoted(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands between quotation marks in its sentence, also of a quotation begun before."""
    marks = [w for w in sentence.words if w.text == '"']
    before = sum(w.i < word.i for w in marks)
    return (before + (bool(marks) and _closes(sentence, marks[0]))) % 2 == 1


def _closes(sentence: Sentence, mark: Word) -> bool:
    """Whether a quotation mark ends one: it stands close to the word or the sign before it."""
    return mark.i > 0 and not sentence.words[mark.i - 1].space


def quotes(reading: Reading) -> set[int]:
    """The numbers of the sentences that stand wholly inside a quotation begun before them.

    One that ends the quotation and tells who said it stands inside it in part.
    """
    inside: set[int] = set()
    block, open_ = None, False
    for sentence in reading.sentences:
        if sentence.block is not block:
            block, open_ = sentence.block, False
        marks = [w.i for w in sentence.words if w.text == '"']
        if open_ and not any(i < len(sentence.words) - 2 for i in marks):
            inside.add(sentence.number)
        if len(marks) % 2:
            open_ = not open_
    return inside


def subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """The subject of a verb: its own, or that of the clause it leans on; a relative pronoun's antecedent."""
    own = sentence.child(verb, "nsubj", "nsubjpass")
    own = own or [w for w in sentence.child(verb, "csubj") if w.tag.startswith("NNP")]
    relative = [
        s for s in own if s.tag in {"WP", "WDT"} or (s.lower in {"who", "which", "that"} and s.tag != "DT")
    ]
    if own and not (relative and verb.dep == "relcl"):
        return own
    here = verb
    for _ in range(6):
        above = sentence.head(here)
        if above is None:
            return []
        if here.dep in {"relcl", "acl"}:
            return [somebody(sentence, above) if any(s.lower == "who" for s in relative) else above]
        if here.dep not in {"conj", "xcomp", "advcl", "pcomp", "acomp", "prep", "oprd", "ccomp"}:
            return []
        if here.dep == "ccomp" and here is verb:
            return []
        found = sentence.child(above, "nsubj", "nsubjpass") if above.tag.startswith(("VB", "JJ")) else []
        if found and not all(s.tag in {"WP", "WDT"} for s in found):
            return found
        here = above
    return []


def somebody(sentence: Sentence, name: Word) -> Word:
    """ "Workers in Cork, who walked out": the workers, and not the town that they are in."""
    prep = sentence.head(name) if name.dep == "pobj" and name.tag.startswith("NNP") else None
    above = sentence.head(prep) if prep is not None and prep.lower in {"at", "from", "in", "near"} else None
    return above if above is not None and above.tag in {"NN", "NNS"} else name


def conjuncts(sentence: Sentence, word: Word) -> list[Word]:
    """A word and those joined to it by "and"."""
    found = [word]
    for one in found:
        found += [w for w in sentence.child(one, "conj") if w not in found]
    return found


def alternatives(sentence: Sentence) -> range:
    """ "Will play either Cork Harps or Sligo Town": the words of which one holds, and nobody knows which."""
    lower = [w.lower for w in sentence.words]
    first = next((i + 1 for i, word in enumerate(lower) if word == "either"), len(lower))
    joined = next((i for i, word in enumerate(lower[: first + _NEAR_OR]) if i > first and word == "or"), None)
    if joined is None:
        return range(0)
    behind = sentence.words[joined + 1 :]
    return range(first, next((w.i for w in behind if w.tag == "IN" or not w.text[0].isalnum()), len(lower)))


def is_alternative(sentence: Sentence, word: Word) -> bool:
    """Whether a word of a sentence stands for one of two of which nobody knows which."""
    return sentence.holds(word) and word.i in alternatives(sentence)


def phrases(sentence: Sentence, word: Word, *prepositions: str) -> Iterator[tuple[Word, Word]]:
    """The prepositional phrases of a word, those nested in one another too: (preposition, its object)."""
    if not word.children:
        return
    leading = sentence.child(word, "prep", "agent", "dative", "advmod", "prt")
    leading += [p for a in sentence.child(word, "acomp") for p in sentence.child(a, "prep")]
    leading = [p for p in leading if p.children]  # the others have neither objects nor more beside them
    for prep in leading:
        leading += [
            p for p in sentence.child(prep, "conj") if p.tag == "IN"
        ]  # "in Hull on Friday and in York"
    for prep in leading:
        if prepositions and prep.lower not in prepositions:
            for inner in sentence.child(prep, "prep"):
                if inner.lower in prepositions:
                    for obj in sentence.child(inner, "pobj"):
                        yield inner, obj
            continue
        for obj in sentence.child(prep, "pobj"):
            yield prep, obj
        for inner in sentence.child(prep, "prep"):
            for obj in sentence.child(inner, "pobj"):
                yield inner, obj


def words(sentence: Sentence, verb: Word) -> list[Word]:
    """The words of a clause, without those of clauses inside it."""
    found, heap = [verb], [verb]
    while heap:
        for child in [sentence.words[i] for i in heap.pop().children]:
            if child.dep not in {"ccomp", "relcl", "advcl", "parataxis", "conj", "acl"} or (
                child.dep == "conj" and child.tag.startswith("NN")
            ):
                found.append(child)
                heap.append(child)
    return found
