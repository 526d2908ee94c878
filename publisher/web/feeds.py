"""The feeds: what is published, in the formats that readers know."""

from __future__ import annotations

from flask import Blueprint, Response

from publisher import messages
from publisher.web import answers, asking

feeds = Blueprint("feeds", __name__, url_prefix="/v1/feeds")


@feeds.get("/<name>.<ending>")
def get_feed(name: str, ending: str) -> Response:
    """One page of a feed."""
    asked = asking.parameters(messages.FeedQuery)
    feed = asking.newsroom().feed(name, ending, cursor=asked.get("cursor"), limit=asked["limit"])
    answers.choose(feed.media, answers.JSON)
    made = answers.spliced(feed.body, feed.media)
    base = asking.newsroom().settings.base_url
    made.headers["Link"] = answers.links(
        next=feed.following, hub=f"{base}/v1/websub", self=f"{base}/v1/feeds/{name}.{ending}"
    )
    return made
