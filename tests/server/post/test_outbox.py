"""A letter goes with its action, once, and what becomes of it is known."""

import socket
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage, send_mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.server.audit.actions import OutsideAnAction, action, record
from goldthread.server.people import actions as people
from goldthread.server.people.models import Invitation, Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.post import outbox as the_outbox
from goldthread.server.post.actions import mute, try_again
from goldthread.server.post.kinds import INVITATION, REMINDER
from goldthread.server.post.models import Letter, LetterText
from goldthread.server.post.sending import deliver
from goldthread.server.post.writing import later

from .conftest import MailServer


@action
def remind(*, person: Person, once: str = "", fails: bool = False) -> Letter | None:
    """An action that writes a letter."""
    letter = later(
        to=person,
        kind=REMINDER,
        subject="Two\nthings",
        template="people/mail/old_address.txt.jinja",
        once=once,
        found=person,
    )
    if fails:
        raise RuntimeError("it went wrong after the letter was written")
    record("tests.reminded", person, by=None)
    return letter


def invited(trust: Organisation, by: Person, email: str = "nia@example.org") -> Invitation:
    return people.invite(email=email, name="Nia Rees", role=Role.STAFF, organisation=trust, by=by)


def due_again(letter: Letter) -> None:
    """As after its wait."""
    Letter.objects.filter(pk=letter.pk).update(try_at=timezone.now())


def message(envelope: Any) -> Any:
    return message_from_bytes(envelope.content)


def test_what_an_action_undoes_is_never_written(staff: Person) -> None:
    with pytest.raises(RuntimeError):
        remind(person=staff, fails=True)
    assert not Letter.objects.exists()


def test_a_letter_is_written_within_an_action_alone(staff: Person) -> None:
    with pytest.raises(OutsideAnAction):
        later(to=staff, kind=REMINDER, subject="S", template="people/mail/old_address.txt.jinja")


def test_it_leaves_once_and_its_words_are_gone_then(mail_server: MailServer, staff: Person) -> None:
    remind(person=staff)
    assert LetterText.objects.count() == 1
    assert deliver().sent == 1
    assert deliver().sent == 0
    [envelope] = mail_server.got
    assert envelope.rcpt_tos == [staff.email]
    letter = Letter.objects.get()
    assert letter.state == Letter.State.SENT
    assert str(letter.message_id) in message(envelope)["Message-ID"]
    assert message(envelope)["Subject"] == "Two things"
    assert not LetterText.objects.exists()


def test_only_one_letter_goes_of_what_goes_once(mail_server: MailServer, staff: Person) -> None:
    assert remind(person=staff, once="week 29")
    assert remind(person=staff, once="week 29") is None
    assert remind(person=staff, once="week 30")
    assert deliver().sent == 2


def test_nobody_has_a_letter_in_hand_that_another_has(outbox: None, staff: Person) -> None:
    letter = remind(person=staff)
    assert letter
    first = the_outbox.claim(letter.pk)
    assert first
    assert the_outbox.claim(letter.pk) is None
    assert the_outbox.due() == []
    Letter.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    second = the_outbox.claim(letter.pk)
    assert second
    the_outbox.sent(first)  # who was taken for dead comes back: it is no longer theirs to mark
    assert Letter.objects.get().state == Letter.State.WAITING
    the_outbox.sent(second)
    assert Letter.objects.get().state == Letter.State.SENT


def test_an_address_that_is_not_there_is_given_up_and_said(
    mail_server: MailServer, trust: Organisation, administrator: Person, client: Client
) -> None:
    mail_server.says["nia@example.org"] = "550 5.1.1 <nia@example.org> no such user"
    invited(trust, administrator)
    invited(trust, administrator, "ok@example.org")
    done = deliver()
    assert (done.sent, done.refused) == (1, 1)
    assert not LetterText.objects.exists()
    client.force_login(administrator)
    assert "The letter could not be delivered" in client.get("/o/SASH/people/").content.decode()
    page = client.get(reverse("post:of_organisation", args=["SASH"])).content.decode()
    assert "Nia Rees, nia@example.org" in page
    assert "550 5.1.1" in page


def test_one_that_is_not_taken_for_now_is_tried_again_later_each_time(
    mail_server: MailServer, trust: Organisation, administrator: Person
) -> None:
    mail_server.says["nia@example.org"] = "451 greylisted, come again"
    invited(trust, administrator)
    assert deliver().later == 1
    assert deliver().later == 0  # not at once
    waits = []
    for _ in range(3):
        letter = Letter.objects.get()
        waits.append(letter.try_at - timezone.now())
        due_again(letter)
        assert deliver().later == 1
    assert waits == sorted(waits)
    mail_server.says.clear()
    try_again(organisation=trust, by=administrator)
    assert deliver().sent == 1
    assert len(mail_server.got) == 1


def test_after_three_days_it_is_given_up(
    mail_server: MailServer, trust: Organisation, administrator: Person
) -> None:
    mail_server.says["nia@example.org"] = "451 come again"
    invited(trust, administrator)
    Letter.objects.update(written_at=timezone.now() - timedelta(days=3, hours=1))
    deliver()
    assert Letter.objects.get().state == Letter.State.REFUSED
    assert not LetterText.objects.exists()


@pytest.mark.parametrize("away", ["closed", "silent"])
def test_a_server_that_is_away_is_asked_once_and_everything_waits(
    away: str, outbox: None, trust: Organisation, administrator: Person, settings: Any
) -> None:
    invited(trust, administrator)
    invited(trust, administrator, "b@example.org")
    listening = socket.create_server(("127.0.0.1", 0))
    settings.LETTERS_LEAVE_BY = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", listening.getsockname()[1]
    settings.EMAIL_TIMEOUT = 0.3
    if away == "closed":
        listening.close()
    done = deliver()
    listening.close()
    assert (done.sent, done.refused, done.later) == (0, 0, 1)
    assert done.away
    assert list(Letter.objects.order_by("pk").values_list("tries", flat=True)) == [1, 0]
    assert LetterText.objects.count() == 2


def test_whoever_invites_is_not_stopped_by_a_server_that_is_away(
    outbox: None, client: Client, trust: Organisation, facilitator: Person
) -> None:
    client.force_login(facilitator)
    form = {"name": "Nia Rees", "email": "nia@example.org", "role": "staff", "team": ""}
    assert client.post(reverse("people:invite", args=["SASH"]), form).status_code == 302
    letter = Letter.objects.get()
    assert (letter.kind, letter.called, letter.organisation) == (INVITATION.key, "Nia Rees", trust)


def test_what_came_too_late_is_not_sent(mail_server: MailServer, staff: Person) -> None:
    remind(person=staff)
    Letter.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert deliver().dropped == 1
    assert mail_server.got == []


def test_whoever_muted_it_or_left_since_gets_none(
    mail_server: MailServer, staff: Person, executive: Person, administrator: Person
) -> None:
    remind(person=staff)
    remind(person=executive)
    mute(person=staff, kind=REMINDER, by=staff)
    people.leave(person=executive, by=administrator)
    assert deliver().dropped == 2
    assert remind(person=staff) is None
    assert mail_server.got == []


def test_somebody_who_left_is_invited_back_by_letter(
    mail_server: MailServer, trust: Organisation, staff: Person, administrator: Person
) -> None:
    people.leave(person=staff, by=administrator)
    invited(trust, administrator, staff.email)
    assert deliver().sent == 1


def test_a_patient_partner_is_named_to_nobody_by_a_letter_that_does_not_go(
    mail_server: MailServer, trust: Organisation, administrator: Person, client: Client
) -> None:
    mail_server.says["rosa@example.org"] = "550 <rosa@example.org> unknown"
    people.ask(
        email="rosa@example.org",
        name="Rosa Quiet",
        organisation=trust,
        about=trust,
        asks="to be a patient partner",
        by=administrator,
    )
    deliver()
    client.force_login(administrator)
    page = client.get(reverse("post:of_organisation", args=["SASH"])).content.decode()
    assert "Somebody who is asked to take part" in page
    assert "rosa" not in page.lower()


def test_what_any_django_program_sends_waits_here_too(outbox: None, staff: Person) -> None:
    send_mail("Subject", "Text", None, [staff.email.upper(), "b@example.org"])
    assert sorted(Letter.objects.values_list("person", flat=True), key=str) == [staff.pk, None]
    with pytest.raises(ValueError, match="plain text"):
        EmailMessage("S", "T", None, ["a@example.org"], attachments=[("a.txt", "A", "text/plain")]).send()


def test_a_letter_restored_without_its_words_is_said_to_be_lost(
    mail_server: MailServer, staff: Person
) -> None:
    remind(person=staff)
    LetterText.objects.all().delete()  # as after a restore
    deliver()
    letter = Letter.objects.get()
    assert letter.state == Letter.State.REFUSED
    assert "restored from a backup" in letter.wrong


def test_without_a_mail_server_letters_are_files_for_nobody_else_to_read(
    outbox: None, trust: Organisation, administrator: Person, settings: Any, tmp_path: Path
) -> None:
    settings.LETTERS_LEAVE_BY = "goldthread.server.post.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    invited(trust, administrator)
    invited(trust, administrator, "b@example.org")
    assert deliver().sent == 2
    written = list((tmp_path / "mail").iterdir())
    assert {each.stat().st_mode & 0o777 for each in written} == {0o600}
    assert (tmp_path / "mail").stat().st_mode & 0o777 == 0o700
    assert sum(each.read_text().count("To: ") for each in written) == 2
    assert mail.outbox == []


def test_a_forgotten_password_goes_by_the_outbox_whoever_is_away(
    mail_server: MailServer, client: Client, staff: Person
) -> None:
    answer = client.post(
        "/accounts/password/reset/",
        {"email": staff.email},
        headers={"X-Forwarded-Host": "evil.example.com"},
    )
    assert answer.status_code == 302
    assert deliver().sent == 1
    text = message(mail_server.got[0]).get_payload(decode=True).decode()
    assert "/accounts/password/reset/key/" in text
    assert "evil" not in text
    assert message(mail_server.got[0])["List-Unsubscribe"] is None


def test_who_waits_for_a_password_is_not_kept_waiting_by_letters_to_many(
    mail_server: MailServer, staff: Person, executive: Person, client: Client
) -> None:
    for person in (staff, executive):
        remind(person=person)
    client.post("/accounts/password/reset/", {"email": staff.email})
    first = Letter.objects.get(pk=the_outbox.due()[0])
    assert first.kind == "sign_in"
    assert len(the_outbox.due(2)) == 2
