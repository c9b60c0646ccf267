"""On the page: what a file leaves open is asked, the file comes back with it, answers are remembered."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.server.measures import queries
from goldthread.server.measures.files import MOST_BYTES
from goldthread.server.measures.forms.sent_file import NotSent, SentFile
from goldthread.server.measures.models import Import

ADDRESS = "/o/SASH/measures/OPD-LET/import/"
DAYS = "Month\tDays\tWeight\nMay 2019\t9\t1\nJun 2019\t8\t1\n"


@pytest.fixture
def look(client, letters, facilitator):
    """Sends the import page these answers; gives the page that follows."""
    client.force_login(facilitator)

    def post(**sent):
        return client.post(ADDRESS, sent, follow=True)

    return post


def text_of(page):
    return html.unescape(" ".join(page.content.decode().split()))


def hidden(page, name):
    """What a hidden field of the page holds."""
    field = re.search(rf'<input type="hidden" name="{name}"[^>]*>', page.content.decode())
    assert field is not None
    value = re.search(r'value="([^"]*)"', field[0])
    return html.unescape(value[1]) if value else ""


def waiting():
    looked = Import.objects.get()
    return [row[2] for row in looked.rows], looked.notes


def test_a_column_out_of_a_spreadsheet_goes_straight_to_the_decision(look):
    page = look(pasted="Month\tCompliance\nMay-19\t9.5\nJun-19\t9\n")
    assert "Take in these readings?" in text_of(page)
    assert "Read ‘Compliance’ as the value." in text_of(page)
    assert "‘MMM-yy’: 2 months, May 2019 to June 2019" in text_of(page)


def test_the_corner_of_a_pasted_table_may_be_an_empty_cell(look):
    look(pasted="\tMay-19\tJun-19\tJul-19\nDays to the letter\t9.5\t9\t7\n")
    rows, notes = waiting()
    assert len(rows) == 3, notes


def test_both_readings_are_shown_and_the_answer_decides(look):
    rows = "May 2019\t4,125\nJun 2019\t3,500\n"
    page = look(pasted=rows)
    assert page.status_code == 200
    assert "What parts the decimals?" in text_of(page)
    assert "‘4,125’ is 4125: the comma parts thousands" in text_of(page)
    assert not Import.objects.exists()
    look(pasted=rows, answer_decimal="comma")
    assert waiting()[0] == [4.125, 3.5]


def test_a_file_comes_back_with_the_question_and_is_not_chosen_again(look):
    file = SimpleUploadedFile("us.csv", b"month,n\n1/1/2019,5\n2/1/2019,6\n")
    page = look(file=file)
    assert "Which comes first in these dates?" in text_of(page)
    assert 'type="file"' not in page.content.decode()
    look(held=hidden(page, "held"), answer_dates="month")
    assert Import.objects.get().name == "us.csv"
    assert [row[1] for row in Import.objects.get().rows] == ["2019-01-01", "2019-02-01"]


def test_a_question_left_open_is_an_error_at_its_field(look):
    page = look(pasted="May 2019\t4,125\n", answering="on")
    assert page.status_code == 422
    assert "Choose how it is to be read." in text_of(page)
    assert 'href="#id_answer_decimal"' in page.content.decode()


def test_one_question_after_the_other_keeps_the_first_answer(look):
    rows = "Month\tDays\n1/1/2019\t4,125\n2/1/2019\t3,500\n"
    page = look(pasted=rows)
    assert "Which comes first in these dates?" in text_of(page)
    assert "What parts the decimals?" in text_of(page)
    page = look(pasted=rows, answer_dates="month")
    assert hidden(page, "answer_dates") == "month"
    look(pasted=rows, answer_dates="month", answer_decimal="point")
    assert waiting()[0] == [4125, 3500]


def test_where_several_columns_may_be_the_value_somebody_chooses_and_sees_what_it_would_be(look, letters):
    page = look(pasted=DAYS)
    assert "Which column is the value?" in text_of(page)
    assert "As it would be read now" in text_of(page)
    look(pasted=DAYS, column_period="Month", column_value="Weight")
    assert waiting()[0] == [1, 1]
    letters.refresh_from_db()
    assert letters.read_as["columns"] == {"period": "Month", "value": "Weight"}


def test_what_was_chosen_is_remembered_for_the_measures_next_file(look):
    look(pasted=DAYS, column_period="Month", column_value="Weight")
    page = look(pasted=DAYS.replace("2019", "2018"))
    assert "Take in these readings?" in text_of(page)
    assert "Read ‘Weight’ as the value." in waiting()[1]


def test_an_answer_is_remembered_where_the_same_is_asked_and_nowhere_else(look):
    look(pasted="May 2019\t4,125\n", answer_decimal="comma")
    look(pasted="Apr 2019\t1,500\n")
    assert waiting()[0] == [1.5]
    look(pasted="Apr 2019\t1,500.5\n")
    assert waiting()[0] == [1500.5]


def test_columns_can_be_chosen_though_nothing_is_in_doubt(look):
    page = look(pasted="period\tvalue\nMay 2019\t9\n", choose="on")
    assert "Which column is the period?" in text_of(page)
    assert "In which row are the names of the columns?" in text_of(page)


def test_columns_that_are_not_found_can_be_chosen(look):
    rows = "What\tWhen exactly\nabc\tMay 2019\n"
    page = look(pasted=rows)
    assert "the column value is missing" in text_of(page)
    assert "Which column is the value?" in text_of(page)


def test_a_row_of_thousands_of_digits_is_none(look):
    assert look(pasted="a\tb\nMay 2019\t9", heading_row="9" * 5000).status_code in (200, 422)


def test_a_wrong_choice_is_refused_by_row(look):
    page = look(pasted=DAYS, column_period="Days", column_value="Weight")
    assert page.status_code == 422
    assert "Expected a date" in text_of(page)


def test_a_file_of_many_measures_is_asked_about_too(client, letters, four_hours, facilitator):
    client.force_login(facilitator)
    address = reverse("measures:import_many", args=["SASH"])
    page = client.post(address, {"pasted": "measure\tperiod\tvalue\nOPD-LET\tMay 2019\t4,125\n"})
    assert "What parts the decimals?" in text_of(page)


def test_a_file_in_another_encoding_is_shown_as_it_would_read(look):
    page = look(file=SimpleUploadedFile("a.csv", "period,value,where\n2019-05-01,5,Café\n".encode("cp1252")))
    assert "Which of these reads right?" in text_of(page)
    assert "‘2019-05-01,5,Café’" in text_of(page)


def test_a_file_held_in_a_form_comes_back_byte_for_byte():
    held = SentFile("réadings.csv", bytes(range(256)) * 40)
    assert SentFile.of(held.text) == held


@pytest.mark.parametrize("text", ["", "nonsense", "////", "YWJj"])
def test_what_is_no_file_is_refused(text):
    with pytest.raises(NotSent):
        SentFile.of(text)


def test_a_file_that_unpacks_to_too_much_is_refused(look):
    bomb = SentFile("a.csv", b"0" * (MOST_BYTES + 2000))
    with pytest.raises(NotSent):
        SentFile.of(bomb.text)
    assert "choose it again" in text_of(look(held=bomb.text))


def test_the_readings_are_those_of_the_answer(look, letters, client):
    page = look(pasted="May 2019\t4,125\n", answer_decimal="comma")
    client.post(page.redirect_chain[-1][0], {"decision": "take_in"})
    assert list(queries.series(letters).values) == [4.125]
