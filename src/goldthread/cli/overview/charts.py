"""The chart of each series that leads, in the unit that people use, with what is said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.plain import PERCENT
from goldthread.tables.table import Table

from .. import Refused
from ..reading.gathered import Gathered, starts_of
from ..spc.charts import Wanted, charted
from .settings import FITTING, Settings, refuse_without

if TYPE_CHECKING:
    from goldthread.methods.spc import Chart, Rules


@dataclass(frozen=True, eq=False)
class Measured:
    """One series: its name, the usual chart as it was judged, and what is said of it.

    why: why it is a chart of that kind. per: what a quotient of 1 is shown as. period: what one point is.
    newest: the newest time of all series in its file. counted: what its values are, in words. of: its file,
    where there are several.
    """

    name: str
    key: tuple[str, ...]
    chart: Chart
    settings: Settings
    why: str
    per: float
    period: str
    newest: Any
    counted: str
    of: str = ""

    def shown(self, chart: Chart) -> Chart:
        """A chart of this series in the unit that people use, with its target."""
        from goldthread.methods import spc

        unit = self.settings.unit or ("%" if self.per == 100 else "")
        return replace(spc.drawn_per(chart, self.per), unit=unit, target=self.settings.target)


def measured_of(
    table: Table,
    series: Gathered,
    settings: Sequence[Settings],
    *,
    rules: Rules | None,
    per: float,
    counted: str,
    starts: Sequence[tuple[str | None, Any]] = (),
    alone: bool = True,
) -> tuple[list[Measured], list[str]]:
    """The measures of one file, in its order, and what is to be warned of.

    per: what a quotient of 1 is shown as, where there are denominators. alone: whether it is the only file.
    """
    kinds = [_kind_of(series, place, said) for place, said in enumerate(settings)]
    for place, (kind, _) in enumerate(kinds):
        refuse_without(kind, counted if series.denominators is not None else None, series.name(place))
    groups: dict[tuple[str, str], list[int]] = {}
    for place, ((kind, _), said) in enumerate(zip(kinds, settings, strict=True)):
        groups.setdefault((kind, said.improves), []).append(place)
    names = {series.name(place) for place in range(len(series))}
    _refuse_unknown(starts, names, series)
    found: dict[int, Measured] = {}
    warnings = list(series.warnings)
    of_file = "" if alone else table.name.rsplit(".", 1)[0]
    for (kind, improves), places in groups.items():
        part = subset(series, places)
        chosen = [each for each in starts if each[0] is None or each[0] in {series.name(p) for p in places}]
        wanted = Wanted(kind, rules or _usual_rules(kind), improves, None, None, False)
        made = charted(part, wanted, chosen, one_point=True)
        warnings += made.warnings
        for at, place in enumerate(places):
            name = series.name(place) or of_file or counted
            found[place] = Measured(
                name=name,
                key=series.keys[place],
                chart=made.chart(at),
                settings=settings[place],
                why=kinds[place][1],
                per=per if series.denominators is not None else 1.0,
                period=part.step(at),
                newest=series.times[-1],
                counted=counted,
                of="" if name == of_file else of_file,
            )
    return [found[place] for place in range(len(series))], warnings


def subset(series: Gathered, places: Sequence[int]) -> Gathered:
    """Some of the series, in that order, without the warnings, which are said of all."""
    points = np.concatenate([np.arange(series.starts[place], series.starts[place + 1]) for place in places])
    lengths = [int(series.starts[place + 1] - series.starts[place]) for place in places]
    numbers: NDArray[np.int64] = np.repeat(np.arange(len(places)), lengths)
    return Gathered(
        keys=tuple(series.keys[place] for place in places),
        starts=starts_of(numbers, len(places)),
        series=numbers,
        rank=series.rank[points],
        times=series.times,
        cells=series.cells[points],
        spellings=series.spellings,
        values=series.values[points],
        denominators=None if series.denominators is None else series.denominators[points],
        warnings=(),
        usual=series.usual,
    )


def _kind_of(series: Gathered, place: int, said: Settings) -> tuple[str, str]:
    """The kind of chart of one series, and why it is that."""
    if said.kind != FITTING:
        return said.kind, "as was asked for"
    from goldthread.methods import spc

    points = slice(series.starts[place], series.starts[place + 1])
    values = series.values[points]
    if series.denominators is None and said.unit in PERCENT and 0 <= values.min() <= values.max() <= 100:
        return "percent", "since each reading is a percentage that somebody else worked out"
    if series.denominators is None:
        fits = spc.fitting("value", values)
    else:
        below = series.denominators[points]
        shares = "percentage" if bool((values <= below).all()) else "rate"
        fits = spc.fitting(shares, values, below, times=series.times_of(place))
    return str(fits.chart), f"since {fits.reason}"


def _usual_rules(kind: str) -> Rules:
    from goldthread.methods.spc import Rules

    return Rules.named("anhoej" if kind == "run" else "making-data-count")


def _refuse_unknown(starts: Sequence[tuple[str | None, Any]], names: set[str], series: Gathered) -> None:
    for name, start in starts:
        if name is not None and name not in names:
            there = ", ".join(f"‘{each}’" for each in sorted(names)[:12])
            raise Refused(f"--rebase {name}={start}: there is no series ‘{name}’; there is {there}.")


def are_shares(series: Gathered) -> bool:
    """Whether every value is part of its denominator."""
    return series.denominators is not None and bool((series.values <= series.denominators).all())
