"""WebSub (W3C Recommendation of 23 January 2018), the hub's side: what it is asked and what it sends."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import urlencode

Mode: TypeAlias = Literal["subscribe", "unsubscribe"]

LEASE: Final = 10 * 86_400
LONGEST_LEASE: Final = 30 * 86_400
SHORTEST_LEASE: Final = 300
"""Seconds that a subscription lasts: without a wish, at most and at least."""

MOST_SECRET: Final = 199
"""A secret must be shorter than 200 bytes (section 5.1)."""


class Refusal(ValueError):
    """What a subscriber asked cannot be granted; `parameter` is the one that is wrong."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Wish:
    """What a subscriber asks of the hub (section 5.1)."""

    mode: Mode
    callback: str
    topic: str
    lease: int
    secret: str


def wish(form: Mapping[str, str]) -> Wish:
    """The wish in a form's fields. Raises Refusal; unknown fields are ignored, as the text demands."""
    mode = form.get("hub.mode", "")
    if mode not in ("subscribe", "unsubscribe"):
        raise Refusal("hub.mode", "must be subscribe or unsubscribe")
    callback, topic = form.get("hub.callback", ""), form.get("hub.topic", "")
    for name, value in (("hub.callback", callback), ("hub.topic", topic)):
        if not value:
            raise Refusal(name, "is missing")
    secret = form.get("hub.secret", "")
    if len(secret.encode("utf-8", "replace")) > MOST_SECRET:
        raise Refusal("hub.secret", "must be shorter than 200 bytes")
    lease = form.get("hub.lease_seconds", "")
    if lease and not (lease.isascii() and lease.isdigit() and len(lease) < 12 and int(lease) > 0):
        raise Refusal("hub.lease_seconds", "must be a positive number of seconds")
    seconds = min(max(int(lease), SHORTEST_LEASE), LONGEST_LEASE) if lease else LEASE
    granted: Mode = "subscribe" if mode == "subscribe" else "unsubscribe"
    return Wish(granted, callback, topic, seconds, secret)


def verification(asked: Wish, challenge: str) -> str:
    """The address that is fetched to see whether the subscriber means it (section 5.3)."""
    query = {"hub.mode": asked.mode, "hub.topic": asked.topic, "hub.challenge": challenge}
    if asked.mode == "subscribe":
        query["hub.lease_seconds"] = str(asked.lease)
    joint = "&" if "?" in asked.callback else "?"
    return asked.callback + joint + urlencode(query)


def confirms(challenge: str, status: int, said: bytes) -> bool:
    """Whether the subscriber means it: a 2xx whose body is the challenge and nothing else."""
    return 200 <= status < 300 and hmac.compare_digest(said, challenge.encode())


def links(hub: str, topic: str) -> str:
    """The Link header by which a topic names its hub and itself (section 4)."""
    return f'<{hub}>; rel="hub", <{topic}>; rel="self"'


def headers(hub: str, topic: str, media: str, body: bytes, secret: str) -> dict[str, str]:
    """The headers of a distribution (section 7), signed if the subscriber gave a secret."""
    made = {"Content-Type": media, "Link": links(hub, topic)}
    if secret:
        made["X-Hub-Signature"] = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return made
