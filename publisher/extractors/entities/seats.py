"""Who holds an office of a place, named right behind it: "Mayor of Cork Dan Boyle"."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.reading import Word, spelt


def holder(words: Sequence[Word], first: int, last: int) -> int | None:
    """Where somebody's name begins behind the place of their office in a run; None if it does not."""
    led = _led_at(words, first)
    if led < 1 or words[led].lower not in {"of", "for"}:
        return None
    office = words[led - 1].lower
    if office not in lexicon.words("roles") and office not in lexicon.words("titles"):
        return None
    known, seat = gazetteer.load(), words[led].lower == "for"
    for at in range(last - 2, first, -1):
        somebody = known.forename(words[at].text) or (words[at].entity == "PERSON" and words[at].begins)
        somebody = somebody and (not seat or words[last - 1].text in known.last_names or at == last - 2)
        place = spelt(words[first:at]) in known or (
            seat and words[first].text in known
        )  # "MP for Hull North"
        if somebody and place and spelt(words[first : at + 1]) not in known:
            return at
    return None


def _led_at(words: Sequence[Word], first: int) -> int:
    """The index of the word between an office and its places: "MP | for | Scarborough and Whitby"."""
    at = first - 1
    if at > 1 and words[at].lower == "and":
        at -= 1
        while at > 1 and words[at].text[0].isupper():
            at -= 1
    return at
