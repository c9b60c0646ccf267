"""Where the points of a chart lie as it is drawn, and what is read out of each, so that one can be chosen."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from goldthread.server.ui.shelf import of_the_place

from ..models import Measure, Revision
from ..periods import named
from .charted_series import ChartedSeries, fingerprint
from .kept_points import Points, worked_out

Says = Callable[[Points, int, str, str, str], str]
"""Called with the points, the place of one, its name, the unit and its note."""


def places_as_json(
    measure: Measure, revision: Revision, *, widths: Sequence[int], says: Says, back_cast: bool = False
) -> bytes:
    """The points of the chart that leads: their days, what is read out of each, and their places by width.

    {"at": [day…], "says": [text…], "drawn": {"800": {"size": [wide, high], "x": […], "y": […]}}}. Kept until
    the chart changes. Without a chart there is no point to choose: the lists are empty.
    """
    version = fingerprint(measure, revision, back_cast=back_cast)
    key, shelf = f"places on {measure.pk} {version} {list(widths)}", of_the_place()
    if kept := shelf.get(key):
        return kept
    shown = ChartedSeries(measure, revision, back_cast=back_cast)
    said = json.dumps(_placed(shown, widths, says), separators=(",", ":")).encode()
    shelf.put(key, said)
    return said


def _placed(shown: ChartedSeries, widths: Sequence[int], says: Says) -> dict[str, object]:
    if shown.chart is None:
        return {"at": [], "says": [], "drawn": {}}
    points, unit, frequency = worked_out(shown), shown.revision.unit, shown.revision.frequency
    notes = {day: f"{text}." for day, text in shown.note_texts.items()}
    said = [
        says(points, place, named(day, frequency), unit, notes.get(day, ""))
        for place, day in enumerate(shown.series.periods)
    ]
    return {"at": points.at, "says": said, "drawn": {str(width): _drawn(shown, width) for width in widths}}


def _drawn(shown: ChartedSeries, width: int) -> dict[str, object]:
    """The size of the figure at that width, and where its points lie, to a tenth of a pixel."""
    figure = shown.figure(width, adjusted=shown.adjusted is not None)
    return {
        "size": [figure.width, figure.height],
        "x": [round(x, 1) for x, _ in figure.places],
        "y": [round(y, 1) for _, y in figure.places],
    }
