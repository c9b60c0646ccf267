"""Stops what looks like somebody's care before it is kept: `find` finds it, `said_not` lets it pass."""

from .find import Finding, find
from .said_not import find_unsaid, said_not

__all__ = ["Finding", "find", "find_unsaid", "said_not"]
