"""Which word of a sentence tells the event that a time belongs to."""

from __future__ import annotations

import re

from publisher.extractors import clauses, lexicon, telling, times
from publisher.extractors.clauses import deeds, tense, untrue
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import afterwards, incidental
from publisher.extractors.times import Time

_NEAR = 8
"""So many words behind a time that is put in before what it is of are looked at."""
_DECIDED_BY = frozenset({"ballot", "referendum", "sale", "vote"})
"""What says how something was done: "approved by 39 votes on Monday"."""


_RANK = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th")
"""The rank of one among several that are counted."""
_TALKING = frozenset({"brief", "consult", "grill", "interview", "question", "quiz"})


def of_when_clause(scene: Scene, sentence: Sentence, time: Time) -> tuple[Word, Word | None] | None:
    """The event of a clause that tells what a time was: "since 2011, when it began"."""
    if "/" in time.value and not time.day:
        return None  # "in an outbreak between October and June, when vaccination started too late"
    own = filter(time.holds, sentence.words)  # "10.30am on Wednesday when"
    behind = [w for w in sentence.words if w.start >= time.end][:3]  # ", the day on which"
    days = [*own, *(w for w in behind if w.lemma in {"day", "date", "month", "week", "year"})]
    for clause in (clause for day in days for clause in sentence.child(day, "relcl", "advcl")):
        begins = {w.lower for w in sentence.child(clause, "advmod")}
        on = any(o.lower == "which" for _, o in clauses.phrases(sentence, clause, "on", "in", "during"))
        if begins & {"when", "where"} or on or (clause.dep == "relcl" and _happened_then(sentence, clause)):
            return telling.told(scene, sentence, clause, time)
    return None


def _happened_then(sentence: Sentence, clause: Word) -> bool:
    """ "The year that the mill was sold", "the day the tower fell": not one that somebody remembers."""
    subjects = sentence.child(clause, "nsubj", "nsubjpass")
    own = bool(subjects) and subjects[0].tag not in {"WDT", "WP"} and subjects[0].lower != "that"
    alone = bool(sentence.child(clause, "auxpass", "dobj")) or clause.lemma in lexicon.group("event verbs")
    since = any(w.lower != "that" for w in sentence.child(clause, "mark"))
    was = clause.tag == "VBD" or any(w.lower in {"was", "were"} for w in sentence.child(clause, "auxpass"))
    return own and alone and was and not since


def of_clause_beside(scene: Scene, sentence: Sentence, time: Time) -> telling.Telling | None:
    """The event that broke into what was going on: "was at sea at noon when its engine exploded"."""
    verb = tense.verb(sentence, time.word)
    if verb is None or tense.of(sentence, time.word) != "past":
        return None
    for clause in sentence.child(verb, "advcl"):
        when = any(w.lower == "when" for w in sentence.child(clause, "advmod"))
        if when and clause.i > time.word.i and clause.tag in {"VBD", "VBN"}:
            return telling.told(scene, sentence, clause, time)
    return None


def only_says_when(sentence: Sentence, told: telling.Telling, time: Time) -> bool:
    """ "They got a preview on Friday, when a brake failed": the clause behind tells what it was."""
    focus, verb = told
    if (
        verb is None
        or verb.lemma not in lexicon.group("undergoing it")
        or focus
        not in (
            verb,
            *sentence.child(verb, "dobj"),
        )
    ):
        return False
    if any(
        w.lower not in {"a", "an"}
        for o in sentence.child(verb, "dobj")
        for w in sentence.child(o, "det", "poss")
    ):
        return False  # "had its busiest day in July, when 58,000 people came"
    behind = next((w for w in sentence.words if w.start >= time.end and w.text != ","), None)
    return behind is not None and behind.lower == "when" and not sentence.child(verb, "auxpass")


def of_clause_behind(
    scene: Scene, sentence: Sentence, told: telling.Telling, time: Time
) -> telling.Telling | None:
    """What a sentence tells that begins with when it was: "When the hall was shelled, she sang on"."""
    clause = told[1] or told[0]
    above = sentence.head(clause) if clause.dep == "advcl" else None
    if above is not None and _comes_with(sentence, above, clause):
        return telling.told(scene, sentence, above, time)
    if above is None or clause.i > above.i or not above.tag.startswith("VB") or clause.tag == "VBG":
        return None
    opens = any(w.lower in {"when", "as"} and w.i == 0 for w in sentence.child(clause, "advmod", "mark"))
    dated = any(
        t.kind == "date" and tense.verb(sentence, t.word) is above
        for t in scene.times.get(sentence.number, ())
    )
    past = tense.of(sentence, above) == tense.of(sentence, clause) == "past"
    return telling.told(scene, sentence, above, time) if opens and past and not dated else None


def _comes_with(sentence: Sentence, verb: Word, clause: Word) -> bool:
    """ "Will retire when the season ends in June", "may be sold once the lease expires in May"."""
    begins = {w.lower for w in sentence.child(clause, "advmod", "mark")} & {"when", "once"}
    ahead = clause.lemma in lexicon.group("ending") and tense.of(sentence, verb) == "future"
    return bool(begins) and ahead and verb.tag.startswith("VB") and clause.i > verb.i


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


def teller(scene: Scene, sentence: Sentence, time: Time) -> telling.Telling | None:
    """The word that tells the event of a time, and the verb of its clause."""
    if _only_names(scene, sentence, time) or _only_counts(sentence, time):
        return None
    if (about := afterwards.of_time(scene, sentence, time)) is not None:
        return about
    owned = _in_commas(scene, sentence, time) or _owned(scene, sentence, time)
    if (owned := owned or _joined(scene, sentence, time)) is not None:
        return owned, tense.verb(sentence, owned)
    inside = [w for w in sentence.words if time.holds(w)]
    if inside and (parted := deeds.parted(sentence, inside[0], inside[-1])) is not None:
        return parted, tense.verb(sentence, parted)
    if inside and time.day and (of_it := deeds.of_a_day(sentence, inside[0])) is not None:
        return of_it, tense.verb(sentence, of_it)
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
            and not time.holds(above)
            and not _lasts(sentence, above)
            and (_is_event(scene, sentence, above) or _did(sentence, above, time))
            and not (above.dep == "pobj" and _is_topic(sentence, sentence.words[above.head]))
        ):
            return above, tense.verb(sentence, above)
        if (
            above.tag.startswith("VB")
            and above.dep not in {"amod", "compound"}
            and (not incidental.is_aside(sentence, above) or incidental.is_of_a_plan(sentence, above, time))
            and not (time.exact and _only_begins(sentence, above))
        ):
            if (named := _before_perfect(scene, sentence, above, time)) is not None:
                return named
            told = telling.told(scene, sentence, above, time)
            return told if told is not None else _ends_before(scene, sentence, above, time)
        here = above
    if here is not None and here.tag.startswith("VB"):
        return telling.told(scene, sentence, here, time)
    return None


def _is_event(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether a noun tells of an event that is not only asked for: "hears the plea for a stay on Friday"."""
    if nouns.event_noun(scene, sentence, noun) is None or untrue.only_spoken_of(sentence, noun):
        return False
    called = noun.lemma in lexicon.words("unreal nouns")
    ends = (o for _, o in clauses.phrases(sentence, noun, "for")) if called else ()
    return all(nouns.event_noun(scene, sentence, o) is None for o in ends)  # "calls for an election in March"


def _did(sentence: Sentence, noun: Word, time: Time) -> bool:
    """Whether a noun tells what was done at a time, with nothing but its own phrase between the two."""
    between = (w for w in sentence.words[noun.i : time.word.i] if w.end <= time.start)
    return deeds.is_deed(sentence, noun) and not any(w.text in {",", ";"} for w in between)


def _joined(scene: Scene, sentence: Sentence, time: Time) -> Word | None:
    """ "Was followed by a protest and, on Tuesday, by a strike": a time behind "and" is of what follows."""
    words = sentence.words
    first = next((w.i for w in words if w.end > time.start), 0)
    if first > 1 and words[first - 1].tag == "IN":
        first -= 1
    behind = [w for w in words if w.start >= time.end][:_NEAR]
    put_in = first > 1 and words[first - 1].text == "," and words[first - 2].tag == "CC"
    if not put_in or not behind or behind[0].text != ",":
        return None
    for word in behind[1:]:
        if word.tag.startswith("VB") or not word.text[0].isalnum():
            return None
        if nouns.event_noun(scene, sentence, word) is not None or deeds.is_deed(sentence, word):
            return word
    return None


def declared(sentence: Sentence, time: Time) -> telling.Telling | None:
    """ "Saturday has been declared a day of mourning": what a day was made."""
    verb = sentence.head(time.word) if time.word.dep == "nsubjpass" and time.day else None
    if verb is None or verb.lemma not in {"declare", "designate", "proclaim"}:
        return None
    made = (w for w in sentence.child(verb, "oprd", "attr", "dobj", "npadvmod") if w.tag == "NN")
    return next(((w, verb) for w in made if w.i > verb.i), None)


def _owned(scene: Scene, sentence: Sentence, time: Time) -> Word | None:
    """ "Tonight's nightglow is unaffected": what a day has of its own, but for people and papers."""
    noun = sentence.head(time.word) if time.word.dep == "poss" and time.day else None
    if noun is None or noun.tag != "NN" or noun.lemma in lexicon.group("not of a day"):
        return None
    if not sentence.child(noun, "compound", "amod", "prep", "npadvmod"):
        return None
    return noun if scene.names.at(sentence, noun) is None else None


def _in_commas(scene: Scene, sentence: Sentence, time: Time) -> Word | None:
    """ "The airport's last big failure, on 3 March 2023, was over by noon": one of several, with its day."""
    before = time.before(3)[::-1]
    led = before[0].lower in {"on", "in"} if before else False
    noun = before[2] if led and len(before) > 2 and before[1].text == "," else None
    behind = next((w for w in sentence.words if w.start >= time.end), None)
    if noun is None or behind is None or behind.text != "," or noun.tag != "NN" or noun.dep[:5] != "nsubj":
        return None
    ranks = lexicon.group("ordinals", "superlatives") | {"last", "only", "previous"}
    if not any(w.lower in ranks for w in sentence.child(noun, "amod")):
        return None
    known = lexicon.group("groups", "people nouns", "roles")
    known |= lexicon.group("no events")
    return None if noun.lemma in known or scene.names.at(sentence, noun) is not None else noun


def _only_begins(sentence: Sentence, verb: Word) -> bool:
    """ "Reads her poem, starting at 10:00", "plays Ponce, tip-off 8 p.m.": when that begins."""
    if "-" in verb.lower and verb.lower in lexicon.group("beginnings"):
        return True
    starting = verb.tag == "VBG" and verb.lemma in {"begin", "commence", "start"} and verb.dep == "advcl"
    above = sentence.head(verb)
    return (
        starting
        and above is not None
        and above.i < verb.i
        and not sentence.child(verb, "nsubj", "mark", "dobj")
    )


def _before_perfect(scene: Scene, sentence: Sentence, verb: Word, time: Time) -> telling.Telling | None:
    """ "Has been arrested over a theft in Dublin in 2021": what has just been done has no such day."""
    perfect = any(w.lower in {"has", "have"} for w in sentence.child(verb, "aux")) and verb.tag == "VBN"
    if not perfect or not is_past(scene, time) or len(time.value) > len("2021-05"):
        return None
    return _ends_before(scene, sentence, verb, time)


def _only_names(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """Whether a year only says which thing is meant: "on a 2017 warrant", "94% of their 2019 level"."""
    noun = sentence.head(time.word)
    before = time.word.dep in {"compound", "nmod", "nummod", "amod", "npadvmod"}
    year = re.fullmatch(r"\d{4}", time.value) is not None and time.words.isdigit()
    named = year and before and noun is not None and noun.tag.startswith("NN") and noun.i > time.word.i
    return bool(named and noun and nouns.event_noun(scene, sentence, noun) is None)


def _only_counts(sentence: Sentence, time: Time) -> bool:
    """ "Was robbed on 28 April, the fourth such attack this year": the period in which they are counted.

    So is that of "the 17th storm to hit the country this year".
    """
    clause = tense.verb(sentence, time.word) if not time.day else None
    counted = sentence.head(clause) if clause is not None and clause.dep in {"relcl", "acl"} else None
    if counted is not None and clause is not None and clause.tag == "VB":
        ranks = (w.lower for w in sentence.child(counted, "amod", "nummod"))
        if any(_RANK.fullmatch(w) for w in ranks):
            return True
    here: Word | None = time.word
    while here is not None and (time.holds(here) or here.dep == "prep"):
        here = sentence.head(here) if here.dep != "ROOT" else None
    if here is None or here.dep not in {"appos", "npadvmod"} or time.day or not here.tag.startswith("NN"):
        return False
    beside = [*sentence.child(here, "amod", "advmod", "nummod", "nmod"), here]
    return any(w.lower in lexicon.group("ordinals") | {"such"} for w in beside)


def _ends_before(scene: Scene, sentence: Sentence, verb: Word, time: Time) -> telling.Telling | None:
    """The event noun whose phrase ends where a time begins, if its verb tells nothing.

    "The death of a worker last month showed the danger", "it grew out of a performance in a shop in 2011".
    """
    first = next((w.i for w in sentence.words if w.end > time.start), 0)
    while first and sentence.words[first - 1].lower in {"in", "on", "at", "last", "early", "late", ","}:
        first -= 1
    for word in reversed(sentence.words[verb.i + 1 if verb.i < first else 0 : first]):
        last = max(w.i for w in sentence.below(word) if w.i < first)
        argument = last == first - 1 and word.dep in {"pobj", "nsubj", "dobj"}
        above = sentence.head(word) if word.dep == "pobj" else None
        if afterwards.only_spoken_of(sentence, verb, word) or (above and _is_plea(sentence, above)):
            return None
        argument = argument and not only_announced(sentence, word, time)
        if argument and _is_event(scene, sentence, word):
            return word, tense.verb(sentence, word)
    return None


def only_announced(sentence: Sentence, noun: Word, time: Time) -> bool:
    """ "Announced on Tuesday a strike that will start on Friday": the day is not the strike's."""
    verb = sentence.head(noun) if noun.dep == "dobj" else None
    told = verb is not None and verb.lemma == "announce" and time.tense == "past"
    return told and tense.verb(sentence, time.word) is verb


def _noun_beside(scene: Scene, sentence: Sentence, time: Time) -> Word | None:
    """The event noun right before a time, inside another word's phrase: "links to a robbery in May"."""
    first = next((w.i for w in sentence.words if w.end > time.start), 0)
    for word in reversed(sentence.words[max(0, first - 7) : first]):
        if word.tag.startswith(("VB", "PRP", "CC")) or word.text in {",", ";", "("}:
            return None
        prep = sentence.head(word)
        if prep is not None and (_is_plea(sentence, prep) or _lasts(sentence, word)):
            return None
        around = _around(scene, sentence, word, time)
        if around is not None or word.tag in {"NN", "NNS"}:
            return around
    return None


def _around(scene: Scene, sentence: Sentence, last: Word, time: Time) -> Word | None:
    """ "Since the death of her husband in 1971": the event behind a preposition that a noun ends."""
    here: Word | None = last
    preps = lexicon.group("beside") - {"about", "to"} | ({"over"} if not time.day else set())
    while here is not None and here.dep == "pobj" and here.tag.startswith("NN"):
        prep = sentence.head(here)
        if prep is None or _is_plea(sentence, prep) or _is_topic(sentence, prep):
            return None
        known = _is_event(scene, sentence, here) or deeds.is_deed(sentence, here)
        decided = prep.lower == "by" and here.lemma in _DECIDED_BY
        if known and prep.lower in preps and not decided:
            return None if _lasts(sentence, here) else here
        here = sentence.head(prep) if prep.lower in {"of", "from", "in", "at", "near", "to"} else None
    return None


def _lasts(sentence: Sentence, noun: Word) -> bool:
    """ "After a two-week closure on Tuesday": no day of what lasted for weeks."""
    beside = sentence.child(noun, "compound", "nmod", "amod", "npadvmod")
    return any(
        w.lemma in lexicon.words("units of time") and sentence.child(w, "nummod") and w.lemma != "hour"
        for w in beside
    )


def _is_plea(sentence: Sentence, prep: Word) -> bool:
    """ "Pleaded guilty to theft on Monday": that day is the plea's."""
    verb = tense.verb(sentence, prep)
    return prep.lower in {"to", "of"} and verb is not None and verb.lemma in lexicon.group("accusing")


def _is_topic(sentence: Sentence, prep: Word) -> bool:
    """ "Will be briefed on the attack on Thursday": of what is talked about, the day is not told."""
    verb = sentence.head(prep)
    return prep.lower in {"about", "on"} and verb is not None and verb.lemma in _TALKING


def beside_what_is_not(scene: Scene, sentence: Sentence, verb: Word, time: Time) -> Word | None:
    """ "To make room for the fair in Ghent on 8 June": the event before a time whose verb only aims."""
    told = _ends_before(scene, sentence, verb, time) if verb.tag.startswith("VB") else None
    return told[0] if told is not None else None


def is_past(scene: Scene, time: Time) -> bool:
    """Whether a time lies before the day of publication."""
    span = times.bounds(time.value)
    return span is not None and span[0].isoformat() < scene.day


def is_over(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """ "Will go ahead following the rejection of a claim on Friday": no day of what will be."""
    over = time.tense == "past" and "" < time.day < scene.day
    return over and tense.after_the_fact(sentence, time.word)
