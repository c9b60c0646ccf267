"""What is wrong with the database or the disk, by what they said: for whoever must be told what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.charts.apart import NotDrawn
from goldthread.tables.apart import Abandoned, Busy, Slow

KEEPER = "Tell whoever runs this server."


@dataclass(frozen=True)
class Trouble:
    """What stands in the way, in words for whoever asked; `status` is that of the answer.

    `again_in`: the seconds after which it is worth asking again; None where somebody must mend it first.
    """

    title: str
    says: str
    status: int
    again_in: int | None = None


BUSY = Trouble(
    "Busy just now",
    "Others are saving at this moment, and yours had to wait too long, so nothing was changed. "
    "Try again in a moment.",
    503,
    again_in=5,
)
FULL = Trouble(
    "The disk is full",
    f"Nothing can be saved until there is room on the server’s disk, so nothing was changed. {KEEPER}",
    507,
)
READ_ONLY = Trouble(
    "Nothing can be saved here now",
    "The server may read what it keeps but not write it, so nothing was changed. Pages can still be read. "
    f"{KEEPER}",
    503,
)
NONE_TO_SPARE = Trouble(
    "The database does not answer just now",
    "It is away, or too many are asking it at once. Nothing was changed. Try again in a moment; if it lasts: "
    f"{KEEPER[0].lower()}{KEEPER[1:]}",
    503,
    again_in=15,
)
AWAY = Trouble(
    "The database does not answer",
    f"Nothing was changed. Try again in a few minutes; if it lasts: {KEEPER[0].lower()}{KEEPER[1:]}",
    503,
    again_in=60,
)
CLOSED = Trouble(
    "The database cannot be opened",
    f"Its file or its folder is missing, or closed to the server. Nothing was changed. {KEEPER}",
    503,
)
DAMAGED = Trouble(
    "The database cannot be read",
    f"Something is wrong with the disk or with the file of the database. Nothing was changed. {KEEPER}",
    503,
)

READING = Trouble(
    "Busy just now",
    "As many files are being read as can be at once, so yours was not. Nothing was changed. "
    "Try again in a moment.",
    503,
    again_in=5,
)
SLOW = replace(
    READING,
    says="The server has too much to do to read what you sent in time, so nothing was changed. "
    "Try again in a moment.",
)
DRAWING = Trouble(
    "Busy just now",
    "This figure could not be drawn at this moment. Try again in a moment; if it lasts: "
    f"{KEEPER[0].lower()}{KEEPER[1:]}",
    503,
    again_in=5,
)
GONE = Trouble("You left", "Whoever sent this went before it was read. Nothing was changed.", 503)

OF_SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_IOERR: DAMAGED,
    sqlite3.SQLITE_IOERR_SHMSIZE: FULL,  # no room for the index of its log
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
OF_POSTGRESQL = {
    "40P01": BUSY,  # deadlock_detected
    "40001": BUSY,  # serialization_failure
    "55P03": BUSY,  # lock_not_available: it waited for lock_timeout
    "57014": BUSY,  # query_canceled: it ran for statement_timeout
    "53100": FULL,  # disk_full
    "25006": READ_ONLY,  # read_only_sql_transaction
    "53": BUSY,  # insufficient resources, connections among them
    "08": AWAY,  # connection exceptions
    "57": AWAY,  # an operator stopped it
    "58": DAMAGED,  # errors of its system, such as the disk
    "XX": DAMAGED,
}
OF_READING = {Busy: READING, Slow: SLOW, Abandoned: GONE, NotDrawn: DRAWING}
OF_THE_DISK = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
}


def of(wrong: BaseException | None) -> Trouble | None:
    """The trouble that an exception is, or was raised from; None for anything else."""
    return next((found for each in _behind(wrong) if (found := _said_by(each)) is not None), None)


def cause(wrong: BaseException | None) -> str:
    """What the database or the disk itself said, in its first line, for whoever reads the log."""
    for each in _behind(wrong):
        if _said_by(each) is not None:
            return f"{type(each).__name__}: {str(each).strip().splitlines()[0] if str(each).strip() else ''}"
    return ""


def _behind(wrong: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while wrong is not None and id(wrong) not in seen:
        seen.add(id(wrong))
        yield wrong
        wrong = wrong.__cause__ or wrong.__context__


def _said_by(wrong: BaseException) -> Trouble | None:
    if isinstance(wrong, sqlite3.Error):
        code = getattr(wrong, "sqlite_errorcode", None)
        return None if code is None else OF_SQLITE.get(code) or OF_SQLITE.get(code & 0xFF)
    if type(wrong) in OF_READING:
        return OF_READING[type(wrong)]
    if isinstance(wrong, OSError):
        return OF_THE_DISK.get(wrong.errno or 0)
    if type(wrong).__module__.split(".")[0] in ("psycopg", "psycopg_pool"):
        return _said_by_postgresql(wrong)
    return None


def _said_by_postgresql(wrong: BaseException) -> Trouble | None:
    state = getattr(wrong, "sqlstate", None)
    if state:
        return OF_POSTGRESQL.get(state) or OF_POSTGRESQL.get(state[:2])
    names = {each.__name__ for each in type(wrong).__mro__}
    if names & {"PoolTimeout", "TooManyRequests"}:
        return NONE_TO_SPARE
    return AWAY if "OperationalError" in names else None  # it never came as far as to an answer
