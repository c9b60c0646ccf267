"""What somebody may do with measures."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class MeasuresAbility(Ability):
    RECORD_READINGS = "record_readings", "Record readings of a measure", Role.TEAM_LEAD, Role.FACILITATOR
    EDIT_MEASURES = (
        "edit_measures",
        "Add and edit measures, propose a revision, rebase a chart",
        Role.FACILITATOR,
    )
    COMPLETE_DEFINITIONS = (
        "complete_definitions",
        "Say what the definition of a measure left unsaid",
        *(Role.TEAM_LEAD, Role.FACILITATOR),
    )
    APPROVE_REVISIONS = (
        "approve_revisions",
        "Approve a revision that somebody else proposed",
        *(Role.FACILITATOR, Role.EXECUTIVE),
    )
    KEEP_FIGURES = (
        "keep_figures",
        "Keep the figures of a measure of money to a named circle, and say who is in it",
        Role.FACILITATOR,
    )
