"""Who holds an office of a place, named right behind it: "Mayor of Cork Dan Boyle"."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.reading import Word, spelt


def holder(words: Sequence[Word], first: int, last: int) -> int | None:
    """Where somebody's name begins behind the place of their office in a run; None if it does not."""
    if first < 2 or words[first - 1].lower != "of":
        return None
    office = words[first - 2].lower
    if office not in lexicon.words("roles") and office not in lexicon.words("titles"):
        return None
    known = gazetteer.load()
    for at in range(last - 2, first, -1):
        somebody = known.forename(words[at].text) or (words[at].entity == "PERSON" and words[at].begins)
        if somebody and spelt(words[first:at]) in known and spelt(words[first : at + 1]) not in known:
            return at
    return None
