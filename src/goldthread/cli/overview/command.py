"""`goldthread overview`: a folder or a long file of many series as one paper for a meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

import goldthread

from .. import Refused
from ..examples import example
from ..lists import WithLists
from ..reading.options import Reading, reads
from ..writing.answer import Answer
from ..writing.options import written

if TYPE_CHECKING:
    from goldthread.methods.spc import Rules

    from .charts import Measured
    from .settings import Said


@click.command(
    cls=WithLists,
    epilog=example(
        "goldthread overview example:board_measures --by measure --target target --improves better "
        "--unit unit --format table"
    ),
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("--by", multiple=True, metavar="COL…", help="The columns that tell measures apart.")
@click.option(
    "--time",
    multiple=True,
    metavar="T",
    help="The column of times: dates, or whole numbers; or two, of years and of months.",
)
@click.option("--value", metavar="V", help="The column of values.")
@click.option("--denominator", metavar="D", help="A column to divide by.")
@click.option(
    "--per",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="What is shown for each: 1000 for falls in 1,000 bed days. If not said, 100 (per cent) for parts of "
    "a whole, else 1.",
)
@click.option("--target", metavar="X|COL", help="The value aimed at, as it is shown; or a column of such.")
@click.option(
    "--improves", metavar="up|down|neither|COL", help="Which way is better; or a column that says so."
)
@click.option("--unit", metavar="U|COL", help="The unit of what is shown; or a column of such.")
@click.option(
    "--chart",
    "kind",
    metavar="KIND|COL",
    help="The kind of chart, as of spc; or a column of such. If not said, what fits each measure.",
)
@click.option(
    "--rules",
    "preset",
    type=click.Choice(["making-data-count", "plotthedots", "anhoej", "western-electric", "nelson"]),
    help="If not said, anhoej for run charts and making-data-count for all others.",
)
@click.option(
    "--rebase",
    multiple=True,
    metavar="[MEASURE=]DATE…",
    help="Times from which limits begin anew, in all measures or in one.",
)
@click.option(
    "--since", metavar="DATE", help="Signals from then on are new; if not said, those of the last point."
)
@click.option(
    "--charts",
    "chosen",
    multiple=True,
    default=("talk",),
    show_default=True,
    metavar="talk|all|none|MEASURE…",
    help="Which have a page of their own.",
)
@click.option(
    "--title", default="Overview", show_default=True, metavar="TEXT", help="What stands at its top."
)
@written(others=("pdf", "pptx", "docx", "xlsx"))
@reads
def overview(
    reading: Reading,
    files: tuple[str, ...],
    by: tuple[str, ...],
    time: tuple[str, ...],
    value: str | None,
    denominator: str | None,
    per: float | None,
    target: str | None,
    improves: str | None,
    unit: str | None,
    kind: str | None,
    preset: str | None,
    rebase: tuple[str, ...],
    since: str | None,
    chosen: tuple[str, ...],
    title: str,
) -> Answer:
    """Many measures as one paper for a meeting: what deserves talk first, and why.

    Each FILE is CSV, a workbook or Parquet, or a folder of such; '-' is standard input, and example:NAME a
    bundled data set. Each series is a row: its latest value, target, usual level, what varies and whether
    the target will be met in words and pictures, a small chart, and how sure that is. Those that deserve talk
    have a chart on a page of their own. The ending of -o says what is written: html, pdf, pptx, docx or xlsx.
    """
    from ..spc.charts import start_said
    from .answer import answer
    from .files import files_of
    from .making import About
    from .settings import Said
    from .verdicts import verdicts_of

    if len(time) > 2:
        raise click.UsageError("--time names one column, or two: of years and of months.")
    by = tuple(dict.fromkeys(by))
    named = files_of(files, click.get_current_context().params.get("out"))
    asked = _Asked(
        by=by,
        time=time,
        value=value,
        denominator=denominator,
        per=per,
        said=Said(target, improves, unit, kind),
        rules=_rules(preset),
        starts=[start_said(text) for text in rebase],
        alone=len(named) == 1,
    )
    measured: list[Measured] = []
    warnings: list[str] = []
    for file in named:
        some, more = asked.measured(reading, file)
        measured += some
        warnings += more
    verdicts = verdicts_of(measured, _since(since, measured))
    about = About(
        title=title,
        subtitle=_subtitle(measured),
        on=date.today(),
        chosen=chosen,
        warnings=tuple(dict.fromkeys(warnings)),
        made=_made(reading, since),
    )
    return answer(verdicts, about, by)


class _Asked:
    """What was asked of every file."""

    def __init__(
        self,
        *,
        by: tuple[str, ...],
        time: tuple[str, ...],
        value: str | None,
        denominator: str | None,
        per: float | None,
        said: Said,
        rules: Rules | None,
        starts: list[tuple[str | None, Any]],
        alone: bool,
    ) -> None:
        self.by, self.time, self.value, self.denominator = by, time, value, denominator
        self.per, self.said, self.rules, self.starts, self.alone = per, said, rules, starts, alone

    def measured(self, reading: Reading, file: str) -> tuple[list[Measured], list[str]]:
        """The measures of one file, and what is to be warned of."""
        from ..reading.series import read_series
        from ..spc.kinds import asked_by
        from .charts import are_shares, measured_of
        from .settings import FITTING, settings_of

        table, columns = self._columns(reading, file)
        by = tuple(map(table.named, self.by))
        denominator = None if self.denominator is None else table.named(self.denominator)
        for_all = self.said.kind_for_all(table)
        series = read_series(
            table,
            reading,
            time=(columns["time"], *map(table.named, self.time[1:])),
            value=columns["value"],
            by=by,
            denominator=denominator,
            **(vars(asked_by(for_all)) if for_all != FITTING else {}),
        )
        settings = settings_of(table, reading, self.said, by, series.keys)
        shares = are_shares(series)
        per = self.per or (100.0 if shares else 1.0)
        value = columns["value"]
        return measured_of(
            table,
            series,
            settings,
            rules=self.rules,
            per=per,
            counted=value if denominator is None else f"{value} / {denominator}",
            starts=self.starts,
            alone=self.alone,
        )

    def _columns(self, reading: Reading, file: str) -> tuple[Any, dict[str, str]]:
        """The table of a file and its columns; those that only say something of a series are no values."""
        time = self.time[0] if self.time else None
        others = [*self.time[1:], *self.by, *([self.denominator] if self.denominator else [])]
        known = [each for each in (time, self.value) if each]
        table = reading.table(file, [*known, *others])
        about = self.said.columns_in(table)
        return reading.columns_in(table, {"time": time, "value": self.value}, [*others, *about])


def _rules(preset: str | None) -> Rules | None:
    from goldthread.methods.spc import Rules

    return None if preset is None else Rules.named(preset)


def _since(text: str | None, measured: list[Measured]) -> Any:
    """The time from which signals are new, as the times are; None where nothing was said."""
    from datetime import datetime

    from ..reading.saying_times import as_the_times, time_said

    if text is None:
        return None
    said = time_said(text)
    if said is None:
        raise click.BadParameter(
            f"{text!r} is not a date such as 2019-03-01, nor a whole number.", param_hint="--since"
        )
    kinds = {type(each.newest): each for each in measured}
    if len(kinds) > 1:
        of = " and ".join(f"{each.newest} ({each.name})" for each in kinds.values())
        raise Refused(f"--since {text}: the files have times of different kinds: {of}. Read them apart.")
    usual = measured[0].newest
    said = as_the_times(said, usual)
    if isinstance(usual, datetime) and isinstance(said, date):
        moment = said if isinstance(said, datetime) else datetime(said.year, said.month, said.day)
        said = moment if moment.tzinfo else moment.replace(tzinfo=usual.tzinfo)
    if type(said) is not type(usual):
        raise Refused(f"--since {text} is not of the kind of the times, such as {usual}.")
    return said


def _subtitle(measured: list[Measured]) -> str:
    from goldthread.methods.plain import plain_time

    newest = {plain_time(each.newest) for each in measured}
    until = f", up to {newest.pop()}" if len(newest) == 1 else ""
    return f"{len(measured):,} measure{'' if len(measured) == 1 else 's'}{until}"


def _made(reading: Reading, since: str | None) -> tuple[str, ...]:
    names = ", ".join(reading.columns)
    new = f"Signals from {since} on are new." if since else "A signal is new where the last point shows it."
    return (f"Made by goldthread overview, version {goldthread.__version__}, from {names}.", new)
