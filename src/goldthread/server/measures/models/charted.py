"""How a measure's chart is drawn, where somebody has decided it: the kind of chart, and its rules."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.server.people.models import Person


class ChartKind(models.TextChoices):
    """The kinds of chart that can be chosen, as `methods.spc` calls them."""

    RUN = "run", "Run chart"
    XMR = "xmr", "XmR chart"
    P = "p", "P chart"
    P_PRIME = "p-prime", "P′ chart"
    U = "u", "U chart"
    U_PRIME = "u-prime", "U′ chart"
    C = "c", "C chart"
    G = "g", "G chart"
    T = "t", "T chart"
    PERCENT = "percent", "Percentage chart"


class ChartRules(models.TextChoices):
    """The sets of rules that can be chosen, as `methods.spc` calls them."""

    MAKING_DATA_COUNT = "making-data-count", "Making Data Count"
    NELSON = "nelson", "Nelson"
    WESTERN_ELECTRIC = "western-electric", "Western Electric"
    ANHOEJ = "anhoej", "Anhøj"


class ChartChoice(models.Model):
    """A decision how a measure's chart is drawn, with its reason; the measure says which is in force.

    kind and rules are empty where they are left to what fits the measure. before: the decision in whose
    place it came, which is in force again when this one is taken back.
    """

    kind = models.CharField(max_length=10, choices=ChartKind, blank=True)
    rules = models.CharField(max_length=20, choices=ChartRules, blank=True)
    reason = models.TextField()
    before = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_choice_of_chart_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        kind, rules = self.get_kind_display(), self.get_rules_display()
        return ", ".join([kind or "the kind that fits", f"{rules} rules" if rules else "usual rules"])
