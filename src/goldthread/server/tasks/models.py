"""What somebody has to do."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q

from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.visible import OfAnOrganisation
from goldthread.server.ui.addressing import reverse

from . import sources


class TaskQuerySet(OfAnOrganisation["Task"]):
    def visible_to(self, person: Person) -> TaskQuerySet:
        """One's own, those whose source one sees with its people, and of those that came from nowhere in
        particular those of an organisation seen whole, or of a partnership in which one holds a role.
        """
        seen = Q(owner=person) | Q(kind="", organisation__in=person.reach.whole)
        seen |= Q(kind="", partnership__in=person.reach.by_partnership)
        for source in sources.every():
            seen |= Q(kind=source.kind, thing_pk__in=source.named_to(person).order_by().values("pk"))
        return self.filter(seen)

    def named_to(self, person: Person) -> TaskQuerySet:
        return self.visible_to(person)

    def of_thing(self, thing: models.Model) -> TaskQuerySet:
        """Those that came from a thing."""
        return self.filter(kind=thing._meta.label_lower, thing_pk=thing.pk)

    def open(self) -> TaskQuerySet:
        """Those that are neither done nor dropped."""
        return self.filter(ended_at=None)

    def in_order(self) -> TaskQuerySet:
        """The first due first, then those without a day."""
        return self.order_by(F("due").asc(nulls_last=True), "added_at", "pk")


class Task(models.Model):
    """Something to do, with whoever has it and until when: from a meeting, a ticket, a walk, or by itself.

    It ends done, with what came of it, or dropped, with why not; and may be opened again.
    """

    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="tasks")
    partnership = models.ForeignKey(Partnership, null=True, on_delete=models.PROTECT, related_name="tasks")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField("the kind of thing it came from", max_length=80, blank=True)
    thing_pk = models.BigIntegerField(null=True)
    text = models.CharField("what is to be done", max_length=300)
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="tasks")
    due = models.DateField(null=True)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    dropped = models.BooleanField(default=False)
    outcome = models.TextField("what came of it, or why it was dropped", blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        indexes = [
            models.Index(fields=["kind", "thing_pk"], name="tasks_of_a_thing"),
            models.Index(fields=["owner", "due"], condition=Q(ended_at=None), name="open_tasks_of_somebody"),
        ]
        constraints = [
            models.CheckConstraint(name="a_task_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="a_task_is_of_an_organisation_or_a_partnership",
                condition=Q(organisation__isnull=False, partnership=None)
                | Q(organisation=None, partnership__isnull=False),
            ),
            models.CheckConstraint(
                name="a_task_of_a_team_is_of_its_organisation",
                condition=Q(team=None) | Q(organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="what_a_task_came_from_has_a_key",
                condition=Q(kind="", thing_pk=None) | (~Q(kind="") & Q(thing_pk__isnull=False)),
            ),
            models.CheckConstraint(
                name="an_ended_task_says_by_whom",
                condition=Q(ended_at=None, ended_by=None, dropped=False, outcome="")
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_dropped_task_says_why", condition=Q(dropped=False) | ~Q(outcome="")
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Its own page."""
        return self.address("task")

    def address(self, name: str) -> str:
        """The address of one of its pages, within its organisation or its partnership."""
        if self.partnership:
            return reverse(f"tasks:partnership_{name}", args=[self.partnership.slug, self.pk])
        assert self.organisation
        return reverse(f"tasks:{name}", args=[self.organisation.code, self.pk])

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @cached_property
    def thing(self) -> Any:
        """What it came from; None where it stands by itself."""
        return sources.of(self.kind).many([self.thing_pk])[self.thing_pk] if self.thing_pk else None

    @property
    def source(self) -> str:
        """What it came from, as people say it; empty where it stands by itself."""
        return sources.of(self.kind).title(self.thing) if self.thing_pk else ""

    @property
    def source_link(self) -> str:
        """The page of what it came from; empty where it stands by itself."""
        return sources.of(self.kind).link(self.thing) if self.thing_pk else ""
