"""The security log: what concerns how people get in, apart from the record of changes.

Added to by whatever lets people in, read by administrators (people.watching) and by the server's shell
(`goldthread security-log`), and passed on as it is written where a logger is set for it
(GOLDTHREAD_SECURITY_LOG). It keeps no password, no code and no text that was typed.
The worker purges it by age, every hour.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from . import devices, limits
from .models import SecurityEvent
from .networks import address_of

Kind = SecurityEvent.Kind
SHIPPED = logging.getLogger("goldthread.security")


def note(
    kind: SecurityEvent.Kind,
    request: HttpRequest | None = None,
    *,
    person: int | None = None,
    by: int | None = None,
    typed: str = "",
    how: str = "",
) -> SecurityEvent:
    """Add one event. `typed` is an address that no account has: a digest of it is kept."""
    event = SecurityEvent.objects.create(
        kind=kind,
        person=person,
        by=by if by != person else None,
        typed=limits.digest("typed", typed.strip().lower()) if typed else "",
        network=address_of(request) if request else "",
        device=devices.said(request.headers.get("User-Agent", "")) if request else "at the server",
        how=how[:60],
    )
    transaction.on_commit(lambda: SHIPPED.info(as_json(event)))
    return event


def of(people: Iterable[int] | QuerySet[Any]) -> QuerySet[SecurityEvent]:
    """What concerns these people, newest first."""
    return SecurityEvent.objects.filter(person__in=people)


def as_json(event: SecurityEvent) -> str:
    """One line, as other programs take it."""
    row = {
        "id": event.pk,
        "at": event.at.isoformat(),
        "kind": event.kind,
        "person": event.person,
        "by": event.by,
        "address_digest": event.typed,
        "network": event.network,
        "device": event.device,
        "how": event.how,
    }
    return json.dumps({name: value for name, value in row.items() if value not in (None, "")})


def kept_for() -> int:
    """For how many days."""
    return int(settings.GOLDTHREAD_SECURITY_LOG_DAYS)


def purge(at: datetime | None = None) -> int:
    """Delete what is older than GOLDTHREAD_SECURITY_LOG_DAYS; how many events that were.

    With them go limits that are over, and sessions that have run out.
    """
    oldest = (at or timezone.now()) - timedelta(days=kept_for())
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    gone, _ = QuerySet(SecurityEvent).filter(at__lt=oldest).delete()
    limits.purge()
    return gone
