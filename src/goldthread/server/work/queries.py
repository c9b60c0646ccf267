"""Reading what was asked for in the background."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import models
from django.utils import timezone

from goldthread.server.audit.actions import key
from goldthread.server.people.models import Organisation, Person

from .models import Job

SHOWN = 100
LATELY = timedelta(days=3)
A_WHILE = timedelta(seconds=30)


def jobs_of(person: Person) -> list[Job]:
    """What somebody asked for, the last first."""
    return list(Job.objects.filter(by=person)[:SHOWN])


def jobs_at(organisation: Organisation) -> list[Job]:
    """What was asked for in an organisation, by whomever, the last first."""
    return list(Job.objects.filter(organisation=organisation).select_related("by")[:SHOWN])


def has_waited_long(job: Job) -> bool:
    """Whether a job waits for longer than it takes to begin a worker anew."""
    return job.state == Job.State.WAITING and timezone.now() - job.asked_at > A_WHILE


def open_about(thing: models.Model) -> Job | None:
    """What waits or runs about a thing, the first of it."""
    return Job.objects.open().filter(about=key(thing)).order_by("pk").first()


def broken_off(people: Iterable[Person]) -> models.QuerySet[Job]:
    """What these people asked for and was broken off lately, for who was not there to see it."""
    lately = Job.objects.filter(state=Job.State.LOST, ended_at__gte=timezone.now() - LATELY)
    return lately.filter(by__in=people).select_related("by", "organisation")
