"""Nearest organisations: by hand, beside scipy and R, by a slow twin, and under relabelling."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.spatial import distance

from goldthread import examples
from goldthread.methods import peers

ANSWERS = json.loads(
    (Path(__file__).parents[1] / "reference" / "peers" / "answers.json").read_text(encoding="utf-8")
)


def organisations():
    with examples.path("ae_organisations").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    features = [name for name in rows[0] if name != "org_code"]
    table = [[float(row[name] or math.nan) for name in features] for row in rows]
    return np.array(table), [row["org_code"] for row in rows], features


def test_distances_worked_by_hand():
    # beds 0 3 6: mean 3, sd 3; sites 0 2 1: mean 1, sd 1. B: (1, 2); C: (2, 1)
    found = peers.nearest([[0, 0], [3, 2], [6, 1]], ["A", "B", "C"], of="A", feature_names=["beds", "sites"])
    assert [peer.name for peer in found.peers] == ["B", "C"]
    assert found.peers[0].distance == pytest.approx(math.sqrt(5))
    assert found.peers[0].differences == pytest.approx((1, 2))
    assert found.peers[0].shares == pytest.approx((0.2, 0.8))
    assert found.peers[1].shares == pytest.approx((0.8, 0.2))
    assert (found.centres, found.spreads) == ((3, 1), (3, 1))
    assert found.peers[1].values == (6, 1)


def test_ties_stand_in_the_order_of_names():
    # all three 1 away; then 0.3 away twice, by other roundings
    found = peers.nearest([[0.0], [1.0], [-1.0], [1.0]], ["A", "D", "C", "B"], of="A", scale="none")
    assert [peer.name for peer in found.peers] == ["B", "C", "D"]
    rounding = peers.nearest(
        [[0.3], [0.0], [0.1 + 0.2 + 0.3], [9.0]], ["A", "Z", "B", "Y"], of="A", scale="none"
    )
    assert [peer.name for peer in rounding.peers] == ["B", "Z", "Y"]


@pytest.mark.parametrize("scale", ["z", "robust", "none"])
@pytest.mark.parametrize("of", ["RF4", "RR8", "RTP", "RXW", "RKB"])
def test_the_five_trusts_peers_are_rs(scale, of):
    table, names, features = organisations()
    found = peers.nearest(table, names, of=of, scale=scale, feature_names=features)
    answer = ANSWERS["nearest"][scale][of]
    assert [peer.name for peer in found.peers] == answer["id"]
    assert [peer.distance for peer in found.peers] == pytest.approx(answer["distance"], rel=1e-6)
    assert found.compared + 1 == ANSWERS["organisations"]


tables = st.integers(1, 4).flatmap(
    lambda wide: st.lists(
        st.lists(st.floats(-100, 100).map(lambda value: round(value, 3)), min_size=wide, max_size=wide),
        min_size=3,
        max_size=12,
    )
)


def named(table):
    return [f"unit {place:02}" for place in range(len(table))]


def usable(table):
    assume((np.ptp(table, axis=0) > 0.1).all())
    return np.array(table)


@given(tables)
def test_distances_are_scipys_standardised_euclidean(table):
    table = usable(table)
    found = peers.nearest(table, named(table), of="unit 00", k=99)
    theirs = distance.cdist(table[:1], table[1:], "seuclidean", V=table.var(axis=0, ddof=1))[0]
    by_name = dict(zip(named(table)[1:], theirs, strict=True))
    for peer in found.peers:
        assert peer.distance == pytest.approx(by_name[peer.name], rel=1e-9, abs=1e-12)
    assert sorted(peer.name for peer in found.peers) == sorted(by_name)


def slow_twin(table, names, of, k):
    """Nearest by standard deviations, one number at a time."""
    columns = list(zip(*table, strict=True))
    spread = []
    for column in columns:
        mean = sum(column) / len(column)
        spread.append(math.sqrt(sum((value - mean) ** 2 for value in column) / (len(column) - 1)))
    own = table[names.index(of)]
    away = []
    for name, row in zip(names, table, strict=True):
        if name != of:
            squares = [((a - b) / s) ** 2 for a, b, s in zip(row, own, spread, strict=True)]
            away.append((round(math.sqrt(sum(squares)), 9), name))
    return [name for _, name in sorted(away)[:k]]


@given(tables, st.integers(1, 5))
def test_a_slow_twin_finds_the_same_peers(table, k):
    usable(table)
    found = peers.nearest(table, named(table), of="unit 01", k=k)
    distances = [round(peer.distance, 9) for peer in found.peers]
    assume(len(set(distances)) == len(distances))
    assert [peer.name for peer in found.peers] == slow_twin(table, named(table), "unit 01", k)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_features_changes_nothing(table, random):
    table = usable(table)
    names = named(table)
    rows = random.sample(range(len(names)), len(names))
    columns = random.sample(range(table.shape[1]), table.shape[1])
    one = peers.nearest(table, names, of="unit 02", k=99)
    other = peers.nearest(table[rows][:, columns], [names[row] for row in rows], of="unit 02", k=99)
    by_name = {peer.name: peer.distance for peer in one.peers}
    assert {peer.name: peer.distance for peer in other.peers} == pytest.approx(by_name, abs=1e-9)


@given(tables)
def test_other_names_name_the_same_peers(table):
    table = usable(table)
    one = peers.nearest(table, named(table), of="unit 00", k=3)
    other = peers.nearest(table, [f"trust {name}" for name in named(table)], of="trust unit 00", k=3)
    assert [peer.name for peer in other.peers] == [f"trust {peer.name}" for peer in one.peers]


@given(tables, st.sampled_from(["z", "robust"]), st.sampled_from([0.01, 60.0]), st.floats(-9, 9))
def test_units_do_not_matter_once_features_are_scaled(table, scale, times, by):
    table = usable(table)
    one = peers.nearest(table, named(table), of="unit 00", k=99, scale=scale)
    other = peers.nearest(table * times + by, named(table), of="unit 00", k=99, scale=scale)
    assert one.features == other.features
    by_name = {peer.name: peer.distance for peer in one.peers}
    assert {peer.name: peer.distance for peer in other.peers} == pytest.approx(by_name, rel=1e-6, abs=1e-9)


@given(tables)
def test_shares_add_up_to_the_whole(table):
    for peer in peers.nearest(usable(table), named(table), of="unit 00", k=99).peers:
        assert sum(peer.shares) == pytest.approx(1) if peer.distance > 0 else sum(peer.shares) == 0
        assert sum(away**2 for away in peer.differences) == pytest.approx(peer.distance**2)


def test_one_far_away_does_not_shrink_a_robust_scale():
    table = [[1.0], [2.0], [3.0], [4.0], [1000.0]]
    found = peers.nearest(table, list("ABCDE"), of="A", scale="robust")
    assert (found.centres, found.spreads) == ((3,), (1.4826,))


def test_where_more_than_half_are_alike_the_standard_deviation_stands_in():
    found = peers.nearest([[1.0], [1.0], [1.0], [4.0]], list("ABCD"), of="A", scale="robust")
    assert found.spreads == (1.5,)
    assert "standard deviation instead" in found.warnings[0]


def test_a_feature_that_is_the_same_everywhere_is_left_out_and_said():
    found = peers.nearest(
        [[1.0, 5.0], [2.0, 5.0], [4.0, 5.0]], list("ABC"), of="A", k=2, feature_names=["beds", "sites"]
    )
    assert found.features == ("beds",)
    assert found.warnings == ("The same everywhere, so left out: sites.",)


def test_who_lacks_a_feature_is_left_out_and_named():
    table = [[1.0, 5.0], [2.0, math.nan], [4.0, 7.0], [math.nan, math.nan]]
    found = peers.nearest(table, list("ABCD"), of="A", k=1, feature_names=["beds", "sites"])
    assert [peer.name for peer in found.peers] == ["C"]
    assert [(one.name, one.lacks) for one in found.left_out] == [("B", ("sites",)), ("D", ("beds", "sites"))]
    assert found.warnings == ("2 were not compared, lacking a feature: B, D.",)


def test_a_feature_that_the_one_asked_for_lacks_is_compared_with_nobodys():
    table = [[1.0, math.nan], [2.0, math.nan], [4.0, 7.0]]
    found = peers.nearest(table, list("ABC"), of="A", feature_names=["beds", "sites"])
    assert (found.features, found.left_out, len(found.peers)) == (("beds",), (), 2)
    assert "A lacks sites, which could not be compared." in found.warnings
    assert "10 peers were asked for; there are 2 to compare with." in found.warnings


@pytest.mark.parametrize(
    ("table", "names", "asked", "said"),
    [
        ([[1.0], [2.0]], ["A", "A"], {"of": "A"}, "'A' is there twice"),
        ([[1.0], [2.0]], ["A", "B"], {"of": "C"}, "There is no 'C' among the 2"),
        ([[1.0], [2.0]], ["A"], {"of": "A"}, "2 organisations and 1 features, and 1 and 1 names"),
        ([[1.0], [2.0]], ["A", "B"], {"of": "A", "k": 0}, "At least 1 peer"),
        ([[1.0], [1.0]], ["A", "B"], {"of": "A"}, "tell nobody apart"),
        ([[1.0], [math.nan]], ["A", "B"], {"of": "A"}, "Nobody else has the features of 'A'"),
        ([[math.nan], [1]], ["A", "B"], {"of": "A"}, "'A' has none of the features"),
        ([[1.0], [math.inf]], ["A", "B"], {"of": "A"}, "feature '1' of 'B' is infinite"),
        ([[1.0], [2.0]], ["A", "B"], {"of": "A", "scale": "cosy"}, "'cosy' is no scale"),
        ([1.0, 2], ["A", "B"], {"of": "A"}, "Features are a table"),
    ],
)
def test_what_cannot_be_compared_is_refused(table, names, asked, said):
    with pytest.raises(ValueError, match=said):
        peers.nearest(table, names, **asked)


def test_one_far_away_makes_no_ties_of_the_others():
    table, names = [[0], [3], [1], [2], [1e13]], ["me", "a", "b", "c", "huge"]
    found = peers.nearest(table, names, of="me", k=4)  # type: ignore[arg-type]
    assert [peer.name for peer in found.peers] == ["b", "c", "a", "huge"]


def test_ties_that_the_rounding_of_large_values_hides_are_ties():
    # 0.2 away both, but for the rounding of 1000.3 - 1000.1 and of 999.9 - 1000.1
    found = peers.nearest([[1000.1], [1000.3], [999.9], [5.0]], ["A", "B", "C", "D"], of="A", scale="none")
    assert [peer.name for peer in found.peers] == ["B", "C", "D"]
    found = peers.nearest([[1000.1], [999.9], [1000.3], [5.0]], ["A", "B", "C", "D"], of="A")
    assert [peer.name for peer in found.peers] == ["B", "C", "D"]
