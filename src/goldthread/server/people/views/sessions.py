"""Where one is signed in, and ending that; and an administrator who signs somebody out."""

from functools import partial

from allauth.mfa.webauthn.views import login_webauthn
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.security import attempts, log
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done, follow

from .. import actions, sessions
from ..models import Person
from ..pages import somebody

LATELY = 20


def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Begin to sign in with a passkey (as JSON, for the script), and do so."""
    if request.method != "POST":  # sending one is counted with the form
        attempts.passkey(request)
    answer: HttpResponse = login_webauthn(request)
    return answer


def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in, and what was done with one's account lately."""
    person = somebody(request)
    context = {
        "title": "Where you are signed in",
        "sessions": sessions.sessions_of(person, request),
        "events": log.of([person.pk])[:LATELY],
        "crumbs": [(person.name, reverse("people:person", args=[person.pk]))],
    }
    return render(request, "people/sessions.jinja", context)


def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions."""
    sessions.end_one(somebody(request), pk, request)
    return follow(request, Done(reverse("people:own_sessions"), "That session is ended."))


def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End all of one's own sessions but this one."""
    person = somebody(request)
    sessions.end_others(request, person)
    log.note(log.Kind.SESSIONS_ENDED, request, person=person.pk)
    return follow(request, Done(reverse("people:own_sessions"), "You are signed out everywhere else."))


def end_sessions(request: HttpRequest, person: Person) -> HttpResponse:
    """Sign somebody out wherever they are signed in."""
    own = reverse("people:person", args=[person.pk])
    context = {
        "title": f"Sign {person} out everywhere?",
        "intro": "They sign in again where they go on. If somebody else may know their password, "
        "ask them to set a new one.",
        "button": "Sign them out",
        "cancel": own,
        "crumbs": [(person.name, own)],
    }
    return form_page(
        request,
        forms.Form(posted(request)),
        partial(actions.end_sessions, person=person),
        then=lambda _: Done(own, f"{person} is signed out everywhere."),
        context=context,
    )
