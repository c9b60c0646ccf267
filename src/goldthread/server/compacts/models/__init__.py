"""Compacts, their parties, the versions of what these promise each other, and what was not kept."""

from .breaches import Breach
from .compacts import Compact, Party, Speaker
from .versions import Agreement, Heading, Promise, Version, Wording

__all__ = ["Agreement", "Breach", "Compact", "Heading", "Party", "Promise", "Speaker", "Version", "Wording"]
