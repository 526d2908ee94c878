"""What cannot be done, and why. Faults *in* a document are findings, never exceptions.

::

    PublisherError            one clear sentence for a person; `.hint` says what to do
    ├── Unreadable            an input is not what it claims to be (file, article, metadata, mapping)
    ├── Misconfigured         a setting, a database address or a key file is wrong
    ├── Unavailable           the database does not answer now; trying again may work
    │   └── DiskFull          there is no room to store anything; reading goes on
    ├── Unauthorized          no key, or a key nobody was given
    ├── Forbidden             a key without the scope this needs
    ├── NotFound              nothing has this id
    ├── Gone                  it was here and was withdrawn; `.tombstone` says when and why
    ├── Misplaced             a cursor that was not given out for this list
    ├── Conflict              the same thing is there already, in another state
    ├── PreconditionFailed    somebody else changed it first
    ├── PreconditionRequired  a change was asked for without saying of which state
    ├── Unreachable           an address nothing is sent to: not https, not public, or it does not answer
    └── Refused               the document has errors; `.report` lists them

The command line turns each into one line and an exit code (`cli`), the service into an RFC 9457 problem
(`web/problems.py`); nothing else in the project knows of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.model import Report
    from publisher.records import Item


class PublisherError(Exception):
    """The root: `str(error)` says what is wrong and where, `hint` what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Unreadable(PublisherError):
    """An input is not what it claims to be; `line` and `column` (from 1) say where, if known."""

    def __init__(self, message: str, *, hint: str = "", line: int | None = None, column: int | None = None):
        super().__init__(message, hint=hint)
        self.line = line
        self.column = column


class Misconfigured(PublisherError):
    """A setting, a database address or a key file is wrong."""


class Unavailable(PublisherError):
    """The database does not answer now."""


class DiskFull(Unavailable):
    """There is no room to store anything."""


class Unauthorized(PublisherError):
    """No key, or a key nobody was given."""


class Forbidden(PublisherError):
    """The key is good and lacks the scope."""


class NotFound(PublisherError):
    """Nothing has this id."""


class Gone(PublisherError):
    """It was published once and has been withdrawn; `tombstone` is what is left of it, where it is known."""

    def __init__(self, message: str, *, hint: str = "", tombstone: Item | None = None) -> None:
        super().__init__(message, hint=hint)
        self.tombstone = tombstone


class Misplaced(PublisherError):
    """A cursor that was not given out for this list."""


class Conflict(PublisherError):
    """The same thing is there already, in another state."""


class PreconditionFailed(PublisherError):
    """The state the caller knew is no longer the present one."""


class PreconditionRequired(PublisherError):
    """A change must name the state it changes."""


class Unreachable(PublisherError):
    """An address that nothing is sent to: it is not https, not public, or it does not answer."""


class Refused(PublisherError):
    """A document has errors and was not taken; nothing was stored."""

    def __init__(self, report: Report) -> None:
        errors = report.counts["error"]
        super().__init__(f"{report.source}: {errors} error{'s' * (errors != 1)}; nothing was published")
        self.report = report
