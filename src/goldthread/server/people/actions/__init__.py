"""What can be done to people, their organisations and roles."""

from .dated_events import record_dated_event, remove_dated_event
from .invitations import accept, ask, decline, invite, send_again, withdraw, withdraw_question
from .leaving import hand_over, leave
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
from .people import add_person, appoint_first, grant, let_in, mute, revoke
from .refusals import AlreadyThere, NotOfThisOrganisation

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
    "begin_partnership",
    "choose_words",
    "decline",
    "decline_partnership",
    "found_and_join",
    "found_organisation",
    "found_partnership",
    "grant",
    "hand_over",
    "invite",
    "invite_many",
    "invite_organisation",
    "join_partnership",
    "leave",
    "leave_partnership",
    "let_in",
    "mute",
    "record_dated_event",
    "remove_dated_event",
    "revoke",
    "send_again",
    "set_organisation",
    "set_partnership",
    "withdraw",
    "withdraw_organisations_invitation",
    "withdraw_question",
]
