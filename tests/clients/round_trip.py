"""What a partner does with a client made from the contract by openapi-python-client.

python round_trip.py SERVICE KEY NEWSROOM_KEY DOCUMENT, with the client as the package `news`.
"""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from typing import Any, TypeVar

from news.api.articles import get_article, get_difference, list_articles, put_article, withdraw_article
from news.api.changes import confirm_change, list_changes
from news.api.feeds import put_product
from news.api.push import add_subscription, list_subscriptions, remove_subscription
from news.api.submissions import accept_submission, get_submission, submit
from news.api.validation import validate
from news.client import AuthenticatedClient, Client
from news.models import (
    Change,
    ConfirmChangeBody,
    Document,
    Filter,
    Problem,
    ProductChange,
    SubscriptionRequest,
)
from news.types import UNSET, Unset

service, key, newsroom_key, given = sys.argv[1:]
story = json.loads(given)
anybody = Client(service)
partner = AuthenticatedClient(service, key)
newsroom = AuthenticatedClient(service, newsroom_key)

T = TypeVar("T")


def version(name: str, headline: str) -> Document:
    made = deepcopy(story)
    made["@graph"][0] |= {"identifier": name, "headline": headline}
    return Document.from_dict(made)


def got(answer: T | Problem | None) -> T:
    assert answer is not None and not isinstance(answer, Problem), answer
    return answer


def refused(answer: object) -> Problem:
    assert isinstance(answer, Problem), answer
    return answer


first = put_article.sync_detailed(
    "storm", client=newsroom, body=version("storm", "Harbour closes"), if_none_match="*"
)
tag = first.headers["ETag"]
second: Any = got(
    put_article.sync("storm", client=newsroom, body=version("storm", "Harbour reopens"), if_match=tag)
)
late = refused(
    put_article.sync("storm", client=newsroom, body=version("storm", "Harbour closes again"), if_match=tag)
)

listed: Any = got(list_articles.sync(client=anybody, section=["Europe", "World"]))
fetched: Any = got(get_article.sync("storm", client=anybody))
patch: Any = got(get_difference.sync("storm", client=anybody, from_=1, to=2))

kinds: list[str] = []
cursor: str | Unset = UNSET
more = True
while more:
    page: Any = got(list_changes.sync(client=anybody, limit=1, cursor=cursor))
    kinds += [change.kind for change in page.items]
    cursor, more = page.next_cursor, page.more

body = version("pilots", "Pilots go on strike")
handed: Any = got(submit.sync(client=partner, body=body, idempotency_key="client-of-python"))
again: Any = got(submit.sync(client=partner, body=body, idempotency_key="client-of-python"))
got(accept_submission.sync(handed.id, client=newsroom))
taken: Any = got(get_submission.sync(handed.id, client=partner))

judged: Any = got(
    validate.sync(client=anybody, body=Document.from_dict(story | {"@graph": [{"@type": "Artikle"}]}))
)
asked = SubscriptionRequest("http://127.0.0.1:9/", filter_=Filter(section=["Europe"]), kinds=["published"])
made: Any = got(add_subscription.sync(client=partner, body=asked))
mine: Any = got(list_subscriptions.sync(client=partner))
removed = remove_subscription.sync_detailed(made.id, client=partner)
forbidden = refused(put_product.sync("europe", client=partner, body=ProductChange("Europe")))

withdrawn = got(withdraw_article.sync("storm", client=newsroom, if_match="*", reason="It was not so"))
assert isinstance(withdrawn, Change)
gone = refused(get_article.sync("storm", client=anybody))
receipt: Any = got(
    confirm_change.sync(withdrawn.number, client=partner, body=ConfirmChangeBody(note="taken down"))
)

print(
    json.dumps(
        {
            "created": int(first.status_code),
            "revision": second.article.revision,
            "late": [late.status, late.title],
            "listed": [[item.id, item.headline] for item in listed.items],
            "fetched": fetched["@graph"][0]["headline"],
            "patched": [step.path for step in patch],
            "kinds": kinds,
            "submission": [handed.state, handed.id == again.id, taken.state, taken.article],
            "judged": [judged.valid, [finding.code for finding in judged.findings]],
            "subscription": [made.state, made.secret[:6], len(mine.items), int(removed.status_code)],
            "forbidden": forbidden.status,
            "withdrawn": withdrawn.kind,
            "gone": [gone.status, gone.kind, gone.reason],
            "receipt": [receipt.change == withdrawn.number, receipt.note],
        }
    )
)
