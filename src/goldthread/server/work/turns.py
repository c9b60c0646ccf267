"""Whose turn it is: one row a turn, so that of several workers one takes it."""

from datetime import date

from django.db import IntegrityError, transaction

from .models import Turn


def take(what: str, of: date, *, late: bool) -> bool:
    """Take a turn; False when it was taken, or is too late: then it is noted as missed."""
    if Turn.objects.filter(what=what, of=of).exists():
        return False
    try:
        with transaction.atomic():
            Turn.objects.create(what=what, of=of, missed=late)
    except IntegrityError:  # another worker was quicker
        return False
    return not late


def give_back(what: str, of: date) -> None:
    """What was to be done went wrong: whoever comes next may take the turn."""
    Turn.objects.filter(what=what, of=of).delete()


def last(what: str) -> date | None:
    """The day of the last turn that was taken."""
    return Turn.objects.filter(what=what, missed=False).values_list("of", flat=True).first()
