"""The weekly letter, written once a week to each person who must act."""

from datetime import date, timedelta

from django.utils import timezone

from goldthread.server.audit.actions import AtTheSameMoment, action, record
from goldthread.server.post.kinds import REMINDER
from goldthread.server.post.writing import later

from ..models import WeeklyEmail
from ..weekly import TEMPLATE, Letter, letters, said_in, subject_of, week_of


@action
def send_weekly_email(*, letter: Letter, today: date) -> WeeklyEmail:
    """Write somebody's letter of this week, and note it.

    Raises AtTheSameMoment if this week's was written already: nobody gets two.
    """
    week = week_of(today)
    sent = WeeklyEmail.objects.create(person=letter.to, week=week, things=len(letter.items))
    record("weekly_email.sent", letter.to, by=None, week=week, things=sent.things)
    later(
        to=letter.to,
        kind=REMINDER,
        subject=subject_of(letter),
        template=TEMPLATE,
        until=timezone.now() + timedelta(days=6),
        **said_in(letter, today),
    )
    return sent


def remind(*, today: date) -> list[Letter]:
    """Write this week's letters, each in a transaction of its own; those written already are left out."""
    written = []
    for letter in letters(today):
        try:
            send_weekly_email(letter=letter, today=today)
        except AtTheSameMoment:  # another run of this was quicker
            continue
        written.append(letter)
    return written
