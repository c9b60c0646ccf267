"""The page that finds, and what the box in every page's header suggests while one types."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.people.whereabouts import whereabouts
from goldthread.server.ui.addressing import reverse

from .asking import LONGEST, Words
from .finding import find

SUGGESTED = 9
"""Suggestions at most: what one takes in at a glance."""

OF_A_SORT = 4


def search(request: HttpRequest) -> HttpResponse:
    """What this person may see that holds what they typed. Looking at it writes nothing."""
    text = request.GET.get("q", "")
    found = find(somebody(request), text, _said(request))
    context = {"title": "Search", "asked": text[:LONGEST].strip(), "found": found}
    return render(request, "search/search.jinja", context)


def suggestions(request: HttpRequest) -> HttpResponse:
    """The first few of each sort, for the box: a part of a page."""
    text = request.GET.get("q", "")
    found = find(somebody(request), text, _said(request), shown=OF_A_SORT, offered=1).few(SUGGESTED)
    asked = text[:LONGEST].strip()
    context = {
        "asked": asked,
        "found": found,
        "many": sum(len(sort.hits) for sort in found.sorts),
        "all": f"{reverse('search:search')}?{urlencode({'q': asked})}",
    }
    return render(request, "search/suggestions.jinja", context)


def _said(request: HttpRequest) -> Words:
    kept = whereabouts(request)
    return kept.words if kept else Vocabulary()
