"""The roles and titles beside a name: "Prime Minister", "the housing minister", "Dr"."""

from __future__ import annotations

import re

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities.mention import Mention
from publisher.extractors.reading import Word, spelt

_FORENAMES = frozenset({"Dean", "Earl", "Duke", "Guy", "Rich"})
"""Titles that are first names more often."""
_CLIPPED = frozenset(
    {"sen", "rep", "gov", "gen", "col", "maj", "adm", "hon", "sec", "pres", "det", "rev", "fr"}
)
"""Short forms that are names in other languages: a title only before the whole name."""
_LETTERS = frozenset(
    {
        *("pc", "dc", "ds", "di", "dci", "ltc", "sp", "asp", "dsp", "dgp", "cm"),
        *("ssp", "acp", "igp", "dig", "sho", "csp", "dcp", "adgp"),
    }
)
"""Ranks that are written in capitals, or are none: "DI Ana Silva", "Rosa Di Marco"."""
_BUILT = frozenset({"Hospital", "Bridge", "School", "Airport", "Stadium", "College", "University", "Clinic"})
_MASTERED = frozenset({"harbor", "harbour", "station", "post", "scout", "quarter", "paddock", "dock"})
"""What somebody is master of: "Harbor Master"."""
_STREETS = frozenset(
    {
        *("Street", "Road", "Avenue", "Lane", "Square", "Terrace", "Place", "Hotel", "Hospital", "Theatre"),
        *("Park", "Hall", "Bridge", "Station", "School", "Church", "Square", "Gardens", "Island"),
    }
)
_NOBLE = frozenset(
    {
        *(
            "lord",
            "lady",
            "king",
            "queen",
            "prince",
            "princess",
            "duke",
            "duchess",
            "emperor",
            "sultan",
            "bishop",
        ),
        *(
            "canon",
            "archbishop",
            "mayor",
            "governor",
            "cardinal",
            "pope",
            "saint",
            "sir",
            "general",
            "admiral",
        ),
        *("captain", "president", "chancellor"),
    }
)
"""Titles of those whom houses and streets are called after."""


def end_of(words: list[Word], first: int, last: int) -> int | None:
    """The index after the title that begins or stands inside a run; None if there is none."""
    roles, titles = lexicon.group("roles"), lexicon.group("titles")
    found = None
    for k in range(first, last):
        lower = words[k].lower
        listed = lower in roles or lower in titles or (k == first and _opening_trade(words, first, last))
        listed = listed or (lower == "master" and k > 0 and words[k - 1].lower in _MASTERED)
        if not listed or (k > first and words[k - 1].lower in {"of", "for", "and", "&"}):
            continue
        if _of_a_father(words, first, k) or (k == last - 1 and _ends_an_office(words, first, k)):
            continue
        if k + 1 < last and words[k + 1].lower in {"'s", "'"}:
            continue  # "the Scott County Sheriff's Office"
        ours = lower == "lady" and k > first and words[k - 1].lower == "our"  # "Church of Our Lady"
        if ours or _within_a_name(words, first, k, last) or _is_headland(words, first, k, last):
            continue
        if k > first and lower in _CLIPPED and words[k - 1].lower not in roles | titles:
            continue  # "Bhim Sen Chauhan"
        end = last - (words[last - 1].text in _NUMERALS)
        if k == end - 1 > first and words[k - 1].text in gazetteer.load().first_names:
            continue
        if (
            _of_a_house(words, k, last)
            or _forename(words, k, last)
            or (lower in _LETTERS and not words[k].text.isupper())
        ):
            continue
        saint = lower in {"st", "st.", "saint", "lord", "lady", "major", "general", "private"} and k == first
        if lower in roles or not (saint and _saint(words, k, last)):
            found = k + 1
    if found is not None and found < last and words[found].lower in {"of", "for", "and"}:
        office = {"State", "Defense", "Defence", "Exchequer", "Staff"}
        for k in range(found, last):
            if words[k].text in office:
                return k + 1
        return None
    return found


_NUMERALS = frozenset({"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."})


def _of_a_father(words: list[Word], first: int, k: int) -> bool:
    """ "Khaled bin Sultan"."""
    return k > first and words[k - 1].lower in _OF_A_FATHER


def _ends_an_office(words: list[Word], first: int, k: int) -> bool:
    """Whether a title ends what a body is for: "Department of Criminal Justice"."""
    return any(
        words[m].lower in {"of", "for"}
        and words[m - 1].text in {"Department", "Ministry", "Office", "Bureau"}
        for m in range(first + 1, k)
    )


_OF_A_FATHER = frozenset({"bin", "ibn", "bint", "binti", "al", "abu", "ben"})

ONWARD = frozenset({"across", "without", "against", "beyond", "united"})
"""With a capital, these go on with the name of people who made a body: "Doctors Across Borders"."""


def _is_headland(words: list[Word], first: int, k: int, last: int) -> bool:
    """ "Off Power Head", "at Beachy Head": a cape, and nobody's office."""
    ends = words[k].text == "Head" and k == last - 1 > first and first > 0
    of = last < len(words) and words[last].lower in {"of", "for"}
    return ends and not of and words[first - 1].lower in {"at", "from", "near", "off", "on", "to", "towards"}


def _within_a_name(words: list[Word], first: int, k: int, last: int) -> bool:
    """ "Ana Silva-Dean", "Doctors Across Borders": joined to a surname, or followed by a preposition."""
    onward = k + 1 < last and words[k + 1].lower in ONWARD
    surname = k == last - 1 and k - 2 > first and words[k].text in gazetteer.load().last_names
    return onward or (surname and words[k - 1].text == "-" and not words[k - 2].space)


def _opening_trade(words: list[Word], first: int, last: int) -> bool:
    """Whether a sentence begins with what somebody is, and their name: "Substitute Mo Abdi"."""
    opens = first == 0 or words[first - 1].text in {'"', ":", "."}
    if (opens or _are_titled(words, first, last)) and last - first > 1 and _several(words, first, last):
        return True
    if last - first == 2 and opens and words[first].lower in lexicon.words("trades"):
        called = (
            gazetteer.load().forename(words[first].text) or words[first].text in gazetteer.load().last_names
        )
        return words[last - 1].entity == "PERSON" and not called
    if not opens or last - first < 3 or words[first].lower not in lexicon.words("trades"):
        return False
    known = gazetteer.load()
    person = all(w.entity == "PERSON" for w in words[last - 2 : last])
    return (
        person
        or words[first + 1].text in known.first_names
        or re.fullmatch(r"[A-Z]\.?", words[first + 1].text) is not None
    )


def _are_titled(words: list[Word], first: int, last: int) -> bool:
    """ "A bench of Justices G.S. Moor and Ana Silva": a title of several, before what is surely a name."""
    one = words[first].lower.removesuffix("s")
    name = words[first + 1 : last]
    sure = bool(name) and (_INITIALS.fullmatch(name[0].text) or all(w.entity == "PERSON" for w in name))
    return one in lexicon.group("roles", "titles") and len(name) > 1 and bool(sure)


_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_KIN = frozenset({"brother", "sister", "twin", "cousin", "friend", "neighbour", "neighbor"})


def _several(words: list[Word], first: int, last: int) -> bool:
    """ "Cyclists Ana Silva and Rui Costa": what more than one of those named after it are."""
    one = words[first].lower.removesuffix("s")
    joined = last < len(words) and words[last].lower in {"and", ","}
    if not joined or one == words[first].lower or words[first].text in gazetteer.load().last_names:
        return False
    kinds = lexicon.group("trades", "roles", "people nouns") | _KIN
    somebody = words[last - 1].entity in {"PERSON", ""} or gazetteer.load().forename(words[first + 1].text)
    return (one in kinds or is_trade(one)) and bool(somebody)


def _of_a_house(words: list[Word], k: int, last: int) -> bool:
    """Whether a title is part of the name of a house, a street or a body: "Cook Strait"."""
    if k + 1 >= last:
        return False
    surnames = gazetteer.load().last_names
    listed = ("heads alone", "place heads", "organization heads", "event heads")
    heads = [lexicon.words(name) for name in listed]
    following, end = words[k + 1].text, words[last - 1].text
    named = following in gazetteer.load().first_names and last - k > 2
    if named and not any(end in listed for listed in heads):
        return False  # "Mayor Bill de Blasio"
    street = following in {"Street", "Road", "Avenue", "Lane", "Square", "Terrace", "Hotel", "Theatre"}
    if k + 2 == last and (street or (words[k].lower in _NOBLE and following in _STREETS)):
        return words[k].text[0].isupper()
    if k > 0 and words[k - 1].text in gazetteer.load().first_names and any(end in listed for listed in heads):
        return True  # "Henry Baker Hall"
    if following not in surnames and any(following in listed for listed in heads):
        return words[k].text[0].isupper()
    if k + 3 == last and end in _BUILT and (end not in surnames or not gazetteer.load().forename(following)):
        return words[k].text[0].isupper()  # "Dr. Soetomo Hospital", "Chief Arco Bridge"
    return words[k].lower in _NOBLE and end not in surnames and any(end in listed for listed in heads)


def _forename(words: list[Word], k: int, last: int) -> bool:
    """Whether a title is here the first name: "managed by Dean Silva", "Captain Dean Silva"."""
    known = gazetteer.load()
    return (
        words[k].text in _FORENAMES
        and last - k == 2
        and (words[k + 1].text in known.last_names or words[k + 1].text not in known.first_names)
        and not (k and words[k - 1].lower == "the")
    )


def _saint(words: list[Word], k: int, last: int) -> bool:
    return words[k].lower in {"st", "st.", "saint"} or k + 1 >= last


COUNCILLOR = frozenset({"cllr", "coun", "councillor"})
"""A seat that many hold, told as "Dr" is: "council leader Cllr Ana Silva"."""
_POLITE = frozenset({"dr", "mr", "mrs", "ms", "prof"}) | COUNCILLOR
"""Titles that say nothing of what somebody does: "burner specialist Dr Ana Silva"."""


def take_in(mention: Mention) -> None:
    """Takes in the role written in small letters before the name ("the housing minister Ana Silva")."""
    words = mention.sentence.words
    at = _last(mention)
    polite = mention.role.lower().rstrip(".") in _POLITE and at >= 0 and _is_what(words[at], mention)
    if mention.role_at is not None and is_charge(words, mention.role_at):
        return  # "cabinet member for culture Cllr Ana Silva"
    if mention.role_at is not None and not polite:
        begin, end = _begin(words, mention.role_at, reach=0), mention.first
    elif at >= 1 and words[at].text == "," and is_role(words[at - 1]):
        if not _certain(words, at - 1):
            return
        begin, end = _begin(words, at - 1, reach=_REACH), mention.first if polite else at
    elif at >= 0 and _is_what(words[at], mention):
        begin, end = _begin(words, at, reach=_REACH), mention.first if polite else at + 1
    else:
        return
    while begin < end and words[begin].text in {"-", ","}:
        begin += 1
    if begin < end:
        mention.role_at, mention.role = begin, spelt(words[begin:end])


_ARTICLES = frozenset({"the", "a", "an"})
_DETERMINERS = _ARTICLES | {"its", "their", "his", "her", "whose", "our", "one"}
_RETIRED = frozenset({"retd", "ret", "rtd", "retired"})
_REACH = 3
"""So many words before a role may narrow it that are known neither as roles nor as what narrows them."""


def _last(mention: Mention) -> int:
    """Where the last word of a role before the name would stand; -1 where nothing stands before it."""
    words = mention.sentence.words
    at = (mention.first if mention.role_at is None else mention.role_at) - 1
    if at > 3 and words[at].text == ")" and words[at - 1].lower.rstrip(".") in _RETIRED:
        at -= 3  # "Rear Admiral (retd) Otis Gray"
    if at > 1 and words[at].lower in {"named", "called"} and is_role(words[at - 1]):
        at -= 1  # "a tram conductor named Otis Gray"
    return at


def _certain(words: list[Word], at: int) -> bool:
    """Whether the role that ends there is that of one person: "the minister, ", "Porto's minister, "."""
    for word in reversed(words[max(at - 6, 0) : at]):
        if word.text in {",", '"', "."}:
            return False
        if word.lower in _DETERMINERS or word.lower == "'s":
            return not _of_kin(words, word.i)
    return False


def _of_kin(words: list[Word], at: int) -> bool:
    """ "The third child of | a cotton broker, Ana Silva studied": what a parent was."""
    if words[at].lower not in {"a", "an"}:
        return False  # "the widow of the donor, Rui Costa"
    return at > 1 and words[at - 1].lower == "of" and words[at - 2].lower in lexicon.group("kin")


def _begin(words: list[Word], at: int, reach: int) -> int:
    """Where the role begins whose last word stands there: with all that narrows it."""
    begin = at
    while begin > 0 and _narrowing(words[begin - 1], near=begin > at - reach):
        begin -= 1
    return begin


def _narrowing(word: Word, *, near: bool) -> bool:
    """Whether a word before a role belongs to it ("deputy"); near it that is any that modifies ("bus")."""
    adjectives = lexicon.words("role adjectives")
    if word.text in gazetteer.load().demonyms or word.lower in _ARTICLES:
        return False
    if word.tag == "VBG" and word.dep in {"xcomp", "advcl", "pcomp", "acl"} and word.lower not in adjectives:
        return False  # "beating defending champion Ana Silva"
    if narrows(word) or word.lower in lexicon.words("roles") or (word.text == "-" and not word.space):
        return True
    modifies = word.tag in {"JJ", "NN", "VBG", "NNS", "HYPH"} or (not word.tag and word.lower in adjectives)
    return near and modifies and word.text.islower()


_MINISTERS = frozenset({"minister", "secretary", "commissioner", "undersecretary"})


def is_field(words: list[Word], at: int) -> bool:
    """Whether a noun says what a minister is for: "Works Minister"."""
    one = words[at].lower.removesuffix("s")
    nouns = gazetteer.load().nouns
    return words[at + 1].lower in _MINISTERS and not nouns.isdisjoint({words[at].lower, one})


def office_before(words: list[Word], first: int, last: int) -> int | None:
    """Where the name begins in a run that opens with what somebody is minister of; None if it does not.

    "Minister of State Ana Silva", "Secretary for Health and Sport Rui Costa".
    """
    if first < 2 or words[first - 1].lower not in {"of", "for"} or words[first - 2].lower not in _MINISTERS:
        return None
    known = gazetteer.load()
    for at in range(first + 1, last - 1):
        somebody = known.forename(words[at].text) or (
            words[at].entity == words[at + 1].entity == "PERSON" and words[at].begins
        )
        if somebody:
            return at
        if not (words[at - 1].lower in known.nouns or words[at - 1].lower in {"and", "affairs", "services"}):
            return None
    return None


def _is_what(word: Word, mention: Mention) -> bool:
    """Whether the word right before a name says what its bearer is: "fish exporter Otis Gray"."""
    whole = len(mention.words) > 1
    if word.tag == "VB":
        return False  # "will coach Arco Rovers"
    if is_role(word):
        return word.lower != "host" or whole
    named = whole and all(w.entity in {"PERSON", ""} for w in mention.words)
    return named and gazetteer.load().forename(mention.words[0].text) and is_agent(word)


def is_charge(words: list[Word], end: int) -> bool:
    """Whether the small words before a title say what its bearer is "for"."""
    at = max(0, end - 1)
    while at > 1 and words[at].text.islower() and words[at].lower != "for" and end - at < 6:
        at -= 1
    return words[at].lower == "for" and at < end - 1 and is_role(words[at - 1])


def narrows(word: Word) -> bool:
    """Whether a word narrows a role; "City" and "County" belong to the name before them."""
    body = word.text[0].isupper() and word.text in lexicon.words("organization heads")
    return word.lower in lexicon.words("role adjectives") and word.text not in {"City", "County"} and not body


_AGENT = re.compile(r"\w{3,}(?:er|or|ist|eer|ian)")
_TRADE = re.compile(
    r".{2,}(?:ologist|ographer|maker|keeper|master|mistress|player|worker|holder|wright|smith|monger|teller|woman)"
    r"|(?!hu|wo|ger|ro|nor|otto|talis|gentle|sales|every|inhu)\w{2,}(?<!a)man"
)


def is_role(word: Word) -> bool:
    """Whether a word written small says what somebody is."""
    lower = word.lower
    if lower in lexicon.words("roles") or lower in lexicon.words("trades"):
        return True
    return word.tag.startswith("NN") and word.text.islower() and is_trade(lower)


def is_agent(word: Word) -> bool:
    """Whether a noun beside a name, behind a comma, is made like those for people: "driller"."""
    lower = word.lower
    made = word.tag == "NN" and word.text.islower() and _AGENT.fullmatch(lower) is not None
    return is_role(word) or (
        made and lower in gazetteer.load().nouns and lower not in lexicon.group("no agents")
    )


def is_trade(noun: str) -> bool:
    """Whether a noun tells a trade by how it is made: "volcanologist", "cheesemaker", "stockman"."""
    return _TRADE.fullmatch(noun) is not None and noun not in lexicon.words("company nouns")
