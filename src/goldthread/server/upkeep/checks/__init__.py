"""What an installation lacks, and how to mend it: for the shell and for pages. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator

from . import of_database, of_folder, of_network, of_time
from .found import FAULT, Check, Found

READS_TABLES = {"begun", "factors", "worker", "letters", "clock"}


def looked_at(*, send_test: str | None = None, try_backup: bool = False) -> Iterator[tuple[str, Found]]:
    """Look at one thing after another: its name, and what is found of it.

    What cannot be looked at because of what was found before is left out.
    """
    left_out: set[str] = set()
    for name, check in _checks(send_test, try_backup).items():
        if name in left_out:
            continue
        try:
            found = check()
        except Exception as wrong:  # one thing that cannot be looked at hides none of the others
            found = Found(FAULT, f"This could not be looked at: {type(wrong).__name__}: {wrong}")
        if found.state == FAULT and name in ("database", "tables"):
            left_out |= READS_TABLES | ({"tables"} if name == "database" else set())
        if found.state == FAULT and name == "folder":
            left_out |= {"private", "clock"}
        yield name, found


def named() -> list[str]:
    """What is looked at, in order."""
    return list(_checks(None, False))


def _checks(send_test: str | None, try_backup: bool) -> dict[str, Check]:
    return {
        "folder": of_folder.folder,
        "private": of_folder.private,
        "key": of_folder.key,
        "database": of_database.database,
        "tables": of_database.tables,
        "begun": of_database.begun,
        "factors": of_database.factors,
        "worker": of_database.worker,
        "letters": of_database.letters,
        "pages": of_network.pages,
        "address": of_network.address,
        "https": of_network.https,
        "mail": lambda: of_network.mail(send_test),
        "clock": of_time.clock,
        "backup": lambda: of_time.backup(try_backup),
        "reminders": of_time.reminders,
    }
