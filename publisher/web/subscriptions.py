"""The routes of push: subscriptions, what came of every attempt, the WebSub hub."""

from __future__ import annotations

from flask import Blueprint, Response, g

from publisher import messages, questions
from publisher.delivery.websub import Refusal
from publisher.web import answers, asking

push = Blueprint("push", __name__, url_prefix="/v1")


@push.get("/subscriptions")
def list_subscriptions() -> Response:
    """The partner's subscriptions."""
    key = asking.require("subscribe")
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    found = room.subscriptions.of(key.partner)
    return answers.message(
        messages.page([messages.subscription(one, room.settings.base_url) for one in found], None)
    )


@push.post("/subscriptions")
def add_subscription() -> Response:
    """A new subscription; it begins once its receiver has answered a challenge."""
    key = asking.require("subscribe")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.SubscriptionMessage)
    room = asking.newsroom()
    made = room.subscriptions.add(
        key.partner,
        asked["url"],
        product=asked.get("product", ""),
        wanted=questions.selection(asked.get("filter", {})),
        kinds=asked["kinds"],
        after=asked.get("after"),
    )
    base = room.settings.base_url
    said = messages.subscription(made.subscription, base, made.secret)
    return answers.message(said, 201, {"Location": f"{base}/v1/subscriptions/{made.subscription.id}"})


@push.get("/subscriptions/<id>")
def get_subscription(id: str) -> Response:
    """One subscription."""
    key = asking.require("subscribe")
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    return answers.message(
        messages.subscription(room.subscriptions.find(key.partner, id), room.settings.base_url)
    )


@push.patch("/subscriptions/<id>")
def change_subscription(id: str) -> Response:
    """Changes what the message names."""
    key = asking.require("subscribe")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.SubscriptionChange)
    if "filter" in asked:
        asked |= {"wanted": questions.selection(asked.pop("filter")), "product": ""}
    room = asking.newsroom()
    found = room.subscriptions.change(key.partner, id, **asked)
    return answers.message(messages.subscription(found, room.settings.base_url))


@push.delete("/subscriptions/<id>")
def remove_subscription(id: str) -> Response:
    """Ends a subscription."""
    key = asking.require("subscribe")
    asking.parameters(questions.Nothing)
    asking.newsroom().subscriptions.remove(key.partner, id)
    return Response(status=204)


@push.post("/subscriptions/<id>/secret")
def rotate_secret(id: str) -> Response:
    """A new secret; the one before signs too for a day."""
    key = asking.require("subscribe")
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    made = room.subscriptions.rotate(key.partner, id)
    return answers.message(messages.subscription(made.subscription, room.settings.base_url, made.secret))


@push.get("/subscriptions/<id>/deliveries")
def list_deliveries(id: str) -> Response:
    """Every attempt, newest first."""
    key = asking.require("subscribe")
    answers.choose(answers.JSON)
    asked = asking.parameters(questions.DeliveriesQuery)
    page = asking.newsroom().subscriptions.deliveries(
        key.partner, id, number=asked.get("change"), cursor=asked.get("cursor"), limit=asked["limit"]
    )
    return answers.message(messages.page([messages.delivery(one) for one in page.items], page.next))


@push.post("/subscriptions/<id>/replay")
def replay(id: str) -> Response:
    """Sends everything from a change on again."""
    key = asking.require("subscribe")
    asked = asking.parameters(questions.ReplayQuery)
    room = asking.newsroom()
    found = room.subscriptions.replay(key.partner, id, asked["from_"])
    return answers.message(messages.subscription(found, room.settings.base_url), 202)


@push.post("/websub")
def hub() -> Response:
    """What a WebSub subscriber asks; it is fetched to confirm that it means it."""
    asking.parameters(questions.Nothing)
    form = asking.form()
    room = asking.newsroom()
    try:
        room.subscriptions.ask(form, knows=room.topic)
    except Refusal as refused:
        asking.refuse([{"pointer": f"/{refused.parameter}", "detail": str(refused)}])
    return Response(status=202)


def tell(response: Response) -> Response:
    """Tells a partner, on whatever it calls, which of its subscriptions get nothing any more."""
    key = g.get("key")
    if key is not None and "subscribe" in key.scopes and response.status_code < 500:
        room = asking.newsroom()
        for one in room.subscriptions.troubled(key.partner):
            address = f"{room.settings.base_url}/v1/subscriptions/{one.id}"
            response.headers.add("Link", f'<{address}>; rel="status"; title="{one.state}"')
    return response
