"""What somebody may do with pictures, wherever they are."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class FilesAbility(Ability):
    LOOK_AFTER_PICTURES = (
        "look_after_pictures",
        "Say better what a picture shows, take it down",
        *(Role.TEAM_LEAD, Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
