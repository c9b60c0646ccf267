"""A workshop's measures as one table: baseline, target, the event's days, checkpoints, and the change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.server.ui import formats

from ..kinds import CHECKPOINTS, DURATIONS, EVENT_DAYS, HELD, LATE_AFTER, Point, RatioOf, WorkshopMeasureKind
from ..models import Workshop, WorkshopMeasure, WorkshopValue

PERCENT = ("%", "per cent", "percent")  # units in which 1 is a hundredth


@dataclass(frozen=True)
class Cell:
    """A value at a point: what it says, the day it was taken, and how late; or that it is still awaited."""

    point: Point
    text: str = ""
    detail: str = ""  # the counts it was derived from
    taken_on: date | None = None
    days_late: int = 0
    is_late: bool = False
    due_on: date | None = None
    overdue: bool = False


@dataclass(frozen=True)
class MeasureRow:
    """One workshop measure as the table shows it.

    last: at the last checkpoint that has a value; until one has, on the last day of the event that has.
    """

    measure: WorkshopMeasure
    baseline: Cell
    target: str
    days: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    last: Cell | None
    change: str

    @property
    def about(self) -> str:
        """Its kind, and its unit where the kind does not say it."""
        kind, unit = self.measure.get_kind_display(), self.measure.unit
        if self.measure.kind == WorkshopMeasureKind.OTHER:
            return unit[:1].upper() + unit[1:]
        return kind if unit.lower() in kind.lower() or unit in ("level", "minutes") else f"{kind}, {unit}"

    @property
    def named(self) -> str:
        """Its name, with the unit where its values do not say it."""
        said = (*DURATIONS, WorkshopMeasureKind.EHS, WorkshopMeasureKind.DEFECTS)
        if self.measure.kind in said or self.measure.unit == "%":
            return self.measure.name
        return f"{self.measure.name} ({self.measure.unit})"

    @property
    def better(self) -> str:
        return self.measure.get_direction_display()


@dataclass(frozen=True)
class MeasuredTable:
    """Every measure of a workshop: `days` of the event that were measured, and `points` after it."""

    days: tuple[Point, ...]
    points: tuple[Point, ...]
    rows: tuple[MeasureRow, ...]


def measured_table(workshop: Workshop, today: date) -> MeasuredTable:
    """The table of a workshop whose measures and values were fetched: no queries of its own."""
    measures = list(workshop.measures.all())
    taken = {v.point for m in measures for v in m.values.all()}
    days = tuple(p for p in EVENT_DAYS if p in taken)
    points = workshop.checkpoints if workshop.stage in HELD else ()
    rows = tuple(_row(m, workshop, days, points, today) for m in measures)
    return MeasuredTable(days, points, rows)


def shown_value(measure: WorkshopMeasure, value: float) -> str:
    """A value as people read it: 3 h 20 min, 62%, level 4, 41 metres."""
    if measure.kind in DURATIONS:
        return formats.minutes(value)
    if measure.ratio_of == RatioOf.ITEMS:
        return formats.percent(value, 0 if round(100 * value, 1) == round(100 * value) else 1)
    if measure.kind == WorkshopMeasureKind.EHS:
        return f"level {value:g}"
    return formats.number(value) + ("%" if measure.unit == "%" else "")


def with_unit(measure: WorkshopMeasure, value: float) -> str:
    """A value that stands alone, and so says its unit: 3 h 20 min, 62%, 41 metres."""
    text = shown_value(measure, value)
    says_it = measure.kind in (*DURATIONS, WorkshopMeasureKind.EHS) or measure.unit in ("%", "share")
    says_it = says_it or measure.ratio_of == RatioOf.ITEMS
    return text if says_it else f"{text} {measure.unit}"


def shown_taken(measure: WorkshopMeasure, taken: WorkshopValue) -> str:
    """A recorded value, with the counts it was derived from."""
    counts = _counts(taken)
    text = shown_value(measure, taken.value)
    return f"{text} ({counts})" if counts else text


def change(measure: WorkshopMeasure, before: float, after: float) -> str:
    """The change in words: 'Better: 65% lower', 'Worse: 1 level lower', 'No change'.

    Between two percentages it is said in points: from 47% to 35% is 12 points lower, not 26%.
    """
    if after == before:
        return "No change"
    lower = after < before
    verdict = "Better" if lower == (measure.direction == "down") else "Worse"
    way = "lower" if lower else "higher"
    gap = abs(after - before)
    if measure.kind == WorkshopMeasureKind.EHS:
        return f"{verdict}: {gap:g} {formats.plural(gap, 'level')} {way}"
    if is_percentage(measure):
        points = round(gap * (1 if measure.unit in PERCENT else 100), 1)
        return f"{verdict}: {points:g} {formats.plural(points, 'point')} {way}"
    if before == 0:
        return f"{verdict}: {shown_value(measure, after)}, from 0"
    share = 100 * gap / before
    return f"{verdict}: {share:.0f}% {way}" if share >= 1 else f"{verdict}: {share:.1f}% {way}"


def is_percentage(measure: WorkshopMeasure) -> bool:
    """Whether its values are shares of a hundred: the difference of two is in points."""
    return measure.ratio_of == RatioOf.ITEMS or measure.unit in PERCENT


def _row(
    measure: WorkshopMeasure, workshop: Workshop, days: Sequence[Point], points: Sequence[Point], today: date
) -> MeasureRow:
    values = {v.point: v for v in measure.values.all()}
    of_days = tuple(_cell(measure, workshop, p, values.get(p), today) for p in days)
    cells = tuple(_cell(measure, workshop, p, values.get(p), today) for p in points)
    base = values.get(Point.BASELINE)
    last = next((p for p in reversed((*EVENT_DAYS, *CHECKPOINTS)) if p in values), None)
    after = values.get(last) if last else None
    return MeasureRow(
        measure=measure,
        baseline=_cell(measure, workshop, Point.BASELINE, base, today),
        target="" if measure.target is None else shown_value(measure, measure.target),
        days=of_days,
        cells=cells,
        last=_cell(measure, workshop, last, after, today) if last else None,
        change=change(measure, base.value, after.value) if base and after else "",
    )


def _cell(
    measure: WorkshopMeasure, workshop: Workshop, point: Point, taken: WorkshopValue | None, today: date
) -> Cell:
    due = workshop.due_on(point) if point in CHECKPOINTS else None
    if taken is None:
        return Cell(point, due_on=due, overdue=bool(due and due < today))
    late = max(0, (taken.taken_on - due).days) if due else 0
    return Cell(
        point,
        shown_value(measure, taken.value),
        _counts(taken),
        taken_on=taken.taken_on,
        days_late=late,
        is_late=late > LATE_AFTER,
        due_on=due,
    )


def _counts(taken: WorkshopValue) -> str:
    if taken.defects is None or taken.output is None:
        return ""
    return f"{formats.number(taken.defects)} of {formats.number(taken.output)}"
