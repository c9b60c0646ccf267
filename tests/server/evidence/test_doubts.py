"""What stands beside the report's numbers."""

import pytest

from goldthread.server.evidence.caveats import largest, missing, signed_rank, what_could_be_wrong
from goldthread.server.evidence.outcomes import Record
from goldthread.server.evidence.report import Evidence, work_out
from goldthread.server.evidence.tables import Completeness
from goldthread.server.evidence.words import chance, opening, share
from goldthread.server.people.vocabulary import Vocabulary


def found(*records: Record) -> Evidence:
    codes = {r.organisation for r in records}
    return work_out(codes, records, [Completeness(code, 1, 3, 2) for code in codes])


def minutes(organisation: str, stream: int, before: float, after: float | None, due: bool = True) -> Record:
    return Record(organisation, stream, stream, "lead_time", before, after, after, due)


HALVED = (minutes("A", 1, 6000, 3000), minutes("A", 2, 18000, 9000), minutes("B", 3, 600, 300))


def test_a_typical_workshop_is_the_geometric_mean() -> None:
    # 1/4 and 1/1: their geometric mean is 1/2, whatever the sums say
    doubt = found(minutes("A", 1, 400, 100), minutes("A", 2, 100, 100)).doubts[0]
    assert doubt.geometric is not None
    assert doubt.geometric.ratio == pytest.approx(0.5)


def test_workshops_of_one_value_stream_are_one_cluster() -> None:
    doubt = found(minutes("A", 1, 400, 100), minutes("A", 1, 100, 50), minutes("A", 2, 90, 50)).doubts[0]
    assert doubt.geometric is not None
    assert doubt.geometric.clusters == 2


def test_missing_remeasures_are_counted_and_taken_as_no_better() -> None:
    evidence = found(*HALVED[:2], minutes("A", 4, 24000, None, due=False))
    doubt = evidence.doubts[0]
    assert (doubt.missing, doubt.not_due) == (1, 1)
    assert doubt.if_none_improved is not None
    assert doubt.if_none_improved.reduction == pytest.approx(0.25)
    assert missing(doubt, evidence.checkpoint) == (
        "Lead time: 1 of 3 baselines (33%) have no value at day 90; none of them is due yet. "
        "Had none of those improved at all, the sum of all would have changed by −25%, not −50%; "
        "had each done as the worst observed (50% of what it was), by −50%."
    )


def test_nothing_missing_is_said_too() -> None:
    evidence = found(*HALVED)
    assert (
        missing(evidence.doubts[0], evidence.checkpoint)
        == "Every baseline of lead time has its value at day 90."
    )


def test_whoever_holds_most_of_a_sum_is_named() -> None:
    assert largest(found(*HALVED).outcomes[0]) == (
        "A holds 98% of the hours before and 98% of the hours removed: "
        "sums of lead time describe it more than any other."
    )


def test_one_organisation_alone_holds_its_own_sum() -> None:
    assert largest(found(*HALVED[:2]).outcomes[0]) == ""


def test_where_nothing_changed_the_signed_rank_test_has_nothing_to_say() -> None:
    doubts = found(minutes("A", 1, 60, 60), minutes("A", 2, 90, 90)).doubts
    assert signed_rank(doubts).endswith("cannot sway: lead time, nothing changed.")


def test_one_pair_is_shown_and_not_tested() -> None:
    evidence = found(minutes("A", 1, 6000, 3000))
    assert evidence.tests == ()
    assert evidence.doubts == ()
    assert opening(evidence) == ["In 1 workshop, lead time fell from 100 hours to 50 at day 90, by 50%."]


def test_what_rose_is_said_to_have_risen() -> None:
    said = opening(found(minutes("A", 1, 3000, 6000), minutes("A", 2, 3000, 6000)))[0]
    assert said.startswith("Across 2 workshops, lead time rose from 100 hours to 200 at day 90, by 100%.")
    assert "rose to 200% of what it was" in said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (0.35, 0.47, "rose from 35% to 47% at day 90, by 12 points."),
        (0.57, 0.21, "fell from 57% to 21% at day 90, by 36 points."),
        (0.05, 0.04, "fell from 5% to 4% at day 90, by 1 point."),
    ],
)
def test_a_change_between_two_shares_is_said_in_points(before: float, after: float, said: str) -> None:
    ratio = Record("A", 1, 1, "defect_ratio", before, after, after, True)
    assert opening(found(ratio)) == [f"In 1 workshop, defect ratio {said}"]


def test_the_page_speaks_the_readers_words() -> None:
    assert "time from start to finish fell" in opening(found(*HALVED), Vocabulary({"pack": "plain"}))[0]


def test_every_reason_for_doubt_is_given() -> None:
    headings = [heading for heading, _ in what_could_be_wrong(found(*HALVED))]
    assert headings == [
        "Sums describe whoever is largest",
        "Some remeasures are missing",
        "A few large values can make a mean",
        "What looks worst gets better anyway",
        "There is nothing to compare with",
    ]


def test_a_small_chance_is_not_called_nothing() -> None:
    assert [chance(p) for p in (None, 0.0002, 0.00135, 0.032)] == [
        "–",
        "p < 0.001",
        "p = 0.0014",
        "p = 0.032",
    ]
    assert [share(v) for v in (None, 0, 0.004, 0.619)] == ["–", "0%", "0.4%", "62%"]
