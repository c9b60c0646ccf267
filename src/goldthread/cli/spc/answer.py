"""What `goldthread spc` answers with: rows, results for JSON, sentences and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from .. import Refused
from ..progress import progress
from ..writing.answer import Answer
from .beside import MOST_SENTENCES, beside_told, warned, warnings, wolf_cried, worse
from .charts import Charted
from .rows import for_people, in_words, point_rows, runs_of, summary_of, summary_rows
from .since import since_sentences, since_told

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.spc import Chart

MOST_FIGURES = 100


def answer(made: Charted, *, by: tuple[str, ...], time: str, what: str, summary: bool) -> Answer:
    """All that is to be said of the charts. what: the values, in words."""
    alone = len(made) == 1

    def points() -> Any:
        return for_people(point_rows(made, by, time))

    def lines() -> Any:
        return for_people(summary_rows(made, by))

    return Answer(
        heading=_heading(made, what),
        rows=lambda: summary_rows(made, by) if summary else point_rows(made, by, time, spelt=True),
        shown=points if alone and not summary else lines,
        caption="Each point" if alone and not summary else "Each series in its last phase",
        data=lambda: {"series": _told(made, by, time, summary)},
        sentences=lambda: _sentences(made),
        figures=lambda width: _figures(made, what, width),
        warnings=[*made.warnings, *warnings(made)],
    )


def _heading(made: Charted, what: str) -> str:
    name = made.series.name(0)
    if len(made) > 1:
        return f"{what}: {len(made):,} series"
    return f"{what}, {name}" if name else what


def _sentences(made: Charted) -> list[str]:
    """What the charts say, how often such a chart cries wolf, and where that is worse."""
    return [*_findings(made), *since_sentences(made), *wolf_cried(made), *worse(made)]


def _findings(made: Charted) -> Iterator[str]:
    """A sentence on each series; of many only how often each is so."""
    from goldthread.methods.spc import sentence

    if len(made) <= MOST_SENTENCES:
        for place in range(len(made)):
            told = sentence(made.chart(place), period=made.series.step(place))
            yield f"{made.series.name(place)}: {told}" if len(made) > 1 else told
        return
    counts = Counter(str(summary_of(made, place)["variation"]) for place in range(len(made)))
    told = ", ".join(f"{in_words(word)} in {count:,}" for word, count in counts.most_common())
    yield f"The last point of each series: {told}."


def _told(made: Charted, by: tuple[str, ...], time: str, summary: bool) -> Iterator[dict[str, Any]]:
    """Each series with its summary, its sentence and its points, which have the columns of the CSV."""
    from goldthread.methods.spc import sentence

    header, rows = point_rows(made, by, time)
    with progress("Telling", len(made), seconds_each=0.02) as done:
        for place, key in enumerate(made.series.keys):
            chart = made.chart(place)
            lines = summary_of(made, place)
            told = {
                "key": list(key),
                "by": dict(zip(by, key, strict=True)),
                "n": len(chart),
                "kind": made.charts.kind,
                "unit": chart.unit or None,
                "centre": lines["centre"],
                "lower": lines["lower"],
                "upper": lines["upper"],
                "trial": chart.phases[-1].trial,
                "variation": lines["variation"],
                "assurance": lines["assurance"],
                "sentence": sentence(chart, period=made.series.step(place)),
                "warnings": warned(made, place),
                "phases": list(_phases(made, place, chart)),
                "gaps": list(_gaps(made, place, chart)),
                "summary": lines,
                "runs": runs_of(made, place) or None,
                "adjusted": _adjusted(chart),
                "since": since_told(made, place),
                **beside_told(made, place),
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


def _gaps(made: Charted, place: int, chart: Chart) -> Iterator[dict[str, Any]]:
    """The long gaps, each between two of the series' times."""
    from goldthread.methods.spc.gaps import missing_before

    first = made.series.starts[place]
    for gap in chart.gaps:
        after, before = (made.series.spellings[made.series.cells[first + gap - back]] for back in (1, 0))
        yield {"after": after, "before": before, "missing": missing_before(chart.times, gap)}


def _adjusted(chart: Chart) -> dict[str, Any] | None:
    """What was fitted, and how long a run is a shift, where limits are adjusted."""
    from goldthread.methods.spc import Adjusted

    if not isinstance(chart, Adjusted):
        return None
    return {"model": chart.model, "ar": chart.ar, "period": chart.period, "run": chart.run}


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
