"""Value streams: opened, edited, closed with a reason."""

from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation, Person, Team

from ..abilities import ImprovementAbility
from ..kinds import BEFORE_EVENT, Stage
from ..models import ValueStream
from ..refusals import NeedsAReason, NothingChanged, StillUnderWay, TitledAlready, WrongDay
from .teams import require_team_of


@action
def open_value_stream(
    *,
    organisation: Organisation,
    title: str,
    scope: str,
    chosen_by: str,
    chosen_why: str,
    considered: str = "",
    opened_on: date | None = None,
    team: Team | None = None,
    synthetic: bool = False,
    by: Person,
) -> ValueStream:
    """Open a value stream: its scope, who chose it and why, what else was considered."""
    stream = ValueStream(
        organisation=organisation,
        team=team,
        title=title,
        scope=scope,
        chosen_by=chosen_by,
        chosen_why=chosen_why,
        considered=considered,
        opened_on=opened_on or clock.today(),
        synthetic=synthetic,
    )
    require(by, ImprovementAbility.EDIT_STREAMS, stream)
    _check(stream)
    stream.save()
    record(
        "value_stream.opened",
        stream,
        by=by,
        title=title,
        scope=scope,
        chosen_by=chosen_by,
        why=chosen_why,
        considered=considered,
        on=stream.opened_on,
    )
    return stream


@action
def edit_value_stream(
    *,
    value_stream: ValueStream,
    title: str,
    scope: str,
    chosen_by: str,
    chosen_why: str,
    considered: str = "",
    team: Team | None = None,
    by: Person,
) -> ValueStream:
    """Say better what a value stream is."""
    require(by, ImprovementAbility.EDIT_STREAMS, value_stream)
    stream = ValueStream.objects.select_for_update().get(pk=value_stream.pk)
    new = {
        "title": title,
        "scope": scope,
        "chosen_by": chosen_by,
        "chosen_why": chosen_why,
        "considered": considered,
        "team": team,
    }
    before = state(stream, *new)
    for name, value in new.items():
        setattr(stream, name, value)
    _check(stream)
    stream.save()
    record("value_stream.edited", stream, by=by, **changes(before, stream))
    return stream


@action
def close_value_stream(
    *, value_stream: ValueStream, why: str, on: date | None = None, by: Person
) -> ValueStream:
    """Close a value stream with a reason, once each of its workshops is held or stood down."""
    require(by, ImprovementAbility.EDIT_STREAMS, value_stream)
    stream = ValueStream.objects.select_for_update().get(pk=value_stream.pk)
    on = on or clock.today()
    if not why.strip():
        raise NeedsAReason("Say why the value stream is closed.", about="why")
    if on < stream.opened_on or on > clock.today():
        raise WrongDay(f"It was opened on {stream.opened_on:%d %B %Y}; it can be closed from then to today.")
    waiting = stream.workshops.filter(stage__in=[*BEFORE_EVENT, Stage.EVENT])
    if waiting:
        titles = ", ".join(f"‘{w.title}’" for w in waiting)
        raise StillUnderWay(f"First hold or stand down {titles}.")
    stream.closed_on, stream.closed_why = on, why
    stream.save(update_fields=["closed_on", "closed_why"])
    record("value_stream.closed", stream, by=by, on=on, why=why)
    return stream


@action
def reopen_value_stream(*, value_stream: ValueStream, by: Person) -> ValueStream:
    """It was closed by mistake, or too early: it is open again, with the record of both."""
    require(by, ImprovementAbility.EDIT_STREAMS, value_stream)
    stream = ValueStream.objects.select_for_update().get(pk=value_stream.pk)
    if not stream.closed_on:
        raise NothingChanged("It is open.")
    was_on, was_why = stream.closed_on, stream.closed_why
    stream.closed_on, stream.closed_why = None, ""
    stream.save(update_fields=["closed_on", "closed_why"])
    record("value_stream.reopened", stream, by=by, was_closed_on=was_on, why_it_was_closed=was_why)
    return stream


def _check(stream: ValueStream) -> None:
    require_team_of(stream.organisation, stream.team)
    same = ValueStream.objects.filter(organisation=stream.organisation, title=stream.title)
    if same.exclude(pk=stream.pk).exists():
        raise TitledAlready(f"There is one called ‘{stream.title}’ already.")
    if stream.opened_on > clock.today():
        raise WrongDay(f"{stream.opened_on:%d %B %Y} has not come yet.", about="opened_on")
    stream.full_clean(exclude=["organisation", "team"])
