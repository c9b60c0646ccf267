"""What `goldthread overview` answers with: a paper of each kind, and the same as rows and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..progress import progress
from ..writing.answer import Answer, Rows
from .making import About, chosen_of, figure_of_one, paper_of
from .verdicts import Verdict

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure

PAPERS = ("html", "pdf", "pptx", "docx", "xlsx")

COLUMNS = (
    "talk",
    "why",
    "measure",
    "of",
    "latest",
    "when",
    "target",
    "centre",
    "lower",
    "upper",
    "unit",
    "variation",
    "assurance",
    "chart",
    "adjusted",
    "points",
    "cry_wolf",
    "sentence",
)
SHOWN = ("talk", "measure", "latest", "when", "target", "centre", "variation", "assurance", "sentence")


def answer(verdicts: Sequence[Verdict], about: About, by: tuple[str, ...]) -> Answer:
    """All that is to be said of the measures, in the order of what deserves talk."""
    talk = sum(each.attention.deserves_talk for each in verdicts)
    measures = f"{len(verdicts):,} measure{'' if len(verdicts) == 1 else 's'}"
    return Answer(
        heading=f"{about.title}: {measures}",
        sentences=[f"{talk:,} of {measures} deserve talk."],
        rows=lambda: (COLUMNS, (_row(each) for each in verdicts)),
        shown=lambda: _shown(verdicts),
        caption="What deserves talk first",
        data=lambda: {"measures": [_told(each, by) for each in verdicts], "made": list(about.made)},
        figures=lambda width: _figures(verdicts, about, width),
        warnings=about.warnings,
        others={kind: _written(verdicts, about, kind) for kind in PAPERS},
    )


def _written(verdicts: Sequence[Verdict], about: About, kind: str) -> Callable[[], bytes]:
    @cache
    def made() -> bytes:
        from goldthread.papers import write

        paper = paper_of(verdicts, about)
        drawn = 0.15 if kind in ("html", "pdf", "docx") else 0.01
        with progress("Drawing", len(paper.charts), seconds_each=drawn) as done:
            return write(paper, kind, done)

    return made


def _figures(verdicts: Sequence[Verdict], about: About, width: int) -> Iterator[Figure]:
    chosen = chosen_of(verdicts, about.chosen)
    with progress("Drawing", len(chosen), seconds_each=0.1) as done:
        for each in chosen:
            yield figure_of_one(each, width)
            done(1)


def _facts(one: Verdict) -> dict[str, Any]:
    chart, last = one.chart, one.chart.phases[-1]
    from goldthread.methods.spc import sentence

    return {
        "talk": one.attention.deserves_talk,
        "why": " ".join(one.attention.why),
        "measure": one.measured.name,
        "of": one.measured.of or None,
        "latest": float(chart.values[-1]),
        "when": chart.times[-1],
        "target": chart.target,
        "centre": last.centre,
        "lower": last.lower,
        "upper": last.upper,
        "unit": chart.unit or None,
        "variation": str(chart.variation),
        "assurance": None if chart.assurance is None else str(chart.assurance),
        "chart": str(one.measured.chart.kind),
        "adjusted": one.leads,
        "points": len(chart),
        "cry_wolf": None if one.beside is None else one.beside.false_alarms.share,
        "sentence": sentence(chart, period=one.measured.period),
    }


def _row(one: Verdict) -> tuple[Any, ...]:
    return tuple(_facts(one).values())


def _shown(verdicts: Sequence[Verdict]) -> Rows:
    from goldthread.papers.texts import in_words

    rows = []
    for each in verdicts:
        facts = _facts(each) | {"talk": "talk" if each.attention.deserves_talk else ""}
        words = {name: in_words(facts[name] or "") for name in ("variation", "assurance")}
        rows.append([(facts | words)[name] for name in SHOWN])
    return SHOWN, rows


def _told(one: Verdict, by: tuple[str, ...]) -> dict[str, Any]:
    beside = one.beside
    doubts = {
        "why": list(one.attention.why),
        "reasons": [str(reason) for reason in one.attention.reasons],
        "by": dict(zip(by, one.measured.key, strict=True)),
        "period": one.measured.period,
        "chosen": one.measured.why,
        "warning": usual.warning or None if (usual := one.usual or beside) else None,
        "holds": beside.holds if beside else None,
    }
    return _facts(one) | doubts
