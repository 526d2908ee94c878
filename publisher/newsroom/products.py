"""Products: feeds that are saved filters, and who may see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from publisher.errors import NotFound
from publisher.records import ANYBODY, Product, Viewer
from publisher.store import partners, products

if TYPE_CHECKING:
    from publisher.newsroom.archive import Archive

ALL: Final = Product("articles", "All articles", {})
"""The product that is always there."""


class Products:
    """The use cases around products."""

    def __init__(self, room: Archive) -> None:
        self._room = room

    def get(self, name: str, viewer: Viewer = ANYBODY) -> Product:
        """The product of this name. Raises NotFound, also for one that is not for the viewer."""
        if name == ALL.name:
            return ALL
        with self._room.reading() as transaction:
            found = products.find(transaction, name)
        if found is None or not _may(viewer, found):
            raise NotFound(f"there is no feed {name!r}")
        return found

    def page(self, viewer: Viewer = ANYBODY) -> Sequence[Product]:
        """The products that the viewer may see."""
        with self._room.reading() as transaction:
            return [ALL, *(it for it in products.everything(transaction) if _may(viewer, it))]

    def put(self, it: Product) -> bool:
        """Makes a product or changes it; whether it is new. Raises NotFound for a partner there is not."""
        if it.name == ALL.name:
            raise NotFound(f"{ALL.name!r} is always there and stays as it is")
        with self._room.writing() as transaction:
            for partner in it.partners:
                if partners.find(transaction, partner) is None:
                    raise NotFound(f"there is no partner {partner!r}")
            return products.put(transaction, it)

    def remove(self, name: str) -> None:
        """Takes a product away. Raises NotFound."""
        with self._room.writing() as transaction:
            if not products.remove(transaction, name):
                raise NotFound(f"there is no feed {name!r}")


def _may(viewer: Viewer, it: Product) -> bool:
    return it.open or viewer.newsroom or viewer.partner in it.partners
