"""The contract as the tests use it: every request and every answer is held against `openapi.yaml`."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema_path import SchemaPath
from openapi_core import Config, OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest, WerkzeugOpenAPIResponse
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import OperationNotFound, PathNotFound
from openapi_core.validation.request.exceptions import RequestBodyValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from werkzeug.test import TestResponse
from werkzeug.wrappers import Request, Response

from publisher import data


@cache
def document() -> dict[str, Any]:
    """`openapi.yaml` as data."""
    return dict(yaml.load(data.path("openapi.yaml").read_bytes(), Loader=yaml.CSafeLoader))


def _loads(data: bytes) -> Any:
    try:
        return json.loads(data)
    except RecursionError:
        raise ValueError("too deep") from None


@cache
def openapi() -> OpenAPI:
    text = (
        "application/x-ndjson", "application/yaml", "application/atom+xml", "application/rss+xml",
        "text/turtle", "application/n-quads", "application/xml", "text/html",
        "text/event-stream", "application/xhtml+xml", "text/plain",
    )  # fmt: skip
    structured = (
        "application/ld+json", "application/problem+json", "application/feed+json",
        "application/json-patch+json", "application/schema+json",
    )  # fmt: skip
    return OpenAPI(
        SchemaPath.from_dict(
            document(), resolved_cache_maxsize=100_000
        ),  # what a part says is looked up once
        config=Config(
            extra_media_type_deserializers=dict.fromkeys(text, bytes.decode)
            | dict.fromkeys(structured, _loads)
        ),
    )


def check(answer: TestResponse) -> None:
    """Holds one exchange to the contract."""
    if answer.status_code >= 500 and answer.status_code not in (501, 503, 507):
        raise AssertionError(f"{answer.request.method} {answer.request.path}: {answer.status} {answer.text}")
    environ = dict(answer.request.environ)
    environ["wsgi.input"].seek(0)
    if environ["REQUEST_METHOD"] == "OPTIONS":
        return
    if environ["REQUEST_METHOD"] == "HEAD":
        assert answer.data == b""
        return
    asked = WerkzeugOpenAPIRequest(Request(environ))
    answered = WerkzeugOpenAPIResponse(
        Response(answer.data, answer.status, answer.headers, content_type=answer.content_type)
    )
    try:
        openapi().validate_request(asked)
    except (PathNotFound, OperationNotFound):
        path = answer.request.path
        assert answer.status_code in (404, 405, 308) or path.startswith(("/static/", "/desk"))
        if answer.status_code >= 400:
            assert answer.mimetype == "application/problem+json"
        return
    except RequestBodyValidationError:
        judged = answer.request.path == "/v1/validate"  # what is judged may be anything
        assert answer.status_code >= 400 or judged, "the contract refuses this body and the service does not"
    except OpenAPIError as error:
        assert answer.status_code >= 400, f"the contract refuses this and the service does not: {error!r}"
    if answer.mimetype == "application/x-ndjson" and not answer.data:
        return  # no line at all is a sound file of lines; openapi-core knows no empty body
    openapi().validate_response(asked, answered)


def check_event(body: bytes) -> None:
    """Holds what a receiver was sent to the contract."""
    registry = Registry().with_resource("contract:", DRAFT202012.create_resource(document()))
    Draft202012Validator({"$ref": "contract:#/components/schemas/Event"}, registry=registry).validate(
        json.loads(body)
    )
