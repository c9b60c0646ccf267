"""Organisations pooled letting them differ."""

import pytest

from goldthread.methods import before_after
from goldthread.server.evidence.differing_words import ends, said_of, warnings
from goldthread.server.evidence.outcomes import Record
from goldthread.server.evidence.report import Evidence, work_out

VALUES = [
    *(("A", 100, 50), ("A", 90, 30), ("A", 80, 50), ("B", 70, 20), ("B", 60, 30), ("B", 95, 25)),
    *(("C", 40, 30), ("C", 50, 20), ("C", 70, 40), ("D", 20, 10)),
]


def record(organisation: str, before: float, after: float | None, outcome: str = "lead_time") -> Record:
    return Record(organisation, 1, 1, outcome, before, after, after)


def found(*records: Record) -> Evidence:
    return work_out({r.organisation for r in records}, records, [])


def test_the_pooled_ratio_is_the_one_of_the_method() -> None:
    one = found(*(record(*value) for value in VALUES)).differing[0]
    codes, before, after = zip(*VALUES, strict=True)
    twin = before_after.by_group(before, after, codes).ratio
    assert twin is not None
    assert one.pooled is not None
    for name in ("estimate", "lower", "upper", "tau2", "prediction_lower", "prediction_upper"):
        assert getattr(one.pooled, name) == pytest.approx(getattr(twin, name), rel=1e-9)
    assert (one.organisations, one.left_out) == (4, ("D",))


def test_few_organisations_and_those_left_out_are_said() -> None:
    said = warnings(found(*(record(*value) for value in VALUES)))
    assert said[0].startswith("3 organisations are few")
    assert said[1].startswith("Lead time: D is left out")


def test_one_organisation_is_not_pooled() -> None:
    assert found(record("A", 9, 3), record("A", 8, 3)).differing == ()


def test_too_few_pairs_are_said_to_be() -> None:
    one = found(record("A", 9, 3), record("B", 8, 3)).differing[0]
    assert one.pooled is None
    assert said_of(one).startswith("Lead time: too little to say.")


def test_an_interval_without_bound_is_called_so() -> None:
    assert ends(0.001, 400.0) == "under 1% to over 1,000%"


def test_a_proportion_is_not_supposed_to_pass_one() -> None:
    values = [("A", 0.2, 0.6), ("A", 0.4, 0.2), ("A", 0.8, None)]
    doubt = found(*(record(*value, outcome="defect_ratio") for value in values)).doubts[0]
    assert doubt.if_as_the_worst is not None
    assert doubt.if_as_the_worst.after.sum == pytest.approx(0.6 + 0.2 + 1.0)
