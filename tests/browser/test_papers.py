"""An overview as one page in a real browser: reachable, no wider than a phone, and A4 without cut rows."""

import io

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner

from goldthread.cli import main

BOARD = ("example:board_measures", "--by", "measure", "--target", "target", "--improves", "better")


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    out = tmp_path_factory.mktemp("paper") / "board.html"
    result = CliRunner().invoke(main, ["overview", *BOARD, "--unit", "unit", "-o", str(out)])
    assert result.exit_code == 0, result.output
    return out.as_uri()


@pytest.fixture
def at(chromium, paper):
    """The paper in a window so wide, without a script."""
    pages = []

    def wide(pixels):
        pages.append(chromium.new_page(viewport={"width": pixels, "height": 900}, java_script_enabled=True))
        pages[-1].goto(paper)
        return pages[-1]

    yield wide
    for page in pages:
        page.close()


@pytest.mark.parametrize("pixels", [1280, 360])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(at, pixels):
    page = at(pixels)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= pixels


def test_a_measure_leads_to_its_chart_and_its_points_open_by_key(at):
    page = at(1280)
    page.get_by_role("rowheader", name="Agency spending").get_by_role("link").click()
    assert page.url.endswith("#part-2")
    points = page.locator("section.chart details").first
    points.locator("summary").focus()
    page.keyboard.press("Enter")
    assert points.get_by_role("cell", name="December 2025").is_visible()


def test_on_paper_it_is_a4_on_its_side_and_no_row_is_cut(at):
    printed = at(1280).pdf(prefer_css_page_size=True, print_background=True)
    with pdfplumber.open(io.BytesIO(printed)) as pages:
        assert (round(pages.pages[0].width), round(pages.pages[0].height)) == (842, 595)
        texts = [page.extract_text() for page in pages.pages]
    row = next(text for text in texts if "Staff appraised" in text)
    assert "Not read since August 2025." in row
    charts = [text for text in texts if text.startswith("Agency spending")]
    assert len(charts) == 1
    assert "Of 100 charts like this" in charts[0]
