"""People, by the e-mail address they sign in with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from ..access import Reach


class PersonManager(BaseUserManager["Person"]):
    """People by the e-mail address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)

    def visible_to(self, person: Person) -> models.QuerySet[Person]:
        """Oneself, and whoever holds a role in an organisation that one sees whole."""
        from ..access import people_visible_to

        return people_visible_to(person)


class Person(AbstractBaseUser):
    """Somebody who takes part, signing in with an e-mail address.

    Whoever has left keeps their name on what they did, and can no longer sign in.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    title = models.CharField("post", max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    left_on = models.DateField(null=True, blank=True)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                name="whoever_left_cannot_sign_in", condition=Q(left_on=None) | Q(is_active=False)
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reach(self) -> Reach:
        """What this person's roles and parts reach: read once a request, then kept."""
        from ..access import reach_of

        if not hasattr(self, "_reach"):
            self._reach = reach_of(self)
        return self._reach
