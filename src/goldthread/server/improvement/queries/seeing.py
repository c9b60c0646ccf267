"""Could we even see it? The most that a workshop could move a measure, against what its chart can show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects

from goldthread.methods import detectable, spc
from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc import Phase
from goldthread.server.measures.models import Measure
from goldthread.server.measures.queries import chart_of, in_force
from goldthread.server.measures.queries.series import Series, series_of

from ..kinds import Point, RatioOf
from ..models import WorkshopMeasure

PERIODS_IN_SIX_MONTHS = {"day": 24, "week": 24, "month": 6, "quarter": 2, "year": 1, "event": 6}
AT_MOST = 3  # narrower measures that are named
ENOUGH = 6  # readings before limits say anything


@dataclass(frozen=True)
class Seeing:
    """What can be said at once, and what was taken for granted in saying it.

    `visible` is None where nothing can be said yet; then the sentence says what is missing.
    """

    sentence: str
    visible: bool | None
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Success:
    """What total success means: from a baseline to a target, in so many of the places there are."""

    baseline: float
    target: float
    unit: str
    touched: int
    places: int
    place_name: str


def could_we_see(
    measure: WorkshopMeasure, to: Measure, touched: int, places: int, place_name: str = ""
) -> Seeing:
    """What tying this workshop measure to that measure would come to. A handful of queries."""
    return _seeing(measure, to, touched, places, place_name, _others(to))


def seen_of(measures: Sequence[WorkshopMeasure]) -> dict[int, Seeing]:
    """The same for each of a workshop's measures that is tied, by its key: no more queries for eight."""
    tied = [m for m in measures if m.contributes_to]
    if not tied:
        return {}
    first = tied[0].contributes_to
    assert first is not None  # they are tied
    others = _others(first)
    by_key = {m.pk: m for m in others}
    return {
        m.pk: _seeing(m, by_key[m.contributes_to_id], m.touched or 0, m.places or 1, m.place_name, others)
        for m in tied
        if m.contributes_to_id in by_key
    }


def _others(measure: Measure) -> list[Measure]:
    """The organisation's measures with their readings and what contributes to them: six queries."""
    found = list(Measure.objects.filter(organisation=measure.organisation_id).order_by("code"))
    prefetch_related_objects(found, "revisions__readings", "phases", "contributions")
    return found


def _seeing(
    measure: WorkshopMeasure,
    to: Measure,
    touched: int,
    places: int,
    place_name: str,
    others: Sequence[Measure],
) -> Seeing:
    baseline = next((v.value for v in measure.values.all() if v.point == Point.BASELINE), None)
    if baseline is None or measure.target is None:
        lacks = "baseline" if baseline is None else "target"
        return Seeing(f"Once it has a {lacks}, this says whether the chart could see success.", None)
    success = Success(baseline, measure.target, measure.unit, touched, places, place_name)
    to = next((m for m in others if m.pk == to.pk), to)
    read = _series(to)
    phase = _limits(read)
    if phase is None:
        return Seeing(
            f"{to.code} has too few readings for a chart: what it could see is not known yet.", None
        )
    try:
        most, in_unit = _most(success, measure, read, phase)
    except ValueError:
        return Seeing("Its baseline is 0: there is nothing to take away.", None)
    least = _least(read, phase)
    visible = abs(most) >= least.shift
    narrower = [] if visible else _narrower(success, measure, to, others)
    said = detectable.sentence(most, least, unit=_unit(read), period=read.period_word, narrower=narrower)
    return Seeing(said, visible, _assumptions(to, success, in_unit, phase, narrower))


def _series(measure: Measure) -> Series:
    revision = in_force(measure)
    readings = sorted((r.period, r.value) for r in revision.readings.all() if not r.back_cast)
    return series_of(measure, revision, readings, [p.starts for p in measure.phases.all()])


def _limits(read: Series) -> Phase | None:
    """The last phase, with its limits as computed: a chart clips them at what the measure can reach."""
    if len(read) < ENOUGH:
        return None
    try:
        phase = chart_of(read).phases[-1]
        limits = spc.xmr_limits(read.values[phase.start : phase.stop])
    except TooFewPoints:
        return None
    return replace(phase, lower=float(limits.lower), upper=float(limits.upper))


def _most(success: Success, measure: WorkshopMeasure, read: Series, phase: Phase) -> tuple[float, bool]:
    """The most it could move the measure, and whether both are in one unit (else in proportion)."""
    scale = _scale(measure, read.revision.unit)
    if scale is not None:
        sizes = {"baseline": scale * success.baseline, "target": scale * success.target}
        return detectable.most_it_could_move(success.touched, success.places, **sizes), True
    sizes = {"baseline": success.baseline, "target": success.target}
    most = detectable.most_it_could_move(success.touched, success.places, mean=phase.centre, **sizes)
    return most, False


def _scale(measure: WorkshopMeasure, unit: str) -> float | None:
    """What a value is multiplied by to be in the measure's unit; None where they cannot be compared."""
    if measure.ratio_of == RatioOf.ITEMS and unit in ("%", "per cent", "percent"):
        return 100
    minutes_in = {"minutes": 1, "hours": 60, "days": 1440}
    if measure.unit == "minutes" and unit in minutes_in:
        return 1 / minutes_in[unit]
    return None


def _least(read: Series, phase: Phase) -> detectable.Visible:
    periods = PERIODS_IN_SIX_MONTHS[read.revision.frequency]
    return detectable.smallest_visible(lower=phase.lower, upper=phase.upper, periods=periods)


def _narrower(
    success: Success, measure: WorkshopMeasure, to: Measure, others: Sequence[Measure]
) -> list[str]:
    """Measures of the same organisation in which it would be seen, the places of each being known.

    A measure's places are known where some workshop said how many there are, of the same kind of place.
    """
    found = []
    for other in others:
        places = _places(other, success.place_name)
        if other.pk == to.pk or other.retired_on or not places or places < success.touched:
            continue
        read = _series(other)
        phase = _limits(read)
        there = Success(success.baseline, success.target, "", success.touched, places, "")
        if phase and abs(_most(there, measure, read, phase)[0]) >= _least(read, phase).shift:
            found.append(f"{other.code} ({success.touched} of {places} {success.place_name})")
    return found[:AT_MOST]


def _places(measure: Measure, place_name: str) -> int | None:
    known = [c.places for c in measure.contributions.all() if place_name and c.place_name == place_name]
    return min((p for p in known if p), default=None)


def _unit(read: Series) -> str:
    return read.revision.unit


def _assumptions(
    to: Measure, success: Success, in_unit: bool, phase: Phase, narrower: list[str]
) -> tuple[str, ...]:
    said = [
        f"Success: from {success.baseline:g} to {success.target:g} {success.unit} in each of "
        f"{success.touched} of {success.places} {success.place_name or 'places'}, each weighing the same; "
        "the others stay as they are.",
        f"Seen: {to.code}’s chart would show a lasting change of that size with a chance of "
        f"{detectable.PROBABILITY:.0%}, its limits staying as they are.",
    ]
    if not in_unit:
        said.append(f"{to.code} has another unit: it is taken to move in the same proportion.")
    if phase.trial:
        said.append(f"Its limits rest on only {phase.n} readings.")
    if not narrower:
        said.append("No narrower measure is known whose chart would see it.")
    return tuple(said)
