"""What `goldthread spc` answers with: rows, results for JSON, sentences and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from . import Refused
from .missing_times import listed
from .progress import progress
from .spc_charts import ADJUSTED_FROM, Charted
from .spc_rows import point_rows, runs_of, summary_of, summary_rows
from .writing import Answer

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.spc import Chart, Dependence, FalseAlarms

MOST_SENTENCES = 8
MOST_FIGURES = 100
MOST_EXAMINED = 1_000
"""Series whose points are examined for resembling each other: it takes a hundredth of a second for each."""


def answer(made: Charted, *, by: tuple[str, ...], time: str, what: str, summary: bool) -> Answer:
    """All that is to be said of the charts. what: the values, in words."""
    alone = len(made) == 1

    def points() -> Any:
        return point_rows(made, by, time)

    def lines() -> Any:
        return summary_rows(made, by)

    return Answer(
        heading=_heading(made, what),
        rows=lines if summary else lambda: point_rows(made, by, time, spelt=True),
        shown=points if alone and not summary else lines,
        caption="Each point" if alone and not summary else "Each series in its last phase",
        data=lambda: {"series": _told(made, by, time, summary)},
        sentences=lambda: _sentences(made),
        figures=lambda width: _figures(made, what, width),
        warnings=_warnings(made),
    )


def _heading(made: Charted, what: str) -> str:
    name = made.series.name(0)
    if len(made) > 1:
        return f"{what}: {len(made):,} series"
    return f"{what}, {name}" if name else what


def _sentences(made: Charted) -> list[str]:
    """What the charts say, how often such a chart cries wolf, and where that is worse."""
    return [*_findings(made), *_wolf_cried(made), *_worse(made)]


def _findings(made: Charted) -> Iterator[str]:
    """A sentence on each series; of many only how often each is so."""
    from goldthread.methods.spc import sentence

    if len(made) <= MOST_SENTENCES:
        for place in range(len(made)):
            told = sentence(made.chart(place), period=made.series.step(place))
            yield f"{made.series.name(place)}: {told}" if len(made) > 1 else told
        return
    counts = Counter(str(summary_of(made, place)["variation"]) for place in range(len(made)))
    told = ", ".join(f"{word.replace('_', ' ')} in {count:,}" for word, count in counts.most_common())
    yield f"The last point of each series: {told}."


def _wolf_cried(made: Charted) -> Iterator[str]:
    alarms = _false_alarms(made, made.chart(0))
    if alarms is not None:
        those = "a chart like this" if len(made) == 1 else f"a chart like the first, of {alarms.n} points,"
        yield (
            f"By chance alone {those} shows at least one signal in {alarms.share:.0%} of series "
            "in which nothing changes."
        )


def _worse(made: Charted) -> Iterator[str]:
    """In how many of many series neighbours or seasons make signals of their own."""
    if len(made) <= MOST_SENTENCES:
        return
    if len(made) > MOST_EXAMINED:
        yield f"So many series are not examined for neighbours and seasons; {MOST_EXAMINED:,} are the most."
        return
    found = [_dependence(made, made.chart(place)) for place in range(len(made))]
    reasons = {
        "each point resembles the one before": [each is not None and each.persistent for each in found],
        "there is a season": [each is not None and each.seasonal for each in found],
    }
    for reason, where in reasons.items():
        names = [made.series.name(place) for place, so in enumerate(where) if so]
        if names:
            yield (
                f"In {len(names):,} of {len(made):,} series {reason}, which makes signals of its own "
                f"(--adjusted allows for it): {listed(names)}."
            )


def _warnings(made: Charted) -> list[str]:
    """What was missing; and of few series each where neighbours or a season make limits misleading."""
    warnings = list(made.warnings)
    for place in range(len(made) if len(made) <= MOST_SENTENCES else 0):
        whose = f"{made.series.name(place)}: " if made.series.name(place) else ""
        warnings += [whose + each for each in _cautions(_dependence(made, made.chart(place)))]
    return warnings


def _told(made: Charted, by: tuple[str, ...], time: str, summary: bool) -> Iterator[dict[str, Any]]:
    """Each series with its summary, its sentence and its points, which have the columns of the CSV."""
    from goldthread.methods.spc import sentence

    header, rows = point_rows(made, by, time)
    examined = len(made) <= MOST_EXAMINED
    with progress("Telling", len(made), seconds_each=0.01) as done:
        for place, key in enumerate(made.series.keys):
            chart = made.chart(place)
            found = _dependence(made, chart) if examined else None
            lines = summary_of(made, place)
            told = {
                "key": list(key),
                "by": dict(zip(by, key, strict=True)),
                "n": len(chart),
                "kind": chart.kind,
                "unit": chart.unit or None,
                "centre": lines["centre"],
                "lower": lines["lower"],
                "upper": lines["upper"],
                "trial": chart.phases[-1].trial,
                "variation": lines["variation"],
                "assurance": lines["assurance"],
                "sentence": sentence(chart, period=made.series.step(place)),
                "warnings": _cautions(found),
                "phases": list(_phases(made, place, chart)),
                "summary": lines,
                "runs": runs_of(made, place) or None,
                "false_alarms": _false_alarms_told(_false_alarms(made, chart)),
                "dependence": found,
            }
            if not summary:
                names = header[len(by) :]
                cells = (tuple(row)[len(by) :] for row in islice(rows, len(chart)))
                told["points"] = [dict(zip(names, row, strict=True)) for row in cells]
            yield told
            done(1)


def _phases(made: Charted, place: int, chart: Chart) -> Iterator[dict[str, Any]]:
    first = made.series.starts[place]
    for phase in chart.phases:
        ends = (phase.start, phase.stop - 1)
        begins, until = (made.series.spellings[made.series.cells[first + end]] for end in ends)
        yield {
            "number": phase.number,
            "from": begins,
            "to": until,
            "n": phase.n,
            "centre": phase.centre,
            "lower": phase.lower,
            "upper": phase.upper,
            "trial": phase.trial,
        }


def _false_alarms(made: Charted, chart: Chart) -> FalseAlarms | None:
    """How often such a chart cries wolf; None where it has adjusted limits or too few points."""
    from goldthread.methods import spc

    if made.alternatives is not None:
        return None
    try:
        return spc.false_alarms(
            len(chart),
            chart=chart.kind,
            rules=chart.rules,
            fix_after=made.wanted.fix_after,
            phase_starts=[phase.start for phase in chart.phases],
        )
    except ValueError:
        return None


def _false_alarms_told(found: FalseAlarms | None) -> dict[str, Any] | None:
    return None if found is None else {"share": found.share, "error": found.error, "series": found.series}


def _dependence(made: Charted, chart: Chart) -> Dependence | None:
    """How the points hang together; None where limits allow for that already, or there are too few."""
    from goldthread.methods import spc

    if made.alternatives is not None or len(chart) < ADJUSTED_FROM or chart.kind in ("g", "t"):
        return None
    return spc.dependence(chart)


def _cautions(found: Dependence | None) -> list[str]:
    told = []
    if found is not None and found.persistent:
        told.append(
            f"Each point resembles the one before (correlation {found.ar:.2f}), so signals are too many "
            "and limits too narrow; --adjusted allows for it."
        )
    if found is not None and found.seasonal:
        told.append(
            "There is a season in this series, which makes signals of its own; --adjusted allows for it."
        )
    return told


def _figures(made: Charted, what: str, width: int) -> Iterator[Figure]:
    """The figures of the series that have more than one point: one alone draws nothing."""
    from goldthread.charts.spc import spc as figure

    drawn = [
        place for place in range(len(made)) if made.series.starts[place + 1] - made.series.starts[place] > 1
    ]
    if len(drawn) > MOST_FIGURES:
        raise Refused(f"{len(drawn):,} figures are too many for one document; {MOST_FIGURES} are the most.")
    with progress("Drawing", len(drawn), seconds_each=0.1) as done:
        for place in drawn:
            name = made.series.name(place)
            title = f"{what}, {name}" if name else what
            yield figure(made.chart(place), title=title, period=made.series.step(place), width=width)
            done(1)
