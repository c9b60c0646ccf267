"""`goldthread overview`: many measures as one paper, what deserves talk first, and what it refuses."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from goldthread import examples

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group")

MONTHS = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(24)]
USUAL = [50, 54, 51, 53, 49, 52, 50, 55, 51, 48, 52, 53] * 2


def long_file(**measures):
    """A long file of those measures: each its values, or its values and further cells of each row."""
    lines = ["measure,month,value,target,better"]
    for name, values in measures.items():
        values, target, better = values if isinstance(values, tuple) else (values, "", "up")
        lines += [
            f"{name},{month},{value},{target},{better}" for month, value in zip(MONTHS, values, strict=False)
        ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def board(written):
    """Hand washing as ever; Falls with a signal of concern; Answered short of its target; Asked with one."""
    return written(
        "board.csv",
        long_file(
            Washing=(USUAL, 40, "up"),
            Falls=([*USUAL[:-1], 90], 95, "down"),
            Answered=(USUAL, 90, "up"),
            Zeal=([*USUAL[:-1], 90], "", "up"),
        ),
    )


ASKED = (
    "--by",
    "measure",
    "--time",
    "month",
    "--value",
    "value",
    "--target",
    "target",
    "--improves",
    "better",
)


@pytest.fixture
def overview(called, board):
    def with_words(*words):
        return called("overview", board, *ASKED, *words)

    return with_words


def as_json(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["measures"]


def test_what_deserves_talk_stands_first_and_why_is_said(overview):
    told = as_json(overview("--format", "json"))
    assert [(each["measure"], each["talk"]) for each in told] == [
        ("Falls", True), ("Answered", True), ("Zeal", True), ("Washing", False),
    ]  # fmt: skip
    assert told[0]["why"] == ["A new signal of concern (December 2025)."]
    assert told[1]["reasons"] == ["misses_its_target"]
    assert told[2]["reasons"] == ["improvement"]
    assert told[3]["why"] == []


def test_target_and_direction_of_each_measure_come_from_their_columns(overview):
    told = {each["measure"]: each for each in as_json(overview("--format", "json"))}
    assert {name: each["target"] for name, each in told.items()} == {
        "Washing": 40, "Falls": 95, "Answered": 90, "Zeal": None,
    }  # fmt: skip
    assert (told["Falls"]["variation"], told["Falls"]["assurance"]) == ("concern", "pass")


def test_csv_has_a_row_a_measure_in_the_same_order(overview):
    rows = list(csv.DictReader(io.StringIO(overview("--format", "csv").stdout)))
    assert [row["measure"] for row in rows] == ["Falls", "Answered", "Zeal", "Washing"]
    assert rows[0]["latest"] == "90.0"
    assert 0 < float(rows[0]["cry_wolf"]) < 1


def test_signals_are_new_since_the_last_meeting(called, written):
    values = [*USUAL[:-3], 90, 51, 52]
    file = written("falls.csv", long_file(Falls=(values, "", "down")))
    before = as_json(called("overview", file, *ASKED, "--format", "json"))
    since = as_json(called("overview", file, *ASKED, "--since", "2025-10-01", "--format", "json"))
    assert (before[0]["talk"], since[0]["talk"]) == (False, True)
    assert since[0]["why"] == ["A new signal of concern (October 2025)."]


def test_a_measure_that_lags_behind_the_others_was_not_read(called, written):
    file = written("two.csv", long_file(Late=(USUAL[:20], "", "up"), Read=(USUAL, "", "up")))
    told = as_json(called("overview", file, *ASKED, "--format", "json"))
    assert told[0]["measure"] == "Late"
    assert told[0]["why"] == ["Not read since August 2025."]


def test_parts_of_a_whole_are_percentages_on_the_chart_that_fits(called, written):
    lines = Path(examples.path("ae_type_1")).read_text().splitlines()
    chosen = [lines[0], *(line for line in lines if ",RNA," in line or ",RH8," in line)]
    file = written("ae.csv", "\n".join(chosen) + "\n")
    words = ("--time", "period", "--value", "breaches", "--denominator", "attendances", "--by", "org_code")
    wanted = ("--improves", "down", "--target", 5, "--format", "json")
    told = {each["measure"]: each for each in as_json(called("overview", file, *words, *wanted))}
    assert {each["unit"] for each in told.values()} == {"%"}
    assert {each["chart"] for each in told.values()} == {"p-prime"}
    assert 5 < told["RH8"]["centre"] < 20
    assert "vary" in told["RH8"]["chosen"]
    assert told["RNA"]["adjusted"]
    assert "mislead" in told["RNA"]["warning"]


def test_falls_are_told_per_thousand_bed_days(called, written):
    rows = "\n".join(f"{month},{3 + n % 4},{1000 + 10 * n}" for n, month in enumerate(MONTHS))
    file = written("falls.csv", f"month,falls,days\n{rows}\n")
    words = ("--time", "month", "--value", "falls", "--denominator", "days", "--per", 1000, "--target", 4)
    told = as_json(called("overview", file, *words, "--unit", "per 1,000 bed days", "--format", "json"))
    assert told[0]["latest"] == pytest.approx(6 / 1230 * 1000)
    assert (told[0]["target"], told[0]["unit"]) == (4, "per 1,000 bed days")


def test_a_folder_of_files_is_an_overview_of_them_all(called, tmp_path):
    folder = tmp_path / "measures"
    folder.mkdir()
    for name in ("Falls", "Waits"):
        rows = "\n".join(f"{month},{value}" for month, value in zip(MONTHS, USUAL, strict=True))
        (folder / f"{name}.csv").write_text(f"month,value\n{rows}\n")
    (folder / "notes.md").write_text("not a table")
    told = as_json(called("overview", folder, "--format", "json"))
    assert sorted(each["measure"] for each in told) == ["Falls", "Waits"]
    within = called("overview", folder, "-o", folder / "board.xlsx")
    assert within.exit_code == 1
    assert "would be read as one more table" in within.stderr
    assert called("overview", folder, "-o", folder / "board.pptx").exit_code == 0


def test_standard_input_is_read(called, board):
    result = called("overview", "-", *ASKED, "--format", "json", stdin=board.read_bytes())
    assert len(as_json(result)) == 4


@pytest.mark.slow
def test_an_overview_is_written_as_each_kind_of_paper(overview, tmp_path):
    for ending in ("html", "xlsx", "pptx", "docx", "pdf"):
        result = overview("-o", tmp_path / f"board.{ending}", "--title", "Quality board")
        assert result.exit_code == 0, result.stderr
    page = (tmp_path / "board.html").read_text()
    assert "Talk about these (3)" in page
    assert page.count('<section class="chart"') == 3
    book = load_workbook(tmp_path / "board.xlsx")
    assert {"Overview", "Variation and assurance", "Falls", "How it was made"} <= set(book.sheetnames)
    assert (
        sum(shape.has_chart for s in Presentation(tmp_path / "board.pptx").slides for shape in s.shapes) == 3
    )
    assert PdfReader(tmp_path / "board.pdf").metadata.title == "Quality board"


@pytest.mark.parametrize(
    ("chosen", "count"), [(("all",), 4), (("none",), 0), (("Washing",), 1), (("Falls", "Zeal"), 2)]
)
def test_one_says_which_measures_have_a_page_of_their_own(overview, tmp_path, chosen, count):
    out = tmp_path / "board.xlsx"
    assert overview("-o", out, "--charts", *chosen).exit_code == 0
    assert sum(bool(sheet._charts) for sheet in load_workbook(out)) == count


def test_limits_begin_anew_in_one_measure(overview):
    told = as_json(overview("--rebase", "Washing=2025-01-01", "--format", "json"))
    washing = next(each for each in told if each["measure"] == "Washing")
    assert washing["centre"] == pytest.approx(sum(USUAL[12:]) / 12)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--charts", "Flls"), "there is no measure called so"),
        (("--rebase", "Flls=2025-01-01"), "there is no series ‘Flls’"),
        (("--since", "yesterday"), "is not a date"),
        (("--target", "aim"), "neither a number nor a column"),
        (("--improves", "sideways"), "neither up, down or neither, nor a column"),
        (("--chart", "pie"), "is neither one of fitting, xmr"),
        (("--chart", "p"), "a chart of kind p needs --denominator"),
        (("--target", "inf"), "not a value that can be aimed at"),
    ],
)
def test_what_cannot_be_is_refused_and_said(overview, tmp_path, words, said):
    result = overview(*words, "-o", tmp_path / "never.html")
    assert result.exit_code in (1, 2)
    assert said in " ".join(result.stderr.replace("\n", " ").split())
    assert not (tmp_path / "never.html").exists()


def test_a_direction_that_is_none_is_refused_row_by_row(called, written):
    file = written("board.csv", long_file(A=(USUAL[:3], "", "sideways")))
    result = called("overview", file, *ASKED)
    assert result.exit_code == 1
    assert "row 2, column ‘better’: found ‘sideways’; expected up, down or neither" in result.stderr


def test_an_empty_folder_says_what_was_expected(called, tmp_path):
    result = called("overview", tmp_path)
    assert result.exit_code == 1
    assert "no file in this folder is a table" in result.stderr


def test_a_file_that_was_read_is_not_written_over(called, board):
    before = board.read_bytes()
    result = called("overview", board, *ASKED, "--format", "csv", "-o", board)
    assert result.exit_code == 1
    assert board.read_bytes() == before


@pytest.mark.slow
def test_hostile_names_are_texts_in_every_paper(called, written, tmp_path):
    names = ('"=HYPERLINK(""http://x"")"', "<script>alert(1)</script>", "x" * 300, "مستشفى 😀", "bell\x07")
    file = written("odd.csv", long_file(**{name: ([*USUAL[:-1], 90], "", "up") for name in names}))
    for ending in ("html", "xlsx", "pptx", "pdf"):
        result = called("overview", file, *ASKED, "-o", tmp_path / f"odd.{ending}")
        assert result.exit_code == 0, result.output
    assert "<script>" not in (tmp_path / "odd.html").read_text()
    book = load_workbook(tmp_path / "odd.xlsx")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_one_point_two_points_and_points_all_alike_are_measures_too(called, written):
    file = written("few.csv", long_file(One=[5], Two=[5, 6], Alike=[7] * 24))
    told = {each["measure"]: each for each in as_json(called("overview", file, *ASKED, "--format", "json"))}
    assert told["One"]["points"] == 1
    assert told["Alike"]["sentence"] == "Nothing varies: every point is 7."


def test_one_point_whose_direction_no_other_shares_is_a_measure_too(called, written):
    file = written("one.csv", long_file(One=([5], "", "down"), Two=([5, 6], "", "up")))
    told = as_json(called("overview", file, *ASKED, "--format", "json"))
    assert [(each["measure"], each["points"]) for each in told] == [("One", 1), ("Two", 2)]


def test_files_whose_times_are_of_different_kinds_have_no_meeting_in_common(called, written):
    first = written("a.csv", "month,value\n2024-01-01,5\n2024-02-01,6\n")
    second = written("b.csv", "month,value\n1,5\n2,6\n")
    words = ("--time", "month", "--value", "value", "--format", "json")
    assert len(as_json(called("overview", first, second, *words))) == 2
    result = called("overview", first, second, *words, "--since", "2024-02-01")
    assert result.exit_code == 1
    assert "times of different kinds" in result.stderr


def test_of_very_many_measures_only_those_that_deserve_talk_are_examined(called, written, tmp_path):
    measures = {f"M{n:03}": (USUAL, "", "up") for n in range(205)} | {"Odd": ([*USUAL[:-1], 90], "", "up")}
    file = written("many.csv", long_file(**measures))
    told = as_json(called("overview", file, *ASKED, "--format", "json"))
    assert (told[0]["measure"], told[0]["cry_wolf"] is not None) == ("Odd", True)
    assert {each["cry_wolf"] for each in told[1:]} == {None}
    called("overview", file, *ASKED, "-o", tmp_path / "many.html")
    assert "only those that deserve talk are examined" in (tmp_path / "many.html").read_text()
