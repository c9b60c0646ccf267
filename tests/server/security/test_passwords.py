"""Which passwords are taken: by their length and by what others would try, never by capitals and digits."""

import unicodedata

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goldthread.server.people.models import Person

GUESSED = [
    "123456789012",
    "000000000000",
    "111122223333",
    "passwordpassword",
    "password1234",
    "Passw0rd!2026",
    "P@ssw0rd1234!",
    "iloveyouiloveyou",
    "letmeinletmein",
    "welcometothenhs",
    "Goldthread2026",
    "goldthread!!!!",
    "G0ldthr3ad2026",
    "September2026",
    "September2026!",
    "Winter2026Winter2026",
    "springsummerautumn",
    "mondaytuesday",
    "qwertyuiopas",
    "qwertyuiop123",
    "1qaz2wsx3edc",
    "asdfghjklqwe",
    "zxcvbnm,./zxcvbnm",
    "abcdefghijkl",
    "aaaaaaaaaaaa",
    "abababababab",
    "Hospital2026!!",
    "nursenursenurse",
    "ward seven ward seven",
    "SurreySussex2026",
    "sash2026sash2026",
    "SamLee20192026",
    "samlee@example.org",
    "manchesterunited",
]

WELCOME = [
    "coffee train fish",
    "walking to theatre seven",
    "correct horse battery staple",
    "three words of another kind",
    "purplekettleunderneath",
    "Bluebell-tractor-9",
    "die Katze tritt die Treppe krumm",
    "привет зелёный чайник",
    "七転び八起き 猿も木から落ちる",
    "8f3Kq-zz91-LmvP",
    "v7$Rk!q2@Lm9#",
    "a sentence with spaces, commas and so on",
    "x" + "lorem ipsum dolor sit amet " * 30,
]


@pytest.mark.parametrize("password", GUESSED)
def test_what_is_tried_first_is_refused(password: str, staff: Person) -> None:
    with pytest.raises(ValidationError, match="Three words that do not belong together"):
        validate_password(password, staff)


@pytest.mark.parametrize("password", WELCOME)
def test_what_nobody_else_would_try_is_welcome(password: str, staff: Person) -> None:
    validate_password(password, staff)


def test_a_short_one_is_told_what_to_do() -> None:
    with pytest.raises(ValidationError, match=r"at least 12 characters. Three words"):
        validate_password("v7$Rk!q2@")


def test_a_very_long_one_is_refused_before_anything_is_reckoned() -> None:
    with pytest.raises(ValidationError, match="at most 1000"):
        validate_password("v7$Rk!q2@ " * 200_000)


def test_it_is_the_same_however_its_letters_were_put_together(staff: Person) -> None:
    apart = unicodedata.normalize("NFD", "café ½ überall")
    staff.set_password(apart)
    assert staff.check_password("café ½ überall")
    assert staff.check_password(unicodedata.normalize("NFKC", apart))
    assert not staff.check_password("cafe ½ uberall")


def test_one_that_was_kept_as_it_was_typed_still_lets_in(staff: Person) -> None:
    typed = unicodedata.normalize("NFD", "café überall")
    super(Person, staff).set_password(typed)  # as before there was one form
    assert staff.check_password(typed)
