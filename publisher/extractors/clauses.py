"""What a clause asserts: who does what to whom where, and whether it is told as a fact, a plan or neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from publisher import gazetteer
from publisher.extractors import lexicon, tense
from publisher.extractors.entities import Thing
from publisher.extractors.names import Mention
from publisher.extractors.reading import Reading, Sentence, Word

Mood: TypeAlias = Literal["fact", "plan", "unreal"]

_MODAL = lexicon.group("modal")
_IF = {"if", "unless", "whether", "lest", "until"}
_SAYING = lexicon.group("reporting")


@dataclass(frozen=True, slots=True)
class Names:
    """Which thing each word of the article stands for: by name, by pronoun, or by a word for its kind."""

    spans: dict[int, list[tuple[Mention, Thing]]]
    order: list[tuple[Mention, Thing]]
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, things: list[Thing], sentences: tuple[Sentence, ...]) -> Names:
        """An index over the mentions of these things."""
        order = sorted(((m, t) for t in things for m in t.mentions), key=lambda pair: pair[0].start)
        spans: dict[int, list[tuple[Mention, Thing]]] = {}
        for mention, thing in order:
            spans.setdefault(mention.sentence.number, []).append((mention, thing))
        return cls(spans, order, sentences)

    def at(self, sentence: Sentence, word: Word) -> tuple[Mention, Thing] | None:
        """The named thing a word is part of."""
        for mention, thing in self.spans.get(sentence.number, ()):
            if mention.first <= word.i < mention.last:
                return mention, thing
        return None

    def before(self, start: int, *kinds: str) -> Iterator[tuple[Mention, Thing]]:
        """The things of these kinds named before a place in the text, the nearest first."""
        for mention, thing in reversed(self.order):
            if mention.end <= start and thing.kind in kinds and not mention.dateline:
                yield mention, thing

    def meant(self, sentence: Sentence, word: Word) -> list[Thing]:
        """The things a noun or pronoun stands for; empty when that is not sure."""
        here = self.at(sentence, word)
        if here is not None:
            return [here[1]]
        if word.tag in {"PRP", "PRP$"}:
            return self._pronoun(sentence, word)
        if word.lower in {"two", "pair"} and any(w.lower == "the" for w in sentence.child(word)):
            people = _once([t for _, t in self.before(word.start, "person")])
            people.sort(key=lambda t: -sum(m.end <= word.start for m in t.mentions))
            return people[:2] if len(people) > 1 else []
        if word.tag in {"NN", "NNS"}:
            return self._described(sentence, word)
        return []

    def _pronoun(self, sentence: Sentence, word: Word) -> list[Thing]:
        if word.lower in {"he", "she", "him", "her", "his", "hers"}:
            found = self._subject_before(sentence, word, "person")
            return [found] if found is not None else []
        if word.lower in {"they", "them", "their"}:
            return self._several_before(sentence, word)
        if word.lower in {"it", "its"} and word.dep in {"nsubj", "nsubjpass", "poss"}:
            found = self._subject_before(sentence, word, "organization", "place")
            return (
                [found]
                if found is not None and (found.kind == "organization" or found.type == "Country")
                else []
            )
        return []

    def _several_before(self, sentence: Sentence, word: Word) -> list[Thing]:
        """The parties of the subject told last: joined names, or a group that stands for somebody."""
        for one in self._earlier(sentence):
            for verb in one.words:
                if verb.dep != "ROOT":
                    continue
                for subject in subjects(one, verb):
                    several = (
                        [t for w in conjuncts(one, subject) for t in self.meant(one, w)]
                        if subject.lower not in {"they", "it"}
                        else []
                    )
                    if len(several) > 1 or (subject.tag == "NNS" and (several := self.members(one, subject))):
                        return several
        return []

    def _earlier(self, sentence: Sentence) -> list[Sentence]:
        """The two sentences before, the nearer first."""
        return [self.sentences[n] for n in (sentence.number - 1, sentence.number - 2) if n >= 0]

    def members(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "Envoys from Kenya and Chad", "Russian forces": those whom a group stands for."""
        if word.lemma not in GROUPS and word.lower.rstrip("s") not in GROUPS:
            return []
        known = gazetteer.load()
        found = []
        for _, obj in phrases(sentence, word, "from", "of", "for", "at"):
            for one in conjuncts(sentence, obj):
                found += [
                    t for t in self.meant(sentence, one) if t.type == "Country" or t.kind == "organization"
                ]
        for modifier in sentence.child(word, "amod", "compound", "nmod", "poss"):
            for one in conjuncts(sentence, modifier):
                code = known.demonyms.get(one.text)
                found += [t for _, t in self.order if code and t.type == "Country" and t.country == code]
                found += [
                    t
                    for t in self.meant(sentence, one)
                    if t.kind == "organization" and t.type != "NewsMediaOrganization"
                ]
        return _once(found)

    def _subject_before(self, sentence: Sentence, word: Word, *kinds: str) -> Thing | None:
        """The subject of this kind told last, in the sentence or the two before; else the last one named."""
        near = [
            (m, t)
            for m, t in self.before(word.start, *kinds)
            if sentence.number - m.sentence.number <= 4
            and m.sentence.block.start >= sentence.block.start - 600
        ]
        by_sentence = sorted({m.sentence.number for m, _ in near}, reverse=True)
        for number in by_sentence:
            inside = [(m, t) for m, t in near if m.sentence.number == number]
            told = [t for m, t in inside if m.head.dep in {"nsubj", "nsubjpass"}]
            if told:
                return told[-1] if number < sentence.number else told[0]
            if kinds == ("person",) and (number < sentence.number or len(inside) == 1):
                return inside[0][1]
            if kinds != ("person",) and number < sentence.number:
                return None
        return None

    def _described(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "the company", "the city", "the singer": the last thing named that is one."""
        determiners = {w.lower for w in sentence.child(word, "det", "poss")}
        person = word.tag == "NN" and (word.lemma in lexicon.words("roles") or word.lemma in _PEOPLE)
        former = "the" in determiners and any(w.lower == "former" for w in sentence.child(word))
        if person and (determiners & {"a", "an"} or former):
            return self._introduced(sentence, word)
        owned = bool(sentence.child(word, "poss")) and word.lemma in {"bank", "parliament", "union", "club"}
        if not owned and not determiners & {"the", "this", "that", "both", "these", "those", "its", "their"}:
            return []
        kinds = _common(word.lemma)
        if (
            kinds is None
            and word.tag == "NNS"
            and (word.lemma in lexicon.words("roles") or word.lemma in {"man", "woman", "side"})
        ):
            if any(w.lower in {"two", "both"} for w in sentence.child(word)):
                people = _once([t for m, t in self.before(word.start, "person")])[:2]
                return people if len(people) == 2 else []
            return []
        if kinds is None:
            return self._bearer(sentence, word) if person else []
        kind, types = kinds
        several = word.tag == "NNS" or "both" in determiners
        if types == "company" and not several:
            firms = {id(t): t for _, t in self.before(word.start, kind) if _is_a(t, types, word.lemma)}
            return (
                [max(firms.values(), key=lambda t: len([m for m in t.mentions if m.end <= word.start]))]
                if firms
                else []
            )
        found: list[Thing] = []
        for _, thing in self.before(word.start, kind):
            if types and not _is_a(thing, types, word.lemma):
                continue
            if thing not in found:
                found.append(thing)
            if len(found) == (2 if several else 1):
                break
        return found if len(found) == (2 if several else 1) else []

    def _bearer(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "The singer", "the 24-year-old defender": who has that role, or was the subject just before."""
        for mention, thing in self.before(word.start, "person"):
            if any(word.lemma in role.lower() for role, _ in thing.roles) or mention.role.lower().endswith(
                word.lemma
            ):
                return [thing]
        if any(c.dep in {"appos", "prep", "poss"} or c.tag == "NNP" for c in sentence.child(word)):
            return []
        for one in self._earlier(sentence)[:1]:
            for verb in one.words:
                if verb.dep == "ROOT":
                    for subject in subjects(one, verb):
                        people = [
                            t
                            for w in [subject, *one.child(subject, "appos")]
                            for t in self.meant(one, w)
                            if t.kind == "person"
                        ]
                        if people:
                            return people[-1:]
        return []

    def _introduced(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "A former treasurer was jailed": the one whom the next paragraph then names."""
        if sentence.number > 3 or word.dep not in {"nsubj", "nsubjpass", "dobj"}:
            return []
        if any(
            t.kind == "person"
            for m, t in self.order
            if m.sentence.block.kind == "paragraph" and m.end <= sentence.end
        ):
            return []
        for later in self.sentences[sentence.number + 1 : sentence.number + 4]:
            people = [(m, t) for m, t in self.spans.get(later.number, ()) if t.kind == "person"]
            if people:
                mention, thing = people[0]
                first = thing.mentions[0] is mention or thing.mentions[0].sentence.block.kind != "paragraph"
                return (
                    [thing]
                    if first
                    and mention.head.dep in {"nsubj", "nsubjpass"}
                    and len(mention.words) > 1
                    and not mention.role
                    else []
                )
        return []


_PEOPLE = lexicon.group("people nouns")
GROUPS = lexicon.group("groups")


def _once(things: list[Thing]) -> list[Thing]:
    found: list[Thing] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return found


def _common(noun: str) -> tuple[str, str] | None:
    """The kind, and the type or sort, of what a common noun can stand for."""
    kind, _, sort = lexicon.words("common nouns").get(noun, "").partition(" ")
    return (kind, sort) if kind else None


def _is_a(thing: Thing, types: str, word: str) -> bool:
    if types == "company":
        return thing.type in {"Corporation", "Organization", "Airline"}
    if types == "named":
        return word in thing.name.lower()
    if types == "capital":
        return thing.place is not None and thing.place.capital
    if types == "City" and thing.place is None:
        return thing.type == "Place"
    return thing.type == types


def mood(sentence: Sentence, verb: Word) -> Mood:
    """Whether a verb tells a fact, a plan with its day, or neither (wish, condition, denial, guess)."""
    aux = {w.lower for w in sentence.child(verb, "aux", "auxpass")}
    if negated(sentence, verb) or (
        aux & _MODAL and "have" not in aux and not ("would" in aux and _reported(sentence, verb))
    ):
        return "unreal"
    if any(w.dep == "mark" and w.lower in _IF for w in sentence.child(verb)):
        return "unreal"
    if {"to", "have"} <= aux and tense.past_plan(sentence, verb):
        return "plan"
    around = tense.of(sentence, verb)
    above = _governed(sentence, verb)
    if above == "unreal":
        return "unreal"
    if above == "plan" or around == "future" or aux & {"will", "'ll", "shall"}:
        return "plan"
    return "fact"


def negated(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb, its subject or its object says no."""
    if any(w.dep == "neg" or w.lower in {"never", "hardly", "barely"} for w in sentence.child(verb)):
        return True
    subjects = sentence.child(verb, "nsubj", "nsubjpass", "dobj")
    return any(
        d.lower in {"no", "neither", "nobody", "none", "nothing"}
        for s in subjects
        for d in [s, *sentence.child(s, "det")]
    )


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


def _governed(sentence: Sentence, verb: Word) -> Mood:  # noqa: PLR0912 - cases, in their order
    """What the verbs and nouns above make of a clause."""
    here = verb
    found: Mood = "fact"
    for _ in range(12):
        above = sentence.head(here)
        if above is None or here.dep == "relcl":  # what a relative clause says is so whatever is said of it
            return found
        if here.dep in {"ccomp", "xcomp", "acl", "pcomp", "advcl", "csubj"}:
            if any(w.dep == "mark" and w.lower in _IF for w in sentence.child(here)):
                return "unreal"
            if here.dep in {"ccomp", "xcomp", "pcomp", "acl"} and above.lemma in lexicon.words(
                "unreal verbs"
            ):
                if above.lemma in {"suppose", "mean", "expect"} and sentence.child(above, "auxpass"):
                    found = "plan"
                elif (
                    above.lemma in {"expect", "agree", "offer", "help", "mean", "aim", "invite"}
                    and here.dep == "xcomp"
                ):
                    found = "plan" if above.lemma in {"expect", "agree", "aim", "invite"} else found
                elif above.tag.startswith("NN") and above.lemma in {"claim", "plan"}:
                    found = "plan" if above.lemma == "plan" else "unreal"
                else:
                    return "unreal"
            if (
                here.dep == "acl"
                and above.tag.startswith("NN")
                and above.lemma in lexicon.words("unreal nouns")
            ):
                return "unreal"
            if (
                here.dep == "advcl"
                and here.tag == "VB"
                and any(w.lower == "to" for w in sentence.child(here, "aux"))
            ):
                return "unreal"
            if here.dep in {"xcomp", "ccomp"} and above.lemma in {
                "plan",
                "intend",
                "schedule",
                "set",
                "due",
                "prepare",
                "decide",
                "agree",
            }:
                found = "plan"
            if above.tag.startswith("VB") and here.dep in {"ccomp", "xcomp"} and sentence.child(above, "neg"):
                return "unreal"
        if above.tag.startswith("VB") and here.dep in {"ccomp", "xcomp", "advcl", "conj", "pcomp"}:
            modal = {w.lower for w in sentence.child(above, "aux")} & {
                "must",
                "should",
                "could",
                "may",
                "might",
            }
            if modal and here.dep != "conj":
                return "unreal"
        begins = {w.lower for w in sentence.child(here, "mark", "advmod")}
        if here.dep == "advcl" and here.tag in {"VBZ", "VBP", "VB"} and begins & {"before", "until", "once"}:
            return "unreal"
        here = above
    return found


def quoted(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands between quotation marks in its sentence."""
    marks = sum(w.text == '"' for w in sentence.words[: word.i])
    return marks % 2 == 1


def quotes(reading: Reading) -> set[int]:
    """The numbers of the sentences that stand wholly inside a quotation begun before them."""
    inside: set[int] = set()
    block, open_ = None, False
    for sentence in reading.sentences:
        if sentence.block is not block:
            block, open_ = sentence.block, False
        if open_:
            inside.add(sentence.number)
        if sum(w.text == '"' for w in sentence.words) % 2:
            open_ = not open_
    return inside


def subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """The subject of a verb: its own, or that of the clause it leans on; a relative pronoun's antecedent."""
    own = sentence.child(verb, "nsubj", "nsubjpass")
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
            return [above]
        if here.dep not in {"conj", "xcomp", "advcl", "pcomp", "acomp", "prep", "oprd", "ccomp"}:
            return []
        if here.dep == "ccomp" and here is verb:
            return []
        found = sentence.child(above, "nsubj", "nsubjpass") if above.tag.startswith(("VB", "JJ")) else []
        if found and not all(s.tag in {"WP", "WDT"} for s in found):
            return found
        here = above
    return []


def conjuncts(sentence: Sentence, word: Word) -> list[Word]:
    """A word and those joined to it by "and"."""
    found = [word]
    for one in found:
        found += [w for w in sentence.child(one, "conj") if w not in found]
    return found


def phrases(sentence: Sentence, word: Word, *prepositions: str) -> Iterator[tuple[Word, Word]]:
    """The prepositional phrases of a word, those nested in one another too: (preposition, its object)."""
    leaning = [p for a in sentence.child(word, "acomp") for p in sentence.child(a, "prep")]
    for prep in [*sentence.child(word, "prep", "agent", "dative", "advmod", "prt"), *leaning]:
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
        for child in sentence.child(heap.pop()):
            if child.dep not in {"ccomp", "relcl", "advcl", "parataxis", "conj", "acl"} or (
                child.dep == "conj" and child.tag.startswith("NN")
            ):
                found.append(child)
                heap.append(child)
    return found
