"""All that changes routines and meetings."""

from .agenda import add_item, change_item, move_item, put_item_back, take_item_off
from .members import add_member, remove_member, require_member
from .occurrences import (
    Off,
    cancel_meeting,
    hold_many,
    hold_meeting,
    move_meeting,
    say_missed,
    take_back_meeting,
)
from .routines import begin_routine, change_routine, end_routine, hand_over, reopen_routine, set_cadence

__all__ = [
    "Off",
    "add_item",
    "add_member",
    "begin_routine",
    "cancel_meeting",
    "change_item",
    "change_routine",
    "end_routine",
    "hand_over",
    "hold_many",
    "hold_meeting",
    "move_item",
    "move_meeting",
    "put_item_back",
    "remove_member",
    "reopen_routine",
    "require_member",
    "say_missed",
    "set_cadence",
    "take_back_meeting",
    "take_item_off",
]
