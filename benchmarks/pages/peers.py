"""What we and other extractors take from a page, in one shape: plain names, strings and lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Taken = dict[str, Any]
"""By the names of schema.org; authors and images are lists, everything else is text."""


def ours(data: bytes) -> Taken:
    """What `publisher.readers` takes."""
    from publisher import readers

    article = readers.read(data, format="html")
    taken: Taken = {one.property: one.value for one in article.fields}
    taken["author"] = [one["name"] for one in taken.get("author") or []]
    taken["publisher"] = (taken.get("publisher") or {}).get("name")
    section = taken.get("articleSection")
    taken["articleSection"] = section[0] if isinstance(section, list) else section
    taken["body"] = article.body
    return taken


def trafilatura(data: bytes) -> Taken:
    """What trafilatura takes."""
    import trafilatura as peer

    found = peer.bare_extraction(data, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    return {
        "headline": found.title,
        "author": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "datePublished": found.date,
        "articleSection": (found.categories or [None])[0],
        "publisher": found.sitename,
        "image": [found.image] if found.image else [],
        "body": found.text,
    }


def newspaper(data: bytes) -> Taken:
    """What newspaper4k takes; it is given the page, so it fetches nothing."""
    from newspaper import Article

    peer = Article("https://page.example/", fetch_images=False)
    peer.download(input_html=data.decode())
    peer.parse()
    return {
        "headline": peer.title,
        "author": peer.authors,
        "datePublished": peer.publish_date.isoformat() if peer.publish_date else "",
        "publisher": (peer.meta_data.get("og") or {}).get("site_name") or None,
        "image": [peer.top_image] if peer.top_image else [],
        "body": peer.text,
    }


def extruct(data: bytes) -> Taken:
    """What extruct takes, its syntaxes merged in the order JSON-LD, microdata, OpenGraph."""
    import extruct as peer

    found = peer.extract(data.decode(), syntaxes=["json-ld", "microdata", "opengraph"], uniform=True)
    nodes = [n for one in found["json-ld"] for n in one.get("@graph", [one])] + found["microdata"]
    node = next(
        (one for one in nodes if "Article" in str(one.get("@type")) or "Posting" in str(one.get("@type"))), {}
    )
    graph = found["opengraph"][0] if found["opengraph"] else {}
    authors = node.get("author") or []
    publisher = node.get("publisher")
    image = node.get("image") or graph.get("og:image")
    return {
        "headline": node.get("headline") or graph.get("og:title"),
        "author": [
            a.get("name")
            for a in (authors if isinstance(authors, list) else [authors])
            if isinstance(a, dict) and a.get("name")
        ],
        "datePublished": node.get("datePublished") or graph.get("article:published_time"),
        "dateModified": node.get("dateModified") or graph.get("article:modified_time"),
        "articleSection": node.get("articleSection") or graph.get("article:section"),
        "publisher": (publisher.get("name") if isinstance(publisher, dict) else None)
        or graph.get("og:site_name"),
        "image": [one for one in (image if isinstance(image, list) else [image]) if isinstance(one, str)],
        "body": node.get("articleBody") or "",
    }


PEERS: dict[str, Callable[[bytes], Taken]] = {
    "trafilatura": trafilatura,
    "newspaper4k": newspaper,
    "extruct": extruct,
}
