"""What somebody may do with priorities, values and objectives."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class AimsAbility(Ability):
    SET_AIMS = (
        "set_aims",
        "Adopt priorities, set values and objectives, link them, accept a break",
        *(Role.FACILITATOR, Role.EXECUTIVE),
    )
