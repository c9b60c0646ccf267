"""What can be done to people, their organisations and roles."""

from .addresses import ask_for_address, take_address
from .dated_events import record_dated_event, remove_dated_event
from .ending import give_role_back, revoke
from .invitations import accept, ask, decline, invite, send_again, withdraw, withdraw_question
from .leaving import hand_over, leave, take_back_leaving
from .lists import NotAsItStands, add_teams, invite_many
from .organisations import (
    add_team,
    choose_words,
    found_organisation,
    set_organisation,
)
from .partnerships import (
    appoint_at_partnership,
    begin_partnership,
    decline_partnership,
    found_and_join,
    found_partnership,
    invite_organisation,
    join_partnership,
    leave_partnership,
    set_partnership,
    withdraw_organisations_invitation,
)
from .people import add_person, appoint_first, edit_oneself, grant, let_in, set_post
from .refusals import AlreadyThere, NotOfThisOrganisation
from .signing import ask_for_second_factor, end_sessions
from .teams import close_team, edit_team, reopen_team

__all__ = [
    "AlreadyThere",
    "NotAsItStands",
    "NotOfThisOrganisation",
    "accept",
    "add_person",
    "add_team",
    "add_teams",
    "appoint_at_partnership",
    "appoint_first",
    "ask",
    "ask_for_address",
    "ask_for_second_factor",
    "begin_partnership",
    "choose_words",
    "close_team",
    "decline",
    "decline_partnership",
    "edit_oneself",
    "edit_team",
    "end_sessions",
    "found_and_join",
    "found_organisation",
    "found_partnership",
    "give_role_back",
    "grant",
    "hand_over",
    "invite",
    "invite_many",
    "invite_organisation",
    "join_partnership",
    "leave",
    "leave_partnership",
    "let_in",
    "record_dated_event",
    "remove_dated_event",
    "reopen_team",
    "revoke",
    "send_again",
    "set_organisation",
    "set_partnership",
    "set_post",
    "take_address",
    "take_back_leaving",
    "withdraw",
    "withdraw_organisations_invitation",
    "withdraw_question",
]
