"""For whoever watches over signing in: the security log of their people, and who needs a second factor."""

from collections.abc import Mapping
from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldthread.server.security import log
from goldthread.server.security.models import SecurityEvent
from goldthread.server.ui.downloads import Kind, download
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done
from goldthread.tables.writing import Sheet

from .. import actions, queries
from ..forms import SecondFactorForm
from ..models import Organisation
from ..pages import of_organisation

A_PAGE = 50
LOGGED = ("when", "who", "what", "how", "by", "device", "network")


def security_log(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What concerns how the organisation's people get in, newest first."""
    people = queries.people_ever_of(organisation)
    page = Paginator(log.of(people.values("pk")), A_PAGE).get_page(request.GET.get("page"))
    named = {e.person for e in page} | {e.by for e in page}
    context = of_organisation(
        request,
        organisation,
        ("People", reverse("people:people_of", args=[organisation.code])),
        title="Security log",
        page=page,
        names=queries.names_of(named, among=people),
        days=log.kept_for(),
    )
    return render(request, "people/security_log.jinja", context)


def security_log_csv(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The whole of it, as a table for a spreadsheet."""
    people = queries.people_ever_of(organisation)
    events = list(log.of(people.values("pk")))
    names = queries.names_of({e.person for e in events} | {e.by for e in events}, among=people)
    sheet = Sheet("Security log", LOGGED, [_row(event, names) for event in events])
    return download([sheet], Kind.CSV, name=f"{organisation.code}-security-log")


def _row(event: SecurityEvent, names: Mapping[int, str]) -> list[str]:
    """An event as a row: to the second, in the server's time zone."""
    when = timezone.localtime(event.at).isoformat(timespec="seconds")
    by = names.get(event.by, "somebody else") if event.by else ""
    who = names.get(event.person or 0, "")
    return [when, who, event.get_kind_display(), event.how, by, event.device, event.network]


def second_factor(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Of whom a second factor is asked, from when on, and who has none."""
    settings = reverse("people:settings", args=[organisation.code])
    chosen = {"second_factor": organisation.second_factor}
    return form_page(
        request,
        SecondFactorForm(posted(request), initial=chosen),
        partial(actions.ask_for_second_factor, organisation=organisation),
        then=lambda _: Done(settings, "Who needs a second factor is saved."),
        context=of_organisation(
            request,
            organisation,
            ("Settings", settings),
            title="A second factor",
            without=queries.leaders_without_factor(organisation),
            cancel=settings,
        ),
        template="people/second_factor.jinja",
    )
