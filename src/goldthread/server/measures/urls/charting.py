"""The addresses of a measure's chart: its points, how it is drawn, rebased, compared, taken along."""

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, visible

from ..abilities import MeasuresAbility
from ..views import across, closer, downloads, drawing, points, readings, rebasing, taking_along, taking_back
from ..views.finding import measure_or_404
from .below import of_measure

ADDRESSES = [
    of_measure("chart.svg", page(downloads.chart, visible, measure_or_404), "chart"),
    of_measure("points.json", page(points.places, visible, measure_or_404), "places"),
    of_measure("points/<str:day>/", page(points.point, visible, measure_or_404), "point"),
    of_measure("note/", form(readings.note, PeopleAbility.RECORD_EVENTS, measure_or_404), "note"),
    of_measure(
        "notes/<int:pk>/remove/",
        form(readings.remove_note, PeopleAbility.RECORD_EVENTS, measure_or_404),
        "remove_note",
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
    of_measure("across/", page(across.across, visible, measure_or_404), "across"),
    of_measure("across/funnel.svg", page(across.funnel_of, visible, measure_or_404), "funnel"),
    of_measure("take/", page(taking_along.take, visible, measure_or_404), "take"),
    of_measure("take/readings.csv", page(taking_along.table, visible, measure_or_404), "take_table"),
    of_measure("take/paper.<str:kind>", page(taking_along.paper, visible, measure_or_404), "take_paper"),
    of_measure(
        "take/<str:size>.<str:kind>", page(taking_along.picture, visible, measure_or_404), "take_picture"
    ),
]
