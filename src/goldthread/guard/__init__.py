"""Stops what looks like somebody’s care before it is kept: in text, and in the rows of files."""

from .find import Finding, find
from .not_care import find_unsaid, is_not_care, not_care
from .rows import FoundAt, findings_in_rows

__all__ = ["Finding", "FoundAt", "find", "find_unsaid", "findings_in_rows", "is_not_care", "not_care"]
