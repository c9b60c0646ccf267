"""What an organisation stands for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.people.pages import somebody
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..forms import ValueForm
from ..models import Value
from .finding import aims_of, context, form_page


def values(request: HttpRequest, code: str) -> HttpResponse:
    """The values, and the open objectives that live up to each."""
    organisation = aims_of(request, code)
    rows = list(Value.objects.filter(organisation=organisation).prefetch_related("objectives"))
    kept = [value for value in rows if not value.retired_on]
    retired = [value for value in rows if value.retired_on]
    passed = {"rows": kept, "retired": retired, "history": history(*rows)}
    return render(request, "aims/values.jinja", context(request, organisation, **passed))


def name_value(request: HttpRequest, code: str) -> HttpResponse:
    """Name a value."""
    organisation = aims_of(request, code, to_change=True)
    form = ValueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            made = actions.name_value(organisation=organisation, by=somebody(request), **form.cleaned_data)
            retire = reverse("aims:retire_value", args=[code, made.pk])
            happened(request, f"‘{made}’ is one of the values.", take_back=retire)
            return redirect("aims:values", code)
    return form_page(
        request, organisation, form, title="Name a value", cancel=_here(code)[1], crumbs=[_here(code)]
    )


def edit_value(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Word a value better."""
    organisation = aims_of(request, code, to_change=True)
    value = get_object_or_404(Value, organisation=organisation, pk=pk)
    initial = {"title": value.title, "description": value.description, "agreed_on": value.agreed_on}
    form = ValueForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.edit_value(value=value, by=somebody(request), **form.cleaned_data)
            again = ("Edit it again", reverse("aims:edit_value", args=[code, pk]))
            happened(request, "The value is saved.", next=again)
            return redirect("aims:values", code)
    return form_page(
        request, organisation, form, title="Edit a value", cancel=_here(code)[1], crumbs=[_here(code)]
    )


def _here(code: str) -> tuple[str, str]:
    return "Values", reverse("aims:values", args=[code])
