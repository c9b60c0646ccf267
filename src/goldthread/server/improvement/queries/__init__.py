"""Reading improvement: what is due, how complete it is, and the rows of the evidence."""

from .completeness import Completeness, OrganisationCompleteness, completeness, with_completeness
from .evidence import EvidenceRow, evidence_rows

__all__ = [
    "Completeness",
    "EvidenceRow",
    "OrganisationCompleteness",
    "completeness",
    "evidence_rows",
    "with_completeness",
]
