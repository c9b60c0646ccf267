"""The weekly letter goes to whoever must act, once, and to nobody else. Today is 15 July 2019."""

from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from django.core import mail

from goldthread.cli.place.remind import remind as command
from goldthread.server.improvement import actions
from goldthread.server.people import actions as people
from goldthread.server.post import reminding, weekly
from goldthread.server.post.actions import mute
from goldthread.server.post.kinds import REMINDER
from goldthread.server.post.sending import deliver

TODAY = date(2019, 7, 15)

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_goes_to_the_process_owner_who_must_remeasure_and_to_nobody_else(
    remeasuring, leader, sponsor, partner, process_owner
):
    reminding.remind(TODAY)
    deliver()
    (sent,) = mail.outbox
    assert sent.to == [process_owner.email]
    assert sent.subject == "Goldthread: 3 things to do this week, 3 overdue"
    assert "Remeasure at 90 days (39 days late, due 6 June 2019)" in sent.body
    assert f"/o/SASH/workshops/{remeasuring.pk}/values/90/" in sent.body
    assert "Maria" not in sent.body


def test_nobody_gets_two_in_a_week_and_everybody_the_next(remeasuring):
    reminding.remind(TODAY)
    reminding.remind(TODAY + timedelta(days=6))
    deliver()
    assert len(mail.outbox) == 1
    reminding.remind(TODAY + timedelta(days=7))
    deliver()
    assert len(mail.outbox) == 2


def test_whoever_muted_it_gets_none(remeasuring, process_owner):
    mute(person=process_owner, kind=REMINDER, by=process_owner)
    assert reminding.remind(TODAY) == []
    assert mail.outbox == []


def test_nothing_to_do_sends_nothing(planned, leader):
    assert weekly.weekly_letters(date(2018, 12, 10)) == []


def test_it_is_in_the_organisations_words(trust, planned, leader, administrator):
    people.choose_words(of=trust, pack="plain", by=administrator)
    (letter,) = [one for one in weekly.weekly_letters(date(2019, 2, 11)) if one.to == leader]
    assert "patient pathway: Outpatients" in letter.text


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(remeasuring, process_owner):
    said = CliRunner().invoke(command, ["--dry-run"]).output
    assert f"To {process_owner.email}: Goldthread: 3 things to do" in said
    assert mail.outbox == []
    assert CliRunner().invoke(command).output == "1 letter written.\n"
    assert len(mail.outbox) == 1


def test_a_patient_partner_is_asked_and_told_who_will_see_their_name(planned, facilitator):
    actions.seat_patient_partner(
        workshop=planned, email="Rosa@example.org", name="Rosa Quiet", by=facilitator
    )
    (sent,) = mail.outbox
    assert sent.to == ["rosa@example.org"]
    assert "to be a patient partner in the workshop ‘Outpatient letters’" in " ".join(sent.body.split())
    assert "only the team sees your name" in sent.body
