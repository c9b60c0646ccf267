"""Who: partnerships, organisations, their teams and people, the roles they hold, what happened to them."""

from .events import DatedEvent
from .grants import Departure, EndedRole, Grant
from .invitations import Invitation, PartnershipInvitation
from .organisations import CODE, Organisation, OrganisationQuerySet, Partnership, Team
from .person import Person, PersonManager

__all__ = [
    "CODE",
    "DatedEvent",
    "Departure",
    "EndedRole",
    "Grant",
    "Invitation",
    "Organisation",
    "OrganisationQuerySet",
    "Partnership",
    "PartnershipInvitation",
    "Person",
    "PersonManager",
    "Team",
]
