"""A paper as PDF, read back: tagged, in British English, words with each picture, no text is code."""

import io
from datetime import date

import pdfplumber
import pytest
from pypdf import PdfReader

from goldthread.papers import Paper, Text, charted_of, write


@pytest.fixture(scope="module")
def made(paper):
    return write(paper, "pdf")


@pytest.fixture(scope="module")
def reader(made):
    return PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def pages(made):
    with pdfplumber.open(io.BytesIO(made)) as opened:
        return [page.extract_text() for page in opened.pages]


def structure(element, found):
    """All elements of the structure tree, by kind."""
    element = element.get_object()
    if not hasattr(element, "get"):
        return found
    if "/S" in element:
        found.setdefault(element["/S"], []).append(element)
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            structure(child, found)
    return found


def test_it_is_tagged_and_says_its_language_and_title(reader, paper):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == paper.title


def test_its_structure_has_headings_tables_and_a_text_for_each_picture(reader, paper):
    found = structure(reader.trailer["/Root"]["/StructTreeRoot"], {})
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= set(found)
    alts = [str(figure.get("/Alt")) for figure in found["/Figure"]]
    assert len(alts) == len(paper.parts[0].rows) + len(paper.charts)
    assert all(len(alt) > 20 for alt in alts)


def test_what_it_says_is_there_with_its_doubts(pages, paper):
    said = " ".join(" ".join(pages).split())
    assert "Talk about these" in said
    assert "Of 100 charts like this" in said
    assert "cry wolf" in said
    assert "Made from readings.csv." in said


def test_nothing_of_peoples_texts_is_code(pages):
    said = "".join("".join(pages).split())
    assert "#text[x]$x$*b*_i_]#panic()" in said.replace("\u200b", "")


def test_each_chart_begins_a_page_and_no_page_is_empty(pages, paper):
    assert len(pages) >= len(paper.charts) + 1
    assert all(len(page) > 20 for page in pages)


def test_what_no_font_has_is_shown_as_a_box_and_ends_nothing(paper):
    odd = Paper(
        "Odd \U000e0000\U0001fbff", date(2026, 6, 3), parts=(Text("\ue123 x", ("\ue123 and words",)),)
    )
    with pdfplumber.open(io.BytesIO(write(odd, "pdf"))) as opened:
        assert "and words" in opened.pages[0].extract_text()


@pytest.mark.parametrize(
    "name",
    ["👩🏽‍⚕️ Nurses", "🇬🇧 Nurses", "#️⃣ Nurses", "\ufeffNurses", "न्‍ Nurses", "漢字仮名交じり文例題集成 Nurses"],
)
def test_joined_signs_end_nothing(name):
    made = write(Paper(name, date(2026, 6, 3), parts=(Text(name, (name,)),)), "pdf")
    with pdfplumber.open(io.BytesIO(made)) as opened:
        assert opened.pages[0].extract_text().count("Nurses") == 3


def test_how_it_was_made_is_not_torn_in_two(chart):
    said = tuple(f"Sentence {number} of how this was made." for number in range(9))
    parts = tuple(charted_of(chart, "Waits", definition=[("Counted as", "x")] * n) for n in (5, 9, 13))
    for part in parts:
        with pdfplumber.open(
            io.BytesIO(write(Paper("P", date(2026, 6, 3), parts=(part,), made=said), "pdf"))
        ) as opened:
            pages = [page.extract_text() for page in opened.pages]
        assert sum("of how this was made." in page for page in pages) == 1


def test_the_same_paper_gives_the_same_bytes(paper, made):
    assert write(paper, "pdf") == made
