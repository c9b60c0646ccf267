"""A partnership: its members as far as this reader may see, who may join, its name and words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, letters, queries
from ..abilities import PeopleAbility
from ..access import can, partnerships_visible_to, require, require_anywhere
from ..forms import BeginPartnershipForm, InviteOrganisationForm, PartnershipForm, WordsForm
from ..inviting.mail import link_of
from ..inviting.partnership_mail import link_to
from ..inviting.partnerships import waiting_at
from ..models import Organisation, Partnership
from ..pages import somebody
from ..vocabulary import Vocabulary

BEGINNING = (
    "A partnership is of organisations that improve together. Yours begins it and you administer it; others "
    "are asked to join. Each of them says itself what the others see of it."
)


def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """Its members that this reader may see, who was asked to join, who is who in it, and its words."""
    found = _found(request, slug)
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
    person = somebody(request)
    require_anywhere(person, PeopleAbility.SET_ORGANISATION)
    mine = [pk for pk, held in person.reach.by_organisation.items() if PeopleAbility.SET_ORGANISATION in held]
    form = BeginPartnershipForm(request.POST or None, organisations=Organisation.objects.filter(pk__in=mine))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            begun = actions.begin_partnership(by=person, **form.cleaned_data)
            there = reverse("people:invite_organisation", args=[begun.slug])
            happened(request, f"{begun} has begun.", next=("Ask an organisation to join", there))
            return redirect("people:partnership", begun.slug)
    context = {"title": "Begin a partnership", "form": form, "button": "Begin", "intro": BEGINNING}
    context |= {"cancel": reverse("people:organisations"), "crumbs": [_start()]}
    return render(request, "ui/form_page.jinja", context, status=422 if form.errors else 200)


def invite_organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask an organisation to join."""
    found = _set_by(request, slug)
    form = InviteOrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            asked = actions.invite_organisation(partnership=found, by=somebody(request), **form.cleaned_data)
            happened(request, f"{asked.code or asked.name} is asked to join {found}.")
            return redirect("people:partnership", slug)
    return _form_page(request, found, form, "Ask an organisation to join", "Ask")


def withdraw_organisations_invitation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask it no longer."""
    found = _set_by(request, slug)
    asked = get_object_or_404(waiting_at(found), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.withdraw_organisations_invitation(invitation=asked, by=somebody(request))
            happened(request, f"{asked.code or asked.name} is asked no longer.")
            return redirect("people:partnership", slug)
    return _form_page(
        request, found, form, f"Withdraw the invitation of {asked.code or asked.name}", "Withdraw"
    )


def partnership_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Its name."""
    found = _set_by(request, slug)
    form = PartnershipForm(request.POST or None, instance=Partnership.objects.get(pk=found.pk))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            named = actions.set_partnership(partnership=found, by=somebody(request), **form.cleaned_data)
            happened(request, f"It is called {named} now.")
            return redirect("people:partnership", slug)
    return _form_page(request, found, form, "Name of the partnership", "Save")


def partnership_words(request: HttpRequest, slug: str) -> HttpResponse:
    """The words of its pages."""
    found = _set_by(request, slug)
    form = WordsForm(request.POST or None, words=Vocabulary(found.words))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.choose_words(of=found, by=somebody(request), **form.cleaned_data)
            happened(request, f"Pages of {found} say these words from now on.")
            return redirect("people:partnership", slug)
    context = _context(found, _crumb(found), title="Words", form=form, cancel=_crumb(found)[1])
    return render(request, "people/choose_words.jinja", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, slug: str) -> Partnership:
    return get_object_or_404(partnerships_visible_to(somebody(request)), slug=slug)


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


def _set_by(request: HttpRequest, slug: str) -> Partnership:
    """One that this person may know of (404), and may set (403)."""
    found = _found(request, slug)
    require(somebody(request), PeopleAbility.SET_ORGANISATION, found)
    return found


def _crumb(found: Partnership) -> tuple[str, str]:
    return (found.name, reverse("people:partnership", args=[found.slug]))


def _start() -> tuple[str, str]:
    return ("Organisations", reverse("people:organisations"))


def _context(found: Partnership, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"partnership": found, "words": Vocabulary(found.words), "crumbs": [_start(), *crumbs], **more}


def _form_page(
    request: HttpRequest, found: Partnership, form: forms.BaseForm, title: str, button: str
) -> HttpResponse:
    context = _context(found, _crumb(found), title=title, form=form, button=button, cancel=_crumb(found)[1])
    return render(request, "ui/form_page.jinja", context, status=422 if form.errors else 200)
