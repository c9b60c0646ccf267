"""`goldthread spc`: a chart of every series in a file."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from .. import Refused
from ..examples import example
from ..lists import WithLists
from ..reading.options import Reading, reads
from ..writing.answer import Answer
from ..writing.options import written
from .kinds import (
    KINDS,
    OF_GROUPS,
    ChartKind,
    asked_by,
    fits_together,
    groups_fit,
    odd_values,
    sums_fit,
    tuning,
)

if TYPE_CHECKING:
    from goldthread.methods.spc import Rules


@click.command(
    cls=WithLists,
    epilog=example(
        "goldthread spc example:ae_type_1 --time period --value breaches --denominator attendances "
        "--by org_code --improves down --summary"
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "--time",
    multiple=True,
    metavar="T",
    help="The column of times: dates, or whole numbers; or two, of years and of months.",
)
@click.option("--value", metavar="V", help="The column of values.")
@click.option("--by", multiple=True, metavar="COL…", help="The columns that tell series apart.")
@click.option(
    "--denominator", metavar="D", help="A column to divide by: what is shown, and written, is V / D."
)
@click.option(
    "--chart",
    "kind",
    type=ChartKind(KINDS),
    default="xmr",
    show_default=True,
    help="The kind of chart. pp and up are short for p-prime and u-prime; percent: percentages that somebody "
    "else worked out. xbar, s: several values a time. ewma, cusum: small lasting shifts.",
)
@click.option("--size", metavar="COL", help="Of xbar and s charts of groups: how many values each has.")
@click.option("--sd", metavar="COL", help="Their standard deviations; --value then names their means.")
@click.option(
    "--rules",
    "preset",
    type=click.Choice(["making-data-count", "plotthedots", "anhoej", "western-electric", "nelson"]),
    help="If not said, anhoej for run charts and making-data-count for all others.",
)
@click.option(
    "--two-of-three",
    type=click.Choice(["beyond", "within", "any"]),
    help="Whether points beyond the limits count in two of three, all on one side; any: they count, and the "
    "third may lie anywhere. Else as the rules have it.",
)
@click.option(
    "--screen-moving-ranges/--no-screen-moving-ranges",
    "screen",
    default=None,
    help="Drop the widest moving ranges once before limits are set; else as the rules have it.",
)
@click.option("--shift", type=click.IntRange(2), metavar="N", help="Points of a shift, usually 7.")
@click.option("--trend", type=click.IntRange(3), metavar="N", help="Points of a trend, usually 7.")
@click.option(
    "--long-gap",
    type=click.IntRange(0),
    metavar="N",
    help="Across so many periods without a reading (usually 3) go no moving range and no run; 0: always.",
)
@tuning
@click.option(
    "--improves",
    type=click.Choice(["up", "down", "neither"]),
    default="neither",
    show_default=True,
    help="Which way is better.",
)
@click.option("--target", type=float, metavar="X", help="The value aimed at.")
@click.option(
    "--fix-after",
    type=click.IntRange(2),
    metavar="N",
    help="Make the limits from the first N points (of each phase), and hold them.",
)
@click.option(
    "--rebase",
    multiple=True,
    metavar="[SERIES=]DATE…",
    help="Times from which limits begin anew, in all series or in one.",
)
@click.option("--since", metavar="DATE", help="Compare the level from there on with the level before.")
@click.option("--until", metavar="DATE", help="The last time of that period; else the last there is.")
@click.option("--summary", is_flag=True, help="A line for each series instead of its points.")
@click.option(
    "--adjusted",
    is_flag=True,
    help="Limits that allow for points that resemble the one before, and for a season; with its own rules.",
)
@written()
@reads
def spc(
    reading: Reading,
    file: str,
    time: tuple[str, ...],
    value: str | None,
    by: tuple[str, ...],
    denominator: str | None,
    size: str | None,
    sd: str | None,
    kind: str,
    preset: str | None,
    two_of_three: str | None,
    screen: bool | None,
    shift: int | None,
    trend: int | None,
    long_gap: int | None,
    improves: str,
    target: float | None,
    fix_after: int | None,
    rebase: tuple[str, ...],
    since: str | None,
    until: str | None,
    summary: bool,
    adjusted: bool,
    **tuned: float | None,
) -> Answer:
    """Charts of what varies as ever and what has changed, for each series in FILE.

    FILE is CSV, a workbook or Parquet; '-' is standard input, and example:NAME a bundled data set. Columns
    that are not named are taken in order, if there are just as many. The rules are NHS England's Making
    Data Count unless others are named.
    """
    from ..reading.groups import read_groups
    from ..reading.series import read_series
    from .answer import answer
    from .charts import Wanted, charted, start_said
    from .since import period_of, period_said

    if len(time) > 2:
        raise click.UsageError("--time names one column, or two: of years and of months.")

    if target is not None and not math.isfinite(target):
        raise click.BadParameter(f"{target} is not a value that can be aimed at.", param_hint="--target")
    starts = [start_said(text) for text in rebase]
    first, last = period_said(since, until)
    fits_together(kind, denominator)
    groups_fit(kind, size, sd)
    said = {"--rules": preset, "--shift": shift, "--trend": trend, "--two-of-three": two_of_three}
    sums_fit(kind, target, said, {f"--{name.replace('_', '-')}": number for name, number in tuned.items()})
    if adjusted:
        _adjusted_fits(
            kind,
            {
                "--fix-after": fix_after,
                "--rules": preset,
                "--shift": shift,
                "--trend": trend,
                "--two-of-three": two_of_three,
                "--screen-moving-ranges": screen,
                "--long-gap": long_gap,
            },
        )
    rules = _rules(kind, preset, two_of_three, screen, shift, trend)
    tuning_said: dict[str, Any] = {name: number for name, number in tuned.items() if number is not None}
    rules = replace(rules, **tuning_said)
    if long_gap is not None:
        rules = replace(rules, long_gap=long_gap or None)
    table, columns = reading.columns_of(
        file,
        {"time": time[0] if time else None, "value": value},
        [*time[1:], *by, *(each for each in (denominator, size, sd) if each)],
    )
    times = (columns["time"], *map(table.named, time[1:]))
    by, value = tuple(map(table.named, by)), columns["value"]
    denominator = None if denominator is None else table.named(denominator)
    _distinct_names(by, times)
    if kind in OF_GROUPS:
        size, sd = (None if each is None else table.named(each) for each in (size, sd))
        series = read_groups(table, reading, kind=kind, time=times, value=value, by=by, size=size, sd=sd)
    else:
        asked = vars(asked_by(kind))
        series = read_series(table, reading, time=times, value=value, by=by, denominator=denominator, **asked)
    series = replace(series, warnings=(*odd_values(kind, value, series), *series.warnings))
    wanted = Wanted(kind, rules, improves, target, fix_after, adjusted, *period_of(series, first, last))
    what = value if denominator is None else f"{value} / {denominator}"
    return answer(
        charted(series, wanted, starts), by=by, time=" and ".join(times), what=what, summary=summary
    )


def _rules(
    kind: str,
    preset: str | None,
    two_of_three: str | None,
    screen: bool | None,
    shift: int | None,
    trend: int | None,
) -> Rules:
    from goldthread.methods.spc import Rules

    name = preset or ("anhoej" if kind == "run" else "making-data-count")
    said: dict[str, Any] = {"two_of_three": two_of_three, "screen_moving_ranges": screen}
    return Rules.named(name, **said, shift_points=shift, trend_points=trend)


def _distinct_names(by: tuple[str, ...], times: tuple[str, ...]) -> None:
    """Refuse columns that would be in the answer twice."""
    from .rows import POINTS, RUNS, SUMMARY

    named = [*by, *times]
    for name in named:
        if named.count(name) > 1:
            raise click.UsageError(f"The column ‘{name}’ is named twice, in --by and --time.")
        if name in {*POINTS, *SUMMARY, *RUNS}:
            raise Refused(
                f"The answer has a column ‘{name}’ of its own: give that column another name first."
            )


def _adjusted_fits(kind: str, others: dict[str, Any]) -> None:
    """Refuse --adjusted for kinds that have no such limits, and options that would change nothing there."""
    from goldthread.methods.spc import Kind

    why = Kind(kind).why_not_adjusted
    if why:
        raise click.UsageError(f"{why} --adjusted goes with --chart xmr.")
    for option, said in others.items():
        if said is not None:
            raise click.UsageError(
                f"Adjusted charts have limits and rules of their own: {option} does not go with --adjusted."
            )
