"""What letters need of whom: those that did not go, of whoever lets people in at the organisation."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from goldthread.server.needs import Need
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import holders
from goldthread.server.people.models import Person
from goldthread.server.ui.formats import plural

from .queries import all_not_gone

LATELY = timedelta(days=7)


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Of the last seven days: two queries, and those that find who lets people in."""
    lately = all_not_gone().filter(written_at__gte=timezone.now() - LATELY, organisation__isnull=False)
    counts = lately.order_by().values("organisation", "organisation__code").annotate(n=Count("pk"))
    found = {each["organisation"]: (each["organisation__code"], each["n"]) for each in counts}
    if not found:
        return
    for person, at in holders(PeopleAbility.MANAGE_PEOPLE, people):
        if at in found:
            code, n = found[at]
            what = plural(n, "See why a letter did not go", f"See why {n} letters did not go")
            yield person, Need(what, "Letters", reverse("post:of_organisation", args=[code]), code)
