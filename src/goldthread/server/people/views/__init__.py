"""The pages of people and organisations."""

from .at_partnerships import invite_to_partnership, revoke_at_partnership, withdraw_from_partnership
from .events import events, remove_event
from .granting import grant, invite, revoke, send_again, withdraw
from .joining import answer_partnership, join_partnership, leave_partnership, partnerships_of
from .leaving import hand_over, take_back_leaving
from .lists import invite_many, teams_many
from .one_team import close_team, reopen_team, team
from .organisations import organisation, organisations, teams
from .own import change_address, edit_person, give_role_back, take_address
from .partnerships import (
    begin_partnership,
    invite_organisation,
    partnership,
    partnership_settings,
    partnership_words,
    withdraw_organisations_invitation,
)
from .people import own_address, people_of, person
from .reference import roles, words
from .settings import settings, settings_words
from .welcome import accept, asked

__all__ = [
    "accept",
    "answer_partnership",
    "asked",
    "begin_partnership",
    "change_address",
    "close_team",
    "edit_person",
    "events",
    "give_role_back",
    "grant",
    "hand_over",
    "invite",
    "invite_many",
    "invite_organisation",
    "invite_to_partnership",
    "join_partnership",
    "leave_partnership",
    "organisation",
    "organisations",
    "own_address",
    "partnership",
    "partnership_settings",
    "partnership_words",
    "partnerships_of",
    "people_of",
    "person",
    "remove_event",
    "reopen_team",
    "revoke",
    "revoke_at_partnership",
    "roles",
    "send_again",
    "settings",
    "settings_words",
    "take_address",
    "take_back_leaving",
    "team",
    "teams",
    "teams_many",
    "withdraw",
    "withdraw_from_partnership",
    "withdraw_organisations_invitation",
    "words",
]
