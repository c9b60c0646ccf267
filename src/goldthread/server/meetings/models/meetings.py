"""One time that a routine came round: what became of it, who came, what was said and decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Person
from goldthread.server.people.visible import OfAnOrganisation

from .routines import AgendaItem, Routine


class MeetingQuerySet(OfAnOrganisation["Meeting"]):
    to_organisation: ClassVar[str] = "routine__organisation"

    def visible_to(self, person: Person) -> MeetingQuerySet:
        """Those of routines that one sees: that they were held, and when; `minutes_read_by` is narrower."""
        return self.filter(routine__in=Routine.objects.visible_to(person).order_by().values("pk"))

    def named_to(self, person: Person) -> MeetingQuerySet:
        return self.minutes_read_by(person)

    def minutes_read_by(self, person: Person) -> MeetingQuerySet:
        """Those of which one reads what was said: as a member, its owner, or where everybody may."""
        members = Q(routine__members__person=person, routine__members__until=None)
        open_to_all = Q(routine__minutes_for=Routine.Reads.ORGANISATION)
        all_of_it = open_to_all & Q(routine__organisation__in=person.reach.whole)
        return self.filter(
            pk__in=Meeting.objects.filter(members | all_of_it | Q(routine__owner=person))
            .order_by()
            .values("pk")
        )


class Meeting(models.Model):
    """One occurrence, by the day on which its cadence has it; `begins` is when it is, or was, held.

    It is due until somebody says it was held or cancelled; the day after, it is missed, and may still be
    written up as held. It is moved where `begins` is not what the cadence gives.
    """

    class State(models.TextChoices):
        DUE = "due", "Due"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"
        MISSED = "missed", "Missed"

    class Because(models.TextChoices):
        """Why it was cancelled. What is said under pressure is kept apart from having nothing to discuss."""

        INSPECTION = "inspection", "An inspection"
        REGULATOR = "regulator", "The regulator asked for something else"
        WINTER = "winter", "Winter pressure"
        STAFFING = "staffing", "Too few staff"
        NOTHING = "nothing", "Nothing to discuss"
        HOLIDAY = "holiday", "People are away"
        OTHER = "other", "Another reason"

    PRESSURE: ClassVar = (Because.INSPECTION, Because.REGULATOR, Because.WINTER, Because.STAFFING)

    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField("the day its cadence has it on")
    begins = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DUE)
    moved = models.BooleanField(default=False)
    because = models.CharField("why it was cancelled", max_length=12, choices=Because, blank=True)
    why = models.TextField("why it was cancelled or moved, in words", blank=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["begins", "pk"]
        indexes = [models.Index(fields=["state", "day"], name="meetings_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["routine", "day"], name="one_meeting_a_day_of_a_routine"),
            models.CheckConstraint(
                name="a_cancelled_meeting_says_why",
                condition=(Q(state="cancelled") & ~Q(because="")) | (~Q(state="cancelled") & Q(because="")),
            ),
            models.CheckConstraint(
                name="only_a_held_meeting_was_ended",
                condition=Q(ended_at=None, ended_by=None) | Q(state="held", ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.routine} of {self.day:%-d %B %Y}"

    @property
    def organisation_id(self) -> int | None:
        return self.routine.organisation_id

    @property
    def partnership_id(self) -> int | None:
        return self.routine.partnership_id

    @property
    def team_id(self) -> int | None:
        return self.routine.team_id

    def abilities_by_part(self, person: Person) -> frozenset[Ability]:
        return self.routine.abilities_by_part(person)


class Attendance(models.Model):
    """Whether somebody came. Who came as a deputy says for whom."""

    class How(models.TextChoices):
        PRESENT = "present", "Present"
        DEPUTY = "deputy", "Deputy"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    stands_for = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_says_once_whether_one_came"),
            models.CheckConstraint(
                name="a_deputy_says_for_whom",
                condition=(Q(how="deputy") & Q(stands_for__isnull=False))
                | (~Q(how="deputy") & Q(stands_for=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_how_display()}"


class Note(models.Model):
    """What was said under an item, and whether it was held. `version` grows with each change of the text.

    item: none for what was said beside the agenda.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField(blank=True)
    left_out_because = models.TextField("why the item was left out", blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["item__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item"], name="one_note_an_item_of_a_meeting"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(item=None), name="one_note_beside_the_agenda_of_a_meeting"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Decision(models.Model):
    """What was decided at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(name="a_decision_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text


class Correction(models.Model):
    """What was put right in the minutes after the meeting had ended."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(name="a_correction_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text
