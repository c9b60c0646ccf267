"""What inviting each row of a pasted list would do: said before anything is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldthread.server import names

from ..access import may_grant
from ..inviting.answering import has_run_out
from ..models import Grant, Invitation, Organisation, Person, Team
from ..queries import team_tree
from ..roles import Role
from .rosters import Listed

MOST = 300
"""So many rows at once: each is a letter, sent while somebody waits."""


@dataclass(frozen=True)
class Invitee:
    """A row, and what would become of it: invited, if neither `problem` nor `there` says otherwise.

    `problem` is what must be mended first; `there` says why nothing need be done.
    """

    row: int
    name: str
    email: str
    role: Role
    team: Team | None = None
    problem: str = ""
    there: str = ""

    @property
    def is_new(self) -> bool:
        return not self.problem and not self.there


def invitees(
    rows: Sequence[Listed], *, organisation: Organisation, role: Role, team: Team | None, by: Person
) -> list[Invitee]:
    """Each row with its role and team; `role` and `team` are for rows that say none. Four queries."""
    teams = _by_name(organisation)
    known = _Known(organisation, [each.email for each in rows])
    return [_invitee(each, organisation, role, team, by, teams, known) for each in rows]


def _invitee(
    listed: Listed,
    organisation: Organisation,
    role: Role,
    team: Team | None,
    by: Person,
    teams: dict[str, list[Team]],
    known: "_Known",
) -> Invitee:
    wrong = []
    if listed.role:
        said = _role(listed.role)
        role = said or role
        if said is None:
            wrong.append(f"‘{listed.role}’ is no role: {', '.join(r.label for r in Role)}")
    if listed.team:
        found = teams.get(_key(listed.team), [])
        team = found[0] if len(found) == 1 else None
        if len(found) != 1:
            wrong.append(_which(listed.team, found))
    if not wrong and not may_grant(by, role, team or organisation):
        wrong.append(f"you may not give the role of {role.label.lower()} at {team or organisation}")
    wrong = [*_wrong_with(listed), *wrong]
    there = "" if wrong else known.why_not(listed.email, role, team or organisation)
    return Invitee(listed.row, listed.name, listed.email, role, team, "; ".join(wrong), there)


def _wrong_with(listed: Listed) -> list[str]:
    if not listed.email:
        return ["there is no e-mail address"]
    try:
        validate_email(listed.email)
    except ValidationError:
        return [f"‘{listed.email}’ is no e-mail address"]
    if not listed.name:
        return ["there is no name"]
    why = names.wrong_with(listed.name)
    return [f"its name: {why[:1].lower()}{why[1:].rstrip('.')}"] if why else []


class _Known:
    """Who holds which role here, who was asked and has not answered, and who stood in the list before."""

    def __init__(self, organisation: Organisation, emails: Iterable[str]) -> None:
        addresses = set(emails)
        grants = Grant.objects.filter(person__email__in=addresses, person__is_active=True)
        self.held = {
            (email, role, organisation_id, team_id)
            for email, role, organisation_id, team_id in grants.values_list(
                "person__email", "role", "organisation_id", "team_id"
            )
        }
        waiting = Invitation.objects.filter(
            email__in=addresses,
            organisation=organisation,
            accepted_at=None,
            declined_at=None,
            withdrawn_at=None,
        )
        self.asked = {(i.email, i.role, i.team_id) for i in waiting if not has_run_out(i)}
        self.listed: set[tuple[str, str, int | None]] = set()

    def why_not(self, email: str, role: Role, place: Team | Organisation) -> str:
        """Why nothing need be done; each is asked about once."""
        team = place.pk if isinstance(place, Team) else None
        at = None if team else place.pk
        mine = (email, role.value, team)
        if (email, role.value, at, team) in self.held:
            return f"is {role.label.lower()} there already"
        if mine in self.asked:
            return "is invited already"
        if mine in self.listed:
            return "stands above already"
        self.listed.add(mine)
        return ""


def _role(said: str) -> Role | None:
    """The role of that name, as it is called on pages or begins."""
    wanted = _key(said)
    names = {role: {_key(role.label), _key(role.value)} for role in Role}
    names[Role.FACILITATOR] |= {"facilitator", "improvement office", "improvement"}
    names[Role.ADMINISTRATOR] |= {"admin"}
    return next((role for role, called in names.items() if wanted in called), None)


def _by_name(organisation: Organisation) -> dict[str, list[Team]]:
    """Its teams by name, and by the names above them: ‘Surgery > Theatres’."""
    found: dict[str, list[Team]] = {}
    above: list[str] = []
    for team in team_tree(organisation):
        above = [*above[: team.tree_depth], _key(team.name)]
        for called in {above[-1], " > ".join(above)}:
            found.setdefault(called, []).append(team)
    return found


def _which(said: str, found: list[Team]) -> str:
    if not found:
        return f"there is no team ‘{said}’: add it on the page of teams first"
    return f"there are {len(found)} teams called ‘{said}’: write Directorate > {found[0].name}"


def _key(name: str) -> str:
    return " > ".join(" ".join(part.split()) for part in name.casefold().replace("_", " ").split(">"))
