"""What somebody may do for the installation as a whole."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class UpkeepAbility(Ability):
    LOOK_AFTER = "look_after", "See whether the installation is well, have it backed up", Role.ADMINISTRATOR
