"""What the tables are called: by what they show; in the demonstration by the report's numbers."""

from enum import Enum

from django.conf import settings


class Called(Enum):
    """A table's number in the report, and what it shows."""

    RUN = "7.1", "Run and complete"
    OUTCOMES = "7.2", "Before and after"
    TESTS = "7.3", "Compared in pairs"

    def __str__(self) -> str:
        number, shows = self.value
        return f"Table {number}" if beside_the_report() else shows


def beside_the_report() -> bool:
    """Whether there is a report to compare with: its programme is the demonstration's alone."""
    return bool(settings.GOLDTHREAD_DEMONSTRATION)
