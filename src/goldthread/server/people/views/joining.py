"""How an organisation joins a partnership and leaves it: its own pages, and where an e-mail's link leads."""

from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.audit.actions import Refusal
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..abilities import PeopleAbility
from ..access import can
from ..forms import FoundAndJoinForm
from ..inviting.answering import answers_by_signing_in
from ..inviting.mail import NotALink
from ..inviting.partnership_mail import invitation_of
from ..inviting.partnerships import refuse_unless_open, waiting_for
from ..models import Organisation, Partnership, PartnershipInvitation, Person
from ..pages import of_organisation, somebody
from ..signing_in import address_to_set_a_password
from .finding import Membership
from .welcome import not_a_link, refused


def partnerships_of(request: HttpRequest, found: Organisation) -> HttpResponse:
    """The partnerships of an organisation: which it is of, and which ask it."""
    partnerships, waiting = Partnership.objects.filter(organisations=found), waiting_for([found])
    more = {"title": "Partnerships", "partnerships": partnerships, "waiting": waiting}
    return render(request, "people/partnerships_of.jinja", of_organisation(request, found, **more))


def answer_partnership(request: HttpRequest, found: Organisation, pk: int) -> HttpResponse:
    """Say yes or no for one's organisation."""
    asked = next((each for each in waiting_for([found]) if each.pk == pk), None)
    if asked is None:
        return _answered(request, found, pk)
    declines = "decline" in request.POST
    act = actions.decline_partnership if declines else actions.join_partnership
    then = _declined if declines else _joined
    own = reverse("people:partnerships_of", args=[found.code])
    more = {"title": f"Join {asked.partnership}?", "asked": asked, "cancel": own}
    return form_page(
        request,
        forms.Form(posted(request)),
        partial(act, invitation=asked, organisation=found),
        then=lambda _: then(found, asked.partnership),
        context=of_organisation(request, found, ("Partnerships", own), **more),
        template="people/join_partnership.jinja",
    )


def _declined(found: Organisation, partnership: Partnership) -> Done:
    own = reverse("people:partnerships_of", args=[found.code])
    return Done(own, f"{found} declined to join {partnership}.")


def _joined(found: Organisation, partnership: Partnership) -> Done:
    settings = ("Say what it sees of you", reverse("people:settings", args=[found.code]))
    there = reverse("people:partnership", args=[partnership.slug])
    return Done(there, f"{found} is of {partnership} now.", next=settings)


def leave_partnership(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Be of it no longer: for whoever sets the organisation, or the partnership."""
    found, partnership = membership
    trail = ("Partnerships", reverse("people:partnerships_of", args=[found.code]))
    if not can(somebody(request), PeopleAbility.SET_ORGANISATION, found):
        trail = (str(partnership), reverse("people:partnership", args=[partnership.slug]))
    more = {"title": f"{found} leaves {partnership}", "partnership": partnership, "cancel": trail[1]}
    done = Done(reverse("people:organisations"), f"{found} has left {partnership}.")
    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.leave_partnership, partnership=partnership, organisation=found),
        then=lambda _: done,
        context=of_organisation(request, found, trail, **more),
        template="people/leave_partnership.jinja",
    )


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
        return not_a_link(request, "This link is not one of ours. Copy the whole of it from the e-mail.")
    except Refusal as refusal:
        return refused(request, str(refusal))
    known = Person.objects.filter(email=asked.email).first()
    if known and answers_by_signing_in(known) and request.user != known:
        return redirect_to_login(request.path)
    return form_page(
        request,
        FoundAndJoinForm(posted(request), initial={"person_name": asked.name}),
        partial(_found_and_join, asked),
        then=_founded,
        context={"title": f"Join {asked.partnership}", "asked": asked, "button": "Begin and join"},
        template="people/found_and_join.jinja",
    )


def _found_and_join(asked: PartnershipInvitation, *, by: object, **said: Any) -> tuple[Person, bool]:
    """The person who begins, and whether they were signed in."""
    known = by if isinstance(by, Person) else None
    return actions.found_and_join(invitation=asked, by=known, **said), bool(known)


def _founded(begun: tuple[Person, bool]) -> Done:
    person, signed_in = begun
    return Done(settings.LOGIN_REDIRECT_URL if signed_in else address_to_set_a_password(person))


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
