"""Reading what was asked for in the background."""

from django.db import models

from goldthread.server.audit.actions import key
from goldthread.server.people.models import Organisation, Person

from .models import Job

SHOWN = 100


def jobs_of(person: Person) -> list[Job]:
    """What somebody asked for, the last first."""
    return list(Job.objects.filter(by=person)[:SHOWN])


def jobs_at(organisation: Organisation) -> list[Job]:
    """What was asked for in an organisation, by whomever, the last first."""
    return list(Job.objects.filter(organisation=organisation).select_related("by")[:SHOWN])


def open_about(thing: models.Model) -> Job | None:
    """What waits or runs about a thing, the first of it."""
    return Job.objects.open().filter(about=key(thing)).order_by("pk").first()
