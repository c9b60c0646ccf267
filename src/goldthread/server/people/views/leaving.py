"""When somebody leaves: one page, one button; and when that was a mistake, another."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, handing_over, queries
from ..abilities import PeopleAbility
from ..access import NotAllowed, require_anywhere
from ..actions.leaving import is_fresh, may_take_back
from ..forms import HandOverForm, LeavingForm
from ..handing_over import Thing
from ..models import Person
from ..pages import somebody
from ..parting import places_out_of_hand


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over all that somebody holds, to one or to several, and record that they left."""
    by = somebody(request)
    found = get_object_or_404(Person.objects.visible_to(by), pk=pk)
    require_anywhere(by, PeopleAbility.MANAGE_PEOPLE)
    out_of_hand = places_out_of_hand(found, by)
    things = [] if out_of_hand else handing_over.things_of(found)
    form = _form(request, found, things)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            _leave(found, form, by)
            back = reverse("people:take_back_leaving", args=[pk])
            happened(request, f"{found} has left.", next=("Take it back if it was a mistake", back))
            return redirect("people:person", pk)
    context = {"title": f"{found} leaves", "found": found, "form": form, "out_of_hand": out_of_hand}
    context |= {"grants": queries.roles_of(found, by), "things": things}
    context["crumbs"] = [(found.name, reverse("people:person", args=[pk]))]
    return render(request, "people/hand_over.jinja", context, status=422 if form.errors else 200)


def take_back_leaving(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has not left after all: their roles come back, and within a day what was handed over."""
    by = somebody(request)
    found = get_object_or_404(Person.objects.visible_to(by), pk=pk)
    departure = queries.departure_of(found)
    if departure is None:
        raise Http404
    if not may_take_back(departure, by):
        raise NotAllowed(f"You may not say that {found} is back: you do not manage people where they were.")
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            missed = actions.take_back_leaving(departure=departure, by=by)
            happened(request, " ".join([f"{found} is back, and signs in as before.", *missed]))
            return redirect("people:person", pk)
    context: dict[str, Any] = {"title": f"{found} has not left", "found": found, "form": form}
    context |= {
        "departure": departure,
        "fresh": is_fresh(departure),
        "roles": departure.roles.select_related("team", "organisation", "partnership"),
    }
    context["crumbs"] = [(found.name, reverse("people:person", args=[pk]))]
    return render(request, "people/take_back_leaving.jinja", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, found: Person, things: list[Thing]) -> HandOverForm | LeavingForm:
    """Who takes over is asked only where there is something to take over."""
    said = request.POST if request.method == "POST" else None
    if not things:
        return LeavingForm(said)
    organisations = {thing.organisation for thing in things}
    held = Q(grants__organisation__in=organisations) | Q(grants__team__organisation__in=organisations)
    people = Person.objects.filter(held, is_active=True).exclude(pk=found.pk).distinct()
    return HandOverForm(said, people=people, things=things)


def _leave(found: Person, form: HandOverForm | LeavingForm, by: Person) -> None:
    if isinstance(form, HandOverForm):
        actions.hand_over(person=found, to=form.cleaned_data["to"], each=form.each(), by=by)
    else:
        actions.leave(person=found, by=by)
