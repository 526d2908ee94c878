"""Which thing a word stands for: by name, by pronoun, or by a word for its kind."""

from __future__ import annotations

from publisher import gazetteer
from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import roles
from publisher.extractors.entities.thing import Thing
from publisher.extractors.people.sexes import PRONOUNS
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import descriptions, epithets, groups
from publisher.extractors.references.index import Index, once

_GROUPS = lexicon.group("groups")
_VEHICLES = lexicon.group("vehicles") | lexicon.group("aircraft") | {"convoy", "fleet", "flotilla", "rocket"}
_OF_BODIES = ("from", "of", "for", "at")


def _acts_alone(sentence: Sentence, verb: Word) -> bool:
    """Whether the subject of a sentence's verb is the only one there that "they" can be."""
    others = any(w.tag == "NNS" and _is_of_people(w) for w in sentence.words)
    return verb.dep == "ROOT" and verb.lemma not in lexicon.words("saying") and not others


def _is_of_people(noun: Word) -> bool:
    """Whether a plural tells of people: "they" can be those."""
    people = _GROUPS | lexicon.group("people nouns", "roles")
    return noun.lemma in people or roles.is_trade(noun.lemma)


def _people_before(sentence: Sentence, they: Word) -> bool:
    """ "Two drivers were abducted; | they | were freed": those that the clause before was about."""
    clause = sentence.head(they)
    before = (w for w in sentence.words[: they.i] if w.dep in {"nsubj", "nsubjpass"} and w.tag == "NNS")
    return they.lower == "they" and any(_is_of_people(w) and sentence.head(w) is not clause for w in before)


def _is_somebody(noun: Word) -> bool:
    """Whether a noun is for a person: "her brother", "his lawyer"."""
    return _is_of_people(noun) or roles.is_role(noun) or noun.lemma in lexicon.group("kin")


class Names(Index):
    """Which thing each word of the article stands for: by name, by pronoun, or by a word for its kind."""

    __slots__ = ()

    def meant(self, sentence: Sentence, word: Word) -> list[Thing]:
        """The things a noun or pronoun stands for; empty when that is not sure."""
        here = self.at(sentence, word)
        if here is not None:
            return [here[1]]
        if word.tag in {"PRP", "PRP$"}:
            return self._pronoun(sentence, word)
        if word.tag in {"WP$", "WP", "WDT"}:
            return self._relative(sentence, word)
        if several := groups.meant(self, sentence, word):
            return several
        if one := epithets.meant(self, sentence, word) or descriptions.by_its_last_word(self, sentence, word):
            return one
        if word.tag in {"NN", "NNS"}:
            return self._identified(sentence, word) or descriptions.meant(self, sentence, word, self.meant)
        return []

    def _identified(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "The man who fell was named as Ivo Brandt": who is said to be him."""
        verb = sentence.head(word)
        if word.dep != "nsubjpass" or verb is None or verb.lemma not in {"identify", "name"}:
            return []
        named = (self.at(sentence, o) for _, o in clauses.phrases(sentence, verb, "as"))
        return [here[1] for here in named if here is not None and here[1].kind == "person"]

    def _pronoun(self, sentence: Sentence, word: Word) -> list[Thing]:
        if word.lower in PRONOUNS:
            titled = self._titled_before(sentence, word)
            if known := titled or self._again(sentence, word) or self._still(sentence, word):
                return known
            found = self.subject_before(sentence, word, "person") or self._foremost(word)
            return [found] if found is not None else []
        if word.lower in {"they", "them", "their"}:
            own = self._both_here(sentence, word) if word.lower == "their" else []
            own = own or self._several_before(sentence, word)
            if not own and _people_before(sentence, word):
                return []
            own = own or self._team_before(sentence, word)
            return own or self._two_before(sentence)
        if word.lower in {"it", "its"} and word.dep in {"nsubj", "nsubjpass", "poss", "dobj"}:
            found = self.subject_before(sentence, word, "organization", "place")
            if found is not None and (
                self._only_tells_of(sentence, found) or self._is_done_to(sentence, word)
            ):
                return []
            return (
                [found]
                if found is not None and (found.kind == "organization" or found.type == "Country")
                else []
            )
        return []

    def _is_done_to(self, sentence: Sentence, it: Word) -> bool:
        """ "He fitted a door in May. Later he took | it | off": the door, and no body."""
        if it.dep != "dobj" or it.lower != "it":
            return False
        for one in self.earlier(sentence)[:1]:
            roots = [w for w in one.words if w.dep == "ROOT" and w.tag.startswith("VB")]
            objects = [o for w in roots for o in one.child(w, "dobj") if self.at(one, o) is None]
            things = [o for o in objects if o.tag in {"NN", "CD"} and not self.meant(one, o)]
            if things and one.block is sentence.block:
                return True
        return False

    def _only_tells_of(self, sentence: Sentence, thing: Thing) -> bool:
        """ "The ferry had 126 on board, the agency said. | It | had left": of the ferry."""
        for one in self.earlier(sentence)[:1]:
            for verb in (w for w in one.words if w.dep == "ROOT" and w.lemma in lexicon.words("saying")):
                tells = any(thing in self.meant(one, w) for w in clauses.subjects(one, verb))
                told = [w for v in one.child(verb, "ccomp") for w in clauses.subjects(one, v)]
                told += [w for s in told for w in one.child(s, "appos")]
                if tells and any(w.lemma in _VEHICLES for w in told):
                    return True
        return False

    def _again(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "She saw a school with Ana Silva, and then | she | left": who did the first, if it is one word."""
        own = word.dep in {"nsubj", "nsubjpass"}
        before = sentence.words[: word.i] if own else []
        acted = [w for w in before if w.lower == word.lower and w.dep in {"nsubj", "nsubjpass"}]
        quoted = any(w.text in {'"', "“", "”"} for w in sentence.words)
        return self._pronoun(sentence, acted[0]) if acted and not quoted else []

    def _still(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "His show was made for Rui Costa. | His | funeral is on Monday": of whom the last was told."""
        here = self.spans.get(sentence.number, ())
        if not sentence.number or any(t.kind == "person" and m.first < word.i for m, t in here):
            return []
        before = self.sentences[sentence.number - 1]
        if before.block.kind != sentence.block.kind:
            return []
        root = next((w for w in before.words if w.head == w.i and w.tag.startswith("VB")), None)
        acting = before.child(root, "nsubj", "nsubjpass") if root is not None else []
        acting += [w for noun in acting if not _is_somebody(noun) for w in before.child(noun, "poss")]
        same = (w for w in acting if PRONOUNS.get(w.lower) == PRONOUNS[word.lower])
        return next((self._pronoun(before, w) for w in same if not clauses.quoted(before, w)), [])

    def _relative(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "The carmaker, whose directors met", "the man whom she met": what the clause is said of."""
        above = sentence.head(word)
        while above is not None and above.dep != "relcl":
            above = sentence.head(above)
        said_of = sentence.head(above) if above is not None else None
        if said_of is not None and word.lower == "who":
            said_of = clauses.somebody(sentence, said_of)
        return self.meant(sentence, said_of) if said_of is not None and said_of.tag.startswith("NN") else []

    def _both_here(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "Kolarik led Seo when rain halted their semi-final": the two that do something to one another."""
        named = [
            t
            for m, t in self.spans.get(sentence.number, ())
            if m.last <= word.i and m.head.dep in {"nsubj", "dobj"} and t.kind in {"person", "organization"}
        ]
        return named if len(named) == 2 and named[0].kind == named[1].kind else []

    def _foremost(self, word: Word) -> Thing | None:
        """The one person of a sex whom an article speaks of most, told before."""
        told: dict[str, list[Thing]] = {}
        for _, thing in self.before(word.start, "person"):
            if self.sexes.get(thing.key, PRONOUNS[word.lower]) == PRONOUNS[word.lower]:
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
                return [t for t in bearers if self.sexes.get(t.key, "") in {"", PRONOUNS[word.lower]}]
        return []

    def _team_before(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "Their match": the team that was the subject just before."""
        found = self.subject_before(sentence, word, "organization", "place")
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
                if _acts_alone(mention.sentence, verb):
                    return True
                aux = {w.lower for w in mention.sentence.child(verb, "aux")}
                return bool(aux & {"have", "are", "were"}) or (verb.tag == "VBP" and not aux)
        return False

    def _several_before(self, sentence: Sentence, word: Word) -> list[Thing]:
        """The parties of the subject told last: joined names, or a group that stands for somebody."""
        for one in [sentence, *self.earlier(sentence)]:
            acting = [
                w for w in one.words if w.dep in {"nsubj", "nsubjpass"} and w.lower not in {"they", "it"}
            ]
            if one is sentence:
                acting = [w for w in reversed(acting) if w.i < word.i and w.head != word.head]
            else:
                acting.sort(key=lambda w: one.words[w.head].dep != "ROOT")
            for subject in acting:
                several = once([t for w in clauses.conjuncts(one, subject) for t in self.meant(one, w)])
                if len(several) > 1 or (subject.tag == "NNS" and (several := self.members(one, subject))):
                    return several
        return []

    def _two_before(self, sentence: Sentence) -> list[Thing]:
        """ "She married Lars Holm. They divorced": the only two people just told of, one of whom acts."""
        before = [(m, t) for one in self.earlier(sentence)[:1] for m, t in self.spans.get(one.number, ())]
        people = [(m, t) for m, t in before if t.kind == "person"]
        steps = [m.head.dep for m, _ in people]
        joined = len(people) == 2 and steps[0] == "nsubj" and steps[1] in {"dobj", "appos", "pobj"}
        return once([t for _, t in people]) if joined else []

    def members(self, sentence: Sentence, word: Word) -> list[Thing]:
        """ "Envoys from Kenya and Chad", "Russian forces": those whom a group stands for."""
        several = word.tag == "NNS" and (word.lemma in lexicon.group("roles") or roles.is_trade(word.lemma))
        if word.lemma not in _GROUPS and word.lower.rstrip("s") not in _GROUPS and not several:
            return []
        known = gazetteer.load()
        found = []
        holders = [word, *(o for _, o in clauses.phrases(sentence, word, "of") if o.tag == "NNS")]
        led = (*_OF_BODIES, "in") if word.lemma in {"creditor", "investor", "shareholder"} else _OF_BODIES
        for _, obj in (p for w in holders for p in clauses.phrases(sentence, w, *led)):
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
        return once(found)
