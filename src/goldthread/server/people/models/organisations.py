"""Partnerships, organisations and their teams."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from .person import Person

CODE = RegexValidator(r"^[A-Z0-9][A-Z0-9-]*\Z", "Use capital letters, digits and hyphens, such as SASH.")


class Partnership(models.Model):
    """Organisations that improve together."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    organisations: models.ManyToManyField[Organisation, models.Model] = models.ManyToManyField(
        "Organisation", related_name="partnerships", blank=True
    )
    words = models.JSONField(default=dict, blank=True)  # see vocabulary.py

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("people:partnership", args=[self.slug])


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, person: Person) -> OrganisationQuerySet:
        """Those whose existence this person may know of, whole or in part."""
        return self.filter(pk__in=person.reach.organisations)

    def whole_to(self, person: Person) -> OrganisationQuerySet:
        """Those of which this person sees everything."""
        return self.filter(pk__in=person.reach.whole)


class Organisation(models.Model):  # type: ignore[django-manager-missing]  # of teams, a tree
    """A trust, a practice, a council: it owns its programme, and says what others see of it."""

    class Shared(models.TextChoices):
        """What the partnership and evaluators see of an organisation."""

        NOTHING = "nothing", "Nothing"
        TOTALS = "totals", "Totals"
        WORKSHOPS = "workshops", "Workshops, without names"

    class Second(models.TextChoices):
        """Of whom an organisation asks a second factor when they sign in."""

        NOBODY = "nobody", "Nobody has to"
        LEADERS = "leaders", "Administrators and executives"
        EVERYBODY = "everybody", "Everybody"

    code = models.CharField(max_length=20, unique=True, validators=[CODE])
    ods_code = models.CharField("ODS code", max_length=10, null=True, blank=True, unique=True)
    name = models.CharField(max_length=200)
    shared = models.CharField(max_length=12, choices=Shared, default=Shared.TOTALS)
    weeks_of_planning = models.PositiveSmallIntegerField(default=8)
    words = models.JSONField(default=dict, blank=True)  # see vocabulary.py
    second_factor = models.CharField(max_length=10, choices=Second, default=Second.NOBODY)
    second_factor_by = models.DateField(null=True, blank=True)  # from then on nobody goes without

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="planning_takes_one_to_26_weeks",
                condition=Q(weeks_of_planning__gte=1, weeks_of_planning__lte=26),
            ),
            models.CheckConstraint(
                name="a_second_factor_is_asked_from_some_day_on",
                condition=Q(second_factor="nobody", second_factor_by=None)
                | (~Q(second_factor="nobody") & Q(second_factor_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("people:organisation", args=[self.code])


class Team(TreeNode):
    """A directorate, a department, a ward: a tree within one organisation.

    One that is closed keeps its past; nobody holds a role there and nothing new is given to it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=150)
    closed_on = models.DateField(null=True, blank=True)

    objects = TreeQuerySet.as_manager(with_tree_fields=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "parent", "name"],
                condition=Q(closed_on=None),
                name="open_team_name_once_under_its_parent",
            ),
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(parent=None, closed_on=None),
                name="open_team_name_once_at_the_top",
            ),
        ]

    def __str__(self) -> str:
        return self.name
