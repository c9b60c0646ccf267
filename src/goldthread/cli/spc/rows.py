"""The charts of many series as rows: every point, or a line for each series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.writing import as_cell

from ..progress import progress
from ..writing.answer import Rows
from .charts import Charted

POINTS = ("value", "phase", "centre", "lower", "upper", "signal", "meaning", "target")
SUMMARY = ("n", "centre", "lower", "upper", "variation", "assurance")
RUNS = ("n", "centre", "useful", "longest_run", "longest_run_limit", "crossings", "crossings_limit", "signal")

AT_ONCE = 60_000


@dataclass(frozen=True, eq=False)
class Points:
    """All points of all series, shape (points,): series after series, in order of time."""

    values: NDArray[np.float64]
    phase: NDArray[np.integer[Any]]
    centre: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    signal: NDArray[np.object_]
    meaning: NDArray[np.object_]


def points_of(made: Charted) -> Points:
    """The points as the charts have them, those with adjusted limits where these were asked for."""
    if made.alternatives is None:
        from goldthread.methods.spc import MEANINGS, SIGNALS

        charts = made.charts
        signal = np.array([str(each) for each in SIGNALS], object)[charts.signal]
        meaning = np.array([str(each) for each in MEANINGS], object)[charts.meaning]
        return Points(charts.values, charts.phase, charts.centre, charts.lower, charts.upper, signal, meaning)
    values, phase, centre, lower, upper = (
        np.concatenate([getattr(chart, name) for chart in made.alternatives])
        for name in ("values", "phase", "centre", "lower", "upper")
    )
    signal, meaning = (
        np.array([str(each) for chart in made.alternatives for each in getattr(chart, name)], object)
        for name in ("signal", "meaning")
    )
    return Points(values, phase, centre, lower, upper, signal, meaning)


def point_rows(made: Charted, by: tuple[str, ...], time: str, *, spelt: bool = False) -> Rows:
    """A row for each point, with the time as the file spells it; of EWMA and CUSUM charts what was read, too.

    spelt: all cells as text, as CSV holds them; quicker, as a phase's limits are spelt once.
    """
    readings = () if made.charts.readings is None else ("reading",)
    return (*by, time, *POINTS, *readings), _point_rows(made, as_cell if spelt else _as_it_is)


def _point_rows(made: Charted, told: Callable[[Any], Any]) -> Iterator[tuple[Any, ...]]:
    points, series = points_of(made), made.series
    spellings = np.array(series.spellings, object)
    keys = [np.array(cells, object) for cells in zip(*series.keys, strict=True)]
    target = told(made.wanted.target)
    lines = (points.values, points.phase, points.centre, points.lower, points.upper)
    worth_a_bar = 5e-6 if told is as_cell else 0
    with progress("Writing", len(points.values), seconds_each=worth_a_bar) as done:
        for start in range(0, len(points.values), AT_ONCE):
            here = slice(start, start + AT_ONCE)
            columns = [cells[series.series[here]].tolist() for cells in keys]
            columns.append(spellings[series.cells[here]].tolist())
            columns += [_told(line[here], told) for line in lines]
            columns += [points.signal[here].tolist(), points.meaning[here].tolist()]
            columns.append([target] * len(columns[0]))
            if made.charts.readings is not None:
                columns.append(_told(made.charts.readings[here], told))
            yield from zip(*columns, strict=True)
            done(len(columns[0]))


def _told(line: NDArray[Any], told: Callable[[Any], Any]) -> list[Any]:
    """Numbers as they are to be told, each run of the same made once."""
    begins = np.ones(len(line), np.bool_)
    begins[1:] = line[1:] != line[:-1]
    once = np.array([told(number) for number in line[begins].tolist()], object)
    again: list[Any] = once[np.cumsum(begins) - 1].tolist()
    return again


def _as_it_is(cell: Any) -> Any:
    return cell


def summary_rows(made: Charted, by: tuple[str, ...]) -> Rows:
    """A row for each series: its last phase, or for a run chart its runs and crossings."""
    columns = RUNS if _is_run(made) else SUMMARY
    told = (summary_of(made, place) for place in range(len(made)))
    rows = (
        (*key, *(each[name] for name in columns)) for key, each in zip(made.series.keys, told, strict=True)
    )
    return (*by, *columns), rows


def summary_of(made: Charted, place: int) -> dict[str, Any]:
    """One series in its last phase, by the names of the columns."""
    n = int(made.series.starts[place + 1] - made.series.starts[place])
    if made.alternatives is not None:
        chart = made.alternatives[place]
        last = chart.phases[-1]
        lines = {"n": n, "centre": last.centre, "lower": last.lower, "upper": last.upper}
        return lines | {"variation": str(chart.variation), "assurance": _text(chart.assurance)}
    from goldthread.methods.spc import ASSURANCES, MEANINGS

    found = made.charts.summary
    lines = {name: float(getattr(found, name)[place]) for name in ("centre", "lower", "upper")}
    told: dict[str, Any] = {"n": n, **lines}
    told["variation"] = str(MEANINGS[found.variation[place]])
    told["assurance"] = _text(ASSURANCES[found.assurance[place]])
    return told | runs_of(made, place)


def runs_of(made: Charted, place: int) -> dict[str, Any]:
    """Runs and crossings of one series, by the names of the columns; nothing where the rules do not ask."""
    runs = made.charts.summary.runs
    if runs is None:
        return {}
    counted = {
        "useful": runs.useful,
        "longest_run": runs.longest,
        "longest_run_limit": runs.longest_limit,
        "crossings": runs.crossings,
        "crossings_limit": runs.crossings_limit,
    }
    told: dict[str, Any] = {
        name: None if counts[place] < 0 else int(counts[place]) for name, counts in counted.items()
    }
    return told | {"signal": bool(runs.signal[place])}


UNREMARKABLE = {"none": "", "common_cause": "as usual"}
"""Words of the CSV that people are told otherwise; in the others only the underscores go."""

WORDS = ("signal", "meaning", "variation", "assurance")

SAID_ONCE = {"phase": 1, "target": None}
"""Columns that tell people nothing where they hold only that."""


def for_people(rows: Rows) -> Rows:
    """The same rows for a person: words in plain English, without columns that tell nothing."""
    header, cells = rows
    kept = [list(row) for row in cells]
    silent = {
        place
        for place, name in enumerate(header)
        if name in SAID_ONCE and all(row[place] == SAID_ONCE[name] for row in kept)
    }
    worded = {
        header.index(name) for name in ("signal", "meaning", "variation", "assurance") if name in header
    }

    def told(row: list[Any]) -> list[Any]:
        return [
            in_words(cell) if place in worded and type(cell) is str else cell
            for place, cell in enumerate(row)
            if place not in silent
        ]

    return [name for place, name in enumerate(header) if place not in silent], [told(row) for row in kept]


def in_words(cell: str) -> str:
    """What a signal, a meaning or an assurance of the CSV is called by people."""
    return UNREMARKABLE.get(cell, cell.replace("_", " "))


def _is_run(made: Charted) -> bool:
    return not made.charts.kind.has_limits and made.charts.summary.runs is not None


def _text(word: Any) -> str | None:
    return None if word is None else str(word)
