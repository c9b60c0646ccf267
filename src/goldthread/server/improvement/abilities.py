"""What somebody may do with value streams and workshops, by their roles and by their parts."""

from collections.abc import Iterable, Mapping, Set

from goldthread.server.files.abilities import FilesAbility
from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.parts import Part, abilities_of
from goldthread.server.people.roles import Role


class ImprovementAbility(Ability):
    EDIT_STREAMS = (
        "edit_streams",
        "Open, edit and close {value_stream.many}",
        *(Role.FACILITATOR, Role.EXECUTIVE),
    )
    PLAN_WORKSHOPS = "plan_workshops", "Propose, plan, run and close {workshop.many}", Role.FACILITATOR
    RECORD_RESULTS = (
        "record_results",
        "Record what {workshop.a} measured",
        *(Role.TEAM_LEAD, Role.FACILITATOR),
    )
    BEGIN_CYCLES = (
        "begin_cycles",
        "Plan {cycle.a}, and run one’s own",
        *(role for role in Role if role not in (Role.EVALUATOR, Role.BOARD_MEMBER)),
    )
    LOOK_AFTER_CYCLES = (
        "look_after_cycles",
        "Run the {cycle.many} of others",
        *(Role.TEAM_LEAD, Role.FACILITATOR),
    )
    WRITE_STANDARD_WORK = (
        "write_standard_work",
        "Write and change {standard_work.one}, see who has read it",
        *(Role.TEAM_LEAD, Role.FACILITATOR),
    )
    WAIVE_GATES = "waive_gates", "Let an event go ahead without what it should have"  # by a part alone


class WorkshopPart(Part):
    """Held in one value stream or one workshop, with abilities only there."""

    SPONSOR = "sponsor", "Sponsor"
    PROCESS_OWNER = "process_owner", "Process owner"
    WORKSHOP_LEADER = "workshop_leader", "Workshop leader"
    TEAM_LEADER = "team_leader", "Team leader"
    HOME_TEAM = "home_team", "Home team"
    AWAY_TEAM = "away_team", "Away team"
    PATIENT_PARTNER = "patient_partner", "Patient partner"
    SENSEI = "sensei", "Sensei"


def given_by(parts: Iterable[str]) -> frozenset[Ability]:
    """What these parts let somebody do, where they hold them."""
    return abilities_of(map(WorkshopPart, parts))


_SEE: Set[Ability] = {PeopleAbility.SEE, PeopleAbility.SEE_NAMES}
_SEE_ALL: Set[Ability] = _SEE | {PeopleAbility.SEE_HISTORY}
_LEAD: Set[Ability] = {
    ImprovementAbility.PLAN_WORKSHOPS,
    ImprovementAbility.RECORD_RESULTS,
    FilesAbility.LOOK_AFTER_PICTURES,
}

BY_PART: Mapping[WorkshopPart, Set[Ability]] = {
    WorkshopPart.SPONSOR: _SEE_ALL
    | {ImprovementAbility.WAIVE_GATES, ImprovementAbility.PLAN_WORKSHOPS, FilesAbility.LOOK_AFTER_PICTURES},
    WorkshopPart.PROCESS_OWNER: _SEE_ALL | {ImprovementAbility.RECORD_RESULTS},
    WorkshopPart.WORKSHOP_LEADER: _SEE_ALL | _LEAD,
    WorkshopPart.TEAM_LEADER: _SEE | _LEAD,
    WorkshopPart.HOME_TEAM: _SEE,
    WorkshopPart.AWAY_TEAM: _SEE,
    WorkshopPart.PATIENT_PARTNER: _SEE,
    WorkshopPart.SENSEI: _SEE,
}
