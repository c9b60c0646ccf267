"""Reads the evidence of organisations from the programme's records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from goldthread.server import clock
from goldthread.server.improvement.queries.completeness import completeness
from goldthread.server.improvement.queries.pairs import outcome_pairs
from goldthread.server.people.models import Organisation

from .outcomes import Checkpoint, Record
from .report import Evidence, work_out
from .seen import EVERYTHING, Seen
from .tables import Completeness

DAY_90 = timedelta(days=90)


def read(
    organisations: Sequence[Organisation], checkpoint: Checkpoint | None = None, seen: Seen = EVERYTHING
) -> Evidence:
    """The evidence of these organisations: who may know of which is for the caller to have asked.

    seen: how much of them the reader may see, which says whether one workshop's figure may be told.
    """
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
    counts = [
        Completeness(c.organisation, c.value_streams, c.run, c.complete) for c in completeness(organisations)
    ]
    return work_out(
        [o.code for o in organisations],
        records,
        counts,
        checkpoint=checkpoint,
        synthetic=any(p.synthetic for p in pairs),
        seen=seen,
    )
