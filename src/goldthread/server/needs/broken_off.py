"""What somebody asked for in the background and was broken off: they may not be there to see it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.server.people.models import Person
from goldthread.server.work.queries import broken_off

from .registry import Need


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """One query."""
    for job in broken_off(people):
        link = reverse("work:job", args=[job.pk])
        code = job.organisation.code if job.organisation else ""
        yield job.by, Need(f"Ask again: {job.what}", "Under way", link, code, state="Broken off")
