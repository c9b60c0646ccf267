"""What somebody may do with routines and meetings. Members of a routine run its meetings."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class MeetingsAbility(Ability):
    KEEP_ROUTINES = (
        "keep_routines",
        "Begin a routine, say when it comes round and who belongs to it, end it",
        *(Role.TEAM_LEAD, Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
    RUN_MEETINGS = (
        "run_meetings",
        "Run a meeting one is no member of, move it, call it off",
        *(Role.TEAM_LEAD, Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
