"""Why: priorities, values and objectives, and the explicit links that make the golden thread."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from goldthread.server.improvement.models import ValueStream
from goldthread.server.measures.models import Dimension, Measure
from goldthread.server.people.access import partnerships_visible_to
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.visible import OfAnOrganisation

PRIORITY_CODE = RegexValidator(
    r"^[A-Z0-9][A-Z0-9&-]*\Z", "Use capital letters, digits, hyphens and &, such as A&E-4H."
)


class PriorityQuerySet(OfAnOrganisation["Priority"]):
    def national(self) -> PriorityQuerySet:
        """Those that are asked of every organisation here."""
        return self.filter(partnership=None, organisation=None)

    def asked_of(self, organisation: Organisation) -> PriorityQuerySet:
        """The national ones, those of its partnerships, its own, and whatever it decided about before."""
        return self.filter(
            Q(partnership=None, organisation=None)
            | Q(organisation=organisation)
            | Q(pk__in=self.filter(partnership__organisations=organisation).values("pk"))
            | Q(pk__in=organisation.adoptions.values("priority"))
        )

    def also_seen(self, person: Person) -> Q:
        """The national ones, and those of partnerships one may know of."""
        national = Q(partnership=None, organisation=None)
        return national | Q(partnership__in=partnerships_visible_to(person))


class Priority(models.Model):
    """What the nation, a partnership, or an organisation by itself, asks.

    National ones are nobody's here: they are asked of every organisation. A partnership's are asked of its
    organisations; an organisation's own are its alone.
    """

    code = models.CharField(max_length=90, unique=True, validators=[PRIORITY_CODE])
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="priorities"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="priorities"
    )
    title = models.CharField(max_length=150)
    description = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    set_on = models.DateField()
    lapsed_on = models.DateField(null=True, blank=True)

    objects = PriorityQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "priorities"
        constraints = [
            models.CheckConstraint(
                name="a_priority_is_of_one_at_most", condition=Q(partnership=None) | Q(organisation=None)
            ),
            models.CheckConstraint(
                name="a_priority_lapses_after_it_was_set",
                condition=Q(lapsed_on=None) | Q(lapsed_on__gte=F("set_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Adoption(models.Model):
    """An organisation's decision on a priority: adopted, or considered and not adopted, and why."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="adoptions")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="adoptions")
    adopted = models.BooleanField()
    decided_on = models.DateField()
    reason = models.TextField(blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = OfAnOrganisation[Any].as_manager()

    class Meta:
        ordering = ["organisation", "priority__title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "priority"], name="a_priority_is_decided_once"),
            models.CheckConstraint(
                name="a_priority_is_declined_with_a_reason", condition=Q(adopted=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.priority)


class Value(models.Model):
    """What an organisation stands for, agreed with its people."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="values")
    title = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)

    objects = OfAnOrganisation[Any].as_manager()

    class Meta:
        ordering = ["organisation", "title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="a_value_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Objective(models.Model):
    """What an organisation means to achieve, by when, and whose it is."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="objectives")
    title = models.CharField(max_length=150)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="objectives"
    )
    due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    priorities = models.ManyToManyField(Priority, blank=True, related_name="objectives")
    values = models.ManyToManyField(Value, blank=True, related_name="objectives")
    value_streams = models.ManyToManyField(ValueStream, blank=True, related_name="objectives")
    measures = models.ManyToManyField(Measure, blank=True, related_name="objectives")

    objects = OfAnOrganisation[Any].as_manager()

    class Meta:
        ordering = ["organisation", "title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="an_objective_is_titled_once"),
            models.CheckConstraint(
                name="an_objective_closes_with_a_reason",
                condition=Q(closed_on=None, closed_why="") | (Q(closed_on__isnull=False) & ~Q(closed_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class StreamMeasure(models.Model):
    """A measure that tells how a value stream does in one of the five dimensions."""

    value_stream = models.ForeignKey(ValueStream, on_delete=models.CASCADE, related_name="stream_measures")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="stream_measures")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["value_stream", "measure"], name="a_stream_has_a_measure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.value_stream}: {self.measure}"


class Excuse(models.Model):
    """Why a value stream is not measured in a dimension."""

    value_stream = models.ForeignKey(ValueStream, on_delete=models.CASCADE, related_name="excuses")
    dimension = models.CharField(max_length=10, choices=Dimension)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["value_stream", "dimension"], name="a_dimension_is_excused_once"),
            models.CheckConstraint(name="an_excuse_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.value_stream}: {self.get_dimension_display()}"


class AcceptedBreak(models.Model):
    """A break in the thread that an organisation accepts for now, with a reason and a day to look again."""

    class Kind(models.TextChoices):
        """The breaks that are looked for, below adopted priorities."""

        NO_OPEN_STREAM = "no_open_value_stream", "No open value stream"
        NO_MEASURE = "objective_without_measure", "An objective without a measure"
        NOT_READ = "objective_not_read", "An objective whose measures have not been read for two periods"
        NO_OBJECTIVE = "value_stream_without_objective", "A value stream without an objective"
        DIMENSION = "dimension_neither_measured_nor_excused", "A dimension neither measured nor excused"
        NO_CONTRIBUTION = "workshop_contributes_to_nothing", "A workshop whose measures contribute to nothing"
        TOUCHES_LITTLE = "touched_share_under_ten_percent", "A workshop that touches less than 10%"
        LAPSED = "priority_lapsed", "A priority that has lapsed"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accepted_breaks")
    kind = models.CharField(max_length=40, choices=Kind)
    about = models.CharField(max_length=100)  # the key of what is broken, as in breaks.py
    reason = models.TextField()
    accepted_on = models.DateField()
    review_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = OfAnOrganisation[Any].as_manager()

    class Meta:
        ordering = ["review_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "about"], name="a_break_is_accepted_once"
            ),
            models.CheckConstraint(name="accepting_a_break_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="a_break_is_looked_at_again_after_it_was_accepted",
                condition=Q(review_on__gt=F("accepted_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
