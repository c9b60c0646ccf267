"""What an administrator sets and ends of how others sign in."""

from datetime import timedelta

from django.utils import timezone

from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.security import log

from ..abilities import PeopleAbility
from ..access import NotAllowed, may_end_sessions, require
from ..models import Organisation, Person
from ..sessions import Kind, end_all

MOST_GRACE = 90  # days


class TooLong(Refusal):
    """More days than anybody needs to set up a second factor."""

    about = "days"


@action
def ask_for_second_factor(
    *, organisation: Organisation, second_factor: Organisation.Second, days: int, by: Person
) -> Organisation:
    """Say of whom a second factor is asked, from so many days on; nobody's sessions end by it.

    Real days: what an attacker may do does not wait for the programme's today.
    """
    require(by, PeopleAbility.SET_ORGANISATION, organisation)
    if not 0 <= days <= MOST_GRACE:
        raise TooLong(f"Give them from 0 to {MOST_GRACE} days.")
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = state(organisation, "second_factor", "second_factor_by")
    nobody = second_factor == Organisation.Second.NOBODY
    organisation.second_factor = second_factor
    organisation.second_factor_by = None if nobody else timezone.localdate() + timedelta(days=days)
    organisation.save(update_fields=["second_factor", "second_factor_by"])
    log.note(Kind.FACTOR_REQUIRED, person=by.pk, how=Organisation.Second(second_factor).label)
    record("organisation.second_factor", organisation, by=by, **changes(before, organisation))
    return organisation


@action
def end_sessions(*, person: Person, by: Person) -> None:
    """Sign somebody out wherever they are signed in: for who watches over signing in where they are."""
    if not may_end_sessions(by, person):
        raise NotAllowed(f"You may not end the sessions of {person}.")
    end_all(person)
    log.note(Kind.SESSIONS_ENDED, person=person.pk, by=by.pk)
    record("sessions.ended", person, by=by)
