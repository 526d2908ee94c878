"""Which currency is meant by what is none: slips of the keys, signs and names."""

# ruff: noqa: SIM905

from __future__ import annotations

from itertools import pairwise
from typing import Final

from publisher.validation.values import codes

_ABBREVIATED: Final = dict(
    pair.split(":")
    for pair in (
        "ksh:KES kshs:KES ush:UGX ugsh:UGX tsh:TZS tzsh:TZS rm:MYR rp:IDR nis:ILS ntd:TWD nt$:TWD fcfa:XOF"
        " lek:ALL leu:RON lei:RON kn:EUR nkr:NOK skr:SEK dkr:DKK ikr:ISK b/.:PAB s/:PEN s/.:PEN bs:BOB gs:PYG"
        " q:GTQ l:HNL ₡:CRC ₲:PYG ₵:GHS ghc:GHS ₸:KZT ₾:GEL ₼:AZN ֏:AMD ₮:MNT ៛:KHR ₭:LAK ৳:BDT tk:BDT"
        " dhs:AED dh:AED kd:KWD bd:BHD jd:JOD zar:ZAR us$:USD mx$:MXN ar$:ARS"
    ).split()
)
"""Currencies as people abbreviate them."""

_DOLLARS: Final = {
    **{
        "US": "USD",
        "CA": "CAD",
        "AU": "AUD",
        "NZ": "NZD",
        "SG": "SGD",
        "HK": "HKD",
        "TW": "TWD",
        "MX": "MXN",
    },
    **{
        "AR": "ARS",
        "CL": "CLP",
        "CO": "COP",
        "UY": "UYU",
        "JM": "JMD",
        "BB": "BBD",
        "TT": "TTD",
        "FJ": "FJD",
    },
    **{
        "NA": "NAD",
        "BS": "BSD",
        "BZ": "BZD",
        "GY": "GYD",
        "SR": "SRD",
        "LR": "LRD",
        "BN": "BND",
        "EC": "USD",
    },
    **{"PR": "USD", "SV": "USD", "PA": "USD", "DO": "DOP", "BM": "BMD", "KY": "KYD"},
}
"""What is written `$`, by country."""

_CROWNS: Final = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK", "FO": "DKK"}
_PESOS: Final = {
    **{
        "MX": "MXN",
        "AR": "ARS",
        "CL": "CLP",
        "CO": "COP",
        "UY": "UYU",
        "PH": "PHP",
        "DO": "DOP",
        "CU": "CUP",
    },
}
_RUPEES: Final = {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR", "SC": "SCR"}
_POUNDS: Final = {
    **{
        "GB": "GBP",
        "EG": "EGP",
        "LB": "LBP",
        "SD": "SDG",
        "SY": "SYP",
        "GI": "GIP",
        "FK": "FKP",
        "IM": "GBP",
    },
    **{"JE": "GBP", "GG": "GBP"},
}
_SHARED: Final = {
    **dict.fromkeys(("$", "dollar", "dollars"), _DOLLARS),
    **dict.fromkeys(("kr", "kr.", "krona", "krone", "kroner", "kronor"), _CROWNS),
    **dict.fromkeys(("peso", "pesos"), _PESOS),
    **dict.fromkeys(("rs", "rs.", "rupee", "rupees", "₨"), _RUPEES),
    **dict.fromkeys(("pound", "pounds"), _POUNDS),
    "¥": {"JP": "JPY", "CN": "CNY"},
    "元": {"CN": "CNY", "TW": "TWD"},
}
"""Signs and words that several currencies share, with the currency they stand for in each country."""


def shared(text: str) -> dict[str, str] | None:
    """Which currency a sign or a word stands for in which country; None for one of a single currency."""
    return _SHARED.get(text.strip().casefold())


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
    if folded in _SHARED:
        return None
    if bare.upper() in codes.CURRENCIES:
        return bare.upper()
    if (
        found := _ABBREVIATED.get(folded)
        or codes.CURRENCY_SLIPS.get(folded)
        or codes.CURRENCY_SLIPS.get(folded.rstrip("."))
    ):
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
