"""What routines need of whom: to be there today, and to say what became of meetings nobody spoke of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.server.needs import Need
from goldthread.server.people.models import Person
from goldthread.server.ui.formats import plural

from .models import Meeting, Member, Routine
from .occurrences import Occurrence, held_between
from .queries import in_full

ASKED_FOR = timedelta(days=28)
"""So long somebody is asked what became of a meeting; then it stays missed."""


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Today's meetings, for those who belong to them; for owners what they have to say: five queries."""
    members = _members(people)
    owners = {each.pk: each for each in people.filter(routines_owned__ended_on=None).distinct()}
    theirs = Routine.objects.open().filter(Q(pk__in=list(members)) | Q(owner__in=list(owners)))
    missed: dict[Routine, list[Occurrence]] = defaultdict(list)
    for each in held_between(in_full(theirs), today - ASKED_FOR, today, today):
        if each.state is Meeting.State.MISSED:
            missed[each.routine].append(each)
        elif each.held_on == today and not each.is_settled:
            yield from ((person, _today(each)) for person in _who(each.routine, members, owners))
    for routine, unsaid in missed.items():
        if owner := owners.get(routine.owner_id or 0):
            yield owner, _to_say(routine, unsaid, today)


def _members(people: QuerySet[Person]) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    belonging = Member.objects.open().filter(person__in=people, routine__ended_on=None)
    for member in belonging.select_related("person"):
        found[member.routine_id].append(member.person)
    return found


def _who(routine: Routine, members: Mapping[int, list[Person]], owners: Mapping[int, Person]) -> list[Person]:
    """Whom today's meeting needs, each once."""
    owner = owners.get(routine.owner_id or 0)
    found = {person.pk: person for person in [*members.get(routine.pk, ()), *filter(None, [owner])]}
    return list(found.values())


def _today(each: Occurrence) -> Need:
    routine, begins = each.routine, timezone.localtime(each.begins)
    where = ", ".join(filter(None, (f"{begins:%H:%M}", routine.place)))
    return Need(routine.title, where, routine.get_absolute_url(), _code(routine), on=each.held_on)


def _to_say(routine: Routine, missed: list[Occurrence], today: date) -> Need:
    count = len(missed)
    what = f"Say whether {plural(count, 'it was', f'{count} meetings were')} held"
    first = missed[0].day
    late = (today - first).days
    return Need(what, routine.title, routine.get_absolute_url(), _code(routine), on=first, days_late=late)


def _code(routine: Routine) -> str:
    return routine.organisation.code if routine.organisation else ""
