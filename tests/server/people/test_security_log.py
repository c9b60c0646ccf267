"""The security log: what concerns how people get in, and nothing that was typed. It is only added to."""

import csv
import io
import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from goldthread.server.people import actions as people
from goldthread.server.people.addresses import token_of
from goldthread.server.people.inviting.mail import token_of as invitation_token
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.security import log
from goldthread.server.security.models import AddedOnly, SecurityEvent

from .entering import ELSEWHERE, PASSWORD, WARD, WRONG, at, code_of, given_an_app, sign_in

Kind = SecurityEvent.Kind
Somebody = Callable[..., Person]


def kinds(person: Person) -> list[str]:
    """What was written down of somebody, the first first."""
    return [event.kind for event in log.of([person.pk]).order_by("pk")]


def kept() -> str:
    return str(list(SecurityEvent.objects.values()))


def test_a_sign_in_says_how_from_where_and_with_what(with_password: Person) -> None:
    browser = Client(REMOTE_ADDR=WARD, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Edg/141.0")
    secret = given_an_app(with_password)
    sign_in(browser, with_password)
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    browser.post(reverse("account_logout"))
    first, last = log.of([with_password.pk]).order_by("pk")
    assert (first.kind, first.how) == (Kind.SIGNED_IN, "password, authenticator app")
    assert (first.network, first.device) == (WARD, "Edge on Windows")
    assert last.kind == Kind.SIGNED_OUT


def test_what_fails_is_there_without_what_was_typed(with_password: Person) -> None:
    secret, browser = given_an_app(with_password), at(ELSEWHERE)
    sign_in(browser, with_password, WRONG)
    sign_in(browser, with_password)
    browser.post(reverse("mfa_authenticate"), {"code": "123456"})
    assert kinds(with_password) == [Kind.SIGN_IN_FAILED, Kind.FACTOR_FAILED]
    for typed in (WRONG, PASSWORD, "123456", secret, with_password.email):
        assert typed not in kept()


def test_of_an_address_that_nobody_has_a_digest_is_kept(db: None) -> None:
    """What is typed there by mistake may be a password."""
    for _ in range(2):
        at(ELSEWHERE).post(reverse("account_login"), {"login": "my-secret@word.org", "password": WRONG})
    assert "secret" not in kept()
    first, second = SecurityEvent.objects.all()
    assert first.typed == second.typed != ""
    assert first.person is None


def test_a_forgotten_password_is_there_from_asking_to_use(with_password: Person) -> None:
    browser = at(WARD)
    browser.post(reverse("account_reset_password"), {"email": with_password.email})
    link = next(word for word in mail.outbox[0].body.split() if "/reset/key/" in word)
    form = browser.get(urlsplit(link).path, follow=True)
    browser.post(form.redirect_chain[-1][0], {"password1": "three words of another kind"})
    assert kinds(with_password) == [Kind.RESET_ASKED, Kind.RESET_USED, Kind.SIGNED_IN]


def test_so_are_addresses_links_of_the_shell_invitations_and_leaving(
    with_password: Person, trust: Organisation, administrator: Person
) -> None:
    people.ask_for_address(person=with_password, email="sam@example.net", by=with_password)
    at(WARD).post(reverse("people:take_address", args=[token_of(with_password, "sam@example.net")]))
    with_password.refresh_from_db()
    people.let_in(person=with_password, by=None)
    people.leave(person=with_password, by=administrator)
    assert kinds(with_password) == [Kind.ADDRESS_ASKED, Kind.ADDRESS_CHANGED, Kind.LINK_GIVEN, Kind.LEFT]
    assert "sam@example.net" not in kept()
    invitation = people.invite(
        email="new@example.org", name="Nia New", role=Role.STAFF, organisation=trust, by=administrator
    )
    at(WARD).post(reverse("people:accept", args=[invitation_token(invitation)]))
    assert kinds(Person.objects.get(email="new@example.org")) == [Kind.INVITATION_USED]


def test_an_administrator_reads_of_their_own_people_alone(
    with_password: Person, administrator: Person, outsider: Person, trust: Organisation
) -> None:
    log.note(Kind.SIGNED_IN, person=with_password.pk, how="password")
    log.note(Kind.SIGNED_IN, person=outsider.pk, how="a passkey of elsewhere")
    log.note(Kind.SIGN_IN_FAILED, typed="nobody@example.org")
    reader = at(WARD)
    reader.force_login(administrator)
    page = reader.get(reverse("people:security_log", args=["SASH"])).content.decode()
    assert with_password.name in page
    assert "elsewhere" not in page
    assert "A password was wrong" not in page


def test_whoever_left_is_still_in_it(with_password: Person, administrator: Person) -> None:
    people.leave(person=with_password, by=administrator)
    reader = at(WARD)
    reader.force_login(administrator)
    page = reader.get(reverse("people:security_log", args=["SASH"])).content.decode()
    assert "Left: can sign in no more, by Ada Khan" in page


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_nobody_else_reads_it(role: Role, somebody: Somebody) -> None:
    reader = at(WARD)
    reader.force_login(somebody(role))
    assert reader.get(reverse("people:security_log", args=["SASH"])).status_code in (403, 404)


def test_everybody_reads_what_concerns_themselves(with_password: Person, administrator: Person) -> None:
    sign_in(at(ELSEWHERE), with_password, WRONG)
    browser = at(WARD)
    sign_in(browser, with_password)
    page = browser.get(reverse("people:own_sessions")).content.decode()
    assert "A password was wrong" in page
    assert ELSEWHERE in page


def test_it_is_downloaded_as_a_table(with_password: Person, administrator: Person, outsider: Person) -> None:
    log.note(Kind.SIGNED_IN, person=with_password.pk, how="password")
    log.note(Kind.SIGNED_IN, person=outsider.pk, how="a passkey of elsewhere")
    reader = at(WARD)
    reader.force_login(administrator)
    answer = reader.get(reverse("people:security_log_csv", args=["SASH"]))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    [row] = [row for row in rows if row["how"] == "password"]
    assert (row["who"], row["what"]) == (with_password.name, "Signed in")
    assert "elsewhere" not in answer.content.decode()


def test_reading_it_asks_as_many_queries_for_fifty_as_for_two(
    trust: Organisation,
    somebody: Somebody,
    administrator: Person,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    for _ in range(25):
        log.note(Kind.SIGNED_IN, person=somebody(Role.STAFF).pk)
        log.note(Kind.SESSIONS_ENDED, person=administrator.pk, by=somebody(Role.STAFF).pk)
    reader = at(WARD)
    reader.force_login(administrator)
    with django_assert_max_num_queries(16):
        reader.get(reverse("people:security_log", args=["SASH"]))


def test_nothing_of_it_is_changed_or_taken_out(db: None) -> None:
    event = log.note(Kind.SIGNED_IN, person=1)
    event.kind = Kind.SIGNED_OUT
    for change in (event.save, event.delete, SecurityEvent.objects.all().delete):
        with pytest.raises(AddedOnly):
            change()
    with pytest.raises(AddedOnly):
        SecurityEvent.objects.update(kind=Kind.SIGNED_OUT)
    assert SecurityEvent.objects.get().kind == Kind.SIGNED_IN


def test_the_database_itself_refuses_to_change_it(db: None) -> None:
    log.note(Kind.SIGNED_IN, person=1)
    with pytest.raises(DatabaseError, match="Nothing in the security log is changed"), transaction.atomic():
        connection.cursor().execute("UPDATE security_securityevent SET person = 2")


@override_settings(GOLDTHREAD_SECURITY_LOG_DAYS=30)
def test_what_is_older_than_it_is_kept_goes(db: None) -> None:
    log.note(Kind.SIGNED_IN, person=1)
    assert log.purge(at=timezone.now() + timedelta(days=29)) == 0
    assert log.purge(at=timezone.now() + timedelta(days=31)) == 1


@pytest.mark.django_db(transaction=True)
def test_each_event_is_passed_on_as_a_line_once_it_is_there(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="goldthread.security"):
        event = log.note(Kind.SIGN_IN_FAILED, typed="nobody@example.org")
    line = json.loads(caplog.records[-1].getMessage())
    assert (line["id"], line["kind"]) == (event.pk, "sign_in_failed")
    assert "nobody" not in caplog.text
