"""A partnership: its members as far as this reader may see, who may join, its name and words."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, letters, queries
from ..abilities import PeopleAbility
from ..access import can
from ..forms import BeginPartnershipForm, InviteOrganisationForm, PartnershipForm, WordsForm
from ..inviting.mail import link_of
from ..inviting.partnership_mail import link_to
from ..inviting.partnerships import waiting_at
from ..models import Organisation, Partnership, PartnershipInvitation
from ..pages import somebody
from ..vocabulary import Vocabulary

BEGINNING = (
    "A partnership is of organisations that improve together. Yours begins it and you administer it; others "
    "are asked to join. Each of them says itself what the others see of it."
)


def partnership(request: HttpRequest, found: Partnership) -> HttpResponse:
    """Its members that this reader may see, who was asked to join, who is who in it, and its words."""
    person = somebody(request)
    members = Organisation.objects.visible_to(person).filter(partnerships=found).order_by("name")
    may_set = can(person, PeopleAbility.SET_ORGANISATION, found)
    context = _context(found, title=found.name, members=members, reach=person.reach, may_set=may_set)
    context["mine"] = [each for each in members if can(person, PeopleAbility.SET_ORGANISATION, each)]
    context |= _asked(found) if may_set else {}
    context["grants"] = queries.grants_at(found) if can(person, PeopleAbility.SEE_NAMES, found) else []
    context["history"] = history(found)[:50] if can(person, PeopleAbility.SEE_HISTORY, found) else None
    return render(request, "people/partnership.jinja", context)


def begin_partnership(request: HttpRequest) -> HttpResponse:
    """Begin one, with an organisation that one sets."""
    reach = somebody(request).reach.by_organisation
    mine = [pk for pk, held in reach.items() if PeopleAbility.SET_ORGANISATION in held]
    context = {"title": "Begin a partnership", "button": "Begin", "intro": BEGINNING}

    def then(begun: Partnership) -> Done:
        ask = ("Ask an organisation to join", reverse("people:invite_organisation", args=[begun.slug]))
        return Done(_own(begun), f"{begun} has begun.", next=ask)

    return form_page(
        request,
        BeginPartnershipForm(posted(request), organisations=Organisation.objects.filter(pk__in=mine)),
        actions.begin_partnership,
        then=then,
        context={**context, "cancel": _start()[1], "crumbs": [_start()]},
    )


def invite_organisation(request: HttpRequest, found: Partnership) -> HttpResponse:
    """Ask an organisation to join."""

    def then(asked: PartnershipInvitation) -> Done:
        return Done(_own(found), f"{asked.code or asked.name} is asked to join {found}.")

    return form_page(
        request,
        InviteOrganisationForm(posted(request)),
        partial(actions.invite_organisation, partnership=found),
        then=then,
        context=_below(found, title="Ask an organisation to join", button="Ask"),
    )


def withdraw_organisations_invitation(request: HttpRequest, found: Partnership, pk: int) -> HttpResponse:
    """Ask it no longer."""
    asked = get_object_or_404(waiting_at(found), pk=pk)
    whom = asked.code or asked.name
    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.withdraw_organisations_invitation, invitation=asked),
        then=lambda _: Done(_own(found), f"{whom} is asked no longer."),
        context=_below(found, title=f"Withdraw the invitation of {whom}", button="Withdraw"),
    )


def partnership_settings(request: HttpRequest, found: Partnership) -> HttpResponse:
    """Its name."""
    return form_page(
        request,
        PartnershipForm(posted(request), instance=Partnership.objects.get(pk=found.pk)),
        partial(actions.set_partnership, partnership=found),
        then=lambda named: Done(_own(found), f"It is called {named} now."),
        context=_below(found, title="Name of the partnership"),
    )


def partnership_words(request: HttpRequest, found: Partnership) -> HttpResponse:
    """The words of its pages."""
    said = f"Pages of {found} say these words from now on."
    return form_page(
        request,
        WordsForm(posted(request), words=Vocabulary(found.words)),
        partial(actions.choose_words, of=found),
        then=lambda _: Done(_own(found), said),
        context=_below(found, title="Words"),
        template="people/choose_words.jinja",
    )


def _asked(found: Partnership) -> dict[str, Any]:
    """Whom it asked that has not answered, with the links to hand over where no letter leaves."""
    waiting, invitations = list(waiting_at(found)), list(queries.open_invitations(found))
    by_hand = not letters.are_sent()
    return {
        "waiting": waiting,
        "invitations": invitations,
        "mail_folder": letters.folder(),
        "joining_links": {each.pk: link_to(each) for each in waiting if each.email and by_hand},
        "links": {each.pk: link_of(each) for each in invitations if by_hand},
    }


def _own(found: Partnership) -> str:
    return reverse("people:partnership", args=[found.slug])


def _start() -> tuple[str, str]:
    return ("Organisations", reverse("people:organisations"))


def _context(found: Partnership, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"partnership": found, "words": Vocabulary(found.words), "crumbs": [_start(), *crumbs], **more}


def _below(found: Partnership, **more: Any) -> dict[str, Any]:
    return _context(found, (found.name, _own(found)), cancel=_own(found), **more)
