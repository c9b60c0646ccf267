"""What the aims need of whom: that a break which was accepted is looked at again."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.access import holders
from goldthread.server.people.models import Person
from goldthread.server.ui.addressing import reverse

from .abilities import AimsAbility
from .models import AcceptedBreak


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Two queries."""
    looking = holders(AimsAbility.SET_AIMS, people)
    soon = AcceptedBreak.objects.filter(organisation__in={at for _, at in looking}, review_on__lte=until)
    for accepted in soon.select_related("organisation"):
        late = max(0, (today - accepted.review_on).days)
        code = accepted.organisation.code
        need = Need(
            f"Look again: {accepted}",
            "",
            reverse("aims:breaks", args=[code]),
            code,
            on=accepted.review_on,
            days_late=late,
        )
        for person, at in looking:
            if at == accepted.organisation_id:
                yield person, need
