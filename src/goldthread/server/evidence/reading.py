"""Reads the evidence of organisations from the programme's records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from goldthread.methods.disclosure import WORKSHOPS, Rule
from goldthread.server import clock
from goldthread.server.improvement.actions import bring_totals_up_to_date
from goldthread.server.improvement.queries.completeness import completeness
from goldthread.server.improvement.queries.pairs import outcome_pairs
from goldthread.server.improvement.queries.totals import synthetic_among, told_last
from goldthread.server.people.models import Organisation, Partnership

from .in_totals import told_together
from .outcomes import Checkpoint, Record
from .report import Evidence, work_out
from .seen import EVERYTHING, Seen
from .tables import Completeness

DAY_90 = timedelta(days=90)


def read(
    organisations: Sequence[Organisation],
    checkpoint: Checkpoint | None = None,
    seen: Seen = EVERYTHING,
    *,
    rule: Rule = WORKSHOPS,
) -> Evidence:
    """The evidence of these organisations: who may know of which is for the caller to have asked.

    seen: how much of them the reader may see. Of those seen in totals alone is told what the rule allows,
    at day 90 whichever checkpoint was asked for.
    """
    if in_totals := seen.in_totals(organisations):
        return read_in_totals(organisations, in_totals, seen.whole_partnerships(in_totals), rule)
    records, synthetic = records_of(organisations)
    counts = [
        Completeness(c.organisation, c.value_streams, c.run, c.complete) for c in completeness(organisations)
    ]
    return work_out(
        [o.code for o in organisations], records, counts, checkpoint=checkpoint, synthetic=synthetic
    )


def read_in_totals(
    organisations: Sequence[Organisation],
    in_totals: Sequence[Organisation],
    partnerships: Sequence[Partnership],
    rule: Rule = WORKSHOPS,
) -> Evidence:
    """The evidence where of some organisations totals alone are told, once they are up to date.

    partnerships: those of whose organisations with too few something may be told together.
    """
    bring_totals_up_to_date(in_totals, partnerships, rule=rule)
    told = told_last(in_totals, partnerships)
    detailed = [each for each in organisations if each not in in_totals]
    records, synthetic = records_of(detailed)
    return told_together(
        in_totals=[each.code for each in in_totals],
        told=told,
        completeness=completeness(detailed),
        records=records,
        synthetic=synthetic or synthetic_among(each for of in told.values() for each in of),
        rule=rule,
    )


def records_of(organisations: Sequence[Organisation]) -> tuple[list[Record], bool]:
    """Every outcome of every workshop that was run, and whether one of those was made up."""
    pairs = outcome_pairs(organisations)
    today = clock.today()
    records = [
        Record(
            p.organisation,
            p.value_stream,
            p.workshop,
            p.outcome,
            p.baseline,
            p.day_90,
            p.last,
            due=p.ends is not None and p.ends + DAY_90 <= today,
        )
        for p in pairs
    ]
    return records, any(p.synthetic for p in pairs)
