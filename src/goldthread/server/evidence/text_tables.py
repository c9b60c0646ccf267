"""The evidence as rows of texts, ready for a page or a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.methods.before_after import Column, FromSummaries
from goldthread.methods.plain import plain_number

from . import differing_words
from . import figure as figures
from .asking import Asked
from .called import Called, beside_the_report
from .caveats import signed, what_could_be_wrong
from .comparisons import Doubt, Tested
from .differing import Differing
from .differing_words import ends
from .notes import notes, synthetic
from .report import Evidence
from .tables import TOTAL, OutcomeRow, OutcomeTable
from .words import DEFAULT_WORDS, TOO_FEW, Words, chance, figure, in_totals, opening, share, title

Rows = list[list[str]]


@dataclass(frozen=True)
class Table:
    """A table to be read: its caption, heads and rows. All columns but the first are numbers."""

    caption: str
    head: Sequence[str]
    rows: Rows

    @property
    def parts(self) -> Sequence[tuple[Sequence[str], bool]]:
        """Each row, and whether it is the total."""
        return [(row, row[0] == TOTAL) for row in self.rows]


def page(evidence: Evidence, question: Asked) -> dict[str, Any]:
    """What the page of evidence shows."""
    words = question.words
    return {
        "beside_the_report": beside_the_report(),
        "before_and_after": str(Called.OUTCOMES),
        "evidence": evidence,
        "asked": question,
        "words": words,
        "found": opening(evidence, words),
        "in_totals": in_totals(evidence, words),
        "alt": figures.alt(evidence, words),
        "run": run(evidence, words),
        "outcomes": [outcomes(table, evidence, words) for table in evidence.outcomes],
        "tests": tests(evidence, words) if evidence.tests else None,
        "beside": beside(evidence, words) if evidence.doubts else None,
        "differ": differ(evidence, words) if evidence.differing else None,
        "differ_opening": differing_words.opening(evidence, words),
        "differ_found": differing_words.sentences(evidence, words),
        "differ_warnings": differing_words.warnings(evidence, words),
        "caveats": list(what_could_be_wrong(evidence, words)),
        "notes": notes(evidence, words),
        "synthetic": synthetic(words) if evidence.synthetic else "",
    }


def tables(evidence: Evidence, words: Words = DEFAULT_WORDS) -> list[Table]:
    """Every table, one after another."""
    found = [run(evidence, words), *(outcomes(table, evidence, words) for table in evidence.outcomes)]
    if evidence.tests:
        found.append(tests(evidence, words))
    if evidence.differing:
        found.append(differ(evidence, words))
    if evidence.doubts:
        found.append(beside(evidence, words))
    return found


def run(evidence: Evidence, words: Words) -> Table:
    """What was run and is complete: the report's Table 7.1."""
    rows = [
        [r.organisation, counted(r.value_streams), counted(r.run), counted(r.complete)]
        for r in evidence.completeness
    ]
    many = words["workshop"].titles
    head = ["Organisation", words["value_stream"].titles, f"{many} run", f"{many} complete"]
    about = ", to the nearest five" if evidence.in_totals else ""
    caption = f"{Called.RUN}: {words['value_stream'].many} and {words['workshop'].many}{about}"
    return Table(caption, head, rows)


def outcomes(table: OutcomeTable, evidence: Evidence, words: Words) -> Table:
    """One outcome before and after: of the report's Table 7.2."""
    rows = []
    for row in (*table.rows, table.total):
        before, after = (figure(value, row.places) for value in (row.baseline, row.after))
        count = counted(None if row.withheld else row.workshops)
        rows.append([row.organisation, count, before, after, _fell(row, evidence)])
    unit = {"hours": "hours, sum", "count": "sum"}.get(table.outcome.unit, "mean")
    after_name = evidence.checkpoint.in_words
    head = [
        "Organisation",
        words["workshop"].titles,
        "Baseline",
        after_name[0].upper() + after_name[1:],
        "Reduction",
    ]
    return Table(f"{Called.OUTCOMES}: {title(table.outcome, words)} ({unit})", head, rows)


def counted(count: int | None) -> str:
    """1,234; of what must not be told, why."""
    return TOO_FEW if count is None else f"{count:,}"


def _fell(row: OutcomeRow, evidence: Evidence) -> str:
    """By how much, to a tenth of a per cent: to one where figures are rounded."""
    fell = row.reduction_percent
    return "–" if fell is None else f"{fell:.{0 if evidence.in_totals else 1}f}%"


def tests(evidence: Evidence, words: Words) -> Table:
    """The outcomes compared in pairs: the report's Table 7.3."""
    head = ["Outcome", "n", "Before", "After", "Change (95% interval)", "t", "df", "p", "r"]
    rows = [_test(tested, words) for tested in evidence.tests]
    which = evidence.checkpoint_of_tests.in_words
    return Table(f"{Called.TESTS}: before and at {which}, mean (standard error)", head, rows)


def beside(evidence: Evidence, words: Words) -> Table:
    """What stands beside the numbers, for whoever would lean on them."""
    head = [
        "Outcome",
        "Typical after ÷ before",
        "95% interval",
        "Signed-rank",
        "Missing",
        "Change",
        "If no missing improved",
        "If all as the worst",
    ]
    rows = [_beside(doubt, words) for doubt in evidence.doubts]
    what = "Beside the report’s numbers" if beside_the_report() else "How sure the figures are"
    return Table(f"{what}, at {evidence.checkpoint.in_words}", head, rows)


def differ(evidence: Evidence, words: Words) -> Table:
    """The typical figure of each outcome, letting organisations differ, and how far they do."""
    head = [
        "Outcome",
        "Pooled",
        "Typical",
        "95% interval",
        "Two in three between",
        "A new one (95%)",
        "I²",
        "p",
    ]
    rows = [_differ(found, words) for found in evidence.differing]
    return Table(f"Letting organisations differ, at {evidence.checkpoint.in_words}", head, rows)


def _differ(found: Differing, words: Words) -> list[str]:
    pooled, called = found.pooled, title(found.outcome, words)
    if pooled is None:
        return [called, f"0 of {found.organisations}", *["–"] * 6]
    lower, upper = pooled.prediction_lower, pooled.prediction_upper
    return [
        called,
        f"{pooled.k} of {found.organisations}",
        share(pooled.estimate),
        ends(pooled.lower, pooled.upper),
        ends(*found.between) if found.between else "–",
        "–" if lower is None or upper is None else ends(lower, upper),
        share(pooled.i2),
        chance(pooled.q_p).removeprefix("p ").removeprefix("= "),
    ]


def _test(tested: Tested, words: Words) -> list[str]:
    found, unit = tested.comparison, tested.outcome.unit_of_test
    called = title(tested.outcome, words) + (" (minutes)" if unit == "minutes" else "")
    change = plain(found.change)
    if found.lower is not None and found.upper is not None:
        change += f" ({plain(found.lower)} to {plain(found.upper)})"
    told = isinstance(found, FromSummaries)
    t, r = ("–" if v is None else plain(v) if told else f"{v:.3f}" for v in (found.t, found.r))
    p = chance(found.p).removeprefix("p ").removeprefix("= ")
    return [
        called,
        f"{found.n:,}",
        _column(found.before, told),
        _column(found.after, told),
        change,
        t,
        f"{found.df:,}",
        p,
        r,
    ]


def plain(value: float) -> str:
    return plain_number(value).replace("-", "−")


def _column(side: Column, told: bool) -> str:
    if told:
        return f"{plain(side.mean)} ({plain(side.se)})"
    places = 0 if side.mean >= 1000 else 3
    return f"{side.mean:,.{places}f} ({side.se:,.{places}f})"


def _beside(doubt: Doubt, words: Words) -> list[str]:
    typical, seen = doubt.geometric, doubt.comparison.reduction
    feared = doubt.if_none_improved.reduction if doubt.if_none_improved else seen
    worst = doubt.if_as_the_worst.reduction if doubt.if_as_the_worst else None if doubt.missing else seen
    between = "–"
    if typical and typical.lower is not None:
        between = f"{share(typical.lower)} to {share(typical.upper)}"
    return [
        title(doubt.outcome, words),
        share(typical.ratio if typical else None),
        between,
        chance(doubt.signed_rank.p),
        f"{doubt.missing:,} of {doubt.n + doubt.missing:,}",
        "–" if seen is None else signed(-seen),
        "–" if feared is None else signed(-feared),
        "–" if worst is None else signed(-worst),
    ]
