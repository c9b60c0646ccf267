"""What was asked to be done in the background and how far it is; who does it; what comes round."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.server.people.models import Organisation, Person


class Worker(models.Model):
    """A process that does jobs, and when it was last alive. `where` is its machine, so that a process number
    means something.
    """

    where = models.CharField(max_length=200)
    pid = models.PositiveIntegerField()
    began_at = models.DateTimeField(default=timezone.now, editable=False)
    beat_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-beat_at"]

    def __str__(self) -> str:
        return f"worker {self.pid}"


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, person: Person) -> JobQuerySet:
        """Those that they asked for, and those of the organisations that they administer."""
        from goldthread.server.people.abilities import PeopleAbility

        held = person.reach.by_organisation
        administered = [pk for pk, abilities in held.items() if PeopleAbility.SET_ORGANISATION in abilities]
        return self.filter(Q(by=person) | Q(organisation__in=administered))

    def open(self) -> JobQuerySet:
        """Those that wait or run."""
        return self.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])


class Job(models.Model):
    """Something that takes long, asked for by somebody: what, how far it is, and how it ended.

    `job` names the function that does it, `arguments` what it is given. `stop` asks it to stop: it does so at
    its next step, whole. Whether it may begin anew after its worker was killed, the function says. `file_of`:
    whose things are in its file, by the keys of organisations, where they are others than its own.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Under way"
        DONE = "done", "Done"
        FAILED = "failed", "Not done"
        CANCELLED = "cancelled", "Cancelled"
        LOST = "lost", "Broken off"

    job = models.CharField(max_length=100)
    what = models.CharField(max_length=300)
    arguments = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="jobs")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="jobs")
    about = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    began_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.ForeignKey(Worker, null=True, on_delete=models.SET_NULL, related_name="jobs")
    task = models.UUIDField(null=True)
    step = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stop = models.BooleanField(default=False)
    says = models.CharField("what came of it", max_length=1000, blank=True)
    link = models.CharField(max_length=500, blank=True)
    file = models.CharField("a file that came of it", max_length=100, blank=True)
    file_name = models.CharField("what it is called when it is downloaded", max_length=200, blank=True)
    file_of = models.JSONField(default=list)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["state", "asked_at"], name="jobs_by_state")]
        constraints = [
            models.CheckConstraint(
                name="a_job_that_is_open_has_not_ended",
                condition=Q(state__in=["waiting", "running"], ended_at=None)
                | ~Q(state__in=["waiting", "running"]) & Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="no_more_of_a_job_is_done_than_there_is", condition=Q(total=0) | Q(done__lte=F("total"))
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return self.state in (Job.State.WAITING, Job.State.RUNNING)

    @property
    def is_of(self) -> list[int]:
        """The organisations whose things are in its file, by their keys."""
        return self.file_of or ([self.organisation_id] if self.organisation_id else [])

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0


class Turn(models.Model):
    """One time that something came round and was taken by a worker: what, and of which day."""

    what = models.CharField(max_length=60)
    of = models.DateField()
    taken_at = models.DateTimeField(default=timezone.now, editable=False)
    missed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-of", "what"]
        constraints = [models.UniqueConstraint(fields=["what", "of"], name="a_turn_is_taken_once")]

    def __str__(self) -> str:
        return f"{self.what}, {self.of:%d %B %Y}"
