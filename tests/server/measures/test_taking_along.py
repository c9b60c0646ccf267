"""A chart is taken along as pictures, files, a line of Markdown, an address."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from goldthread.papers import KINDS
from goldthread.server.measures import actions

TAKE = reverse("measures:take", args=["SASH", "OPD-LET"])


def picture(size: str, kind: str) -> str:
    return reverse("measures:take_picture", args=["SASH", "OPD-LET", size, kind])


def paper(kind: str) -> str:
    return reverse("measures:take_paper", args=["SASH", "OPD-LET", kind])


@pytest.fixture
def signed_in(client: Client, facilitator) -> Client:
    client.force_login(facilitator)
    return client


def test_the_page_offers_pictures_files_markdown_and_an_address(signed_in, read_letters):
    page = signed_in.get(TAKE).content.decode()
    for where in (picture("slide", "png"), picture("half", "png"), picture("phone", "png"), paper("xlsx")):
        assert where in page
    assert "![" in page
    assert "XmR chart of 36 readings" in page
    assert "http://testserver/o/SASH/measures/OPD-LET/" in page


def test_a_measure_says_that_its_chart_can_be_taken_along(signed_in, read_letters, letters):
    page = signed_in.get(reverse("measures:measure", args=["SASH", "OPD-LET"])).content.decode()
    assert TAKE in page


def test_nothing_is_offered_before_there_is_a_chart(signed_in, letters):
    assert "Nothing to take along yet" in signed_in.get(TAKE).content.decode()
    assert signed_in.get(picture("half", "png")).status_code == 404
    assert signed_in.get(paper("html")).status_code == 404


def test_a_picture_carries_its_title_its_sentence_its_doubts_and_its_day(signed_in, read_letters):
    answer = signed_in.get(picture("slide", "svg"))
    drawn = answer.content.decode()
    for said in ("Days to the outpatient letter", "Nothing unusual", "cry wolf", "OPD-LET, revision 1"):
        assert said in drawn
    assert "SASH-OPD-LET-" in answer["Content-Disposition"]


@pytest.mark.parametrize("size", ["slide", "half", "phone"])
def test_a_picture_comes_in_three_sizes(signed_in, read_letters, size):
    assert signed_in.get(picture(size, "png")).content.startswith(b"\x89PNG")


def test_a_provisional_definition_is_said_in_the_picture(signed_in, read_letters):
    assert read_letters.owner is None
    assert "rovisional" in signed_in.get(picture("slide", "svg")).content.decode()


def test_a_workbook_has_the_readings(signed_in, read_letters):
    book = load_workbook(io.BytesIO(signed_in.get(paper("xlsx")).content))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "Days to the outpatient letter" in cells


MAGIC = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF", "pptx": b"PK", "docx": b"PK", "xlsx": b"PK"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(KINDS))
def test_a_chart_is_a_file_of_each_kind(signed_in, read_letters, kind):
    answer = signed_in.get(paper(kind))
    assert answer.content.startswith(MAGIC[kind])
    assert answer["Content-Type"] == KINDS[kind].media
    assert f".{kind}" in answer["Content-Disposition"]


@pytest.mark.parametrize("where", [picture("huge", "png"), picture("half", "gif"), paper("exe")])
def test_there_are_no_others(signed_in, read_letters, where):
    assert signed_in.get(where).status_code == 404


def test_the_numbers_come_as_a_table_with_their_limits(signed_in, read_letters):
    where = reverse("measures:take_table", args=["SASH", "OPD-LET"])
    rows = list(csv.DictReader(io.StringIO(signed_in.get(where).content.decode("utf-8-sig"))))
    assert len(rows) == 36
    assert float(rows[0]["lower"]) < float(rows[0]["centre"]) < float(rows[0]["upper"])


def test_markdown_means_nothing_that_people_wrote(signed_in, read_letters, facilitator):
    actions.note_point(
        measure=read_letters,
        period=read_letters.revisions.get().readings.first().period,
        text="[x](javascript:alert(1))",
        by=facilitator,
    )
    assert "](javascript:" not in signed_in.get(TAKE).content.decode()
