"""Help, a page a room; open to everybody, for whoever cannot sign in needs it most."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.people.whereabouts import whereabouts

from . import reading


def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """The help for one room, in the words of the organisation somebody is in."""
    if topic not in reading.topics():
        raise Http404("There is no help about that.")
    kept = whereabouts(request)
    words = kept.words if kept else Vocabulary()
    context = {
        "title": f"Help: {reading.title(topic, words)}",
        "words": words,
        "text": reading.as_html(topic, words),
        "topics": [(name, reading.title(name, words)) for name in reading.topics()],
        "here": topic,
    }
    return render(request, "help/topic.jinja", context)
