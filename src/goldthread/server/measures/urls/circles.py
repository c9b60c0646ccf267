"""The addresses of the circle to which the figures of a measure of money are kept."""

from goldthread.server.people.admission import form

from ..abilities import MeasuresAbility
from ..views import circles
from ..views.finding import known_or_404
from .below import of_measure

ADDRESSES = [
    of_measure("circle/", form(circles.keep, MeasuresAbility.KEEP_FIGURES, known_or_404), "keep_figures"),
    of_measure(
        "circle/open/", form(circles.open_figures, MeasuresAbility.KEEP_FIGURES, known_or_404), "open_figures"
    ),
]
