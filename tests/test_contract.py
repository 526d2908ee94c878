"""`openapi.yaml` and the service are equal: the same routes, and nothing said that is not so."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import contract
import nodejs
import pytest
from conftest import BASE, Client, key
from flask import Flask
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate as validate_specification
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from publisher import data, pointer
from publisher.newsroom import Newsroom
from publisher.records import SCOPES
from publisher.web import problems

METHODS = {"get", "post", "put", "delete", "patch"}
CONTRACT = data.path("openapi.yaml")
LINTERS = (
    ("redocly", "lint", "--extends", "recommended-strict"),
    ("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint"),
)


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (method, path): operation
        for path, item in contract.document()["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


def test_the_contract_is_a_sound_openapi_document() -> None:
    validate_specification(contract.document())


def test_the_service_has_the_contracts_operations_and_no_other(app: Flask) -> None:
    routes = {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not rule.endpoint.startswith("desk.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == set(operations())


def test_every_operation_has_a_name_a_summary_and_a_tag_of_its_own() -> None:
    names = [operation["operationId"] for operation in operations().values()]
    assert len(set(names)) == len(names)
    tags = {tag["name"] for tag in contract.document()["tags"]}
    for (method, path), operation in operations().items():
        assert operation.get("summary"), (method, path)
        assert set(operation["tags"]) <= tags and operation["tags"], (method, path)


def messages() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every body of the contract: whose it is, its media type, and what is said of it."""
    named = {f"{method} {path}": operation for (method, path), operation in operations().items()}
    named |= {f"event {name}": item["post"] for name, item in contract.document()["webhooks"].items()}
    for name, operation in named.items():
        bodies = {"request": operation.get("requestBody", {})} | operation["responses"]
        for side, body in bodies.items():
            for media, said in resolved(body).get("content", {}).items():
                yield f"{name} {side}", media, said


def resolved(value: Any) -> Any:
    """What a `$ref` of the contract leads to; anything else itself."""
    while isinstance(value, dict) and "$ref" in value:
        value = pointer.resolve(contract.document(), value["$ref"].removeprefix("#"))
    return value


def examples(said: dict[str, Any]) -> list[Any]:
    """The examples of a body: its own, or else those of its schema or of one it may be."""
    if "example" in said:
        return [said["example"]]
    schema = resolved(said["schema"])
    return [
        example
        for one in (schema, *map(resolved, schema.get("anyOf", ())))
        for example in one.get("examples", ())
    ]


def test_every_message_has_an_example_and_it_is_what_its_schema_says() -> None:
    registry = Registry().with_resource("contract:", DRAFT202012.create_resource(contract.document()))
    for name, media, said in messages():
        shown = examples(said)
        assert shown or "json" not in media, f"{name} has no example"
        absolute = json.loads(json.dumps(said["schema"]).replace('"#/', '"contract:#/'))
        for example in shown:
            Draft202012Validator(absolute, registry=registry).validate(example)


def test_every_schema_has_sound_examples() -> None:
    registry = Registry().with_resource("contract:", DRAFT202012.create_resource(contract.document()))
    for name, schema in contract.document()["components"]["schemas"].items():
        judge = Draft202012Validator({"$ref": f"contract:#/components/schemas/{name}"}, registry=registry)
        for example in schema.get("examples", ()):
            judge.validate(example)


@pytest.mark.parametrize("linter", LINTERS, ids=lambda words: words[0])
def test_linters_find_nothing(linter: tuple[str, ...]) -> None:
    nodejs.require()
    done = nodejs.run(*linter, CONTRACT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_key_may_do_what_the_contract_says_and_no_more(web: Client, room: Newsroom) -> None:
    keys = {scope: key(room, scope) for scope in SCOPES}
    for (method, path), operation in operations().items():
        given = operation.get("security", contract.document()["security"])
        wanted = {scope for one in given if "key" in one for scope in one["key"] or SCOPES}
        asked = partial(web.open, re.sub(r"\{\w+\}", "1", path), method=method, buffered=True)
        assert (asked().status_code == 401) == ({} not in given), (method, path)
        for scope in SCOPES:
            status = asked(headers=keys[scope]).status_code
            assert (status == 403) == ({} not in given and scope not in wanted), (method, path, scope)
            assert status != 401, (method, path, scope)


def test_the_page_about_the_contract_shows_every_operation_and_event(web: Client) -> None:
    page = web.get("/docs").text
    events = [item["post"] for item in contract.document()["webhooks"].values()]
    for operation in (*operations().values(), *events):
        assert page.count(f'<details id="{operation["operationId"]}">') == 1
        assert operation["summary"] in html.unescape(page)
    assert "with the scope newsroom" in page and "Harbour reopens after storm" in page


def test_a_page_elsewhere_may_read_and_send_every_header_of_the_contract(web: Client) -> None:
    asked = web.options("/v1/articles", headers={"Access-Control-Request-Method": "GET"}).headers
    may_read = {name.lower() for name in asked["Access-Control-Expose-Headers"].split(", ")}
    may_send = {name.lower() for name in asked["Access-Control-Allow-Headers"].split(", ")}
    for operation in operations().values():
        for answer in operation["responses"].values():
            assert {name.lower() for name in resolved(answer).get("headers", {})} <= may_read
        for parameter in map(resolved, operation.get("parameters", ())):
            assert parameter["in"] != "header" or parameter["name"].lower() in may_send


def test_every_operation_says_that_it_may_end_in_a_problem() -> None:
    for name, operation in operations().items():
        assert "default" in operation["responses"], name


@pytest.mark.parametrize("kind", problems.ALL.values(), ids=lambda kind: kind.name)
def test_each_kind_of_problem_has_a_page(web: Client, kind: problems.Kind) -> None:
    with web.application.app_context():
        address = str(problems.answer(kind).json["type"])
    assert address.startswith(BASE)
    assert web.get(address.removeprefix(BASE)).status_code == 200
