"""Cycles: small tests of a change, each begun from what the one before it found."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.visible import OfAnOrganisation
from goldthread.server.ui.addressing import reverse

from .streams import ValueStream
from .workshops import Workshop


class CycleQuerySet(OfAnOrganisation["Cycle"]):
    def in_full(self) -> CycleQuerySet:
        """With everything that a list or a page names."""
        return self.select_related(
            "organisation", "team", "measure", "value_stream", "workshop", "begun_by", "follows"
        )

    def under_way(self) -> CycleQuerySet:
        """Those that were started and not studied."""
        return self.filter(started_on__isnull=False, studied_on=None, decided_on=None)

    def ramp_of(self, cycle: Cycle) -> CycleQuerySet:
        """The cycles that began from one another, the first first, this one among them."""
        first = cycle.first_id or cycle.pk
        return self.filter(Q(pk=first) | Q(first=first)).order_by("pk")


class Cycle(models.Model):
    """One test of a change: planned with a prediction, done, studied against it, decided.

    What was planned stands still once it is started, so that the prediction is one. What was decided is
    final: the next idea is a new cycle, which `follows` this one. `first` is where such a ramp began.
    """

    class Scale(models.TextChoices):
        ONE_PATIENT = "one_patient", "One patient"
        ONE_SHIFT = "one_shift", "One shift, or one member of staff"
        ONE_CLINIC = "one_clinic", "One clinic, list or session"
        ONE_BAY = "one_bay", "One bay, or a few patients"
        ONE_WARD = "one_ward", "One ward or department"
        SEVERAL = "several", "Several wards or departments"
        EVERYWHERE = "everywhere", "The whole organisation"

    class Decision(models.TextChoices):
        ADOPT = "adopt", "Adopt it"
        ADAPT = "adapt", "Adapt it, and try again"
        ABANDON = "abandon", "Abandon it"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cycles")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    value_stream = models.ForeignKey(ValueStream, null=True, on_delete=models.PROTECT, related_name="cycles")
    workshop = models.ForeignKey(Workshop, null=True, on_delete=models.PROTECT, related_name="cycles")
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="next_ones")
    first = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    question = models.CharField("what it asks", max_length=200)
    change = models.TextField("what is tried")
    prediction = models.TextField("what is predicted", blank=True)
    predicted = models.FloatField("the number that is predicted", null=True)
    unit = models.CharField(max_length=40, blank=True)
    measured = models.TextField("what is measured, and by whom", blank=True)
    measure = models.ForeignKey(Measure, null=True, on_delete=models.PROTECT, related_name="cycles")
    scale = models.CharField(max_length=12, choices=Scale, blank=True)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField()
    started_on = models.DateField(null=True)
    done = models.TextField("what was done", blank=True)
    surprised = models.TextField("what surprised", blank=True)
    studied_on = models.DateField(null=True)
    found = models.FloatField("the number that was found", null=True)
    learnt = models.TextField("what was learnt", blank=True)
    decided_on = models.DateField(null=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    why = models.TextField("why it was so decided", blank=True)
    synthetic = models.BooleanField(default=False)

    objects = CycleQuerySet.as_manager()

    class Meta:
        ordering = ["-planned_on", "-pk"]
        indexes = [models.Index(fields=["measure", "started_on"], name="cycles_of_a_measure")]
        constraints = [
            models.CheckConstraint(name="a_cycle_asks_something", condition=~Q(question="")),
            models.CheckConstraint(
                name="a_started_cycle_has_a_scale", condition=Q(started_on=None) | ~Q(scale="")
            ),
            models.CheckConstraint(
                name="a_cycle_is_studied_after_it_started",
                condition=Q(studied_on=None) | Q(started_on__isnull=False, studied_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="a_cycle_is_studied_before_it_is_decided",
                condition=Q(decided_on=None)
                | Q(decision="abandon")
                | Q(studied_on__isnull=False, decided_on__gte=F("studied_on")),
            ),
            models.CheckConstraint(
                name="a_decided_cycle_says_what_and_why",
                condition=Q(decided_on=None, decision="", why="")
                | (Q(decided_on__isnull=False) & ~Q(decision="") & ~Q(why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """Its own page."""
        return self.address("cycle")

    def address(self, name: str) -> str:
        """The address of one of its pages."""
        return reverse(f"improvement:{name}", args=[self.organisation.code, self.pk])

    @property
    def is_draft(self) -> bool:
        return self.started_on is None and self.decided_on is None

    @property
    def is_under_way(self) -> bool:
        return self.started_on is not None and self.studied_on is None and self.decided_on is None

    @property
    def waits_for_a_decision(self) -> bool:
        return self.studied_on is not None and self.decided_on is None

    @property
    def is_small(self) -> bool:
        """Whether it touches no more than one ward."""
        return self.scale not in (self.Scale.SEVERAL, self.Scale.EVERYWHERE)

    @property
    def stands(self) -> str:
        """How far it is, in a word or two."""
        if self.decision:
            return {"adopt": "Adopted", "adapt": "Adapted", "abandon": "Abandoned"}[self.decision]
        if self.studied_on:
            return "Studied"
        return "Under way" if self.started_on else "Draft"
