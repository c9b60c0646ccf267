"""What can be done with boards."""

from .boards import NoSuchBoard, OnlySoMany, arrange_board, begin_board
from .captured import hand_in_kudos, hand_in_ticket, leave_out_kudos, show_kudos, take_in_ticket
from .days import NotThatDay, count_today, mark_day
from .kudos import give_kudos
from .links import NoLink, end_link, make_link
from .tickets import (
    NotSo,
    NotTheirs,
    SayWhat,
    SomebodyMovedIt,
    TooManyAtOnce,
    answer_ticket,
    change_ticket,
    end_ticket,
    hand_over,
    move_ticket,
    reopen_ticket,
    write_ticket,
)

__all__ = [
    "NoLink",
    "NoSuchBoard",
    "NotSo",
    "NotThatDay",
    "NotTheirs",
    "OnlySoMany",
    "SayWhat",
    "SomebodyMovedIt",
    "TooManyAtOnce",
    "answer_ticket",
    "arrange_board",
    "begin_board",
    "change_ticket",
    "count_today",
    "end_link",
    "end_ticket",
    "give_kudos",
    "hand_in_kudos",
    "hand_in_ticket",
    "hand_over",
    "leave_out_kudos",
    "make_link",
    "mark_day",
    "move_ticket",
    "reopen_ticket",
    "show_kudos",
    "take_in_ticket",
    "write_ticket",
]
