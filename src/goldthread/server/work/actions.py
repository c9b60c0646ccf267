"""Asking for work, and for it to stop."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from goldthread.server.audit.actions import Refusal, action, key, record
from goldthread.server.live import telling
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.queries import themselves

from . import holding
from .doing import hand_out
from .jobs import Known
from .models import Job

__all__ = ["Ended", "TooMany", "ask", "cancel"]

AT_ONCE = 5
"""So many jobs of one person wait or run at once."""


class TooMany(Refusal):
    """Somebody has enough under way."""


class Ended(Refusal):
    """A job has ended: there is nothing to stop."""


@action
def ask(
    *,
    job: Known,
    what: str,
    by: Person,
    organisation: Organisation | None = None,
    about: models.Model | None = None,
    arguments: Mapping[str, Any],
    back_to: str = "",
) -> Job:
    """Have something done in the background, once this is committed; `what` says it, as its page's title.

    arguments: what the function takes, as JSON keeps it. back_to: the page to go on from if it is not done.
    Raises TooMany.
    """
    themselves(by).select_for_update().get()  # one question at a time, so that they can be counted
    if Job.objects.filter(by=by).open().count() >= AT_ONCE:
        raise TooMany(f"You have {AT_ONCE} things under way already. Wait for one to end, or cancel one.")
    asked = Job.objects.create(
        job=job.name,
        what=what[:300],
        arguments=dict(arguments),
        by=by,
        organisation=organisation,
        about=key(about) if about else "",
        link=back_to[:500],
    )
    hand_out(asked)
    record("work.asked", organisation or by, by=by, asked_for=what)
    return asked


@action
def cancel(*, job: Job, by: Person) -> Job:
    """Ask a job to stop: at once where it waits, at its next step where it runs. Raises Ended."""
    if not Job.objects.visible_to(by).filter(pk=job.pk).exists():
        raise NotAllowed("Only whoever asked for this may cancel it.")
    job = Job.objects.select_for_update().get(pk=job.pk)
    if not job.is_open:
        raise Ended("It had ended before it could be cancelled.")
    job.stop = True
    if job.state == Job.State.WAITING:
        job.state, job.ended_at = Job.State.CANCELLED, timezone.now()
        transaction.on_commit(partial(holding.let_go_all, job.arguments))
        job.says, job.arguments = "It was cancelled before it began.", {}
    job.save(update_fields=["stop", "state", "ended_at", "says", "arguments"])
    telling.tell(job)
    record("work.cancelled", job.organisation or job.by, by=by, asked_for=job.what)
    return job
