"""The addresses of files of readings: sent, looked at, taken in, taken back."""

from django.urls import path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, either, form, page
from goldthread.server.people.pages import programme_of

from ..abilities import MeasuresAbility
from ..views import imports, taken_in
from ..views.finding import import_or_404, may_see_import, may_undo_import, measure_or_404
from .below import of_measure

ADDRESSES = [
    path(
        "o/<str:code>/measures/import/",
        form(imports.import_many, MeasuresAbility.RECORD_READINGS, programme_of),
        name="import_many",
    ),
    path(
        "o/<str:code>/measures/import/<int:pk>/",
        form(imports.imported_many, MeasuresAbility.RECORD_READINGS, programme_of),
        name="imported_many",
    ),
    path(
        "o/<str:code>/measures/imports/",
        page(taken_in.imports, PeopleAbility.SEE_HISTORY, programme_of),
        name="imports",
    ),
    path(
        "o/<str:code>/measures/imports/<int:pk>/",
        page(taken_in.taken_in, may_see_import, import_or_404),
        name="taken_in",
    ),
    path(
        "o/<str:code>/measures/imports/<int:pk>/take-back/",
        button(taken_in.take_back_import, may_undo_import, import_or_404),
        name="take_back_import",
    ),
    path(
        "o/<str:code>/measures/imports/<int:pk>/again/",
        button(taken_in.take_in_again, may_undo_import, import_or_404),
        name="take_in_again",
    ),
    of_measure(
        "import/",
        form(imports.import_readings, MeasuresAbility.RECORD_READINGS, measure_or_404),
        "import_readings",
    ),
    of_measure(
        "import/<int:pk>/",
        form(imports.imported, MeasuresAbility.RECORD_READINGS, measure_or_404),
        "imported",
    ),
    of_measure(
        "imports/",
        page(
            taken_in.imports_of,
            either(MeasuresAbility.RECORD_READINGS, PeopleAbility.SEE_HISTORY),
            measure_or_404,
        ),
        "imports_of",
    ),
]
