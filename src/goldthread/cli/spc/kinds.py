"""The kinds of chart that `--chart` names, and what each asks of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import click

from goldthread.tables.problem import quoted

if TYPE_CHECKING:
    from ..reading.gathered import Gathered

KINDS = ("xmr", "run", "p", "p-prime", "u", "u-prime", "c", "g", "t", "percent", "xbar", "s", "ewma", "cusum")
SHARES = ("p", "p-prime")
NEED_DENOMINATORS = ("p", "p-prime", "u", "u-prime")
NO_DENOMINATORS = ("c", "g", "t", "percent", "xbar", "s")
COUNTS = ("p", "p-prime", "u", "u-prime", "c", "g", "t")
WHOLE_COUNTS = ("p", "p-prime", "c", "g")
BETWEEN_EVENTS = ("g", "t")
OF_GROUPS = ("xbar", "s")
SUMS = ("ewma", "cusum")

ABOVE_NOTHING = "Two events on one day want a finer time, or the g chart"
WHOLE = "A share or a rate already? Leave --chart out: the default chart takes values as they are"


class ChartKind(click.Choice[str]):
    """The kinds of chart, as others spell them too: XmR; P' and PP (as qicharts2) for p-prime."""

    SPELLINGS: ClassVar = {
        "i": "xmr",
        **dict.fromkeys(("p'", "p′", "pp"), "p-prime"),
        **dict.fromkeys(("u'", "u′", "up"), "u-prime"),
        **dict.fromkeys(("%", "percentage"), "percent"),
        **dict.fromkeys(("x̄", "x-bar", "xbar-s"), "xbar"),
    }

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        lowered = str(value).lower()
        return super().convert(self.SPELLINGS.get(lowered, lowered), param, ctx)


def tuning(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of EWMA and CUSUM charts."""
    above = click.FloatRange(0, min_open=True)
    for option in (
        click.option("--cusum-limit", type=above, metavar="H", help="A sum beyond so many σ signals; 5."),
        click.option("--cusum-slack", type=click.FloatRange(0), metavar="K", help="σ not counted; 0.5."),
        click.option("--ewma-width", type=above, metavar="L", help="Limits in σ of the averages; 2.962."),
        click.option(
            "--ewma-weight",
            type=click.FloatRange(0, 1, min_open=True),
            metavar="λ",
            help="The weight of the last reading in the average; 0.2.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True)
class Asked:
    """What a kind asks of the values of a file; see `read_series`."""

    least: float | None
    most: float | None
    share: bool
    whole: str
    above_nothing: str
    between_events: bool


def asked_by(kind: str) -> Asked:
    """What that kind of chart asks of a file."""
    return Asked(
        least=0 if kind in COUNTS or kind == "percent" else None,
        most=100 if kind == "percent" else None,
        share=kind in SHARES,
        whole=WHOLE if kind in WHOLE_COUNTS else "",
        above_nothing=ABOVE_NOTHING if kind == "t" else "",
        between_events=kind in BETWEEN_EVENTS,
    )


def fits_together(kind: str, denominator: str | None) -> None:
    """Refuse a denominator where the kind has none, and none where it needs one."""
    if kind in NEED_DENOMINATORS and denominator is None:
        raise click.UsageError(f"--chart {kind} needs --denominator.")
    if kind == "percent" and denominator is not None:
        raise click.UsageError(
            "A percent chart is of percentages that somebody else worked out. With the numbers behind them "
            "give --chart p, or pp where denominators are large."
        )
    if kind in NO_DENOMINATORS and denominator is not None:
        raise click.UsageError(f"--chart {kind} has no --denominator.")


def groups_fit(kind: str, size: str | None, sd: str | None) -> None:
    """Refuse --size and --sd where the kind has no groups, and one of them without the other."""
    if kind not in OF_GROUPS and (size or sd):
        raise click.UsageError("--size and --sd are for groups, of --chart xbar or s.")
    if (size is None) != (sd is None):
        raise click.UsageError("Groups that somebody worked out need both: --size and --sd.")


def sums_fit(kind: str, target: float | None, others: dict[str, Any], tuned: dict[str, float | None]) -> None:
    """Refuse what changes nothing on charts that sum readings up, and their own options elsewhere."""
    if kind in SUMS:
        if target is not None:
            raise click.UsageError(f"--target is for readings, which {kind} charts sum up: leave it out.")
        for option, said in others.items():
            if said is not None:
                raise click.UsageError(
                    f"{kind} charts have a rule of their own: {option} does not go with it."
                )
    for option, number in tuned.items():
        if number is not None and not option.startswith(f"--{kind}-"):
            raise click.UsageError(f"{option} does not go with --chart {kind}.")


def odd_values(kind: str, value: str, series: Gathered) -> list[str]:
    """What is said of values that the kind can have, and that look like something else."""
    values = series.values
    if kind == "percent" and values.max() <= 1 and values.max() > 0 and len(values) > 1:
        return [
            f"{quoted(value)}: no value is above 1, so these look like shares of 1 and not percentages of "
            "100; multiply them by 100 if they are."
        ]
    return []
