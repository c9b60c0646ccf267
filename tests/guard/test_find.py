"""What the guard stops, and what it lets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.guard import find
from goldthread.guard.nhs_numbers import is_nhs_number

NHS_NUMBERS = [
    "9434765919",
    "943 476 5919",
    "943-476-5919",
    "943\u00a0476\u00a05919",
    "943  476  5919",
    "943 - 476 - 5919",
    "943.476.5919",
    "9434 765919",
    "94347 65919",
    "94 34 76 59 19",
    "9 4 3 4 7 6 5 9 1 9",
    "NHS9434765919",
    "The letter (943 476 5919) went out twice",
    "Mary Jones,9434765919,12",
    "9434765919 12 admissions",
]
BIRTHS = [
    "DOB 3/4/1951",
    "D.O.B.: 03.04.51",
    "date of birth: 3rd April 1951",
    "dob 03041951",
    "born on 1951-04-03",
    "born 3 Apr 51",
    "Jones, Mary 3.4.1951",
    "JONES, Mary 3.4.1951",
    "Mary Jones (03/04/1951)",
    "Mary JONES 03/04/1951",
    "M Jones 3/4/51",
    "Mary O’Brien, 3 April 1951",
    "Mary Jones 3-Apr-1951",
    "Mary Jones April 3, 1951",
    "Mary Jones 3 4 1951",
    "03/04/1951 Mary Jones waited four hours",
    "Mrs Jones 3/4/1951",
    "Mr. Smith (12/03/2012)",
    "Baby Smith was seen on 3.4.2019",
    "Patient Jones, seen 15/07/2019",
]
HOSPITAL_NUMBERS = [
    "Hospital number A123456",
    "hosp no. 1234567",
    "Hospital No: 123456",
    "MRN 1234567",
    "mrn: K123456",
    "patient id 123456",
    "unit number 654321",
    "case note no 123456A",
    "PAS 1234567",
]
INNOCENT = [
    "15/07/2019 ward 12",
    "4-hour 95% 1234567",
    "1234567",
    "Attendances 7,012 7,600 7,431 6,998",
    "1021 998 1043 977 1002",
    "Telephone 020 7946 0958",
    "Ring 0800 1111111 or 07700 900123",
    "+44 20 7946 0958",
    "ISBN 0-306-40615-2",
    "ISBN-10: 0306406152",
    "ISBN 978-0-306-40615-7",
    "Ward Round 15/07/19",
    "East Surrey Hospital, 1 April 1998",
    "Rapid Process 3.4.2018 to 7.4.2018",
    "Agreed with Mary Jones on 15 July 2019",
    "Mary Jones, 15 July 2019",
    "From 12.5 to 3.4.1 minutes",
    "Patient flow 2018/19: 12345 patients",
    "Patients 123456",
    "Hospital 2019 plan, unit 3",
    "£9434765919",
    "9434765919.5",
    "2019-07-15 12:30",
    "5S level 1 to 5; 6 weeks; 30/60/90 days",
    "Room 12345, level 2",
    "The notes of 12/03/2019 say so",
    "DOB is never recorded here",
]


@pytest.mark.parametrize("text", NHS_NUMBERS)
def test_an_nhs_number_is_found(text: str) -> None:
    assert [f.looks_like for f in find(text)] == ["an NHS number"]


@pytest.mark.parametrize("text", BIRTHS)
def test_a_date_of_birth_is_found(text: str) -> None:
    assert [f.looks_like for f in find(text)] in (["a date of birth"], ["a name with a date of birth"])


@pytest.mark.parametrize("text", HOSPITAL_NUMBERS)
def test_a_hospital_number_is_found(text: str) -> None:
    assert [f.looks_like for f in find(text)] == ["a hospital number"]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_an_improvement_programme_writes_is_let_through(text: str) -> None:
    assert find(text) == ()


def test_what_is_found_stands_word_for_word_in_the_text() -> None:
    for text in (*NHS_NUMBERS, *BIRTHS, *HOSPITAL_NUMBERS):
        assert all(f.found in text for f in find(text))


def test_several_findings_are_all_named() -> None:
    found = find("Mary Jones 3.4.1951, NHS 943 476 5919, MRN 1234567")
    assert [f.looks_like for f in found] == [
        "an NHS number",
        "a name with a date of birth",
        "a hospital number",
    ]


def test_the_check_digit_worked_by_hand() -> None:
    # 9·10+4·9+3·8+4·7+7·6+6·5+5·4+9·3+1·2 = 299; 299 mod 11 = 2; 11 - 2 = 9
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
    assert not is_nhs_number("0000000000")


def check_digit(nine: str) -> int:
    """The slow, obvious twin: try each tenth digit for a sum that eleven divides."""
    total = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True))
    return next((d for d in range(10) if (total + d) % 11 == 0), -1)


nines = st.text("0123456789", min_size=9, max_size=9).filter(lambda n: len(set(n)) > 1)
cuts = st.lists(st.booleans(), min_size=9, max_size=9)
gaps = st.sampled_from([" ", "\u00a0", "  ", "\u2009"])


def grouped(digits: str, where: list[bool], gap: str) -> str:
    return "".join(d + (gap if cut else "") for d, cut in zip(digits, [*where, False], strict=True))


def reads_as_a_date(text: str) -> bool:
    return any(len(g) == 4 and g[:2] in ("19", "20") for g in text.split())


@given(nines, cuts, gaps)
def test_a_valid_nhs_number_is_found_in_any_grouping(nine: str, where: list[bool], gap: str) -> None:
    tenth = check_digit(nine)
    if tenth < 0:  # no tenth digit makes these nine a number
        return
    text = grouped(f"{nine}{tenth}", where, gap)
    if not reads_as_a_date(text):
        assert text in [f.found for f in find(f"Seen: {text}, yesterday")]


@given(nines, st.integers(0, 9), cuts, gaps)
def test_a_number_with_a_wrong_check_digit_is_not(nine: str, tenth: int, where: list[bool], gap: str) -> None:
    if tenth != check_digit(nine):
        text = f"Seen: {grouped(f'{nine}{tenth}', where, gap)}, yesterday"
        assert "an NHS number" not in [f.looks_like for f in find(text)]


@given(st.text(max_size=300))
def test_no_text_stops_the_guard(text: str) -> None:
    find(text)


NUMBER = "9434765919"
MADE_BY_MACHINES = [
    f"ab{NUMBER}{'c' * 20}",
    f"{NUMBER}{'0f' * 27}",
    f"0f0f0f0f-0f0f-0f0f-0f0f-a{NUMBER}b",
    f"https://trust.example/files/ab{NUMBER}{'c' * 20}?download=1",
]


@pytest.mark.parametrize("text", MADE_BY_MACHINES)
def test_the_figures_of_a_machines_name_are_chance(text):
    assert find(text) == ()


@pytest.mark.parametrize("text", [f"ab{NUMBER} {'c' * 20}", f"abc{NUMBER}", f"{NUMBER} {'0f' * 16}"])
def test_a_number_beside_or_in_what_no_machine_writes_is_one(text):
    assert [each.found for each in find(text)] == [NUMBER]


@given(st.binary(min_size=16, max_size=64))
def test_no_hash_looks_like_somebodys_care(content):
    assert find(f"a{content.hex()}"[:128]) == ()
