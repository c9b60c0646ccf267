"""What sna and igraph (in R), igraph and networkx (here) and the evaluation report answer."""

import csv
import json
from pathlib import Path

import igraph
import networkx as nx
import numpy as np
import pytest

from goldthread import examples
from goldthread.methods import ties
from goldthread.methods.ties import Person
from goldthread.methods.ties.triads import NAMES

REPOSITORY = Path(__file__).parents[3]
HERE = REPOSITORY / "tests" / "reference" / "ties"
FIVE = REPOSITORY / "docs" / "examples"
ANSWERS = json.loads((HERE / "answers.json").read_text())
SNA_ROLES = {0: "coordinator", 1: "consultant", 2: "representative", 3: "gatekeeper", 4: "liaison"}

PUBLISHED = {
    "SASH": (94, 153, 247, 389, 258, 116, 102, 11, 229),
    "LTHT": (70, 111, 181, 273, 180, 118, 61, 12, 191),
    "UHCW": (67, 100, 167, 269, 278, 122, 83, 9, 214),
    "BHRUT": (49, 84, 133, 194, 170, 45, 36, 3, 84),
    "SATH": (67, 120, 187, 279, 355, 40, 83, 1, 124),
}
"""The columns of the report's Table 5.4, from respondents down to the reciprocated total."""


def rows_of(file):
    with file.open(newline="") as opened:
        return list(csv.DictReader(opened))


def network_of(ties_file, people_file, columns):
    people = [
        Person(row["id"], row["respondent"] == "yes", {each: row[each] or None for each in columns})
        for row in rows_of(people_file)
    ]
    return ties.network([(row["source"], row["target"]) for row in rows_of(ties_file)], people=people)


NETWORKS = {
    "improvement_network": network_of(
        examples.path("improvement_network_ties"),
        examples.path("improvement_network_people"),
        ("directorate", "profession"),
    ),
    "ward": network_of(HERE / "ward_ties.csv", HERE / "ward_people.csv", ("side",)),
}


@pytest.fixture(params=sorted(NETWORKS))
def pair(request):
    """A network described, and what R says of it."""
    return ties.describe(NETWORKS[request.param]), ANSWERS[request.param]


def test_the_census_is_sna_s_and_igraph_s(pair):
    found, answers = pair
    assert dict(found.triads.census) == answers["triads_sna"]
    assert list(found.triads.census.values()) == answers["triads_igraph"]
    assert tuple(found.triads.census) == NAMES == tuple(answers["triads_sna"])


def test_dyads_and_both_reciprocities_are_r_s(pair):
    found, answers = pair
    dyads = {"Mut": found.dyads.mutual, "Asym": found.dyads.asymmetric, "Null": found.dyads.null}
    assert dyads == answers["dyads"]
    assert found.network.ties == answers["ties"]
    assert found.reciprocity.arc == pytest.approx(answers["reciprocity_arc_igraph"], abs=1e-12)
    assert found.reciprocity.arc == pytest.approx(answers["reciprocity_edgewise_sna"], abs=1e-12)
    assert found.reciprocity.dyad == pytest.approx(answers["reciprocity_dyad_sna"], abs=1e-12)


def test_roles_are_sna_s_in_total_and_for_every_actor(pair):
    found, answers = pair
    for column, expected in answers["gould_fernandez"].items():
        assert list(found.roles[column].totals.values()) == list(expected["totals"].values())
        for place, role in SNA_ROLES.items():
            counts = dict(zip(found.network.names, getattr(found.roles[column], role).tolist(), strict=True))
            known = expected["by_actor"][place]
            assert {name: counts[name] for name in known} == known
            assert not any(counts[name] for name in counts.keys() - known.keys())


def test_constraint_is_igraph_s(pair):
    found, answers = pair
    expected = [np.nan if each is None else each for each in answers["constraint"].values()]
    assert list(answers["constraint"]) == list(found.network.names)
    assert found.constraint == pytest.approx(expected, abs=1e-12, nan_ok=True)


def test_components_isolates_and_density_are_r_s(pair):
    found, answers = pair
    assert list(found.components.sizes) == np.atleast_1d(answers["components"]).tolist()
    assert list(found.isolates) == answers["isolates"]
    assert found.density == pytest.approx(answers["density_sna"], abs=1e-12)


def test_centralisation_is_sna_s_and_igraph_s(pair):
    found, answers = pair
    for answer in (answers["centralisation_sna"], answers["centralisation_igraph"]):
        assert found.centralisation.incoming == pytest.approx(answer["in"], abs=1e-12)
        assert found.centralisation.outgoing == pytest.approx(answer["out"], abs=1e-12)


def test_transitivity_is_igraph_s_and_the_weak_one_sna_s(pair):
    found, answers = pair
    assert found.transitivity.undirected == pytest.approx(answers["transitivity_igraph"], abs=1e-12)
    assert found.transitivity.weak == pytest.approx(answers["transitivity_weak_sna"], abs=1e-12)


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_igraph_and_networkx_here_say_the_same(name):
    network = NETWORKS[name]
    arcs = list(zip(network.source.tolist(), network.target.tolist(), strict=True))
    graph = igraph.Graph(n=len(network), edges=arcs, directed=True)
    other = nx.DiGraph()
    other.add_nodes_from(range(len(network)))
    other.add_edges_from(arcs)
    found = ties.describe(network)
    assert list(found.triads.census.values()) == list(graph.triad_census())
    assert dict(found.triads.census) == nx.triadic_census(other)
    assert found.reciprocity.arc == pytest.approx(graph.reciprocity())
    assert found.reciprocity.arc == pytest.approx(nx.overall_reciprocity(other))
    assert found.constraint == pytest.approx(graph.constraint(), nan_ok=True)
    assert sorted(found.components.sizes) == sorted(graph.connected_components("weak").sizes())
    member = found.components.member
    assert np.bincount(member).tolist() == list(found.components.sizes)
    assert (member[network.source] == member[network.target]).all()
    assert found.transitivity.undirected == pytest.approx(nx.transitivity(other.to_undirected()))


@pytest.mark.parametrize("trust", PUBLISHED)
def test_the_five_networks_have_every_count_of_the_report_s_table_5_4(trust):
    people = [
        Person(row["id"], row["respondent"] == "yes")
        for row in rows_of(FIVE / "table_5_4_people.csv")
        if row["trust"] == trust
    ]
    rows = [
        (row["source"], row["target"])
        for row in rows_of(FIVE / "table_5_4_ties.csv")
        if row["trust"] == trust
    ]
    network = ties.network(rows, people=people)
    found = ties.describe(network).triads.brokering
    respondents = int(network.respondent.sum())
    counts = (respondents, len(network) - respondents, len(network), network.ties)
    brokering = (found.simple, found.incoming, found.outgoing, found.mutual, found.reciprocated)
    assert counts + brokering == PUBLISHED[trust]


def test_the_external_internal_index_worked_by_hand():
    # A: Ann, Bob; B: Cem, Dee; Eve has no group. Ann→Bob, Bob→Ann, Cem→Dee inside; Ann→Cem, Dee→Bob across.
    groups = {"Ann": "A", "Bob": "A", "Cem": "B", "Dee": "B"}
    people = [Person(name, groups={"team": group}) for name, group in groups.items()]
    rows = [("Ann", "Bob"), ("Bob", "Ann"), ("Cem", "Dee"), ("Ann", "Cem"), ("Dee", "Bob"), ("Ann", "Eve")]
    found = ties.describe(ties.network(rows, people=people)).ei_index["team"]
    assert (found.external, found.internal, found.left_out) == (2, 3, 1)
    assert found.index == pytest.approx(-0.2)
    assert found.by_group == {"A": 0.0, "B": pytest.approx(1 / 3)}
