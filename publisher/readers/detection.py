"""Which format bytes have, judged by what they hold, never by a file's name."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title|script)\b", re.IGNORECASE
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)")
_PROLOG = re.compile(rb"\s*(?:(?P<open><\?|<!--)|<!DOCTYPE\b[^>\[]{0,500}(?:\[[^\]]*\])?\s*>)", re.IGNORECASE)
_ENDS = {b"<?": b"?>", b"<!-": b"-->"}
_FRONT = re.compile(
    rb"(?:---[ \t]*\r?\n(?:[\w\"'#-][^\n]*\n|\s[^\n]*\n|\s*\n){0,200}?---|\+\+\+[ \t]*\r?\n)", re.DOTALL
)
_HEADING = re.compile(rb"#{1,2} \S")
_JSON_FEED = re.compile(rb"\"version\"\s*:\s*\"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org")
_NINJS = re.compile(rb"\"uri\"\s*:")
_NINJS_TOO = re.compile(
    rb"\"(?:headlines?|bodies|body_\w+|version_?created|pubstatus|representationtype)\"\s*:", re.IGNORECASE
)


def detect(data: bytes) -> str | None:
    """`html`, `newsml`, `feed`, `ninjs`, `markdown` or `text`; None for JSON that needs a mapping."""
    head = data[:64_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        return _json(data, head)
    if head[:1] == b"<":
        return _markup(head)
    if _FRONT.match(head) or _HEADING.match(head):
        return "markdown"
    return "html" if len(_MARKUP.findall(head[:4_000])) > 2 else "text"


def _json(data: bytes, head: bytes) -> str | None:
    if _JSON_FEED.search(head):
        return "feed"
    if _NINJS.search(data) and _NINJS_TOO.search(data):
        return "ninjs"
    return "text" if not re.match(rb"[{\[]\s*[\"{\[\]}]", head) else None


def _after_prolog(head: bytes) -> int:
    """Where the root element may begin."""
    at = 0
    while found := _PROLOG.match(head, at):
        end = head.find(_ENDS[found[1][:3]], found.end()) if found[1] else found.end()
        if end < 0:
            return len(head)
        at = end
    return at


def _markup(head: bytes) -> str:
    """By the root element: what stands before it are declarations and comments."""
    root = _ROOT.search(head, _after_prolog(head))
    name = root["name"].decode().casefold() if root else ""
    if name in ("newsitem", "newsmessage", "packageitem"):
        return "newsml"
    if name in ("rss", "feed", "rdf"):
        return "feed"
    return "html"
