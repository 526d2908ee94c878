"""Events as Standard Webhooks 1.0: what stands in them and how they are signed.

The library `standardwebhooks` makes each signature; it knows one secret, so the header that carries two while
a secret is being replaced is put together here.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from standardwebhooks import Webhook

from publisher.messages import stamp

PREFIX: Final = "whsec_"


def secret(data: bytes) -> str:
    """A signing secret in the form that receivers are given: `whsec_...`."""
    return PREFIX + base64.b64encode(data).decode()


def body(kind: str, at: datetime, data: Mapping[str, Any]) -> bytes:
    """An event: its `type`, the `timestamp` of what happened, and the `data` about it."""
    event = {"type": kind, "timestamp": stamp(at), "data": data}
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()


def headers(id: str, at: datetime, event: bytes, secrets: Sequence[str]) -> dict[str, str]:
    """The headers that sign an event sent at this time, once for every secret that is good.

    `id` names the event and is the same whenever it is sent again; it must not hold a full stop.
    """
    at = at.astimezone(UTC)
    text = event.decode()
    return {
        "Content-Type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(Webhook(each).sign(id, at, text) for each in secrets),
    }


def answers(challenge: str, said: bytes) -> bool:
    """Whether a receiver answered a challenge: with its words alone, or as `{"challenge": "..."}`."""
    text = said.strip()
    if text.startswith(b"{"):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return False
        words = found.get("challenge")
        text = words.encode("utf-8", "replace") if isinstance(words, str) else b""
    return hmac.compare_digest(text, challenge.encode())
