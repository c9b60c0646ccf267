"""What is counted: a measure, the revisions of its definition, its readings, and what people said of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.server.people.models import CODE, Organisation, Person, Team
from goldthread.server.people.roles import Ability


class Dimension(models.TextChoices):
    """The five dimensions a value stream is measured in."""

    QUALITY = "quality", "Quality"
    SERVICE = "service", "Service"
    DELIVERY = "delivery", "Delivery"
    MORALE = "morale", "Morale"
    COST = "cost", "Cost"


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, person: Person) -> MeasureQuerySet:
        """Those of organisations this person sees whole, or that share their workshops."""
        return self.filter(organisation__in=person.reach.detailed)

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
    target = models.FloatField(null=True, blank=True)
    target_on = models.DateField("target date", null=True, blank=True)
    source = models.TextField(blank=True)  # where the figures come from, and under which licence
    synthetic = models.BooleanField(default=False)
    retired_on = models.DateField(null=True, blank=True)

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
                name="a_target_has_a_date",
                condition=Q(target=None, target_on=None) | Q(target__isnull=False, target_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """Its owner may record its readings, whatever their role."""
        return frozenset({Ability.RECORD_READINGS}) if self.owner_id == person.pk else frozenset()


class Revision(models.Model):
    """One definition of a measure. A new one is proposed with a reason and approved by somebody else."""

    class Kind(models.TextChoices):
        VALUE = "value", "A value"
        PERCENTAGE = "percentage", "A percentage, with numerator and denominator"
        RATE = "rate", "A rate, with numerator and denominator"
        COUNT = "count", "A count"
        TIME_BETWEEN = "time_between", "Time between events"

    class Direction(models.TextChoices):
        UP = "up", "Higher is better"
        DOWN = "down", "Lower is better"
        NEITHER = "neither", "Neither is better"

    class Frequency(models.TextChoices):
        DAY = "day", "Every day"
        WEEK = "week", "Every week"
        MONTH = "month", "Every month"
        QUARTER = "quarter", "Every quarter"
        YEAR = "year", "Every year"
        EVENT = "event", "At each event"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        IN_FORCE = "in_force", "In force"
        REPLACED = "replaced", "Replaced"
        DECLINED = "declined", "Declined"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State)
    counted = models.TextField("what is counted")
    population = models.TextField(blank=True)  # as the method: of revision 1, may be said later
    method = models.TextField(blank=True)
    frequency = models.CharField(max_length=10, choices=Frequency)
    kind = models.CharField(max_length=15, choices=Kind)
    unit = models.CharField(max_length=40)
    per = models.PositiveIntegerField(null=True, blank=True)  # a rate's multiplier: per 1,000
    direction = models.CharField(max_length=10, choices=Direction)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["measure", "number"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="revision_numbered_once"),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(state="in_force"), name="one_revision_in_force"
            ),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(state="proposed"), name="one_revision_proposed"
            ),
            models.CheckConstraint(
                name="later_revisions_have_a_reason", condition=Q(number=1) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="a_revision_is_decided_by_somebody_else",
                condition=Q(number=1) | Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="only_a_rate_is_per_so_many",
                condition=Q(kind="rate", per__gte=1) | (~Q(kind="rate") & Q(per=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"

    @property
    def has_denominator(self) -> bool:
        """Whether each reading is a numerator over a denominator."""
        return self.kind in (self.Kind.PERCENTAGE, self.Kind.RATE)


class Reading(models.Model):
    """One value for one period (named by its first day) under one revision.

    A back-cast is what a revision would have read before it was in force: a series of its own.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="readings")
    back_cast = models.BooleanField(default=False)
    period = models.DateField()
    value = models.FloatField()
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["revision", "back_cast", "period"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "back_cast", "period"], name="one_reading_a_period"),
            models.CheckConstraint(
                name="numerator_and_denominator_go_together",
                condition=Q(numerator=None, denominator=None) | Q(numerator__isnull=False, denominator__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period:%d %B %Y}: {self.value:g}"


class Correction(models.Model):
    """A reading that was put right: what it said before, and why it was changed."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="corrections")
    value = models.FloatField()
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="a_correction_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"was {self.value:g}"


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


class Import(models.Model):
    """A file of readings that was looked at, and perhaps taken in. The file is hashed, not kept.

    Between the preview and the decision the rows read from it wait in `rows`; then they are cleared.
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

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="what_is_taken_in_keeps_no_rows", condition=Q(taken_in_at=None) | Q(rows=None)
            ),
        ]

    def __str__(self) -> str:
        return self.name
