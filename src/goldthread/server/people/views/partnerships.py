"""A partnership: its members as far as this reader may see, its name and words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.ui.forms import refusals_shown_on

from .. import actions
from ..access import can, partnerships_visible_to, require
from ..forms import PartnershipForm, WordsForm
from ..models import Organisation, Partnership
from ..pages import somebody
from ..roles import Ability
from ..vocabulary import Vocabulary


def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """Its members that this reader may see, and its words."""
    found = _found(request, slug)
    person = somebody(request)
    members = Organisation.objects.visible_to(person).filter(partnerships=found).order_by("name")
    context = _context(found, title=found.name, members=members, reach=person.reach)
    context["may_set"] = can(person, Ability.SET_ORGANISATION, found)
    context["history"] = history(found)[:50] if can(person, Ability.SEE_HISTORY, found) else None
    return render(request, "people/partnership.jinja", context)


def partnership_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Its name."""
    found = _found(request, slug)
    require(somebody(request), Ability.SET_ORGANISATION, found)
    form = PartnershipForm(request.POST or None, instance=Partnership.objects.get(pk=found.pk))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.set_partnership(partnership=found, by=somebody(request), **form.cleaned_data)
            return redirect("people:partnership", slug)
    context = _context(
        found, _crumb(found), title="Name of the partnership", form=form, cancel=_crumb(found)[1]
    )
    return render(request, "ui/form_page.jinja", context, status=422 if form.errors else 200)


def partnership_words(request: HttpRequest, slug: str) -> HttpResponse:
    """The words of its pages."""
    found = _found(request, slug)
    require(somebody(request), Ability.SET_ORGANISATION, found)
    form = WordsForm(request.POST or None, words=Vocabulary(found.words))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.choose_words(of=found, by=somebody(request), **form.cleaned_data)
            return redirect("people:partnership", slug)
    context = _context(found, _crumb(found), title="Words", form=form, cancel=_crumb(found)[1])
    return render(request, "people/choose_words.jinja", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, slug: str) -> Partnership:
    return get_object_or_404(partnerships_visible_to(somebody(request)), slug=slug)


def _crumb(found: Partnership) -> tuple[str, str]:
    return (found.name, reverse("people:partnership", args=[found.slug]))


def _context(found: Partnership, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    start = ("Organisations", reverse("people:organisations"))
    return {"partnership": found, "words": Vocabulary(found.words), "crumbs": [start, *crumbs], **more}
