"""A figure in a notebook, on a page and to those who listen."""

from xml.etree import ElementTree

import pytest

from goldthread.charts import render
from goldthread.charts.spc import spc as figure
from goldthread.methods import spc


@pytest.fixture
def made():
    return figure(
        spc.xmr([10, 12, 11, 13, 12], unit="per 1,000"), title='Falls & "trips" <ward 3>', width=400
    )


def test_a_notebook_shows_vega_lite_or_the_drawing_or_the_words(made):
    shown = made._repr_mimebundle_()
    assert shown["application/vnd.vegalite.v6+json"] == made.spec
    assert shown["image/svg+xml"].startswith("<svg")
    assert shown["text/plain"] == made.alt


def test_the_drawing_is_one_image_that_says_its_alt_text(made):
    root = ElementTree.fromstring(render.svg(made))
    assert root.get("role") == "img"
    assert root.get("aria-label") == made.alt
    assert not [one for one in root.iter() if one is not root and one.get("aria-label")]


def test_a_figure_knows_its_size(made):
    root = ElementTree.fromstring(render.svg(made))
    assert (made.width, made.height) == (400, int(root.get("height", "")))


def test_a_table_has_the_same_keys_in_every_row(made):
    assert len({tuple(row) for row in made.table}) == 1
