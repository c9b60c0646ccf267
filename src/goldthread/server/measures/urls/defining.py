"""The addresses of how a measure is counted: begun, completed, copied, revised, retired."""

from django.urls import path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import anywhere, button, either, form, page, visible
from goldthread.server.people.pages import programme_of

from ..abilities import MeasuresAbility
from ..views import beginning, copies, definition, library, revisions, taking_back
from ..views.finding import measure_or_404
from .below import of_measure

may_complete = either(MeasuresAbility.COMPLETE_DEFINITIONS, MeasuresAbility.EDIT_MEASURES)

ADDRESSES = [
    path(
        "o/<str:code>/measures/add/",
        form(beginning.add, MeasuresAbility.EDIT_MEASURES, programme_of),
        name="add",
    ),
    path(
        "o/<str:code>/measures/add/suggested/",
        page(beginning.suggested, MeasuresAbility.EDIT_MEASURES, programme_of),
        name="suggested",
    ),
    path(
        "o/<str:code>/measures/library/",
        page(library.library, PeopleAbility.SEE, programme_of),
        name="library",
    ),
    of_measure("edit/", form(definition.edit, MeasuresAbility.EDIT_MEASURES, measure_or_404), "edit"),
    of_measure("complete/", form(beginning.complete, may_complete, measure_or_404), "complete"),
    of_measure("copy/", form(copies.copy, anywhere(MeasuresAbility.EDIT_MEASURES), measure_or_404), "copy"),
    of_measure("count-as/", form(copies.count_as, MeasuresAbility.EDIT_MEASURES, measure_or_404), "count_as"),
    of_measure("follow/", form(copies.follow, MeasuresAbility.EDIT_MEASURES, measure_or_404), "follow"),
    of_measure("keep/", form(copies.keep, MeasuresAbility.EDIT_MEASURES, measure_or_404), "keep"),
    of_measure("retire/", form(definition.retire, MeasuresAbility.EDIT_MEASURES, measure_or_404), "retire"),
    of_measure(
        "bring-back/",
        button(taking_back.bring_back, MeasuresAbility.EDIT_MEASURES, measure_or_404),
        "bring_back",
    ),
    of_measure("revise/", form(revisions.revise, MeasuresAbility.EDIT_MEASURES, measure_or_404), "revise"),
    of_measure("revisions/<int:number>/", form(revisions.revision, visible, measure_or_404), "revision"),
    of_measure(
        "revisions/<int:number>/take-back/",
        button(taking_back.take_back_revision, MeasuresAbility.EDIT_MEASURES, measure_or_404),
        "take_back_revision",
    ),
    of_measure(
        "revisions/<int:number>/undo/",
        button(taking_back.undo_approval, MeasuresAbility.APPROVE_REVISIONS, measure_or_404),
        "undo_approval",
    ),
]
