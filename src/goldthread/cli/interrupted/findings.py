"""What `goldthread interrupted` found, worked out and laid out to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from goldthread.methods import interrupted as method
from goldthread.methods.interrupted.phrases import counted, listed
from goldthread.methods.interrupted.robust_words import robust_sentences
from goldthread.methods.plain import plain_time
from goldthread.tables.totals import totals

from .. import Refused
from ..progress import progress
from ..writing.answer import Answer
from .events import Happened
from .rows import checks_of, data_of, effects_of, robustness_of, terms_of, terms_of_many, units_of
from .units import Unit, Units

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.interrupted import Analysis, Robustness

MOST_FIGURES = 20


@dataclass(frozen=True)
class Asked:
    """What was asked of each series, but for which it is."""

    outcome: str
    unit: str
    per: float
    family: str
    options: dict[str, Any]


def answer(
    units: Units,
    happened: Happened | None,
    *,
    outcome: str,
    at: tuple[Any, ...],
    by: str | None,
    treated: str | None,
    controls: tuple[str, ...],
    errors: str,
    lag: int | None,
    family: str,
    per: float,
    season: int | None,
    harmonics: int | None,
    phase_in: Any,
    effect_at: tuple[Any, ...],
    robustness: bool,
    confidence: float,
    unit: str,
    with_totals: bool,
) -> Answer:
    """The analysis of the one unit, of the treated one, or of each, in every form."""
    options = {
        "at": at,
        "phase_in": phase_in,
        "errors": errors,
        "lag": lag,
        "family": family,
        "season": season,
        "harmonics": harmonics or min(2, (season or 4) // 2),
        "effect_at": effect_at,
        "confidence": confidence,
        "events": () if happened is None else happened.events,
        "definition_changes": () if happened is None else happened.definition_changes,
    }
    asked = Asked(outcome, unit, per, family, options)
    if by is not None and treated is None:
        return _each(units, asked, robustness)
    one = units.named(treated) if treated is not None else units.units[""]
    against, warnings = _controls(units, one, controls, asked, with_totals)
    return _one(_analysed(units, one, asked, against), asked, robustness, warnings)


def _one(analysis: Analysis, asked: Asked, robustness: bool, warnings: list[str]) -> Answer:
    tried = method.robustness(analysis) if robustness else None
    said = [*warnings, *analysis.warnings]
    tables = {"Effect": lambda: effects_of(analysis), "Checks": lambda: checks_of(analysis.checks)}
    if tried is not None:
        tables["Robustness"] = lambda: robustness_of(tried)
    return Answer(
        heading=_heading(analysis, asked),
        sentences=analysis.sentences if tried is None else [*analysis.sentences, *robust_sentences(tried)],
        rows=lambda: terms_of(analysis),
        caption="Terms",
        tables=tables,
        data=lambda: data_of(analysis, tried, said),
        figures=lambda width: _figures([analysis], asked, width),
        warnings=said,
    )


def _each(units: Units, asked: Asked, robustness: bool) -> Answer:
    """Every unit by itself; those that cannot be analysed are named, and why."""
    done: list[Analysis] = []
    warnings = []
    tried: list[Robustness | None] = []
    with progress("Units", len(units.units), seconds_each=0.2 if robustness else 0.03) as step:
        for unit in units.units.values():
            try:
                done.append(_analysed(units, unit, asked, None))
                tried.append(method.robustness(done[-1]) if robustness else None)
            except Refused as error:
                warnings.append(error.message)
            step(1)
    if not done:
        raise Refused("\n".join(warnings[:20]))
    whole = len(units.units)
    some = f"{len(done)} of " if len(done) < whole else ""
    said = [f"{some}{counted(whole, 'unit')} analysed."]
    by = units.by or ""
    return Answer(
        heading=f"{asked.outcome}, each {by} by itself",
        sentences=said,
        rows=lambda: terms_of_many(done, by),
        shown=lambda: units_of(done, by),
        data=lambda: {
            "units": [
                {"unit": analysis.name, **data_of(analysis, extra, analysis.warnings)}
                for analysis, extra in zip(done, tried, strict=True)
            ],
            "warnings": warnings,
        },
        figures=lambda width: _figures(done, asked, width),
        warnings=warnings,
    )


def _analysed(units: Units, one: Unit, asked: Asked, controls: dict[str, Any] | None) -> Analysis:
    whose = f"{units.table}, {one.name}" if one.name else units.table
    try:
        return method.analyse(
            one.outcome,
            one.times,
            offset=one.offset,
            per=asked.per,
            controls=controls,
            name=one.name,
            unit=asked.unit,
            **asked.options,
        )
    except ValueError as error:
        raise Refused(f"{whose}: {error}") from error


def _controls(
    units: Units, one: Unit, names: tuple[str, ...], asked: Asked, with_totals: bool
) -> tuple[dict[str, Any] | None, list[str]]:
    """The controls' values at the treated unit's times, and which had to be left out."""
    if not names:
        return None, []
    found: dict[str, Any] = {}
    left_out: list[str] = []
    wanted = _spread(units, one, names)
    if not with_totals and "all" in names:
        wanted, left_out = _without_totals(units, one, wanted, names, asked)
    for name in wanted:
        other = units.named(name)
        if other is one:
            raise click.UsageError(f"‘{name}’ is the treated unit, and cannot be its own control.")
        values = _aligned(one, other, asked)
        gone = np.isnan(values) & ~np.isnan(one.outcome)
        if gone.any():
            times = [plain_time(time) for time, missing in zip(one.times, gone, strict=True) if missing]
            left_out.append(f"{name} is left out of the controls: it has no value for {listed(times, 6)}.")
        else:
            found[name] = values
    if not found:
        raise Refused("\n".join(["No control has a value for every time of the treated unit.", *left_out]))
    return found, left_out


def _without_totals(
    units: Units, one: Unit, wanted: list[str], named: tuple[str, ...], asked: Asked
) -> tuple[list[str], list[str]]:
    """All other units but those that are the total of the rest, and what is said of these."""
    every = [other for other in units.units.values() if other.name in wanted or other is one]
    over = [one.outcome if other is one else _aligned(one, other, asked) for other in every]
    found = totals([[other.name for other in every]], list(np.array(over).T))
    gone = {every[each.place].name: each.why for each in found} if len(found) < len(wanted) else {}
    told = [
        f"{name} is left out of the controls: it {why} (--with-totals keeps it)."
        for name, why in gone.items()
        if name in wanted and name not in named
    ]
    return [name for name in wanted if name not in gone or name in named], told


def _spread(units: Units, one: Unit, names: tuple[str, ...]) -> list[str]:
    """'all' as all others; 'A,B' as A and B, unless a unit is called so."""
    wanted: list[str] = []
    for name in names:
        if name == "all" and name not in units.units:
            wanted += [other for other in units.units if other != one.name]
        elif name not in units.units and "," in name:
            wanted += [part.strip() for part in name.split(",") if part.strip()]
        else:
            wanted.append(name)
    return list(dict.fromkeys(wanted))


def _aligned(one: Unit, other: Unit, asked: Asked) -> Any:
    """Another unit's outcome, or rate, at the times of the first; nan where it has none."""
    values = other.outcome
    if other.offset is not None and asked.family == "gaussian":
        values = asked.per * values / other.offset
    there = dict(zip(other.times, values, strict=True))
    return np.array([there.get(time, np.nan) for time in one.times])


def _figures(done: list[Analysis], asked: Asked, width: int) -> Iterator[Figure]:
    from goldthread.charts.interrupted import interrupted as figure

    if len(done) > MOST_FIGURES:
        raise Refused(f"There would be {len(done)} figures: name one unit with --treated.")
    for analysis in done:
        title = f"{asked.outcome}, {analysis.name}" if analysis.name else asked.outcome
        yield figure(analysis, title=title, width=width)


def _heading(analysis: Analysis, asked: Asked) -> str:
    whose = f" of {analysis.name}" if analysis.name else ""
    count = len(analysis.control.names) if analysis.control else 0
    against = f", against {count} control{'s' * (count > 1)}" if count else ""
    times = analysis.calendar.times
    span = f"{plain_time(times[0])} to {plain_time(times[-1])}"
    return f"{asked.outcome}{whose}{against}: {analysis.n} points, {span}; {analysis.method}"
