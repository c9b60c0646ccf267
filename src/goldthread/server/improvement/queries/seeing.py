"""Could we even see it? The most that a workshop could move a measure, against what its chart can show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Min

from goldthread.methods import detectable, spc
from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc import Phase
from goldthread.server.measures.models import Measure, Revision
from goldthread.server.measures.queries import (
    Series,
    adjusted_of,
    as_computed,
    figures_open_to,
    marks_of,
    series_by_measure,
    verdict_of,
    withheld_from,
)
from goldthread.server.people.models import Person

from ..kinds import RatioOf
from ..models import WorkshopMeasure
from .kept_seeing import Places, Seeing, baseline_of, kept_seeing

PERIODS_IN_SIX_MONTHS = {"day": 24, "week": 24, "month": 6, "quarter": 2, "year": 1, "event": 6}
AT_MOST = 3  # narrower measures that are named
ENOUGH = 6  # readings before limits say anything


@dataclass(frozen=True)
class Success:
    """What total success means: from a baseline to a target, in so many of the places there are."""

    baseline: float
    target: float
    unit: str
    touched: int
    places: int
    place_name: str


@dataclass(frozen=True)
class Known:
    """The measures a workshop may be seen in: their series, and how many places each is known to have."""

    measures: Mapping[int, Measure]
    series: Mapping[int, Series]
    places: Places


def could_we_see(
    measure: WorkshopMeasure,
    to: Measure,
    touched: int,
    places: int,
    place_name: str = "",
    *,
    reader: Person,
) -> Seeing:
    """What tying this workshop measure to that measure would come to, as far as the reader may see what was
    read of it. Seven queries at most.
    """
    if to.keeps_from(reader):
        return _kept(to)
    known = _read([to.pk], _places(to.organisation_id, [place_name], reader))
    return _seeing(measure, to, touched, places, place_name, known)


def seen_of(measures: Sequence[WorkshopMeasure], reader: Person) -> dict[int, Seeing]:
    """The same for each of a workshop's measures that is tied, by its key: no more queries for eight.

    It is kept until something that it rests on changes, so that no page reads whole series for it.
    """
    all_tied = [m for m in measures if m.contributes_to]
    withheld = withheld_from(reader, [m.contributes_to for m in all_tied if m.contributes_to])
    kept = {
        m.pk: _kept(m.contributes_to)
        for m in all_tied
        if m.contributes_to_id in withheld and m.contributes_to
    }
    tied = [m for m in all_tied if m.pk not in kept]
    if not tied:
        return kept
    first = tied[0].contributes_to
    assert first is not None  # they are tied
    keys = [m.contributes_to_id for m in tied if m.contributes_to_id]
    places = _places(first.organisation_id, [m.place_name for m in tied], reader)
    marks = marks_of(_wanted(keys, places))
    return kept | kept_seeing(tied, places, marks, lambda: _worked_out(tied, _read(keys, places)))


def _kept(to: Measure) -> Seeing:
    return Seeing(
        f"The figures of {to.code} are kept to a circle: those in it see whether its chart could show this.",
        None,
    )


def _worked_out(tied: Sequence[WorkshopMeasure], known: Known) -> dict[int, Seeing]:
    return {
        m.pk: _seeing(m, m.contributes_to, m.touched or 0, m.places or 1, m.place_name, known)
        for m in tied
        if m.contributes_to
    }


def _places(organisation: int, place_names: Sequence[str], reader: Person) -> Places:
    """How many places of these names each measure of the organisation is known to have that some workshop has
    counted, of those whose figures the reader sees.
    """
    counted = WorkshopMeasure.objects.filter(
        contributes_to__in=figures_open_to(reader),
        contributes_to__organisation=organisation,
        contributes_to__retired_on=None,
        place_name__in=[name for name in place_names if name],
    ).order_by()
    return {
        (key, name): least
        for key, name, least in counted.values_list("contributes_to", "place_name").annotate(Min("places"))
    }


def _wanted(keys: Sequence[int], places: Places) -> set[int]:
    return {*keys, *(key for key, _ in places)}


def _read(keys: Sequence[int], places: Places) -> Known:
    found = series_by_measure(_wanted(keys, places))
    measures = {key: measure for key, (measure, _) in found.items()}
    return Known(measures, {key: read for key, (_, read) in found.items()}, places)


def _seeing(
    measure: WorkshopMeasure, to: Measure, touched: int, places: int, place_name: str, known: Known
) -> Seeing:
    baseline = baseline_of(measure)
    read = known.series[to.pk]
    phase = _limits(read)
    if phase is None:
        return Seeing(f"{to.code} has too few readings to say what its chart could see.", None)
    if baseline is None or measure.target is None:
        lacks = "baseline" if baseline is None else "target"
        return _at_the_utmost(to, read, phase, touched / places, lacks)
    success = Success(baseline, measure.target, measure.unit, touched, places, place_name)
    try:
        most, in_unit = _most(success, measure, read, phase)
    except ValueError:
        return Seeing("Its baseline is 0: there is nothing to take away.", None)
    least = _least(read, phase)
    visible = abs(most) >= least.shift
    narrower = [] if visible else _narrower(success, measure, to, known)
    said = detectable.sentence(
        most, least, unit=read.revision.unit, period=read.period_word, narrower=narrower
    )
    looked_for = None if visible else narrower
    taken = [*_assumptions(to, success, in_unit, phase, looked_for), *_misled(to, read)]
    return Seeing(said, visible, tuple(taken))


def _at_the_utmost(to: Measure, read: Series, phase: Phase, share: float, lacks: str) -> Seeing:
    """What can be said before there is a baseline and a target: were nothing left to improve.

    Where the touched places are like the others: if the chart could not see even that, it will not see
    less; if it could, that settles nothing yet.
    """
    best = _best(read.revision)
    if best is None:
        return Seeing(f"Once it has a {lacks}, this says whether the chart could see success.", None)
    most, least = share * abs(best - phase.centre), _least(read, phase)
    said = detectable.sentence(most, least, unit=read.revision.unit, period=read.period_word, at_most=True)
    taken = (
        f"It has no {lacks} yet: the places it touches are taken to be like the others, and success to "
        f"leave nothing to improve in them ({best:g} {read.revision.unit}). With a baseline and a target "
        "this is worked out from them."
    )
    return Seeing(said, None if most >= least.shift else False, (taken, *_misled(to, read)))


def _best(revision: Revision) -> float | None:
    """The best that a measure can be, where there is such a thing."""
    if revision.direction == Revision.Direction.DOWN:
        return 0
    up = revision.direction == Revision.Direction.UP
    return 100 if up and revision.is_percentage else None


def _limits(read: Series) -> Phase | None:
    """The last phase, with its limits as computed: a chart clips them at what the measure can reach."""
    if len(read) < ENOUGH:
        return None
    try:
        return as_computed(read)
    except TooFewPoints:
        return None


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
    """The smallest lasting change its chart shows: the adjusted chart, where the usual limits mislead."""
    periods = PERIODS_IN_SIX_MONTHS[read.revision.frequency]
    adjusted = _adjusted(read)
    if adjusted is None:
        return detectable.smallest_visible(lower=phase.lower, upper=phase.upper, periods=periods)
    lower, upper = float(adjusted.lower[-1]), float(adjusted.upper[-1])
    lasting = detectable.smallest_visible(lower=lower, upper=upper, periods=periods)
    # a lasting change is expected from the second point on, as far as a point leans on the one before
    attenuated = replace(lasting, shift=lasting.shift / (1 - adjusted.ar))
    at_once = replace(detectable.smallest_visible(lower=lower, upper=upper, periods=1), periods=periods)
    return min(attenuated, at_once, key=lambda visible: visible.shift)


def _adjusted(read: Series) -> spc.Adjusted | None:
    """The adjusted chart with its limits as computed, where the usual ones mislead."""
    found = verdict_of(read)
    return adjusted_of(read, found.chart, bounded=False) if found.chart and found.adjusted else None


def _narrower(success: Success, measure: WorkshopMeasure, to: Measure, known: Known) -> list[str]:
    """Measures of fewer of the same places, in which it would be seen."""
    found = []
    for key, other in known.measures.items():
        places = known.places.get((key, success.place_name))
        if key == to.pk or not places or not success.touched <= places < success.places:
            continue
        read = known.series[key]
        phase = _limits(read)
        there = replace(success, places=places)
        if phase and abs(_most(there, measure, read, phase)[0]) >= _least(read, phase).shift:
            found.append(f"{other.code} ({success.touched} of {places} {success.place_name})")
    return found[:AT_MOST]


def _assumptions(
    to: Measure, success: Success, in_unit: bool, phase: Phase, narrower: list[str] | None
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
    if narrower == []:
        said.append("No narrower measure is known whose chart would see it.")
    return tuple(said)


def _misled(to: Measure, read: Series) -> list[str]:
    """That the usual limits of a measure mislead, so that others were gone by; nothing where they do not."""
    if verdict_of(read).adjusted is None:
        return []
    return [
        f"{to.code}’s usual limits mislead, since its readings hang together, vary by more than chance makes "
        "them, or lean to one side: this goes by the limits of its adjusted chart, which see less."
    ]
