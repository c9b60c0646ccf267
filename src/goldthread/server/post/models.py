"""The outbox: each letter, its text for as long as it is not sent, and who wants which kind no longer."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.models import Organisation, Person

from . import kinds


class Letter(models.Model):
    """One letter to one address, and what became of it. Its words are in `LetterText` until it is sent.

    `called` is how pages name whom it is for; empty for those whom few may know of. `about` is the key of
    what it speaks of. `once` is taken by one letter alone. `message_id` stays the same however often it is
    tried: a mail server that gets it twice can tell.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        REFUSED = "refused", "Not taken"
        DROPPED = "dropped", "No longer wanted"

    message_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=30)
    to = models.EmailField()
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="letters")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="letters"
    )
    called = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=80, blank=True)
    once = models.CharField(max_length=120, null=True, unique=True)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    try_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField("after this it would come too late", null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    ended_at = models.DateTimeField(null=True)
    wrong = models.CharField("why it was not taken", max_length=300, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "try_at"], name="letters_that_wait"),
            models.Index(fields=["about"], name="letters_about"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_letter_that_waits_has_not_ended",
                condition=Q(state="waiting", ended_at=None) | ~Q(state="waiting") & Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{kinds.kind_of(self.kind).title} to {self.called or 'somebody'}"


class LetterText(models.Model):
    """The words of a letter that waits. It may hold a link that signs somebody in: it goes with the letter,
    is gone once that is sent, and is in no backup.
    """

    letter = models.OneToOneField(Letter, primary_key=True, on_delete=models.CASCADE, related_name="text")
    subject = models.CharField(max_length=500)
    body = models.TextField()

    def __str__(self) -> str:
        return "the words of a letter"


class Muted(models.Model):
    """A kind of letter that somebody wants no longer."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="muted_kinds")
    kind = models.CharField(max_length=30)

    class Meta:
        ordering = ["person", "kind"]
        verbose_name_plural = "muted kinds"
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="a_kind_is_muted_once")]

    def __str__(self) -> str:
        return kinds.kind_of(self.kind).title
