"""Pages to look things up in: who may do what, and the words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import roles_table
from ..glossary import MEANINGS
from ..models import Organisation
from ..pages import somebody
from ..vocabulary import JAPANESE, PLAIN, Vocabulary


def roles(request: HttpRequest) -> HttpResponse:
    """Role × ability and part × ability, from the one table."""
    return render(
        request,
        "people/roles.jinja",
        {"title": "Who may do what", "roles": roles_table.roles(), "parts": roles_table.parts()},
    )


def words(request: HttpRequest) -> HttpResponse:
    """Every term: what it means, and how each of the reader's organisations says it."""
    found = Organisation.objects.visible_to(somebody(request)).order_by("code")
    said = [(o.code, Vocabulary(o.words)) for o in found[:12]]
    terms = [(JAPANESE[t], PLAIN[t], MEANINGS[t], [(c, v[t]) for c, v in said]) for t in JAPANESE]
    return render(request, "people/words.jinja", {"title": "Words", "terms": terms, "said": said})
