"""`openapi.yaml` and the service are equal: the same routes, and nothing said that is not so."""

from __future__ import annotations

import re
from typing import Any

import contract
import pytest
from conftest import BASE
from flask import Flask
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate as validate_specification
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from publisher.web import problems

METHODS = {"get", "post", "put", "delete", "patch"}


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


def test_every_example_is_what_its_schema_says() -> None:
    schemas = contract.document()["components"]["schemas"]
    registry = Registry().with_resource("contract:", DRAFT202012.create_resource(contract.document()))
    shown = 0
    for name, schema in schemas.items():
        judge = Draft202012Validator({"$ref": f"contract:#/components/schemas/{name}"}, registry=registry)
        for example in schema.get("examples", ()):
            judge.validate(example)
            shown += 1
    assert shown >= 5


def test_every_operation_says_that_it_may_end_in_a_problem() -> None:
    for key, operation in operations().items():
        assert "default" in operation["responses"], key


@pytest.mark.parametrize("kind", problems.ALL.values(), ids=lambda kind: kind.name)
def test_each_kind_of_problem_has_a_page(app: Flask, kind: problems.Kind) -> None:
    with app.app_context():
        address = str(problems.answer(kind).json["type"])  # type: ignore[index]
    assert address.startswith(BASE)
    assert app.test_client().get(address.removeprefix(BASE)).status_code == 200
