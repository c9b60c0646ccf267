"""People, by the e-mail address they sign in with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac

from goldthread.server.security.passwords import normal

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
    sessions_ended = models.PositiveIntegerField(default=0)  # how often all of them were (sessions.py)

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

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("people:person", args=[self.pk])

    def set_password(self, raw_password: str | None) -> None:
        """Keep a password in its one form, however it was typed."""
        super().set_password(None if raw_password is None else normal(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password. One kept as it was typed, as an older Goldthread did, still is."""
        if raw_password is None:
            return False
        plain = normal(raw_password)
        return super().check_password(plain) or (
            plain != raw_password and super().check_password(raw_password)
        )

    def words_of_theirs(self) -> list[str]:
        """Names that stand for them and for where they are: no password is made of these."""
        if self.pk is None:
            return [self.name, self.email]
        at = models.Q(grants__person=self) | models.Q(teams__grants__person=self)
        places = _organisations().filter(at).values_list("code", "name")
        return [self.name, self.email, *(word for place in places for word in place)]

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """What a session holds by which it is still good: another password, or an end to all, ends it."""
        before: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        if not self.sessions_ended:
            return before
        salt = "goldthread.sessions"
        return salted_hmac(salt, f"{before}{self.sessions_ended}", secret=secret).hexdigest()

    @property
    def reach(self) -> Reach:
        """What this person's roles and parts reach: read once a request, then kept."""
        from ..access import reach_of

        if not hasattr(self, "_reach"):
            self._reach = reach_of(self)
        return self._reach


def _organisations() -> models.QuerySet[models.Model]:
    from .organisations import Organisation  # which knows people

    return Organisation.objects.all()
