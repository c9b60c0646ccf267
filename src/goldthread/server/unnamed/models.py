"""A box, the envelopes in it, and what was in them: to be made into tables by the room that asks.

    class Question(Box): ...
    class QuestionEnvelope(Envelope):
        box = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="envelopes")
    class QuestionAnswer(Unnamed):
        box = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")

A table of answers has no further field that differs from answer to answer, and none of an envelope tells
when.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

FEWEST = 5


class Box(models.Model):
    """Where envelopes wait for each other.

    `lock` seals those of the next opening; there is none once the box is closed. So many as `at_least` are
    opened together, or none.
    """

    lock = models.CharField(max_length=64, blank=True)
    at_least = models.PositiveSmallIntegerField(default=10)

    envelopes: Any
    answers: Any

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_opens_enough", condition=Q(at_least__gte=FEWEST)
            ),
        ]


class Envelope(models.Model):
    """That somebody has answered; and what, sealed, until it is opened among others. One each.

    `person` is None where nobody is asked for and anybody may drop something in.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    sealed = models.BinaryField(default=bytes)
    is_opened = models.BooleanField(default=False)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["box", "person"], name="%(app_label)s_%(class)s_one_each"),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_is_emptied",
                condition=Q(is_opened=True, sealed=b"") | Q(is_opened=False) & ~Q(sealed=b""),
            ),
        ]


class Unnamed(models.Model):
    """What somebody said: under a random key, written in the order of these keys."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    text = models.TextField()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["id"]
