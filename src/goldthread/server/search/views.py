"""The page that finds: a box, and what was found, sort by sort."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.people.whereabouts import whereabouts

from .asking import LONGEST
from .finding import find


def search(request: HttpRequest) -> HttpResponse:
    """What this person may see that holds what they typed. Looking at it writes nothing."""
    kept = whereabouts(request)
    text = request.GET.get("q", "")
    context = {
        "title": "Search",
        "asked": text[:LONGEST].strip(),
        "found": find(somebody(request), text, kept.words if kept else Vocabulary()),
    }
    return render(request, "search/search.jinja", context)
