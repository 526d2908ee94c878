"""Names of events that verbs tell: "Arrest of Ana Silva", "Ferry sinks off Leyte"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.extractors import clauses, lexicon
from publisher.extractors.naming import doers, inflection, wording
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names

if TYPE_CHECKING:
    from publisher.extractors.event import Event

_TOLD = {"dobj", "prt", "attr", "oprd", "acomp"}
"""How words hang on a verb that belong to what it tells."""
_ROOM = 7
"""Words behind the verb of a name, at most."""
_DAYS = lexicon.group("calendar")
_LEADING_ON = lexicon.group("making do") | lexicon.group("ending what is done") | {"agree", "vote"}
_LONGEST = 13
"""Words of a whole name, about."""
_LED_TO = ("dobj", "prep", "dative", "ccomp", "xcomp")
_DETERMINING = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "my"})
_TO_OTHERS = frozenset(
    {
        "arrest",
        "charge",
        "convict",
        "detain",
        "fine",
        "injure",
        "jail",
        "kill",
        "release",
        "sentence",
        "wound",
    }
)
"""What is done to others, whatever form of the verb it seems to be."""
_RUNS = frozenset(
    {"begin", "close", "commence", "end", "finish", "open", "restart", "resume", "start", "stop"}
)
_WHITHER = frozenset(
    {"aside", "away", "back", "down", "home", "off", "out", "over", "together", "up", "apart"}
)
"""Little words right behind a verb without which it would tell something else."""


def told(event: Event, names: Names) -> str:
    """ "Strike on a TV tower in Kyiv", or "Clay Whitaker speaks at a rally"."""
    subjects = [w for w in clauses.subjects(event.sentence, event.focus) if w.tag not in {"WP", "WDT"}]
    if not event.sentence.child(
        event.focus, "dobj"
    ):  # "a cyclist was killed on Sunday and a pedestrian on Monday"
        subjects = _instead(event) or subjects
    subject = doers.all_of(event, subjects[0], names) if subjects else ""
    return _by_noun(event, names, subjects, subject) or _by_act(event, names, subjects, subject)


def runs(event: Event, names: Names) -> str:
    """ "Begins", "ends", of what is no event but for that: "School starts", "counting ends"."""
    verb, noun = event.verb, event.focus
    known = lexicon.words("event nouns")
    if verb is None or verb.lemma not in _RUNS or {noun.lemma, noun.lower} & known.keys():
        return ""
    subjects = event.sentence.child(verb, "nsubj")
    alone = noun in subjects and event.kind == noun.lemma and not event.sentence.child(verb, "dobj")
    return inflection.present(event, verb, subjects, "", names) if alone else ""


def _by_noun(event: Event, names: Names, subjects: list[Word], subject: str) -> str:
    """ "Arrest of Ana Silva by police": the noun for what the verb tells, with whom it befalls."""
    sentence, verb = event.sentence, event.focus
    passive, objects = _is_passive(sentence, verb), _objects(event)
    entry = lexicon.words("event verbs").get(verb.lemma, "")
    parties = [doers.called(sentence, w, t, names) for t, _, w in event.takers[:4]]
    if event.kind == "meet" and len(parties) in {2, 3}:
        return f"Meeting of {doers.listed(parties)}"
    if event.kind == "meet" and subject and objects and doers.is_somebody(event, objects[0], names):
        return f"Meeting of {subject} and {doers.one(event, objects[0], names)}"
    agent = _agent(event, names, subjects)
    told = event.kind == "meet" or (event.kind == "visit" and not agent)  # "the premier visited Oslo"
    if entry.startswith(f"{event.kind} ") and event.type != "SportsEvent" and not told:
        noun = " ".join(entry.split(" ")[1:])
        pair = [t.name for t, _, _ in event.takers if t.kind == "person"][:2]
        if event.kind == "wedding" and pair:
            return f"{noun} {doers.listed(pair)}"
        befalls = passive or verb.lemma in lexicon.group("undergone alone")
        target = doers.one(event, objects[0], names) if objects else subject if befalls else ""
        if target:
            by = agent not in target and len(target.split()) < 6
            return f"{noun} {target}" + (f" by {agent}" if by else "")
        bare, _, last = noun.rpartition(" ")
        if befalls and not objects and bare and last == "of":  # "he was robbed", whoever he is
            return bare
    struck = event.kind == "strike" and not passive and not sentence.child(verb, "dobj", "prt")
    return f"Strike by {subject}" if struck and subject else ""


def _objects(event: Event) -> list[Word]:
    """What is done something to: on the event's own day, where several are told in a row."""
    objects, stop = event.sentence.child(event.focus, "dobj"), event.stop
    when = wording.time_words(event) if stop is None else ()
    objects = [w for w in objects if w.i not in when]  # "meet the day before the summit"
    if stop is None or not any(w.i in stop.others for w in objects):
        return objects
    if _is_one_more(event):
        return objects  # "a shop in Oslo in March and one in Bergen in May"
    return [word for _, _, word in event.takers if word.i in stop.own] or _instead(event)


def _instead(event: Event) -> list[Word]:
    """ "Gold on Friday and silver on Sunday": what is told of the event's own day of a row instead."""
    words, own = event.sentence.words, sorted(event.stop.own) if event.stop is not None else []
    return [words[i] for i in own if words[i].tag in {"NN", "NNS"} and words[i].dep == "conj"]


def _agent(event: Event, names: Names, subjects: list[Word]) -> str:
    """The name of who does it to another; empty where there is none."""
    sentence, verb = event.sentence, event.focus
    if _is_passive(sentence, verb):
        words = [w for _, w in clauses.phrases(sentence, verb, "by")]
    else:
        words = subjects if sentence.child(verb, "dobj") else []
    return next((doers.called(sentence, w, t, names) for w in words for t in names.meant(sentence, w)), "")


def _by_act(event: Event, names: Names, subjects: list[Word], subject: str) -> str:
    """ "Clay Whitaker speaks at a rally": who does it, the verb, and what stands behind it."""
    verb = event.focus
    room = min(_ROOM, _LONGEST - len(subject.split()))
    rest = [*_antecedent(event, subjects), *_own(event), *_behind(event, names, room)]
    if event.type == "SportsEvent" and (sides := _sides(event, rest)):
        return sides
    if verb.lemma == "be" and event.kind == "exhibition":
        return f"Exhibition of {subject}"
    if verb.lemma == "be":
        return f"{subject} {wording.written(_due(event, rest))}".strip()
    subject = subject or _acting(event)  # "they came from behind to beat Leeds": not Leeds beat Leeds
    instead = {w.i: doers.known(event, w, names) for w in rest if w.tag == "PRP" and w.dep == "dobj"}
    instead |= {w.i: _ranked(event, w) or doers.one(event, w, names) for w in _own(event)}
    if subject in instead.values():
        subject, act = "", inflection.gerund(verb.lemma)
    else:
        act = _act(event, subjects, subject, names)
    return " ".join(part for part in (subject, act, wording.written(rest, instead)) if part)


def _sides(event: Event, rest: list[Word]) -> str:
    """ "Porto v Braga", where the verb says nothing of the two: "went out to", "were all out against"."""
    everybody = [taker.name for taker, _, _ in event.takers]
    teams = [taker.name for taker, _, _ in event.takers if taker.kind != "person"]
    at_home = event.focus.lemma == "be" and any(w.lower in {"away", "home"} for w in rest)
    if at_home or event.focus.lemma in lexicon.group("sport verbs") or len(everybody) < 2:
        return ""
    return " v ".join((teams if len(teams) > 1 else everybody)[:2])


def _ranked(event: Event, word: Word) -> str:
    """ "One body on Monday and a second on Tuesday": "second body"."""
    objects = event.sentence.child(event.focus, "dobj")
    ranked = word.lower in lexicon.group("ordinals") and objects
    return f"{word.text} {objects[0].lemma}" if ranked else ""


def _act(event: Event, subjects: list[Word], subject: str, names: Names) -> str:
    """The verb as it stands in a name: "opens", "open" of several, "opening" of nobody."""
    verb = event.focus
    if _is_passive(event.sentence, verb):
        return verb.lower
    they = [w for w in subjects if w.lower == "they"]
    if they and (" and " in subject or (subject and not names.meant(event.sentence, they[0]))):
        return verb.lemma
    if not subject:
        return verb.lemma if verb.lemma in {"hail", "rain", "snow"} else inflection.gerund(verb.lemma)
    above = event.sentence.head(verb) if verb.dep == "xcomp" and verb.tag == "VBG" else None
    if above is not None and above.lemma in {"begin", "start"}:  # "workers begin building a metro"
        return f"{inflection.present(event, above, subjects, subject, names)} {verb.lower}"
    return inflection.present(event, verb, subjects, subject, names)


def _behind(event: Event, names: Names, room: int) -> list[Word]:
    """The words behind a verb that say what it does to whom, not when and not why; few of them."""
    sentence, verb = event.sentence, event.focus
    rest: list[Word] = []
    for child in sentence.child(verb):
        if child.i <= verb.i or child.i in wording.time_words(event) or child.lower == "because":
            continue
        part = _called(event, child, names) or _part(event, child, len(rest) < 4)
        part = _short(event, child) if child.dep == "dobj" and _room(part) > _ROOM else part
        if child.dep == "prt" or _room(rest) + _room(part) <= room:
            rest += part
    return rest


def _room(words: list[Word]) -> int:
    """How many words a reader counts: "19-year-old" is one."""
    return len(wording.written(words).split())


def _called(event: Event, word: Word, names: Names) -> list[Word]:
    """ "Meets the director, Ana Reyes": the name of whom or what an object tells of by a post or a kind."""
    beside = event.sentence.child(word, "appos") if word.dep == "dobj" and word.tag == "NN" else []
    named = next((here[0] for w in beside if (here := names.at(event.sentence, w)) is not None), None)
    return list(event.sentence.words[named.first : named.last]) if named is not None else []


def _part(event: Event, child: Word, room: bool) -> list[Word]:
    """What a word behind a verb adds to the name of what it tells; nothing if it tells another thing."""
    sentence, verb = event.sentence, event.focus
    if child.tag == "CD" and wording.is_score(sentence, child):
        return []
    right_behind = child.i == verb.i + 1
    if right_behind and child.dep == "advcl" and child.tag in {"JJ", "NN"}:  # "went missing", "went bust"
        return [child]
    if child.dep == "ccomp" and child.tag in {"JJ", "VBN"} and not sentence.child(child, "mark", "aux"):
        made = sentence.child(child, "nsubj")  # "made 40 workers redundant"
        return [*_phrase(sentence, made[0], event), child] if made else []
    if child.dep == "xcomp" and room and verb.lemma in _LEADING_ON:
        return _what_for(event, child)
    whither = right_behind and child.lower in _WHITHER and verb.lemma != "be"
    if child.dep not in _TOLD and not (child.dep == "prep" and room) and not whither:
        return []
    return [child] if child.dep == "prt" else _phrase(sentence, child, event)


def _what_for(event: Event, goal: Word) -> list[Word]:
    """ "To buy Hallam Mills", "making cars": what a verb leads to, without which it says nothing."""
    sentence = event.sentence
    to = [w for w in sentence.child(goal, "aux") if w.tag == "TO"]
    if not to and goal.tag != "VBG":
        return []
    objects = [w for o in sentence.child(goal, "dobj")[:1] for w in _short(event, o)]
    beside = {*wording.time_words(event), *(word.i for _, word in event.places)}
    more = [w for w in sentence.child(goal, *_LED_TO) if w.i > goal.i]
    more = [w for w in more if not any(o.i in beside for o in sentence.child(w, "pobj"))]
    if to and more and not objects:
        return []  # "agree to tell"
    return sorted([*to, goal, *sentence.child(goal, "prt"), *objects], key=lambda w: w.i)


def _short(event: Event, noun: Word) -> list[Word]:
    """An object as far as there is room: no more than up to its noun."""
    part = _phrase(event.sentence, noun, event)
    return part if _room(part) <= _ROOM else [w for w in part if w.i <= noun.i]


def _own(event: Event) -> list[Word]:
    """ "Plays Wales on 7 May and Italy on 14 May": Italy, of the second."""
    if event.stop is None:
        return []
    again = _is_one_more(event)
    return [w for w in _objects(event) if again or (w.i in event.stop.own and w.dep != "dobj")]


def _is_one_more(event: Event) -> bool:
    """Whether the own day of an event of a row has "another" or "one" of what was told before."""
    own = [event.sentence.words[i] for i in event.stop.own] if event.stop is not None else []
    return any(w.lower in {"another", "one"} and w.dep == "conj" for w in own)


def _antecedent(event: Event, subjects: list[Word]) -> list[Word]:
    """ "The book she wrote": what a clause without an object of its own does it to."""
    sentence, verb = event.sentence, event.focus
    noun = sentence.head(verb)
    if verb.dep != "relcl" or noun is None or not noun.tag.startswith("NN"):
        return []
    if not subjects or noun in subjects or sentence.child(verb, "dobj") or _is_passive(sentence, verb):
        return []
    at = any(w.tag == "WRB" for w in sentence.child(verb))
    whose = any(w.tag == "WP$" for s in subjects for w in sentence.child(s, "poss"))
    return [] if at or whose else wording.noun_phrase(sentence, noun, event)


def _due(event: Event, rest: list[Word]) -> list[Word]:
    """What "is due in court" tells behind the verb, in the text's order."""
    sentence = event.sentence
    due = sentence.child(event.focus, "acomp")
    where = [w for one in due for prep in sentence.child(one, "prep") for w in _phrase(sentence, prep, event)]
    told = {word.i: word for word in [*due, *(where or rest)]}
    return [told[i] for i in sorted(told)]


def _acting(event: Event) -> str:
    """Those who take part and are not whom it is done to: the first, or both that one word stands for."""
    acting = [(thing.name, word) for thing, _, word in event.takers if word.dep != "dobj"]
    joined = [name for name, word in acting if word is acting[0][1] and word.tag == "PRP"]
    return doers.listed(joined) if len(joined) == 2 else acting[0][0] if acting else ""


def _is_passive(sentence: Sentence, verb: Word) -> bool:
    """Whether the subject undergoes what the verb says: "was freed", "the rocket launched in June"."""
    if sentence.child(verb, "nsubjpass", "auxpass"):
        return True
    participle = verb.tag == "VBN" or (verb.tag == "VBD" and verb.dep == "acl")
    alone = participle and not sentence.child(verb, "nsubj", "aux", "dobj", "expl")
    first = sentence.head(verb) if verb.dep == "conj" else None  # "freed on Monday and charged anew"
    if first is not None and alone and _is_passive(sentence, first):
        return verb.tag == "VBN" or verb.lemma in _TO_OTHERS  # "was shot and killed"
    bare = verb.dep in {"acl", "advcl"} or (first is not None and first.dep in {"acl", "advcl"})
    bare = bare or (first is not None and bool(sentence.child(first, "auxpass")))  # "was jailed and freed"
    return alone and bare and (first is None or _is_passive(sentence, first))


def _phrase(sentence: Sentence, word: Word, event: Event) -> list[Word]:
    if word.dep != "prep":
        owners = sentence.child(word, "poss")  # "the bank's licence"
        det = [
            w
            for noun in (word, *owners)
            for w in sentence.child(noun, "det", "poss", "nummod", "neg")
            if w.dep in {"neg", "nummod"} or w.lower in _DETERMINING
        ]
        if word.tag.startswith("NNP") and any(w.lower == "old" for w in sentence.child(word, "amod")):
            det = []  # "the 19-year-old Ana Reyes" is Ana Reyes
        chosen = [*det[:1], *wording.noun_phrase(sentence, word, event, keeping=wording.VAGUE)]
        beside = [w for w in sentence.child(word, "appos") if sentence.below(w)[0].i == word.i + 1]
        beside = [w for w in beside if w.tag.startswith("NNP")]
        chosen += [
            w for name in beside for w in wording.noun_phrase(sentence, name, event)
        ]  # "the bowler | Tom Reed"
        return sorted({w.i: w for w in chosen}.values(), key=lambda w: w.i)
    for obj in sentence.child(word, "pobj"):
        if obj.i in wording.time_words(event) or (word.lower == "on" and obj.lower in _DAYS):
            return []
        return [word, *_phrase(sentence, obj, event)]
    for inner in sentence.child(word, "prep"):  # "out of a jail"
        behind = _phrase(sentence, inner, event)
        return [word, *behind] if behind else []
    return []
