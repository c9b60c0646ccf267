"""What is asked of every organisation: set, worded and let lapse by a partnership's administrator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.pages import somebody
from goldthread.server.ui.forms import refusals_shown_on

from .. import actions
from ..actions.priorities import may_set_priorities, require_a_partnership
from ..forms import LapseForm, PriorityForm, SetPriorityForm
from ..models import Priority
from .finding import form_page


def national(request: HttpRequest) -> HttpResponse:
    """The national priorities. Everybody may read them."""
    rows = list(Priority.objects.all())
    may_set = may_set_priorities(somebody(request))
    passed = {"rows": rows, "may_set": may_set, "history": history(*rows) if may_set else []}
    return render(request, "aims/national.jinja", passed)


def set_priority(request: HttpRequest) -> HttpResponse:
    """Write down a national priority."""
    require_a_partnership(somebody(request))
    form = SetPriorityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.set_priority(by=somebody(request), **form.cleaned_data)
            return redirect("aims:national")
    return form_page(request, None, form, title="Write down a priority", **_below())


def edit_priority(request: HttpRequest, priority_code: str) -> HttpResponse:
    """Word a national priority better."""
    about = get_object_or_404(Priority, code=priority_code)
    require_a_partnership(somebody(request))
    initial = {"title": about.title, "description": about.description, "source": about.source}
    form = PriorityForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.edit_priority(priority=about, by=somebody(request), **form.cleaned_data)
            return redirect("aims:national")
    return form_page(request, None, form, title="Edit a priority", caption=about.code, **_below())


def lapse_priority(request: HttpRequest, priority_code: str) -> HttpResponse:
    """Say from which day a national priority is no longer asked for."""
    about = get_object_or_404(Priority, code=priority_code)
    require_a_partnership(somebody(request))
    form = LapseForm(request.POST or None, initial={"on": about.lapsed_on or clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.lapse_priority(priority=about, by=somebody(request), **form.cleaned_data)
            return redirect("aims:national")
    return form_page(request, None, form, title="It has lapsed", caption=about.title, **_below())


def _below() -> dict[str, object]:
    address = reverse("aims:national")
    return {"cancel": address, "crumbs": [("National priorities", address)]}
