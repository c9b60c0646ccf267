"""The evidence as data: JSON, CSV and a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.methods.before_after import Column, Comparison
from goldthread.tables.writing import Sheet, csv_of, xlsx_of

from . import caveats, differing_words
from .called import Called
from .comparisons import Doubt, Tested
from .differing import Differing
from .notes import notes
from .report import Evidence
from .tables import TOTAL, Completeness, OutcomeRow
from .words import TOO_FEW, in_totals

Row = Mapping[str, Any]


def as_data(evidence: Evidence) -> dict[str, Any]:
    """Plain values under the keys of the documentation; what is not known is None."""
    return {
        "organisations": list(evidence.organisations),
        "checkpoint": {"outcomes": evidence.checkpoint.value, "tests": evidence.checkpoint_of_tests.value},
        "outcomes": outcome_rows(evidence),
        "tests": [_test(tested) for tested in evidence.tests],
        "between_organisations": {
            "outcomes": [_between(found) for found in evidence.differing],
            "said": [*differing_words.sentences(evidence), *differing_words.warnings(evidence)],
        },
        "completeness": [_completeness(row) for row in evidence.completeness],
        "doubts": {
            "outcomes": [_doubt(doubt) for doubt in evidence.doubts],
            "said": [text for _, texts in caveats.what_could_be_wrong(evidence) for text in texts],
        },
        "notes": notes(evidence),
        "synthetic": evidence.synthetic,
    } | _withheld(evidence)


def _withheld(evidence: Evidence) -> dict[str, Any]:
    """Which organisations are told of in totals alone, and why no more is; nothing where all is seen."""
    told = evidence.in_totals
    if told is None:
        return {}
    on = told.on.isoformat() if told.on else None
    return {"in_totals": {"organisations": list(told.organisations), "on": on, "said": in_totals(evidence)}}


def outcome_rows(evidence: Evidence) -> list[dict[str, Any]]:
    """Table 7.2: a row for each organisation and outcome, and the totals, as printed.

    `day_90` holds the value at the checkpoint that `checkpoint` names.
    """
    return [
        _outcome(row, evidence.checkpoint.value) | ({"withheld": _why(row)} if evidence.in_totals else {})
        for table in evidence.outcomes
        for row in (*table.rows, table.total)
    ]


def as_json(evidence: Evidence) -> str:
    return json.dumps(as_data(evidence), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def as_csv(evidence: Evidence) -> str:
    """Table 7.2, with commas and a heading; beside its totals the pooled ratio, and the missing.

    Where nobody counted anything yet the heading stands alone.
    """
    rows = [row | _beside(row, evidence) for row in outcome_rows(evidence)]
    head = rows[0] if rows else (*OUTCOME, *_beside({"organisation": "", "outcome": ""}, evidence))
    return b"".join(csv_of(list(head), (list(row.values()) for row in rows))).decode()


def as_xlsx(evidence: Evidence) -> bytes:
    """A workbook with a sheet a table, numbers as numbers, and a sheet of notes."""
    data = as_data(evidence)
    said = (*data["notes"], *data["between_organisations"]["said"], *data["doubts"]["said"])
    tables: list[tuple[str, Sequence[Row]]] = [
        (str(Called.RUN), data["completeness"]),
        (str(Called.OUTCOMES), data["outcomes"]),
        (str(Called.TESTS), [_flat(row) for row in data["tests"]]),
        ("Doubts", [_flat(row) for row in data["doubts"]["outcomes"]]),
        ("Between organisations", [_listed(row) for row in data["between_organisations"]["outcomes"]]),
        ("Notes", [{"note": text} for text in said]),
    ]
    return b"".join(xlsx_of([_sheet(title, rows) for title, rows in tables], made=()))


def _sheet(title: str, rows: Sequence[Row]) -> Sheet:
    return Sheet(title, list(rows[0]) if rows else [], [list(row.values()) for row in rows])


OUTCOME = (
    "organisation", "outcome", "unit", "statistic", "workshops", "baseline", "day_90", "reduction_percent",
    "checkpoint",
)  # fmt: skip
"""The columns of Table 7.2."""


def _outcome(row: OutcomeRow, checkpoint: str) -> dict[str, Any]:
    return {
        "organisation": row.organisation,
        "outcome": row.outcome,
        "unit": row.unit,
        "statistic": row.statistic,
        "workshops": None if row.withheld else row.workshops,
        "baseline": _whole(row.baseline, row.places),
        "day_90": _whole(row.after, row.places),
        "reduction_percent": row.reduction_percent,
        "checkpoint": checkpoint,
    }


def _why(row: OutcomeRow) -> str | None:
    return TOO_FEW if row.withheld else None


def _whole(value: float | None, places: int) -> float | int | None:
    return int(value) if value is not None and places == 0 else value


def _test(tested: Tested) -> dict[str, Any]:
    found = tested.comparison
    return {
        "outcome": tested.outcome.key,
        "unit": tested.outcome.unit_of_test,
        "n": found.n,
        "before": _column(found.before),
        "after": _column(found.after),
        **{name: getattr(found, name) for name in ("change", "lower", "upper", "t", "df", "p", "r")},
    }


def _column(side: Column) -> dict[str, float]:
    return {"mean": side.mean, "se": side.se, "sum": side.sum}


def _completeness(row: Completeness) -> dict[str, Any]:
    return {
        "organisation": row.organisation,
        "value_streams": row.value_streams,
        "run": row.run,
        "complete": row.complete,
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    typical, ranked = doubt.geometric, doubt.signed_rank
    names = ("ratio", "lower", "upper", "n", "left_out", "clusters")
    return {
        "outcome": doubt.outcome.key,
        "geometric_mean_ratio": {name: getattr(typical, name) if typical else None for name in names},
        "signed_rank": {"statistic": ranked.statistic, "p": ranked.p, "n": ranked.n},
        "missing": {"n": doubt.missing, "not_due": doubt.not_due, "share": doubt.share_missing},
        "reduction_percent": _percent(doubt.comparison),
        "reduction_percent_if_the_missing_did_not_improve": _percent(
            doubt.if_none_improved or doubt.comparison
        ),
        "reduction_percent_if_the_missing_did_as_the_worst": _as_the_worst(doubt),
        "worst_observed": {
            "times": doubt.worst.times if doubt.worst else None,
            "plus": doubt.worst.plus if doubt.worst else None,
        },
    }


def _as_the_worst(doubt: Doubt) -> float | None:
    """None where something is missing and what the worst did must not be told."""
    if doubt.missing and doubt.if_as_the_worst is None:
        return None
    return _percent(doubt.if_as_the_worst or doubt.comparison)


POOLED = (
    "estimate", "lower", "upper", "confidence", "se", "p", "tau2", "tau2_lower", "tau2_upper", "i2",
    "q", "q_df", "q_p", "prediction_lower", "prediction_upper", "method", "interval",
)  # fmt: skip
"""Of the pooled ratio, its names in the method."""


def _between(found: Differing) -> dict[str, Any]:
    """The ratio pooled over organisations; se and tau2 are of its logarithm."""
    cautious = found.cautious or (None, None)
    return {
        "outcome": found.outcome.key,
        "organisations": found.organisations,
        "pooled": list(found.pooled.names) if found.pooled else [],
        "left_out": list(found.left_out),
        **{name: getattr(found.pooled, name, None) for name in POOLED},
        "cautious_lower": cautious[0],
        "cautious_upper": cautious[1],
    }


def _beside(row: Row, evidence: Evidence) -> dict[str, Any]:
    """What stands beside a total of Table 7.2 in CSV; nothing beside an organisation."""
    total = row["organisation"] == TOTAL
    found = next((f.pooled for f in evidence.differing if total and f.outcome.key == row["outcome"]), None)
    doubt = next((d for d in evidence.doubts if total and d.outcome.key == row["outcome"]), None)
    names = ("k", "estimate", "lower", "upper", "prediction_lower", "prediction_upper")
    told: dict[str, Any] = {f"pooled_{name}": getattr(found, name, None) for name in names}
    missing = _doubt(doubt) if doubt else {}
    kept = ("did_not_improve", "did_as_the_worst")
    said = {name: missing.get(name) for name in (f"reduction_percent_if_the_missing_{k}" for k in kept)}
    return told | {"missing": doubt.missing if doubt else None} | said


def _percent(comparison: Comparison) -> float | None:
    return None if comparison.reduction is None else 100 * comparison.reduction


def _flat(row: Row) -> dict[str, Any]:
    """Nested values beside the others: before.mean as before_mean."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat.update({f"{name}_{inner}": of for inner, of in value.items()})
        else:
            flat[name] = value
    return flat


def _listed(row: Row) -> dict[str, Any]:
    """Lists in words, as a cell holds them."""
    return {name: ", ".join(of) if isinstance(of, list) else of for name, of in row.items()}
