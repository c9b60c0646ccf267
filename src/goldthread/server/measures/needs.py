"""What measures need of whom: readings of their owners, decisions of whoever may approve a definition."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.models import Person
from goldthread.server.people.who_may import who_may
from goldthread.server.ui.addressing import reverse

from .abilities import MeasuresAbility
from .models import Measure, Revision
from .queries import is_overdue, lacking, periods_called, unfinished_of, unread
from .queries.counted_as import revised_since
from .queries.official import in_words


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Twelve queries at most."""
    yield from _unread(people, today)
    yield from _to_complete(people)
    yield from _to_decide(people)
    yield from _to_follow(people)


def _unread(people: QuerySet[Person], today: date) -> Iterator[tuple[Person, Need]]:
    owned = list(
        Measure.objects.open()
        .filter(owner__in=people.filter(is_active=True))
        .select_related("organisation", "owner")
    )
    missed = unread(owned, today)
    called = periods_called(owned)
    for measure in owned:
        periods = missed[measure.pk]
        if is_overdue(periods) and measure.owner:
            state = "Never read" if periods is None else f"Not read for {periods} {called[measure.pk]}"
            code = measure.organisation.code
            link = reverse("measures:record", args=[code, measure.code])
            yield measure.owner, Need(f"Record ‘{measure.title}’", measure.code, link, code, state=state)


def _to_complete(people: QuerySet[Person]) -> Iterator[tuple[Person, Need]]:
    """Of each definition that lacks something its owner; where nobody owns it, whoever added it."""
    active = people.filter(is_active=True)
    for revision in unfinished_of(Q(measure__owner__in=active)):
        if revision.measure.owner:
            yield revision.measure.owner, _completes(revision)
    owned_by_nobody = list(unfinished_of(Q(measure__owner=None, proposed_by__in=active)))
    editing = who_may(MeasuresAbility.EDIT_MEASURES, people) if owned_by_nobody else None
    for revision in owned_by_nobody:
        if editing and revision.proposed_by and revision.proposed_by in editing.at(revision.measure):
            yield revision.proposed_by, _completes(revision)


def _completes(revision: Revision) -> Need:
    measure, code = revision.measure, revision.measure.organisation.code
    link = reverse("measures:complete", args=[code, measure.code])
    state = f"Provisional: {', '.join(in_words(lacking(measure, revision)))}"
    return Need(f"Complete the definition of ‘{measure.title}’", measure.code, link, code, state=state)


def _to_decide(people: QuerySet[Person]) -> Iterator[tuple[Person, Need]]:
    deciding = who_may(MeasuresAbility.APPROVE_REVISIONS, people)
    waiting = Revision.objects.filter(
        state=Revision.State.PROPOSED, measure__organisation__in=deciding.organisations
    )
    for revision in waiting.select_related("measure__organisation"):
        measure, code = revision.measure, revision.measure.organisation.code
        link = reverse("measures:revision", args=[code, measure.code, revision.number])
        need = Need(f"Decide on a new definition of {measure.title}", measure.code, link, code)
        for person in deciding.at(measure):
            if person.pk != revision.proposed_by_id:
                yield person, need


def _to_follow(people: QuerySet[Person]) -> Iterator[tuple[Person, Need]]:
    """Of each definition whose original was revised since: its owner, and whoever may follow it."""
    revised = list(revised_since())
    if not revised:
        return
    editing = who_may(MeasuresAbility.EDIT_MEASURES, people)
    owners = {person.pk: person for person in people.filter(is_active=True, measures__revisions__in=revised)}
    for revision in revised:
        measure, code = revision.measure, revision.measure.organisation.code
        may = editing.at(measure)
        what = f"See how the definition that ‘{measure.title}’ is counted as was revised"
        follows = reverse("measures:follow", args=[code, measure.code])
        for person in may:
            yield person, Need(what, measure.code, follows, code)
        owner = owners.get(measure.owner_id or 0)
        if owner and owner not in may:
            shown = reverse("measures:measure", args=[code, measure.code])
            yield owner, Need(what, measure.code, shown, code)
