"""`goldthread spc`: XmR charts of every series in a file."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import Refused
from .reading_series import Series, read_series, step_of, to_time
from .reading_tables import read_table

if TYPE_CHECKING:
    from goldthread.methods.spc import Chart

LAST_COLUMNS = ("value", "phase", "centre", "lower", "upper", "signal", "meaning", "target")


@click.command(
    epilog="Example: goldthread spc waits.csv --time month --value minutes --by ward --improves down"
)
@click.argument("file", metavar="FILE")
@click.option("--time", required=True, metavar="T", help="The column of times: dates, or whole numbers.")
@click.option("--value", required=True, metavar="V", help="The column of values.")
@click.option("--by", multiple=True, metavar="COL", help="A column that tells series apart. May be repeated.")
@click.option("--format", "form", type=click.Choice(["csv", "json", "svg"]), default="csv", show_default=True)
@click.option("-o", "--out", type=click.Path(dir_okay=False), help="Where to write; else standard output.")
@click.option(
    "--improves",
    type=click.Choice(["up", "down", "neither"]),
    default="neither",
    show_default=True,
    help="Which way is better.",
)
@click.option("--target", type=float, metavar="X", help="The value aimed at.")
@click.option(
    "--rebase", multiple=True, metavar="DATE", help="A time from which limits begin anew. May be repeated."
)
@click.option(
    "--width", type=click.IntRange(280), default=800, show_default=True, help="Of a figure, in pixels."
)
def spc(
    file: str,
    time: str,
    value: str,
    by: tuple[str, ...],
    form: str,
    out: str | None,
    improves: str,
    target: float | None,
    rebase: tuple[str, ...],
    width: int,
) -> None:
    """Charts of what varies as ever and what has changed, for each series in FILE.

    FILE is CSV, XLSX or Parquet; '-' is standard input. The rules are NHS England's
    Making Data Count.
    """
    starts = [_start(text) for text in rebase]
    series, warnings = read_series(read_table(file), time=time, value=value, by=by)
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)
    charts = [(one, _chart(one, starts, improves, target)) for one in series]
    if form == "svg":
        _write(_svg(charts, value, width), out)
    elif form == "json":
        _write(_json(charts, time, by), out)
    else:
        _write(_csv(charts, time, by), out)


def _start(text: str) -> Any:
    start = to_time(text)
    if start is None:
        raise click.BadParameter(
            f"{text!r} is not a date such as 2019-03-01, nor a whole number.", param_hint="--rebase"
        )
    return start


def _chart(series: Series, starts: list[Any], improves: str, target: float | None) -> Chart:
    from goldthread.methods import spc

    whose = f"Series {series.name}: " if series.name else ""
    if series.times and isinstance(series.times[0], datetime):
        starts = [
            start if isinstance(start, int | datetime) else datetime(*start.timetuple()[:3])
            for start in starts
        ]
    for start in starts:
        if series.times and isinstance(start, int) != isinstance(series.times[0], int):
            raise Refused(
                f"{whose}--rebase {start} is not of the kind of the times, such as {series.cells[0]}."
            )
    try:
        return spc.xmr(series.values, series.times, phase_starts=starts, improves=improves, target=target)
    except ValueError as error:
        raise Refused(f"{whose}{error}") from error


def _rows(charts: list[tuple[Series, Chart]]) -> Any:
    for series, chart in charts:
        for place, cell in enumerate(series.cells):
            yield (
                *series.key, cell, float(chart.values[place]), int(chart.phase[place]),
                float(chart.centre[place]), float(chart.lower[place]), float(chart.upper[place]),
                str(chart.signal[place]), str(chart.meaning[place]), chart.target,
            )  # fmt: skip


def _csv(charts: list[tuple[Series, Chart]], time: str, by: tuple[str, ...]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*by, time, *LAST_COLUMNS))
    writer.writerows(_rows(charts))
    return text.getvalue()


def _json(charts: list[tuple[Series, Chart]], time: str, by: tuple[str, ...]) -> str:
    """Each series with its summary, its sentence and its points, which have the columns of the CSV."""
    from goldthread.methods.spc import sentence

    columns = (time, *LAST_COLUMNS)
    told = []
    for series, chart in charts:
        last = chart.phases[-1]
        points = [dict(zip(columns, row[len(by) :], strict=True)) for row in _rows([(series, chart)])]
        told.append(
            {
                "by": dict(zip(by, series.key, strict=True)),
                "n": len(chart),
                "centre": last.centre,
                "lower": last.lower,
                "upper": last.upper,
                "trial": last.trial,
                "variation": chart.variation,
                "assurance": chart.assurance,
                "sentence": sentence(chart, period=step_of(series.times)),
                "points": points,
            }
        )
    return json.dumps({"series": told}, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _svg(charts: list[tuple[Series, Chart]], value: str, width: int) -> str:
    if len(charts) != 1:
        named = ", ".join(series.name for series, _ in charts[:5]) + (", …" if len(charts) > 5 else "")
        raise Refused(f"--format svg draws exactly one series; there are {len(charts)}: {named}.")
    from goldthread.charts import render
    from goldthread.charts.spc import spc as figure

    ((series, chart),) = charts
    title = f"{value}, {series.name}" if series.name else value
    return render.svg(figure(chart, title=title, period=step_of(series.times), width=width)) + "\n"


def _write(text: str, out: str | None) -> None:
    if out is None or out == "-":
        click.echo(text, nl=False)
        return
    try:
        Path(out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise Refused(f"{out}: it cannot be written ({error.strerror}).") from error
