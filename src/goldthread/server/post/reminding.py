"""Writing this week's letters: by the worker when their day comes, or from the shell."""

from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import AtTheSameMoment
from goldthread.server.config import place as places

from .actions import write_weekly_letter
from .weekly import WeeklyLetter, weekly_letters


def remind(today: date) -> list[WeeklyLetter]:
    """Write this week's letters, each in a transaction of its own; those written already are left out."""
    written = []
    for letter in weekly_letters(today):
        try:
            write_weekly_letter(letter=letter)
        except AtTheSameMoment:  # another run of this was quicker
            continue
        written.append(letter)
    places.note_reminders()
    return written


def remind_today() -> None:
    """What comes round every week."""
    remind(clock.today())
