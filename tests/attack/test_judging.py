"""An attack that finds nothing is worth something only if it sees what is there to be found."""

import io

from openpyxl import Workbook

from attack.asking import Answer
from attack.walk import SAYS, WORD, readable, wrongs

TOLD = tuple((name, "said") for name in SAYS)


def page(body: str, status: int = 200, kind: str = "text/html", **more: str) -> Answer:
    said = tuple((name.replace("_", "-"), value) for name, value in more.items())
    return Answer(status, (*TOLD, ("content-type", kind), *said), body.encode())


def test_what_is_as_it_should_be_is_not_found() -> None:
    cookie = "sessionid=1; HttpOnly; SameSite=Lax"
    assert list(wrongs(page("<p>=1+zq1001z&quot; data-zq</p>", set_cookie=cookie))) == []
    assert list(wrongs(page("", 302, location="/accounts/login/?next=//evil.example"))) == []


def test_an_error_of_ours_is_found() -> None:
    assert list(wrongs(page("", 500))) == ["500"]
    assert list(wrongs(page("Traceback (most recent call last)"))) == ["a traceback on the page"]


def test_an_answer_that_does_not_say_how_to_treat_it_is_found() -> None:
    assert len(list(wrongs(Answer(200, (), b"")))) == 1


def test_a_way_elsewhere_is_found() -> None:
    for leads in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert list(wrongs(page("", 302, location=leads))), leads


def test_an_open_cookie_is_found() -> None:
    assert list(wrongs(page("", set_cookie="sessionid=1; SameSite=Lax")))


def test_planted_text_that_became_an_element_or_an_attribute_is_found() -> None:
    assert list(wrongs(page("<p>zq1001z<i data-zq=2></i></p>")))
    assert list(wrongs(page('<input value="zq1001z" data-zq=1>')))
    assert list(wrongs(page('<a href=" JavaScript:alert(1)">')))


def test_a_live_formula_is_found_in_a_csv_and_in_a_workbook() -> None:
    assert list(wrongs(page('title\n"=1+zq1001z"', kind="text/csv")))
    assert list(wrongs(page("title\n'=1+zq1001z", kind="text/csv"))) == []
    assert len(list(wrongs(workbook("=1+1")))) == 1
    assert list(wrongs(workbook("'=1+1"))) == []


def test_words_are_read_in_workbooks_too() -> None:
    assert WORD.findall(readable(workbook("zq1001z"))) == [b"1001"]


def workbook(cell: str) -> Answer:
    book, out = Workbook(), io.BytesIO()
    book.active.append([cell])
    book.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Answer(200, (*TOLD, ("content-type", kind)), out.getvalue())
