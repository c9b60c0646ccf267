"""A figure knows where each of its points is drawn."""

import re
from datetime import date, timedelta

import numpy as np
import pytest

from goldthread.charts.render import svg
from goldthread.charts.spc import spc as figure_of
from goldthread.methods import spc

MARK = re.compile(
    r'<path transform="translate\(([-0-9.e]+),([-0-9.e]+)\)" d="[^"]+" fill="#[0-9a-f]{6}" stroke="#ffffff"'
)
VALUES = np.array([9.0, 10, 8, 9, 11, 30, 9, 10, 9, 8, 9, 10, 9, 8])
MONTHS = tuple(date(2018 + m // 12, m % 12 + 1, 1) for m in range(14))
EVENTS = [(date(2018, 6, 1), "Something with a long name"), (date(2018, 7, 1), "Something else")]
CHARTS = {
    "xmr": spc.xmr(VALUES, MONTHS, unit="days", improves="down", target=7.0),
    "numbered": spc.xmr(VALUES, tuple(range(14))),
    "two points": spc.xmr(np.array([1.0, 2.0]), MONTHS[:2]),
    "far apart": spc.xmr(VALUES, (*MONTHS[:7], *(day + timedelta(days=900) for day in MONTHS[7:]))),
}


@pytest.mark.parametrize("width", [340, 800])
@pytest.mark.parametrize("name", CHARTS)
def test_each_point_is_drawn_where_the_figure_says(name: str, width: int) -> None:
    figure = figure_of(CHARTS[name], events=EVENTS if name == "xmr" else (), title=name, width=width)
    padding = figure.spec["padding"]
    drawn = [(float(x) + padding["left"], float(y) + padding["top"]) for x, y in MARK.findall(svg(figure))]
    assert len(figure.places) == len(CHARTS[name])
    assert drawn[: len(figure.places)] == [pytest.approx(place, abs=0.01) for place in figure.places]
