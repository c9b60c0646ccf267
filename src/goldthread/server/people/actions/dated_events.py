"""What happened to an organisation and may explain a change."""

from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record

from ..abilities import PeopleAbility
from ..access import require
from ..models import DatedEvent, Organisation, Person


class NotYet(Refusal):
    """A dated event is one that happened."""

    about = "on"


@action
def record_dated_event(
    *,
    organisation: Organisation,
    kind: DatedEvent.Kind,
    on: date,
    title: str,
    note: str = "",
    precision: DatedEvent.Precision = DatedEvent.Precision.DAY,
    by: Person,
) -> DatedEvent:
    """Record something that happened to the organisation and may explain a change."""
    require(by, PeopleAbility.RECORD_EVENTS, organisation)
    if on > clock.today():
        raise NotYet(f"{on:%d %B %Y} has not come yet: a dated event is one that happened.")
    event = DatedEvent.objects.create(
        organisation=organisation, kind=kind, on=on, title=title, note=note, precision=precision
    )
    record("dated_event.recorded", organisation, by=by, on=_when(event), title=title, note=note)
    return event


@action
def remove_dated_event(*, event: DatedEvent, reason: str, by: Person) -> None:
    """Take back a dated event that was recorded by mistake."""
    require(by, PeopleAbility.RECORD_EVENTS, event.organisation)
    event = DatedEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)
    record(
        "dated_event.removed", event.organisation, by=by, on=_when(event), title=event.title, reason=reason
    )
    event.delete()


def _when(event: DatedEvent) -> date | str:
    """When it happened, as exactly as it is known."""
    known = {DatedEvent.Precision.MONTH: f"{event.on:%B %Y}", DatedEvent.Precision.YEAR: str(event.on.year)}
    return known.get(DatedEvent.Precision(event.precision), event.on)
