"""What needs somebody this week: gathered from every room, the longest overdue first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from goldthread.server.aims.abilities import AimsAbility
from goldthread.server.aims.models import AcceptedBreak
from goldthread.server.improvement.abilities import ImprovementAbility
from goldthread.server.improvement.models import Workshop
from goldthread.server.improvement.queries import due
from goldthread.server.measures.abilities import MeasuresAbility
from goldthread.server.measures.models import Measure, Revision
from goldthread.server.measures.queries import is_overdue, periods_called, unread
from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Organisation, Person

AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Need:
    """Something that needs a person: what, where, since or until when, and the page to do it on."""

    what: str
    where: str
    link: str
    on: date | None = None
    days_late: int = 0
    state: str = ""  # said when there is no date


def needs(person: Person, today: date) -> list[Need]:
    """What needs this person, within two weeks or overdue; what has no date comes last.

    A number of queries that does not grow with what is due.
    """
    found = [*_due(person, today), *_measures(person, today), *_revisions(person), *_reviews(person, today)]
    return sorted(found, key=lambda n: (n.on or date.max, n.where, n.what))


def workshops_of(person: Person) -> list[Workshop]:
    """The open workshops in which this person has a part, soonest first."""
    mine = Workshop.objects.filter(parts__person=person).exclude(stage__in=["closed", "stood_down"])
    return list(mine.select_related("value_stream__organisation").order_by("starts", "title").distinct())


def late_in(person: Person, organisations: list[Organisation], today: date) -> list[Need]:
    """What is overdue in the workshops of organisations whose improvement office this person is of.

    Not theirs to do, but theirs to help with: the longest overdue first.
    """
    held = person.reach.by_organisation
    of_office = [o for o in organisations if ImprovementAbility.PLAN_WORKSHOPS in held.get(o.pk, ())]
    if not of_office:
        return []
    late = [each for each in due(of_office, today) if each.overdue and each.who != person]
    return [
        Need(
            each.what,
            f"{each.workshop_title}: {each.who or 'nobody'} must act",
            each.page,
            each.on,
            each.days_late,
        )
        for each in late
    ]


def organisations_of(person: Person) -> list[Organisation]:
    """The organisations in which this person holds a role of their own."""
    return list(Organisation.objects.whole_to(person))


def shared_with(person: Person) -> list[Organisation]:
    """The organisations that share their totals or more with this person, as with an evaluator.

    Not those seen through a partnership, whose page lists them.
    """
    if person.reach.by_partnership:
        return []
    seen = Organisation.objects.visible_to(person)
    return list(seen.exclude(pk__in=Organisation.objects.whole_to(person)))


def _due(person: Person, today: date) -> Iterator[Need]:
    for each in due(person, today):
        where = f"{each.workshop_title}, {each.organisation}"
        yield Need(each.what, where, each.link, each.on, each.days_late)


def _measures(person: Person, today: date) -> Iterator[Need]:
    mine = list(Measure.objects.open().filter(owner=person).select_related("organisation"))
    missed = unread(mine, today)
    called = periods_called(mine)
    for measure in mine:
        if is_overdue(missed[measure.pk]):
            code = measure.organisation.code
            link = reverse("measures:record", args=[code, measure.code])
            periods = missed[measure.pk]
            state = "Never read" if periods is None else f"Not read for {periods} {called[measure.pk]}"
            yield Need(f"Record ‘{measure.title}’", f"{measure.code}, {code}", link, state=state)


def _revisions(person: Person) -> Iterator[Need]:
    places = _where(person, MeasuresAbility.APPROVE_REVISIONS)
    waiting = Revision.objects.filter(
        state=Revision.State.PROPOSED, measure__organisation__in=places
    ).exclude(proposed_by=person)
    for revision in waiting.select_related("measure__organisation"):
        measure = revision.measure
        link = reverse("measures:revision", args=[measure.organisation.code, measure.code, revision.number])
        yield Need(
            f"Decide on a new definition of {measure.title}",
            f"{measure.code}, {measure.organisation.code}",
            link,
        )


def _reviews(person: Person, today: date) -> Iterator[Need]:
    places = _where(person, AimsAbility.SET_AIMS)
    soon = AcceptedBreak.objects.filter(organisation__in=places, review_on__lte=today + AHEAD)
    for accepted in soon.select_related("organisation"):
        code = accepted.organisation.code
        late = max(0, (today - accepted.review_on).days)
        link = reverse("aims:breaks", args=[code])
        yield Need(f"Look again: {accepted}", code, link, accepted.review_on, late)


def _where(person: Person, ability: Ability) -> list[int]:
    return [pk for pk, held in person.reach.by_organisation.items() if ability in held]
