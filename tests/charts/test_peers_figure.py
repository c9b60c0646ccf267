"""The figure of an organisation beside its peers."""

import re

import pytest

from goldthread.charts import render
from goldthread.charts.peers import strips
from goldthread.methods import peers

TABLE = [[100, 0.2], [110, 0.3], [300, 0.2], [105, 0.9]]


def found(**asked):
    return peers.nearest(TABLE, list("ABCD"), of="A", k=2, feature_names=["beds", "share"], **asked)


def drawn_words(figure):
    return re.findall(r">([^<>]+)</text>", render.svg(figure))


def test_each_feature_has_what_the_organisation_has_and_how_far_its_peers_reach():
    words = drawn_words(strips(found()))
    assert {"A and its 2 nearest peers", "beds", "100 (peers 110 to 300)", "0.2 (peers 0.2 to 0.3)"} <= set(
        words
    )
    assert "above or below A, in standard deviations" in words


def test_the_alt_text_states_the_finding():
    assert strips(found()).alt == (
        "A and its 2 nearest peers: nearest B at 0.314, farthest C at 2.05. "
        "A has beds 100 (peers 110 to 300); share 0.2 (peers 0.2 to 0.3)."
    )


def test_the_table_has_the_organisation_and_its_peers():
    table = strips(found()).table
    assert [row["id"] for row in table] == ["A", "B", "C"]
    assert table[0] == {"id": "A", "distance": 0, "beds": 100, "share": 0.2}


def test_an_unscaled_figure_says_so():
    assert "in the feature's own unit" in " ".join(drawn_words(strips(found(scale="none"))))


@pytest.mark.parametrize("width", [340, 800])
def test_it_is_drawn_at_both_widths_and_always_alike(width):
    one, other = (render.svg(strips(found(), width=width)) for _ in range(2))
    assert one == other
    assert f'width="{width}"' in one[:400]
