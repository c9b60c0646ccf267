"""Drawing without a browser: the schema is kept, the sizes are right, and nothing heavy is loaded."""

import struct
import subprocess
import sys
from datetime import date
from xml.etree import ElementTree

import altair
import pytest
from jsonschema import ValidationError

from goldthread.charts import render
from goldthread.charts.before_after import Pair, Typical, before_after
from goldthread.charts.before_after.groups import forest
from goldthread.charts.before_after.means import bars
from goldthread.charts.before_after.pairs import by_pair
from goldthread.charts.interrupted import interrupted as interrupted_figure
from goldthread.charts.network import network_map
from goldthread.charts.peers import strips
from goldthread.charts.spc import spc as figure
from goldthread.charts.theme import SCHEMA
from goldthread.methods import before_after as compared
from goldthread.methods import interrupted, peers, spc, ties

MONTHS = [date(2017 + month // 12, month % 12 + 1, 1) for month in range(24)]
VALUES = [80.0, 84, 80, 84] * 4 + [70.0, 69, 71, 70, 69, 71, 70, 69]


def figures():
    chart = spc.xmr(VALUES, MONTHS, improves="up", target=95, unit="%", phase_starts=[MONTHS[16]])
    yield "spc", figure(chart, title="Seen", events=[(MONTHS[3], "Snow")], notes={MONTHS[5]: "Fire"})
    yield "spc of numbers", figure(spc.xmr(VALUES), width=340)
    yield "spc of shares", figure(spc.one([3, 4, 2, 1], chart="p", denominators=[30, 35, 28, 2]))
    yield "run chart", figure(spc.one(VALUES, MONTHS, chart="run", fix_after=12))
    yield "adjusted", figure(spc.adjusted(VALUES, MONTHS))
    pairs = [Pair("A", "lead time", "hours", 3, 100, 250), Pair("B", "lead time", "hours", 0, None, None)]
    yield "before and after", before_after(pairs, typical=[Typical("lead time", 0.4, 0.3, 0.5, 8)], note="x")
    people = [ties.Person("Ann", True, {"ward": "3"}), ties.Person("Dee")]
    network = ties.network([("Ann", "Bob"), ("Bob", "Ann"), ("Cem", "Bob")], people=people)
    yield "pairs", by_pair([10, 20, 30], [8, 21, 15], names=["A", "B", "C"], title="Wait", unit="hours")
    yield "many pairs", by_pair(range(10, 100), range(5, 95))
    groups = ["A"] * 4 + ["B"] * 5 + ["C"] * 3
    after = [18, 20, 15, 16, 9, 20, 21, 30, 12, 9, 9, 9]
    found = compared.by_group(range(20, 32), after, groups)
    yield "forest", forest(found)
    yield "bars", bars(found)
    table = [[100, 0.2], [110, 0.3], [300, 0.2], [105, 0.9]]
    yield "peers", strips(peers.nearest(table, list("ABCD"), of="A", k=2, feature_names=["beds", "share"]))
    controls = {"B": [float(value) for value in reversed(VALUES)]}
    analysis = interrupted.analyse(VALUES, MONTHS, at=MONTHS[16], controls=controls)
    yield "interrupted", interrupted_figure(analysis, title="Seen")
    yield "network", network_map(ties.describe(network), group="ward", names=True, title="Who", note="x")


@pytest.mark.parametrize(("name", "made"), [pytest.param(*one, id=one[0]) for one in figures()])
def test_every_figure_keeps_to_the_schema_of_vega_lite(name, made):
    altair.LayerChart.from_dict(made.spec, validate=True)
    assert made.spec["$schema"] == SCHEMA
    assert f"/v{render.VEGA_LITE.split('.')[0]}.json" in SCHEMA


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"strokeDash": "dotted"}, {"fontSize": "big"}])
def test_the_schema_finds_an_option_that_is_misspelt_or_of_the_wrong_kind(wrong):
    spec = figure(spc.xmr(VALUES)).spec
    spec["layer"][1]["mark"] |= wrong
    with pytest.raises(ValidationError):
        altair.LayerChart.from_dict(spec, validate=True)


def test_a_png_has_two_pixels_to_a_pixel_unless_told_otherwise():
    made = figure(spc.xmr(VALUES), width=340)
    assert png_size(render.png(made)) == (680, 2 * made.height)
    assert png_size(render.png(made, density=1)) == (340, made.height)
    assert png_size(render.png(made, 170, density=1)) == (170, made.height // 2)


def png_size(drawn):
    assert drawn.startswith(b"\x89PNG")
    return struct.unpack(">II", drawn[16:24])


def test_drawing_loads_neither_altair_nor_a_table_library():
    script = (
        "import sys; from goldthread.charts import render; from goldthread.charts.spc import spc as figure\n"
        "from goldthread.methods import spc; render.svg(figure(spc.xmr([1, 2, 4])))\n"
        "print(sorted({'altair', 'pandas', 'polars', 'narwhals', 'scipy'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_nothing_is_fetched_to_draw_a_figure():
    made = figure(spc.xmr(VALUES))
    made.spec["layer"][0]["data"] = {"url": "https://example.org/data.json"}
    with pytest.raises(ValueError, match="External data url not allowed"):
        render.svg(made)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\ud800", "\uffff"])
def test_a_sign_that_cannot_be_drawn_ends_nothing(sign):
    falls = figure(spc.xmr([1, 2, 3, 2]), title=f"Falls{sign} on the ward")
    drawn = render.svg(falls)
    ElementTree.fromstring(drawn)
    assert "Falls\ufffd on the ward" in drawn
    assert render.png(falls, density=1).startswith(b"\x89PNG")
