"""Where an invitation's link leads, and the page on which whoever is signed in answers one."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.server.audit.actions import Refusal
from goldthread.server.security import attempts
from goldthread.server.ui.happened import happened

from .. import actions
from ..inviting.answering import answers_by_signing_in, refuse_another, refuse_unless_open
from ..inviting.mail import NotALink, invitation_of
from ..models import Invitation, Person
from ..pages import somebody
from ..signing_in import address_to_set_a_password
from ..vocabulary import Vocabulary


def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Say who invites, and to what; with one button, join, with the other, decline."""
    try:
        invitation = invitation_of(token)
        refuse_unless_open(invitation)
        if request.method == "POST":
            return (
                _declined(request, invitation) if "decline" in request.POST else _joined(request, invitation)
            )
    except NotALink:
        return not_a_link(request, "This link is not one of ours. Copy the whole of it from the e-mail.")
    except Refusal as refusal:
        return refused(request, str(refusal))
    return _page(request, invitation)


def asked(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Answer what one is asked: as on the link's page, for whoever is signed in."""
    person = somebody(request)
    try:
        refuse_unless_open(invitation)
        if request.method == "POST":
            return (
                _declined(request, invitation, person)
                if "decline" in request.POST
                else _taken(request, invitation)
            )
    except Refusal as refusal:
        return refused(request, str(refusal))
    return _page(request, invitation)


def _page(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    context = {"title": f"Join {invitation.host}", "invitation": invitation}
    context["providers"] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    context["words"] = Vocabulary(invitation.host.words)
    here = request.user
    context["for_another"] = isinstance(here, Person) and here.email.lower() != invitation.email
    return render(request, "people/welcome.jinja", context)


def _joined(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """By link: whoever has an account in use signs in to say yes, everybody else chooses a password."""
    if isinstance(request.user, Person):
        refuse_another(invitation, request.user)
    known = Person.objects.filter(email=invitation.email).first()
    if known and answers_by_signing_in(known):
        there = reverse("people:asked", args=[invitation.pk])
        return redirect(there) if request.user == known else redirect_to_login(there)
    person = actions.accept(invitation=invitation)
    if person.has_usable_password() or "single_sign_on" in request.POST:
        return redirect("account_login")
    return redirect(address_to_set_a_password(person))


def _taken(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    actions.accept(invitation=invitation, by=somebody(request))
    happened(request, f"You said yes to {invitation.invited_by}’s invitation {invitation.question}.")
    return redirect(settings.LOGIN_REDIRECT_URL)


def _declined(request: HttpRequest, invitation: Invitation, by: Person | None = None) -> HttpResponse:
    actions.decline(invitation=invitation, by=by)
    if by:
        happened(request, "You declined. Whoever invited you sees that on their page.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    why = "You declined. Whoever invited you sees that; nothing else is kept of you but the invitation."
    return render(request, "people/not_welcome.jinja", {"title": "You declined", "why": why})


def not_a_link(request: HttpRequest, why: str) -> HttpResponse:
    """A link that is none of ours (410); whoever makes up one after the other is slowed down (TooSoon)."""
    attempts.link(request)
    return refused(request, why)


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """A link that leads nowhere, and why (410)."""
    return render(
        request, "people/not_welcome.jinja", {"title": "This link leads nowhere", "why": why}, status=410
    )
