"""The Pareto figure: what it draws, says and lists."""

import pytest

from goldthread.charts.pareto import MOST, pareto_chart
from goldthread.methods import pareto

FOUND = pareto.pareto([80, 27, 66, 94, 33], ["price", "schedule", "supplier", "contact", "part"])


def words(figure):
    return [
        row["words"] for layer in figure.spec["layer"] for row in layer["data"]["values"] if "words" in row
    ]


def bars(figure):
    (layer,) = (each for each in figure.spec["layer"] if each["mark"]["type"] == "bar")
    return layer["data"]["values"]


@pytest.mark.parametrize("width", [320, 800])
def test_each_kind_has_its_bar_name_count_and_share(width):
    figure = pareto_chart(FOUND, title="Defects", width=width)
    assert [row["x"] for row in bars(figure)] == [94, 80, 66, 33, 27]
    told = " ".join(words(figure))
    assert all(said in told for said in ("contact", "94, 31.3%", "66, 22%; 80% together", "Defects"))
    assert figure.width == width


def test_the_vital_few_differ_in_colour_and_are_divided_off():
    figure = pareto_chart(FOUND)
    colours = [row["colour"] for row in bars(figure)]
    assert len(set(colours[:3])) == len(set(colours[3:])) == 1
    assert colours[0] != colours[3]
    assert any("px2" in row for layer in figure.spec["layer"] for row in layer["data"]["values"])


def test_the_alternative_text_states_the_finding_and_the_table_has_every_kind():
    figure = pareto_chart(FOUND, title="Defects")
    assert figure.alt.startswith("Defects. Pareto chart. Three of the five kinds make 80%")
    assert [row["category"] for row in figure.table] == list(FOUND.categories)
    assert [row["vital"] for row in figure.table] == [True] * 3 + [False] * 2


def test_amounts_are_drawn_without_intervals():
    figure = pareto_chart(pareto.pareto([12.5, 3.2], ["a", "b"]))
    assert figure.table[0]["lower"] is None
    assert not any("95%" in said for said in words(figure))


def test_of_very_many_kinds_the_first_are_drawn_and_that_is_said():
    figure = pareto_chart(pareto.pareto(range(1, 101), range(100)))
    assert len(bars(figure)) == MOST
    assert len(figure.table) == 100
    assert figure.alt.endswith("The first 40 of 100 kinds are drawn.")


def test_long_names_are_cut_and_not_drawn_over_bars():
    figure = pareto_chart(pareto.pareto([5, 4], ["x" * 300, "y"]), width=600)
    (named,) = (
        layer
        for layer in figure.spec["layer"]
        if any(row.get("words") == "x" * 300 for row in layer["data"]["values"])
    )
    assert named["mark"]["limit"] <= 200
