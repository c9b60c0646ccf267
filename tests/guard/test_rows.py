"""What the guard finds in files, with row and column."""

from datetime import date, datetime

import pytest

from goldthread.guard import findings_in_rows, not_care


def places(rows: list[list[object]]) -> list[tuple[int, int, str]]:
    return [(at.row, at.column, at.finding.looks_like) for at in findings_in_rows(rows)]


def test_a_cell_is_named_by_row_and_column() -> None:
    rows: list[list[object]] = [["period", "value"], ["2019-01-01", "12"], ["2019-02-01", "943 476 5919"]]
    assert places(rows) == [(3, 2, "an NHS number")]


def test_a_number_in_a_cell_is_read_as_its_digits() -> None:
    assert places([[9434765919], [9434765919.0]]) == [(1, 1, "an NHS number"), (2, 1, "an NHS number")]


def test_what_stands_below_a_telling_head_is_found() -> None:
    rows: list[list[object]] = [
        ["Patient name", "DOB", "Hospital number", "NHS number", "wait"],
        ["Mary", datetime(2019, 4, 3), "123456", "1234567890", 12],
    ]
    assert places(rows) == [
        (2, 1, "a patient’s name"),
        (2, 2, "a date of birth"),
        (2, 3, "a hospital number"),
        (2, 4, "an NHS number"),
    ]


def test_a_name_beside_a_birth_date_is_found() -> None:
    assert places([["Mary Jones", date(1951, 4, 3)]]) == [(1, 2, "a name with a date of birth")]
    assert places([["3.4.1951", "Jones, Mary"]]) == [(1, 1, "a name with a date of birth")]


def test_months_of_figures_are_let_through() -> None:
    rows: list[list[object]] = [
        ["Organisation", "period", "numerator", "denominator"],
        ["Leeds Teaching", date(2008, 4, 1), 7012, 7600],
        ["Mary Seacole", "2008-05-01", 7012.5, None],
        ["", "01/06/2019", "7,012", "92.3%"],
    ]
    assert places(rows) == []


def test_what_was_said_not_to_be_care_is_left_out() -> None:
    with not_care(["943 476 5919"]):
        assert places([["943 476 5919"], ["9434765919"]]) == [(2, 1, "an NHS number")]


@pytest.mark.parametrize(
    "cells",
    [
        ["943", "476", "5919"],
        ["Ward 7", "943", "476", "5919", "F"],
        [943, 476, 5919],
        [943.0, 476.0, 5919.0],
        ["943 476", "5919"],
        ["943", "4765919"],
        ["67", "943", "476", "5919", "2"],
        list("9434765919"),
        ["９４３", "４７６", "５９１９"],
        ["943\u200b", "476", "5919"],
    ],
)
def test_a_number_spread_over_neighbouring_cells_is_found(cells: list[object]) -> None:
    assert [at.finding.looks_like for at in findings_in_rows([["a", "b"], cells])] == ["an NHS number"]


def test_a_spread_number_is_placed_where_it_begins_and_quoted_whole() -> None:
    (at,) = findings_in_rows([["ward", "", "", ""], ["Ward 7", "943", "476", "5919"]])
    assert (at.row, at.column, at.finding.found) == (2, 2, "943 476 5919")


def test_counts_side_by_side_are_let_through() -> None:
    counts: list[list[object]] = [
        [f"2019-{m:02}-01", 300 + m * 7, 450 + m, 1200 + m * 13] for m in range(1, 13)
    ]
    wide: list[list[object]] = [["Ward 7", *(300 + n * 83 % 9000 for n in range(24))] for _ in range(2)]
    assert places(counts) == []
    assert places(wide) == []


@pytest.mark.parametrize(
    "head",
    [
        "NHS_Number",
        "NHSNumber",
        "NHS No.",
        "nhs number",
        "Patient NHS number",
        "NHS Number (10 digits)",
        "CHI number",
    ],
)
def test_a_head_is_known_however_it_is_written(head: str) -> None:
    assert places([[head, "wait"], ["943 476 5918", 12]]) == [(2, 1, "an NHS number")]


@pytest.mark.parametrize(
    "head", ["Telephone", "Order no", "Invoice number", "PO", "Our reference", "Account_no"]
)
def test_below_a_head_that_says_otherwise_ten_digits_are_let_through(head: str) -> None:
    assert places([[head, "cost"], ["9434765919", 12], [4010232137, 12]]) == []


def test_what_stands_right_of_a_telling_head_is_found() -> None:
    rows: list[list[object]] = [["NHS number:", "943 476 5918"], ["DOB", "3/4/2015"], ["Ward", "7"]]
    assert places(rows) == [(1, 2, "an NHS number"), (2, 2, "a date of birth")]


@pytest.mark.parametrize(
    "cells",
    [
        ["Mary", "Jones", "03/04/1951"],
        ["JONES", "MARY", "03/04/1951"],
        ["jones", "mary", "3.4.51"],
        ["Mary Jones", "F", "03/04/1951"],
        ["Mary", "Jones", "F", date(1951, 4, 3)],
        ["Mrs Jones", "3 April 1951"],
        ["mary jones", "1951-04-01"],
        ["03/04/1951", "Mary", "Jones"],
        ["Ma\u00adry Jones", "０３/０４/１９５１"],
    ],
)
def test_a_name_in_one_cell_or_two_beside_a_birth_date_is_found(cells: list[object]) -> None:
    assert [at.finding.looks_like for at in findings_in_rows([cells])] == ["a name with a date of birth"]


@pytest.mark.parametrize(
    "cells",
    [
        ["Mary", "Jones", "03/04/2019"],
        ["Leeds", "Teaching", "2008-04-03"],
        ["Ward 7", "East Surrey", date(2008, 4, 3)],
        ["Mary Jones", "KPO", "01/04/2009"],
    ],
)
def test_staff_and_places_beside_the_days_of_figures_are_let_through(cells: list[object]) -> None:
    assert places([cells]) == []


def test_below_patient_a_full_name_is_found_and_a_count_is_not() -> None:
    assert places([["Patient", "wait"], ["Mary Jones", 12], ["14", 12]]) == [(2, 1, "a patient’s name")]


def test_what_was_said_is_known_again_though_a_browser_changed_its_ends_of_lines() -> None:
    with not_care(["943\r\n476\r\n5919"]):
        assert places([["943\n476\n5919"]]) == []
