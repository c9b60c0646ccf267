"""A measure that varies as usual and is read on, somebody who watches, and the letters they get."""

from datetime import date

from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure, Reading, Watch
from goldthread.server.measures.telling import look_and_tell
from goldthread.server.people.models import Person
from goldthread.server.post.models import Letter

USUAL = [9.0, 11, 10, 12, 9, 10, 11, 8, 10, 11, 9, 10, 12, 10, 9, 11, 10, 8, 11, 10]
"""Twenty months that vary about 10 and signal nothing."""


def month(n: int) -> date:
    """The n-th month, from 0, of a series that begins in January 2017."""
    return date(2017 + n // 12, n % 12 + 1, 1)


def read(measure: Measure, values: list[float], by: Person) -> None:
    """The next readings of a measure."""
    begun = measure.revisions.get(state="in_force").readings.count()
    readings = [NewReading(month(begun + n), value=value) for n, value in enumerate(values)]
    actions.record_readings(measure=measure, readings=readings, by=by)


def watches(thing: object, by: Person, **how: object) -> Watch:
    return actions.watch(**{"thing": thing, "years": 2, "letters": "at_once", "by": by, **how})  # type: ignore[arg-type]


def letters_to(person: Person) -> list[str]:
    """The words of each letter about signals to somebody, after the worker has looked, the first first."""
    look_and_tell()
    return [each.text.body for each in Letter.objects.filter(person=person, kind="signals").order_by("pk")]


def reading_of(measure: Measure, period: date) -> Reading:
    """The reading of a period, under the revision in force."""
    return measure.revisions.get(state="in_force").readings.get(period=period)
