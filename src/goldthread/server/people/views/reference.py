"""Pages to look things up in: who may do what, and the words."""

from collections.abc import Mapping

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
    said = {each.code: Vocabulary(each.words) for each in found}
    lines = [(term, _who_says(key, said)) for key, term in terms().items()]
    return render(request, "people/words.jinja", {"title": "Words", "terms": lines, "codes": list(said)})


def _who_says(term: str, said: Mapping[str, Vocabulary]) -> dict[str, list[str]]:
    """Each way in which a term is said, with the codes of those who say it so; what most say first."""
    found: dict[str, list[str]] = {}
    for code, words in said.items():
        found.setdefault(words[term].one, []).append(code)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))
