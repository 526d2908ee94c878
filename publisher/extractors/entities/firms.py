"""What tells an organisation from a person or a place of a like name: a firm, a union, a team, a party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word, spelt

_POINTS = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?")
SMALL = 100_000
"""A town of fewer people is thought of less than a firm of its name that has what only firms have."""
OWNED = 1.3
"""How much it weighs that a name has what only organisations have."""

_JOINING = frozenset({"join", "joined", "joins", "joining", "rejoin", "rejoined", "rejoins"})
_SIGNING = frozenset({"buy", "bought", "sign", "signed", "signing", "signs"})
_GIVING = frozenset({"loan", "loaned", "sell", "sold", "traded"})
_PLAYER = 12
"""Words in which a player is told between "signed" and "from"."""


def mostly(noun: str) -> bool:
    """Whether a noun beside a name mostly tells a firm: "operator", "truckmaker"."""
    return noun in lexicon.words("mostly firms")


def owner(mention: Mention) -> None:
    """ "Arco's shares", "Arco's chief executive, Ana Silva"."""
    if not owns(mention):
        return
    ahead = mention.sentence.words[mention.last + 1 : mention.last + 5]
    has = lexicon.words("of firms")
    for word in ahead:
        if word.lower in has and not _lives(mention, word):
            surely = word.lower in lexicon.words("only of firms") and small_place(mention)
            mention.vote("organization", 2 * OWNED if surely else OWNED)
            return
        if not (word.tag.startswith(("JJ", "NN", "CD", "HYPH")) or word.text == "-"):
            break
    roles = lexicon.words("roles")
    if len(ahead) > 2 and any(w.lower in roles for w in ahead) and any(w.text[0].isupper() for w in ahead):
        mention.vote("organization", 0.8)


def owns(mention: Mention) -> bool:
    """Whether a genitive stands behind a name."""
    after = mention.after()
    return after is not None and after.lower in {"'s", "'"}


def _lives(mention: Mention, word: Word) -> bool:
    """Whether a place may have it as well: "Porto's stadium", "Chile's debt"."""
    return clean(mention.text) in gazetteer.load() and word.lower not in lexicon.words("only of firms")


def small_place(mention: Mention) -> bool:
    """Whether a list has it as a place that few would think of."""
    places = gazetteer.load().places(clean(mention.text))
    return bool(places) and all(p.kind == "City" and p.population < SMALL and not p.capital for p in places)


def dealt(mention: Mention) -> None:
    """ "Shares in Arco", "a subsidiary of Arco"."""
    before = mention.before()
    if before is not None and is_dealt_with(mention):
        mention.vote("organization", 2.0 if before.lower == "at" else OWNED)


_BUYS = frozenset({"acquire", "buy", "poach", "purchase", "sign"})


def is_dealt_with(mention: Mention) -> bool:
    """Whether the noun before a name, and the preposition between, tell of a body's name."""
    before, noun = mention.before(), mention.before(2)
    if before is None or noun is None or mention.role:
        return False
    verb = mention.sentence.head(before) if before.lower == "from" and before.dep == "prep" else None
    if verb is not None and verb.lemma in _BUYS and not _known_place(mention):
        return True  # "bought the refinery from Arco"
    led = lexicon.words("dealt with").get(noun.lower, "").split()
    return before.lower in led and not _known_place(mention)


def led(mention: Mention) -> None:
    """ "Tallis chairman Alec Moor": a role and somebody's name behind it."""
    words, at = mention.sentence.words, mention.last
    end = at
    while (
        end < len(words)
        and end - at < 4
        and (
            words[end].lower in lexicon.words("roles")
            or words[end].lower in lexicon.words("trades")
            or words[end].lower in lexicon.words("role adjectives")
        )
    ):
        end += 1
    named = at < end < len(words) and words[end].text[0].isupper() and words[at].text[0].islower()
    if len(mention.words) == 1 and mention.first == 0 and mention.text.lower() in gazetteer.load().nouns:
        return  # "World champion Ana Silva"
    house = mention.words[-1].text in lexicon.words("place heads")
    if named and not house and len(mention.words) < 4 and not mention.role and not _known_place(mention):
        mention.plays = True
        mention.vote("organization", 1.8)


def has_legal_form(mention: Mention) -> bool:
    """Whether a name ends as firms do by law: "Kenari Timber Sdn Bhd"; two letters may be a region's."""
    words = mention.words
    form, rest = words[-1].text, spelt(words[:-1])
    listed = len(words) > 1 and form in lexicon.words("legal forms")
    return listed and (len(form) > 2 or rest not in gazetteer.load())


def called(mention: Mention) -> None:
    """ "Groupe Arco" by its first word, in some language; "Arco Tyres" by its last, which is no surname."""
    words = mention.words
    if len(words) < 2 or (mention.role and mention.role.lower() not in lexicon.words("firms as well")):
        return
    if words[0].text in lexicon.words("organization first"):
        mention.vote("organization", 2.0)
    elif common(words[-1].text) and not _placed(mention) and not _forenamed(mention):
        mention.vote("organization", 1.3)


def said_to_be(
    words: Sequence[Word], at: int, determiners: frozenset[str] = frozenset({"a", "an", "the"})
) -> bool:
    """Whether what ends at `at` is said to be one firm or body: "Bread and Roses, a theatre company"."""
    if at + 2 >= len(words) or words[at].text != "," or words[at + 1].lower not in determiners:
        return False
    end = next((w.i for w in words[at + 2 : at + 6] if w.tag.startswith("NN")), None)
    while end is not None and end + 1 < len(words) and words[end + 1].tag.startswith("NN"):
        end += 1
    return end is not None and words[end].tag == "NN" and words[end].lower in lexicon.words("company nouns")


def called_one(mention: Mention) -> bool:
    """Whether the word before calls it a firm or a paper: "power firm Orbitide", "the weekly Nordlys"."""
    before = mention.before()
    return before is not None and before.text.islower() and before.lower in lexicon.words("company nouns")


_DONE = frozenset(
    {"acquire", "audit", "bankroll", "chair", "delist", "fine", "found", "join", "nationalise"}
    | {"nationalize", "own", "privatise", "privatize", "regulate", "sponsor"}
)


def done_to(mention: Mention) -> None:
    """ "Fined Arco", "who chairs Arco": what is done to bodies, and one word that nobody is called by."""
    known, text = gazetteer.load(), mention.text
    listed = " " in text or known.forename(text) or text in known.last_names or text in known
    verb = mention.sentence.head(mention.head)
    if mention.role or listed or verb is None:
        return
    if mention.head.dep in {"dobj", "nsubjpass"} and verb.lemma in _DONE:
        mention.vote("organization", OWNED + mention.votes.pop("person", 0.0))


def common(word: str) -> bool:
    """Whether a word is a common noun of English and nobody's last name, in the singular or plural."""
    known, lower = gazetteer.load(), word.lower()
    if word in known.last_names or len(word) < 4 or not word.isalpha():
        return False
    singulars = {lower, lower.removesuffix("s"), lower.removesuffix("es")}
    if lower.endswith("ies"):
        singulars.add(lower[:-3] + "y")
    return not singulars.isdisjoint(known.nouns)


def _placed(mention: Mention) -> bool:
    """Whether its words or the model take it for a place, or for a work or an event."""
    last, before = mention.words[-1].text, mention.before()
    heads = ("place heads", "event heads", "heads alone")
    no_firms = {"GPE", "LOC", "WORK_OF_ART", "EVENT", "LAW", "NORP"}
    if before is not None and before.lower in {"in", "at", "the", "on", "near"}:
        no_firms |= {"FAC"}
    labelled = any(w.entity in no_firms for w in mention.words)
    labelled = labelled or mention.words[0].text in lexicon.words("place first")
    small = last.lower() in lexicon.words("place nouns")
    return labelled or small or any(last in lexicon.words(name) for name in heads) or _known_place(mention)


def _known_place(mention: Mention) -> bool:
    return clean(mention.text) in gazetteer.load()


def _forenamed(mention: Mention) -> bool:
    return gazetteer.load().forename(mention.words[0].text)


def team(mention: Mention) -> None:
    """In an article on sport: a team's name by its last word, or by what it does."""
    words = mention.words
    if mention.role:
        return
    if (len(words) > 1 and words[-1].text in lexicon.words("team heads")) or city_and_animals(words):
        mention.vote("organization", 2.6)
        mention.votes.pop("person", None)
    elif _plural(mention):
        mention.vote("organization", 2.0)
        mention.votes.pop("person", None)
    elif _paired(mention):
        mention.vote("organization", 2.5)
        mention.votes.pop("person", None)
    elif _nickname(mention) or _club_of(mention) or _arabic(mention):
        mention.vote("organization", 1.5)
        mention.votes.pop("person", None)
    elif _as_team(mention):
        mention.plays = True
        mention.vote("organization", 1.5)


def city_and_animals(words: Sequence[Word]) -> bool:
    """ "Denver Miners": a place and what its players are called."""
    if len(words) < 2:
        return False
    place = spelt(words[:-1])
    last = words[-1].text
    return last.endswith("s") and common(last) and place in gazetteer.load()


def _plural(mention: Mention) -> bool:
    """ "Arcady Gaels": a name in the plural that is nobody's."""
    known, words = gazetteer.load(), mention.words
    last = words[-1].text
    players = len(words) == 2 and common(last) and last.lower() not in known.nouns  # "Ravi Riders"
    people = words[0].text in known.first_names and not players
    people = people or last in known.last_names or last in known.first_names
    named = len(words) > 1 and last.endswith("s") and not last.endswith(("ss", "us", "is", "os", "as"))
    return named and len(last) > 4 and not people and not _placed(mention)


def _arabic(mention: Mention) -> bool:
    """ "Al-Karkh", "Al Nasr": a club called after its quarter, where no other name stands before."""
    text = mention.text
    return text.startswith(("Al-", "Al ")) and len(text) > 3 and text[3].isupper() and len(mention.words) < 4


def _nickname(mention: Mention) -> bool:
    """ "The Rebels", "the Sharks": what the players of a team are called."""
    before, last = mention.before(), mention.words[-1].text
    known = gazetteer.load()
    if len(mention.words) > 2 or last in known.demonyms or mention.text in known:
        return False
    determined = before is not None and before.lower == "the"
    return (
        last in lexicon.words("team heads") and last.endswith("s") and (determined or len(mention.words) == 1)
    )


def _club_of(mention: Mention) -> bool:
    """ "Ana Silva of Arco hit a six", where nothing lists a place of that name."""
    before, bearer = mention.before(), mention.before(2)
    player = before is not None and before.lower == "of" and bearer is not None and bearer.entity == "PERSON"
    return player and not _known_place(mention)


def _as_team(mention: Mention) -> bool:
    """Whether it plays as a team does, and is not plainly a person's name or where something is."""
    before, after = mention.before(), mention.after()
    if before is not None and before.lower in {"in", "at", "near", "outside"}:
        return False
    if lends(mention) or of_a_country(mention) or _situated(mention):
        return False
    if len(mention.words) > 1 and (_forenamed(mention) or mention.votes.get("person", 0.0) >= 1.0):
        return False
    acts = lexicon.words("match words")
    if before is not None and before.lower in {"sends", "send", "sent", "put", "puts"}:
        return True
    plays = after is not None and after.lower in acts and after.tag.startswith("VB")
    against = before is not None and before.lower in lexicon.words("against teams")
    led = mention.before(2) if before is not None and before.lower == "the" else before
    drew = led is not None and led.lower in {"with", "to", "over", "by"} and _match_verb(mention)
    return plays or against or drew or _away(mention) or _moved(mention) or _in_results(mention)


def lends(mention: Mention) -> bool:
    """ "Britain's Toby Ashcombe": a country, by which somebody is called."""
    after = mention.after()
    words, at = mention.sentence.words, mention.last + 1
    if after is None or after.lower not in {"'s", "'"} or at >= len(words):
        return False
    country = any(p.kind == "Country" for p in gazetteer.load().places(mention.text))
    return country and (words[at].entity == "PERSON" or gazetteer.load().forename(words[at].text))


def of_a_country(mention: Mention) -> bool:
    """ "Daiki Onose of Japan": who competes for it; a team's name says so by its last word."""
    words, at = mention.sentence.words, mention.last
    if not 2 <= len(mention.words) <= 3 or at + 1 >= len(words) or words[at].lower != "of":
        return False
    last = mention.words[-1].text
    body = common(last) or last in lexicon.words("team heads") or last in lexicon.words("organization heads")
    return not body and any(p.kind == "Country" for p in gazetteer.load().places(words[at + 1].text))


def _situated(mention: Mention) -> bool:
    """ "At the Cuneta Astrodome"."""
    before, prep = mention.before(), mention.before(2)
    the = before is not None and before.lower == "the" and prep is not None and prep.lower in {"at", "inside"}
    return the and mention.words[-1].text not in lexicon.words("team heads")


def _paired(mention: Mention) -> bool:
    """ "Royal Adum and Berekum Lions shared two goals": beside a team, as two of a match."""
    words, at = mention.sentence.words, mention.last
    if len(mention.words) != 2 or at + 1 >= len(words) or words[at].lower != "and":
        return False
    first, known = mention.words[0].text, gazetteer.load()
    end = at + 1
    while end < len(words) and words[end].text[0].isupper():
        end += 1
    other = end > at + 2 and words[end - 1].text in lexicon.words("team heads")
    plays = end < len(words) and words[end].lower in {
        *lexicon.words("match words"),
        "meet",
        "met",
        "share",
        "shared",
    }
    person = first in known.first_names and mention.words[1].text in known.last_names
    return other and plays and not person


def _away(mention: Mention) -> bool:
    """ "At home to Porto", "2-1 up on Arco"."""
    before, where = mention.before(), mention.before(2)
    if before is None or where is None:
        return False
    at = mention.before(3)
    meets = before.lower == "to" and where.lower == "home" and at is not None and at.lower == "at"
    return meets or (before.lower == "on" and where.lower == "up")


def _moved(mention: Mention) -> bool:
    """ "On loan from Porto", "signed Rui Costa from Arco": who gives a player away or gets one."""
    before, deal = mention.before(), mention.before(2)
    if before is None or before.lower in _JOINING:
        return before is not None
    given = before.lower in {"from", "to", "with", "by", "for"} and deal is not None
    if given and deal is not None and deal.lower in lexicon.words("transfers"):
        return True
    earlier = mention.sentence.words[max(0, mention.first - _PLAYER) : mention.first]
    moves = _JOINING | _SIGNING if before.lower == "from" else _GIVING if before.lower == "to" else ()
    return any(w.lower in moves for w in earlier)


def _in_results(mention: Mention) -> bool:
    """ "Arco 2 Porto 5", "Porto v Arco"."""
    before, after = mention.before(), mention.after()
    versus = {"v", "vs", "vs."}
    if any(w is not None and w.lower in versus for w in (before, after)):
        return True
    scored = after is not None and _POINTS.fullmatch(after.text) is not None
    opens = before is None or before.text in {";", ":", ","} or _POINTS.fullmatch(before.text) is not None
    return scored and opens


def _match_verb(mention: Mention) -> bool:
    """Whether a match was drawn, lost or won right before: "drew 1-1 with", "a win over"."""
    ahead = mention.sentence.words[max(0, mention.first - 5) : mention.first]
    ends = {"drew", "draw", "lost", "loss", "defeat", "win", "won", "victory", "beaten", "defeated"}
    return any(w.lower in ends for w in ahead)
