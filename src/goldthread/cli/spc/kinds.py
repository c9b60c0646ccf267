"""The kinds of chart that `--chart` names, and what each asks of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import click

from goldthread.tables.problem import quoted

if TYPE_CHECKING:
    from ..reading.gathered import Gathered

KINDS = ("xmr", "run", "p", "p-prime", "u", "u-prime", "c", "g", "t", "percent")
SHARES = ("p", "p-prime")
NEED_DENOMINATORS = ("p", "p-prime", "u", "u-prime")
NO_DENOMINATORS = ("c", "g", "t", "percent")
COUNTS = ("p", "p-prime", "u", "u-prime", "c", "g", "t")
WHOLE_COUNTS = ("p", "p-prime", "c", "g")
BETWEEN_EVENTS = ("g", "t")

ABOVE_NOTHING = "Two events on one day want a finer time, or the g chart"
WHOLE = "A share or a rate already? Leave --chart out: the default chart takes values as they are"


class ChartKind(click.Choice[str]):
    """The kinds of chart, as others spell them too: XmR; P' and PP (as qicharts2) for p-prime."""

    SPELLINGS: ClassVar = {
        "i": "xmr",
        **dict.fromkeys(("p'", "p′", "pp"), "p-prime"),
        **dict.fromkeys(("u'", "u′", "up"), "u-prime"),
        **dict.fromkeys(("%", "percentage"), "percent"),
    }

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        lowered = str(value).lower()
        return super().convert(self.SPELLINGS.get(lowered, lowered), param, ctx)


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
        raise click.UsageError(f"A {kind} chart needs --denominator.")
    if kind == "percent" and denominator is not None:
        raise click.UsageError(
            "A percent chart is of percentages that somebody else worked out. With the numbers behind them "
            "give --chart p, or pp where denominators are large."
        )
    if kind in NO_DENOMINATORS and denominator is not None:
        raise click.UsageError(f"A {kind} chart has no --denominator.")


def odd_values(kind: str, value: str, series: Gathered) -> list[str]:
    """What is said of values that the kind can have, and that look like something else."""
    values = series.values
    if kind == "percent" and values.max() <= 1 and values.max() > 0 and len(values) > 1:
        return [
            f"{quoted(value)}: no value is above 1, so these look like shares of 1 and not percentages of "
            "100; multiply them by 100 if they are."
        ]
    return []
