"""A list of ties becomes a network, and what is odd about it is said."""

import numpy as np
import pytest

from goldthread.methods import ties
from goldthread.methods.ties import Person


def test_actors_are_in_the_order_of_the_alphabet_whatever_the_order_of_rows():
    rows = [("Cem", "Ann"), ("Bob", "Cem"), ("Ann", "Cem")]
    one, other = ties.network(rows), ties.network(rows[::-1])
    assert one.names == other.names == ("Ann", "Bob", "Cem")
    assert list(zip(one.source, one.target, strict=True)) == [(0, 2), (1, 2), (2, 0)]
    assert (one.source == other.source).all()
    assert (one.target == other.target).all()


def test_a_tie_with_oneself_is_said_and_left_out_but_the_person_stays():
    found = ties.network([("Ann", "Ann"), ("Bob", "Cem")])
    assert found.names == ("Ann", "Bob", "Cem")
    assert found.ties == 1
    assert "One tie of somebody with themselves: left out." in found.notes


def test_a_tie_said_twice_is_said_and_counted_once():
    found = ties.network([("Ann", "Bob"), ("Ann", "Bob"), ("Bob", "Ann")])
    assert found.ties == 2
    assert "One tie said a second time: counted once." in found.notes


def test_two_kinds_of_tie_are_one_tie_over_all_and_one_in_each_kind():
    found = ties.network([("Ann", "Bob", "advice"), ("Ann", "Bob", "influence"), ("Bob", "Ann", "advice")])
    assert found.ties == 2
    assert {kind: len(layer) for kind, layer in found.layers.items()} == {"advice": 2, "influence": 1}
    assert not any("second time" in note for note in found.notes)
    told = ties.describe(found)
    assert told.dyads.mutual == 1
    assert told.kinds["influence"][0] == ties.Dyads(mutual=0, asymmetric=1, null=0)
    assert told.kinds["advice"][1].arc == 1


def test_without_a_list_of_people_who_named_somebody_answered_and_that_is_said():
    found = ties.network([("Ann", "Bob"), ("Ann", "Cem")])
    assert found.respondent.tolist() == [True, False, False]
    assert found.respondents_assumed
    assert any("taken to have answered" in note for note in found.notes)


def test_the_list_of_people_says_who_answered_even_if_they_named_nobody():
    people = [Person("Ann", True), Person("Bob", True), Person("Zed", False)]
    found = ties.network([("Ann", "Bob")], people=people)
    assert found.respondent.tolist() == [True, True, False]
    assert not found.respondents_assumed
    assert found.notes == ()
    assert ties.describe(found).isolates == ("Zed",)


def test_somebody_who_named_others_but_did_not_answer_is_a_contradiction_and_said():
    people = [Person("Ann", False), Person("Bob", True)]
    found = ties.network([("Ann", "Bob")], people=people)
    assert found.respondent.tolist() == [False, True]
    assert found.ties == 1
    assert found.contradicting == ("Ann",)
    assert any("One person named somebody but did not answer" in note for note in found.notes)


def test_somebody_not_in_the_list_of_people_is_kept_as_named_only_and_said():
    found = ties.network([("Ann", "Xan")], people=[Person("Ann", True)])
    assert found.names == ("Ann", "Xan")
    assert found.respondent.tolist() == [True, False]
    assert found.listed.tolist() == [True, False]
    assert found.unlisted == ("Xan",)
    assert any("One person in ties not in the list of people" in note for note in found.notes)


def test_groups_are_those_of_the_list_and_nobody_else_has_one():
    people = [Person("Ann", True, {"ward": "A"}), Person("Bob", True, {"ward": None})]
    found = ties.network([("Ann", "Bob"), ("Ann", "Xan")], people=people)
    assert found.groups == {"ward": ("A", None, None)}


@pytest.mark.parametrize(
    ("rows", "people", "said"),
    [
        ([("Ann", "")], [], "Tie 1 has an empty name"),
        ([("Ann", "Bob"), ("Ann", "Bob", "advice")], [], "Some ties have a kind"),
        ([("Ann",)], [], "A tie is"),
        ([("Ann", "Bob")], [Person("Ann"), Person("Ann")], "Ann is listed twice"),
        ([("Ann", "Bob")], [Person("")], "empty name"),
    ],
)
def test_what_is_no_list_of_ties_is_refused(rows, people, said):
    with pytest.raises(ValueError, match=said):
        ties.network(rows, people=people)


@pytest.mark.parametrize(
    ("source", "target", "size"),
    [([0, 1], [1], None), ([0.5], [1.0], None), ([-1], [0], None), ([0], [5], 3), ([[0]], [[1]], None)],
)
def test_people_by_number_are_whole_numbers_that_exist(source, target, size):
    with pytest.raises(ValueError, match=r"People are numbered|beyond|sources and"):
        ties.from_arrays(np.array(source), np.array(target), size=size)


def test_people_by_number_are_in_the_order_of_numbers():
    found = ties.from_arrays([10, 2, 2, 3], [2, 10, 10, 3], size=12)
    assert found.names == tuple(map(str, range(12)))
    assert (found.source.tolist(), found.target.tolist()) == ([2, 10], [10, 2])
    assert found.returned.all()
    assert len(found.notes) == 3


def test_a_network_without_people_has_nothing_to_describe():
    with pytest.raises(ValueError, match="without people"):
        ties.describe(ties.network([]))


def test_fewer_invited_than_answered_is_refused():
    with pytest.raises(ValueError, match="2 people answered"):
        ties.describe(ties.network([("Ann", "Bob"), ("Bob", "Ann")]), invited=1)


def test_one_person_alone_has_no_density_and_no_centralisation():
    told = ties.describe(ties.network([], people=[Person("Ann", True)]))
    assert told.density is None
    assert told.centralisation.incoming is None
    assert told.reciprocity.arc is None
    assert told.transitivity.undirected is None
    assert np.isnan(told.constraint).all()
    assert told.triads.census["003"] == 0
    assert told.components.sizes == (1,)
    assert told.isolates == ("Ann",)
    assert told.hubs.names == ()
