"""What somebody may do with compacts. Who speaks for a party agrees to its text, and calls out a breach."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class CompactsAbility(Ability):
    KEEP_COMPACTS = (
        "keep_compacts",
        "Draft a compact, name its parties and who speaks for them",
        *(Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
