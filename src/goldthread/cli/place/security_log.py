"""`goldthread security-log`: what concerns how people get in, for the shell and for other programs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from .. import django_ready
from .database import migrate, prepare

if TYPE_CHECKING:
    from goldthread.server.security.models import SecurityEvent

EVERY = 2  # seconds between two looks


@click.command()
@click.option("--after", type=int, metavar="ID", help="Only what came after this event.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="Only from then on.")
@click.option("--json", "as_lines", is_flag=True, help="A JSON object a line, with numbers and no names.")
@click.option("--follow", is_flag=True, help="Go on with what comes, until stopped.")
@click.option("--purge", is_flag=True, help="First delete what is older than it is kept.")
def security_log(
    after: int | None, since: datetime | None, as_lines: bool, follow: bool, purge: bool
) -> None:
    """Print the security log, the oldest first.

    It is kept for 180 days, or as many as GOLDTHREAD_SECURITY_LOG_DAYS says. What is older goes by itself,
    every hour.
    """
    prepare()
    django_ready()
    migrate()
    from goldthread.server.security import log

    if purge:
        click.echo(f"{log.purge():,} events were deleted.", err=True)
    for event in _events(after or 0, since, follow):
        click.echo(log.as_json(event) if as_lines else _line(event))


def _events(after: int, since: datetime | None, follow: bool) -> Iterator[SecurityEvent]:
    """Events in the order in which they were written."""
    from django.utils import timezone

    from goldthread.server.security.models import SecurityEvent

    found = SecurityEvent.objects.order_by("pk")
    if since:
        found = found.filter(at__gte=timezone.make_aware(since))
    while True:
        for event in found.filter(pk__gt=after).iterator():
            after = event.pk
            yield event
        if not follow:
            return
        time.sleep(EVERY)


def _line(event: SecurityEvent) -> str:
    from django.utils import timezone

    from goldthread.server.people.models import Person

    people = dict(Person.objects.filter(pk__in=[event.person, event.by]).values_list("pk", "email"))
    who = people.get(event.person or 0) or (f"no account ({event.typed[:8]})" if event.typed else "")
    by = f"by {people.get(event.by, event.by)}" if event.by else ""
    told = [f"{timezone.localtime(event.at):%Y-%m-%d %H:%M:%S}", event.get_kind_display(), event.how, who, by]
    return "  ".join(part for part in [*told, event.network, event.device] if part)
