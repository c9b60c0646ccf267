"""What can be done to people, their organisations and roles."""

from .dated_events import record_dated_event, remove_dated_event
from .invitations import accept, ask, decline, invite, withdraw, withdraw_question
from .leaving import hand_over, leave
from .organisations import (
    add_team,
    choose_words,
    found_organisation,
    found_partnership,
    set_organisation,
    set_partnership,
)
from .people import add_person, appoint_first, grant, let_in, mute, revoke
from .refusals import AlreadyThere, NotOfThisOrganisation

__all__ = [
    "AlreadyThere",
    "NotOfThisOrganisation",
    "accept",
    "add_person",
    "add_team",
    "appoint_first",
    "ask",
    "choose_words",
    "decline",
    "found_organisation",
    "found_partnership",
    "grant",
    "hand_over",
    "invite",
    "leave",
    "let_in",
    "mute",
    "record_dated_event",
    "remove_dated_event",
    "revoke",
    "set_organisation",
    "set_partnership",
    "withdraw",
    "withdraw_question",
]
