"""What somebody says of themselves, or who manages people says of them: name, post, e-mail address."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.server.audit.actions import Refusal
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, letters
from ..access import NotAllowed, may_grant, may_set_post
from ..actions.addresses import THEY_MAY
from ..addresses import asked_in
from ..forms import AddressForm, OneselfForm, PostForm
from ..inviting.mail import NotALink
from ..models import EndedRole, Person
from ..pages import somebody
from ..parting import is_in_hand
from .welcome import refused


def edit_person(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own name and post; or the post of somebody whose roles one manages."""
    by = somebody(request)
    found = _here(request, pk)
    if found != by and not may_set_post(by, found):
        raise NotAllowed(f"You may not say what the post of {found} is.")
    form_class = OneselfForm if found == by else PostForm
    form = form_class(request.POST or None, initial={"name": found.name, "title": found.title})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            act = actions.edit_oneself if found == by else actions.set_post
            act(person=found, by=by, **form.cleaned_data)
            happened(request, "Saved. What was done before keeps the name it was done under.")
            return redirect("people:person", pk)
    title = "Your name and post" if found == by else f"The post of {found}"
    return _form_page(request, found, form, title, "Save")


def change_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for another e-mail address: one's own, or of somebody of whom one manages and sees all."""
    by = somebody(request)
    found = _here(request, pk)
    if found != by and not (found.grants.exists() and is_in_hand(found, by)):
        raise NotAllowed(f"You may not change the address of {found}: {THEY_MAY}")
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.ask_for_address(person=found, by=by, **form.cleaned_data)
            email = form.cleaned_data["email"]
            sent = f"A link is on its way to {email}. Nothing changes until it is followed."
            kept = "No letter leaves here: whoever looks after the server finds it among its letters."
            happened(request, sent if letters.are_sent() else f"A link is written to {email}. {kept}")
            return redirect("people:person", pk)
    title = "Your e-mail address" if found == by else f"The e-mail address of {found}"
    return _form_page(request, found, form, title, "Send the link", intro=f"It is {found.email} now.")


@login_not_required
def take_address(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in the e-mail leads: with the button, the address is theirs."""
    try:
        found, email = asked_in(token)
        if request.method == "POST":
            actions.take_address(person=found, was=found.email, email=email, by=found)
            why = f"From now on you sign in with {email}."
            return render(
                request, "people/not_welcome.jinja", {"title": "Your address is changed", "why": why}
            )
    except NotALink:
        return refused(request, "This link was used already, ran out after three days, or is not whole.")
    except Refusal as refusal:
        return refused(request, str(refusal))
    return render(request, "people/take_address.jinja", {"title": "Is this your address?", "email": email})


@require_POST
def give_role_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role back that was taken away by mistake."""
    by = somebody(request)
    ended = get_object_or_404(
        EndedRole.objects.select_related("person", "team__organisation", "organisation", "partnership"), pk=pk
    )
    if not may_grant(by, ended.role, ended.place):
        raise Http404
    actions.give_role_back(ended=ended, by=by)
    happened(request, f"{ended.person} is {ended.get_role_display().lower()} at {ended.place} again.")
    if ended.partnership:
        return redirect("people:partnership", ended.partnership.slug)
    return redirect("people:person", ended.person_id)


def _here(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(somebody(request)), pk=pk, is_active=True)


def _form_page(
    request: HttpRequest, found: Person, form: forms.Form, title: str, button: str, intro: str = ""
) -> HttpResponse:
    own = reverse("people:person", args=[found.pk])
    context: dict[str, Any] = {"title": title, "form": form, "button": button, "intro": intro, "cancel": own}
    context["crumbs"] = [(found.name, own)]
    return render(request, "ui/form_page.jinja", context, status=422 if form.errors else 200)
