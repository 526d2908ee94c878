"""Follows the log of changes and keeps the documents in a folder. Run it again whenever you like.

python follow.py http://127.0.0.1:8000 articles/
"""

import hashlib
import json
import pathlib
import sys
import urllib.error
import urllib.parse
import urllib.request

service, folder = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
place = folder / "cursor"


def fetch(path: str) -> bytes:
    with urllib.request.urlopen(service + path, timeout=60) as answer:
        return answer.read()


def keep(change: dict) -> None:
    copy = folder / f"{change['article']}.jsonld"
    if change["kind"] in ("withdrawn", "killed"):
        copy.unlink(missing_ok=True)
        return
    try:
        document = fetch(f"/v1/articles/{change['article']}/revisions/{change['revision']}")
    except urllib.error.HTTPError as error:
        if error.code == 410:  # withdrawn since; that change comes, too
            return
        raise
    if hashlib.sha256(document).hexdigest() != change["digest"]:
        raise SystemExit(f"{change['article']}: not the bytes that were published")
    copy.write_bytes(document)


more = True
while more:
    cursor = place.read_text() if place.exists() else ""
    query = "?cursor=" + urllib.parse.quote(cursor) if cursor else ""
    page = json.loads(fetch("/v1/changes" + query))
    for change in page["items"]:
        keep(change)
        print(change["number"], change["kind"], change["article"])
    place.write_text(page["next_cursor"])  # only now: what was cut off is done again
    more = page["more"]
