"""`goldthread peers`: what it writes under which keys, and what it refuses."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from goldthread.cli import main

TRUSTS = "code,name,beds,share\nA,Ash,100,20%\nB,Birch,110,30%\nC,Cedar,300,20%\nD,Dogwood,105,90%\n"


@pytest.fixture
def run(tmp_path):
    def called(content, *words):
        file = tmp_path / "trusts.csv"
        file.write_text(content, encoding="utf-8")
        return CliRunner().invoke(main, ["peers", str(file), "--id", "code", *words])

    return called


def as_json(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def refused(result):
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    return result.stderr


def test_json_has_the_keys_of_the_documentation(run):
    told = as_json(run(TRUSTS, "--of", "A", "-k", "2", "--format", "json"))
    assert list(told)[:7] == ["of", "k", "scale", "features", "peers", "left_out", "warnings"]
    assert (told["of"], told["k"], told["scale"]) == ("A", 2, "z")
    assert told["features"] == ["beds", "share"]  # every column of numbers: names are none
    assert [list(peer) for peer in told["peers"]] == [["id", "distance", "features"]] * 2
    assert [peer["id"] for peer in told["peers"]] == ["B", "C"]
    beds = told["peers"][0]["features"]["beds"]
    assert (list(beds), beds["value"]) == (["value", "difference", "share"], 110)
    assert told["own"] == {"beds": 100, "share": 20}


def test_csv_has_a_row_a_peer_with_its_features_and_their_shares(run):
    rows = list(csv.DictReader(io.StringIO(run(TRUSTS, "--of", "A", "--format", "csv").stdout)))
    assert list(rows[0]) == ["of", "rank", "id", "distance", "beds", "share", "beds_share", "share_share"]
    assert [(row["rank"], row["id"]) for row in rows] == [("1", "B"), ("2", "C"), ("3", "D")]
    assert float(rows[0]["beds_share"]) + float(rows[0]["share_share"]) == pytest.approx(1)


@pytest.mark.parametrize(
    "asked", [["--features", "share,beds"], ["--features", "share", "--features", "beds"]]
)
def test_the_features_asked_for_are_compared_in_their_order(run, asked):
    assert as_json(run(TRUSTS, "--of", "A", *asked, "--format", "json"))["features"] == ["share", "beds"]


def test_a_column_with_a_comma_in_its_name_can_be_asked_for(run):
    text = 'code,"beds, total",sites\nA,1,5\nB,2,7\n'
    told = as_json(run(text, "--of", "A", "--features", "beds, total", "--format", "json"))
    assert told["features"] == ["beds, total"]


def test_features_may_stay_as_they_are(run):
    told = as_json(run(TRUSTS, "--of", "A", "--features", "beds", "--scale", "none", "--format", "json"))
    assert [peer["distance"] for peer in told["peers"]] == [5, 10, 200]


def test_several_may_be_asked_for(run):
    told = as_json(run(TRUSTS, "--of", "A", "--of", "D", "-k", "1", "--format", "json"))
    assert [one["of"] for one in told["organisations"]] == ["A", "D"]
    assert len(run(TRUSTS, "--of", "A", "--of", "D", "-k", "1", "--format", "csv").stdout.splitlines()) == 3


def test_who_lacks_a_feature_is_named(run):
    result = run(TRUSTS + "E,Elm,,40%\n", "--of", "A", "-k", "3", "--format", "json")
    assert as_json(result)["left_out"] == [{"id": "E", "lacks": ["beds"]}]
    assert result.stderr == "Warning: 1 was not compared, lacking a feature: E.\n"


def test_the_table_says_what_was_compared_and_what_parts_them(run):
    said = " ".join(run(TRUSTS, "--of", "A", "-k", "2", "--format", "table").stdout.split())
    assert "Compared over beds, share (in standard deviations over 4 organisations)." in said
    assert "Not numbers, so not compared: name." in said
    assert "A: nearest B, farthest of the 2 C; most of what parts them is beds" in said


@pytest.mark.parametrize("form", ["svg", "html"])
def test_the_figure_says_the_finding(run, form):
    assert (
        "A and its 2 nearest peers: nearest B at "
        in run(TRUSTS, "--of", "A", "-k", "2", "--format", form).stdout
    )


def test_an_organisation_that_is_there_twice_is_refused(run):
    said = refused(run(TRUSTS + "A,Alder,1,2%\n", "--of", "A"))
    assert "trusts.csv, row 6, column ‘code’: found ‘A’ again (first in row 2); expected one row" in said


def test_an_organisation_that_is_not_there_is_refused(run):
    assert refused(run(TRUSTS, "--of", "Z")) == "trusts.csv: There is no 'Z' among the 4 organisations.\n"


def test_a_feature_that_is_no_number_is_refused(run):
    assert "row 2, column ‘name’: found ‘Ash’" in refused(run(TRUSTS, "--of", "A", "--features", "name"))


def test_an_unknown_feature_is_refused(run):
    assert "there is no column ‘size’" in refused(run(TRUSTS, "--of", "A", "--features", "size"))


def test_a_file_without_numbers_is_refused(run):
    assert "there is no column of numbers" in refused(run("code,name\nA,Ash\nB,Birch\n", "--of", "A"))


def test_no_peers_at_all_is_wrong_usage(run):
    assert run(TRUSTS, "--of", "A", "-k", "0").exit_code == 2


def test_a_cell_that_keeps_a_column_of_numbers_out_is_named(run):
    file = TRUSTS.replace("110", "some")
    result = run(file, "--of", "A", "--format", "table")
    assert (
        "Warning: trusts.csv, row 3, column ‘beds’: found ‘some’; expected a number such as 82.1. "
        "Leave the cell empty if there is no number. So ‘beds’ is not compared.\n"
    ) in result.stderr
    assert "Not numbers, so not compared: name." in result.stdout
    told = as_json(run(file, "--of", "A", "--format", "json"))
    assert told["features"] == ["share"]
    assert "row 3, column ‘beds’" in told["warnings"][0]
    assert "row 3, column ‘beds’: found ‘some’" in refused(run(file, "--of", "A", "--features", "beds"))
    only = "code,beds\nA,1\nB,2\nC,some\n"
    assert "row 4, column ‘beds’: found ‘some’" in refused(run(only, "--of", "A"))


def test_who_has_none_of_the_features_is_named(run):
    said = refused(run("code,beds\nA,\nB,2\nC,3\n", "--of", "A"))
    assert said == "trusts.csv: 'A' has none of the features: there is nothing to compare it by.\n"


def test_a_feature_named_like_a_column_of_the_answer_is_refused(run):
    file = TRUSTS.replace("beds", "rank")
    assert "two columns named 'rank'" in refused(run(file, "--of", "A", "--format", "csv"))
    assert as_json(run(file, "--of", "A", "--format", "json"))["features"] == ["rank", "share"]
