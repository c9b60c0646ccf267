"""What needs me this week?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server import clock, needs
from goldthread.server.first_steps import first_steps
from goldthread.server.people.inviting.partnerships import asked_of
from goldthread.server.people.pages import somebody
from goldthread.server.people.queries import asked
from goldthread.server.people.vocabulary import Vocabulary

from . import queries


def home(request: HttpRequest) -> HttpResponse:
    """The first page: what needs this person, and where their work is."""
    person, today = somebody(request), clock.today()
    organisations = queries.organisations_of(person)
    words = Vocabulary(organisations[0].words) if len(organisations) == 1 else Vocabulary()
    context = {
        "title": "This week",
        "asked": asked(person),
        "asked_to_join": asked_of(person),
        "first_steps": first_steps(person),
        "needs": needs.of(person, today, leaving_out=["people"]),
        "late": needs.overdue_for_others(person, today),
        "workshops": queries.workshops_of(person),
        "organisations": organisations,
        "places": queries.places_of(person, organisations),
        "held": queries.held_without_a_role(person),
        "words": words,
        "organisation": organisations[0] if len(organisations) == 1 else None,
    }
    return render(request, "home/home.jinja", context)
