"""A measure, its codes, and what people decided and said about its chart."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import CODE, Organisation, Person, Team
from goldthread.server.people.visible import OfAnOrganisation

from ..abilities import MeasuresAbility
from .charted import ChartChoice


class Dimension(models.TextChoices):
    """The five dimensions a value stream is measured in."""

    QUALITY = "quality", "Quality"
    SERVICE = "service", "Service"
    DELIVERY = "delivery", "Delivery"
    MORALE = "morale", "Morale"
    COST = "cost", "Cost"


class MeasureQuerySet(OfAnOrganisation["Measure"]):
    def open(self) -> MeasureQuerySet:
        """Those still counted."""
        return self.filter(retired_on=None)


class Measure(models.Model):
    """Something an organisation counts over time. How it is counted is its revision in force."""

    class Money(models.TextChoices):
        """What a cost measure means by money; 'saving' is never said."""

        CASH_RELEASED = "cash_released", "Cash released"
        TIME_RELEASED = "time_released", "Time released"
        COST_AVOIDED = "cost_avoided", "Cost avoided"
        INCOME = "income", "Income"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="measures")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="measures")
    code = models.CharField(max_length=30, validators=[CODE])
    title = models.CharField(max_length=150)
    dimension = models.CharField(max_length=10, choices=Dimension)
    money = models.CharField(max_length=15, choices=Money, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    target = models.FloatField(null=True, blank=True)  # without a date it is a standing standard
    target_on = models.DateField("target date", null=True, blank=True)
    source = models.TextField(blank=True)  # where the figures come from, and under which licence
    synthetic = models.BooleanField(default=False)
    retired_on = models.DateField(null=True, blank=True)
    read_as = models.JSONField(default=dict, blank=True)  # which column was which in its last file

    charted = models.OneToOneField(  # how its chart is drawn, if somebody decided it
        ChartChoice, null=True, blank=True, on_delete=models.PROTECT, related_name="measure"
    )

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "code"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="measure_code_once"),
            models.CheckConstraint(
                name="cost_says_what_it_means_by_money",
                condition=(Q(dimension="cost") & ~Q(money="")) | (~Q(dimension="cost") & Q(money="")),
            ),
            models.CheckConstraint(
                name="a_target_date_has_a_target", condition=Q(target_on=None) | Q(target__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """Its owner may record its readings and say what its definition left unsaid, whatever their role."""
        owners = {MeasuresAbility.RECORD_READINGS, MeasuresAbility.COMPLETE_DEFINITIONS}
        return frozenset(owners) if self.owner_id == person.pk else frozenset()


class FormerCode(models.Model):
    """A code that a measure had before: addresses and files that use it still lead to the measure."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="former_codes")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="former_codes")
    code = models.CharField(max_length=30)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="former_code_of_one_measure"),
        ]

    def __str__(self) -> str:
        return self.code


class Phase(models.Model):
    """From this period on, the chart's limits are worked out anew: somebody's decision, with a reason."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="phases")
    starts = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "starts"], name="a_phase_starts_once"),
            models.CheckConstraint(name="a_phase_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"new limits from {self.starts:%B %Y}"


class PointNote(models.Model):
    """What somebody knows about one point on a chart."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="notes")
    period = models.DateField()
    text = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["period", "pk"]

    def __str__(self) -> str:
        return self.text
