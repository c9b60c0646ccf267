"""Telling that a thing changed, and reading what was told.

Nothing of the programme changes here, so nothing is recorded. A mark says only that it is not the one of
before: no number, which could be given out in another order than changes are committed in, and no clock.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from secrets import token_hex

from django.db import models, transaction
from django.utils import timezone

from goldthread.server.audit.actions import key

from .models import Told

KEPT = timedelta(days=2)  # longer than any session, and so than any page that could ask


def tell(*things: models.Model) -> None:
    """Have pages that show these things learn that they changed, once that is committed.

    When that cannot be written down, the change holds all the same, and the server's log has why.
    """
    transaction.on_commit(partial(_write_down, sorted(map(key, things))), robust=True)


def mark(thing: models.Model) -> str:
    """What a page remembers, before it reads what it shows: with another mark it is out of date."""
    return marks([key(thing)]).get(key(thing), "")


def marks(of: Iterable[str]) -> dict[str, str]:
    """The marks of these keys, where there are any. One query."""
    return dict(Told.objects.filter(of__in=list(of)).values_list("of", "mark"))


def forget_old() -> int:
    """Forget what nobody can ask after any more; returns how many."""
    return Told.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]


def _write_down(of: Iterable[str]) -> None:
    """In the order of their keys, so that two who tell of the same things do not wait for each other."""
    Told.objects.bulk_create(
        [Told(of=each, mark=token_hex(8)) for each in of],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["of"],
        update_fields=["mark", "at"],
    )
