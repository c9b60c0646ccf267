"""Who holds which role at a partnership: asked by e-mail, and taken away again."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, letters, queries
from ..abilities import PeopleAbility
from ..access import partnerships_visible_to, require
from ..forms import PartnershipInvitationForm
from ..models import Partnership
from ..pages import somebody


def invite_to_partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask somebody to take a role at the partnership."""
    found = _managed(request, slug)
    form = PartnershipInvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            asked = actions.invite(partnership=found, by=somebody(request), **form.cleaned_data)
            sent = f"An invitation is on its way to {asked.email}."
            by_hand = f"{asked.name} is invited. No letter leaves here: give them the link below yourself."
            happened(request, sent if letters.are_sent() else by_hand)
            return redirect("people:partnership", slug)
    return _form_page(request, found, form, f"Invite somebody to {found}", "Send invitation")


def withdraw_from_partnership(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take such an invitation back."""
    found = _managed(request, slug)
    asked = get_object_or_404(queries.open_invitations(found), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.withdraw(invitation=asked, by=somebody(request))
            happened(request, f"The invitation of {asked.name} is withdrawn.")
            return redirect("people:partnership", slug)
    return _form_page(request, found, form, f"Withdraw the invitation of {asked.name}", "Withdraw")


def revoke_at_partnership(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a role at the partnership away."""
    found = _managed(request, slug)
    held = get_object_or_404(queries.grants_at(found), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            ended = actions.revoke(grant=held, by=somebody(request))
            back = None if held.person == request.user else reverse("people:give_role_back", args=[ended.pk])
            text = f"{held.person} is no longer {ended.get_role_display().lower()} of {found}."
            happened(request, text, take_back=back)
            return redirect("people:organisations")  # who took their own may see the partnership no more
    title = f"Take a role from {held.person.name}: {held}"
    return _form_page(request, found, form, title, "Take role away")


def _managed(request: HttpRequest, slug: str) -> Partnership:
    found = get_object_or_404(partnerships_visible_to(somebody(request)), slug=slug)
    require(somebody(request), PeopleAbility.MANAGE_PEOPLE, found)
    return found


def _form_page(
    request: HttpRequest, found: Partnership, form: forms.BaseForm, title: str, button: str
) -> HttpResponse:
    crumb = (found.name, reverse("people:partnership", args=[found.slug]))
    context = {"title": title, "form": form, "button": button, "cancel": crumb[1]}
    context["crumbs"] = [("Organisations", reverse("people:organisations")), crumb]
    return render(request, "ui/form_page.jinja", context, status=422 if form.errors else 200)
