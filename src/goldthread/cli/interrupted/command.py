"""`goldthread interrupted`: did the level or the trend change when something was done?"""

from __future__ import annotations

from typing import Any

import click

from ..examples import example
from ..lists import WithLists
from ..reading.leaving_totals import with_totals_option
from ..reading.options import Reading, reads
from ..reading.saying_times import as_the_times, time_said
from ..writing.answer import Answer
from ..writing.options import written

ERRORS = ("ar1-marginal", "ar1-reml", "prais-winsten", "newey-west", "ols")
FAMILIES = {
    "gaussian": "gaussian",
    "poisson": "poisson",
    "quasipoisson": "poisson",
    "quasi-poisson": "poisson",
    "binomial": "binomial",
    "quasibinomial": "binomial",
    "quasi-binomial": "binomial",
}


def _time(context: click.Context, option: click.Parameter, given: Any) -> Any:
    """Dates, or whole numbers, from what was typed."""
    texts = given if isinstance(given, tuple) else () if given is None else (given,)
    read = [time_said(text) for text in texts]
    for text, time in zip(texts, read, strict=True):
        if time is None:
            raise click.BadParameter(f"{text!r} is not a date such as 2019-03-01, nor a whole number.")
    return tuple(read) if isinstance(given, tuple) else read[0] if read else None


@click.command(
    cls=WithLists,
    epilog=example(
        "goldthread interrupted example:ae_type_1 --time period --outcome breaches --offset attendances "
        "--per 100 --unit % --by org_code --treated RKB --controls all --at 2017-10-01 --format table"
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "--time",
    multiple=True,
    metavar="T",
    help="The column of times: dates, or whole numbers; or two, of years and of months.",
)
@click.option("--outcome", metavar="Y", help="The column of the outcome.")
@click.option(
    "--at",
    required=True,
    multiple=True,
    metavar="DATE…",
    callback=_time,
    help="When it was interrupted: the first point at or after it is the first after. May be repeated.",
)
@click.option("--by", metavar="UNIT", help="The column that tells units (organisations, wards) apart.")
@click.option("--treated", metavar="NAME", help="The unit that was treated; else each unit by itself.")
@click.option(
    "--controls",
    multiple=True,
    metavar="NAME…",
    help="Units where nothing was done: their mean is the control. May be repeated; 'all' for all others.",
)
@click.option(
    "--errors",
    type=click.Choice(ERRORS),
    default="ar1-marginal",
    show_default=True,
    metavar="METHOD",
    help=f"How points may depend on those before: {', '.join(ERRORS)}.",
)
@click.option(
    "--lag",
    type=click.IntRange(0),
    metavar="L",
    help="Of newey-west; else the whole part of 4 (n/100)^(2/9): 2 for 24 points, 3 for 48.",
)
@click.option(
    "--family",
    type=click.Choice(list(FAMILIES)),
    default="gaussian",
    show_default=True,
    metavar="F",
    help="gaussian; poisson for counts (quasi-Poisson); binomial for counts out of --offset.",
)
@click.option(
    "--offset",
    metavar="O",
    help="The column of what each outcome is out of. With gaussian the rate is analysed.",
)
@click.option("--per", type=float, default=1.0, metavar="N", help="Of a rate: 100 for per cent.")
@click.option("--season", type=click.IntRange(2), metavar="P", help="Points in a season: 12 for months.")
@click.option("--harmonics", type=click.IntRange(1), metavar="H", help="Pairs of sine and cosine; else 2.")
@click.option(
    "--phase-in",
    metavar="DATE",
    callback=_time,
    help="When it was fully in force; points from --at until then are left out.",
)
@click.option(
    "--effect-at",
    multiple=True,
    metavar="DATE",
    callback=_time,
    help="A further time at which to tell the effect. May be repeated.",
)
@click.option(
    "--events",
    metavar="FILE",
    help="What else happened: columns date and what; with a column definition (yes or no), "
    "yes where it changed how the outcome is counted.",
)
@click.option("--robustness", is_flag=True, help="Try other dates, units, controls and methods too.")
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.95,
    show_default=True,
    help="Of every interval, as a share.",
)
@click.option("--unit", default="", metavar="U", help="What the outcome is in, for sentences and figures.")
@with_totals_option
@written()
@reads
def interrupted(reading: Reading, file: str, events: str | None, **asked: Any) -> Answer:
    """Segmented regression of a series in FILE that was interrupted at some time.

    FILE is CSV, a workbook or Parquet; '-' is standard input, 'example:NAME' a bundled data set.
    time is 1, 2, 3, …; level is 1 from the interruption on; slope is how long ago it was:
    the change of level and of trend, with intervals, what would have been without, and
    every check that the guides on interrupted series ask for.

    With --by and --treated one unit is analysed, against the mean of --controls if any;
    with --by alone, each unit by itself.
    """
    from .events import read_events
    from .findings import answer
    from .units import read_units

    _refuse_what_does_not_go_together(**asked)
    time, by, offset = asked.pop("time"), asked.pop("by"), asked.pop("offset")
    if len(time) > 2:
        raise click.UsageError("--time names one column, or two: of years and of months.")
    table, columns = reading.columns_of(
        file,
        {"time": time[0] if time else None, "outcome": asked.pop("outcome")},
        [*time[1:], *(each for each in (by, offset) if each is not None)],
    )
    asked["family"] = FAMILIES[asked["family"]]
    units = read_units(
        table,
        reading,
        time=(columns["time"], *map(table.named, time[1:])),
        outcome=columns["outcome"],
        by=None if by is None else table.named(by),
        offset=None if offset is None else table.named(offset),
        family=asked["family"],
    )
    usual = next(iter(units.units.values())).times[0]
    for option in ("at", "effect_at"):
        asked[option] = tuple(as_the_times(each, usual) for each in asked[option])
    asked["phase_in"] = as_the_times(asked["phase_in"], usual)
    happened = None if events is None else read_events(reading.table(events), reading)
    return answer(units, happened, outcome=columns["outcome"], by=units.by, **asked)


def _refuse_what_does_not_go_together(
    *,
    at: tuple[Any, ...],
    by: str | None,
    treated: str | None,
    controls: tuple[str, ...],
    errors: str,
    lag: int | None,
    family: str,
    offset: str | None,
    season: int | None,
    harmonics: int | None,
    phase_in: Any,
    **_: Any,
) -> None:
    """Options that need others, or exclude them: wrong whatever is in the file."""
    kind = FAMILIES[family]
    wrong = {
        "--treated needs --by: the column that tells units apart.": treated is not None and by is None,
        "--controls needs --treated: the unit that is held against them.": controls and treated is None,
        "--controls goes with --family gaussian: give --offset for a rate.": controls and kind != "gaussian",
        "--lag goes with --errors newey-west.": lag is not None and errors != "newey-west",
        "--family binomial needs --offset: the column of what each count is out of.": kind == "binomial"
        and offset is None,
        "--harmonics needs --season: how many points make a season (12 for months).": harmonics is not None
        and season is None,
        f"--harmonics is at most half of --season, {season}.": harmonics is not None
        and season is not None
        and 2 * harmonics > season,
        "--phase-in goes with one --at; there are several.": phase_in is not None and len(at) > 1,
    }
    for said, is_so in wrong.items():
        if is_so:
            raise click.UsageError(said)
