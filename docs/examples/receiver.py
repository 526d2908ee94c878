"""A receiver of events: python receiver.py PORT FOLDER

It reads the signing secret from FOLDER/subscription.json, which is the answer to the subscription, and
appends each event to FOLDER/events, once.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from standardwebhooks import Webhook, WebhookVerificationError

PORT, FOLDER = int(sys.argv[1]), Path(sys.argv[2])
known: set[str] = set()


class Receiver(BaseHTTPRequestHandler):
    """Answers events."""

    def do_POST(self) -> None:
        """Checks an event before anything else, and answers before doing much with it."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            secret = json.loads((FOLDER / "subscription.json").read_bytes())["secret"]
            event = Webhook(secret).verify(body, dict(self.headers))
        except (OSError, ValueError):
            return self.answer(503)  # the secret is not there yet: it comes again
        except WebhookVerificationError:
            return self.answer(401)
        if event["type"] == "subscription.challenge":
            return self.answer(200, event["data"]["challenge"])
        if self.headers["webhook-id"] not in known:  # the same event may come twice
            with (FOLDER / "events").open("a") as events:
                events.write(f"{event['type']} {event['data']['number']} {event['data']['article']}\n")
            known.add(self.headers["webhook-id"])
        return self.answer(204)

    def answer(self, status: int, body: str = "") -> None:
        """Says how it went."""
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())


HTTPServer(("127.0.0.1", PORT), Receiver).serve_forever()
