"""Hands in a document: python submit.py SERVICE KEY FILE. Run it again to see what became of it."""

import hashlib
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

service, key, file = sys.argv[1:]
document = Path(file).read_bytes()
headers = {
    "Authorization": f"Bearer {key}",
    "Content-Type": "application/ld+json",
    "Idempotency-Key": hashlib.sha256(document).hexdigest(),  # the same document makes one submission
}
request = urllib.request.Request(f"{service}/v1/submissions", document, headers)
try:
    with urllib.request.urlopen(request, timeout=60) as answer:
        said = json.load(answer)
except urllib.error.HTTPError as error:
    problem = json.load(error)
    for finding in problem.get("report", {}).get("findings", ()):
        print(finding["severity"], finding["pointer"], finding["message"])
    raise SystemExit(f"{problem['status']} {problem['detail']}") from None
print(said["state"], said.get("article") or said.get("reason") or said["url"])
