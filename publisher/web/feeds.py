"""The feeds: what is published, in the formats that readers know; and the products behind them."""

from __future__ import annotations

from flask import Blueprint, Response

from publisher import messages, questions
from publisher.records import Product
from publisher.web import answers, asking

feeds = Blueprint("feeds", __name__, url_prefix="/v1")


@feeds.get("/products")
def list_products() -> Response:
    """The feeds that the reader may see."""
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    viewer = asking.viewer()
    room = asking.newsroom()
    found = room.products.page(viewer)
    items = [messages.product(one, room.settings.base_url, whole=viewer.newsroom) for one in found]
    return answers.message(messages.page(items, None))


@feeds.get("/feeds/<name>.<ending>")
def get_feed(name: str, ending: str) -> Response:
    """One page of a feed."""
    asked = asking.parameters(questions.FeedQuery)
    if ending != "xml" and asked.get("limit", 0) > 100:
        asking.refuse([{"pointer": "/limit", "detail": "at most 100 save in the news sitemap"}])
    room = asking.newsroom()
    feed = room.feed(name, ending, asking.viewer(), cursor=asked.get("cursor"), limit=asked.get("limit"))
    media = answers.choose(feed.media, answers.JSON if "json" in feed.media else "application/xml")
    made = answers.spliced(feed.body, media)
    base = room.settings.base_url
    made.headers["Link"] = answers.links(
        next=feed.following, hub=f"{base}/v1/websub", self=f"{base}/v1/feeds/{name}.{ending}"
    )
    return made


@feeds.get("/products/<name>")
def get_product(name: str) -> Response:
    """What a feed is made of."""
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    viewer = asking.viewer()
    room = asking.newsroom()
    found = room.products.get(name, viewer)
    return answers.message(messages.product(found, room.settings.base_url, whole=viewer.newsroom))


@feeds.put("/products/<name>")
def put_product(name: str) -> Response:
    """Makes a feed, or changes what it is made of."""
    asking.require("newsroom")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.ProductMessage)
    room = asking.newsroom()
    made = Product(
        asking.name_of(name), asked["title"], asked["filter"], asked["open"], frozenset(asked["partners"])
    )
    new = room.products.put(made)
    return answers.message(messages.product(made, room.settings.base_url, whole=True), 201 if new else 200)


@feeds.delete("/products/<name>")
def remove_product(name: str) -> Response:
    """Takes a feed away; the articles stay."""
    asking.require("newsroom")
    asking.parameters(questions.Nothing)
    asking.newsroom().products.remove(name)
    return Response(status=204)
