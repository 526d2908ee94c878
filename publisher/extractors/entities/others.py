"""What names neither a person nor an organisation nor a place: works, illnesses, offices, makes."""

from __future__ import annotations

import re

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import firms
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import clean
from publisher.extractors.reading import Word

JOINING = frozenset({"of", "for", "and", "de", "del", "da", "do"})
_SICK = frozenset({"outbreak", "case", "cases", "epidemic", "spread", "strain", "vaccine", "transmission"})
_ILL = frozenset({"disease", "fever", "virus", "outbreak", "cases", "infection", "infections", "vaccine"})
_PERFORMED = frozenset({"dance", "sing", "stage", "perform", "choreograph", "conduct"})
_PERFORMANCES = frozenset({"performance", "performances", "production", "staging", "premiere", "screening"})


def is_illness(mention: Mention) -> bool:
    """ "An outbreak of Marburg", "Lyme disease"."""
    before, earlier, after = mention.before(), mention.before(2), mention.after()
    if clean(mention.text) not in lexicon.words("illnesses"):
        return False
    of = before is not None and before.lower in {"of", "against", "with", "for"} and earlier is not None
    sick = of and earlier is not None and (earlier.lower in _SICK or earlier.lower in {"ill", "sick"})
    return sick or (after is not None and after.lower in _ILL)


def one_of_them(mention: Mention) -> None:
    """ "A Chevrolet", "an Ariane rocket": a thing of that make."""
    mention.vote("other", mention.votes.pop("person", 0.0))
    after, words = mention.after(), mention.words
    heads = lexicon.group("organization heads", "place heads", "team heads", "event heads")
    if len(words) == 2 and words[0].text in gazetteer.load().organizations and words[1].text not in heads:
        mention.vote("other", 3.0 + mention.votes.pop("organization", 0.0))  # "a Honda Civic"
    if len(mention.words) == 1 and not (
        after is not None and after.tag.startswith(("NN", "JJ", "VBN", "HYPH"))
    ):
        mention.vote("other", mention.votes.pop("organization", 0.0))


def of_a_line(mention: Mention) -> bool:
    """ "The Victoria line"."""
    after = mention.after()
    return mention.text in lexicon.group("lines") and after is not None and after.lower in {"line", "lines"}


def vehicle(mention: Mention) -> bool:
    """ "A blue Yamaha", "the silver Ford Transit": what is told by its colour and its make."""
    before, earlier = mention.before(), mention.before(2)
    if before is None or mention.role or before.lower not in lexicon.group("colours"):
        return False
    one = earlier is not None and (
        earlier.lower in {"a", "the", "his", "her", "their", "-"} or earlier.tag == "CD"
    )
    return one and clean(mention.text) not in gazetteer.load() and before.text.islower()


def work(mention: Mention) -> None:
    """ "The film Salt Road", "their third album, Low Tide,", and what stands alone in quotation marks."""
    skip = (w := mention.before()) is not None and w.text in {"The", "A", "An"}
    before, earlier, after = mention.before(1 + skip), mention.before(2 + skip), mention.after()
    if before is None or mention.role:
        return
    beyond = mention.before(3 + skip) if earlier is not None and earlier.text == "," else None
    if after is not None and after.text in {",", "."} and after.i != mention.sentence.words[-1].i:
        after = mention.after(2)  # "Salt Road," said so
    works = lexicon.words("works")
    if skip and before.lower in {"'s", "'"}:
        mention.votes = {"other": 4.0}  # "Ana Silva's The Salt Road"
        return
    inserted = before.text == "," and earlier is not None and earlier.lower in works
    if (
        (before.lower in works and before.text.islower() and before.tag[:2] in {"NN", ""})
        or inserted
        or _called_so(before, beyond or earlier)
    ):
        mention.vote("other", 5.0 if inserted or before.lower in lexicon.words("vessels") else 3.0)
    elif _performed(mention, before, earlier) or _starred(mention):
        mention.vote("other", 2.5 + mention.votes.pop("person", 0.0) + mention.votes.pop("place", 0.0))
    elif before.text in {'"', "'"} and after is not None and after.text == before.text:
        mention.vote("other", 4.0 if len(mention.words) > 1 else 1.0)


def _performed(mention: Mention, before: Word, earlier: Word | None) -> bool:
    """ "Will not dance Giselle", "a performance of Tosca"."""
    if mention.role or len(mention.words) > 3 or firms.owns(mention):
        return False
    shown = before.lower == "of" and earlier is not None and earlier.lower in _PERFORMANCES
    return shown or (before.tag.startswith("VB") and before.lemma in _PERFORMED)


_STARS = frozenset({"cast", "co-star", "co-starred", "star", "starred", "starring", "stars"})


def _starred(mention: Mention) -> bool:
    """ "Starred in Romeo and Juliet": what somebody has a part in, unless it is a large place."""
    words, at = mention.sentence.words, mention.first - 1
    if at > 1 and words[at].lower == "and" and words[at - 1].text[0].isupper():
        at -= 2
        while at > 0 and words[at].text[0].isupper():
            at -= 1
    led = at > 0 and words[at].lower == "in" and words[at - 1].lower in _STARS
    return led and not gazetteer.load().well_known(clean(mention.text))


_FIGURED = re.compile(r"[A-Z]{1,3}\d{1,4}[a-z]?|\d{1,3}[A-Z]|Mk\d|X{1,3}|[IVX]{2,4}")


def model(mention: Mention) -> None:
    """ "The Galaxy S30": what is sold by a name and a figure."""
    words = mention.words
    made = len(words) > 1 and _FIGURED.fullmatch(words[-1].text) and any(c.isdigit() for c in words[-1].text)
    if made and not any(w.entity in {"GPE", "LOC", "FAC"} for w in words) and not mention.role:
        mention.vote("other", 2.5 + mention.votes.pop("organization", 0.0))


def _called_so(before: Word, earlier: Word | None) -> bool:
    """ "A bull named Tax Season", "the chip, called Arco": animals and things that bear a name."""
    if before.lower not in {"named", "called", "dubbed", "nicknamed", "christened"} or earlier is None:
        return False
    noun = earlier.lower
    return noun in lexicon.group("named things") or noun in lexicon.words("works")


def office(mention: Mention) -> None:
    """ "The minister for Food and Agriculture": what somebody is minister of is no name."""
    before, earlier = mention.before(), mention.before(2)
    if (
        before is None
        or earlier is None
        or before.lower not in {"for", "of"}
        or mention.text in gazetteer.load()
    ):
        return
    offices = {"minister", "secretary", "commissioner", "spokesman", "spokeswoman"}
    fields = (w.lower in gazetteer.load().nouns or w.lower in JOINING for w in mention.words)
    body = mention.words[-1].text in lexicon.words("organization heads")
    if earlier.lower in offices and all(fields) and not body:
        mention.vote("other", 4.0)
