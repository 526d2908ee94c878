"""What schemathesis loads: each request comes from a caller of its own, or guessing keys would end it."""

from __future__ import annotations

import itertools
from typing import Any

import schemathesis

numbers = itertools.count()


@schemathesis.hook
def before_call(context: Any, case: Any, arguments: Any) -> None:
    number = next(numbers)
    case.headers["X-Forwarded-For"] = f"192.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
