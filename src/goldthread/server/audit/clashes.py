"""Telling two people at once from a fault of ours, by what the database said."""

import sqlite3

from django.core.exceptions import ObjectDoesNotExist

OF_POSTGRESQL = {
    "23505",  # unique_violation
    "23503",  # foreign_key_violation
}
OF_SQLITE = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
}


def is_a_clash(wrong: Exception) -> bool:
    """Whether somebody else was quicker: a second of what is once, or a thing that is gone.

    That others kept one waiting too long is no clash: nobody changed anything (server.trouble).

    A row that breaks a check of its own is a fault of ours, whoever else is there.
    """
    if isinstance(wrong, ObjectDoesNotExist):
        return True
    cause = wrong.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) in OF_SQLITE
    return getattr(cause, "sqlstate", None) in OF_POSTGRESQL


def over_what(wrong: Exception) -> str:
    """What the two clashed over, for the server's log: a rule or a kind of thing, never its values."""
    told = getattr(wrong.__cause__, "diag", None)
    return (told.constraint_name or told.message_primary or "") if told else str(wrong)
