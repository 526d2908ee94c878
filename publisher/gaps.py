"""What could not be read of an article, as findings: what is missing is not taken for what is not so."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model import Article, Finding, Severity

READ_WHOLE = 120_000
"""So many characters of an article are read with its grammar; of what follows only the names are."""

HELP = "docs/mapping.md#what-a-draft-lacks"


def find(article: Article, language: str) -> tuple[Finding, ...]:
    """What is missing of an article, or of what can be read in it; `language` is what its draft says."""
    return tuple(_find(article, language))


def _find(article: Article, language: str) -> Iterator[Finding]:
    if not article.of("headline") and article.get("headline") is None:
        yield _missing("no-headline", "warning", "", "no line of it can be told to be a headline")
    if not article.body and article.get("articleBody") is None:
        yield _missing("no-body", "warning", "", "it has no running text: only what stands above one")
    if article.get("datePublished") is None:
        counted = (
            f"are counted from {article.received}, when it came in"
            if article.received
            else "stay without a date"
        )
        message = f"it does not say when it was published: words such as “on Tuesday” {counted}"
        yield _missing("undated", "info", "", message)
    if language and not language.lower().startswith("en"):
        yield _missing(
            "no-grammar",
            "info",
            "/inLanguage",
            f"there is no grammar for {language!r}: names are read, events and times are not",
        )
    if len(article.text) > READ_WHOLE:
        yield _missing(
            "read-in-part",
            "warning",
            "/articleBody",
            f"of what follows the first {READ_WHOLE:,} characters only names are read, no events and times",
        )


def _missing(code: str, severity: Severity, at: str, message: str) -> Finding:
    return Finding(code, severity, f"/@graph/0{at}", message, help=HELP)
