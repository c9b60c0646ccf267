"""`goldthread before-after`: what it writes under which keys, and what it refuses."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.methods import before_after

PAIRS = "process,place,then,now\na,north,10,6\nb,north,8,5\nc,south,12,9\nd,south,9,7\n"
NAMES = ("--before", "then", "--after", "now")


@pytest.fixture
def run(tmp_path):
    """Runs the command on a file of that content, or on what is named."""

    def called(content, *words):
        file = tmp_path / "pairs.csv"
        file.write_text(content, encoding="utf-8")
        return CliRunner().invoke(main, ["before-after", str(file), *words])

    return called


def as_json(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def refused(result):
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    return result.stderr


def test_json_has_the_keys_of_the_documentation(run):
    told = as_json(run(PAIRS, *NAMES, "--format", "json"))
    assert list(told)[:13] == [
        "n", "before", "after", "change", "ratio_of_sums", "mean_of_ratios", "geometric_ratio",
        "t", "df", "p", "r", "signed_rank", "hodges_lehmann",
    ]  # fmt: skip
    assert list(told)[13:] == [
        "missing",
        "interval",
        "geometric",
        "shift",
        "clustered",
        "regression_to_the_mean",
        "warnings",
        "read",
    ]
    assert list(told["before"]) == ["mean", "se", "sum"]
    assert (told["n"], told["df"], told["before"]["sum"], told["change"]) == (4, 3, 39, -3)
    found = before_after.paired([10, 8, 12, 9], [6, 5, 9, 7])
    assert told["t"] == found.t == pytest.approx(7.348469228)  # before less after: positive for a fall
    assert told["geometric_ratio"] == told["geometric"]["ratio"] == found.geometric.ratio
    assert told["geometric"]["lower"] == found.geometric.lower
    assert told["signed_rank"] == {"statistic": 10, "p": found.signed_rank.p, "n": 4, "method": "normal"}
    assert told["hodges_lehmann"] == told["shift"]["estimate"] == -3
    assert told["missing"]["n"] == 0
    assert told["interval"] == {"lower": found.lower, "upper": found.upper, "confidence": 0.95}


def test_an_empty_cell_after_is_a_missing_remeasure(run):
    told = as_json(run(PAIRS + "e,south,11,\nf,north,10,\n", *NAMES, "--format", "json"))
    assert told["n"] == 4
    missing = told["missing"]
    assert (missing["n"], missing["share"]) == (2, pytest.approx(1 / 3))
    assert missing["none_improved"]["ratio_of_sums"] == pytest.approx(48 / 60)
    assert missing["worst_observed"]["supposed"] == "after = 0.778 × before"
    assert missing["worst_observed"]["ratio_of_sums"] == pytest.approx((27 + 21 * 7 / 9) / 60)


def test_groups_stand_beside_the_whole_and_are_pooled(run):
    told = as_json(run(PAIRS + "e,west,7,5\n", *NAMES, "--by", "place", "--format", "json"))
    assert told["n"] == 5
    assert [group["group"] for group in told["groups"]] == ["north", "south", "west"]
    assert list(told["groups"][0])[1:15] == list(told)[:14]
    assert told["groups"][2]["change"] is None  # one pair alone
    assert told["pooled"]["geometric_ratio"]["left_out"] == ["west"]
    found = before_after.by_group([10, 8, 12, 9], [6, 5, 9, 7], ["n", "n", "s", "s"])
    assert told["pooled"]["geometric_ratio"]["estimate"] == pytest.approx(found.ratio.estimate)
    assert told["pooled"]["change"]["tau2"] == pytest.approx(found.change.tau2)


def test_the_pooled_figure_is_by_the_method_asked_for(run):
    words = ("--by", "place", "--method", "dersimonian-laird", "--interval", "normal", "--format", "json")
    pooled = as_json(run(PAIRS, *NAMES, *words))["pooled"]["change"]
    assert (pooled["method"], pooled["interval"]) == ("dersimonian-laird", "normal")


def test_clusters_widen_the_interval(run):
    told = as_json(run(PAIRS, *NAMES, "--cluster", "place", "--format", "json"))
    assert told["geometric"]["clusters"] == 2
    assert told["clustered"]["df"] == 1
    assert any("clusters are 2" in warning for warning in told["warnings"])


def test_another_confidence_is_taken_everywhere(run):
    told = as_json(run(PAIRS, *NAMES, "--confidence", "0.8", "--format", "json"))
    assert told["interval"]["confidence"] == 0.8
    assert (
        told["interval"]["lower"] == before_after.paired([10, 8, 12, 9], [6, 5, 9, 7], confidence=0.8).lower
    )


def test_csv_has_a_row_a_group_and_one_for_all(run):
    result = run(PAIRS, *NAMES, "--by", "place", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["place"] for row in rows] == ["north", "south", "All"]
    assert [row["n"] for row in rows] == ["2", "2", "4"]
    assert float(rows[2]["t"]) == before_after.paired([10, 8, 12, 9], [6, 5, 9, 7]).t


def test_a_spread_from_a_chart_says_what_luck_would_do(run):
    told = as_json(run(PAIRS, *NAMES, "--spread", "1", "--format", "json"))
    assert told["regression_to_the_mean"]["expected_change"] == pytest.approx(-0.8463)


def test_a_second_look_tells_what_luck_did(run):
    text = "first,again,now\n10,8,6\n8,8,5\n12,10,9\n9,7,7\n11,,4\n"
    words = ("--before", "first", "--after", "now", "--second-look", "again")
    looks = as_json(run(text, *words, "--format", "json"))["regression_to_the_mean"]["two_looks"]
    assert (looks["n"], looks["luck"]["change"], looks["change"]["change"]) == (4, -1.5, -1.5)
    said = run(text, *words, "--format", "table").stdout
    assert "Of an apparent change of −3, −1.5 came before anything was done" in " ".join(said.split())
    assert "2 pairs with all three" in refused(run("first,again,now\n1,,2\n2,,1\n", *words))


def test_the_bundled_workshops_give_the_sums_of_table_7_2():
    words = ["before-after", "example:workshops", "--before", "before", "--after", "after", "--by", "trust"]
    told = json.loads(CliRunner().invoke(main, [*words, "--format", "json"]).stdout)
    hours = {g["group"]: (int(g["before"]["sum"] / 60), int(g["after"]["sum"] / 60)) for g in told["groups"]}
    assert hours["SATH"] == (2663, 924)
    assert (told["n"], int(told["before"]["sum"] / 60), int(told["after"]["sum"] / 60)) == (82, 4878, 1858)
    assert told["missing"]["n"] == 11


def test_json_says_which_spread_was_guessed(run):
    guessed = as_json(run(PAIRS, *NAMES, "--format", "json"))["regression_to_the_mean"]
    given = as_json(run(PAIRS, *NAMES, "--spread", "2", "--format", "json"))["regression_to_the_mean"]
    assert (guessed["assumed_spread"], given["assumed_spread"]) == (0.2, None)


def test_the_table_says_the_findings_in_sentences(run):
    result = run(PAIRS + "e,south,11,\n", *NAMES, "--by", "place", "--unit", "days", "--format", "table")
    assert "The sum fell: 39 days before, 27 days after, 69% of what it was." in result.stdout
    assert "Paired t(3) = 7.348, p = 0.005, r = 0.973" in result.stdout
    assert "1 of 5 remeasures (20%) is missing." in result.stdout
    assert "Over 2 groups that may differ" in " ".join(result.stdout.split())


def test_a_change_between_percentages_is_said_in_points(run):
    pairs = "then,now,place\n35,47,north\n30,44,north\n40,50,south\n28,40,south\n20,,south\n"
    words = ("--before", "then", "--after", "now", "--by", "place", "--improves", "up", "--unit", "%")
    said = " ".join(run(pairs, *words, "--format", "table").stdout.split())
    assert "The mean rose: 33.2% before, 45.2% after, a change of 12 percentage points." in said
    assert "a typical shift of 12 percentage points" in said
    assert "the mean would have become 40.2%, not 45.2%" in said
    assert "the typical pair changed by 12 percentage points" in said
    assert "the change seen here is 12 percentage points" in said
    assert "% of what it was" not in said


def test_a_rise_has_a_negative_t_with_a_minus_sign(run):
    result = run(PAIRS, "--before", "now", "--after", "then", "--improves", "up", "--format", "table")
    assert "The sum rose: 27 before, 39 after, 144% of what it was." in result.stdout
    assert "Paired t(3) = −7.348" in result.stdout


@pytest.mark.parametrize("form", ["svg", "html"])
def test_figures_are_drawn_of_pairs_and_of_groups(run, form):
    result = run(PAIRS, *NAMES, "--by", "place", "--name", "process", "--format", form)
    assert result.exit_code == 0, result.stderr
    assert "4 pairs before and after: 4 improved, 0 got worse." in result.stdout
    assert "Pooled, letting groups differ" in result.stdout


def test_without_groups_the_pairs_and_their_means_are_drawn(run):
    drawn = run(PAIRS, *NAMES, "--format", "svg").stdout
    assert "4 pairs before and after" in drawn
    assert "All, from 9.75 to 6.75, a change of −3" in drawn
    assert "Pooled" not in drawn


def test_groups_that_cannot_be_pooled_are_said_not_to_be(run):
    told = as_json(run(PAIRS, *NAMES, "--by", "place", "--cluster", "place", "--format", "json"))
    assert told["pooled"] == {"geometric_ratio": None, "change": None}
    assert "The groups are not pooled" in told["warnings"][-1]


def test_rows_without_a_value_before_are_left_out_and_named(run):
    result = run(PAIRS + "e,south,,3\nf,south,,\ng,south,,\n", *NAMES, "--format", "json")
    assert as_json(result)["n"] == 4
    assert result.stderr == (
        "Warning: pairs.csv: rows 7, 8 have neither 'then' nor 'now'; left out.\n"
        "Warning: pairs.csv: row 6 has a value in 'now' and none in 'then'; left out.\n"
    )


def test_what_is_no_number_is_refused_with_its_place(run):
    said = refused(run(PAIRS + "e,south,about 9,3\n", *NAMES))
    assert "pairs.csv, row 6, column ‘then’: found ‘about 9’; expected a number" in said


def test_a_pair_without_its_group_is_refused(run):
    assert "row 6, column ‘place’: found nothing" in refused(run(PAIRS + "e,,9,3\n", *NAMES, "--by", "place"))


def test_one_pair_is_too_few(run):
    said = refused(run("then,now\n3,2\n4,\n", *NAMES))
    assert said == "pairs.csv: a comparison needs at least 2 pairs with both values; there is 1.\n"


def test_an_unknown_column_is_refused_with_those_there_are(run):
    assert "there is no column ‘later’" in refused(run(PAIRS, "--before", "then", "--after", "later"))


def test_the_order_of_rows_changes_nothing(run):
    header, *rows = PAIRS.splitlines()
    turned = "\n".join([header, *reversed(rows)]) + "\n"
    words = (*NAMES, "--by", "place", "--format", "csv")
    one, other = (list(csv.DictReader(io.StringIO(run(text, *words).stdout))) for text in (PAIRS, turned))
    assert [row["place"] for row in one] == [row["place"] for row in other]
    for row, same in zip(one, other, strict=True):
        for column in ("change", "geometric_upper", "p", "hodges_lehmann"):
            assert float(row[column]) == pytest.approx(float(same[column]), rel=1e-12)


def test_an_impossible_confidence_is_wrong_usage(run):
    assert run(PAIRS, *NAMES, "--confidence", "95").exit_code == 2


@pytest.mark.parametrize("form", ["csv", "table", "html"])
def test_groups_named_like_a_column_of_the_answer_are_refused(run, form):
    said = refused(run(PAIRS.replace("place", "t"), *NAMES, "--by", "t", "--format", form))
    assert "The answer would have two columns named 't'" in said
