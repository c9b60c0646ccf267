"""Files of readings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.visible import OfAnOrganisation

from .measure import Measure


class ImportQuerySet(OfAnOrganisation["Import"]):
    def decided(self) -> ImportQuerySet:
        """Those that were taken in, whether or not they were taken back since."""
        return self.filter(taken_in_at__isnull=False)


class Import(models.Model):
    """A file of readings that was looked at, and perhaps taken in. The file is hashed, not kept.

    Between the preview and the decision the rows read from it wait in `rows`; then they are cleared.
    They are back there once it was taken back.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="imports")
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="imports"
    )
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    rows = models.JSONField(null=True)
    notes = models.JSONField(default=list)  # how the file was understood
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    touched: models.ManyToManyField[Measure, models.Model] = models.ManyToManyField(
        Measure, related_name="touched_by"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    taken_in_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="what_is_taken_in_keeps_no_rows",
                condition=Q(taken_in_at=None) | Q(rows=None) | Q(taken_back_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_what_was_taken_in_is_taken_back",
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_in_at__isnull=False, taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
