"""The network map: what it draws, what it keeps to itself, and that it stays as it is."""

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.charts import render
from goldthread.charts.network import network_map
from goldthread.charts.network.groups import PALETTE, groups_of
from goldthread.charts.network.layout import spots
from goldthread.methods import ties

NAMED = [("Ann", "Bob"), ("Bob", "Ann"), ("Cem", "Bob"), ("Dee", "Bob"), ("Eve", "Bob"), ("Fay", "Gus")]
PEOPLE = [ties.Person("Hal", True, {"site": "North"}), ties.Person("Ann", True, {"site": "South"})]


@pytest.fixture
def ward():
    return ties.describe(ties.network(NAMED, people=PEOPLE))


def many(actors, seed=3, answered=0.4):
    """A network in which answering people name four others, some people far more often than others."""
    chance = random.Random(seed)
    names = [f"P{number:04}" for number in range(actors)]
    found = []
    for name in names[: int(actors * answered)]:
        others = {names[int(actors * chance.random() ** 2)] for _ in range(4)} - {name}
        found += [(name, other) for other in sorted(others)]
    return found, [ties.Person(name, None, {"ward": f"W{int(chance.random() * 11)}"}) for name in names]


def drawn(figure, kind):
    """The rows of every layer of that mark."""
    layers = [layer for layer in figure.spec["layer"] if layer["mark"]["type"] == kind]
    return [layer["data"]["values"] for layer in layers]


def test_respondents_are_circles_and_those_named_only_are_squares(ward):
    _, people, *_ = drawn(network_map(ward), "point")
    shapes = [row["shape"] for row in people]
    assert shapes.count("circle") == int(ward.network.respondent.sum()) == 7
    assert shapes.count("square") == 1


def test_a_tie_named_from_both_sides_is_one_thick_line_and_the_others_have_an_arrow(ward):
    figure = network_map(ward)
    thin, thick, *_ = drawn(figure, "rule")
    arrows, *_ = drawn(figure, "point")
    assert (len(thin), len(thick), len(arrows)) == (4, 1, 4)


def test_an_arrow_stands_at_the_edge_of_whoever_was_named(ward):
    network = ties.network([("Ann", "Bob")])
    figure = network_map(ties.describe(network))
    place = spots(network, 780, line=17)
    (tip,) = drawn(figure, "point")[0]
    apart = np.hypot(place.x[1] - tip["px"], place.y[1] - tip["py"])
    assert apart == pytest.approx(place.radius[1] + 1.5, abs=0.1)


def test_no_name_is_anywhere_unless_it_is_asked_for(ward):
    figure = network_map(ward, group="site")
    everything = f"{figure.spec}{figure.alt}{figure.table}{render.svg(figure)}"
    assert not [name for name in ward.network.names if name in everything]
    assert [row["actor"] for row in figure.table][:2] == ["person 1", "person 2"]


def test_names_that_are_asked_for_stand_beside_their_people(ward):
    figure = network_map(ward, names=True)
    said = [row["words"] for rows in drawn(figure, "text") for row in rows]
    assert {"Ann", "Hal"} <= set(said)
    assert [row["actor"] for row in figure.table] == list(ward.network.names)


def test_of_many_people_only_hubs_are_told_and_ringed():
    found, people = many(133)
    found += [(f"P{number:04}", "P0100") for number in range(40)]
    told = ties.describe(ties.network(found, people=people))
    assert "P0100" in told.hubs.names
    figure = network_map(told, names=True)
    said = {row["words"] for rows in drawn(figure, "text") for row in rows}
    at = told.network.names.index("P0100")
    assert f"P0100, named by {told.network.named_by[at]}" in said
    assert not any(words.startswith("P0120") for words in said)
    assert len(drawn(figure, "point")[2]) == len(told.hubs.names)


def test_the_alt_text_states_the_finding(ward):
    alt = network_map(ward, title="Ward 3", group="site", note="Made up.").alt
    assert alt.startswith("Ward 3. Network of 8 people and 6 ties: 7 answered, the others were only named.")
    share = ward.reciprocity.among_respondents
    assert f"Of the ties between people who both answered, {share:.0%} were returned." in alt
    assert "It falls into 2 parts, the largest of 5. 1 person stands alone." in alt
    assert "Coloured by site: 2, the largest North with 1." in alt
    assert alt.endswith("Made up.")


def test_whoever_was_asked_and_neither_answered_nor_was_named_is_not_called_named():
    people = [ties.Person("Ann", True), ties.Person("Cem", False)]
    made = network_map(ties.describe(ties.network([("Ann", "Bob")], people=people)))
    assert "1 answered, the others did not." in made.alt
    assert "did not answer (2)" in [row["words"] for rows in drawn(made, "text") for row in rows]


def test_who_nobody_is_tied_to_stands_below_all_others(ward):
    table = network_map(ward).table
    (hal,) = (row for row in table if row["in"] + row["out"] == 0)
    assert hal["y"] > max(row["y"] for row in table if row is not hal)


def test_the_table_counts_who_named_and_who_was_named(ward):
    table = network_map(ward, names=True, group="site").table
    bob = next(row for row in table if row["actor"] == "Bob")
    assert (bob["in"], bob["out"], bob["respondent"], bob["group"]) == (4, 1, True, None)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 60))
def test_the_order_of_ties_and_people_changes_nothing(chance, actors):
    found, people = many(actors, seed=actors, answered=0.7)
    told = [network_map(ties.describe(ties.network(found, people=people)), group="ward")]
    chance.shuffle(found)
    chance.shuffle(people)
    told.append(network_map(ties.describe(ties.network(found, people=people)), group="ward"))
    assert told[0] == told[1]


@pytest.mark.parametrize("actors", [7, 133, 247, 700])
@pytest.mark.parametrize("width", [320, 780])
def test_nobody_stands_on_another_or_outside_the_map(actors, width):
    found, people = many(actors)
    network = ties.network(found, people=people)
    place = spots(network, width)
    touching = [
        (one, other)
        for one, other in combinations(range(actors), 2)
        if np.hypot(place.x[one] - place.x[other], place.y[one] - place.y[other])
        < place.radius[one] + place.radius[other]
    ]
    assert len(touching) <= actors // 100
    assert (place.x >= 0).all()
    assert (place.x <= width).all()
    assert (place.y >= 0).all()
    assert (place.y <= place.height).all()


def test_two_drawings_of_a_thousand_people_are_alike():
    found, people = many(1_000)
    told = ties.describe(ties.network(found, people=people))
    one, other = network_map(told, group="ward"), network_map(told, group="ward")
    assert one == other
    assert "<svg" in render.svg(one)


def test_beyond_eight_groups_the_smallest_are_drawn_together():
    people = [ties.Person(f"{group}{n}", True, {"ward": group}) for group in "abcdefghijk" for n in range(2)]
    people += [ties.Person("extra", True, {"ward": "k"}), ties.Person("none", True, {"ward": None})]
    network = ties.network([("a0", "b0")], people=people)
    groups, of = groups_of(network, "ward")
    assert [group.name for group in groups] == [*"kabcdefg", "3 other groups", "not known"]
    assert [group.count for group in groups] == [3, 2, 2, 2, 2, 2, 2, 2, 6, 1]
    assert groups[of[network.names.index("j1")]].name == "3 other groups"
    assert len({group.letter for group in groups}) == len({group.colour for group in groups}) == 10


def test_colours_of_groups_differ_for_those_who_see_no_red_or_no_green():
    for seen in (PROTANOPIA, DEUTERANOPIA):
        colours = [seen @ linear(colour) for colour in PALETTE]
        assert min(np.linalg.norm(lab(a) - lab(b)) for a, b in combinations(colours, 2)) > 10


@pytest.mark.parametrize("width", [280, 340, 800])
def test_the_map_is_as_wide_as_was_asked(ward, width):
    assert f'width="{width}"' in render.svg(network_map(ward, width=width))[:400]


def test_a_map_too_narrow_and_a_column_not_there_are_refused(ward):
    with pytest.raises(ValueError, match="280 pixels or more"):
        network_map(ward, width=200)
    with pytest.raises(KeyError):
        network_map(ward, group="floor")


# Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009) 1291-1298, severity 1.0; linear RGB.
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)


def linear(colour):
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """CIE L*a*b* of linear RGB, for distances that eyes agree with."""
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(np.clip(xyz @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089], 1e-4, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
