"""Pages to look things up in: who may do what, and the words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import abilities, roles_table
from ..models import Organisation
from ..pages import somebody
from ..vocabulary import Vocabulary, terms
from ..whereabouts import whereabouts


def roles(request: HttpRequest) -> HttpResponse:
    """Role × ability and part × ability, from the one table, in the words of where the reader comes from."""
    kept = whereabouts(request)
    words = kept.words if kept else Vocabulary()
    return render(
        request,
        "people/roles.jinja",
        {
            "title": "Who may do what",
            "tables": [roles_table.roles(words), *roles_table.parts(words)],
            "notes": [note.format_map(words) for note in abilities.notes()],
        },
    )


def words(request: HttpRequest) -> HttpResponse:
    """Every term: what it means, and how each of the reader's organisations says it."""
    found = Organisation.objects.visible_to(somebody(request)).order_by("code")
    said = [(o.code, Vocabulary(o.words)) for o in found[:12]]
    lines = [(term, [(code, words[key]) for code, words in said]) for key, term in terms().items()]
    return render(request, "people/words.jinja", {"title": "Words", "terms": lines, "said": said})
