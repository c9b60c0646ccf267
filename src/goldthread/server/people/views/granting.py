"""Giving roles and taking them away, and asking people to join."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, letters, queries
from ..access import NotAllowed, manages_people_in
from ..forms import InvitationForm, RoleForm
from ..models import Organisation, Person
from ..pages import of_organisation, organisation_or_404, somebody

NO_LETTER = "No letter leaves here, because no mail server is set: you find their link on the page of people."


def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Ask somebody to join."""
    found = managed(request, code)
    form = InvitationForm(request.POST or None, organisation=found, by=somebody(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.invite(organisation=found, by=somebody(request), **form.cleaned_data)
            happened(request, _invited(form.cleaned_data))
            return redirect("people:people_of", code)
    intro = "" if letters.are_sent() else NO_LETTER
    return _form_page(request, found, form, "Invite somebody", "Invite", intro)


def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take an invitation back."""
    found = managed(request, code)
    invitation = get_object_or_404(queries.open_invitations(found), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.withdraw(invitation=invitation, by=somebody(request))
            happened(request, f"The invitation of {invitation.name} is withdrawn: its link leads nowhere.")
            return redirect("people:people_of", code)
    return _form_page(request, found, form, f"Withdraw the invitation of {invitation.name}", "Withdraw")


@require_POST
def send_again(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Send an invitation once more."""
    found = managed(request, code)
    invitation = get_object_or_404(queries.open_invitations(found), pk=pk)
    actions.send_again(invitation=invitation, by=somebody(request))
    happened(request, f"{invitation.name} is invited anew, for 14 days from now.")
    return redirect("people:people_of", code)


def grant(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give somebody another role here."""
    found = managed(request, code)
    person = get_object_or_404(Person.objects.visible_to(somebody(request)), pk=pk, is_active=True)
    form = RoleForm(request.POST or None, organisation=found, by=somebody(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            place = form.cleaned_data["team"] or found
            given = actions.grant(
                person=person, role=form.cleaned_data["role"], place=place, by=somebody(request)
            )
            back = reverse("people:revoke", args=[code, given.pk])
            happened(request, f"{person} is {given.get_role_display().lower()} at {place}.", take_back=back)
            return redirect("people:person", pk)
    return _form_page(request, found, form, f"Give {person.name} a role", "Give role")


def revoke(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a role away."""
    found = managed(request, code)
    held = get_object_or_404(queries.grants_at(found), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            ended = actions.revoke(grant=held, by=somebody(request))
            back = reverse("people:give_role_back", args=[ended.pk])
            text = f"{held.person} is no longer {ended.get_role_display().lower()} at {ended.place}."
            happened(request, text, take_back=back)
            return redirect("people:people_of", code)
    return _form_page(request, found, form, f"Take a role from {held.person.name}: {held}", "Take role away")


def managed(request: HttpRequest, code: str) -> Organisation:
    """The organisation, if this person manages people in it; else 403."""
    found = organisation_or_404(request, code)
    if not manages_people_in(somebody(request), found):
        raise NotAllowed("You may not invite people or grant roles here.")
    return found


def _invited(given: dict[str, Any]) -> str:
    if letters.are_sent():
        return f"An invitation is on its way to {given['email']}."
    return f"{given['name']} is invited. No letter leaves here: give them the link below yourself."


def _form_page(
    request: HttpRequest,
    organisation: Organisation,
    form: forms.Form,
    title: str,
    button: str,
    intro: str = "",
) -> HttpResponse:
    people = ("People", reverse("people:people_of", args=[organisation.code]))
    context = of_organisation(request, organisation, people, title=title, form=form, button=button)
    context |= {"cancel": people[1], "intro": intro}
    return render(request, "ui/form_page.jinja", context, status=422 if form.errors else 200)
