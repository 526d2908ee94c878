"""What stands on every answer: who may read it from elsewhere, under which rights, how long it stays."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from publisher.settings import Settings

EXPOSED = (
    "Accept-Ranges, Allow, Content-Digest, Content-Location, Content-Range, Deprecation, ETag, "
    "Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy, Repr-Digest, Retry-After, Sunset, "
    "tdm-policy, tdm-reservation"
)
ASKED = (
    "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Last-Event-ID, "
    "Range"
)


def install(app: Flask, settings: Settings) -> None:
    """Puts the headers on every answer of an app.

    `app.config["DEPRECATED"]` leads from an endpoint to its headers (RFC 9745, RFC 8594), such as
    `{"Deprecation": "@1767225600", "Sunset": "Thu, 31 Dec 2026 23:59:59 GMT"}`.
    """
    rights = _rights(settings)

    def after(response: Response) -> Response:
        if request.path.startswith(("/v1/", "/openapi.yaml", "/.well-known/")):
            _open_to_other_sites(response)
        for name, value in rights.items():
            response.headers.add(name, value)
        for name, value in app.config["DEPRECATED"].get(request.endpoint, {}).items():
            response.headers[name] = value
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        return response

    app.config.setdefault("DEPRECATED", {})
    app.after_request(after)


def _open_to_other_sites(response: Response) -> None:
    """Keys are sent as headers and never as cookies, so a page elsewhere can do nothing in another's name."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET, HEAD")
        response.headers["Access-Control-Allow-Headers"] = ASKED
        response.headers["Access-Control-Max-Age"] = "86400"


def _rights(settings: Settings) -> dict[str, str]:
    """The rights as headers: the licence (RFC 8288), and the reservation of text and data mining (TDMRep)."""
    said: dict[str, Any] = {}
    if settings.license is not None:
        said["Link"] = f'<{settings.license}>; rel="license"'
    if settings.mining_reserved:
        said["tdm-reservation"] = "1"
        if settings.usage_info is not None:
            said["tdm-policy"] = str(settings.usage_info)
    return said
