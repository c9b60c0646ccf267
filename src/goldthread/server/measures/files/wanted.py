"""What a file of readings should hold."""

from __future__ import annotations

from dataclasses import dataclass

PERCENT = ("%", "per cent", "percent")


@dataclass(frozen=True)
class Wanted:
    """Values, or numerators and denominators; of one measure or of many.

    frequency: how often it is read. unit: of the values. counts: they count things. percentage:
    the numerator is never more than the denominator. names: what the measure
    is called, by which its row is known in a table of many.
    """

    frequency: str = "month"
    unit: str = ""
    shares: bool = False
    many: bool = False
    counts: bool = False
    percentage: bool = False
    names: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns there must be. A file of many measures may have either kind, or both."""
        if self.many:
            return ("measure", "period")
        return ("period", *self.numbers)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers there may be."""
        if self.many:
            return ("value", "numerator", "denominator")
        return ("numerator", "denominator") if self.shares else ("value",)

    @property
    def sign(self) -> str:
        """The unit as it may stand by a number: % for all that begins so or says per cent."""
        lower = self.unit.lower()
        return "%" if lower.startswith(PERCENT) or lower.endswith(PERCENT) else self.unit
