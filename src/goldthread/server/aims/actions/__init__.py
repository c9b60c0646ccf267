"""What can be done to aims: priorities, values, objectives, links, and the breaks one accepts."""

from .breaks import NotBroken, accept_break, reopen_break
from .objectives import (
    AlreadyClosed,
    NotLinked,
    add_objective,
    close_objective,
    edit_objective,
    edit_value,
    give_objective,
    link,
    name_value,
    set_links,
    unlink,
)
from .priorities import (
    NotAdopted,
    adopt_priority,
    decline_priority,
    edit_priority,
    give_adoption,
    lapse_priority,
    set_priority,
)
from .streams import excuse_dimension, serve, tie_measure, untie, withdraw_excuse

__all__ = [
    "AlreadyClosed",
    "NotAdopted",
    "NotBroken",
    "NotLinked",
    "accept_break",
    "add_objective",
    "adopt_priority",
    "close_objective",
    "decline_priority",
    "edit_objective",
    "edit_priority",
    "edit_value",
    "excuse_dimension",
    "give_adoption",
    "give_objective",
    "lapse_priority",
    "link",
    "name_value",
    "reopen_break",
    "serve",
    "set_links",
    "set_priority",
    "tie_measure",
    "unlink",
    "untie",
    "withdraw_excuse",
]
