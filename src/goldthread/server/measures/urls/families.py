"""The addresses of families of measures."""

from django.urls import URLPattern, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import View, button, form, page, visible
from goldthread.server.people.pages import programme_of

from ..abilities import MeasuresAbility
from ..views import families
from ..views.families import family_or_404

EDIT = MeasuresAbility.EDIT_MEASURES


def _of_family(where: str, view: View, name: str) -> URLPattern:
    """An address below a family's own."""
    return path(f"o/<str:code>/measures/families/<int:pk>/{where}", view, name=name)


ADDRESSES = [
    path(
        "o/<str:code>/measures/families/",
        page(families.families, PeopleAbility.SEE, programme_of),
        name="families",
    ),
    path(
        "o/<str:code>/measures/families/begin/", form(families.begin, EDIT, programme_of), name="begin_family"
    ),
    _of_family("", page(families.family, visible, family_or_404), "family"),
    _of_family("edit/", form(families.edit, EDIT, family_or_404), "edit_family"),
    _of_family("join/", form(families.join, EDIT, family_or_404), "join_family"),
    _of_family("leave/<int:member>/", button(families.leave, EDIT, family_or_404), "leave_family"),
    _of_family("take-apart/", button(families.take_apart, EDIT, family_or_404), "take_apart"),
    _of_family("put-together/", button(families.put_together, EDIT, family_or_404), "put_together"),
]
