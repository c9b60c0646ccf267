"""How an organisation joins a partnership and leaves it: its own pages, and where an e-mail's link leads."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.audit.actions import Refusal
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..abilities import PeopleAbility
from ..access import can, require
from ..forms import FoundAndJoinForm
from ..inviting.answering import answers_by_signing_in
from ..inviting.mail import NotALink
from ..inviting.partnership_mail import invitation_of
from ..inviting.partnerships import refuse_unless_open, waiting_for
from ..models import Organisation, Partnership, PartnershipInvitation, Person
from ..pages import of_organisation, organisation_or_404, somebody
from ..signing_in import address_to_set_a_password
from .welcome import refused


def partnerships_of(request: HttpRequest, code: str) -> HttpResponse:
    """The partnerships of an organisation: which it is of, and which ask it."""
    found = _mine(request, code)
    context = of_organisation(
        request,
        found,
        title="Partnerships",
        partnerships=Partnership.objects.filter(organisations=found),
        waiting=waiting_for([found]),
    )
    return render(request, "people/partnerships_of.jinja", context)


def answer_partnership(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say yes or no for one's organisation."""
    found = _mine(request, code)
    asked = next((each for each in waiting_for([found]) if each.pk == pk), None)
    if asked is None:
        return _answered(request, found, pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            return _answer(request, found, asked)
    context = _page(request, found, title=f"Join {asked.partnership}?", asked=asked, form=form)
    return render(request, "people/join_partnership.jinja", context, status=422 if form.errors else 200)


def leave_partnership(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Be of it no longer: for whoever sets the organisation, or the partnership."""
    found = organisation_or_404(request, code)
    partnership = get_object_or_404(Partnership, organisations=found, slug=slug)
    person = somebody(request)
    if not can(person, PeopleAbility.SET_ORGANISATION, partnership):
        require(person, PeopleAbility.SET_ORGANISATION, found)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.leave_partnership(partnership=partnership, organisation=found, by=person)
            happened(request, f"{found} has left {partnership}.")
            return redirect("people:organisations")
    title = f"{found} leaves {partnership}"
    trail = ("Partnerships", reverse("people:partnerships_of", args=[code]))
    if not can(person, PeopleAbility.SET_ORGANISATION, found):
        trail = (str(partnership), reverse("people:partnership", args=[slug]))
    more = {"title": title, "partnership": partnership, "form": form, "cancel": trail[1]}
    context = of_organisation(request, found, trail, **more)
    return render(request, "people/leave_partnership.jinja", context, status=422 if form.errors else 200)


@login_not_required
def join_partnership(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in an e-mail leads: found one's organisation, and join with it."""
    try:
        asked = invitation_of(token)
        refuse_unless_open(asked)
        if request.method == "POST" and "decline" in request.POST:
            actions.decline_partnership(invitation=asked)
            why = "You declined. Whoever invited you sees that."
            return render(request, "people/not_welcome.jinja", {"title": "You declined", "why": why})
    except NotALink:
        return refused(request, "This link is not one of ours. Copy the whole of it from the e-mail.")
    except Refusal as refusal:
        return refused(request, str(refusal))
    known = Person.objects.filter(email=asked.email).first()
    if known and answers_by_signing_in(known) and request.user != known:
        return redirect_to_login(request.path)
    form = FoundAndJoinForm(request.POST or None, initial={"person_name": asked.name})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            return _founded(request, asked, form.cleaned_data)
    context = {"title": f"Join {asked.partnership}", "asked": asked, "form": form, "button": "Begin and join"}
    return render(request, "people/found_and_join.jinja", context, status=422 if form.errors else 200)


def _founded(request: HttpRequest, asked: PartnershipInvitation, said: dict[str, Any]) -> HttpResponse:
    by = request.user if isinstance(request.user, Person) else None
    person = actions.found_and_join(invitation=asked, by=by, **said)
    return redirect("home:home") if by else redirect(address_to_set_a_password(person))


def _answer(request: HttpRequest, found: Organisation, asked: PartnershipInvitation) -> HttpResponse:
    by, own = somebody(request), reverse("people:partnerships_of", args=[found.code])
    if "decline" in request.POST:
        actions.decline_partnership(invitation=asked, organisation=found, by=by)
        happened(request, f"{found} declined to join {asked.partnership}.")
        return redirect(own)
    actions.join_partnership(invitation=asked, organisation=found, by=by)
    settings = reverse("people:settings", args=[found.code])
    happened(request, f"{found} is of {asked.partnership} now.", next=("Say what it sees of you", settings))
    return redirect("people:partnership", asked.partnership.slug)


def _answered(request: HttpRequest, found: Organisation, pk: int) -> HttpResponse:
    """One that was answered or withdrawn meanwhile says so; any other is not there."""
    asked = PartnershipInvitation.objects.filter(pk=pk, code=found.code).first()
    if asked is None:
        raise Http404
    try:
        refuse_unless_open(asked)
    except Refusal as refusal:
        return refused(request, str(refusal))
    return refused(request, f"{found} is of {asked.partnership} already.")


def _mine(request: HttpRequest, code: str) -> Organisation:
    found = organisation_or_404(request, code)
    require(somebody(request), PeopleAbility.SET_ORGANISATION, found)
    return found


def _page(request: HttpRequest, found: Organisation, **more: Any) -> dict[str, Any]:
    own = reverse("people:partnerships_of", args=[found.code])
    return of_organisation(request, found, ("Partnerships", own), cancel=own, **more)
