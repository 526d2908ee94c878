"""Which word of a sentence tells the event that a time belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon, nouns, plans, tense, times
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time


def bounds_only(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """Whether a time only bounds or compares: "since 2011", "by Friday"; not "shortly before three"."""
    words = sentence.words
    first = next((w.i for w in words if w.end > time.start), 0)
    before = [w.lower for w in words[max(0, first - 2) : first]]
    if before and before[-1] in {"since", "by", "before", "until", "till", "than", "through", "after"}:
        return before[0] not in {"shortly", "just", "soon", "moments", "minutes"}
    return False


def of_when_clause(scene: Scene, sentence: Sentence, time: Time) -> tuple[Word, Word | None] | None:
    """The event of a clause that tells what a time was: "since 2011, when it began"."""
    for clause in sentence.child(time.word, "relcl", "advcl"):
        if any(w.lower in {"when", "where"} for w in sentence.child(clause, "advmod")):
            return of_verb(scene, sentence, clause, time)
    return None


def whole_round(scene: Scene, sentence: Sentence, noun: Word) -> Word:
    """The round of "a round of talks"."""
    prep = sentence.head(noun)
    if noun.dep == "pobj" and prep is not None and prep.lower == "of":
        above = sentence.head(prep)
        if (
            above is not None
            and above.lower in {"round", "leg", "session", "series"}
            and nouns.event_noun(scene, sentence, above) is not None
        ):
            return above
    return noun


def teller(scene: Scene, sentence: Sentence, time: Time) -> tuple[Word, Word | None] | None:
    """The word that tells the event of a time, and the verb of its clause."""
    beside = _noun_beside(scene, sentence, time)
    if beside is not None:
        return beside, tense.verb(sentence, beside)
    here: Word | None = time.word
    for _ in range(len(sentence.words)):
        above = sentence.head(here) if here is not None else None
        if here is None or above is None:
            break
        if (
            above.tag.startswith("NN")
            and not nouns.in_time(above, time)
            and nouns.event_noun(scene, sentence, above) is not None
        ):
            return above, tense.verb(sentence, above)
        if above.tag.startswith("VB") and above.dep not in {"amod", "compound"} and not _aim(sentence, above):
            return of_verb(scene, sentence, above, time)
        here = above
    if here is not None and here.tag.startswith("VB"):
        return of_verb(scene, sentence, here, time)
    return None


def _noun_beside(scene: Scene, sentence: Sentence, time: Time) -> Word | None:
    """The event noun right before a time, inside another word's phrase: "links to a robbery in May"."""
    first = next((w.i for w in sentence.words if w.end > time.start), 0)
    for word in reversed(sentence.words[max(0, first - 7) : first]):
        if word.tag.startswith(("VB", "PRP", "CC")) or word.text in {",", ";", "("}:
            return None
        prep = sentence.head(word)
        if (
            word.dep == "pobj"
            and prep is not None
            and prep.lower in lexicon.group("beside")
            and nouns.event_noun(scene, sentence, word) is not None
        ):
            return word
        if word.tag in {"NN", "NNS"}:
            return None
    return None


def _aim(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb only says what a noun is for: "a motion to set aside the verdict"."""
    return (
        verb.dep == "acl"
        and verb.tag == "VB"
        and any(w.lower == "to" for w in sentence.child(verb, "aux"))
        and not sentence.child(verb, "auxpass")
    )


def of_verb(  # noqa: PLR0912 - cases, in their order
    scene: Scene, sentence: Sentence, verb: Word, time: Time | None
) -> tuple[Word, Word | None] | None:
    """What a dated verb tells: the event it is said of, or itself."""
    if verb.lemma in {"report", "post"}:
        for noun in sentence.child(verb, "dobj"):
            if nouns.event_noun(scene, sentence, noun) is not None:
                return noun, verb
    if verb.lemma in {"report", "write", "describe", "publish"} and any(
        o.lemma == "journal" or o.lower == "journal" for _, o in clauses.phrases(sentence, verb, "in")
    ):
        return verb, verb
    if verb.lemma == "agree" and sentence.child(verb, "xcomp"):
        return verb, verb
    if verb.lemma == "announce" and verb.dep == "acl":
        announced_ = antecedent_of(scene, sentence, verb)
        return (announced_, verb) if announced_ is not None else None
    if verb.lemma in lexicon.words("saying") and not announces(scene, sentence, verb):
        return occasion(scene, sentence, verb) or announced(scene, sentence, verb, time)
    if scene.sport and verb.lemma not in lexicon.group("match verbs"):
        for inner in sentence.below(verb):
            if (
                inner.lemma in lexicon.group("match verbs")
                and inner.tag.startswith("VB")
                and inner.dep in {"advcl", "xcomp", "conj", "pcomp"}
            ):
                return inner, inner
            if (
                inner.lemma == "win"
                and inner is not verb
                and inner.dep in {"advcl", "xcomp", "pcomp"}
                and any(nouns.event_noun(scene, sentence, o) for o in sentence.child(inner, "dobj"))
            ):
                return next(
                    o for o in sentence.child(inner, "dobj") if nouns.event_noun(scene, sentence, o)
                ), inner
    if verb.lemma in lexicon.group("going"):
        for _, obj in clauses.phrases(sentence, verb, "for", "on", "to", "into"):
            found = nouns.event_noun(scene, sentence, obj)
            if found is not None and found[0] in lexicon.group("gone to"):
                return obj, verb
    above = sentence.head(verb)
    if verb.dep == "xcomp" and above is not None and above.lemma == "be":
        for noun in sentence.child(above, "nsubj"):
            if nouns.event_noun(scene, sentence, noun) is not None:
                return noun, verb
    planned = is_planning(scene, sentence, verb)
    antecedent = antecedent_of(scene, sentence, verb)
    if antecedent is not None and (planned or verb.lemma not in lexicon.words("event verbs")):
        return antecedent, verb
    light = verb.lemma in lexicon.words("light verbs")
    if verb.lemma == "end":
        for _, obj in clauses.phrases(sentence, verb, "in", "with"):
            if nouns.event_noun(scene, sentence, obj) is not None:
                return obj, verb
    if light or planned:
        for noun in arguments(scene, sentence, verb):
            if nouns.event_noun(scene, sentence, noun) is not None:
                return noun, verb
    if verb.lemma in lexicon.group("course"):
        return of_course(scene, sentence, verb)
    if planned:
        return what_is_planned(scene, sentence, verb)
    if verb.lemma == "be":
        return of_copula(scene, sentence, verb)
    goal = next((w for w in sentence.child(verb, "xcomp") if w.tag.startswith("VB")), None)
    if (
        verb.lemma in {"go", "continue", "come", "plan", "decide", "agree", "expect", "intend"}
        and goal is not None
    ):
        return of_verb(scene, sentence, goal, None)
    if is_match(scene, sentence, verb):
        return verb, verb
    falls = verb.lemma == "fall" and any(clauses.phrases(sentence, verb, "into", "onto", "from", "off"))
    if falls:
        return verb, verb
    if verb.lemma in lexicon.words("state verbs") and verb.lemma not in lexicon.words("event verbs"):
        if time is not None and time.day and tense.of(sentence, verb) == "future":
            return verb, verb
        return occasion(scene, sentence, verb)
    return verb, verb


def occasion(scene: Scene, sentence: Sentence, verb: Word) -> tuple[Word, Word | None] | None:
    """What somebody says something at: "told a forum", "said in a speech", "showed it at a meeting"."""
    told = [*sentence.child(verb, "dobj", "dative")] if verb.lemma in {"tell", "address"} else []
    placed = [o for _, o in clauses.phrases(sentence, verb, "at", "in", "during", "to")]
    for noun in [*told, *placed]:
        found = nouns.event_noun(scene, sentence, noun)
        if found is not None and found[0] in lexicon.group("occasions"):
            return noun, verb
    return None


def is_match(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells of a match: one of sport with those who play, or any with a score behind it."""
    scored = any(
        w.tag == "CD" and sentence.words[w.i + 1 : w.i + 2] and sentence.words[w.i + 1].text in {"-", "–"}
        for w in sentence.child(verb, "npadvmod", "dobj", "nummod", "advmod", "punct", "prep")
    )
    if verb.lemma in lexicon.group("match verbs") and scored:
        return True
    if verb.lemma in lexicon.group("sport verbs"):
        teams = any(
            t.type == "SportsTeam"
            for w in [*clauses.subjects(sentence, verb), *sentence.child(verb, "dobj")]
            for t in scene.names.meant(sentence, w)
        )
        return (scene.sport or teams) and plays(scene, sentence, verb)
    return scene.sport and scored


def is_planning(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb says of an event that it is planned, moved or called off."""
    if verb.lemma == "call":
        return any(w.lower == "off" for w in sentence.child(verb, "prt", "advmod", "prep"))
    return (
        verb.lemma in tense.AHEAD - {"bring", "fix", "push", "move"}
        or verb.lemma in lexicon.words("off verbs")
        or (verb.lemma == "move" and bool(sentence.child(verb, "nsubjpass")))
    )


def antecedent_of(scene: Scene, sentence: Sentence, verb: Word) -> Word | None:
    """The event noun that a clause hangs on: "talks planned for Monday"."""
    while verb.dep == "xcomp" and (above := sentence.head(verb)) is not None:
        verb = above
    if verb.dep not in {"relcl", "acl"}:
        return None
    noun = sentence.head(verb)
    for _ in range(4):
        if noun is None:
            return None
        if nouns.event_noun(scene, sentence, noun) is not None:
            return noun
        noun = sentence.head(noun) if noun.dep in {"pobj", "prep", "conj", "appos"} else None
    return None


def of_course(scene: Scene, sentence: Sentence, verb: Word) -> tuple[Word, Word | None] | None:
    """ "It starts at ten", "jury selection begins": what takes its course, by its subject."""
    inner = next((w for w in sentence.child(verb, "xcomp") if w.tag.startswith("VB")), None)
    if inner is not None and verb.lemma not in {"take", "hold"}:
        return of_verb(scene, sentence, inner, None)
    objects = [w for w in sentence.child(verb, "dobj") if w.lower != "place" or sentence.child(w)]
    if objects and verb.lemma != "take":
        return objects[0] if False else verb, verb
    if verb.lemma == "take" and objects:
        return verb, verb
    for subject in clauses.subjects(sentence, verb):
        if subject.tag in {"PRP", "DT", "WDT"} or subject.lower in lexicon.group("beginnings"):
            return verb, verb
        if subject.tag.startswith("NN"):
            here = scene.names.at(sentence, subject)
            if here is None or here[1].kind == "organization":
                return subject, verb
    return verb, verb


def what_is_planned(scene: Scene, sentence: Sentence, verb: Word) -> tuple[Word, Word | None] | None:
    """What a verb of planning plans."""
    inner = next((w for w in sentence.child(verb, "xcomp") if w.tag.startswith("VB")), None)
    if inner is not None:
        return of_verb(scene, sentence, inner, None) or (inner, inner)
    if sentence.child(verb, "dobj") and not plans.turn(sentence, verb):
        return None if verb.lemma in {"schedule", "set"} else (verb, verb)
    for noun in [
        *sentence.child(verb, "nsubjpass", "dobj"),
        *(clauses.subjects(sentence, verb) if verb.dep == "acl" else []),
    ]:
        if noun.tag.startswith("NN") and scene.names.at(sentence, noun) is None:
            return noun, verb
        if noun.tag in {"PRP", "DT"}:
            return verb, verb
    return None


def announces(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb announces an event as its object."""
    return verb.lemma == "announce" and bool(sentence.child(verb, "dobj"))


def announced(
    scene: Scene, sentence: Sentence, verb: Word, time: Time | None
) -> tuple[Word, Word | None] | None:
    """The deal or decision that the lead says was announced that day."""
    if sentence.block is not lead_block(scene) or time is None or time.sentence is not sentence:
        return None
    for clause in sentence.child(verb, "ccomp"):
        subject = next(iter(sentence.child(clause, "nsubj")), None)
        if subject is None or sentence.child(clause, "npadvmod", "tmod"):
            continue
        decided = clause.lemma in lexicon.group("decisions")
        done = (
            clause.tag in {"VBD", "VBN"}
            and clause.lemma not in lexicon.words("state verbs")
            and clause.lemma not in lexicon.words("saying")
        )
        if (decided or done) and any(t.kind == "organization" for t in scene.names.meant(sentence, subject)):
            inner = next((w for w in sentence.child(clause, "xcomp") if w.tag.startswith("VB")), clause)
            return inner, clause
    return None


def lead_block(scene: Scene) -> object:
    """The first paragraph."""
    return next(iter(scene.reading.article.of("paragraph")), None)


def of_copula(scene: Scene, sentence: Sentence, verb: Word) -> tuple[Word, Word | None] | None:
    """ "The vote is on Monday", "it was the third attack", "she is due in court"."""
    for word in sentence.child(verb, "acomp"):
        if word.lower == "due" and any(
            o.lower == "court" for _, o in clauses.phrases(sentence, word, "in", "at")
        ):
            return verb, verb
    for noun in [*sentence.child(verb, "attr"), *sentence.child(verb, "nsubj")]:
        if nouns.event_noun(scene, sentence, noun) is not None:
            return noun, verb
    return None


def arguments(scene: Scene, sentence: Sentence, verb: Word) -> Iterator[Word]:
    """The nouns of a clause in the order in which they can be its event."""
    passive = bool(sentence.child(verb, "nsubjpass"))
    if verb.lemma in lexicon.group("harm") and not passive:
        yield from sentence.child(verb, "nsubj")
    for word in [
        *sentence.child(verb, "nsubjpass"),
        *sentence.child(verb, "dobj"),
        *([] if passive else sentence.child(verb, "nsubj")),
    ]:
        yield word
        if word.lower in {"round", "series", "part", "one", "first", "second", "third", "day", "number"}:
            for _, obj in clauses.phrases(sentence, word, "of"):
                yield obj
    if passive:
        yield from (obj for _, obj in clauses.phrases(sentence, verb, "by"))
    for prep, obj in clauses.phrases(
        sentence, verb, "in", "under", "at", "into", "for", "with", "during", "after", "on", "to"
    ):
        if prep.lower in {"in", "under", "at", "into", "during"} or verb.lemma in {
            "meet",
            "gather",
            "engage",
        }:
            yield obj


def plays(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of sport has a team or a player for its subject."""
    if verb.lemma in {"win", "open", "visit", "travel", "host", "face", "lose"}:
        return any(
            t.kind != "place" or t.type == "Country"
            for w in clauses.subjects(sentence, verb)
            for t in scene.names.meant(sentence, w)
        )
    return True


def makes_music(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether those who play make music."""
    for word in clauses.subjects(sentence, verb):
        if word.lemma in lexicon.group("musicians"):
            return True
        for thing in scene.names.meant(sentence, word):
            if thing.type == "MusicGroup" or any(
                r.split()[-1].lower() in lexicon.group("musicians") for r, _ in thing.roles
            ):
                return True
    return False


def is_past(scene: Scene, time: Time) -> bool:
    """Whether a time lies before the day of publication."""
    span = times.bounds(time.value)
    return span is not None and scene.today is not None and span[0].isoformat() < scene.today.isoformat()[:10]
