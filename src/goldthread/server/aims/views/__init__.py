"""The pages of aims, by what they are about."""

from .national import edit_priority, lapse_priority, national, set_own_priority, set_priority
from .objectives import add_objective, close_objective, edit_objective, objective, objective_links, objectives
from .priorities import adopt, decline, priorities, priority
from .streams import excuse, stream_measures, stream_objectives, tie, untie, withdraw_excuse
from .taking_back import ask_again, bring_value_back, reopen_objective, retire_value, undecide
from .thread import accept_break, breaks, reopen_break, text, thread
from .values import edit_value, name_value, values

__all__ = [
    "accept_break",
    "add_objective",
    "adopt",
    "ask_again",
    "breaks",
    "bring_value_back",
    "close_objective",
    "decline",
    "edit_objective",
    "edit_priority",
    "edit_value",
    "excuse",
    "lapse_priority",
    "name_value",
    "national",
    "objective",
    "objective_links",
    "objectives",
    "priorities",
    "priority",
    "reopen_break",
    "reopen_objective",
    "retire_value",
    "set_own_priority",
    "set_priority",
    "stream_measures",
    "stream_objectives",
    "text",
    "thread",
    "tie",
    "undecide",
    "untie",
    "values",
    "withdraw_excuse",
]
