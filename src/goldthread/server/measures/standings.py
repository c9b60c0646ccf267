"""Keeping where measures stand: in each action that changes one, and again whenever it is missing.

What is kept can be deleted at any time; the pages say the same, and take longer. An action that brings many
readings only says that what is kept no longer holds: nothing long is worked out while others wait for it.
"""

from collections.abc import Iterable
from datetime import date
from secrets import token_hex

from django.db.models import Exists, OuterRef, Q, Subquery

from goldthread import __version__
from goldthread.server import clock
from goldthread.server.audit import following
from goldthread.server.audit.models import Event

from .models import Measure, Reading, Standing, Stood
from .queries.standings import worked_out

SAID = [
    *("mark", "said_by", "last_read", "readings", "last", "value", "sentence", "variation", "assurance"),
    *("side", "misleads", "lower", "centre", "upper", "signals", "sketch"),
]
KNOWN = ["last", "signals", "variation", "assurance"]
"""What is kept day by day, too, so that what is new since a day can be told."""
AT_ONCE = 25
"""Measures whose readings are held in memory together."""
FEW = 2000
"""Readings whose measures are worked out within the action that brought them: some hundredths of a second."""
MONTHS_OF_DAYS = 13
"""So long what was known is kept day by day: whoever compares with the same meeting a year ago finds it."""
OUT_OF_DATE = ""
"""No version of Goldthread said this: a row that holds nothing but its mark."""


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
        _remember(found)


def _remember(found: Iterable[Standing]) -> None:
    """Keep what is known of each today, where that differs from what was known last: two queries."""
    by_key = {each.measure_id: each for each in found}
    newest = Stood.objects.filter(measure=OuterRef("measure")).order_by("-on").values("on")[:1]
    last = Stood.objects.filter(measure__in=list(by_key), on=Subquery(newest))
    known = {each.measure_id: [getattr(each, name) for name in KNOWN] for each in last}
    today = clock.day()
    rows = [
        Stood(measure_id=key, on=today, **{name: getattr(each, name) for name in KNOWN})
        for key, each in by_key.items()
        if known.get(key) != [getattr(each, name) for name in KNOWN]
    ]
    Stood.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["measure", "on"], update_fields=KNOWN
    )


def out_of_date(measures: Iterable[Measure]) -> None:
    """Say of these measures that what is kept of them no longer holds."""
    rows = [
        Standing(measure=each, mark=token_hex(8), said_by=OUT_OF_DATE, readings=0, sentence="")
        for each in measures
    ]
    Standing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["measure"], update_fields=["mark", "said_by"]
    )


def keep_what_is_missing(most: int = 200) -> int:
    """Keep where measures stand of which nothing is kept, or by another version; how many there were.

    Worked out while nobody waits for it, and kept only where nothing has changed meanwhile.
    """
    wanted = Measure.objects.filter(Q(standing=None) | ~Q(standing__said_by=__version__)).order_by("pk")
    found = list(wanted.select_related("standing")[:most])
    out_of_date(each for each in found if not hasattr(each, "standing"))
    marks = dict(Standing.objects.filter(measure__in=found).values_list("measure", "mark"))
    for each in found:
        now = worked_out([each])[each.pk]
        said = {name: getattr(now, name) for name in SAID if name != "mark"}
        if Standing.objects.filter(measure=each, mark=marks.get(each.pk)).update(**said):
            _remember([now])
    return len(found)


def thin_what_was_known() -> int:
    """Of months longer ago keep what was known at their end alone, of each measure; how many days went.

    What is asked for a day of such a month is answered by what was known at the end of the month before.
    """
    days_begin = _months_before(clock.day(), MONTHS_OF_DAYS)
    old = Stood.objects.filter(on__lt=days_begin)
    of_that_month = old.filter(
        measure=OuterRef("measure"), on__year=OuterRef("on__year"), on__month=OuterRef("on__month")
    )
    return old.filter(Exists(of_that_month.filter(on__gt=OuterRef("on")))).delete()[0]


def _months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before."""
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)


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
    if event.what not in ("readings.imported", "import.taken_back"):
        return
    touched = Measure.objects.filter(touched_by=key)
    few = Reading.objects.filter(revision__measure__in=touched)[: FEW + 1].count() <= FEW
    (keep if few else out_of_date)(touched)
