"""When somebody leaves: one page, one button; and when that was a mistake, another."""

from functools import partial
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, handing_over, queries
from ..actions.leaving import is_fresh
from ..forms import HandOverForm, LeavingForm
from ..handing_over import Thing
from ..models import Departure, Person
from ..pages import somebody
from ..parting import places_out_of_hand


def hand_over(request: HttpRequest, found: Person) -> HttpResponse:
    """Hand over all that somebody holds, to one or to several, and record that they left."""
    by = somebody(request)
    out_of_hand = places_out_of_hand(found, by)
    things = [] if out_of_hand else handing_over.things_of(found)
    form = _form(request, found, things)
    more = {"out_of_hand": out_of_hand, "grants": queries.roles_of(found, by), "things": things}
    back = reverse("people:take_back_leaving", args=[found.pk])
    done = Done(_own(found), f"{found} has left.", next=("Take it back if it was a mistake", back))
    return form_page(
        request,
        form,
        partial(_leave, found, form),
        then=lambda _: done,
        context=_context(found, title=f"{found} leaves", **more),
        template="people/hand_over.jinja",
    )


def take_back_leaving(request: HttpRequest, departure: Departure) -> HttpResponse:
    """Somebody has not left after all: their roles come back, and within a day what was handed over."""
    found = departure.person
    roles = departure.roles.select_related("team", "organisation", "partnership")
    more = {"departure": departure, "fresh": is_fresh(departure), "roles": roles}
    is_back = f"{found} is back, and signs in as before."
    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.take_back_leaving, departure=departure),
        then=lambda missed: Done(_own(found), " ".join([is_back, *missed])),
        context=_context(found, title=f"{found} has not left", **more),
        template="people/take_back_leaving.jinja",
    )


def _form(request: HttpRequest, found: Person, things: list[Thing]) -> HandOverForm | LeavingForm:
    """Who takes over is asked only where there is something to take over."""
    said = posted(request)
    if not things:
        return LeavingForm(said)
    organisations = {thing.organisation for thing in things}
    held = Q(grants__organisation__in=organisations) | Q(grants__team__organisation__in=organisations)
    people = Person.objects.filter(held, is_active=True).exclude(pk=found.pk).distinct()
    return HandOverForm(said, people=people, things=things)


def _leave(found: Person, form: HandOverForm | LeavingForm, *, by: Person, **given: Any) -> None:
    if isinstance(form, HandOverForm):
        actions.hand_over(person=found, to=given["to"], each=form.each(), by=by)
    else:
        actions.leave(person=found, by=by)


def _own(found: Person) -> str:
    return reverse("people:person", args=[found.pk])


def _context(found: Person, **more: Any) -> dict[str, Any]:
    return {"found": found, "crumbs": [(found.name, _own(found))], **more}
