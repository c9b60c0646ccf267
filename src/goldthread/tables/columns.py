"""A column of a table, judged as a whole: `numbers` and `times`."""

from .numbers.column import Numbers, numbers
from .times.column import Time, Times, times

__all__ = ["Numbers", "Time", "Times", "numbers", "times"]
