"""Drafts on the desk, the log of what editors did to each, and what names stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, tuple_, update

from publisher.records import Authority, DeskDraft, Done, DraftState
from publisher.store.database import Transaction
from publisher.store.tables import actions, authorities, drafts

_DRAFT = tuple(column for column in drafts.c if column.name != "kept")


def add(transaction: Transaction, draft: DeskDraft, kept: bytes) -> None:
    """A new draft; `kept` is what it is made of."""
    values = {name: getattr(draft, name) for name in DeskDraft.__dataclass_fields__}
    transaction.execute(insert(drafts).values(kept=kept, **values))


def find(transaction: Transaction, id: str) -> DeskDraft | None:
    """The draft of this id."""
    row = transaction.execute(select(*_DRAFT).where(drafts.c.id == id)).one_or_none()
    return None if row is None else _draft(row)


def kept(transaction: Transaction, id: str) -> bytes:
    """What a draft that is there is made of."""
    return bytes(transaction.execute(select(drafts.c.kept).where(drafts.c.id == id)).scalar_one())


def page(transaction: Transaction, state: DraftState, limit: int) -> Sequence[DeskDraft]:
    """The drafts in this state, the last changed first."""
    query = select(*_DRAFT).where(drafts.c.state == state).order_by(drafts.c.updated.desc()).limit(limit)
    return [_draft(row) for row in transaction.execute(query)]


def of_article(transaction: Transaction, article: str) -> Sequence[DeskDraft]:
    """The drafts of a published article that were not discarded, the last changed first."""
    query = select(*_DRAFT).where(drafts.c.article == article, drafts.c.state != "discarded")
    return [_draft(row) for row in transaction.execute(query.order_by(drafts.c.updated.desc()))]


def change(transaction: Transaction, id: str, **values: Any) -> None:
    """New values of a draft's own columns."""
    transaction.execute(update(drafts).where(drafts.c.id == id).values(values))


def log(transaction: Transaction, draft: str, *, after: int = 0) -> Sequence[Done]:
    """What was done to a draft, in order; also what was undone."""
    query = select(actions).where(actions.c.draft == draft, actions.c.number > after)
    return [
        Done(row.number, row.action, row.editor, row.at, row.undone)
        for row in transaction.execute(query.order_by(actions.c.number))
    ]


def act(transaction: Transaction, draft: str, done: Done) -> None:
    """One more action on a draft."""
    transaction.execute(
        insert(actions).values(
            draft=draft,
            number=done.number,
            action=done.action,
            editor=done.editor,
            at=done.at,
            undone=done.undone,
        )
    )


def set_undone(transaction: Transaction, draft: str, number: int, undone: bool) -> None:
    """Takes one action back, or does it again."""
    transaction.execute(
        update(actions).where(actions.c.draft == draft, actions.c.number == number).values(undone=undone)
    )


def remember(transaction: Transaction, choice: Authority) -> None:
    """What a name stands for, in place of what it stood for before."""
    forget(transaction, choice.kind, choice.name)
    transaction.execute(
        insert(authorities).values(
            kind=choice.kind, name=choice.name, address=choice.address, editor=choice.editor, at=choice.at
        )
    )


def forget(transaction: Transaction, kind: str, name: str) -> None:
    """No longer knows what a name stands for."""
    transaction.execute(delete(authorities).where(authorities.c.kind == kind, authorities.c.name == name))


def recall(transaction: Transaction, names: Iterable[tuple[str, str]]) -> Sequence[Authority]:
    """What these pairs of kind and name stand for, as far as it was chosen."""
    wanted = sorted(set(names))
    query = select(authorities).where(tuple_(authorities.c.kind, authorities.c.name).in_(wanted))
    return [_authority(row) for row in transaction.execute(query)] if wanted else []


def choices(transaction: Transaction) -> Sequence[Authority]:
    """Every choice, by kind and name."""
    query = select(authorities).order_by(authorities.c.kind, authorities.c.name).limit(1000)
    return [_authority(row) for row in transaction.execute(query)]


def _draft(row: Any) -> DeskDraft:
    return DeskDraft(*(getattr(row, name) for name in DeskDraft.__dataclass_fields__))


def _authority(row: Any) -> Authority:
    return Authority(row.kind, row.name, row.address, row.editor, row.at)
