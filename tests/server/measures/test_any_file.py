"""Whatever is written is read again, and whatever comes, nothing breaks."""

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from .reading_files import SHARES, numbers, pasted, read, sheet

REPEATABLE = settings(deadline=None, derandomize=True)

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
values = st.floats(-1e6, 1e6).map(lambda v: round(v, 3))


@settings(REPEATABLE)
@given(st.lists(st.tuples(days, values), min_size=1, max_size=20))
def test_what_is_written_is_read_again(rows):
    text = "period,value\n" + "".join(f"{day:%Y-%m-%d},{value:.3f}\n" for day, value in rows)
    assert numbers(read(text)) == rows


@settings(REPEATABLE)
@given(st.lists(st.tuples(days, values), min_size=1, max_size=5))
def test_thousands_and_words_are_read_again(rows):
    text = "".join(f"{day.day} {day:%B} {day.year}\t{value:,.3f}\n" for day, value in rows)
    assert numbers(pasted(text)) == rows


@settings(REPEATABLE)
@given(st.binary(max_size=300))
def test_no_bytes_break_it(data):
    for name in ("a.csv", "a.xlsx"):
        found = read(data, name=name)
        assert found.problems or found.asked or found.rows


@settings(REPEATABLE)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    assert pasted(text, SHARES) is not None
    assert read("period,value\n" + text) is not None


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1950, 1, 1)),
    st.datetimes(datetime(1950, 1, 1)),
    st.times(),
    st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), max_size=12),
)


@settings(REPEATABLE, max_examples=40)
@given(st.lists(st.lists(cells, max_size=4), max_size=6))
def test_no_workbook_breaks_it(rows):
    found = read(sheet([["Period", "Value"], *rows]), name="a.xlsx")
    assert found.problems or found.asked or found.rows
    assert all(str(problem) for problem in found.problems)
