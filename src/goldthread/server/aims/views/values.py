"""What an organisation stands for."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.people.models import Organisation
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import ValueForm
from ..models import Value
from .finding import context


def values(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The values, and the open objectives that live up to each."""
    rows = list(Value.objects.filter(organisation=organisation).prefetch_related("objectives"))
    kept = [value for value in rows if not value.retired_on]
    retired = [value for value in rows if value.retired_on]
    passed = {"rows": kept, "retired": retired, "history": history(*rows)}
    return render(request, "aims/values.jinja", context(request, organisation, **passed))


def name_value(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Name a value."""
    here = _here(organisation)

    def then(made: Value) -> Done:
        retire = reverse("aims:retire_value", args=[organisation.code, made.pk])
        return Done(here[1], f"‘{made}’ is one of the values.", retire)

    return form_page(
        request,
        ValueForm(posted(request)),
        partial(actions.name_value, organisation=organisation),
        then=then,
        context=context(request, organisation, here, title="Name a value", cancel=here[1]),
    )


def edit_value(request: HttpRequest, value: Value) -> HttpResponse:
    """Word a value better."""
    here = _here(value.organisation)
    initial = {"title": value.title, "description": value.description, "agreed_on": value.agreed_on}
    again = ("Edit it again", reverse("aims:edit_value", args=[value.organisation.code, value.pk]))
    return form_page(
        request,
        ValueForm(posted(request), initial=initial),
        partial(actions.edit_value, value=value),
        then=lambda _: Done(here[1], "The value is saved.", next=again),
        context=context(request, value.organisation, here, title="Edit a value", cancel=here[1]),
    )


def _here(organisation: Organisation) -> tuple[str, str]:
    return "Values", reverse("aims:values", args=[organisation.code])
