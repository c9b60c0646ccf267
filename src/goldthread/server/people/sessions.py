"""Where somebody is signed in: each place can be seen and ended, and all ended at once.

A session is Django's; what device and network it is of stands beside it (allauth.usersessions). All of
somebody's end by one number of theirs, which every session is held against, listed or not: so does a
password, which Django holds them against itself.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldthread.server.security import devices, log
from goldthread.server.security.models import SecurityEvent
from goldthread.server.security.networks import address_of, network_of

from .models import Person
from .second_factor import HAS_ONE

Kind = SecurityEvent.Kind
Answer = Callable[[HttpRequest], HttpResponse]

SEEN = "seen"  # in a session: when it was last written down as used, in seconds
SINCE = "since"  # in a session: when it began
EVERY = 600  # seconds between two such writings


@dataclass(frozen=True)
class SignedIn:
    """One place where somebody is signed in."""

    pk: int
    device: str
    address: str
    since: datetime
    last_seen: datetime
    here: bool
    same_network: bool


class KeepsSessions:
    """Middleware: a session that is used is written down as used, at most every ten minutes.

    It ends when its time is over, however much it is used: a long shift after signing in.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and time.time() - request.session.get(SEEN, 0) > EVERY:
            if time.time() - request.session.get(SINCE, time.time()) > settings.SESSION_COOKIE_AGE:
                logout(request)
            else:
                begin(request, request.user)
        return self.answer(request)


def begin(request: HttpRequest, person: Person) -> None:
    """Write down that somebody is signed in here, or still is."""
    request.session[SEEN] = int(time.time())
    request.session.setdefault(SINCE, int(time.time()))
    if not request.session.session_key:
        request.session.create()
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": person,
            "ip": address_of(request),
            "user_agent": request.headers.get("User-Agent", "")[:200],
            "last_seen_at": timezone.now(),
        },
    )
    over = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    UserSession.objects.filter(user=person, last_seen_at__lt=over).delete()


def sessions_of(person: Person, request: HttpRequest) -> list[SignedIn]:
    """Where somebody is signed in, the latest used first. Two queries."""
    rows = list(UserSession.objects.filter(user=person).order_by("-last_seen_at"))
    keys = [row.session_key for row in rows]
    alive = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    living = set(alive.values_list("session_key", flat=True))
    return [_signed_in(row, request) for row in rows if row.session_key in living]


def end_one(person: Person, pk: int, request: HttpRequest) -> None:
    """End one session of one's own; nothing happens where it has ended."""
    for row in UserSession.objects.filter(user=person, pk=pk):
        row.end()
        log.note(Kind.SESSION_ENDED, request, person=person.pk, how=devices.said(row.user_agent))


def end_others(request: HttpRequest, person: Person) -> None:
    """End all of one's sessions but the one that asks."""
    end_all(person)
    request.session.pop(HAS_ONE, None)
    update_session_auth_hash(request, person)
    begin(request, person)


def end_all(person: Person) -> None:
    """End all of somebody's sessions, also those that are written down nowhere."""
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)
        rows = UserSession.objects.filter(user=person)
        Session.objects.filter(session_key__in=list(rows.values_list("session_key", flat=True))).delete()
        rows.delete()
    person.refresh_from_db(fields=["sessions_ended"])  # who signs in next is held against the new number


def on_login(request: HttpRequest, user: Person, **_: Any) -> None:
    """Whatever way somebody signed in, it is written down where."""
    request.session[SINCE] = int(time.time())
    begin(request, user)


def _signed_in(row: UserSession, request: HttpRequest) -> SignedIn:
    return SignedIn(
        pk=row.pk,
        device=devices.said(row.user_agent),
        address=row.ip,
        since=row.created_at,
        last_seen=row.last_seen_at,
        here=row.session_key == request.session.session_key,
        same_network=network_of(row.ip) == network_of(address_of(request)),
    )
