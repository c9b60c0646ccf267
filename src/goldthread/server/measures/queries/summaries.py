"""Measures in a list: the last value, one sentence, and whether somebody should read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.methods import spc
from goldthread.server import clock

from ..models import Measure, Revision, Standing
from ..periods import unread_since
from .official import is_provisional
from .reading import is_overdue
from .standings import standings


@dataclass(frozen=True, eq=False)
class Summary:
    """One measure as a list shows it. variation and assurance are None with too few readings.

    Where the usual limits mislead, they and the sentence are those of the adjusted chart.
    """

    measure: Measure
    revision: Revision
    readings: int
    last: date | None
    value: float | None
    sentence: str
    variation: spc.Meaning | None
    assurance: spc.Assurance | None
    unread: int | None

    @property
    def is_provisional(self) -> bool:
        """Whether its readings are not called official yet."""
        return is_provisional(self.measure, self.revision)

    @property
    def overdue(self) -> bool:
        """Whether two periods or more have passed unread."""
        return not self.measure.retired_on and is_overdue(self.unread)


def summaries(measures: Sequence[Measure]) -> list[Summary]:
    """What a list shows of each measure, in their order: two queries, and no reading is read."""
    in_force = Revision.objects.filter(measure__in=[m.pk for m in measures], state=Revision.State.IN_FORCE)
    revisions = {r.measure_id: r for r in in_force}
    stand = standings(measures)
    today = clock.today()
    return [_summary(m, revisions[m.pk], stand[m.pk], today) for m in measures]


def _summary(measure: Measure, revision: Revision, stands: Standing, today: date) -> Summary:
    return Summary(
        measure=measure,
        revision=revision,
        readings=stands.readings,
        last=stands.last,
        value=stands.value,
        sentence=stands.sentence,
        variation=spc.Meaning(stands.variation) if stands.variation else None,
        assurance=spc.Assurance(stands.assurance) if stands.assurance else None,
        unread=unread_since(stands.last, today, revision.frequency) if stands.last else None,
    )
