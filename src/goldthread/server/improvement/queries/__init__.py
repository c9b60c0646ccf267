"""Reading improvement: what is due, how complete it is, who plays which part, the rows of the evidence."""

from .completeness import Completeness, OrganisationCompleteness, completeness, with_completeness
from .due import Due, DueKind, due, linked_for
from .evidence import EvidenceRow, evidence_rows
from .of_organisations import (
    how_many_streams,
    how_many_workshops,
    locked,
    open_streams_with_sponsors,
    open_workshops_of,
    streams_named,
    streams_of,
    streams_seen_by,
    workshops_with_owners,
)
from .summaries import WorkshopsSummary, incomplete, workshops_summary
from .team import Member, is_of_the_team, stream_parts, team, told_history

__all__ = [
    "Completeness",
    "Due",
    "DueKind",
    "EvidenceRow",
    "Member",
    "OrganisationCompleteness",
    "WorkshopsSummary",
    "completeness",
    "due",
    "evidence_rows",
    "how_many_streams",
    "how_many_workshops",
    "incomplete",
    "is_of_the_team",
    "linked_for",
    "locked",
    "open_streams_with_sponsors",
    "open_workshops_of",
    "stream_parts",
    "streams_named",
    "streams_of",
    "streams_seen_by",
    "team",
    "told_history",
    "with_completeness",
    "workshops_summary",
    "workshops_with_owners",
]
