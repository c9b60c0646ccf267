"""Where everything in the figure of evidence goes: its rows, columns and scale, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.charts.theme import Frame, Margins, text_size, text_width, wrapped
from goldthread.methods.plain import plain_number


@dataclass(frozen=True)
class Pair:
    """One organisation's outcome before and after, summed or averaged over n workshops.

    None for both values says that it has no such figures.
    """

    organisation: str
    outcome: str
    unit: str
    n: int
    before: float | None
    after: float | None

    @property
    def ratio(self) -> float | None:
        if self.before is None or self.after is None or self.before == 0:
            return None
        return self.after / self.before


@dataclass(frozen=True)
class Typical:
    """An outcome over all organisations: after over before of a typical pair, with its interval."""

    outcome: str
    ratio: float
    lower: float | None
    upper: float | None
    n: int
    name: str = "Typical"


@dataclass(frozen=True)
class Row:
    """One line of the figure: what it is called, what it shows, and its pixel from the top."""

    name: str
    y: float
    n: int = 0
    ratio: float | None = None
    lower: float | None = None
    upper: float | None = None
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Layout(Frame):
    """The measures of one figure. Rows are headings, organisations, totals and typical pairs."""

    step: int
    x_domain: tuple[float, float]
    headings: tuple[Row, ...]
    plain: tuple[Row, ...]
    total: tuple[Row, ...]
    typical: tuple[Row, ...]

    @property
    def right_edge(self) -> int:
        """The right edge of the figure, from the plot's left."""
        return self.plot_width + self.margins.right

    @property
    def change_edge(self) -> int:
        """Where the column of changes ends."""
        return self.right_edge - 6 - round(text_width("000", self.size)) - 4

    @property
    def note_y(self) -> float:
        return self.plot_height + 2 * self.size + 32

    @property
    def ticks(self) -> list[float]:
        """Quarters of the baseline on a wide figure, halves on a narrow; wholes beyond twice."""
        high = self.x_domain[1]
        step = 1.0 if high > 2 else 0.5 if self.plot_width < 360 else 0.25
        return [count * step for count in range(int(high / step) + 1)]

    @property
    def spans(self) -> list[tuple[float, float]]:
        """From under each heading to the next: where the upright lines of the scale run."""
        tops = [row.y + self.step / 2 for row in self.headings]
        ends = [row.y - self.step / 2 for row in self.headings[1:]] + [float(self.plot_height)]
        return list(zip(tops, ends, strict=True))


def lay_out(
    pairs: Sequence[Pair],
    totals: Sequence[Pair],
    typical: Sequence[Typical],
    *,
    titled: bool,
    noted: str,
    width: int,
) -> Layout:
    """The layout at that outer width: outcomes one under another, organisations by the alphabet."""
    size = text_size(width)
    step = size + 14
    headings: list[Row] = []
    plain: list[Row] = []
    total: list[Row] = []
    usual: list[Row] = []
    y = step / 2
    for outcome in dict.fromkeys(pair.outcome for pair in pairs):
        of_it = sorted((p for p in pairs if p.outcome == outcome), key=lambda p: p.organisation)
        headings.append(Row(outcome, y, pairs=(of_it[0],)))
        for kind, found in ((plain, of_it), (total, [one for one in totals if one.outcome == outcome])):
            for pair in found:
                y += step
                kind.append(Row(pair.organisation, y, pair.n, pair.ratio, pairs=(pair,)))
        for one in (one for one in typical if one.outcome == outcome):
            y += step
            usual.append(Row(one.name, y, one.n, one.ratio, one.lower, one.upper))
        y += step * 1.2
    rows = (*plain, *total, *usual)
    margins = Margins(
        left=min(round(max(text_width(row.name, size) for row in rows)) + 16, width // 3),
        right=round(text_width("−100%", size) + text_width("000", size)) + 22,
        top=(size + 22 if titled else 8) + size + 16,
        bottom=2 * size + 20 + (len(wrapped(noted, width - 12, size - 1)) * (size + 3) + 8 if noted else 0),
    )
    plot_height = round(y - step * 0.7)
    height = plot_height + margins.top + margins.bottom
    domain = _domain(rows, width - margins.left - margins.right, size)
    return Layout(
        width, height, margins, size, step, domain, tuple(headings), tuple(plain), tuple(total), tuple(usual)
    )


def change(ratio: float | None) -> str:
    """A ratio as a change: '−62%', '+5%', '0%'; nothing where there is none."""
    if ratio is None:
        return ""
    percent = round((ratio - 1) * 100)
    return f"{'−' if percent < 0 else '+' if percent > 0 else ''}{abs(percent)}%"


def figure_texts(pairs: Sequence[Pair]) -> dict[float | None, str]:
    """How each figure of an outcome is written: all with as many decimals as the one with most."""
    values = {value for pair in pairs for value in (pair.before, pair.after) if value is not None}
    places = max((len(plain_number(value).partition(".")[2]) for value in values), default=0)
    return {None: ""} | {
        value: plain_number(value) if abs(value) >= 100 else f"{value:.{places}f}" for value in values
    }


def _domain(rows: Sequence[Row], plot: int, size: int) -> tuple[float, float]:
    """From just below nothing to just beyond the baseline, with room for the words at the ends."""
    highest, widest = 1.0, 0.0
    for row in rows:
        highest = max(highest, row.ratio or 0.0, row.upper or 0.0)
        for pair in row.pairs:
            widest = max(widest, *(text_width(said, size) for said in figure_texts([pair]).values()))
    room = min(0.3, (widest + 14) / plot)
    low = -0.06
    return low, (highest - low * room) / (1 - room)
