"""The newsroom's use cases: one method, one transaction. Joins the pure parts with the store.

An `Archive` is read, a `Press` also publishes, and a `Newsroom` has people, partners and couriers besides.
"""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.delivery.addresses import Rules
from publisher.delivery.client import Client
from publisher.errors import Misconfigured, Unreadable
from publisher.model import Draft
from publisher.newsroom import secret
from publisher.newsroom.archive import Feed, Page
from publisher.newsroom.authorities import Authorities
from publisher.newsroom.drafts import Drafts
from publisher.newsroom.dumps import Dumps
from publisher.newsroom.partners import Partners
from publisher.newsroom.press import Press, Published
from publisher.newsroom.quality import Quality
from publisher.newsroom.submissions import Submissions
from publisher.newsroom.subscriptions import Subscriptions
from publisher.newsroom.users import Users

if TYPE_CHECKING:
    from publisher.newsroom.courier import Courier
    from publisher.signing import Signer

__all__ = ["Feed", "Newsroom", "Page", "Published"]


class Newsroom(Press):
    """Everything a newsroom does, on one database."""

    @cached_property
    def partners(self) -> Partners:
        """Who reads and submits, and their keys."""
        return Partners(self.database, self._secret, self._now)

    @cached_property
    def users(self) -> Users:
        """The accounts of the desk."""
        return Users(self.database, self._now)

    @cached_property
    def drafts(self) -> Drafts:
        """The drafts on the desk."""
        return Drafts(self, self.database, self._now)

    @cached_property
    def authorities(self) -> Authorities:
        """What names stand for, as editors chose."""
        return Authorities(self.database)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Who is sent what is published."""
        return Subscriptions(
            self.database,
            self.secret_for("push"),
            self._now,
            cursors=self.cursors,
            rules=self.push_rules,
            products=self.products,
        )

    @property
    def push_rules(self) -> Rules:
        """Where events may be sent to."""
        return Rules(self.settings.push_http, self.settings.push_networks)

    @cached_property
    def signer(self) -> Signer:
        """Signs what is published. Raises Misconfigured if the key file cannot be read."""
        from publisher.signing import Signer

        path = self.settings.signing_key_file
        if path is None:
            return Signer.from_seed(self.secret_for("signing"), self.settings.base_url)
        return Signer.from_pem(secret.read_file(path), self.settings.base_url, name=str(path))

    def ready(self) -> None:
        """Raises Misconfigured for what would else come out when it is needed: a wrong key file or model.

        From now on the database goes with this secret and no other.
        """
        assert self.signer
        secret.read(self.settings.secret_file, self.partners.keep_mark())
        model = self.settings.model
        if model != "none" and not Path(model).is_dir() and find_spec(model) is None:
            raise Misconfigured(
                f"PUBLISHER_MODEL: there is no package and no folder {model!r}",
                hint="`none` reads without a model",
            )

    @cached_property
    def dumps(self) -> Dumps:
        """The archive as files."""
        return Dumps(self, self._now)

    def courier(self, client: Client | None = None, *, lanes: int = 32) -> Courier:
        """A courier that sends what is published to who subscribed, to so many at a time."""
        from publisher.newsroom.courier import Courier

        return Courier(self, client or Client(self.push_rules), self._now, lanes=lanes)

    @cached_property
    def submissions(self) -> Submissions:
        """What partners hand in."""
        return Submissions(self, self._now)

    @cached_property
    def quality(self) -> Quality:
        """What the validator finds in what was published, over time."""
        return Quality(self)

    def draft(self, data: bytes, *, name: str = "body", published: str | None = None) -> Draft:
        """The draft of one article, with the origin of every value; nothing is stored. Raises Unreadable."""
        from publisher import extractors, mapping, readers
        from publisher.readers import dates
        from publisher.readers.metadata import Metadata

        when = dates.iso(published) if published is not None else None
        if published is not None and when is None:
            raise Unreadable(f"{published!r} is no date", hint="write 2022-03-01 or 2022-03-01T09:05:00Z")
        article = readers.read(data, name=name, metadata=Metadata(datePublished=when))
        model = None if self.settings.model == "none" else self.settings.model
        return mapping.draft(article, extractors.extract(article, model=model))
