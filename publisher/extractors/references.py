"""Which thing a word stands for: by name, by pronoun, or by a word for its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher import gazetteer
from publisher.extractors import clauses, descriptions, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.mention import Mention
from publisher.extractors.reading import Sentence, Word


@dataclass(frozen=True, slots=True)
class Names:
    """Which thing each word of the article stands for: by name, by pronoun, or by a word for its kind."""

    spans: dict[int, list[tuple[Mention, Thing]]]
    order: list[tuple[Mention, Thing]]
    sentences: tuple[Sentence, ...]
    sexes: dict[str, str]
    called: dict[str, list[tuple[Mention, Thing]]]

    @classmethod
    def of(cls, things: list[Thing], sentences: tuple[Sentence, ...]) -> Names:
        """An index over the mentions of these things."""
        order = sorted(((m, t) for t in things for m in t.mentions), key=lambda pair: pair[0].start)
        spans: dict[int, list[tuple[Mention, Thing]]] = {}
        for mention, thing in order:
            spans.setdefault(mention.sentence.number, []).append((mention, thing))
        sexes = {t.key: sex for t in things if t.kind == "person" and (sex := sex_of(t))}
        return cls(spans, order, sentences, sexes, descriptions.called(order))

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
            if two := descriptions.pair(self.spans, sentence, word):
                return two
            people = _once([t for _, t in self.before(word.start, "person")])
            people.sort(key=lambda t: -sum(m.end <= word.start for m in t.mentions))
            return people[:2] if len(people) > 1 else []
        if word.tag in {"NN", "NNS"}:
            return self._identified(sentence, word) or self._described(sentence, word)
        return []

    def _identified(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "The man who fell was named as Ivo Brandt": who is said to be him."""
        verb = sentence.head(word)
        if word.dep != "nsubjpass" or verb is None or verb.lemma not in {"identify", "name"}:
            return []
        named = (self.at(sentence, o) for _, o in clauses.phrases(sentence, verb, "as"))
        return [here[1] for here in named if here is not None and here[1].kind == "person"]

    def _pronoun(self, sentence: Sentence, word: Word) -> list[Thing]:
        if word.lower in _SEX:
            if titled := self._titled_before(sentence, word):
                return titled
            found = self._subject_before(sentence, word, "person") or self._foremost(sentence, word)
            return [found] if found is not None else []
        if word.lower in {"they", "them", "their"}:
            own = self._both_here(sentence, word) if word.lower == "their" else []
            return own or self._several_before(sentence, word) or self._team_before(sentence, word)
        if word.lower in {"it", "its"} and word.dep in {"nsubj", "nsubjpass", "poss", "dobj"}:
            found = self._subject_before(sentence, word, "organization", "place")
            return (
                [found]
                if found is not None and (found.kind == "organization" or found.type == "Country")
                else []
            )
        return []

    def _both_here(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "Kolarik led Seo when rain halted their semi-final": the two that do something to one another."""
        named = [
            t
            for m, t in self.spans.get(sentence.number, ())
            if m.last <= word.i and m.head.dep in {"nsubj", "dobj"} and t.kind in {"person", "organization"}
        ]
        return named if len(named) == 2 and named[0].kind == named[1].kind else []

    def _foremost(self, sentence: Sentence, word: Word) -> Thing | None:
        """The one person of a sex whom an article speaks of most, told before."""
        told: dict[str, list[Thing]] = {}
        for _, thing in self.before(word.start, "person"):
            if self.sexes.get(thing.key, _SEX[word.lower]) == _SEX[word.lower]:
                told.setdefault(thing.key, []).append(thing)
        ranked = sorted(told.values(), key=len, reverse=True)
        clear = ranked and len(ranked[0]) > 1 and (len(ranked) == 1 or len(ranked[0]) > len(ranked[1]))
        return ranked[0][0] if clear else None

    def _titled_before(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "The minister's office said he would come": the person whom a title in the sentence means."""
        for title in reversed(sentence.words[: word.i]):
            here = self.at(sentence, title)
            if here is not None and here[1].kind == "person":
                return []
            the = any(w.lower == "the" for w in sentence.child(title))
            if title.tag == "NN" and the and title.lemma in lexicon.words("roles"):
                bearers = [t for t in self.meant(sentence, title) if t.kind == "person"]
                return [t for t in bearers if self.sexes.get(t.key, "") in {"", _SEX[word.lower]}]
        return []

    def _team_before(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "Their match": the team that was the subject just before."""
        found = self._subject_before(sentence, word, "organization", "place")
        if found is None or (found.kind == "place" and found.type != "Country"):
            return []
        several = found.type in {"SportsTeam", "MusicGroup", "Country"} or self._as_several(sentence, found)
        return [found] if several else []

    def _as_several(self, sentence: Sentence, thing: Thing) -> bool:
        """Whether the sentence before speaks of a body as of several people: "the Moose begin"."""
        before = sentence.number - 1
        for mention, other in self.spans.get(before, ()) if before >= 0 else ():
            verb = mention.sentence.head(mention.head)
            if other is thing and mention.head.dep == "nsubj" and verb is not None:
                aux = {w.lower for w in mention.sentence.child(verb, "aux")}
                return bool(aux & {"have", "are", "were"}) or (verb.tag == "VBP" and not aux)
        return False

    def _several_before(self, sentence: Sentence, word: Word) -> list[Thing]:
        """The parties of the subject told last: joined names, or a group that stands for somebody."""
        for one in self._earlier(sentence):
            for verb in one.words:
                if verb.dep != "ROOT":
                    continue
                for subject in clauses.subjects(one, verb):
                    several = (
                        [t for w in clauses.conjuncts(one, subject) for t in self.meant(one, w)]
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
        for _, obj in clauses.phrases(sentence, word, "from", "of", "for", "at"):
            for one in clauses.conjuncts(sentence, obj):
                found += [
                    t for t in self.meant(sentence, one) if t.type == "Country" or t.kind == "organization"
                ]
        for modifier in sentence.child(word, "amod", "compound", "nmod", "poss"):
            for one in clauses.conjuncts(sentence, modifier):
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
        sex = _SEX.get(word.lower, "")
        acting = (
            clauses.subjects(sentence, verb) if (verb := sentence.head(word)) and word.dep == "dobj" else []
        )
        near = [
            (m, t)
            for m, t in self.before(word.start, *kinds)
            if sentence.number - m.sentence.number <= 4
            and m.sentence.block.start >= sentence.block.start - 600
            and not (sex and self.sexes.get(t.key, sex) != sex)
            and not any(m.sentence is sentence and m.first <= w.i < m.last for w in acting)
        ]
        by_sentence = sorted({m.sentence.number for m, _ in near}, reverse=True)
        for number in by_sentence:
            inside = [(m, t) for m, t in near if m.sentence.number == number]
            told = [t for m, t in inside if _acts(m)]
            if told:
                return told[-1] if number < sentence.number else told[0]
            if kinds == ("person",) and (number < sentence.number or len(inside) == 1):
                return inside[0][1]
            if kinds != ("person",) and number < sentence.number:
                owners = _once([t for m, t in inside if t.kind == "organization" and _in_subject(m)])
                return owners[0] if len(owners) == 1 else None
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
        if kinds is None and word.tag == "NN" and (named := self._so_called(sentence, word)):
            return named
        if (
            word.tag == "NNS"
            and determiners & {"the", "both", "these"}
            and (two := descriptions.pair(self.spans, sentence, word))
        ):
            return two
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
        return self._of_kind(word, kinds, word.tag == "NNS" or "both" in determiners) or (
            self._so_called(sentence, word) if kinds[0] == "organization" else []
        )

    def _of_kind(self, word: Word, kinds: tuple[str, str], several: bool) -> list[Thing]:
        """What was named last of a kind and type, or the two; of firms and bands the one named most."""
        kind, types = kinds
        if types in {"company", "band"} and not several:
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

    def _so_called(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "The hospice", "the board", "the shipper": the body called so, else one that has just acted."""
        for _, thing in self.before(word.start, "organization"):
            if thing.name.lower().split()[-1] == word.lemma:
                return [thing]
        if word.tag != "NN" or not descriptions.is_bare(sentence, word):
            return []
        for _, thing in self.before(word.start, "organization"):
            if word.lemma in thing.name.lower().split():
                return [thing]
        for mention, thing in reversed(self.called.get(word.lemma, ())):
            if mention.end <= word.start:
                return [thing]
        body = word.lemma in lexicon.group("bodies") | _BODIES
        acting = self._subject_before(sentence, word, "organization") if body else None
        return [acting] if acting is not None else []

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
                    for subject in clauses.subjects(one, verb):
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
_BODIES = frozenset(
    noun for noun, kind in lexicon.words("common nouns").items() if kind.startswith("organization")
)


def _acts(mention: Mention) -> bool:
    """Whether a name is the subject of its clause or stands beside it: "the chairman, Ana Reyes, said"."""
    head = mention.head
    above = mention.sentence.head(head) if head.dep == "appos" else None
    return any(w.dep in {"nsubj", "nsubjpass"} for w in (head, above) if w is not None)


def _in_subject(mention: Mention) -> bool:
    """Whether a name is told in the subject of its sentence: "shares of Arco fell", "Norway's bank"."""
    here: Word | None = mention.head
    while here is not None:
        if here.dep in {"nsubj", "nsubjpass"}:
            return True
        here = None if here.tag.startswith("VB") else mention.sentence.head(here)
    return False


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
    if types == "band":
        return thing.type in {"MusicGroup", "Organization"}
    if types == "named":
        return word in thing.name.lower()
    if types == "capital":
        return thing.place is not None and thing.place.capital
    if types == "City" and thing.place is None:
        return thing.type == "Place"
    return thing.type == types


_SEX = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


def sex_of(person: Thing) -> str:
    """ "m" or "f" where a title, a word of kin, a role or a first name says so; empty where none does."""
    for mention in person.mentions:
        title = mention.role.lower().rstrip(".")
        before = [w.lower for w in mention.sentence.words[max(0, mention.first - 3) : mention.first]]
        words = {
            title,
            *mention.role.lower().split(),
            *before[-1:],
            *(before[-2:-1] if "," in before else ()),
        }
        for sex, group in (("f", "women"), ("m", "men")):
            if words & lexicon.group(group):
                return sex
    first = person.name.split()[0].lower()
    for sex, group in (("f", "female names"), ("m", "male names")):
        if first in lexicon.group(group):
            return sex
    return ""
