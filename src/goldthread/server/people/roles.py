"""The one table of who may do what: role × ability, and part × ability."""

from django.db.models import TextChoices


class Role(TextChoices):
    """Held at a team, an organisation or a partnership."""

    STAFF = "staff", "Staff"
    TEAM_LEAD = "team_lead", "Team lead"
    FACILITATOR = "facilitator", "Facilitator of the improvement office"
    EXECUTIVE = "executive", "Executive"
    BOARD_MEMBER = "board_member", "Board member"
    EVALUATOR = "evaluator", "Evaluator"
    ADMINISTRATOR = "administrator", "Administrator"


class Part(TextChoices):
    """Held in one value stream or one workshop, with abilities only there."""

    SPONSOR = "sponsor", "Sponsor"
    PROCESS_OWNER = "process_owner", "Process owner"
    WORKSHOP_LEADER = "workshop_leader", "Workshop leader"
    TEAM_LEADER = "team_leader", "Team leader"
    HOME_TEAM = "home_team", "Home team"
    AWAY_TEAM = "away_team", "Away team"
    PATIENT_PARTNER = "patient_partner", "Patient partner"
    SENSEI = "sensei", "Sensei"


class Ability(TextChoices):
    """What somebody may do. Each is asked for by name, never by role."""

    SEE = "see", "See the programme"
    SEE_NAMES = "see_names", "See who holds which part"
    SEE_HISTORY = "see_history", "See what was changed, and by whom"
    RECORD_READINGS = "record_readings", "Record readings of a measure"
    EDIT_MEASURES = "edit_measures", "Add and edit measures, propose a revision, rebase a chart"
    APPROVE_REVISIONS = "approve_revisions", "Approve a revision that somebody else proposed"
    EDIT_STREAMS = "edit_streams", "Open, edit and close value streams"
    PLAN_WORKSHOPS = "plan_workshops", "Propose, plan, run and close workshops"
    RECORD_RESULTS = "record_results", "Record what a workshop measured"
    WAIVE_GATES = "waive_gates", "Let an event go ahead without what it should have"
    SET_AIMS = "set_aims", "Adopt priorities, set values and objectives, link them, accept a break"
    RECORD_EVENTS = "record_events", "Record the organisation’s dated events, note a point on a chart"
    MANAGE_PEOPLE = "manage_people", "Invite people, grant roles, hand over when somebody leaves"
    MANAGE_LEADERS = "manage_leaders", "Grant and take away the roles of executive and administrator"
    SET_ORGANISATION = "set_organisation", "Choose words, what is shared, weeks of planning"


_SEE = {Ability.SEE, Ability.SEE_NAMES}
_RECORD = {Ability.RECORD_READINGS, Ability.RECORD_RESULTS}
_OFFICE = {
    Ability.SEE_HISTORY,
    Ability.EDIT_MEASURES,
    Ability.EDIT_STREAMS,
    Ability.PLAN_WORKSHOPS,
    Ability.RECORD_EVENTS,
}

ROLE_ABILITIES: dict[Role, frozenset[Ability]] = {
    Role.STAFF: frozenset(_SEE),
    Role.TEAM_LEAD: frozenset(_SEE | _RECORD | {Ability.SEE_HISTORY}),
    Role.FACILITATOR: frozenset(
        _SEE | _RECORD | _OFFICE | {Ability.APPROVE_REVISIONS, Ability.SET_AIMS, Ability.MANAGE_PEOPLE}
    ),
    Role.EXECUTIVE: frozenset(
        _SEE
        | {Ability.SEE_HISTORY, Ability.APPROVE_REVISIONS, Ability.SET_AIMS, Ability.RECORD_EVENTS}
        | {Ability.EDIT_STREAMS}
    ),
    Role.BOARD_MEMBER: frozenset(_SEE | {Ability.SEE_HISTORY}),
    Role.EVALUATOR: frozenset({Ability.SEE}),
    Role.ADMINISTRATOR: frozenset(
        _SEE
        | {Ability.SEE_HISTORY, Ability.MANAGE_PEOPLE, Ability.MANAGE_LEADERS}
        | {Ability.SET_ORGANISATION, Ability.RECORD_EVENTS}
    ),
}

LEADERS = frozenset({Role.EXECUTIVE, Role.ADMINISTRATOR})  # granted only by an administrator

PART_ABILITIES: dict[Part, frozenset[Ability]] = {
    Part.SPONSOR: frozenset(_SEE | {Ability.SEE_HISTORY, Ability.WAIVE_GATES, Ability.PLAN_WORKSHOPS}),
    Part.PROCESS_OWNER: frozenset(_SEE | {Ability.SEE_HISTORY, Ability.RECORD_RESULTS}),
    Part.WORKSHOP_LEADER: frozenset(
        _SEE | {Ability.SEE_HISTORY, Ability.PLAN_WORKSHOPS, Ability.RECORD_RESULTS}
    ),
    Part.TEAM_LEADER: frozenset(_SEE | {Ability.PLAN_WORKSHOPS, Ability.RECORD_RESULTS}),
    Part.HOME_TEAM: frozenset(_SEE),
    Part.AWAY_TEAM: frozenset(_SEE),
    Part.PATIENT_PARTNER: frozenset(_SEE),
    Part.SENSEI: frozenset(_SEE),
}
