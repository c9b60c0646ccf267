"""What is kept of signing in, apart from the record of changes. Knows nobody: people are numbers here."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone


class Bucket(models.Model):
    """How much of a limit is used up: full until this time, in the sense of `limits.Pace`.

    The key is a digest: of whom and of where it is, nobody can read from it. One whose time has passed
    says nothing any more, and is deleted.
    """

    key = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key


class AddedOnly(Exception):
    """The security log is added to, and purged when its time is over; nothing of it is changed."""


class SecurityEventQuerySet(models.QuerySet["SecurityEvent"]):
    def update(self, **values: Any) -> NoReturn:
        raise AddedOnly("Nothing in the security log is changed.")

    def delete(self) -> NoReturn:
        raise AddedOnly("The security log is purged by age alone (log.purge).")


class SecurityEvent(models.Model):
    """Something that concerns how people get in.

    `person` is whose account it is about, by number; `by` who did it, where that is somebody else.
    What was typed is never kept: an address that no account has is there as a digest (`typed`), by which
    the same one is known again, and no more.
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "Signed in"
        SIGN_IN_FAILED = "sign_in_failed", "A password was wrong"
        FACTOR_FAILED = "factor_failed", "A second factor was wrong"
        SLOWED = "slowed", "Too many attempts: slowed down"
        SIGNED_OUT = "signed_out", "Signed out"
        RESET_ASKED = "reset_asked", "A link for a new password was asked for"
        RESET_USED = "reset_used", "A password was set by a link"
        PASSWORD_CHANGED = "password_changed", "The password was changed"
        FACTOR_ADDED = "factor_added", "A second factor was added"
        FACTOR_REMOVED = "factor_removed", "A second factor was taken away"
        CODES_MADE = "codes_made", "New recovery codes were made"
        CODE_USED = "code_used", "A recovery code was used"
        FACTORS_FORGOTTEN = "factors_forgotten", "All second factors were forgotten"
        ACCOUNT_JOINED = "account_joined", "Single sign-on was joined"
        ACCOUNT_PARTED = "account_parted", "Single sign-on was taken away"
        ADDRESS_ASKED = "address_asked", "Another e-mail address was asked for"
        ADDRESS_CHANGED = "address_changed", "The e-mail address was changed"
        LINK_GIVEN = "link_given", "A link to sign in with was given at the server"
        INVITATION_USED = "invitation_used", "An invitation was accepted by its link"
        SESSION_ENDED = "session_ended", "One session was ended"
        SESSIONS_ENDED = "sessions_ended", "All sessions were ended"
        LEFT = "left", "Left: can sign in no more"
        CAME_BACK = "came_back", "Is back: can sign in again"
        FACTOR_REQUIRED = "factor_required", "Who must have a second factor was set"

    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    kind = models.CharField(max_length=30, choices=Kind)
    person = models.BigIntegerField(null=True)
    by = models.BigIntegerField(null=True)
    typed = models.CharField(max_length=32, blank=True)
    network = models.CharField(max_length=64, blank=True)
    device = models.CharField(max_length=60, blank=True)
    how = models.CharField(max_length=60, blank=True)

    objects = SecurityEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "-at"], name="security_event_of_person")]

    def __str__(self) -> str:
        return self.get_kind_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and type(self)._base_manager.filter(pk=self.pk).exists():
            raise AddedOnly("Nothing in the security log is changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AddedOnly("The security log is purged by age alone (log.purge).")
