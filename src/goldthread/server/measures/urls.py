from django.urls import URLPattern, path

from goldthread.server.live.views import at
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import (
    View,
    anywhere,
    button,
    either,
    form,
    page,
    signed_in,
    visible,
)
from goldthread.server.people.pages import partnership_or_404, programme_of, team_of

from . import families
from .abilities import MeasuresAbility
from .views import (
    across,
    beginning,
    closer,
    commenting,
    copies,
    definition,
    downloads,
    drawing,
    imports,
    library,
    mending,
    overview,
    packs,
    pages,
    points,
    readings,
    rebasing,
    revisions,
    saved_views,
    taken_in,
    taking_along,
    taking_back,
    watching,
)
from .views.finding import at_its_code, import_or_404, may_see_import, may_undo_import, measure_or_404

app_name = "measures"

may_complete = either(MeasuresAbility.COMPLETE_DEFINITIONS, MeasuresAbility.EDIT_MEASURES)


def of_measure(where: str, view: View, name: str) -> URLPattern:
    """An address below a measure's own; the codes it had before lead there too."""
    return path(f"o/<str:code>/measures/<str:measure_code>/{where}", at_its_code(view), name=name)


urlpatterns = [
    path(
        "p/<slug:slug>/measures/",
        page(overview.of_partnership, visible, partnership_or_404),
        name="partnership_measures",
    ),
    path("o/<str:code>/measures/", page(overview.measures, PeopleAbility.SEE, programme_of), name="measures"),
    path(
        "o/<str:code>/measures/views/save/",
        form(saved_views.save_view, PeopleAbility.SEE, programme_of),
        name="save_view",
    ),
    path(
        "o/<str:code>/measures/views/<int:pk>/",
        page(saved_views.saved_view, visible, saved_views.view_or_404),
        name="saved_view",
    ),
    path(
        "o/<str:code>/measures/views/<int:pk>/change/",
        form(saved_views.change_view, saved_views.may_change, saved_views.view_or_404),
        name="change_view",
    ),
    path(
        "o/<str:code>/measures/views/<int:pk>/remove/",
        button(saved_views.remove_view, saved_views.may_change, saved_views.view_or_404),
        name="remove_view",
    ),
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
    *families.ADDRESSES,
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
        "o/<str:code>/measures/charts/", page(across.charts, PeopleAbility.SEE, programme_of), name="charts"
    ),
    path("o/<str:code>/measures/pack/", form(packs.pack, PeopleAbility.SEE, programme_of), name="pack"),
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
    of_measure("", page(pages.measure, visible, measure_or_404), "measure"),
    of_measure("live/", page(at, visible, measure_or_404), "live"),
    of_measure("chart.svg", page(downloads.chart, visible, measure_or_404), "chart"),
    of_measure("readings/", page(pages.readings, visible, measure_or_404), "readings"),
    of_measure("readings.csv", page(downloads.readings_csv, visible, measure_or_404), "readings_csv"),
    of_measure("comments/", page(commenting.all_said, PeopleAbility.SEE_NAMES, measure_or_404), "all_said"),
    of_measure("comments/say/", form(commenting.say, PeopleAbility.SEE_NAMES, measure_or_404), "say"),
    of_measure("watch/", form(watching.watch, visible, measure_or_404), "watch"),
    of_measure("points.json", page(points.places, visible, measure_or_404), "places"),
    of_measure("points/<str:day>/", page(points.point, visible, measure_or_404), "point"),
    of_measure("across/", page(across.across, visible, measure_or_404), "across"),
    of_measure("across/funnel.svg", page(across.funnel_of, visible, measure_or_404), "funnel"),
    of_measure("take/", page(taking_along.take, visible, measure_or_404), "take"),
    of_measure("take/readings.csv", page(taking_along.table, visible, measure_or_404), "take_table"),
    of_measure("take/paper.<str:kind>", page(taking_along.paper, visible, measure_or_404), "take_paper"),
    of_measure(
        "take/<str:size>.<str:kind>", page(taking_along.picture, visible, measure_or_404), "take_picture"
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
    of_measure("record/", form(readings.record, MeasuresAbility.RECORD_READINGS, measure_or_404), "record"),
    of_measure(
        "readings/<int:pk>/correct/",
        form(mending.correct, MeasuresAbility.RECORD_READINGS, measure_or_404),
        "correct",
    ),
    of_measure(
        "readings/<int:pk>/withdraw/",
        form(mending.withdraw, MeasuresAbility.RECORD_READINGS, measure_or_404),
        "withdraw",
    ),
    of_measure(
        "readings/<int:pk>/put-back/",
        button(mending.put_back, MeasuresAbility.RECORD_READINGS, measure_or_404),
        "put_back",
    ),
    of_measure(
        "readings/<int:pk>/take-back/",
        button(mending.take_back_reading, MeasuresAbility.RECORD_READINGS, measure_or_404),
        "take_back_reading",
    ),
    of_measure(
        "corrections/<int:pk>/take-back/",
        button(mending.take_back_correction, MeasuresAbility.RECORD_READINGS, measure_or_404),
        "take_back_correction",
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
    of_measure("closer/", page(closer.closer, visible, measure_or_404), "closer"),
    of_measure("closer/<str:kind>.svg", page(closer.closer_chart, visible, measure_or_404), "closer_chart"),
    of_measure("drawn/", page(drawing.how_drawn, visible, measure_or_404), "how_drawn"),
    of_measure(
        "drawn/choose/", form(drawing.choose, MeasuresAbility.EDIT_MEASURES, measure_or_404), "choose_chart"
    ),
    of_measure(
        "drawn/<int:pk>/take-back/",
        button(drawing.take_back, MeasuresAbility.EDIT_MEASURES, measure_or_404),
        "take_back_chart",
    ),
    of_measure("rebase/", form(rebasing.rebase, MeasuresAbility.EDIT_MEASURES, measure_or_404), "rebase"),
    of_measure(
        "rebased/<str:day>/chart.svg",
        page(rebasing.rebased, MeasuresAbility.EDIT_MEASURES, measure_or_404),
        "rebased",
    ),
    of_measure(
        "phases/<int:pk>/remove/",
        form(readings.remove_phase, MeasuresAbility.EDIT_MEASURES, measure_or_404),
        "remove_phase",
    ),
    of_measure(
        "phases/<int:pk>/take-back/",
        button(taking_back.take_back_phase, MeasuresAbility.EDIT_MEASURES, measure_or_404),
        "take_back_phase",
    ),
    of_measure("note/", form(readings.note, PeopleAbility.RECORD_EVENTS, measure_or_404), "note"),
    of_measure(
        "notes/<int:pk>/remove/",
        form(readings.remove_note, PeopleAbility.RECORD_EVENTS, measure_or_404),
        "remove_note",
    ),
    path(
        "o/<str:code>/measures/team/<int:pk>/watch/",
        form(watching.watch_team, visible, team_of),
        name="watch_team",
    ),
    path("watching/", page(watching.own, signed_in), name="watching"),
    path("watching/<int:pk>/stop/", button(watching.stop, signed_in), name="stop_watching"),
]
