"""The database: whole, up to date, and begun."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from goldthread.server.config.commands import command

from .found import ADVICE, FAULT, OK, Found

LONG_JOURNAL = 256 * 2**20
OLDEST_POSTGRESQL = 130000


def database() -> Found:
    """Whether it can be read, and is whole."""
    from django.db import connection

    return _sqlite() if connection.vendor == "sqlite" else _postgresql()


def tables() -> Found:
    """Whether its tables are those of this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known, labels = set(executor.loader.disk_migrations), executor.loader.migrated_apps
    newer = [each for each in executor.loader.applied_migrations if each[0] in labels and each not in known]
    if newer:
        return Found(
            FAULT,
            f"The tables were made by a newer version ({'.'.join(newer[0])}): install that, or a newer one.",
        )
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Found(
            FAULT, f"The tables are not up to date; starting the pages makes them: {command('serve')}"
        )
    return Found(OK, "up to date")


def begun() -> Found:
    """Whether anybody can sign in."""
    from goldthread.server.people.queries import administrators, all_organisations
    from goldthread.server.ui.formats import plural

    if not all_organisations().exists():
        return Found(FAULT, f"No organisation has begun: {command('begin')}")
    if not administrators():
        return Found(FAULT, "Nobody administers any organisation here, so nobody can let others in.")
    came = [person for person in administrators() if person.last_login]
    if not came:
        return Found(
            ADVICE, f"No administrator has signed in: {command(f'link {administrators()[0].email}')}"
        )
    count, names = all_organisations().count(), ", ".join(str(person) for person in administrators()[:3])
    return Found(OK, f"{count} {plural(count, 'organisation')}, administered by {names}")


def factors() -> Found:
    """Whether second factors can be looked at, and those whose sign-in is worth most to a thief have one."""
    from goldthread.server.people.factors_at_rest import of_another_key
    from goldthread.server.people.queries import administrators, having_no_factor
    from goldthread.server.ui.formats import plural

    if strange := of_another_key():
        return Found(FAULT, sealed_with_another_key(strange))
    without = having_no_factor(administrators())
    if not without:
        return Found(OK, "every administrator has a second factor")
    names = ", ".join(person.email for person in without[:3])
    return Found(
        ADVICE,
        f"{len(without)} {plural(len(without), 'administrator')} without a second factor ({names}): they "
        "set one up on their own page, or it is asked of them on the settings page of their organisation.",
    )


def sealed_with_another_key(people: int) -> str:
    """What to do where so many people's second factors were sealed with a key that is not here."""
    from goldthread.server.ui.formats import plural

    whose = plural(people, "factor of 1 person is", f"factors of {people} people are")
    return (
        f"The second {whose} sealed with a signing key that is not here. Name it in "
        "GOLDTHREAD_SECRET_KEYS_BEFORE and start the pages; or have them set up anew: "
        f"{command('link EMAIL --forget-second-factor')}"
    )


def worker() -> Found:
    """Whether letters leave, and what takes long is done."""
    from goldthread.server.work import workers

    seen = workers.seen_lately()
    if seen is None:
        return Found(
            ADVICE, f"Nobody does what waits (letters, long work): {command('serve')} runs a worker."
        )
    return Found(OK, f"{seen} was alive at {seen.beat_at:%H:%M:%S} UTC")


def letters() -> Found:
    """Whether those that were written went."""
    from goldthread.server.post.queries import all_not_gone
    from goldthread.server.ui.formats import plural

    if count := all_not_gone().count():
        said = f"{count:,} {plural(count, 'letter')} did not go"
        return Found(ADVICE, f"{said}: the organisation’s page of letters says why, and sends them again.")
    return Found(OK, "all that were written went, or wait to")


def _sqlite() -> Found:
    from django.conf import settings
    from django.db import connection

    file = Path(str(settings.DATABASES["default"]["NAME"]))
    if not file.exists():
        return Found(FAULT, f"There is no database yet: {command('begin')} or {command('serve')} makes it.")
    with connection.cursor() as cursor:
        said = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
        astray = cursor.execute("PRAGMA foreign_key_check").fetchone() if said == "ok" else None
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    if said != "ok":
        return Found(FAULT, f"SQLite finds {file} damaged ({said}): restore the last backup.")
    if astray:
        return Found(
            FAULT, f"In {file} a row of {astray[0]} names one that is gone: restore the last backup."
        )
    if mode != "wal":
        return Found(
            FAULT,
            f"The disk of {file} lets no two work at once (journal {mode}): use a disk of this machine.",
        )
    return _journal(file)


def _journal(file: Path) -> Found:
    """What waits beside the database: after a server was killed it is taken in when the next one reads."""
    beside = Path(f"{file}-wal")
    waits = beside.stat().st_size if beside.exists() else 0
    size = f"SQLite {sqlite3.sqlite_version}, {file.stat().st_size / 2**20:,.1f} MB, whole"
    if waits > LONG_JOURNAL:
        return Found(
            ADVICE,
            f"{size}. Its journal has {waits / 2**20:,.0f} MB: something reads without end; start again.",
        )
    return Found(OK, f"{size}{f', and {waits / 2**20:,.1f} MB in its journal' if waits else ''}")


def _postgresql() -> Found:
    from django.conf import settings
    from django.db import connection

    asked = (
        "SELECT current_setting(%s), current_setting('server_encoding'), current_setting('max_connections')"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, ["server_version_num"])
        version, encoding, most = cursor.fetchone()
        cursor.execute("SELECT count(*), pg_is_in_recovery() FROM pg_stat_activity")
        used, stands_by = cursor.fetchone()
    name = settings.DATABASES["default"]["NAME"]
    if stands_by:
        return Found(
            FAULT, f"PostgreSQL, {name}, stands by for another and takes nothing: name the other in PGHOST."
        )
    if encoding != "UTF8":
        return Found(
            FAULT, f"PostgreSQL, {name}, keeps {encoding}, not all names: make it with ENCODING 'UTF8'."
        )
    if int(version) < OLDEST_POSTGRESQL:
        return Found(FAULT, f"PostgreSQL {int(version) // 10000} is too old: 13 or later.")
    if used > 0.9 * int(most):
        return Found(ADVICE, f"PostgreSQL has {used} of {most} connections in use: raise max_connections.")
    return Found(OK, f"PostgreSQL {int(version) // 10000}, {name}, {used} of {most} connections in use")
