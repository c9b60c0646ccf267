"""Whose team a value stream or a workshop is: one of its own organisation, for roles reach down by teams."""

from goldthread.server.people.actions import NotOfThisOrganisation
from goldthread.server.people.models import Organisation, Team


def require_team_of(organisation: Organisation, team: Team | None) -> None:
    """Refuse another organisation's team: its leads would be let in. Raises NotOfThisOrganisation."""
    if team is not None and team.organisation_id != organisation.pk:
        raise NotOfThisOrganisation(f"{team} is not a team of {organisation}.")
