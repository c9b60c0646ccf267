"""The roles that people hold."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..roles import Role
from .organisations import Organisation, Partnership, Team
from .person import Person

AT_ONE_PLACE = (
    Q(team__isnull=False, organisation=None, partnership=None)
    | Q(team=None, organisation__isnull=False, partnership=None)
    | Q(team=None, organisation=None, partnership__isnull=False)
)


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
                condition=AT_ONE_PLACE,
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


class Departure(models.Model):
    """Somebody left, or was thought to have: what was handed to whom, so that it can be taken back.

    `things` lists what was handed over: its key in its room, what it is called, and to whom it went.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="departures")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    things = models.JSONField(default=list)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.person} left"


class EndedRole(models.Model):
    """A role that somebody held: it ended, and can be given back."""

    class How(models.TextChoices):
        """Why it ended."""

        TAKEN = "taken", "Taken away"
        CLOSED = "closed", "The team was closed"
        LEFT = "left", "They left"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ended_roles")
    role = models.CharField(max_length=20, choices=Role)
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="ended_roles"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="ended_roles"
    )
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="ended_roles"
    )
    how = models.CharField(max_length=10, choices=How)
    at = models.DateTimeField(default=timezone.now, editable=False)
    departure = models.ForeignKey(
        Departure, null=True, blank=True, on_delete=models.CASCADE, related_name="roles"
    )
    given_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(name="an_ended_role_was_at_one_place", condition=AT_ONE_PLACE),
            models.CheckConstraint(
                name="who_left_has_a_departure",
                condition=Q(how="left", departure__isnull=False) | (~Q(how="left") & Q(departure=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self) -> Team | Organisation | Partnership:
        """Where it was held."""
        place = self.team or self.organisation or self.partnership
        assert place is not None  # by the constraint above
        return place
