"""What needs whom: each room says what, and home, the counts and the weekly letter read it here.

A room registers in its AppConfig.ready():

    needs.register("measures", finds)
"""

from .registry import AHEAD, Need, of, of_each, overdue_for_others, register

__all__ = ["AHEAD", "Need", "of", "of_each", "overdue_for_others", "register"]
