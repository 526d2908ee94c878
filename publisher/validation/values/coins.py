"""Which currency is meant by what is none: slips of the keys, signs and names."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from publisher.validation.values import codes

_COMMON: Final = (
    *(
        "EUR",
        "USD",
        "GBP",
        "CHF",
        "JPY",
        "CNY",
        "CAD",
        "AUD",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "HUF",
        "UAH",
        "RON",
    ),
    *(
        "INR",
        "BRL",
        "MXN",
        "ZAR",
        "TRY",
        "NZD",
        "SGD",
        "HKD",
        "KRW",
        "ILS",
        "AED",
        "BGN",
        "ISK",
        "RSD",
        "ARS",
        "THB",
    ),
)
"""The currencies that are meant first, in this order."""


def meant(text: str) -> str | None:
    """The code of the currency that is most likely meant by a text."""
    bare = text.strip()
    folded = bare.casefold()
    if bare.upper() in codes.CURRENCIES:
        return bare.upper()
    if found := codes.CURRENCY_SLIPS.get(folded) or codes.CURRENCY_SLIPS.get(folded.rstrip(".")):
        return found
    letters = "".join(char for char in bare if char.isalpha() and char.isascii()).upper()
    if letters in codes.CURRENCIES:
        return letters
    return _slipped(letters) if len(bare) < 6 else None


def _slipped(letters: str) -> str | None:
    """The common currency of these letters: two of them swapped, one of them wrong, doubled or left out."""
    if len(letters) == 3:
        swapped = [code for code in _COMMON if sorted(code) == sorted(letters) and code[:1] == letters[:1]]
        swapped += [code for code in _COMMON if sorted(code) == sorted(letters)]
        near = [code for code in _COMMON[:3] if sum(a != b for a, b in zip(code, letters, strict=True)) == 1]
        return next(iter(swapped or near), None)
    if len(letters) == 4:
        single = "".join(a for a, b in pairwise(f"{letters} ") if a != b)
        return single if single in codes.CURRENCIES else None
    return None
