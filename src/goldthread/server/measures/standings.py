"""Keeping where measures stand: in each action that changes one, and again whenever it is missing.

What is kept can be deleted at any time; the pages say the same, and take longer.
"""

from collections.abc import Iterable
from secrets import token_hex

from django.db import transaction
from django.db.models import Q

from goldthread import __version__
from goldthread.server.audit import following
from goldthread.server.audit.models import Event

from .models import Measure, Standing
from .queries.standings import worked_out

SAID = ["mark", "said_by", "last_read", "readings", "last", "value", "sentence", "variation", "assurance"]
AT_ONCE = 25
"""Measures whose readings are held in memory together."""


def register() -> None:
    """Bring it up to date in every action on a measure, and on a file of readings."""
    following.register("measures.measure", _of_a_measure)
    following.register("measures.import", _of_a_file)


def keep(measures: Iterable[Measure]) -> None:
    """Work out where these measures stand, and keep it."""
    measures = list(measures)
    for start in range(0, len(measures), AT_ONCE):
        found = worked_out(measures[start : start + AT_ONCE]).values()
        for each in found:
            each.mark = token_hex(8)
        Standing.objects.bulk_create(
            found, update_conflicts=True, unique_fields=["measure"], update_fields=SAID
        )


def keep_what_is_missing(most: int = 200) -> int:
    """Keep where measures stand of which nothing is kept, or by another version; how many there were.

    One at a time, and locked, so that nobody's change is overwritten by what was so before it.
    """
    wanted = Measure.objects.filter(Q(standing=None) | ~Q(standing__said_by=__version__)).order_by("pk")
    keys = list(wanted.values_list("pk", flat=True)[:most])
    for key in keys:
        with transaction.atomic():
            keep(Measure.objects.select_for_update().filter(pk=key))
    return len(keys)


def keep_all_anew() -> int:
    """Work out where every measure stands, whatever was kept; how many there are."""
    Standing.objects.all().delete()
    done = 0
    while more := keep_what_is_missing():
        done += more
    return done


def _of_a_measure(event: Event, key: int) -> None:
    keep(Measure.objects.filter(pk=key))


def _of_a_file(event: Event, key: int) -> None:
    if event.what in ("readings.imported", "import.taken_back"):
        keep(Measure.objects.filter(touched_by=key))
