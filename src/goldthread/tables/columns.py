"""A column of a table, judged as a whole: `numbers` and `times`."""

from .numbers import Numbers, numbers
from .times import Time, Times, times

__all__ = ["Numbers", "Time", "Times", "numbers", "times"]
