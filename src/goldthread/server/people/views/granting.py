"""Giving roles and taking them away, and asking people to join."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, letters, queries
from ..forms import InvitationForm, RoleForm
from ..models import EndedRole, Grant, Invitation, Organisation, Person, Team
from ..pages import of_organisation, somebody
from ..roles import Role
from ..teams import narrowed_to

NO_LETTER = "No letter leaves here, because no mail server is set: you find their link on the page of people."


def invite(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Ask somebody to join."""
    intro = "" if letters.are_sent() else NO_LETTER
    return form_page(
        request,
        InvitationForm(
            posted(request),
            organisation=organisation,
            by=somebody(request),
            initial={"team": narrowed_to(request, organisation)},
        ),
        partial(actions.invite, organisation=organisation),
        then=lambda asked: Done(_people(organisation), _invited(asked)),
        context=_context(request, organisation, title="Invite somebody", button="Invite", intro=intro),
    )


def withdraw(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Take an invitation back."""
    asked = get_object_or_404(queries.open_invitations(organisation), pk=pk)
    title = f"Withdraw the invitation of {asked.name}"
    said = f"The invitation of {asked.name} is withdrawn: its link leads nowhere."
    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.withdraw, invitation=asked),
        then=lambda _: Done(_people(organisation), said),
        context=_context(request, organisation, title=title, button="Withdraw"),
    )


def send_again(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Send an invitation once more."""
    asked = get_object_or_404(queries.open_invitations(organisation), pk=pk)
    done = Done(_people(organisation), f"{asked.name} is invited anew, for 14 days from now.")
    return pressed(request, partial(actions.send_again, invitation=asked), then=lambda _: done)


def grant(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Give somebody another role here."""
    by = somebody(request)
    person = get_object_or_404(Person.objects.visible_to(by), pk=pk, is_active=True)

    def act(*, role: Role, team: Team | None, by: Person) -> Grant:
        return actions.grant(person=person, role=role, place=team or organisation, by=by)

    def then(given: Grant) -> Done:
        said = f"{person} is {given.get_role_display().lower()} at {given.place}."
        back = reverse("people:revoke", args=[organisation.code, given.pk])
        return Done(reverse("people:person", args=[pk]), said, back)

    return form_page(
        request,
        RoleForm(posted(request), organisation=organisation, by=by),
        act,
        then=then,
        context=_context(request, organisation, title=f"Give {person.name} a role", button="Give role"),
    )


def revoke(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Take a role away."""
    held = get_object_or_404(queries.grants_at(organisation), pk=pk)
    title = f"Take a role from {held.person.name}: {held}"

    def then(ended: EndedRole) -> Done:
        said = f"{held.person} is no longer {ended.get_role_display().lower()} at {ended.place}."
        return Done(_people(organisation), said, reverse("people:give_role_back", args=[ended.pk]))

    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.revoke, grant=held),
        then=then,
        context=_context(request, organisation, title=title, button="Take role away"),
    )


def _invited(asked: Invitation) -> str:
    if letters.are_sent():
        return f"An invitation is on its way to {asked.email}."
    return f"{asked.name} is invited. No letter leaves here: give them the link below yourself."


def _people(organisation: Organisation) -> str:
    return reverse("people:people_of", args=[organisation.code])


def _context(request: HttpRequest, organisation: Organisation, **more: Any) -> dict[str, Any]:
    people = _people(organisation)
    return of_organisation(request, organisation, ("People", people), cancel=people, **more)
