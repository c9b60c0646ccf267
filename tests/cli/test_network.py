"""`goldthread network`: keys, columns, files of other programmes, and what it refuses."""

import csv
import io
import json
from io import BytesIO

import networkx as nx
import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.methods.ties.triads import NAMES

EXAMPLE = [
    "example:improvement_network_ties",
    *("--source", "source", "--target", "target", "--kind", "kind"),
    *("--people", "example:improvement_network_people", "--id", "id", "--respondent", "respondent"),
    *("--group", "directorate", "--group", "profession"),
]


def run(*arguments):
    return CliRunner().invoke(main, ["network", *map(str, arguments)], catch_exceptions=False)


def told(*arguments):
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def write(tmp_path):
    """Write a CSV file of these lines and answer with its path."""

    def file(name, *lines):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n")
        return path

    return file


@pytest.fixture
def small(write):
    return write("ties.csv", "from,to", "Ann,Bob", "Bob,Ann", "Bob,Cem", "Ann,Ann", "Bob,Cem")


def test_json_has_the_keys_of_the_documentation_with_table_5_4_s_numbers():
    found = told(*EXAMPLE)
    assert (found["actors"], found["respondents"], found["named_only"], found["ties"]) == (247, 94, 153, 389)
    assert found["dyads"] == {"mutual": 22, "asymmetric": 345, "null": 30014}
    assert set(found["reciprocity"]) >= {"arc", "dyad", "among_respondents"}
    assert tuple(found["triads"]) == NAMES
    brokering = found["brokering"]
    assert (brokering["simple"], brokering["incoming"], brokering["outgoing"]) == (258, 116, 102)
    assert (brokering["mutual"], brokering["reciprocated"]) == (11, 229)
    assert sum(each["simple"] for each in brokering["by_actor"].values()) == 258
    assert found["gould_fernandez"]["directorate"] == {
        "coordinator": 143, "consultant": 14, "representative": 94, "gatekeeper": 159, "liaison": 47,
    }  # fmt: skip
    assert set(found["gould_fernandez"]) == set(found["ei_index"]) == {"directorate", "profession"}
    assert found["components"] == {"count": 1, "sizes": [247]}
    assert found["isolates"] == 0
    assert len(found["constraint"]) == 247
    assert set(found["centralisation"]) >= {"in", "out"}
    assert found["transitivity"] == pytest.approx(0.0238611713665944)
    assert set(found["kinds"]) == {"advice", "expertise", "influence"}


def test_a_small_network_worked_by_hand(small):
    found = told(small, "--source", "from", "--target", "to")
    assert (found["actors"], found["respondents"], found["ties"]) == (3, 2, 3)
    assert found["triads"]["111U"] == found["brokering"]["by_actor"]["Bob"]["outgoing"] == 1
    assert found["reciprocity"]["arc"] == pytest.approx(2 / 3)
    assert found["reciprocity"]["dyad"] == 0.5
    assert found["reciprocity"]["among_respondents"] == 1
    assert found["centralisation"]["out"] == pytest.approx(3 / 4)
    assert any("themselves" in each for each in found["warnings"])
    assert any("second time" in each for each in found["warnings"])
    assert any("taken to have answered" in each for each in found["warnings"])


def test_warnings_are_said_on_standard_error_in_every_format(small):
    done = run(small, "--source", "from", "--target", "to", "--format", "csv")
    assert "Warning: One tie of somebody with themselves: left out." in done.stderr


def test_csv_has_a_row_for_each_person():
    rows = list(csv.DictReader(io.StringIO(run(*EXAMPLE, "--format", "csv").stdout)))
    assert list(rows[0]) == [
        "name", "respondent", "directorate", "profession", "in", "out",
        "simple", "incoming", "outgoing", "mutual", "constraint", "component",
    ]  # fmt: skip
    assert len(rows) == 247
    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
    assert sum(int(row["in"]) for row in rows) == sum(int(row["out"]) for row in rows) == 389
    assert sum(row["respondent"] == "true" for row in rows) == 94


def test_an_isolate_is_counted_named_and_has_no_constraint(write, small):
    people = write("people.csv", "id,answered", "Ann,yes", "Bob,Y", "Cem,no", "Zed,1")
    arguments = (small, "--source", "from", "--target", "to", "--people", people, "--id", "id")
    found = told(*arguments, "--respondent", "answered")
    assert (found["isolates"], found["isolate_names"]) == (1, ["Zed"])
    assert found["constraint"]["Zed"] is None
    assert found["components"] == {"count": 2, "sizes": [3, 1]}
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").stdout)))
    assert (rows[-1]["constraint"], rows[-1]["component"]) == ("", "2")


def test_the_words_of_the_report_say_who_answered(write, small):
    people = write("people.csv", "id,role", "Ann,respondent", "Bob,Respondent", "Cem,collaborator")
    found = told(
        small, "--source", "from", "--target", "to", "--people", people, "--id", "id", "--respondent", "role"
    )
    assert (found["respondents"], found["named_only"]) == (2, 1)


def test_contradictions_and_strangers_are_said_and_named_in_json(write, small):
    people = write("people.csv", "id,answered", "Ann,no", "Bob,yes")
    arguments = ("--people", people, "--id", "id", "--respondent", "answered")
    found = told(small, "--source", "from", "--target", "to", *arguments)
    assert found["named_without_answering"] == ["Ann"]
    assert found["not_listed"] == ["Cem"]
    assert any("not in the list of people" in each for each in found["warnings"])


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_other_programmes_files_open_again_as_the_same_network(form):
    done = run(*EXAMPLE, "--format", form)
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form]
    graph = read(BytesIO(done.stdout_bytes))
    assert graph.is_directed()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (247, 389)
    found = told(*EXAMPLE)
    assert nx.triadic_census(graph) == found["triads"]
    assert nx.overall_reciprocity(graph) == pytest.approx(found["reciprocity"]["arc"])
    assert sum(data["respondent"] for _, data in graph.nodes(data=True)) == 94
    assert graph.nodes["P001"]["directorate"] == "Corporate"
    advised = sum("advice" in data["kinds"] for _, _, data in graph.edges(data=True))
    assert advised == found["kinds"]["advice"]["ties"]


def test_the_ending_of_the_file_to_write_says_the_format(tmp_path, small):
    out = tmp_path / "net.graphml"
    assert run(small, "--source", "from", "--target", "to", "-o", out).exit_code == 0
    assert nx.read_graphml(out).number_of_edges() == 3


def test_the_table_and_the_map_have_no_names_unless_asked():
    table = run(*EXAMPLE, "--format", "table").stdout
    assert "brokering, incoming" in table
    assert "P001" not in table
    assert "P0" not in run(*EXAMPLE, "--format", "svg").stdout
    assert "P0" in run(*EXAMPLE, "--format", "svg", "--names").stdout


def test_order_of_rows_changes_nothing(write, small):
    header, *rows = small.read_text().splitlines()
    other = write("other.csv", header, *rows[::-1])
    columns = ("--source", "from", "--target", "to")
    assert told(small, *columns) == told(other, *columns)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("from,to", "Ann,"), "ties.csv, row 2, column ‘to’: found nothing; expected a name"),
        (("from,to", " ,Ann"), "ties.csv, row 2, column ‘from’: found nothing"),
        (("one,to", "Ann,Bob"), "there is no column ‘from’"),
    ],
)
def test_ties_without_a_name_are_refused(write, lines, said):
    done = run(write("ties.csv", *lines), "--source", "from", "--target", "to")
    assert done.exit_code == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("id,answered", "Ann,yes", "Ann,no"), "row 3, column ‘id’: found ‘Ann’ again (it is in row 2)"),
        (("id,answered", ",yes"), "row 2, column ‘id’: found nothing"),
        (("id,answered", "Ann,perhaps"), "row 2, column ‘answered’: found ‘perhaps’; expected yes or no"),
        (("id,answered", "Ann,"), "row 2, column ‘answered’: found nothing"),
    ],
)
def test_people_twice_without_a_name_or_with_an_answer_unknown_are_refused(write, small, lines, said):
    people = write("people.csv", *lines)
    arguments = ("--people", people, "--id", "id", "--respondent", "answered")
    done = run(small, "--source", "from", "--target", "to", *arguments)
    assert done.exit_code == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    "arguments", [("--group", "ward"), ("--people", "people.csv"), ("--id", "id"), ("--invited", "0")]
)
def test_options_that_need_another_are_wrong_usage(small, arguments):
    assert run(small, "--source", "from", "--target", "to", *arguments).exit_code == 2


def test_fewer_invited_than_answered_is_refused(small):
    done = run(small, "--source", "from", "--target", "to", "--invited", "1")
    assert done.exit_code == 1
    assert "2 people answered, which is more than the 1 invited" in done.stderr


def test_the_response_rate_is_of_those_invited():
    assert told(*EXAMPLE)["response_rate"] is None
    found = told(*EXAMPLE, "--invited", "198")
    assert found["response_rate"] == pytest.approx(94 / 198)
    assert any("47%" in each for each in found["warnings"])


def test_the_example_of_the_help_runs():
    text = run("--help").output
    line = text[text.index("Example:") :].split("goldthread network")[1]
    assert run(*line.split()).exit_code == 0


def test_no_map_is_drawn_of_more_people_than_one_could_see(write):
    rows = [f"A{at},B{at}" for at in range(1_501)]
    arguments = (write("many.csv", "from,to", *rows), "--source", "from", "--target", "to", "--format")
    assert "No map is drawn of more than 3,000 people" in run(*arguments, "table").stdout
    drawn = run(*arguments, "svg")
    assert drawn.exit_code == 1
    assert "There is no figure" in drawn.stderr


def test_nobody_naming_anybody_is_a_network_where_the_people_are_known(write):
    nothing, people = write("ties.csv", "from,to"), write("people.csv", "id", "Ann", "Bob")
    columns = (nothing, "--source", "from", "--target", "to")
    found = told(*columns, "--people", people, "--id", "id")
    assert (found["actors"], found["ties"], found["isolates"]) == (2, 0, 2)
    refused = run(*columns)
    assert refused.exit_code == 1
    assert "it has a header and no rows." in refused.stderr


def test_a_row_called_total_need_name_nobody_else(write):
    done = run(write("t.csv", "source,target", "Ann,Bob", "Total,", "Bob,Ann"))
    assert done.exit_code == 0, done.stderr
    assert "row 3 is called a total in ‘source’; left out" in done.stderr
