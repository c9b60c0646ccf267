"""What stands in an installation's database, and what of it changed that nobody may have changed.

The record alone would not do: what it does not say is what is looked for.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .place import Installation

BY_ITSELF = {
    "audit_event": "is looked at line by line",
    "django_session": "whoever asks has one",
    "usersessions_usersession": "whoever asks has one",
    "security_bucket": "how often somebody tried",
    "security_securityevent": "who was refused what",
    "django_tasks_database_dbtaskresult": "the worker's",
    "work_job": "the worker's",
    "work_turn": "the worker's",
    "work_worker": "the worker's",
    "post_letter": "letters that waited have gone meanwhile",
    "post_lettertext": "letters that waited have gone meanwhile",
    "live_told": "that something changed, which is looked at here",
    "measures_standing": "worked out from the readings, when it is first asked for",
    "measures_basis": "what a chart rested on at the end of a day, kept with it",
    "measures_stood": "what was known at the end of a day, kept with it",
    "measures_lookedat": "the worker's: how far it has looked for whoever watches",
    "measures_followed": "the worker's: what follows from what somebody watches",
    "measures_told": "the worker's: which signals whoever watches was told of",
    "improvement_publishedtotal": "published when somebody asks for the evidence, with a line in the record",
}
"""Tables that change without anybody's doing, each with why."""

OF_THE_INDEX = "search_"
"""The index of search, all of it: the worker's, of what stands in the others, and SQLite's own tables."""

ONES_OWN: Mapping[str, tuple[str, ...]] = {
    "letters.muted": ("post_muted",),
    "letters.wanted": ("post_muted",),
    "address.asked": (),
    "address.changed": ("people_person", "account_emailaddress"),  # by the link that went to the address
    "person.edited": ("people_person",),
    "sessions.ended": (),
}
"""What everybody may change of themselves, and which tables it is in."""

BY_NOBODY: Mapping[str, tuple[str, ...]] = {
    "totals.published": (),  # when somebody asks for the evidence
    "meetings.missed": ("meetings_meeting",),  # by the clock, the day after
}
"""What is nobody's doing, and which tables it is in."""

OF_STAFF: Mapping[str, tuple[str, ...]] = {
    "standard_work.read": ("improvement_standardworkread",),
    "ticket.reopened": ("boards_ticket",),
}
"""What everybody of the trust may do by pressing a button, and which tables it is in."""

OF_A_LINK: Mapping[str, tuple[str, ...]] = {
    "person.added": ("people_person", "account_emailaddress"),
    "role.granted": ("people_grant",),
    "invitation.accepted": ("people_invitation",),
}
"""What whoever holds the link of an invitation may: take it up as somebody who was not here before."""


@dataclass(frozen=True)
class Standing:
    """What there is: of each table what it holds as one number, and the lines of the record."""

    tables: Mapping[str, str]
    record: tuple[tuple[str, str, str], ...]
    people: frozenset[str]


def standing(place: Installation) -> Standing:
    with sqlite3.connect(place.folder / "goldthread.sqlite3") as database:
        found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [name for (name,) in found if not name.startswith(("sqlite_", OF_THE_INDEX))]
        tables = {name: _held(database, name) for name in names if name not in BY_ITSELF}
        record = database.execute("SELECT what, subject, actor FROM audit_event ORDER BY id").fetchall()
        people = database.execute("SELECT 'people.person:' || id FROM people_person").fetchall()
    return Standing(tables, tuple(record), frozenset(key for (key,) in people))


def wrongly_changed(before: Standing, after: Standing, *, staff: bool = False) -> Iterator[str]:
    """What changed between the two though it was not one's own, or though no line says so.

    staff: who was there in between is of the trust's staff.
    """
    explained: set[str] = set()
    for what, subject, actor in after.record[len(before.record) :]:
        if what in BY_NOBODY and not actor:
            explained |= set(BY_NOBODY[what])
            continue
        if staff and what in OF_STAFF:
            explained |= set(OF_STAFF[what])
            continue
        is_new = subject not in before.people
        meant = ONES_OWN.get(what) if not is_new else OF_A_LINK.get(what)
        if meant is None or subject != actor:
            yield f"something changed: {what} {subject} by {actor or 'nobody'}"
        explained |= set(meant or ())
    for name, held in after.tables.items():
        if held != before.tables.get(name) and name not in explained:
            yield f"{name} changed, and no line of the record says so"


def _held(database: sqlite3.Connection, table: str) -> str:
    digest = hashlib.sha256()
    for row in database.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
        digest.update(repr(row).encode())
    return digest.hexdigest()
