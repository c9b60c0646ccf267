"""Which measures deserve talk first, and why; never a league table."""

from datetime import date

import pytest

from goldthread.methods import spc
from goldthread.methods.spc.attention import (
    AS_USUAL,
    REASONS,
    Facts,
    Reason,
    attention,
    facts_of,
    in_order,
)

USUAL = [10, 12, 11, 13, 12, 11, 12, 10, 11, 12, 11, 13]
MONTHS = [date(2025, month, 1) for month in range(1, 13)]


def test_nothing_need_be_said_of_what_is_as_usual():
    found = attention(facts_of(spc.xmr(USUAL, MONTHS)))
    assert (found.rank, found.why, found.deserves_talk) == (AS_USUAL, (), False)


@pytest.mark.parametrize(
    ("improves", "reason"),
    [("up", Reason.IMPROVEMENT), ("down", Reason.CONCERN), ("neither", Reason.UNUSUAL)],
)
def test_a_signal_at_the_last_point_deserves_talk_for_what_it_means(improves, reason):
    found = attention(facts_of(spc.xmr([*USUAL[:-1], 30], MONTHS, improves=improves)))
    assert found.reasons == (reason,)
    assert "December 2025" in found.why[0]


def test_an_older_signal_is_new_only_since_the_last_meeting():
    chart = spc.xmr([*USUAL[:-2], 30, 11], MONTHS, improves="down")
    assert not attention(facts_of(chart)).deserves_talk
    assert attention(facts_of(chart, since=date(2025, 11, 1))).why == (
        "A new signal of concern (November 2025).",
    )
    assert not attention(facts_of(chart, since=date(2025, 12, 1))).deserves_talk


def test_a_target_that_is_missed_as_things_are_deserves_talk_without_a_signal():
    found = attention(facts_of(spc.xmr(USUAL, MONTHS, improves="up", target=40)))
    assert found.reasons == (Reason.MISSES_ITS_TARGET,)


def test_a_target_that_is_met_or_hit_and_missed_does_not():
    for target in (2, 11):
        assert not attention(facts_of(spc.xmr(USUAL, MONTHS, improves="up", target=target))).deserves_talk


def test_runs_that_show_a_change_deserve_talk_though_no_point_does():
    chart = spc.one([1, 2, 1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9, 8, 9], chart="run")
    assert attention(facts_of(chart)).reasons == (Reason.UNUSUAL,)


def test_all_reasons_are_said_the_most_pressing_first():
    facts = Facts(
        signal=spc.Meaning.CONCERN,
        assurance=spc.Assurance.FAIL,
        not_read="May 2026",
        defined_anew="3 June 2026",
        questions=2,
    )
    found = attention(facts)
    assert found.rank == 0
    assert list(found.reasons) == sorted(found.reasons, key=REASONS.index)
    assert len(found.why) == 5
    assert "Two questions wait for an answer." in found.why


def test_measures_of_one_reason_go_by_the_alphabet_and_not_by_size():
    usual, concern = attention(Facts()), attention(Facts(signal=spc.Meaning.CONCERN))
    found = [(usual, "b", "b"), (concern, "Z", "Z"), (usual, "A", "A"), (concern, "a", "a")]
    assert in_order(found) == ["a", "Z", "A", "b"]
