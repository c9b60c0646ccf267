"""`goldthread doctor`: what an installation lacks, and how to mend it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import click

from .. import django_ready
from .addresses import OF_THIS_MACHINE, command
from .database import prepare

OK, ADVICE, FAULT = "ok", "advice", "fault"
READS_TABLES = {"begun", "clock"}
LEAST_FREE = 500 * 2**20
OLDEST_BACKUP, OLDEST_REMINDER = 8, 14  # days


@dataclass(frozen=True)
class Found:
    """What was found of one thing: whether it is well, and in words what there is or what to do."""

    state: str
    says: str


Check = Callable[[], Found]


@click.command()
@click.option("--send-test", metavar="EMAIL", help="Send a letter there, to see whether it comes.")
def doctor(send_test: str | None) -> None:
    """Look at the installation: each line says that something is well, or what to do about it.

    Ends with exit code 1 if something does not work as it is. Advice alone is no fault.
    """
    prepare()
    django_ready()
    found = list(_checked(send_test))
    for name, each in found:
        click.echo(f"{each.state:<7} {name:<9} {each.says}")
    faults = sum(1 for _, each in found if each.state == FAULT)
    if faults:
        click.echo(f"\n{faults} {'thing does' if faults == 1 else 'things do'} not work as it is.")
        raise SystemExit(1)
    click.echo("\nAll that is needed works.")


def _checked(send_test: str | None) -> Iterator[tuple[str, Found]]:
    checks: dict[str, Check] = {
        "folder": _folder,
        "key": _key,
        "database": _database,
        "tables": _tables,
        "begun": _begun,
        "pages": _pages,
        "address": _address,
        "https": _https,
        "mail": lambda: _mail(send_test),
        "clock": _clock,
        "backup": _backup,
        "reminders": _reminders,
    }
    ready = True  # what reads tables is looked at only where they are there
    for name, check in checks.items():
        if name in READS_TABLES and not ready:
            continue
        try:
            found = check()
            ready = ready and not (name == "tables" and found.state == FAULT)
            yield name, found
        except Exception as wrong:  # one thing that cannot be looked at hides none of the others
            yield name, Found(FAULT, f"This could not be looked at: {type(wrong).__name__}: {wrong}")


def _folder() -> Found:
    from goldthread.server.config import place as places

    folder = places.find().folder
    if not os.access(folder, os.W_OK):
        return Found(FAULT, f"{folder} cannot be written to: give it to whoever runs the server.")
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        return Found(ADVICE, f"Only {free / 2**20:,.0f} MB are free where {folder} lies: make room.")
    return Found(OK, f"{folder}, {free / 2**30:,.0f} GB free")


def _key() -> Found:
    from goldthread.server.config import place as places

    if os.environ.get("GOLDTHREAD_SECRET_KEY"):
        return Found(OK, "GOLDTHREAD_SECRET_KEY")
    key = places.find().key
    if key.stat().st_mode & 0o077:
        return Found(FAULT, f"Others can read the signing key: chmod 600 {key}")
    return Found(OK, f"{key}: keep a copy of it apart from the backups")


def _database() -> Found:
    from django.conf import settings
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
        file = Path(str(settings.DATABASES["default"]["NAME"]))
        if said != "ok":
            return Found(FAULT, f"SQLite finds {file} damaged ({said}): restore the last backup.")
        return Found(OK, f"SQLite, {file.stat().st_size / 2**20:,.1f} MB")
    return Found(OK, f"PostgreSQL, {settings.DATABASES['default']['NAME']}")


def _tables() -> Found:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Found(
            FAULT, f"The tables are not up to date; starting the pages makes them: {command('serve')}"
        )
    return Found(OK, "up to date")


def _begun() -> Found:
    from goldthread.server.people.models import Organisation
    from goldthread.server.people.queries import administrators
    from goldthread.server.ui.formats import plural

    if not Organisation.objects.exists():
        return Found(FAULT, f"No organisation has begun: {command('begin')}")
    if not administrators():
        return Found(FAULT, "Nobody administers any organisation here, so nobody can let others in.")
    came = [person for person in administrators() if person.last_login]
    if not came:
        return Found(
            ADVICE, f"No administrator has signed in: {command(f'link {administrators()[0].email}')}"
        )
    begun, names = Organisation.objects.count(), ", ".join(str(person) for person in administrators()[:3])
    return Found(OK, f"{begun} {plural(begun, 'organisation')}, administered by {names}")


def _pages() -> Found:
    from goldthread.server.ui import assets

    try:
        assets.address("goldthread.css")
    except assets.NotBuilt:
        return Found(
            FAULT, "The style sheet is not built: `make frontend` in the source, or install a release."
        )
    return Found(OK, "the style sheet and the script are there")


def _address() -> Found:
    from django.conf import settings

    url = settings.GOLDTHREAD_URL
    try:
        with urlopen(f"{url}/accounts/login/", timeout=5) as answer:
            well = b"Goldthread" in answer.read(4096)
    except HTTPError as wrong:
        return Found(FAULT, f"{url} answers {wrong.code}. Is GOLDTHREAD_URL right, and GOLDTHREAD_HOSTS?")
    except OSError:
        return Found(ADVICE, f"Nobody answers at {url}, where links lead: is it right, and is it served?")
    if not well:
        return Found(FAULT, f"Something else than Goldthread answers at {url}: set GOLDTHREAD_URL.")
    return Found(OK, f"{url} answers, and links lead there")


def _https() -> Found:
    from django.conf import settings

    parts = urlsplit(settings.GOLDTHREAD_URL)
    if parts.scheme == "https":
        if settings.HTTPS:
            return Found(OK, "cookies go over https alone")
        return Found(
            FAULT, "The address is https, but GOLDTHREAD_HTTPS=1 is not set: cookies are not kept to it."
        )
    if settings.HTTPS:
        return Found(FAULT, "GOLDTHREAD_HTTPS=1 is set, but the address is not https: set GOLDTHREAD_URL.")
    if parts.hostname in OF_THIS_MACHINE:
        return Found(OK, "not needed: the address is of this machine alone")
    return Found(FAULT, "Passwords cross the network unguarded: put a web server with https in front.")


def _mail(send_test: str | None) -> Found:
    from django.conf import settings
    from django.core.mail import get_connection, send_mail

    from goldthread.server.people import letters

    if not letters.are_sent():
        return Found(
            ADVICE,
            f"No mail server is set: letters lie in {letters.folder()}, and nobody gets them. Set EMAIL_HOST "
            "(and EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_FROM).",
        )
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        if send_test:
            send_mail("Goldthread: a letter to see whether it comes", "It came.", None, [send_test])
            return Found(OK, f"{server} took a letter to {send_test}, from {settings.DEFAULT_FROM_EMAIL}")
        connection = get_connection()
        connection.open()
        connection.close()
    except OSError as wrong:
        return Found(FAULT, f"{server} does not take letters ({wrong}): look at EMAIL_HOST and its like.")
    return Found(OK, f"{server} answers; --send-test ADDRESS sends a letter")


def _clock() -> Found:
    from django.conf import settings
    from django.utils import timezone

    from goldthread.server.audit.models import Event

    last = Event.objects.order_by("-at").values_list("at", flat=True).first()
    if last and last > timezone.now():
        return Found(FAULT, f"The clock stands before what was recorded last ({last:%d %B %Y}): set it.")
    now = timezone.localtime()
    return Found(OK, f"{now:%d %B %Y %H:%M}, {settings.TIME_ZONE} (TZ sets another)")


def _backup() -> Found:
    from goldthread.server.config import place as places

    how = f"{command('backup FILE')}, every night, to another disk."
    return _lately(places.find().backed_up, "backup", OLDEST_BACKUP, how)


def _reminders() -> Found:
    from goldthread.server.config import place as places

    how = f"{command('remind')}, every Monday, from cron or a timer."
    return _lately(places.find().reminded, "weekly letter", OLDEST_REMINDER, how)


def _lately(last: str, what: str, oldest: int, how: str) -> Found:
    """Whether the last of what is done again and again is no older than so many days."""
    if not last:
        return Found(ADVICE, f"There was no {what} yet: {how}")
    on = datetime.fromisoformat(last)
    days = (time.time() - on.timestamp()) / 86400
    if days > oldest:
        return Found(ADVICE, f"The last {what} is {days:.0f} days old: {how}")
    return Found(OK, f"the last {what} is of {on:%d %B %Y %H:%M}")
