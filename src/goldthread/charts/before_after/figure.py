"""The figure of evidence: what each organisation had before, and what it has now.

Organisations are compared with themselves: every row starts from its own baseline,
drawn at 100%, so that the largest does not hide the others; the figures at the dots
are in the outcome's own unit. Rows stand in the order of the alphabet: this is no
ranking.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.charts.before_after.layout import Layout, Pair, Row, Typical, change, figure_texts, lay_out
from goldthread.charts.figure import Figure
from goldthread.charts.marks import Mark, at, axis, bands, points, rules, text
from goldthread.charts.theme import BAND, PAPER, QUIET, finish, text_width, wrapped
from goldthread.methods.plain import plain_number

__all__ = ["Pair", "Typical", "before_after"]

BEFORE, AFTER, TYPICAL = "#5f6f7a", "#005eb8", "#5b2a8c"


def before_after(
    pairs: Sequence[Pair],
    *,
    totals: Sequence[Pair] = (),
    typical: Sequence[Typical] = (),
    title: str = "",
    after_name: str = "day 90",
    note: str = "",
    width: int = 800,
) -> Figure:
    """Before and after for each organisation and outcome, outcomes one under another.

    pairs: one for each organisation and outcome; outcomes keep the order in which
    they first occur, organisations are put in the order of the alphabet. totals: a
    pair over all organisations for some or all outcomes, named by its organisation
    ('All five'). typical: geometric means with intervals, one for an outcome. note:
    a line beneath (that the records are synthetic, say), also in the alt text.
    width: outer width in pixels, 320 or more. Raises ValueError for no pairs at all.
    """
    if not pairs:
        raise ValueError("There is nothing to draw: no organisation has an outcome.")
    layout = lay_out(pairs, totals, typical, titled=bool(title), noted=note, width=width)
    alt_text = _alt(pairs, totals, typical, title, after_name, note)
    layers = [
        *_ground(layout),
        *_names(layout),
        *_dumbbells(layout),
        *_typical(layout),
        *_heading(layout, title, after_name, note),
    ]
    spec = finish(layers, width=width, height=layout.height, margins=layout.margins, alt=alt_text)
    return Figure(spec, alt_text, _table(pairs, totals, typical))


def _ground(layout: Layout) -> list[Mark]:
    heads = [{"py": row.y - layout.step / 2 + 1, "py2": row.y + layout.step / 2} for row in layout.headings]
    shares = axis(
        "x",
        layout.x_domain,
        title="share of its own baseline",
        grid=False,
        ticks=False,
        domain=False,
        format="%",
        values=layout.ticks,
    )
    lines = [
        {"x": tick, "py": y, "py2": y2, "colour": "#98a4ad" if tick == 1 else "#e8edee"}
        for tick in layout.ticks
        for y, y2 in layout.spans
    ]
    return [
        bands(heads, at(-layout.margins.left), at(layout.right_edge), "py", "py2", color=BAND),
        rules(lines, shares, "py", y2="py2"),
    ]


def _names(layout: Layout) -> list[Mark]:
    size, left = layout.size, 6 - layout.margins.left
    heads = [{"px": left, "py": row.y, "words": _head(row.pairs[0])} for row in layout.headings]
    columns = [
        {"px": right, "py": layout.headings[0].y, "words": words}
        for right, words in ((layout.change_edge, "change"), (layout.right_edge - 6, "n"))
    ]
    drawn = [
        text(heads, "px", "py", fontWeight="bold", limit=layout.change_edge - left - 50),
        text(columns, "px", "py", color=QUIET, align="right", fontSize=size - 1),
    ]
    for weight, rows in (("normal", layout.plain), ("bold", layout.total), ("normal", layout.typical)):
        names = [{"px": left, "py": row.y, "words": row.name} for row in rows]
        changes = [{"px": layout.change_edge, "py": row.y, "words": change(row.ratio)} for row in rows]
        counts = [{"px": layout.right_edge - 6, "py": row.y, "words": f"{row.n}"} for row in rows]
        if rows:
            drawn += [
                text(names, "px", "py", fontWeight=weight, limit=layout.margins.left - 10),
                text(changes, "px", "py", fontWeight="bold", align="right"),
                text(counts, "px", "py", color=QUIET, align="right"),
            ]
    return drawn


def _dumbbells(layout: Layout) -> list[Mark]:
    rows = [row for row in (*layout.plain, *layout.total) if row.ratio is not None]
    absent = [row for row in (*layout.plain, *layout.total) if row.ratio is None]
    bars = [{"x": row.ratio, "x2": 1, "py": row.y} for row in rows]
    dots = [
        {"x": x, "py": row.y, "colour": shade, "shape": "circle", "area": 90}
        for row in rows
        for x, shade in ((1, PAPER), (row.ratio, AFTER))
    ]
    drawn = []
    if rows:
        drawn = [
            rules(bars, "x", "py", x2="x2", color="#a9c8e6", strokeWidth=4),
            points(dots, "x", "py", stroke=BEFORE, strokeWidth=1.5),
            *_values(rows, layout),
        ]
    if absent:
        said = [{"x": 0, "py": row.y, "words": _without_ratio(row.pairs[0])} for row in absent]
        drawn.append(text(said, "x", "py", color=QUIET, fontStyle="italic"))
    return drawn


def _without_ratio(pair: Pair) -> str:
    """What stands where there is no baseline to draw from."""
    if pair.before is None or pair.after is None:
        return "no figures"
    return f"from {plain_number(pair.before)} to {plain_number(pair.after)}"


def _values(rows: Sequence[Row], layout: Layout) -> list[Mark]:
    """The figures at the outer side of each dot."""
    drawn = []
    for side, style in (("left", {"dx": -9, "align": "right"}), ("right", {"dx": 9})):
        told = []
        for row in rows:
            (pair,) = row.pairs
            said = figure_texts([one.pairs[0] for one in rows if one.pairs[0].outcome == pair.outcome])
            ends = sorted(((row.ratio, pair.after), (1.0, pair.before)), key=lambda end: end[0] or 0.0)
            if row.ratio == 1:
                ends = [(1.0, pair.after), (1.0, pair.before)]
            x, value = ends[0 if side == "left" else 1]
            told.append({"x": x, "py": row.y, "words": said[value]})
        drawn.append(text(told, "x", "py", fontSize=layout.size - 1, **style))
    return drawn


def _typical(layout: Layout) -> list[Mark]:
    if not layout.typical:
        return []
    bars, dots, words = [], [], []
    for row in layout.typical:
        x, lower, upper = row.ratio, row.lower, row.upper
        dots.append({"x": x, "py": row.y, "colour": TYPICAL, "shape": "diamond", "area": 110})
        if lower is not None and upper is not None:
            bars.append({"x": lower, "x2": upper, "py": row.y})
            words.append({"x": upper, "py": row.y, "words": f"{change(lower)} to {change(upper)}"})
    drawn = [points(dots, "x", "py")]
    if bars:
        drawn.insert(0, rules(bars, "x", "py", x2="x2", color=TYPICAL, strokeWidth=2))
        style = {"dx": 9, "fontSize": layout.size - 1}
        drawn.append(text(words, "x", "py", stroke=PAPER, strokeWidth=4, color=PAPER, **style))
        drawn.append(text(words, "x", "py", color=TYPICAL, **style))
    return drawn


def _heading(layout: Layout, title: str, after_name: str, note: str) -> list[Mark]:
    size, left = layout.size, 6 - layout.margins.left
    y = 8 + size / 2 - layout.margins.top
    drawn = []
    if title:
        row = [{"px": left, "py": y, "words": title}]
        drawn.append(text(row, "px", "py", fontSize=size + 2, fontWeight="bold", limit=layout.width - 12))
        y += size + 14
    entries = [("before", PAPER, BEFORE, "circle"), (after_name, AFTER, AFTER, "circle")]
    if layout.typical:
        entries.append(("typical, 95% interval", TYPICAL, TYPICAL, "diamond"))
    x = left + 6.0
    for words, fill, stroke, shape in entries:
        dot = [{"px": x, "py": y, "colour": fill, "shape": shape, "area": 80}]
        drawn.append(points(dot, "px", "py", stroke=stroke, strokeWidth=1.5))
        drawn.append(text([{"px": x, "py": y, "words": words}], "px", "py", dx=10))
        x += text_width(words, size) + 30
    if note:
        lines = [
            {"px": left, "py": layout.note_y + index * (size + 3), "words": line}
            for index, line in enumerate(wrapped(note, layout.width - 12, size - 1))
        ]
        drawn.append(text(lines, "px", "py", color=QUIET, fontSize=size - 1))
    return drawn


def _head(pair: Pair) -> str:
    name = pair.outcome[:1].upper() + pair.outcome[1:]
    return f"{name} ({pair.unit})" if pair.unit else name


def _alt(
    pairs: Sequence[Pair],
    totals: Sequence[Pair],
    typical: Sequence[Typical],
    title: str,
    after_name: str,
    note: str,
) -> str:
    said = [f"{title}." if title else "", f"Before and {after_name}, each organisation against itself."]
    for outcome in dict.fromkeys(pair.outcome for pair in pairs):
        ratios = [pair.ratio for pair in pairs if pair.outcome == outcome and pair.ratio is not None]
        fell = sum(ratio < 1 for ratio in ratios)
        sentence = f"{outcome[:1].upper()}{outcome[1:]} fell at {fell} of {len(ratios)}"
        if ratios:
            sentence += f", changing by {change(min(ratios))} to {change(max(ratios))}"
        for total in totals:
            if total.outcome == outcome and total.ratio is not None:
                sentence += f"; {total.organisation}, by {change(total.ratio)}"
        for one in typical:
            if one.outcome == outcome:
                sentence += f"; typically by {change(one.ratio)}"
        said.append(sentence + ".")
    return " ".join(filter(None, [*said, note]))


def _table(
    pairs: Sequence[Pair], totals: Sequence[Pair], typical: Sequence[Typical]
) -> tuple[Mapping[str, Any], ...]:
    rows = []
    for outcome in dict.fromkeys(pair.outcome for pair in pairs):
        of_it = sorted((p for p in pairs if p.outcome == outcome), key=lambda p: p.organisation)
        for pair in [*of_it, *(total for total in totals if total.outcome == outcome)]:
            rows.append(
                {
                    "outcome": outcome,
                    "organisation": pair.organisation,
                    "unit": pair.unit,
                    "n": pair.n,
                    "before": pair.before,
                    "after": pair.after,
                    "ratio": pair.ratio,
                    "lower": None,
                    "upper": None,
                }
            )
        for one in (one for one in typical if one.outcome == outcome):
            row = {"outcome": outcome, "organisation": one.name, "unit": "ratio", "n": one.n}
            row |= {"before": None, "after": None, "ratio": one.ratio, "lower": one.lower, "upper": one.upper}
            rows.append(row)
    return tuple(rows)
