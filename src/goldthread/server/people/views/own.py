"""What somebody says of themselves, or who manages people says of them: name, post, e-mail address."""

from functools import partial
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.audit.actions import Refusal
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, letters
from ..addresses import asked_in
from ..forms import AddressForm, OneselfForm, PostForm
from ..inviting.mail import NotALink
from ..models import EndedRole, Person
from .welcome import not_a_link, refused


def edit_person(request: HttpRequest, found: Person) -> HttpResponse:
    """One's own name and post; or the post of somebody whose roles one manages."""
    mine = found == request.user
    form_class, act = (OneselfForm, actions.edit_oneself) if mine else (PostForm, actions.set_post)
    done = Done(_own(found), "Saved. What was done before keeps the name it was done under.")
    return form_page(
        request,
        form_class(posted(request), initial={"name": found.name, "title": found.title}),
        partial(act, person=found),
        then=lambda _: done,
        context=_context(found, title="Your name and post" if mine else f"The post of {found}"),
    )


def change_address(request: HttpRequest, found: Person) -> HttpResponse:
    """Ask for another e-mail address: one's own, or of somebody of whom one manages and sees all."""
    title = "Your e-mail address" if found == request.user else f"The e-mail address of {found}"
    intro = f"It is {found.email} now."

    def act(*, email: str, by: Person) -> str:
        actions.ask_for_address(person=found, email=email, by=by)
        return email

    return form_page(
        request,
        AddressForm(posted(request)),
        act,
        then=lambda email: Done(_own(found), _sent_to(email)),
        context=_context(found, title=title, button="Send the link", intro=intro),
    )


def _sent_to(email: str) -> str:
    if letters.are_sent():
        return f"A link is on its way to {email}. Nothing changes until it is followed."
    kept = "No letter leaves here: whoever looks after the server finds it among its letters."
    return f"A link is written to {email}. {kept}"


def take_address(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in the e-mail leads: with the button, the address is theirs."""
    try:
        found, email = asked_in(token)
        if request.method == "POST":
            taken = actions.take_address(person=found, was=found.email, email=email, by=found)
            if request.user == taken:
                update_session_auth_hash(request, taken)  # all sessions end but the one that asks
            why = f"From now on you sign in with {email}."
            return render(
                request, "people/not_welcome.jinja", {"title": "Your address is changed", "why": why}
            )
    except NotALink:
        return not_a_link(request, "This link was used already, ran out after three days, or is not whole.")
    except Refusal as refusal:
        return refused(request, str(refusal))
    return render(request, "people/take_address.jinja", {"title": "Is this your address?", "email": email})


def give_role_back(request: HttpRequest, ended: EndedRole) -> HttpResponse:
    """Give a role back that was taken away by mistake."""
    there = reverse("people:person", args=[ended.person_id])
    if ended.partnership:
        there = reverse("people:partnership", args=[ended.partnership.slug])
    said = f"{ended.person} is {ended.get_role_display().lower()} at {ended.place} again."
    return pressed(request, partial(actions.give_role_back, ended=ended), then=lambda _: Done(there, said))


def _own(found: Person) -> str:
    return reverse("people:person", args=[found.pk])


def _context(found: Person, **more: Any) -> dict[str, Any]:
    return {"cancel": _own(found), "crumbs": [(found.name, _own(found))], **more}
