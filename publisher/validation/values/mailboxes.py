"""A rule on mail addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from publisher.validation.faults import Fault, Rule, Spot, shown

is_fine_email: Final[Callable[[str], Any]] = re.compile(
    r"(?:mailto:)?[^\s@:/<>,;()\[\]\"]+@(?!(?:example|domain|yourdomain|email)\.(?:com|org|net)$)(?:[^\s@.:/<>,;()]+\.)+[^\W\d_]{2,}",
    re.IGNORECASE,
).fullmatch
"""Whether a text is a mail address, also as the URL of one."""


def malformed_email(spot: Spot) -> Iterator[Fault]:
    """A mail address that nobody can write to: `desk at news.example`, `you@example.com`, a name, a page.

    Write one address, as a mail program takes it.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    words = re.sub(
        r"\s*[\[({]?\s*\b(?:at|ät|arroba)\b\s*[\])}]?\s*",
        "@",
        value.strip()[:200],
        count=1,
        flags=re.IGNORECASE,
    )
    words = re.sub(r"\s*[\[({]?\s*\bdot\b\s*[\])}]?\s*", ".", words, flags=re.IGNORECASE)
    within = re.fullmatch(r"[^<>@]*<([^<>]+)>", value.strip()[:200])
    better = next((one for one in (words, within[1] if within else "") if is_fine_email(one)), None)
    yield Fault(
        "warning",
        f"{shown(value)!r} is no mail address",
        spot.term,
        "a mail address, such as desk@news.example",
        shown(value),
        better,
    )


RULES: Final[tuple[Rule, ...]] = (malformed_email,)
