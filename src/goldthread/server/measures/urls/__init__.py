"""The addresses of measures, each file those of one idea.

An address of the organisation stands before the measure's own, which takes any word for a code.
"""

from goldthread.server.live.views import at
from goldthread.server.people.admission import page, visible

from ..views import pages
from ..views.finding import known_or_404, measure_or_404
from . import charting, circles, defining, families, files, many, reading, talking
from .below import of_measure

app_name = "measures"

urlpatterns = [
    *many.ADDRESSES,
    *families.ADDRESSES,
    *files.ADDRESSES,
    *defining.ADDRESSES,
    *reading.ADDRESSES,
    *charting.ADDRESSES,
    *talking.ADDRESSES,
    *circles.ADDRESSES,
    of_measure("", page(pages.measure, visible, known_or_404), "measure"),
    of_measure("live/", page(at, visible, measure_or_404), "live"),
]
