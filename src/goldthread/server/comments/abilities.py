"""What somebody may do with comments. Whoever sees a thing with names may speak about it and answer."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class CommentsAbility(Ability):
    LOOK_AFTER_COMMENTS = (
        "look_after_comments",
        "Resolve what others asked or said about a measure, and open it again",
        *(Role.TEAM_LEAD, Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
