"""The match inside what is told of sport."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon
from publisher.extractors.kinds import matches
from publisher.extractors.telling.clause import Answer, Clause


def won(c: Clause) -> Answer:
    """In sport, the match inside what is told of it: "recovered by beating", "came back to win the final"."""
    if not c.scene.sport or c.verb.lemma in lexicon.group("match verbs"):
        return None
    if c.verb.lemma == "win" and (games := c.first_event(c.sentence.child(c.verb, "dobj"))) is not None:
        return games  # "won the first two games last week and lost the third on Tuesday"
    for inner in c.sentence.below(c.verb):
        if inner is c.verb or inner.dep not in {"advcl", "xcomp", "conj", "pcomp"}:
            continue
        if inner.dep == "conj" and any(w.lower in {"has", "have"} for w in c.sentence.child(inner, "aux")):
            continue  # "took over in June and has lost once"
        if inner.lemma in lexicon.group("match verbs") and inner.tag.startswith("VB"):
            return inner, inner
        won = c.sentence.child(inner, "dobj") if inner.lemma == "win" and inner.dep != "conj" else []
        event = next((o for o in won if c.class_of(o)), None)
        if event is not None:
            return event, inner
    return None


def away(c: Clause) -> Answer:
    """ "They are away to Durban", "Rovers are at home to Ashby on Friday"."""
    if c.verb.lemma != "be" or not c.scene.sport:
        return None
    if _is_summed_up(c):
        return c.verb, c.verb
    sides = [w for w in c.sentence.child(c.verb, "advmod", "acomp") if w.lower in {"away", "home"}]
    homes = [o for _, o in c.phrases("at") if o.lower == "home"]
    leading = (w.lower for s in [c.verb, *sides, *homes] for w in c.sentence.child(s, "prep"))
    meets = bool({"to", "against"} & set(leading))
    return (c.verb, c.verb) if (sides or homes) and meets else None


def _is_summed_up(c: Clause) -> bool:
    """ "Porto were 2-1 winners over Braga", "India were all out for 187"."""
    out = {w.lower for w in c.sentence.child(c.verb, "advmod", "acomp", "prt")} >= {"all", "out"}
    won = (w for w in c.sentence.child(c.verb, "attr") if w.lemma in {"loser", "victor", "winner"})
    return out or any(clauses.phrases(c.sentence, w, "over", "against", "to") for w in won)


def played(c: Clause) -> Answer:
    """ "Drew with them": a match."""
    return (c.verb, c.verb) if matches.is_match(c.scene, c.sentence, c.verb) else None
