"""The addresses of a measure's readings: recorded, corrected, withdrawn."""

from goldthread.server.people.admission import button, form, page, visible

from ..abilities import MeasuresAbility
from ..views import downloads, mending, pages, readings
from ..views.finding import measure_or_404
from .below import of_measure

ADDRESSES = [
    of_measure("readings/", page(pages.readings, visible, measure_or_404), "readings"),
    of_measure("readings.csv", page(downloads.readings_csv, visible, measure_or_404), "readings_csv"),
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
]
