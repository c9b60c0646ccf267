"""A page for each thing that takes long: how far it is, a way to cancel it, and what came of it."""

from functools import partial
from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server.live import telling
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.ui.form_page import pressed
from goldthread.server.ui.happened import Done

from . import actions, holding, queries, workers
from .jobs import known_as
from .models import Job


@seen_by(Seen.OWN)
def job_or_404(request: HttpRequest, pk: int) -> Job:
    """The job, if this person asked for it, or administers the organisation it is for."""
    seen = Job.objects.visible_to(somebody(request)).select_related("by", "organisation")
    return get_object_or_404(seen, pk=pk)


def job(request: HttpRequest, found: Job) -> HttpResponse:
    """How far it is. Asked by the page itself, when it is told of news, only the part that changes."""
    since = telling.mark(found)
    found = job_or_404(request, found.pk)  # after the mark, so that nothing between them is missed
    context = {
        "since": since,
        "title": found.what,
        "job": found,
        "nobody_works": queries.has_waited_long(found) and workers.seen_lately() is None,
        "mine": found.by_id == somebody(request).pk,
        "crumbs": [("Under way", reverse("work:own"))],
    }
    part = "HX-Request" in request.headers
    return render(request, "work/_job.jinja" if part else "work/job.jinja", context)


def cancel(request: HttpRequest, found: Job) -> HttpResponse:
    """Ask it to stop."""
    to = reverse("work:job", args=[found.pk])
    return pressed(request, partial(actions.cancel, job=found), then=lambda _: Done(to))


def file(request: HttpRequest, found: Job) -> HttpResponse:
    """Download what came of it, for as long as it is kept and they may see what is in it."""
    known = known_as(found.job)
    if known and not known.still(somebody(request), found.is_of, found.began_at or found.asked_at):
        raise Http404("What is in this file may no longer be seen.")
    try:
        path = holding.path_of(found.file)
    except holding.NoLongerHeld:
        return render(request, "work/gone.jinja", {"title": "This file is kept no longer"}, status=410)
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=found.file_name)
    return cast(HttpResponse, answer)  # a kind of its own, streamed


def own(request: HttpRequest) -> HttpResponse:
    """What one asked for, the last first."""
    person = somebody(request)
    context = {
        "title": "Under way",
        "jobs": queries.jobs_of(person),
        "crumbs": [(person.name, reverse("people:person", args=[person.pk]))],
    }
    return render(request, "work/jobs.jinja", context)


def of_the_organisation(request: HttpRequest, found: Organisation) -> HttpResponse:
    """What people asked for in an organisation, for those who administer it."""
    context = of_organisation(request, found, title="Under way", jobs=queries.jobs_at(found), whose=True)
    return render(request, "work/jobs.jinja", context)
