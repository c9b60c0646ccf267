"""A small chart shows what the large one does: the points, their limits, what stands out and the target."""

import json
import xml.etree.ElementTree as ElementTree
from datetime import date

import numpy as np
import pytest

from goldthread.charts.sketch import LAST, reach, sketch_of, unpacked
from goldthread.charts.small import small
from goldthread.methods import spc

STEADY = [10.0, 12, 11, 13, 12, 11, 12, 10, 11, 12, 13, 11]
SVG = "{http://www.w3.org/2000/svg}"


def months(n: int) -> list[date]:
    return [date(2018 + place // 12, place % 12 + 1, 1) for place in range(n)]


def marks(drawn: str) -> list[str]:
    found = [each.get("class", "") for each in ElementTree.fromstring(drawn)]
    return [each.split("--")[-1] for each in found if "mark" in each]


def test_what_stands_out_has_the_shape_and_colour_of_the_large_chart() -> None:
    chart = spc.xmr([*STEADY, 30], months(13), improves="down", target=9)
    assert marks(small(chart)) == ["concern"]
    assert small(chart).count("<polyline") == 1
    assert 'class="app-small__target"' in small(chart)
    assert 'class="app-small__band"' in small(chart)


def test_the_last_point_is_marked_though_nothing_is_unusual() -> None:
    assert marks(small(spc.xmr(STEADY))) == ["common-cause"]


def test_the_line_breaks_where_nothing_was_read_for_long() -> None:
    times = [*months(12)[:6], *months(30)[20:26]]
    assert small(spc.xmr(STEADY, times)).count("<polyline") == 2


def test_limits_made_anew_are_drawn_anew() -> None:
    chart = spc.xmr([*STEADY, *(20 + each for each in STEADY)], months(24), phase_starts=[date(2019, 1, 1)])
    assert small(chart).count("<rect") == 2


@pytest.mark.parametrize("values", [[5.0, 5], [0.0, 0, 0], [1e12, 1e12 + 1], [-3.0, 4]])
def test_whatever_the_values_it_is_well_formed_and_within_its_frame(values: list[float]) -> None:
    drawn = small(spc.xmr(values, target=1000), width=100, height=30)
    assert "nan" not in drawn
    for line in ElementTree.fromstring(drawn).iter(f"{SVG}polyline"):
        for pair in line.attrib["points"].split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= 100
            assert 0 <= y <= 30


def test_a_target_far_away_is_an_arrow_and_leaves_the_points_their_height() -> None:
    near, far = (small(spc.xmr(STEADY, target=target)) for target in (14, 100))
    assert "stroke-dasharray" in near
    assert "stroke-dasharray" not in far
    assert 'class="app-small__target"' in far


def test_a_name_is_written_as_text_and_without_one_it_is_hidden() -> None:
    named = small(spc.xmr(STEADY), label='A "bad" <name>')
    assert ElementTree.fromstring(named).get("aria-label") == 'A "bad" <name>'
    assert ElementTree.fromstring(named).get("role") == "img"
    assert ElementTree.fromstring(small(spc.xmr(STEADY))).get("aria-hidden") == "true"


def test_no_style_stands_in_it() -> None:
    assert "style" not in small(spc.xmr([*STEADY, 30], target=12))


def test_what_is_kept_of_it_draws_the_same() -> None:
    chart = spc.xmr([*STEADY, 30], months(13), target=9, improves="down")
    kept = json.loads(json.dumps(sketch_of(chart).packed()))
    assert small(unpacked(kept)) == small(chart)


def test_of_a_long_series_the_last_are_shown_and_how_many_are_left_out_is_known() -> None:
    chart = spc.xmr(np.arange(3000.0) % 7)
    sketch = sketch_of(chart)
    assert (len(sketch), sketch.left_out) == (LAST, 3000 - LAST)
    assert len(small(chart)) < 4000


def test_an_adjusted_chart_has_limits_of_each_point_and_a_run_chart_has_none() -> None:
    season = [10 + 3 * np.sin(place / 2) + place % 3 for place in range(36)]
    assert len(sketch_of(spc.adjusted(season, months(36))).lines) > 12
    assert "<rect" not in small(spc.one(STEADY, chart="run"))


def test_several_can_share_one_scale() -> None:
    sketches = [sketch_of(spc.xmr([each + more for each in STEADY])) for more in (0, 50)]
    ends = reach(sketches)
    assert ends is not None
    low, high = (
        [float(pair.split(",")[1]) for pair in line.attrib["points"].split()]
        for drawn in (small(each, ends=ends) for each in sketches)
        for line in ElementTree.fromstring(drawn).iter(f"{SVG}polyline")
    )
    assert min(low) > max(high)  # further down the page
    with pytest.raises(ValueError, match="from low to high"):
        small(sketches[0], ends=(2, 1))


def test_one_too_small_to_be_seen_is_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        small(spc.xmr(STEADY), width=20)
