"""What was done, by whom, when: as text, so that it outlives whatever it speaks of."""

from django.db import models
from django.utils import timezone


class Event(models.Model):
    """One change, as it was made. Events are added, never changed.

    `at` is real time, whatever day the programme lives on. `subject` and `actor` are keys such as
    "measures.measure:12"; their names are kept beside them as they were on the day, and `keys` holds
    those of the things that `values` names.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.CharField(max_length=80)
    actor_name = models.CharField(max_length=200)
    what = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    subject_name = models.CharField(max_length=300)
    values = models.JSONField(default=dict)
    keys = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject", "-at"], name="event_of_subject")]
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.subject_name}"
