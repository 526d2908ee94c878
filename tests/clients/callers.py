"""What schemathesis loads: each request comes from a caller of its own, or guessing keys would end it; and it
never ends the key that it asks with, or everything after would only be refused."""

from __future__ import annotations

import itertools
import os
from typing import Any

import schemathesis

numbers = itertools.count()


@schemathesis.hook
def before_call(context: Any, case: Any, arguments: Any) -> None:
    number = next(numbers)
    case.headers["X-Forwarded-For"] = f"192.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    if "/v1/keys/" in case.path and case.path_parameters.get("id") == os.environ["OWN_KEY"]:
        case.path_parameters["id"] = "another"
