"""A team's board and what stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.server.people.abilities import Ability
from goldthread.server.people.models import Person, Team
from goldthread.server.people.visible import OfAnOrganisation
from goldthread.server.ui.addressing import reverse

from .abilities import BoardsAbility


class BoardQuerySet(OfAnOrganisation["Board"]):
    to_organisation: ClassVar[str] = "team__organisation"

    def visible_to(self, person: Person) -> BoardQuerySet:
        """Those of organisations seen whole: boards are shown to nobody else."""
        return self.named_to(person)


class Section(models.TextChoices):
    """What may stand on a board."""

    CROSS = "cross", "Safety cross of the month"
    TODAY = "today", "Today against plan"
    TICKETS = "tickets", "What is in the way"
    MEASURES = "measures", "Measures"
    KUDOS = "kudos", "Thanks"


class Board(models.Model):
    """The board of a team: what stands on it, in what order, is the team's to say.

    sections: keys of Section, in order. counts: what is counted each day against plan, in the team's words.
    """

    class Kind(models.TextChoices):
        """Ready boards (`kinds.py`), each the team's to change."""

        WARD = "ward", "Ward"
        THEATRE = "theatre", "Theatre"
        CLINIC = "clinic", "Clinic"
        OFFICE = "office", "Office"
        EXECUTIVE = "executive", "Executive"

    team = models.OneToOneField(Team, on_delete=models.PROTECT, related_name="board")
    kind = models.CharField(max_length=10, choices=Kind)
    sections = models.JSONField(default=list)
    counts = models.JSONField("what is counted each day", default=list)
    doing_at_most = models.PositiveSmallIntegerField("how many tickets are done at once", default=5)
    charted = models.ManyToManyField("measures.Measure", related_name="+", blank=True)
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["team__name", "pk"]
        constraints = [
            models.CheckConstraint(name="something_may_be_done_at_once", condition=Q(doing_at_most__gte=1))
        ]

    def __str__(self) -> str:
        return f"The board of {self.team.name}"

    def get_absolute_url(self) -> str:
        """Its own page."""
        return self.address("board")

    def address(self, name: str) -> str:
        """The address of one of its pages."""
        return reverse(f"boards:{name}", args=[self.team.organisation.code, self.pk])

    @property
    def organisation_id(self) -> int:
        return self.team.organisation_id

    @property
    def sections_said(self) -> str:
        """What stands on it, in order, as the record says it."""
        return ", ".join(Section(each).label for each in self.sections)

    @property
    def counts_said(self) -> str:
        return ", ".join(self.counts)


class OnABoard(models.Model):
    """What stands on a board, for the rules that ask where a thing is."""

    class Meta:
        abstract = True

    board: models.ForeignKey[Board]

    @property
    def team_id(self) -> int:
        return self.board.team_id

    @property
    def organisation_id(self) -> int:
        return self.board.team.organisation_id

    def address(self, name: str) -> str:
        """The address of one of its pages."""
        return reverse(f"boards:{name}", args=[self.board.team.organisation.code, self.pk])


def _read_first_by(person: Person) -> Q:
    """On boards where somebody reads what came in."""

    def places(held: Mapping[int, frozenset[Ability]]) -> list[int]:
        return [place for place, abilities in held.items() if BoardsAbility.READ_WHAT_CAME_IN in abilities]

    at = Q(board__team__organisation__in=places(person.reach.by_organisation))
    return at | Q(board__team__in=places(person.reach.by_team))


class TicketQuerySet(OfAnOrganisation["Ticket"]):
    to_organisation: ClassVar[str] = "board__team__organisation"

    def visible_to(self, person: Person) -> TicketQuerySet:
        """Those of boards one sees; what came in, only whoever may read it first."""
        return self.named_to(person)

    def named_to(self, person: Person) -> TicketQuerySet:
        return super().named_to(person).filter(~Q(state="new") | _read_first_by(person))

    def open(self) -> TicketQuerySet:
        """Those that nothing has come of yet, read or not."""
        return self.exclude(state__in=Ticket.ENDED)


class Waste(models.TextChoices):
    """The seven wastes; each is said in the organisation's words (`terms.py`)."""

    TRANSPORT = "transport"
    INVENTORY = "inventory"
    MOTION = "motion"
    WAITING = "waiting"
    OVERPRODUCTION = "overproduction"
    OVERPROCESSING = "overprocessing"
    DEFECTS = "defects"


class Ticket(OnABoard):
    """What is in the way, or could be better, and who feels it.

    One that was written without signing in is new until somebody who may has read it. It ends with what
    happened, or with why it is not taken up. `version` grows with each change, so that of two who move it at
    once the second is told.
    """

    class State(models.TextChoices):
        NEW = "new", "New"
        TO_DO = "to_do", "To do"
        DOING = "doing", "Doing"
        DONE = "done", "Done"
        DECLINED = "declined", "Not taken up"

    ENDED: ClassVar = (State.DONE, State.DECLINED)

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="tickets")
    what = models.CharField("what is in the way", max_length=300)
    felt_by = models.CharField("who feels it", max_length=120)
    waste = models.CharField("which waste it is", max_length=15, choices=Waste, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.TO_DO)
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="tickets")
    answer = models.TextField("the answer", blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField("what happened", blank=True)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    added_name = models.CharField("who wrote it, as they say", max_length=80, blank=True)
    added_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = TicketQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        indexes = [models.Index(fields=["board", "state", "moved_at"], name="tickets_of_a_board")]
        constraints = [
            models.CheckConstraint(
                name="a_ticket_says_what_and_who_feels_it", condition=~Q(what="") & ~Q(felt_by="")
            ),
            models.CheckConstraint(
                name="what_ended_says_what_happened",
                condition=(Q(state__in=["done", "declined"]) & ~Q(outcome=""))
                | (~Q(state__in=["done", "declined"]) & Q(outcome="")),
            ),
            models.CheckConstraint(
                name="an_answer_is_somebodys",
                condition=Q(answer="", answered_by=None) | (~Q(answer="") & Q(answered_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        """Its own page."""
        return self.address("ticket")

    @property
    def is_open(self) -> bool:
        return self.state not in self.ENDED


class KudosQuerySet(OfAnOrganisation["Kudos"]):
    to_organisation: ClassVar[str] = "board__team__organisation"

    def visible_to(self, person: Person) -> KudosQuerySet:
        """Those of boards one sees; what came in, only whoever may read it first."""
        return self.named_to(person).filter(Q(shown=True) | _read_first_by(person))


class Kudos(OnABoard):
    """Thanks: to whom, and for what. `shown` is none until somebody has read what came in."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="kudos")
    whom = models.CharField("whom one thanks", max_length=120)
    what = models.CharField("what for", max_length=300)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    added_name = models.CharField("who says so, as they say", max_length=80, blank=True)
    added_at = models.DateTimeField()
    shown = models.BooleanField("whether it stands on the board", null=True)

    objects = KudosQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-pk"]
        indexes = [models.Index(fields=["board", "shown", "-added_at"], name="kudos_of_a_board")]
        constraints = [
            models.CheckConstraint(name="kudos_say_whom_and_what_for", condition=~Q(whom="") & ~Q(what=""))
        ]

    def __str__(self) -> str:
        return f"{self.whom}: {self.what}"


class MarkedDay(models.Model):
    """One day of the safety cross."""

    class Mark(models.TextChoices):
        NOTHING = "nothing", "Nobody came to harm"
        NEARLY = "nearly", "Somebody nearly came to harm"
        HARM = "harm", "Somebody came to harm"

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    mark = models.CharField(max_length=10, choices=Mark)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["board", "day"], name="a_day_is_marked_once_on_a_board")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.get_mark_display()}"


class Counted(models.Model):
    """What was planned for a day, and what there was: one row for each thing that the team counts."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="counted")
    day = models.DateField()
    label = models.CharField(max_length=60)
    planned = models.PositiveIntegerField(null=True)
    actual = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "day", "label"], name="a_thing_is_counted_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.day}: {self.actual} of {self.planned}"


class BoardLink(models.Model):
    """A link that opens something of one board to whoever has it, until it is ended or made anew.

    The address carries `key`, signed (`keys.py`): who reads the table alone cannot make one.
    """

    class For(models.TextChoices):
        WRITING = "writing", "Writing without signing in"
        WALL = "wall", "A screen that shows the board"

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=10, choices=For)
    key = models.CharField(max_length=32, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "purpose"],
                condition=Q(ended_at=None),
                name="one_link_of_a_kind_is_open_of_a_board",
            )
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()
