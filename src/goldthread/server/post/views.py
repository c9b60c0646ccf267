"""Which letters somebody gets, the link that stops a kind, and the letters that did not go."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from goldthread.server.people import letters
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.ui.form_page import pressed
from goldthread.server.ui.formats import plural
from goldthread.server.ui.happened import Done

from . import actions, queries
from .kinds import kind_of
from .stopping import NotALink, asked_to_stop


def own(request: HttpRequest) -> HttpResponse:
    """Which kinds of letters one gets, and a button to stop or have each."""
    person = somebody(request)
    context = {
        "title": "Letters to you",
        "kinds": queries.kinds_of(person),
        "mail_folder": letters.folder(),
        "manages": person.reach.anywhere(PeopleAbility.MANAGE_PEOPLE),
        "crumbs": [(person.name, reverse("people:person", args=[person.pk]))],
    }
    return render(request, "post/own.jinja", context)


def choose(request: HttpRequest, kind: str) -> HttpResponse:
    """Stop a kind of letter, or have it again."""
    chosen, wanted = kind_of(kind), "want" in request.POST
    act = partial(actions.unmute if wanted else actions.mute, person=somebody(request), kind=chosen)
    said = f"{chosen.title}: {'you get these letters again' if wanted else 'no more letters'}."
    return pressed(request, act, then=lambda _: Done(reverse("post:own"), said))


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the link is signed, and only stops
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in a letter leads: with the button, letters of its kind come no more."""
    try:
        person, kind = asked_to_stop(token)
    except NotALink:
        wrong = {"title": "This link is not whole", "wrong": True}
        return render(request, "post/stopped.jinja", wrong, status=404)
    if request.method != "POST":
        return render(request, "post/stop.jinja", {"title": "Stop these letters?", "kind": kind})
    actions.stop(person=person, kind=kind)
    return render(request, "post/stopped.jinja", {"title": "These letters are stopped", "kind": kind})


def of_the_organisation(request: HttpRequest, found: Organisation) -> HttpResponse:
    """The letters of an organisation that did not go, and why."""
    people = ("People", reverse("people:people_of", args=[found.code]))
    context = of_organisation(
        request,
        found,
        people,
        title="Letters that did not go",
        letters=[(letter, kind_of(letter.kind)) for letter in queries.not_gone(found)],
        mail_folder=letters.folder(),
    )
    return render(request, "post/of_organisation.jinja", context)


def try_again(request: HttpRequest, found: Organisation) -> HttpResponse:
    """Have what waits tried now."""

    def then(count: int) -> Done:
        said = plural(count, "1 waiting letter is tried now.", f"{count} waiting letters are tried now.")
        return Done(reverse("post:of_organisation", args=[found.code]), said)

    return pressed(request, partial(actions.try_again, organisation=found), then=then)
