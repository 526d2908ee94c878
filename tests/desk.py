"""The desk for tests: an editor and a chief who are signed in, and what they do in a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from publisher.newsroom import Newsroom
from publisher.web import create_app

PASSWORD = "a long enough word"
TEXT = "World\n\nTalks begin in Porto\n\nMayor Ana Silva met Reuters in Lisbon on Tuesday.\n"
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture
def app(room: Newsroom) -> Flask:
    room.users.add("eva", PASSWORD, name="Eva Lund", role="chief")
    room.users.add("max", PASSWORD, name="Max Roth")
    app = create_app(room)
    app.testing = True
    return app


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    page = client.get("/desk/sign-in")
    sent = {"name": name, "password": PASSWORD, "csrf_token": token(page.text), "next": "/desk/new"}
    assert client.post("/desk/sign-in", data=sent).location == "/desk/new"
    return client


@pytest.fixture
def eva(app: Flask) -> Iterator[FlaskClient]:
    yield signed_in(app, "eva")


@pytest.fixture
def max_(app: Flask) -> Iterator[FlaskClient]:
    yield signed_in(app, "max")


def token(text: str) -> str:
    return re.findall(r'name="csrf-token" content="([^"]+)"', text)[0]


def post(client: FlaskClient, path: str, **form: Any) -> Any:
    data = {"csrf_token": token(client.get("/desk").text), **form}
    return client.post(path, data=data)


def new(client: FlaskClient, text: str = TEXT, **more: Any) -> str:
    answer = post(client, "/desk/new", text=text, published="2026-11-24", **more)
    assert answer.status_code == 303, answer.text
    return str(answer.location).rpartition("/")[2]


def act(client: FlaskClient, draft: str, *actions: dict[str, Any], seen: int | None = None) -> Any:
    headers = {"X-CSRFToken": token(client.get("/desk").text), "Accept": "application/json"}
    return client.post(
        f"/desk/drafts/{draft}/actions", json={"actions": actions, "seen": seen}, headers=headers
    )


def state(client: FlaskClient, draft: str) -> Any:
    page = client.get(f"/desk/drafts/{draft}").text
    return json.loads(re.findall(r'<script type="application/json" id="state">(.*?)</script>', page)[0])


def headline(number: int = 0) -> dict[str, Any]:
    return {"kind": "set", "node": "article", "pointer": "/headline", "value": f"Headline {number}"}
