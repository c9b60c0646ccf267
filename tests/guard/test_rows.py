"""What the guard finds in files, with row and column."""

from datetime import date, datetime

from goldthread.guard import findings_in_rows, said_not


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
    with said_not(["943 476 5919"]):
        assert places([["943 476 5919"], ["9434765919"]]) == [(2, 1, "an NHS number")]


def test_a_hundred_thousand_rows_are_read_in_seconds() -> None:
    rows = [["2019-01-01", "AE-4H", "7,012.5", 7600] for _ in range(100_000)]
    began = datetime.now()
    assert not list(findings_in_rows(rows))
    assert (datetime.now() - began).total_seconds() < 5
