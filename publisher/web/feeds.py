"""The feeds: what is published, in the formats that readers know."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, abort

from publisher import feeds as formats
from publisher import messages
from publisher.web import answers, asking

feeds = Blueprint("feeds", __name__, url_prefix="/v1/feeds")


@feeds.get("/<name>.<ending>")
def get_feed(name: str, ending: str) -> Response:
    """One page of a feed."""
    if ending not in formats.FORMATS or name != "articles":
        abort(404, f"there is no feed {name}.{ending}")
    media, write = formats.FORMATS[ending]
    answers.choose(media, answers.JSON)
    asked = asking.parameters(messages.FeedQuery)
    room = asking.newsroom()
    page = room.documents(cursor=asked.get("cursor"), limit=asked["limit"])
    base = room.settings.base_url
    address = f"{base}/v1/feeds/{name}"
    query = urlencode({"limit": asked["limit"], "cursor": page.next}) if page.next else ""
    following = f"{address}.{ending}?{query}" if query else None
    feed = formats.Feed(name, room.settings.name or "News", address, base, following)
    made = answers.spliced(write(feed, page.items), media)
    if following:
        made.headers["Link"] = answers.links(next=following)
    return made
