"""Whether a person is spoken of as a man or a woman."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities.thing import Thing

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
"""The sex that a pronoun tells."""


def of(person: Thing) -> str:
    """ "m" or "f" where a title, a word of kin, a role or a first name says so; empty where none does."""
    for mention in person.mentions:
        title = mention.role.lower().rstrip(".")
        before = [w.lower for w in mention.sentence.words[max(0, mention.first - 3) : mention.first]]
        behind = [w.lower for w in mention.sentence.child(mention.head, "appos")]
        words = {
            title,
            *behind,
            *mention.role.lower().split(),
            *before[-1:],
            *(before[-2:-1] if "," in before else ()),
        }
        for sex, group in (("f", "women"), ("m", "men")):
            if words & lexicon.group(group):
                return sex
    first = person.name.split()[0].lower()
    for sex, group in (("f", "female names"), ("m", "male names")):
        if first in lexicon.group(group):
            return sex
    return ""
