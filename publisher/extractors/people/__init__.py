"""What an article says of a person: title and job, letters behind the name, age, where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import postnominals, roles
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.people import belonging, jobs
from publisher.extractors.people.belonging import Company
from publisher.extractors.reading import Word, spelt
from publisher.model import Fact, Origin, Ref

_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our"})
_MOST = 8
"""A role has at most so many words."""


def facts(thing: Thing, company: Company, early: Sequence[Word] = ()) -> Iterator[Fact]:
    """The facts of one person, each value once; of two jobs of which one has the other in it, the first.

    `early` are the words of what somebody is called before the text names them.
    """
    said = [fact for mention in thing.mentions for fact in _said(thing, mention, company)]
    if early and not any(fact.property == "jobTitle" for fact in said):
        said.append(_job(thing, early, 0.6))
    seen: set[tuple[str, str]] = set()
    for fact in said:
        value = str(fact.value).lower()
        if not any(p == fact.property and value in v for p, v in seen):
            seen.add((fact.property, value))
            yield fact
    yield from belonging.facts(thing, company)


def _said(thing: Thing, mention: Mention, company: Company) -> Iterator[Fact]:
    if mention.role:
        yield from _title(thing, mention, company)
    yield from _letters(thing, mention)
    yield from _called(thing, mention)
    yield from _in_charge(thing, mention)
    yield from _apposition(thing, mention)
    yield from (_job(thing, words, 0.75) for words in jobs.predicated(mention))
    yield from _age(thing, mention)


# Before the name


def _title(thing: Thing, mention: Mention, company: Company) -> Iterator[Fact]:
    """ "Ukrainian President" Ana Silva."""
    words = mention.sentence.words
    assert mention.role_at is not None
    end = _role_end(mention, mention.role)
    here = Origin("text", "roles", mention.role, words[mention.role_at].start, end, 0.85)
    people, title = _people(mention.role)
    job, _, last = title.rpartition(" ")
    if job and last.lower() in lexicon.group("honorifics"):
        at = mention.sentence.words[mention.first - 1]
        polite = Origin("text", "roles", at.text, at.start, at.end, 0.85)
        yield Fact(thing.key, "honorificPrefix", last, (polite,))
        title = job
    elif job and last.lower().rstrip(".") in roles.COUNCILLOR:
        at = mention.sentence.words[mention.first - 1]
        yield Fact(thing.key, "jobTitle", last, (Origin("text", "roles", at.text, at.start, at.end, 0.85),))
        title = job
    if people in company.countries:
        yield Fact(thing.key, "nationality", Ref(company.countries[people].key), (here,))
    if title.lower() not in lexicon.group("no jobs"):
        yield Fact(thing.key, "jobTitle", title, (here,))
    elif title.lower() in lexicon.group("honorifics"):
        yield Fact(thing.key, "honorificPrefix", title, (here,))


def _people(role: str) -> tuple[str, str]:
    """The country whose people a role names first ("Ukrainian President"), and the role alone."""
    known = gazetteer.load()
    words = role.split()
    for length in (2, 1):
        code = known.demonyms.get(" ".join(words[:length]))
        if code and len(words) > length:
            return code.strip("-"), " ".join(words[length:])
    return "", role


def _role_end(mention: Mention, role: str) -> int:
    words = mention.sentence.words
    assert mention.role_at is not None
    end = words[mention.role_at].start
    left = len(role.replace(" ", ""))
    for word in words[mention.role_at : mention.first + 1]:
        if left <= 0:
            break
        left -= len(word.text)
        end = word.end
    return end


def _called(thing: Thing, mention: Mention) -> Iterator[Fact]:
    """ "The mayor of Braga, Ana Silva," "a lawyer for the company, Ana Silva,": what the noun before says."""
    words = mention.sentence.words
    at = _comma(mention)
    if at < 2 or words[at].text != ",":
        return
    begin = _noun_phrase(words, at)
    titled = mention.role or words[mention.first - 1].lower in lexicon.group("honorifics")
    if begin is None and titled:
        begin = _office(words, at)
    if begin is None:
        return
    head = next((i for i in range(begin, at) if words[i].lower in {"of", "for", "in", "at", "to"}), at) - 1
    apart = begin < 2 or not words[begin - 2].tag.startswith("IN")
    named = roles.is_agent if apart else roles.is_role
    if head < begin or not named(words[head]) or words[head].lower in lexicon.group("no jobs"):
        return
    field = words[head + 1].lower if head + 2 < at else ""
    if field == "of" and jobs.is_at_the_wheel(words, head, at):
        return
    whole = field == "of" or (field in {"for", "to"} and words[head + 2].text[0].isupper())
    end = at if whole else head + 1
    yield _job(thing, words[begin:end], 0.8)


def _office(words: list[Word], at: int) -> int | None:
    """Where an office begins that stands without an article: "NLC President, Comrade Ana Silva"."""
    begin = at
    while begin and roles.is_role(words[begin - 1]) and words[begin - 1].text[0].isupper():
        begin -= 1
    while begin < at and begin and roles.narrows(words[begin - 1]):
        begin -= 1
    return begin if begin < at else None


def _in_charge(thing: Thing, mention: Mention) -> Iterator[Fact]:
    """ "Cabinet member for culture Cllr Ana Silva": what somebody is for, told before title and name."""
    words = mention.sentence.words
    end = mention.role_at if mention.role_at is not None else mention.first
    at = end - 1
    while at > 1 and end - at < _MOST and (words[at].text.islower() or words[at].text == "-"):
        if words[at].lower == "for" and at < end - 1 and roles.is_role(words[at - 1]):
            break
        at -= 1
    else:
        return
    begin = at - 1
    while begin and (roles.is_role(words[begin - 1]) or words[begin - 1].tag in {"NN", "JJ", "NNP"}):
        begin -= 1
    yield _job(thing, words[begin:end], 0.8)


def _comma(mention: Mention) -> int:
    """Where the comma before a name and its own role is: "Her coach, the former player Ana Silva"."""
    words = mention.sentence.words
    at = (mention.role_at if mention.role_at is not None else mention.first) - 1
    while at > 1 and words[at].lower in lexicon.group("honorifics"):
        at -= 1
    if mention.role and at > 1 and words[at].text != ",":
        begin = next((k for k in range(at, max(at - 5, 0), -1) if words[k].lower in _DETERMINERS), 0)
        inner = words[begin:at]
        if (
            begin > 1
            and words[begin - 1].text == ","
            and not any(w.tag.startswith(("V", "IN")) for w in inner)
        ):
            return begin - 1
    return at


def _noun_phrase(words: list[Word], at: int) -> int | None:
    """Where the noun phrase before a comma begins, behind its determiner; None if it has none."""
    begin = at
    while begin > 0 and at - begin < _MOST + 6:
        word = words[begin - 1]
        dash = word.text == "-" and word.space
        if (
            dash
            or word.text in {",", ".", '"', ";", ":", "(", "–", "—"}
            or word.tag.startswith(("VBD", "VBZ", "MD"))
        ):
            return None
        if word.lower in {"a", "an", "the", "its", "their", "his", "her", "our"}:
            before = words[begin - 2] if begin > 1 else None
            if (
                before is None
                or before.lower not in {"of", "for", "in", "at"}
                or _is_office(words, begin, at)
            ):
                return begin
        if word.lower in {"'s", "'"}:
            return begin
        begin -= 1
    return None


def _is_office(words: list[Word], begin: int, at: int) -> bool:
    """Whether a noun phrase is "Speaker of" something: "by order of the Speaker of the House, Ana Silva"."""
    of = next((k for k in range(begin, at) if words[k].lower in {"of", "for"}), begin)
    return of > begin and roles.is_role(words[of - 1])


# Behind the name


_OFFICES = frozenset({"MP", "MEP", "MSP", "MLA", "MLC", "MHA", "MPP", "TD"})
"""Letters behind a name that tell a seat, and no honour."""


def _letters(thing: Thing, mention: Mention) -> Iterator[Fact]:
    """ "Ana Silva OBE", "Rui Costa, MP,"."""
    for word in postnominals.behind(mention.sentence.words, mention.last):
        named = "jobTitle" if word.text in _OFFICES else "honorificSuffix"
        here = Origin("text", "roles", word.text, word.start, word.end, 0.85)
        yield Fact(thing.key, named, word.text, (here,))


def _apposition(thing: Thing, mention: Mention) -> Iterator[Fact]:
    """ "Ana Silva, 44, the harbour master of Porto," says what she is."""
    words = mention.sentence.words
    at, aged = _behind_age(words, mention.last)
    if at + 1 >= len(words) or words[at].text != ",":
        return
    begin = at + 1
    if words[begin].lower in {"who", "one"}:
        return
    determined = words[begin].lower in _DETERMINERS
    begin += determined
    if not determined and (owned := _owner_ends(words, begin)):
        begin, determined = owned, True
    end = _role_ends(words, begin, aged or determined)
    if end is None:
        return
    while begin < end - 1 and words[begin].lower in {"former", "ex", "-"}:
        begin += 1
    owner = next((i for i in range(end - 1, begin - 1, -1) if words[i].lower in {"'s", "'"}), None)
    begin = owner + 1 if owner is not None else begin
    while begin < end - 1 and words[begin].text[0].isupper():
        begin += 1
    role = words[begin : _field(words, end)]
    if role and " ".join(w.lower for w in role) not in lexicon.group("no jobs"):
        yield _job(thing, role, 0.75)


def _owner_ends(words: list[Word], begin: int) -> int:
    """The index after "Arco's", where a name and its genitive begin what is said of somebody; else 0."""
    for at in range(begin, min(begin + 5, len(words) - 1)):
        if words[at].lower in {"'s", "'"} and at > begin:
            return at + 1
        if not words[at].text[0].isupper():
            break
    return 0


def _behind_age(words: list[Word], at: int) -> tuple[int, bool]:
    """The comma behind the ages given after a name."""
    start = at
    while at + 1 < len(words) and words[at].text == "," and words[at + 1].text.isdigit():
        at += 2
    return at, at > start


def _role_ends(words: list[Word], begin: int, plain: bool) -> int | None:
    """Where the role that begins here ends; None if it is none. Without a determiner it is one noun."""
    at = begin
    while at < len(words) and at - begin < _MOST:
        word, following = words[at], words[at + 1] if at + 1 < len(words) else None
        goes_on = following is not None and (
            roles.is_role(following) or following.text == "-" or following.tag == "NN"
        )
        agent = roles.is_agent(word) if plain else roles.is_role(word)
        agent = agent or (
            plain and at > begin and word.lower in {"man", "woman"} and words[at - 1].tag == "NN"
        )
        if (agent or _compound(words, at)) and not goes_on:
            single = at == begin and not (following is not None and following.text[0].isupper())
            return at + 1 if plain or single or _bare(words, begin, at) else None
        if word.tag.startswith(("V", "IN", "W")) and word.tag not in {"VBG", "VBN"}:
            return None
        if not (word.text.isalpha() or word.text in {"-", "'s", "'"}) or word.lower in {"said", "and"}:
            return None
        at += 1
    return None


def _field(words: list[Word], end: int) -> int:
    """Where a role ends with what it is for: "portfolio holder for market towns"."""
    if end >= len(words) or words[end].lower != "for":
        return end
    at = end + 1
    while (
        at < len(words)
        and at - end < _MOST
        and words[at].text.islower()
        and words[at].tag.startswith(("NN", "JJ"))
    ):
        at += 1
    return at if at > end + 1 and at < len(words) and words[at].text in {",", "."} else end


def _compound(words: list[Word], at: int) -> bool:
    """Whether a word is the end of a role with a hyphen: "film-maker"."""
    if at < 2 or words[at - 1].text != "-" or words[at - 1].space:
        return False
    joined = f"{words[at - 2].text}-{words[at].text}".lower()
    return (
        joined in lexicon.words("roles")
        or joined in lexicon.words("trades")
        or roles.is_trade(joined.replace("-", ""))
    )


def _bare(words: list[Word], begin: int, at: int) -> bool:
    """Whether a role without an article ends here or goes on, and is no list: "holder for markets"."""
    following = words[at + 1] if at + 1 < len(words) else None
    small = all(w.text.islower() and w.tag in {"NN", "JJ", "HYPH", "VBG"} for w in words[begin : at + 1])
    return (
        small
        and following is not None
        and following.lower in {"for", "of", "at", "with", "in", ",", ".", "who"}
    )


def _job(thing: Thing, role: Sequence[Word], confidence: float) -> Fact:
    text = spelt(role)
    return Fact(
        thing.key, "jobTitle", text, (Origin("text", "roles", text, role[0].start, role[-1].end, confidence),)
    )


def _age(thing: Thing, mention: Mention) -> Iterator[Fact]:
    """The age as the text has it (", 44,", "44-year-old"): schema.org has no property for one.

    A date of birth would say more than the text does, so it is a `description`: "aged 44".
    """
    words, at = mention.sentence.words, mention.last
    behind = words[at + 1] if at + 1 < len(words) and words[at].text == "," else None
    ends = at + 2 >= len(words) or words[at + 2].text in {",", ".", ")", "-", ";"}
    if behind is None or not ends or not re.fullmatch(r"\d{1,3}", behind.text) or int(behind.text) > 120:
        return
    here = Origin("text", "ages", behind.text, behind.start, behind.end, 0.85, "the age in years")
    yield Fact(thing.key, "description", f"aged {behind.text}", (here,))
