"""The roles that people hold."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ..roles import Role
from .organisations import Organisation, Partnership, Team
from .person import Person


class Grant(models.Model):
    """A role a person holds at a team, an organisation or a partnership; it reaches down from there."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_grant_is_at_one_place",
                condition=Q(team__isnull=False, organisation=None, partnership=None)
                | Q(team=None, organisation__isnull=False, partnership=None)
                | Q(team=None, organisation=None, partnership__isnull=False),
            ),
            models.UniqueConstraint(fields=["person", "role", "team"], name="a_role_once_at_a_team"),
            models.UniqueConstraint(
                fields=["person", "role", "organisation"], name="a_role_once_at_an_organisation"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "partnership"], name="a_role_once_at_a_partnership"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self) -> Team | Organisation | Partnership:
        """Where the role was granted."""
        place = self.team or self.organisation or self.partnership
        assert place is not None  # by the constraint above
        return place
