"""Of which class an event is that a verb tells, and of which type where that is sure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import senses, tense
from publisher.extractors.entities import Thing, roles
from publisher.extractors.kinds import matches, nouns
from publisher.extractors.kinds.nouns import Kind
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_HITS = frozenset({"hit", "ram", "strike"})
"""What something on wheels does to what it runs into: "the bridge was hit by a lorry"."""
Rule: TypeAlias = Callable[[Scene, Sentence, Word], Kind | None]


def of_verb(scene: Scene, sentence: Sentence, verb: Word) -> Kind:
    """The class and type of what a verb tells: by its use, by the list, or by its own name."""
    for rule in _RULES:
        found = rule(scene, sentence, verb)
        if found is not None:
            return found
    return _listed(sentence, verb) or (verb.lemma, "")


def _listed(sentence: Sentence, verb: Word) -> Kind | None:
    if verb.lemma in {"hit", "strike"} and sentence.child(verb, "prt"):
        return None  # "struck down the law"
    considers = any(w.lemma == "consider" for w in sentence.child(verb, "xcomp", "advcl"))
    if verb.lemma == "report" or (verb.lemma == "retire" and considers):
        return None  # "reported a smell of gas"
    pictures = {"attention", "footage", "image", "moment", "photo", "picture", "video"}
    if verb.lemma == "capture" and any(w.lemma in pictures for w in sentence.child(verb, "dobj")):
        return None
    entry = lexicon.words("event verbs").get(verb.lemma)
    if entry is None:
        return None
    kind = entry.split(" ")[0]
    return kind, nouns.type_of(kind)


def _sport(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    at_home = scene.sport and verb.lemma == "be"
    return ("match", "SportsEvent") if at_home or matches.is_match(scene, sentence, verb) else None


def _sense(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "The ferry went down": what it means with the words beside it."""
    sense = senses.of(sentence, verb)
    return (sense.kind, nouns.type_of(sense.kind)) if sense is not None else None


def _trade(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "Bought Danish rival Kornet", "sold its Spanish arm", "agreed to buy it": a firm, or a part of one."""
    goal = next(iter(sentence.child(verb, "xcomp")), None) if verb.lemma == "agree" else None
    trade = _trade_of(scene, sentence, goal or verb)
    return ("deal", trade[1]) if trade is not None and goal is not None else trade


def _trade_of(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    over = verb.lemma == "take" and any(w.lower == "over" for w in sentence.child(verb, "prt"))
    objects = sentence.child(verb, "dobj", "nsubjpass")
    if over or verb.lemma in {"acquire", "buy", "purchase"}:
        return ("merger", "BusinessEvent") if any(_is_firm(scene, sentence, w) for w in objects) else None
    if verb.lemma in {"axe", "cut", "shed", "slash"} and any(w.lemma in {"job", "post"} for w in objects):
        return "layoffs", "BusinessEvent"
    if verb.lemma == "lay" and any(w.lower == "off" for w in sentence.child(verb, "prt")):
        return "layoffs", "BusinessEvent"
    sold = verb.lemma == "sell" and any(_is_firm(scene, sentence, w) for w in objects)
    return ("sale", "BusinessEvent") if sold else None


def _is_firm(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    here = scene.names.at(sentence, noun)
    if here is not None:
        return here[1].kind == "organization" and here[1].type != "SportsTeam" and not scene.sport
    return noun.lemma in lexicon.group("company nouns") | {"arm", "division", "rival", "stake", "subsidiary"}


def _music(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    bands = [t for s in clauses.subjects(sentence, verb) for t in scene.names.meant(sentence, s)]
    if verb.lemma == "headline" and any(t.kind == "organization" for t in bands):
        return "concert", "MusicEvent"
    plays = verb.lemma in {"play", "perform", "sing", "headline"} and matches.makes_music(
        scene, sentence, verb
    )
    return ("concert", "MusicEvent") if plays else None


def _reading(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "The novelist reads at the library": from a book of theirs."""
    if verb.lemma != "read":
        return None
    if any(o.lemma in lexicon.group("books") for _, o in clauses.phrases(sentence, verb, "from")):
        return "reading", "LiteraryEvent"
    roles = {w.lemma for s in clauses.subjects(sentence, verb) for w in sentence.below(s)}
    roles |= {r.split()[-1].lower() for t in _subjects(scene, sentence, verb) for r, _ in t.roles}
    return ("reading", "LiteraryEvent") if roles & lexicon.group("who write") else None


def is_wreck(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb says that something on wheels, wings or water came to grief."""
    around = {w.lower for w in sentence.child(verb, "prep", "prt", "advmod")}
    around |= {w.lemma for w in sentence.child(verb, "dobj")}
    if verb.lemma == "run" and "aground" in around:
        return True
    passive = sentence.child(verb, "nsubjpass")
    by = [o for _, o in clauses.phrases(sentence, verb, "by")] if passive and verb.lemma in _HITS else []
    said_of = by or clauses.subjects(sentence, verb)
    staff = any(w.lemma in lexicon.group("people nouns", "roles") for w in said_of)
    if staff and verb.lemma == "strike":  # "bus drivers will strike on Friday"
        return False
    named = [n for w in said_of for n in sentence.below(w) if n.i <= w.i < verb.i and n.dep != "pobj"] or by
    if not any(w.lemma in lexicon.group("vehicles") for w in named) or verb.tag == "VBG":
        return False
    entry = lexicon.words("wrecks").get(verb.lemma)
    return entry is not None and (not entry or bool(around & set(entry.split())))


def _wreck(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    return ("crash", "") if is_wreck(sentence, verb) else None


def is_showing(sentence: Sentence, verb: Word) -> bool:
    """ "The film was shown in Kolkata", "is to be screened"."""
    works = (w.lemma in lexicon.group("films") for w in sentence.child(verb, "nsubjpass", "dobj"))
    return verb.lemma in {"screen", "show", "premiere"} and any(works)


def is_on_display(sentence: Sentence, verb: Word) -> bool:
    """Whether it is works of art that are somewhere."""
    works = (s.lemma in lexicon.group("works shown") for s in sentence.child(verb, "nsubj"))
    return verb.lemma == "be" and any(works)


def _displayed(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    return ("exhibition", "ExhibitionEvent") if is_on_display(sentence, verb) else None


def _staged(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "The opera Aida opens in Verona", "the film premiered in Venice": of the type of what is staged."""
    if verb.lemma not in {"open", "premiere"} or sentence.child(verb, "dobj"):
        return None
    subjects = sentence.child(verb, "nsubj", "nsubjpass")
    inside = (w for s in subjects for w in [s, *sentence.child(s, "compound", "nmod", "appos")])
    types = (lexicon.words("on stage").get(w.lemma, "") for w in inside)
    type_ = next(filter(None, types), "")
    return ("premiere" if verb.lemma == "premiere" else "opening", type_) if type_ else None


def _exhibits(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "Exhibited her watercolours"."""
    shows = verb.lemma == "exhibit" and sentence.child(verb, "dobj", "nsubjpass")
    return ("exhibition", "ExhibitionEvent") if shows else None


def _showing(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    return ("screening", "ScreeningEvent") if is_showing(sentence, verb) else None


def is_plea(sentence: Sentence, verb: Word) -> bool:
    """ "Pleaded guilty", "admitted fraud", "denied two counts of theft": what is answered to a charge."""
    if verb.lemma not in {"admit", "deny"}:
        return verb.lemma == "plead"
    return any(w.lemma in lexicon.group("offences") for w in sentence.child(verb, "dobj"))


def is_outbreak(sentence: Sentence, verb: Word) -> bool:
    """ "Bluetongue was confirmed on a farm": what was found; "confirmed nine cases of it" gives a number."""
    found = sentence.child(verb, "dobj", "nsubjpass") if verb.lemma == "confirm" else []
    found = [o for o in found if not sentence.child(o, "nummod")]
    inside = [w for o in found for w in [o, *(n for _, n in clauses.phrases(sentence, o, "of"))]]
    names = ([w.lower for w in sentence.words[max(0, n.i - 2) : n.i + 1]] for n in inside)
    return any({*name, "".join(name)} & lexicon.group("diseases") for name in names)


def is_testimony(sentence: Sentence, verb: Word) -> bool:
    """ "Told the court on Monday that he was asleep", "the inquest was told": at a hearing."""
    told = sentence.child(verb, "dobj", "dative", "nsubjpass") if verb.lemma == "tell" else []
    return any(w.lemma in lexicon.group("who hears") for w in told)


def _testimony(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    return ("hearing", "") if is_testimony(sentence, verb) else None


def _outbreak(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    return ("outbreak", "") if is_outbreak(sentence, verb) else None


def is_done(sentence: Sentence, verb: Word) -> bool:
    """What is done by saying it: "recalled 41,000 scooters", "declared an emergency", "said Mass"."""
    if any(rule(sentence, verb) for rule in (is_appointment, is_plea, is_outbreak, _is_recall)):
        return True
    if verb.lemma == "say":
        behind = sentence.words[verb.i + 1 : verb.i + 2]
        return any(w.lower in {"mass", "prayers"} for w in behind)
    objects = sentence.child(verb, "dobj", "nsubjpass") if verb.lemma == "declare" else []
    heads = [*objects, *(o for w in objects for _, o in clauses.phrases(sentence, w, "of"))]
    return any(w.lemma in lexicon.group("declared") for w in heads)


def _is_recall(sentence: Sentence, verb: Word) -> bool:
    """ "Recalled its envoy", "recalled all cots of one make"; nobody thinks back."""
    objects = sentence.child(verb, "dobj", "nsubjpass") if verb.lemma == "recall" else []
    envoys = any(o.lemma in lexicon.group("roles") for o in objects)
    counted = (w for o in objects for w in sentence.child(o, "nummod", "det", "predet"))
    return envoys or any(w.tag == "CD" or w.lower == "all" for w in counted)


def is_appointment(sentence: Sentence, verb: Word) -> bool:
    """ "Named Lars Holm as its head", "was named chief executive": given a post, and no name."""
    if verb.lemma != "name":
        return False
    objects = [
        w for w in sentence.child(verb, "dobj", "nsubjpass", "oprd") if w.dep != "oprd" or w.tag == "NNP"
    ]
    posts = [*sentence.child(verb, "oprd", "attr"), *(o for _, o in clauses.phrases(sentence, verb, "as"))]
    posts += [w for o in objects for w in sentence.child(o, "appos") if sentence.child(w, "poss")]
    return bool(objects) and any(
        w.lemma in lexicon.group("roles") or roles.is_trade(w.lemma) for w in posts if w.tag == "NN"
    )


def _appointment(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    return ("appoint", "") if is_appointment(sentence, verb) else None


def _plea(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    return ("plea", "") if is_plea(sentence, verb) else None


def _results(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "Reported a loss of 3 million euros", "posted record sales": results."""
    if verb.lemma not in {"post", "report"}:
        return None
    objects = sentence.child(verb, "dobj", "nsubjpass")
    told = any(w.lemma in lexicon.group("results of firms") for w in objects)
    return ("results", "") if told else None


def _conducts(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "Conducted the city orchestra"."""
    if verb.lemma != "conduct":
        return None
    music = any(w.lemma in lexicon.group("musicians") for w in sentence.child(verb, "dobj", "nsubjpass"))
    return ("concert", "MusicEvent") if music else None


def _starts(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "The new manager, Ana Silva, starts on Monday": in a job; "the crews start on Monday"."""
    alone = verb.lemma in {"begin", "start"} and not sentence.child(verb, "dobj", "xcomp", "prt")
    people = lexicon.group("groups", "teams of")
    several = any(s.lemma in people and s.tag == "NNS" for s in clauses.subjects(sentence, verb))
    named = any(t.kind == "person" for t in _subjects(scene, sentence, verb))
    return ("start", "") if alone and (named or several) else None


def _written(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "Report in the journal", "the book comes out"."""
    out = verb.lemma == "come" and "out" in _particles(sentence, verb)
    by_itself = out and not any(t.kind == "person" for t in _subjects(scene, sentence, verb))
    papers = (
        o.lower == "journal" or o.tag.startswith("NNP") for _, o in clauses.phrases(sentence, verb, "in")
    )
    if verb.lemma == "publish":
        works = lexicon.group("books") | {
            "findings",
            "letter",
            "paper",
            "report",
            "review",
            "study",
            "survey",
        }
        objects = sentence.child(verb, "dobj", "nsubjpass")
        return ("publication", "PublicationEvent") if any(w.lemma in works for w in objects) else None
    written = verb.lemma in {"report", "write", "describe"} and any(papers)
    return ("publication", "PublicationEvent") if written or by_itself else None


def _struck(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "Struck for a day": work stops; nobody is hit."""
    alone = verb.lemma == "strike" and not sentence.child(verb, "dobj", "nsubjpass", "agent", "prt")
    alone = alone and not (verb.dep == "acl" and verb.tag == "VBN")  # "the bridge, struck by a barge"
    return ("strike", "") if alone else None


def _planned(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "It is scheduled for Friday"."""
    pronoun = any(w.tag == "PRP" for w in sentence.child(verb, "nsubjpass"))
    return ("event", "") if verb.lemma in tense.AHEAD and pronoun else None


def _due(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "She is due in court", "he is expected in Lima"."""
    expected = (
        verb.lemma == "expect" and sentence.child(verb, "auxpass") and not sentence.child(verb, "xcomp")
    )
    leaning = [verb, *sentence.child(verb, "acomp")]
    where = [o for w in leaning for _, o in clauses.phrases(sentence, w, "in", "at", "before")]
    if verb.lemma != "be" and not (expected and (where or _particles(sentence, verb) & {"home", "back"})):
        return None
    court = any(o.lemma in lexicon.group("seats") or o.text.startswith("Court") for o in where)
    return ("hearing" if court else "visit", "")


def _course(scene: Scene, sentence: Sentence, verb: Word) -> Kind | None:
    """ "It begins at ten", "it came into force" is of an event told elsewhere, "the bridge opens" is one."""
    subjects = clauses.subjects(sentence, verb)
    if verb.lemma == "run" and "out" in _particles(sentence, verb):
        return "expire", ""  # "the lease runs out on Friday"
    if senses.runs(sentence, verb) and subjects and all(s.tag in {"PRP", "DT"} for s in subjects):
        return "event", ""
    objects = sentence.child(verb, "dobj")
    place = any(w.lower == "place" for w in objects)
    if verb.lemma not in lexicon.group("course") or (verb.lemma == "take" and not place):
        return None
    doors = verb.lemma in lexicon.group("doors")
    if objects and not doors and all(w.tag == "PRP" for w in objects):  # "they will finish it on Saturday"
        return "event", ""
    if any(w.lower != "place" or sentence.child(w) for w in objects):
        return None
    return _listed(sentence, verb) if doors and _opens(scene, sentence, verb) else ("event", "")


def _opens(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a house or a road opens or closes, no event."""
    subjects = clauses.subjects(sentence, verb)
    return any(
        s.tag.startswith("NN")
        and s.lower not in lexicon.group("beginnings")
        and s.lemma != "door"
        and nouns.event_noun(scene, sentence, s) is None
        for s in subjects
    )


def _particles(sentence: Sentence, verb: Word) -> set[str]:
    return {w.lower for w in sentence.child(verb, "prt", "advmod")}


def _subjects(scene: Scene, sentence: Sentence, verb: Word) -> list[Thing]:
    return [t for s in clauses.subjects(sentence, verb) for t in scene.names.meant(sentence, s)]


_RULES: tuple[Rule, ...] = (
    _wreck,
    _appointment,
    _outbreak,
    _testimony,
    _plea,
    _showing,
    _exhibits,
    _displayed,
    _staged,
    _results,
    _conducts,
    _sport,
    _sense,
    _trade,
    _music,
    _reading,
    _written,
    _struck,
    _due,
    _planned,
    _starts,
    _course,
)
"""In this order; the list of verbs comes after them."""
