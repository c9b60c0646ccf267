"""Stops what looks like somebody’s care before it is kept: in text, and in the rows of files."""

from .find import Finding, find
from .rows import FoundAt, findings_in_rows
from .said_not import find_unsaid, said_not

__all__ = ["Finding", "FoundAt", "find", "find_unsaid", "findings_in_rows", "said_not"]
