"""`goldthread pareto`: what it writes, adds up and leaves out, and what it refuses."""

import csv
import io
import json

import pytest

KINDS = "ward,why,n\nAsh,late,5\nBirch,late,4\nAsh,wrong,30\nBirch,wrong,2\nAsh,,7\n"


@pytest.fixture
def run(called, written):
    return lambda content, *words: called(
        "pareto", written("kinds.csv", content), "--category", "why", *words
    )


def groups(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["groups"]


def test_rows_of_one_kind_are_added_up_and_an_empty_kind_is_one_of_its_own(run):
    (group,) = groups(run(KINDS, "--count", "n", "--format", "json"))
    assert [(row["category"], row["count"]) for row in group["categories"]] == [
        ("wrong", 32), ("late", 9), ("(empty)", 7),
    ]  # fmt: skip
    assert group["total"] == 48


def test_without_a_count_each_row_is_one(run):
    (group,) = groups(run(KINDS, "--format", "json"))
    assert [row["count"] for row in group["categories"]] == [2, 2, 1]


def test_each_group_has_an_order_of_its_own(run):
    ash, birch = groups(run(KINDS, "--count", "n", "--by", "ward", "--format", "json"))
    assert (ash["by"], birch["by"]) == ({"ward": "Ash"}, {"ward": "Birch"})
    assert [row["category"] for row in birch["categories"]] == ["late", "wrong"]


def test_csv_has_a_row_a_kind_under_the_file_s_own_names(run):
    rows = list(
        csv.DictReader(io.StringIO(run(KINDS, "--count", "n", "--by", "ward", "--format", "csv").stdout))
    )
    assert list(rows[0]) == ["ward", "why", "count", "share", "lower", "upper", "cumulative", "vital"]
    assert len(rows) == 5


def test_small_kinds_are_gathered_when_asked(run):
    (group,) = groups(run(KINDS, "--count", "n", "--most", "1", "--format", "json"))
    assert group["gathered"] == ["late", "(empty)"]


@pytest.mark.parametrize("form", ["table", "json", "csv", "svg", "html"])
def test_it_is_written_in_every_format(run, form):
    told = run(KINDS, "--count", "n", "--format", form)
    assert told.exit_code == 0, told.output
    assert "wrong" in told.stdout


def test_a_row_without_a_number_and_a_total_are_left_out_and_said(run):
    told = run("why,n\nlate,5\nwrong,\nodd,3\nTotal,8\n", "--count", "n", "--format", "json")
    (group,) = groups(told)
    assert group["total"] == 8
    assert "no number in ‘n’ in 1 rows; left out" in told.stderr
    assert "is called a total; left out" in told.stderr


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("why,n\nlate,-3\n", ("--count", "n"), "row 2"),
        ("why,n\nlate,some\n", ("--count", "n"), "row 2"),
        ("why,n\nlate,0\nwrong,0\n", ("--count", "n"), "every count is 0"),
        ("why,n\nlate,\n", ("--count", "n"), "no row has a number"),
        ("what,n\nlate,3\n", (), "why"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(run, content, words, said):
    told = run(content, *words)
    assert told.exit_code == 1
    assert said in told.stderr


def test_five_thousand_kinds_are_told(run):
    content = "why,n\n" + "\n".join(f"kind {number},{number % 97 + 1}" for number in range(5000)) + "\n"
    assert run(content, "--count", "n", "--format", "svg").exit_code == 0
