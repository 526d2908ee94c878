"""Cursors: opaque words that say where a reader stands. They are signed and never expire."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

from publisher.errors import Misplaced

_MAC = 12


class Cursors:
    """Writes and reads cursors under one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def write(self, kind: str, place: int) -> str:
        """The cursor that stands after `place` in lists of this kind."""
        body = place.to_bytes(8, "big")
        return base64.urlsafe_b64encode(self._mac(kind, body) + body).decode().rstrip("=")

    def read(self, kind: str, cursor: str) -> int:
        """The place a cursor stands at. Raises Misplaced if it was not written here for this kind of list."""
        try:
            data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            data = b""
        mac, body = data[:_MAC], data[_MAC:]
        if len(body) != 8 or not hmac.compare_digest(mac, self._mac(kind, body)):
            raise Misplaced(
                "this cursor was not given out for this list",
                hint="begin without one, and use `next_cursor` of each answer as it is",
            )
        return int.from_bytes(body, "big")

    def _mac(self, kind: str, body: bytes) -> bytes:
        return hmac.digest(self._secret, f"cursor {kind} ".encode() + body, hashlib.sha256)[:_MAC]
