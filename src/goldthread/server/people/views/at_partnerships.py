"""Who holds which role at a partnership: asked by e-mail, and taken away again."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, letters, queries
from ..forms import PartnershipInvitationForm
from ..models import EndedRole, Invitation, Partnership


def invite_to_partnership(request: HttpRequest, found: Partnership) -> HttpResponse:
    """Ask somebody to take a role at the partnership."""

    def then(asked: Invitation) -> Done:
        sent = f"An invitation is on its way to {asked.email}."
        by_hand = f"{asked.name} is invited. No letter leaves here: give them the link below yourself."
        return Done(_own(found), sent if letters.are_sent() else by_hand)

    return form_page(
        request,
        PartnershipInvitationForm(posted(request)),
        partial(actions.invite, partnership=found),
        then=then,
        context=_context(found, title=f"Invite somebody to {found}", button="Send invitation"),
    )


def withdraw_from_partnership(request: HttpRequest, found: Partnership, pk: int) -> HttpResponse:
    """Take such an invitation back."""
    asked = get_object_or_404(queries.open_invitations(found), pk=pk)
    title = f"Withdraw the invitation of {asked.name}"
    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.withdraw, invitation=asked),
        then=lambda _: Done(_own(found), f"The invitation of {asked.name} is withdrawn."),
        context=_context(found, title=title, button="Withdraw"),
    )


def revoke_at_partnership(request: HttpRequest, found: Partnership, pk: int) -> HttpResponse:
    """Take a role at the partnership away."""
    held = get_object_or_404(queries.grants_at(found), pk=pk)
    everywhere = reverse("people:organisations")  # who took their own may see the partnership no more

    def then(ended: EndedRole) -> Done:
        back = None if held.person == request.user else reverse("people:give_role_back", args=[ended.pk])
        text = f"{held.person} is no longer {ended.get_role_display().lower()} of {found}."
        return Done(everywhere, text, back)

    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.revoke, grant=held),
        then=then,
        context=_context(
            found, title=f"Take a role from {held.person.name}: {held}", button="Take role away"
        ),
    )


def _own(found: Partnership) -> str:
    return reverse("people:partnership", args=[found.slug])


def _context(found: Partnership, **more: Any) -> dict[str, Any]:
    crumbs = [("Organisations", reverse("people:organisations")), (found.name, _own(found))]
    return {"crumbs": crumbs, "cancel": _own(found), **more}
