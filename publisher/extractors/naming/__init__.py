"""The short name an editor would give an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import senses
from publisher.extractors.naming import acts, doers, prepositions, wording
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names

if TYPE_CHECKING:
    from publisher.extractors.entities import Thing
    from publisher.extractors.event import Event

_SHORT = frozenset({"a", "an", "the", "new", "its", "his", "her", "their"})
_ROOM = 4
"""Words of a name behind which there is room for a place."""


def name(event: Event, names: Names) -> str:
    """The noun with what narrows it, or the act with who and whom; the place if there is room."""
    sentence = event.sentence
    if text := _meant(event, names):
        pass
    elif event.focus.tag.startswith("NN"):
        words, on = wording.noun_phrase(sentence, event.focus, event), wording.written(_begun_on(event))
        parts = (wording.written(words, _ranked(event)), acts.runs(event, names), on, _title(event))
        text = " ".join(part for part in parts if part)
        heard = event.kind == "hearing" and event.focus.lemma in lexicon.group("before a court")
        text = f"hearing of {text}" if heard else text
        text = _owned(event, names, with_takers(event, text))
    else:
        text = acts.told(event, names)
    text = re.sub(r"^whose (?=\S+ \S)|(?<= )whose (?=\S)", "", text)  # no name has a fragment
    return placed(_capital(text), event)


def _owned(event: Event, names: Names, text: str) -> str:
    """ "Kestrel's half-year results": whose they are, if there is room."""
    told = [w for w in event.sentence.child(event.focus, "poss") if w.tag in {"PRP$", "WP$"}]
    owners = names.meant(event.sentence, told[0]) if told else []
    if not told and event.kind == "results":
        owners = [thing for thing, _, _ in event.takers if thing.kind == "organization"]
    text = text.removeprefix("whose ")
    if len(owners) != 1 or len(text.split()) >= _ROOM or owners[0].name.split()[-1] in text:
        return text
    own = "'" if owners[0].name.endswith("s") else "'s"
    return f"{owners[0].name}{own} {text}"


def _begun_on(event: Event) -> list[Word]:
    """ "Work | began | on a bridge": what begins, with what it is on."""
    sentence, verb, noun = event.sentence, event.verb, event.focus
    if verb is None or verb.lemma not in lexicon.group("course") or noun not in sentence.child(verb, "nsubj"):
        return []
    ends = [(p, o) for p, o in clauses.phrases(sentence, verb, "on") if o.tag in {"NN", "NNS"}]
    if not ends or sentence.child(noun, "prep", "compound") or ends[0][1].i in wording.time_words(event):
        return []
    last = wording.noun_phrase(sentence, ends[0][1], event, keeping=wording.VAGUE)
    article = [w for w in sentence.child(ends[0][1], "det") if w.lower in {"a", "an", "the"}]
    return [ends[0][0], *article, *last] if len(last) < 5 else []


def _ranked(event: Event) -> dict[int, str]:
    """ "The first meeting was in Suva on Monday and the second in Nadi on Friday": "second" for "first"."""
    ranks = lexicon.group("ordinals")
    own = [event.sentence.words[i] for i in event.stop.own] if event.stop is not None else []
    other = next((w.text for w in own if w.lower in ranks), "")
    return {w.i: other for w in event.sentence.child(event.focus, "amod") if other and w.lower in ranks}


def _title(event: Event) -> str:
    """ "A cookery book, Bread Under Fire, followed": the title of a work that came out."""
    titles = event.sentence.child(event.focus, "appos") if event.type == "PublicationEvent" else []
    return wording.written(event.sentence.below(titles[0])) if titles and titles[0].tag[:3] == "NNP" else ""


def placed(text: str, event: Event) -> str:
    """A name with its place behind it, if there is room."""
    place = event.places[0][0].name if event.places else ""
    said = [word for word in text.split() if word not in _SHORT]
    if not place or place in text or len(said) > _ROOM:
        return text
    where = prepositions.before(event)
    bare = text if where in {"in", "to"} else text.removesuffix(f" {where}")  # "capsizes off | off Zanzibar"
    return f"{bare} {where} {place}"


def move(event: Event, old: Thing | None) -> None:
    """Puts the place that an event has now where its name had another."""
    if event.titled:
        return
    if old is not None:
        event.name = prepositions.without(event.name, old.name)
    event.name = placed(event.name, event)


def _meant(event: Event, names: Names) -> str:
    """The noun for what a verb and the words beside it mean, where it or one of them tells the event."""
    verb = event.verb or event.focus
    sense = senses.of(event.sentence, verb) if event.type != "SportsEvent" else None
    told = sense is not None and sense.noun and (event.focus is verb or event.focus.lower in sense.words)
    return _sensed(event, verb, sense, names) if sense is not None and told else ""


def plain(sentence: Sentence, noun: Word) -> str:
    """A noun with its modifiers as a name."""
    return _capital(wording.written(wording.noun_phrase(sentence, noun)))


_JOINING = dict.fromkeys(
    ("concert", "evidence", "lecture", "press conference", "speech", "talk", "tour", "visit"), "by"
) | {
    **dict.fromkeys(("appearance", "arrest", "death", "funeral", "resignation", "trial", "wedding"), "of"),
    "rally": "with",
}
"""The word between an event and the one who has it."""


def with_takers(event: Event, text: str) -> str:
    """Adds the parties where the noun alone says too little."""
    if called := _called(event, text):
        return called
    people = [t.name for t, _, _ in event.takers if t.name.split()[-1] not in text]
    plain = len(text.split()) <= 4
    if not people or not plain:
        return text
    won = event.focus.lemma in lexicon.group("results of matches")  # "a win over Leeds"
    if won and event.focus.lemma not in {"draw", "tie"} and len(people) > 1 and " " not in text:
        return " v ".join(people[:2])
    if (
        event.kind in {"talks", "round", "meeting", "match", "debate", "war", "summit", "final"}
        and len(people) > 1
        and not won
    ):
        return f"{text} between {doers.listed(people[:2])}"
    if event.kind == "interview" and people:
        whom = [t.name for t, _, _ in event.takers if t.kind == "person"][:1]
        media = [t.name for t, _, _ in event.takers if t.kind == "organization"]
        if whom:
            return f"{text} of {whom[0]}" + (f" by {doers.listed(media)}" if media else "")
    body = any(t.name == people[0] and t.kind == "organization" for t, _, _ in event.takers)
    joining = "by" if event.kind == "rally" and body else _JOINING.get(event.kind)
    return f"{text} {joining} {people[0]}" if joining else text


def _called(event: Event, text: str) -> str:
    """ "The arrest of the editor, Ana Reyes": by her name, where the text tells of her by her post."""
    for thing, _, word in (taker for taker in event.takers if event.sentence.holds(taker[2])):
        post = event.sentence.head(word) if word.dep == "appos" else word
        prep = event.sentence.head(post) if post is not None and post.dep == "pobj" else None
        if prep is None or event.sentence.head(prep) is not event.focus or thing.name.split()[-1] in text:
            continue
        if f" {prep.lower} " in text and prep.lower != "between":
            return f"{text[: text.index(f' {prep.lower} ')]} {prep.lower} {thing.name}"
    return ""


def _sensed(event: Event, verb: Word, sense: senses.Sense, names: Names) -> str:
    """ "Sinking of ferry": the noun for what a verb means, with whom it befalls."""
    word = senses.target(event.sentence, verb, sense, wording.time_words(event))
    couple = [t.name for t, _, _ in event.takers if t.kind == "person"][:2] if event.kind == "wedding" else []
    if word is None and sense.noun.endswith(" on"):  # "was operated on"
        word = next(iter(event.sentence.child(verb, "nsubjpass")), None)
    whom = doers.listed(couple) if couple else doers.all_of(event, word, names) if word is not None else ""
    if word is not None and sense.noun.lower().startswith(f"{word.lower} "):
        return plain(event.sentence, word)  # no "exhibition of exhibition"
    noun = sense.noun
    if noun.endswith(" at") and word is not None and word.lemma in lexicon.group("vehicles"):
        noun = noun.removesuffix("at") + "on"  # "fire on train"
    return f"{noun} {whom}" if whom else re.sub(r" (?:of|by|at|on)$", "", noun)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
