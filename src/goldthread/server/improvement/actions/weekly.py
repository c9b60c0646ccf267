"""The weekly e-mail, sent once a week to each person who must act."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db import transaction

from goldthread.server.audit.actions import AtTheSameMoment, action, record

from ..models import WeeklyEmail
from ..weekly import Letter, letters, post, week_of


@dataclass
class Reminded:
    """The letters that were sent, and those the mail server would not take."""

    sent: list[Letter] = field(default_factory=list)
    failed: list[tuple[Letter, str]] = field(default_factory=list)


@action
def send_weekly_email(*, letter: Letter, today: date) -> WeeklyEmail:
    """Note that somebody's e-mail of this week is sent, and send it once that is certain.

    Raises AtTheSameMoment if this week's was sent already: nobody gets two.
    """
    sent = WeeklyEmail.objects.create(person=letter.to, week=week_of(today), things=len(letter.items))
    record("weekly_email.sent", letter.to, by=None, week=sent.week, things=sent.things)
    transaction.on_commit(partial(post, letter, today))
    return sent


@action
def take_back_weekly_email(*, letter: Letter, today: date, why: str) -> None:
    """Note that an e-mail could not be sent after all, so that it is tried again."""
    WeeklyEmail.objects.filter(person=letter.to, week=week_of(today)).delete()
    record("weekly_email.not_sent", letter.to, by=None, week=week_of(today), why=why)


def remind(*, today: date) -> Reminded:
    """Send this week's e-mails, each in a transaction of its own; those sent already are left out.

    What the mail server would not take is taken back, and tried when this is next run.
    """
    done = Reminded()
    for letter in letters(today):
        try:
            send_weekly_email(letter=letter, today=today)
        except AtTheSameMoment:  # another run of this was quicker
            continue
        except OSError as wrong:  # what mail servers raise
            take_back_weekly_email(letter=letter, today=today, why=type(wrong).__name__)
            done.failed.append((letter, str(wrong)))
        else:
            done.sent.append(letter)
    return done
