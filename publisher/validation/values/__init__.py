"""Rules on values: dates, numbers, addresses, codes, names and texts that are not what they stand for.

Each module has quick tests (`is_fine_...`), which the walk asks of every value, and rules, which it calls
only for a value that the test does not let through, and which may therefore take their time.
"""

from typing import Final

from publisher.validation.faults import Rule
from publisher.validation.values import (
    addresses,
    coded,
    dates,
    mailboxes,
    media,
    names,
    numbers,
    numerals,
    people,
    peoples,
    pictures,
    ranges,
    spellings,
    texts,
    topics,
    urls,
)

RULES: Final[tuple[Rule, ...]] = (
    *dates.RULES,
    *numbers.RULES,
    *numerals.RULES,
    *ranges.RULES,
    *urls.RULES,
    *mailboxes.RULES,
    *addresses.RULES,
    *pictures.RULES,
    *media.RULES,
    *coded.RULES,
    *topics.RULES,
    *texts.RULES,
    *names.RULES,
    *people.RULES,
    *spellings.RULES,
    *peoples.RULES,
)
"""Every rule of this layer."""

__all__ = ["RULES", "coded", "dates", "names", "numbers", "texts", "urls"]
