"""One page: whether the installation is well, its last backup, and what administrators set for it."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import goldthread
from goldthread.server.config import place as places
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import pressed
from goldthread.server.ui.happened import Done
from goldthread.server.work import workers
from goldthread.server.work.actions import ask
from goldthread.server.work.jobs import Known
from goldthread.server.work.models import Job

from . import findings, in_words, jobs


def upkeep(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What was found when the installation was last looked at, in plain words."""
    found = findings.last_found()
    context = of_organisation(
        request,
        organisation,
        title="Looking after this installation",
        found=found,
        lines=in_words.lines(found.states) if found else [],
        works=workers.seen_lately() is not None,
        backups=settings.GOLDTHREAD_BACKUPS is not None,
        so_many=settings.GOLDTHREAD_BACKUPS_KEPT,
        last_backup=places.last_backup(),
        version=goldthread.__version__,
    )
    return render(request, "upkeep/upkeep.jinja", context)


def back_up(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Have a backup made now."""
    return _asked(request, organisation, jobs.back_up, "A backup of everything")


def look(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Have the installation looked at now."""
    return _asked(request, organisation, jobs.look, "A look at the installation")


def _asked(request: HttpRequest, organisation: Organisation, job: Known, what: str) -> HttpResponse:
    act = partial(
        ask, job=job, what=what, organisation=organisation, arguments={"organisation": organisation.pk}
    )
    return pressed(request, act, then=_leads_to_its_page)


def _leads_to_its_page(asked: Job) -> Done:
    return Done(reverse("work:job", args=[asked.pk]))
