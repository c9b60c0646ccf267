"""The pages of people and organisations."""

from .events import events, remove_event
from .granting import grant, invite, revoke, withdraw
from .leaving import hand_over
from .organisations import organisation, organisations, teams
from .partnerships import partnership, partnership_settings, partnership_words
from .people import mute, own_address, people_of, person
from .reference import roles, words
from .settings import settings, settings_words
from .welcome import accept, asked

__all__ = [
    "accept",
    "asked",
    "events",
    "grant",
    "hand_over",
    "invite",
    "mute",
    "organisation",
    "organisations",
    "own_address",
    "partnership",
    "partnership_settings",
    "partnership_words",
    "people_of",
    "person",
    "remove_event",
    "revoke",
    "roles",
    "settings",
    "settings_words",
    "teams",
    "withdraw",
    "words",
]
