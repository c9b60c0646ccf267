"""Who tries the addresses: what they hold and where, and how much they see of the trust they come to."""

from dataclasses import dataclass
from enum import StrEnum

from goldthread.server.people.models import Organisation
from goldthread.server.people.roles import Role

Shared = Organisation.Shared


class At(StrEnum):
    """Where a visitor's role is held."""

    NOWHERE = "nowhere"
    TRUST = "the trust"
    TEAM = "a team of the trust"
    PARTNERSHIP = "the partnership that the trust is of"
    ELSEWHERE = "another trust of the partnership"


@dataclass(frozen=True)
class Visitor:
    """Somebody who tries every address; the trust shares `shared` with its partnership while they do."""

    name: str
    role: Role | None = None
    at: At = At.NOWHERE
    shared: Shared = Shared.TOTALS
    signs_in: bool = True

    @property
    def is_limited(self) -> bool:
        """Whether they see of the trust what it shares, and no more."""
        return self.at is At.PARTNERSHIP or self.role is Role.EVALUATOR

    def __str__(self) -> str:
        return f"{self.name}, while {self.shared.value} is shared" if self.is_limited else self.name


_ONE_EACH = (
    Visitor("nobody", signs_in=False),
    Visitor("left", signs_in=False),
    Visitor("outsider", Role.FACILITATOR, At.ELSEWHERE),
    Visitor("staff", Role.STAFF, At.TRUST),
    Visitor("team lead", Role.TEAM_LEAD, At.TEAM),
    Visitor("facilitator", Role.FACILITATOR, At.TRUST),
    Visitor("executive", Role.EXECUTIVE, At.TRUST),
    Visitor("board member", Role.BOARD_MEMBER, At.TRUST),
    Visitor("administrator", Role.ADMINISTRATOR, At.TRUST),
    Visitor("patient partner"),
    Visitor("evaluator", Role.EVALUATOR, At.TRUST),
    Visitor("partnership board", Role.BOARD_MEMBER, At.PARTNERSHIP),
    Visitor("partnership administrator", Role.ADMINISTRATOR, At.PARTNERSHIP),
)
LIMITED = tuple(v for v in _ONE_EACH if v.is_limited)
EVERY_VISITOR = (
    *(v for v in _ONE_EACH if not v.is_limited),
    *(Visitor(v.name, v.role, v.at, shared) for shared in Shared for v in LIMITED),
)
VISITORS = tuple(v.name for v in _ONE_EACH)
SIGNED_IN = tuple(v.name for v in _ONE_EACH if v.signs_in)
