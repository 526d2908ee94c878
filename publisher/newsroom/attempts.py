"""One attempt to send something, told so that its receiver can see why it failed."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Final

from publisher.delivery.client import Answer, Client
from publisher.errors import Unreachable
from publisher.records import Delivery

SHOWN: Final = 500
"""So many characters of an answer are kept."""


def post(
    client: Client,
    url: str,
    headers: dict[str, str],
    body: bytes,
    attempt: Delivery,
    *,
    method: str = "POST",
) -> tuple[Delivery, Answer | None]:
    """Sends once; the attempt as it went, and the answer if there was one."""
    began = time.monotonic()
    try:
        answer = client.send(method, url, headers, body)
    except Unreachable as error:
        ms = round((time.monotonic() - began) * 1000)
        return replace(attempt, ms=ms, error=str(error)), None
    said = "".join(c if c.isprintable() else " " for c in answer.body[: 4 * SHOWN].decode("utf-8", "replace"))
    wrong = "" if 200 <= answer.status < 300 else f"the answer was {answer.status}"
    if 300 <= answer.status < 400:
        wrong += "; redirects are not followed"
    return replace(attempt, ms=answer.ms, status=answer.status, answer=said[:SHOWN], error=wrong), answer
