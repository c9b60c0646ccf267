"""How several of these actions say no."""

from goldthread.server.audit.actions import Refusal

from ..models import Team


class AlreadyThere(Refusal):
    """Something of that name or code exists."""


class NotOfThisOrganisation(Refusal):
    """A team, a person or a thing belongs to another organisation."""


class HasLeft(Refusal):
    """Somebody has left, and cannot sign in."""


class Closed(Refusal):
    """Something was asked of a team that is closed, or of one that is not."""


def refuse_closed(team: Team) -> None:
    """Refuse a team that was closed meanwhile. Raises Closed."""
    if Team.objects.filter(pk=team.pk, closed_on__isnull=False).exists():
        raise Closed(f"The team {team} is closed: open it again first.", about="team")
