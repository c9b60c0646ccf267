"""When somebody leaves: one page, one button."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.ui.forms import refusals_shown_on

from .. import actions, holdings, queries
from ..access import require_anywhere
from ..forms import HandOverForm, LeavingForm
from ..models import Person
from ..pages import somebody
from ..parting import places_out_of_hand
from ..roles import Ability


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over all that somebody holds, and record that they left."""
    by = somebody(request)
    found = get_object_or_404(Person.objects.visible_to(by), pk=pk)
    require_anywhere(by, Ability.MANAGE_PEOPLE)
    organisations = holdings.organisations_of(found)
    form = _form(request, found, organisations)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            if organisations:
                actions.hand_over(person=found, to=form.cleaned_data["to"], by=by)
            else:
                actions.leave(person=found, by=by)
            messages.success(request, f"{found} has left.")
            return redirect("people:organisations")
    context = {
        "title": f"{found} leaves",
        "found": found,
        "form": form,
        "grants": queries.roles_of(found, by),
        "held": list(holdings.held_by(found, by)),
        "out_of_hand": places_out_of_hand(found, by),
        "crumbs": [(found.name, reverse("people:person", args=[pk]))],
    }
    return render(request, "people/hand_over.jinja", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, found: Person, organisations: set[int]) -> HandOverForm | LeavingForm:
    """Who takes over is asked only where there is something to take over."""
    said = request.POST if request.method == "POST" else None
    if not organisations:
        return LeavingForm(said)
    held = Q(grants__organisation__in=organisations) | Q(grants__team__organisation__in=organisations)
    people = Person.objects.filter(held, is_active=True).exclude(pk=found.pk).distinct()
    return HandOverForm(said, people=people)
