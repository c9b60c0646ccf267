"""Who: partnerships, organisations, their teams and people, the roles they hold, what happened to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from .roles import Role

if TYPE_CHECKING:
    from .access import Reach

CODE = RegexValidator(r"^[A-Z0-9][A-Z0-9-]*\Z", "Use capital letters, digits and hyphens, such as SASH.")


class PersonManager(BaseUserManager["Person"]):
    """People by the e-mail address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)

    def visible_to(self, person: Person) -> models.QuerySet[Person]:
        """Oneself, and whoever holds a role in an organisation that one sees whole."""
        from .access import people_visible_to

        return people_visible_to(person)


class Person(AbstractBaseUser):
    """Somebody who takes part, signing in with an e-mail address.

    Whoever has left keeps their name on what they did, and can no longer sign in.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    title = models.CharField("post", max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    left_on = models.DateField(null=True, blank=True)
    muted = models.BooleanField("no weekly e-mail", default=False)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                name="whoever_left_cannot_sign_in", condition=Q(left_on=None) | Q(is_active=False)
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reach(self) -> Reach:
        """What this person's roles and parts reach: read once a request, then kept."""
        from .access import reach_of

        if not hasattr(self, "_reach"):
            self._reach = reach_of(self)
        return self._reach


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


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, person: Person) -> OrganisationQuerySet:
        """Those whose existence this person may know of, whole or in part."""
        return self.filter(pk__in=person.reach.organisations)

    def whole_to(self, person: Person) -> OrganisationQuerySet:
        """Those of which this person sees everything."""
        return self.filter(pk__in=person.reach.whole)


class Organisation(models.Model):
    """A trust, a practice, a council: it owns its programme, and says what others see of it."""

    class Shared(models.TextChoices):
        """What the partnership and evaluators see of an organisation."""

        NOTHING = "nothing", "Nothing"
        TOTALS = "totals", "Totals"
        WORKSHOPS = "workshops", "Workshops, without names"

    code = models.CharField(max_length=20, unique=True, validators=[CODE])
    ods_code = models.CharField("ODS code", max_length=10, null=True, blank=True, unique=True)
    name = models.CharField(max_length=200)
    shared = models.CharField(max_length=12, choices=Shared, default=Shared.TOTALS)
    weeks_of_planning = models.PositiveSmallIntegerField(default=8)
    words = models.JSONField(default=dict, blank=True)  # see vocabulary.py

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="planning_takes_one_to_26_weeks",
                condition=Q(weeks_of_planning__gte=1, weeks_of_planning__lte=26),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Team(TreeNode):
    """A directorate, a department, a ward: a tree within one organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=150)

    objects = TreeQuerySet.as_manager(with_tree_fields=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "parent", "name"], name="team_name_once_under_its_parent"
            ),
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=Q(parent=None), name="team_name_once_at_the_top"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A role a person holds at a team, an organisation or a partnership; it reaches down from there."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_grant_is_at_one_place",
                condition=Q(team__isnull=False, organisation=None, partnership=None)
                | Q(team=None, organisation__isnull=False, partnership=None)
                | Q(team=None, organisation=None, partnership__isnull=False),
            ),
            models.UniqueConstraint(fields=["person", "role", "team"], name="a_role_once_at_a_team"),
            models.UniqueConstraint(
                fields=["person", "role", "organisation"], name="a_role_once_at_an_organisation"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "partnership"], name="a_role_once_at_a_partnership"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self) -> Team | Organisation | Partnership:
        """Where the role was granted."""
        place = self.team or self.organisation or self.partnership
        assert place is not None  # by the constraint above
        return place


class DatedEvent(models.Model):
    """Something that happened to an organisation and may explain a change: drawn on each of its charts."""

    class Kind(models.TextChoices):
        CHIEF_EXECUTIVE_CAME = "chief_executive_came", "A chief executive came"
        CHIEF_EXECUTIVE_WENT = "chief_executive_went", "A chief executive went"
        INSPECTION = "inspection", "An inspection"
        SPECIAL_MEASURES_BEGAN = "special_measures_began", "Special measures began"
        SPECIAL_MEASURES_ENDED = "special_measures_ended", "Special measures ended"
        MERGER = "merger", "A merger"
        COUNTING_CHANGED = "counting_changed", "A change in how something is counted"
        INTERVENTION_BEGAN = "intervention_began", "An intervention began"
        OTHER = "other", "Something else"

    class Precision(models.TextChoices):
        """How exactly the date is known."""

        YEAR = "year", "The year only"
        MONTH = "month", "The month"
        DAY = "day", "The day"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dated_events")
    kind = models.CharField(max_length=30, choices=Kind)
    on = models.DateField()
    precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    title = models.CharField(max_length=150)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """A question to somebody at an e-mail address: will they take this role, or this part in something?

    Until they accept, they are whoever was typed: nothing of it depends on whether the address has an
    account. The link is signed, not kept. `about` is the key of what a room asks them into, `asks` what
    it asks in words; a role stands in `role`.
    """

    email = models.EmailField()
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    about = models.CharField(max_length=80, blank=True)
    asks = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT)
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                name="an_invitation_is_accepted_declined_or_withdrawn",
                condition=Q(accepted_at=None, declined_at=None)
                | Q(accepted_at=None, withdrawn_at=None)
                | Q(declined_at=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="an_invitation_is_to_a_role_or_about_a_thing",
                condition=(~Q(role="") & Q(about="", asks="")) | (Q(role="") & ~Q(about="") & ~Q(asks="")),
            ),
            models.CheckConstraint(
                name="an_invitation_comes_from_an_organisation_or_a_partnership",
                condition=Q(organisation__isnull=False, partnership=None)
                | Q(organisation=None, team=None, partnership__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def host(self) -> Organisation | Partnership:
        """Who invites: an organisation or a partnership."""
        host = self.organisation or self.partnership
        assert host is not None  # by the constraint above
        return host

    @property
    def place(self) -> Team | Organisation | Partnership:
        """Where the role waits."""
        return self.team or self.host

    @property
    def question(self) -> str:
        """What is asked, as it follows ‘invites you’."""
        if self.about:
            return self.asks
        where = f" of {self.team}" if self.team else ""
        join = (
            f"to join the improvement programme of {self.host}"
            if self.organisation
            else f"to join {self.host}"
        )
        return f"{join}, as {self.get_role_display().lower()}{where}"
