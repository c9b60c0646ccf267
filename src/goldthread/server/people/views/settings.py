"""An organisation's own settings: name, what is shared, weeks of planning, words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..abilities import PeopleAbility
from ..access import require
from ..forms import OrganisationForm, WordsForm
from ..models import Organisation
from ..pages import of_organisation, organisation_or_404, somebody
from ..vocabulary import Vocabulary


def settings(request: HttpRequest, code: str) -> HttpResponse:
    """Name, what is shared, weeks of planning."""
    found = _mine(request, code)
    form = OrganisationForm(request.POST or None, instance=Organisation.objects.get(pk=found.pk))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.set_organisation(organisation=found, by=somebody(request), **form.cleaned_data)
            happened(request, "The settings are saved.")
            return redirect("people:organisation", code)
    return render(
        request,
        "people/settings.jinja",
        of_organisation(request, found, title="Settings", form=form, cancel=_page_of(found)),
        status=422 if form.errors else 200,
    )


def settings_words(request: HttpRequest, code: str) -> HttpResponse:
    """A pack of words, and the organisation's own over it."""
    found = _mine(request, code)
    form = WordsForm(request.POST or None, words=Vocabulary(found.words))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.choose_words(of=found, by=somebody(request), **form.cleaned_data)
            happened(request, f"Pages of {found} say these words from now on.")
            return redirect("people:organisation", code)
    crumb = ("Settings", reverse("people:settings", args=[code]))
    return render(
        request,
        "people/choose_words.jinja",
        of_organisation(request, found, crumb, title="Words", form=form, cancel=crumb[1]),
        status=422 if form.errors else 200,
    )


def _mine(request: HttpRequest, code: str) -> Organisation:
    found = organisation_or_404(request, code)
    require(somebody(request), PeopleAbility.SET_ORGANISATION, found)
    return found


def _page_of(organisation: Organisation) -> str:
    return reverse("people:organisation", args=[organisation.code])
