"""Whoever guesses is slowed down; nobody is shut out by what others do."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from goldthread.server.people.models import Person
from goldthread.server.security.models import SecurityEvent

from .entering import (
    ELSEWHERE,
    HOME,
    PASSWORD,
    WARD,
    WRONG,
    at,
    code_of,
    given_a_password,
    given_an_app,
    is_in,
    sign_in,
)

Kind = SecurityEvent.Kind


def guess(client: Client, person: Person, times: int) -> Any:
    form = {"login": person.email, "password": WRONG}
    for _ in range(times):
        answer = client.post(reverse("account_login"), form)
    return answer


def test_whoever_guesses_is_told_how_long_to_wait(with_password: Person) -> None:
    answer = guess(at(ELSEWHERE), with_password, 6)
    assert answer.status_code == 429
    assert 100 < int(answer["Retry-After"]) <= 120
    page = answer.content.decode()
    assert "Too many attempts from here. Wait 2 minutes, and try again" in page
    assert "app-shell__mark" in page


def test_the_right_password_does_not_get_past_the_wait(with_password: Person) -> None:
    attacker = at(ELSEWHERE)
    guess(attacker, with_password, 6)
    sign_in(attacker, with_password)
    assert not is_in(attacker)


def test_an_attacker_slows_nobody_down_who_is_elsewhere(with_password: Person) -> None:
    guess(at(ELSEWHERE), with_password, 40)
    colleague = at(WARD)
    sign_in(colleague, with_password)
    assert is_in(colleague)


def test_an_attacker_on_the_same_ward_slows_no_browser_down_that_is_known(with_password: Person) -> None:
    colleague = at(WARD)
    sign_in(colleague, with_password)
    colleague.post(reverse("account_logout"))
    guess(at(WARD), with_password, 40)
    sign_in(colleague, with_password)
    assert is_in(colleague)


def test_a_known_browser_is_no_way_to_guess(with_password: Person) -> None:
    thief = at(ELSEWHERE)
    sign_in(thief, with_password)
    thief.post(reverse("account_logout"))
    assert guess(thief, with_password, 16).status_code == 429


def test_one_who_is_known_is_not_for_another_account(with_password: Person, administrator: Person) -> None:
    given_a_password(administrator)
    thief = at(ELSEWHERE)
    sign_in(thief, with_password)
    thief.post(reverse("account_logout"))
    assert guess(thief, administrator, 6).status_code == 429


def test_trying_everybodys_address_in_turn_is_slowed_down(db: None) -> None:
    attacker = at(ELSEWHERE)
    answers = [
        attacker.post(reverse("account_login"), {"login": f"p{n}@example.org", "password": WRONG}).status_code
        for n in range(75)
    ]
    assert answers[:60] == [200] * 60
    assert 429 in answers[60:]  # at the 61st; where the machine is slow, one more for every ten seconds


def test_many_who_sign_in_as_they_should_slow_down_nobody(with_password: Person) -> None:
    for _ in range(12):
        colleague = at(WARD)
        sign_in(colleague, with_password)
        assert is_in(colleague)


def test_an_address_that_is_made_up_by_the_browser_is_no_other_place(with_password: Person) -> None:
    attacker = at(ELSEWHERE)
    form = {"login": with_password.email, "password": WRONG}
    answers = [
        attacker.post(reverse("account_login"), form, headers={"x-forwarded-for": f"192.0.2.{n}"})
        for n in range(6)
    ]
    assert answers[-1].status_code == 429


def test_whoever_has_the_password_does_not_guess_the_code(with_password: Person) -> None:
    secret = given_an_app(with_password)
    answers = []
    for n in range(30):  # from as many places
        attacker = at(f"203.0.113.{n}")
        sign_in(attacker, with_password)
        answers.append(attacker.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code)
    assert answers.count(429) == 10
    attacker.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert not is_in(attacker)


def test_and_shuts_nobody_out_whose_browser_is_known(with_password: Person) -> None:
    secret, colleague = given_an_app(with_password), at(HOME)
    sign_in(colleague, with_password)
    colleague.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    colleague.post(reverse("account_logout"))
    for n in range(25):
        attacker = at(f"203.0.113.{n}")
        sign_in(attacker, with_password)
        attacker.post(reverse("mfa_authenticate"), {"code": "000000"})
    sign_in(colleague, with_password)
    colleague.post(reverse("mfa_authenticate"), {"code": code_of(secret, later=1)})
    assert is_in(colleague)


def test_a_code_is_good_once(with_password: Person) -> None:
    secret, code = given_an_app(with_password), ""
    for browser, gets_in in ((at(WARD), True), (at(ELSEWHERE), False)):
        code = code or code_of(secret)
        sign_in(browser, with_password)
        browser.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"})
        assert is_in(browser) is gets_in


def test_whoever_sits_down_at_an_open_computer_does_not_guess_the_password(with_password: Person) -> None:
    browser = at(WARD)
    sign_in(browser, with_password)
    answers = [
        browser.post(reverse("account_reauthenticate"), {"password": WRONG}).status_code for _ in range(16)
    ]
    assert answers[-1] == 429


@pytest.mark.parametrize("address", ["person1@example.org", "nobody@example.org"])
def test_an_address_gets_so_many_letters_and_nobody_is_told(address: str, staff: Person) -> None:
    assert staff.email == "person1@example.org"
    pages = set()
    for n in range(8):
        asked = at(f"203.0.113.{n}").post(reverse("account_reset_password"), {"email": address}, follow=True)
        pages.add(
            (asked.status_code, "If somebody with that address is known here" in asked.content.decode())
        )
    assert pages == {(200, True)}
    assert len(mail.outbox) == (5 if address == staff.email else 0)


def test_asking_for_letters_to_many_addresses_is_slowed_down(db: None) -> None:
    attacker = at(ELSEWHERE)
    answers = [
        attacker.post(reverse("account_reset_password"), {"email": f"p{n}@example.org"}).status_code
        for n in range(41)
    ]
    assert answers == [302] * 40 + [429]


def test_making_up_links_is_slowed_down(db: None) -> None:
    attacker = at(ELSEWHERE)
    answers = [attacker.get(reverse("people:accept", args=[f"made-up-{n}"])).status_code for n in range(41)]
    assert answers == [410] * 40 + [429]


def test_being_slowed_down_is_written_down_once_in_a_while(with_password: Person) -> None:
    guess(at(ELSEWHERE), with_password, 40)
    assert SecurityEvent.objects.filter(kind=Kind.SLOWED, person=with_password.pk).count() == 1


def test_sign_in_answers_alike_whether_an_address_has_an_account(
    with_password: Person, administrator: Person, somebody: object
) -> None:
    answers: dict[Any, Any] = {}
    for email in (with_password.email, administrator.email, "nobody@example.org"):
        for n in range(6):
            page = at(ELSEWHERE).post(reverse("account_login"), {"login": email, "password": WRONG})
            said = page.content.decode().replace(email, "…")
            said = said.split("csrfmiddlewaretoken")[0]
            answers.setdefault(n, set()).add((page.status_code, said, tuple(sorted(page.cookies))))
    assert {len(found) for found in answers.values()} == {1}
    assert PASSWORD not in str(answers)


def test_whoever_changes_a_password_does_not_guess_the_one_there_is(with_password: Person) -> None:
    browser = at(WARD)
    sign_in(browser, with_password)
    form = {"oldpassword": WRONG, "password1": "three words of another kind"}
    answers = [browser.post(reverse("account_change_password"), form).status_code for _ in range(16)]
    assert answers[-1] == 429


def test_whoever_is_half_in_is_out_when_the_password_changes(with_password: Person) -> None:
    secret, attacker = given_an_app(with_password), at(ELSEWHERE)
    sign_in(attacker, with_password)
    with_password.set_password("three words of another kind")
    with_password.save()
    attacker.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert not is_in(attacker)


def test_beginning_with_a_passkey_again_and_again_is_slowed_down(db: None) -> None:
    script = {"accept": "application/json", "x-requested-with": "XMLHttpRequest"}
    answers = [
        at(ELSEWHERE).get("/accounts/2fa/webauthn/login/", headers=script).status_code for _ in range(31)
    ]
    assert answers == [200] * 30 + [429]
