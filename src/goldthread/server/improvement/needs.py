"""What workshops need of whom: of whoever must act by their part; of the office, its help."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.access import holders
from goldthread.server.people.models import Person
from goldthread.server.people.queries import organisations_called, organisations_with, themselves
from goldthread.server.people.vocabulary import Vocabulary

from .abilities import ImprovementAbility
from .models import Cycle, StandardWork, Workshop
from .queries import Due, due

STUDIED_WITHIN = timedelta(days=28)
"""A cycle that is under way for longer is asked after."""


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """As many queries as `due` takes, and four."""
    found = _due(people, today, until)
    organisations = organisations_called({each.organisation for each in found})
    words = {each.code: Vocabulary(each.words) for each in organisations}
    for each in found:
        if each.who:
            yield each.who, _need(each, words[each.organisation])
    yield from _never_studied(people, today, until)
    yield from _due_for_review(people, today, until)


def _never_studied(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Cycles that were started long ago and not studied, for whoever began them."""
    waiting = Cycle.objects.under_way().filter(begun_by__in=people, started_on__lte=until - STUDIED_WITHIN)
    for cycle in waiting.select_related("organisation", "begun_by").order_by("started_on", "pk"):
        assert cycle.started_on  # those under way were started
        study_by = cycle.started_on + STUDIED_WITHIN
        yield (
            cycle.begun_by,
            Need(
                f"Study ‘{cycle.question}’",
                Vocabulary(cycle.organisation.words)["cycle"].title,
                cycle.get_absolute_url(),
                cycle.organisation.code,
                on=study_by,
                days_late=max((today - study_by).days, 0),
            ),
        )


def _due_for_review(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Standard work to be looked at again, for whoever keeps it."""
    due = StandardWork.objects.in_force().filter(owner__in=people, review_on__lte=until)
    for work in due.in_full().order_by("review_on", "pk"):
        words = Vocabulary(work.organisation.words)
        late = max((today - work.review_on).days, 0)
        yield (
            work.owner,
            Need(
                f"Look again at ‘{work.title}’",
                words["standard_work"].title,
                work.get_absolute_url(),
                work.organisation.code,
                on=work.review_on,
                days_late=late,
            ),
        )


def overdue_for_others(person: Person, today: date) -> Iterator[Need]:
    """What is overdue for somebody else, for executives and the improvement office of its organisation."""
    helped = {at for _, at in holders(ImprovementAbility.EDIT_STREAMS, themselves(person))}
    for each in due(organisations_with(helped), today, ahead=0):
        if each.overdue and each.who != person:
            where = f"{each.workshop_title}: {each.who or 'nobody'} must act"
            yield Need(each.what, where, each.page, on=each.on, days_late=each.days_late)


def _due(people: QuerySet[Person], today: date, until: date) -> list[Due]:
    """What these people must do in workshops."""
    held = Q(parts__person__in=people) | Q(value_stream__parts__person__in=people)
    found = due(Workshop.objects.filter(held).distinct(), today, ahead=(until - today).days)
    theirs = set(people.values_list("pk", flat=True)) if found else set()
    return [each for each in found if each.who and each.who.pk in theirs]


def _need(each: Due, words: Vocabulary) -> Need:
    return Need(
        what=each.what,
        where=each.workshop_title,
        link=each.link,
        organisation=each.organisation,
        within=f"{words['value_stream'].one}: {each.value_stream_title}",
        on=each.on,
        days_late=each.days_late,
    )
