"""Where one is signed in can be seen and ended; what changes how one signs in ends it everywhere else."""

import re
import time
from pathlib import Path

import allauth
import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.server.people import actions as people
from goldthread.server.people import telling_them
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.addresses import token_of
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.people.signing_in import address_to_set_a_password
from goldthread.server.security import log
from goldthread.server.security.models import SecurityEvent

from .entering import ELSEWHERE, HOME, PASSWORD, WARD, at, code_of, given_a_password, is_in, sign_in

Kind = SecurityEvent.Kind
NEW = "three words of another kind"
TELEPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1"
)


@pytest.fixture
def ward(with_password: Person) -> Client:
    browser = at(WARD)
    sign_in(browser, with_password)
    return browser


@pytest.fixture
def telephone(with_password: Person) -> Client:
    browser = Client(REMOTE_ADDR=HOME, HTTP_USER_AGENT=TELEPHONE)
    sign_in(browser, with_password)
    return browser


def again(client: Client) -> None:
    """Say who one is once more, as is asked before signing in is changed."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_each_place_is_told_in_plain_words(ward: Client, telephone: Client) -> None:
    page = ward.get(reverse("people:own_sessions")).content.decode()
    assert "Safari on an iPhone" in page
    assert HOME in page
    assert "This one" in page


def test_one_is_ended_and_the_others_go_on(ward: Client, telephone: Client) -> None:
    page = ward.get(reverse("people:own_sessions")).content.decode()
    [end] = re.findall(r'action="(/accounts/sessions/\d+/end/)"', page)
    ward.post(end)
    assert is_in(ward)
    assert not is_in(telephone)


def test_all_others_are_ended_at_once(ward: Client, telephone: Client) -> None:
    ward.post(reverse("people:end_other_sessions"))
    assert is_in(ward)
    assert not is_in(telephone)
    page = ward.get(reverse("people:own_sessions")).content.decode()
    assert page.count("app-due-list__item") == 1


def test_nobody_ends_somebody_elses(ward: Client, administrator: Person) -> None:
    page = ward.get(reverse("people:own_sessions")).content.decode()
    other = at(ELSEWHERE)
    sign_in(other, given_a_password(administrator))
    for pk in range(1, 9):
        other.post(reverse("people:end_session", args=[pk]))
    assert is_in(ward)
    assert "app-due-list" in page


def test_another_password_ends_all_others(ward: Client, telephone: Client) -> None:
    ward.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})
    assert is_in(ward)
    assert not is_in(telephone)


@pytest.mark.django_db(transaction=True)  # allauth tells of it once it is committed
def test_a_second_factor_ends_all_others_when_it_comes_and_when_it_goes(
    ward: Client, telephone: Client, with_password: Person
) -> None:
    again(ward)
    page = ward.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page)
    assert secret
    ward.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])})
    assert with_password.authenticator_set.count() == 2  # type: ignore[attr-defined]
    assert is_in(ward)
    assert not is_in(telephone)
    sign_in(telephone, with_password)
    telephone.post(reverse("mfa_authenticate"), {"code": code_of(secret[1], later=1)})
    assert is_in(telephone)
    ward.post(reverse("mfa_deactivate_totp"))
    assert is_in(ward)
    assert not is_in(telephone)


def test_another_address_ends_all_others(ward: Client, telephone: Client, with_password: Person) -> None:
    link = reverse("people:take_address", args=[token_of(with_password, "sam@example.net")])
    ward.post(link)
    assert is_in(ward)
    assert not is_in(telephone)


def test_a_password_set_by_a_link_ends_all_there_were(ward: Client, with_password: Person) -> None:
    with_password.refresh_from_db()
    browser = at(ELSEWHERE)
    form = browser.get(address_to_set_a_password(with_password), follow=True)
    browser.post(form.redirect_chain[-1][0], {"password1": NEW})
    assert is_in(browser)
    assert not is_in(ward)


def test_whoever_left_is_out_and_whoever_comes_back_signs_in_anew(
    ward: Client, with_password: Person, administrator: Person
) -> None:
    departure = people.leave(person=with_password, by=administrator)
    assert not is_in(ward)
    people.take_back_leaving(departure=departure, by=administrator)
    assert not is_in(ward)
    sign_in(ward, with_password)
    assert is_in(ward)


def test_the_shell_that_forgets_a_second_factor_ends_them_all(ward: Client, with_password: Person) -> None:
    people.let_in(person=with_password, forget_second_factor=True, by=None)
    assert not is_in(ward)


def test_an_administrator_signs_somebody_out(
    ward: Client, with_password: Person, administrator: Person
) -> None:
    watching = at(ELSEWHERE)
    watching.force_login(administrator)
    page = watching.get(reverse("people:person", args=[with_password.pk])).content.decode()
    assert reverse("people:end_sessions", args=[with_password.pk]) in page
    watching.post(reverse("people:end_sessions", args=[with_password.pk]))
    assert not is_in(ward)
    event = SecurityEvent.objects.get(kind=Kind.SESSIONS_ENDED)
    assert (event.person, event.by) == (with_password.pk, administrator.pk)


def test_an_administrator_of_elsewhere_does_not(
    with_password: Person, other_trust: Organisation, somebody: object
) -> None:
    other = somebody(Role.ADMINISTRATOR, at=other_trust)
    with pytest.raises(NotAllowed):
        people.end_sessions(person=with_password, by=other)


def test_what_a_browser_calls_itself_is_never_taken_for_a_page(with_password: Person) -> None:
    browser = Client(REMOTE_ADDR=HOME, HTTP_USER_AGENT="<script>alert(1)</script>" * 40)
    sign_in(browser, with_password)
    page = browser.get(reverse("people:own_sessions")).content.decode()
    assert "another program" in page
    assert "alert(1)" not in page


def test_listing_them_asks_as_many_queries_for_nine_as_for_one(
    ward: Client, with_password: Person, django_assert_max_num_queries: object
) -> None:
    for n in range(8):
        sign_in(at(f"203.0.113.{n}"), with_password)
    with django_assert_max_num_queries(12):
        assert ward.get(reverse("people:own_sessions")).content.decode().count("app-due-list__item") == 9


def test_it_ends_after_a_long_shift_however_much_it_was_used(ward: Client) -> None:
    session = ward.session
    session["since"], session["seen"] = time.time() - 12 * 3600 - 60, time.time() - 660
    session.save()
    assert not is_in(ward)


def test_what_was_not_used_for_so_long_is_not_listed(ward: Client, telephone: Client) -> None:
    Session.objects.exclude(session_key=ward.session.session_key).update(expire_date=timezone.now())
    assert ward.get(reverse("people:own_sessions")).content.decode().count("app-due-list__item") == 1
    log.purge()
    assert Session.objects.count() == 1


def test_whoever_changes_how_they_sign_in_is_told_by_a_letter(ward: Client, with_password: Person) -> None:
    ward.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})
    [letter] = mail.outbox
    assert letter.to == [with_password.email]
    assert "Your password for Goldthread was changed." in letter.body
    assert f"This was done from another program, at the address {WARD}" in letter.body


def test_but_not_of_the_first_password_of_all(staff: Person) -> None:
    browser = at(HOME)
    form = browser.get(address_to_set_a_password(staff), follow=True)
    browser.post(form.redirect_chain[-1][0], {"password1": NEW})
    assert is_in(browser)
    assert mail.outbox == []


def test_every_change_that_is_told_has_its_words() -> None:
    """Each letter that django-allauth would write of a change is ours to write."""
    theirs = Path(allauth.__file__).parent / "templates"
    names = {
        path.name.removesuffix("_message.txt")
        for room in ("account", "mfa", "socialaccount")
        for path in (theirs / room / "email").glob("*_message.txt")
        if "base_notification" in path.read_text()
    }
    assert names - set(telling_them.CHANGES) == {
        "email_changed",
        "email_confirm",
        "email_deleted",
    }  # ours alone
