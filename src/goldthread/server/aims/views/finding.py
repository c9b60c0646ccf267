"""What every page of aims begins with: the organisation seen in detail, and what is broken in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can, require
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.vocabulary import Vocabulary

from .. import breaks, queries
from ..abilities import AimsAbility
from ..breaks import Break
from ..thread import Thread


def aims_of(request: HttpRequest, code: str, *, to_change: bool = False) -> Organisation:
    """The organisation, if this person sees it in detail (404) and, to change its aims, may (403)."""
    seen = Organisation.objects.filter(pk__in=somebody(request).reach.detailed)
    organisation = get_object_or_404(seen, code=code)
    if to_change:
        require(somebody(request), AimsAbility.SET_AIMS, organisation)
    return organisation


def thread_of(request: HttpRequest, organisation: Organisation) -> Thread:
    """The organisation's thread today, with names for those who may see them."""
    names = can(somebody(request), PeopleAbility.SEE_NAMES, organisation)
    return queries.thread(organisation, clock.today(), names=names)


def breaks_of(request: HttpRequest, organisation: Organisation) -> tuple[Break, ...]:
    """What is broken in the organisation's thread today."""
    return breaks.find(thread_of(request, organisation))


def context(
    request: HttpRequest, organisation: Organisation, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """The context of a page below the golden thread."""
    home = (
        Vocabulary(organisation.words)["golden_thread"].title,
        reverse("aims:thread", args=[organisation.code]),
    )
    return of_organisation(request, organisation, home, *crumbs, **more)


def form_page(
    request: HttpRequest, organisation: Organisation | None, form: Any, **more: Any
) -> HttpResponse:
    """A page that is one form; 422 when it was refused. `organisation` is None for the nation's pages."""
    crumbs = more.pop("crumbs", ())
    passed = (
        context(request, organisation, *crumbs, form=form, **more)
        if organisation
        else {"form": form, "crumbs": list(crumbs), **more}
    )
    return render(request, "ui/form_page.jinja", passed, status=422 if form.errors else 200)
