"""A wide table, a month a column and a ward a row, becomes long."""

import re

from goldthread.tables.reading import read
from goldthread.tables.wide import long, time_headings

WIDE = b"Ward,Site,Jan-19,Feb-19,Mar-19\nA,X,1,2,\nB,Y,4,5,6\n"


def is_time(text):
    return bool(re.fullmatch(r"[A-Z][a-z]{2}-\d\d", text))


def test_each_cell_under_a_time_becomes_a_row():
    table = read(WIDE, name="a.csv")
    made = long(table, time_headings(table, is_time))
    assert made.columns == ("Ward", "Site", "period", "value")
    rows = list(zip(*(made.column(name) for name in made.columns), strict=True))
    assert rows == [
        ("A", "X", "Jan-19", "1"),
        ("A", "X", "Feb-19", "2"),
        ("B", "Y", "Jan-19", "4"),
        ("B", "Y", "Feb-19", "5"),
        ("B", "Y", "Mar-19", "6"),
    ]
    assert [made.row(place) for place in range(5)] == [2, 2, 3, 3, 3]
    assert made.warnings[-1] == "3 columns, ‘Jan-19’ to ‘Mar-19’, were read as times, a row for each cell"


def test_a_table_with_few_times_among_its_headings_is_not_wide():
    assert time_headings(read(b"Ward,Jan-19,Feb-19\nA,1,2\n", name="a.csv"), is_time) == ()
    assert (
        time_headings(read(b"a,b,c,d,Jan-19,Feb-19,Mar-19\n" + b"1," * 6 + b"1\n", name="a.csv"), is_time)
        == ()
    )


def test_a_column_called_as_the_new_one_keeps_its_name():
    made = long(read(b"value,Jan-19\nA,1\n", name="a.csv"), ["Jan-19"])
    assert made.columns == ("value", "period", "value read")
