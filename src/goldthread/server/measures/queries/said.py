"""What a measure's page says of a series: worked out from all of its readings once, and kept as text.

So the page reads what it shows, and no more of a series of five years than of one of five months.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from goldthread.server.ui.shelf import of_the_place

from ..models import Measure, PointNote, Revision, Withdrawal
from .charted_series import ChartedSeries, fingerprint, notes_of, phases_of
from .known import Known


@dataclass(frozen=True)
class Happened:
    """A dated event of the organisation, as numbered on the chart; time as ISO text."""

    number: int
    words: str
    time: str

    @property
    def on(self) -> date:
        """Its day."""
        return date.fromisoformat(self.time)


@dataclass(frozen=True)
class Said:
    """What is said of a series, in texts and numbers.

    sentence leads; usual is what the usual limits say where they mislead, introduced by mislead; drawn: which
    kind of chart it is, and why; season and run are of the adjusted
    chart, which is_adjusted. lettered: the points that have notes, by their first days, with their letters.
    """

    readings: int
    sentence: str
    usual: str
    assurance: str
    has_chart: bool
    drawn: str
    mislead: str
    is_adjusted: bool
    season: int | None
    run: int
    alt: str
    usual_alt: str
    gaps: list[str]
    warning: str
    cries_wolf: str
    holds: str
    happened: list[Happened]
    lettered: dict[str, str]

    def as_text(self) -> str:
        """To be kept; `read` reads it again."""
        return json.dumps(asdict(self))


def read(text: str) -> Said:
    """What `as_text` wrote."""
    values = json.loads(text)
    return Said(**{**values, "happened": [Happened(**each) for each in values["happened"]]})


def said_of(shown: ChartedSeries) -> Said:
    """What is said of a series, worked out."""
    adjusted, beside, leading = shown.adjusted, shown.beside, shown.beside_leading
    return Said(
        readings=len(shown.series),
        sentence=shown.verdict.sentence,
        usual=shown.verdict.usual,
        assurance=shown.verdict.assurance or "",
        has_chart=shown.chart is not None,
        drawn=shown.verdict.drawn.why if shown.verdict.drawn else "",
        mislead=shown.verdict.mislead,
        is_adjusted=adjusted is not None,
        season=adjusted.period if adjusted else None,
        run=adjusted.run if adjusted else 0,
        alt=shown.alt,
        usual_alt=shown.usual_alt,
        gaps=shown.gaps,
        warning=beside.warning if beside else "",
        cries_wolf=leading.cries_wolf if leading else "",
        holds=leading.holds if leading else "",
        happened=[Happened(e.number, e.words, e.time.isoformat()) for e in shown.events],
        lettered={notes[0].period.isoformat(): letter for letter, notes in shown.noted},
    )


class Shown:
    """What a measure's page shows of one series: what is said of it, and what people said. Five queries.

    then: the series as it was known on a day.
    """

    def __init__(
        self, measure: Measure, revision: Revision, *, back_cast: bool = False, then: Known | None = None
    ) -> None:
        self.revision, self.back_cast = revision, back_cast
        self.version = fingerprint(measure, revision, back_cast=back_cast, then=then)
        self.said = _kept_or_worked_out(self.version, measure, revision, back_cast=back_cast, then=then)
        self.phases, self.notes = phases_of(measure, then), notes_of(measure, then)
        withdrawn = Withdrawal.objects.filter(reading__revision=revision, put_back_at=None)
        self.withdrawn = list(
            withdrawn.filter(reading__back_cast=back_cast)
            .select_related("reading", "by")
            .order_by("-reading__period")
        )

    @property
    def noted(self) -> list[tuple[str, list[PointNote]]]:
        """The notes by the letter of their point, as on the chart."""
        lettered = self.said.lettered.items()
        return [(letter, [n for n in self.notes if n.period.isoformat() == day]) for day, letter in lettered]


def _kept_or_worked_out(
    version: str, measure: Measure, revision: Revision, *, back_cast: bool, then: Known | None
) -> Said:
    key, shelf = f"said of {measure.pk} {version}", of_the_place()
    if kept := shelf.get(key):
        return read(kept.decode())
    said = said_of(ChartedSeries(measure, revision, back_cast=back_cast, then=then))
    shelf.put(key, said.as_text().encode())
    return said
