"""Drafts on the desk: opened from what is handed in, mended action by action, published."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from publisher import publication
from publisher.errors import Conflict, NotFound, PreconditionFailed
from publisher.mending import Action, documents, keeping, mend
from publisher.model import ARTICLE, Article, Document, Draft, Fact
from publisher.newsroom import authorities
from publisher.records import DeskDraft, Done, DraftState, Item, Viewer
from publisher.store import Database, Transaction, articles, drafts

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom, Published
    from publisher.readers.metadata import Metadata


NEWSROOM = Viewer(newsroom=True)


@dataclass(frozen=True, slots=True)
class OnDesk:
    """A draft as it is on the desk now: its record, the JSON-LD with its origins, and what was done to it.

    `names` has what its nodes are called by their keys, those too that are not there any more.
    """

    record: DeskDraft
    draft: Draft
    log: tuple[Done, ...]
    names: Mapping[str, str]

    def undoable(self, editor: str) -> Done | None:
        """The action that an editor can take back: the last of their own that stands."""
        return next((d for d in reversed(self.log) if d.editor == editor and not d.undone), None)

    def redoable(self, editor: str) -> Done | None:
        """What an editor can do again: the first they took back after the last of their own that stands."""
        last = self.undoable(editor)
        after = (d for d in self.log if d.editor == editor and d.number > (last.number if last else 0))
        return next((d for d in after if d.undone), None)


class Clash(PreconditionFailed):
    """Another editor did something else to the same value meanwhile; `theirs` is what."""

    def __init__(self, theirs: Done) -> None:
        super().__init__(f"{theirs.editor} changed this meanwhile", hint="look at both and choose")
        self.theirs = theirs


class Drafts:
    """The use cases around drafts; each is one transaction; articles are read before it."""

    def __init__(self, newsroom: Newsroom, database: Database, now: Callable[[], datetime]) -> None:
        self._newsroom, self._database, self._now = newsroom, database, now

    @property
    def _model(self) -> str | None:
        """The model that reads English."""
        model = self._newsroom.settings.model
        return None if model == "none" else model

    # Opening

    def open(
        self,
        data: bytes,
        *,
        editor: str,
        name: str = "-",
        format: str | None = None,
        metadata: Metadata | None = None,
    ) -> DeskDraft:
        """A new draft of what is handed in, in any reader's format. Raises Unreadable.

        Where it does not say when it was published, "Tuesday" is counted from today.
        """
        from publisher import extractors, readers

        article = readers.read(data, name=name, format=format, metadata=metadata)
        article = replace(article, received=self._now().date().isoformat())
        facts = extractors.extract(article, model=self._model)
        return self._add(article, facts, editor=editor)

    def open_document(self, document: Document, *, editor: str, name: str = "-") -> DeskDraft:
        """A new draft of a document that is there already."""
        article, facts = documents.read(document, name=name)
        return self._add(article, facts, editor=editor)

    def open_article(self, id: str, *, editor: str) -> DeskDraft:
        """The draft of a published article: that it was published from, or a new one.

        Raises NotFound, Gone for one that was killed; one that was withdrawn can be published again.
        While somebody is at work on the article that draft is given, so that nobody works beside another.
        """
        item, body = self.latest(id)
        with self._database.writing() as transaction:
            for found in drafts.of_article(transaction, id):
                if found.state == "open" or found.digest == item.digest:
                    drafts.change(transaction, found.id, state="open")
                    return replace(found, state="open")
        article, facts = documents.read(json.loads(body), name=id)
        return self._add(article, facts, editor=editor, article_id=id, digest=item.digest)

    def _add(
        self,
        article: Article,
        facts: Sequence[Fact],
        *,
        editor: str,
        article_id: str | None = None,
        digest: str | None = None,
    ) -> DeskDraft:
        now = self._now()
        with self._database.writing() as transaction:
            facts = (*facts, *authorities.known(transaction, facts))
            record = DeskDraft(
                secrets.token_hex(8), _title(mend(article, facts)), article.name, "open", editor, now, now, 0,
                article_id, digest,
            )  # fmt: skip
            drafts.add(transaction, record, keeping.dump(article, facts))
        return record

    # Looking

    def latest(self, id: str) -> tuple[Item, bytes]:
        """An article and its last revision, that of a withdrawn one, too. Raises NotFound, Gone."""
        with self._database.reading() as transaction:
            found = articles.present(transaction, id)
        if found is not None and found[0].state == "withdrawn":
            return found
        return self._newsroom.article(id, NEWSROOM)

    def page(self, state: DraftState = "open", *, limit: int = 100) -> Sequence[DeskDraft]:
        """The drafts in this state, the last changed first."""
        with self._database.reading() as transaction:
            return drafts.page(transaction, state, limit)

    def get(self, id: str) -> OnDesk:
        """A draft with everything done to it. Raises NotFound."""
        with self._database.reading() as transaction:
            return _on_desk(transaction, id)

    # Mending

    def act(self, id: str, action: Action, *, editor: str, seen: int | None = None) -> OnDesk:
        """Does one more thing to a draft.

        `seen` is the number of the last action the editor saw; what others did since to the same value is a
        Clash, and nothing is done. Without it the action outranks whatever there is. Raises NotFound,
        Conflict if the draft is not open.
        """
        now = self._now()
        action = self._read(id, action)
        with self._database.writing() as transaction:
            record = _open(transaction, id)
            if seen is not None:
                _no_clash(drafts.log(transaction, id, after=seen), action, editor)
            self._append(transaction, record, action, editor, now)
            desk = _on_desk(transaction, id, titled=True)
            if action.kind == "link":
                authorities.remember(transaction, desk.draft.document, action, editor, now)
            return desk

    def _read(self, id: str, action: Action) -> Action:
        """An action with the event that is read in its words, if they tell one."""
        if action.kind not in ("mark", "split"):
            return action
        from publisher import extractors

        desk = self.get(id)
        nodes = (n for n in desk.draft.document["@graph"] if n.get("@id") == f"#{action.node}")
        if not action.tells_event(next((n.get("@type") for n in nodes), None)):
            return action
        start, end = action.start or 0, action.end or 0
        return replace(action, found=extractors.told(desk.draft.article, start, end, model=self._model))

    @staticmethod
    def _append(
        transaction: Transaction, record: DeskDraft, action: Action, editor: str, now: datetime
    ) -> DeskDraft:
        number = record.number + 1
        drafts.act(transaction, record.id, Done(number, keeping.dump_action(action), editor, now))
        drafts.change(transaction, record.id, number=number, updated=now)
        return replace(record, number=number, updated=now)

    def undo(self, id: str, *, editor: str) -> tuple[Done, OnDesk]:
        """Takes back what an editor did last; what others did stays. Raises Conflict if there is nothing."""
        return self._flip(id, editor, undone=True)

    def redo(self, id: str, *, editor: str) -> tuple[Done, OnDesk]:
        """Does again what an editor last took back. Raises Conflict if there is nothing."""
        return self._flip(id, editor, undone=False)

    def _flip(self, id: str, editor: str, *, undone: bool) -> tuple[Done, OnDesk]:
        with self._database.writing() as transaction:
            record = _open(transaction, id)
            now = _on_desk(transaction, id)
            done = now.undoable(editor) if undone else now.redoable(editor)
            if done is None:
                raise Conflict(f"there is nothing of yours to {'undo' if undone else 'redo'}")
            drafts.set_undone(transaction, id, done.number, undone)
            drafts.change(transaction, id, number=record.number + 1, updated=self._now())
            return done, _on_desk(transaction, id, titled=True)

    def is_ahead(self, id: str, seen: int) -> bool:
        """Whether something happened to a draft since its number was `seen`. Raises NotFound."""
        with self._database.reading() as transaction:
            found = drafts.find(transaction, id)
        if found is None:
            raise NotFound(f"there is no draft {id!r}")
        return found.number != seen or found.state != "open"

    def discard(self, id: str) -> None:
        """Puts a draft away unpublished; it can be opened again. Raises NotFound, Conflict."""
        with self._database.writing() as transaction:
            _open(transaction, id)
            drafts.change(transaction, id, state="discarded", updated=self._now())

    def reopen(self, id: str) -> None:
        """Takes a draft up again. Raises NotFound."""
        with self._database.writing() as transaction:
            if drafts.find(transaction, id) is None:
                raise NotFound(f"there is no draft {id!r}")
            drafts.change(transaction, id, state="open", updated=self._now())

    # Publishing

    def publish(
        self,
        id: str,
        *,
        editor: str,
        seen: int,
        correction: str = "",
        over: str | None = None,
        address: str | None = None,
        embargo: datetime | None = None,
        cleared: Collection[str] = (),
    ) -> Published:
        """Publishes a draft as it is after action `seen`: a new article, or the next revision of its own.

        `correction` tells readers what was wrong. `over` is the digest of a published state that this is to
        replace though it is not the one the draft began with. `address` is the id of a new article, `embargo`
        when it may be seen by others than the partners that are `cleared`. Raises PreconditionFailed if
        another editor did something to the draft or published meanwhile, Refused if the document has errors.
        """
        now = self._now()
        with self._database.writing() as transaction:
            record = _open(transaction, id)
            if record.number != seen:
                raise PreconditionFailed("somebody else changed the draft meanwhile", hint="look at it again")
            final, added = _dated(transaction, _on_desk(transaction, id), correction, editor, now)
        state = over or record.digest
        done = self._newsroom.publish(
            final.document,
            id=record.article or address,
            if_match=[state] if record.article is not None and state else None,
            create=record.article is None,
            source=record.title,
            embargo=embargo,
            cleared=cleared,
        )
        with self._database.writing() as transaction:
            for action in added:
                self._append(transaction, _open(transaction, id), action, editor, now)
            drafts.change(
                transaction, id, state="published", article=done.item.id, digest=done.item.digest, updated=now
            )
        return done


def _on_desk(transaction: Transaction, id: str, *, titled: bool = False) -> OnDesk:
    record = drafts.find(transaction, id)
    if record is None:
        raise NotFound(f"there is no draft {id!r}")
    article, facts = keeping.load(drafts.kept(transaction, id))
    log = tuple(drafts.log(transaction, id))
    draft = mend(article, facts, _standing(log))
    if titled and (title := _title(draft)) != record.title:
        drafts.change(transaction, id, title=title)
        record = replace(record, title=title)
    return OnDesk(record, draft, log, _names(facts, draft))


def _names(facts: Iterable[Fact], draft: Draft) -> dict[str, str]:
    names = {fact.node: fact.value for fact in facts if fact.property == "name"}
    for node in draft.document["@graph"][1:]:
        names[str(node.get("@id", "")).removeprefix("#")] = publication.text_of(node.get("name"))
    return {key: name for key, name in names.items() if isinstance(name, str) and name}


def _open(transaction: Transaction, id: str) -> DeskDraft:
    found = drafts.find(transaction, id)
    if found is None:
        raise NotFound(f"there is no draft {id!r}")
    if found.state != "open":
        raise Conflict(f"this draft was {found.state}", hint="open the article again to go on")
    return found


def _no_clash(since: Sequence[Done], action: Action, editor: str) -> None:
    for done in reversed(since):
        other = keeping.load_action(done.action, done.editor, done.at)
        same = other.node == action.node and (
            other.pointer == action.pointer
            or not other.pointer
            or not action.pointer
            or (other.pointer + "/").startswith(action.pointer + "/")
            or (action.pointer + "/").startswith(other.pointer + "/")
        )
        alike = (other.kind, other.value, other.start) == (action.kind, action.value, action.start)
        if same and not alike and done.editor != editor and not done.undone:
            raise Clash(done)


def _dated(
    transaction: Transaction, desk: OnDesk, correction: str, editor: str, now: datetime
) -> tuple[Draft, list[Action]]:
    """The draft with what publishing it now adds to the article, and that as actions."""
    article = desk.draft.document["@graph"][0]
    stamp = now.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    added: list[Action] = []
    if "datePublished" not in article:
        added.append(Action("set", ARTICLE, "/datePublished", stamp, editor=editor, at=now))
    if desk.record.article is not None and not _is_ahead(article.get("datePublished"), now):
        added.append(Action("set", ARTICLE, "/dateModified", stamp, editor=editor, at=now))
    if correction:
        said = {"@type": "CorrectionComment", "text": correction, "datePublished": stamp}
        there = article.get("correction")
        before = there if isinstance(there, list) else [] if there is None else [there]
        value = [*before, said] if before else said
        added.append(Action("set", ARTICLE, "/correction", value, editor=editor, at=now))
    read = keeping.load(drafts.kept(transaction, desk.record.id))
    return mend(*read, [*_standing(desk.log), *added]), added


def _is_ahead(date: Any, now: datetime) -> bool:
    """Whether a date of publication lies in the future: nothing is changed before it is published."""
    first, _ = publication.span(date)
    return first is not None and first > now


def _standing(log: Sequence[Done]) -> list[Action]:
    """The actions of a log that were not undone."""
    return [keeping.load_action(done.action, done.editor, done.at) for done in log if not done.undone]


def _title(draft: Draft) -> str:
    article = draft.document["@graph"][0]
    return (
        publication.text_of(article.get("headline")) or publication.text_of(article.get("name")) or "Untitled"
    )
