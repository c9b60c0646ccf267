"""A paper with one of everything, and names as hostile as people can type them."""

from datetime import date

import pytest

from goldthread.methods import spc
from goldthread.methods.spc.attention import attention, facts_of
from goldthread.papers import Group, Overview, Paper, Table, Text, charted_of, matrix_of, row_of
from goldthread.papers.measured import briefly_sure_of, sure_of

MONTHS = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(18)]
USUAL = [50.0, 54, 51, 53, 49, 52, 50, 55, 51, 48, 52, 53, 50, 51, 54, 49, 52, 51]

NAMES = (
    '=HYPERLINK("http://example.org","Falls")',
    "<script>alert(1)</script> & <b>",
    "A very long name of a measure " * 10,
    "Emoji 😀 and 日本",
    "مستشفى",
    "bell\x07 tab\tnew\nline \u202eturned round",
    "#text[x] $x$ *b* _i_ ] #panic() \\ \"quoted\" 'so' @here",
    "+1-2@3",
    "[Book]'Sheet'!A1:B2?*/",
)


@pytest.fixture(scope="session")
def chart():
    """A chart of eighteen months whose last point is far above, where down is better."""
    return spc.xmr([*USUAL[:-1], 90.0], MONTHS, improves="down", target=40, unit="%")


def of(chart, name):
    """A chart as a row and as a page."""
    found, beside = attention(facts_of(chart)), spc.beside(chart)
    row = row_of(chart, name, attention=found, sure=briefly_sure_of(beside, chart), belongs="Ward 4")
    page = charted_of(
        chart,
        name,
        sure=sure_of(beside),
        why=found.why,
        events=[(MONTHS[9], "=1+1 <i>new rota</i>")],
        notes={MONTHS[3]: "A strike #let x = 1"},
        definition=[("Counted as", "=a / b")],
    )
    return row, page


@pytest.fixture(scope="session")
def paper(chart):
    """One of everything, with hostile names."""
    both = [of(chart, name) for name in NAMES]
    usual, _ = of(spc.xmr(USUAL, MONTHS, improves="down", target=60, unit="%"), "Hand washing")
    overview = Overview(
        (
            Group(f"Talk about these ({len(both)})", tuple(row for row, _ in both)),
            Group("As usual (1)", (usual,)),
        )
    )
    parts = (
        overview,
        matrix_of(overview.rows),
        *(page for _, page in (both[0], both[5], both[6])),
        Text("=Words", ("First paragraph.", "<em>Second</em> paragraph.")),
        Table("=A table", ("Name", "=Number"), (("=1+1", 1.5), ("x", None))),
    )
    return Paper(
        "Board, <June> =2026",
        date(2026, 6, 3),
        "Trust of many names",
        parts,
        ("One file was left out.",),
        ("Made from readings.csv.",),
    )
