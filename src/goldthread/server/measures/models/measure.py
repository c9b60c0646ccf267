"""A measure, its codes, and what people decided and said about its chart."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.access import people_of
from goldthread.server.people.models import CODE, Organisation, Person, Team
from goldthread.server.people.visible import OfAnOrganisation
from goldthread.server.people.who_may import who_may

from ..abilities import MeasuresAbility
from .charted import ChartChoice
from .circle import Circle

OPEN_TO_ALL = (PeopleAbility.SEE, PeopleAbility.SEE_NAMES)
"""What a circle keeps from nobody: that the measure is there, and whose it is."""


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

    def figures_visible_to(self, person: Person) -> MeasureQuerySet:
        """Those this person sees whose figures they see, too: not kept to a circle that they are not in.

        Whatever shows a number of a measure, or what follows from one, asks this, or `Measure.keeps_from`.
        """
        return self.visible_to(person).figures_open_to(person)

    def figures_open_to(self, person: Person) -> MeasureQuerySet:
        """Those whose figures are kept to no circle that this person is not in."""
        circles = Circle.objects.filter(members=person)
        own = self._within(person.reach.whole) & (Q(owner=person) | Q(circle__in=circles))
        return self.filter(Q(circle=None) | own)


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
    circle = models.OneToOneField(  # to whom its figures are kept, if somebody decided so
        Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="measure"
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
            models.CheckConstraint(
                name="only_figures_of_money_are_kept", condition=Q(circle=None) | Q(dimension="cost")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        """Its owner may record its readings, say what its definition left unsaid, and decide who sees its
        figures, whatever their role.
        """
        owners = {
            MeasuresAbility.RECORD_READINGS,
            MeasuresAbility.COMPLETE_DEFINITIONS,
            MeasuresAbility.KEEP_FIGURES,
        }
        return frozenset(owners) if self.owner_id == person.pk else frozenset()

    def keeps_from(self, person: Person) -> bool:
        """Whether its figures are kept to a circle that this person is not in."""
        if self.circle is None:
            return False
        is_in = self.owner_id == person.pk or person in self.circle.members.all()
        return not is_in or self.organisation_id not in person.reach.whole

    def withholds(self, ability: Ability, person: Person) -> bool:
        """Whether this person lacks the ability here, whatever their roles: its figures are kept from them.

        Where nobody in the circle may decide on it any more, whoever edits measures may.
        """
        if self.circle_id is None or ability in OPEN_TO_ALL or not self.keeps_from(person):
            return False
        return ability is not MeasuresAbility.KEEP_FIGURES or self._is_decided_on()

    def _is_decided_on(self) -> bool:
        """Whether somebody in the circle may decide on it still."""
        assert self.circle is not None  # asked of measures that are kept
        keys = [self.owner_id, *(each.pk for each in self.circle.members.all())]
        members = people_of(self.organisation).filter(pk__in=[key for key in keys if key])
        by_role = who_may(MeasuresAbility.KEEP_FIGURES, members).at(self.team or self.organisation)
        return bool(by_role) or (self.owner is not None and not self.keeps_from(self.owner))


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
