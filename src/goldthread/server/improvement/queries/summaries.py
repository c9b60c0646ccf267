"""How an organisation's workshops stand, in numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from goldthread.server.people.models import Organisation

from ..kinds import CHECKPOINTS, HELD, Point, Stage
from ..models import ValueStream, Workshop
from .completeness import with_completeness


@dataclass(frozen=True)
class WorkshopsSummary:
    """One organisation's workshops: how many at each stage, run and complete."""

    organisation: str  # its code
    organisation_name: str
    open_value_streams: int
    by_stage: dict[str, int]  # each Stage's value, zeros too
    run: int
    complete: int

    @property
    def workshops(self) -> int:
        return sum(self.by_stage.values())


def workshops_summary(organisations: Iterable[Organisation]) -> list[WorkshopsSummary]:
    """Each organisation's workshops in numbers, in order of code: three queries."""
    within = sorted(organisations, key=lambda o: o.code)
    staged = Workshop.objects.filter(value_stream__organisation__in=within).order_by()
    stages = {
        (organisation, stage): n
        for organisation, stage, n in staged.values_list("value_stream__organisation", "stage").annotate(
            n=Count("pk")
        )
    }
    streams = dict(
        ValueStream.objects.filter(organisation__in=within, closed_on=None)
        .order_by()
        .values_list("organisation")
        .annotate(n=Count("pk"))
    )
    complete: dict[int, int] = {}
    for w in with_completeness(staged.filter(stage__in=HELD)).select_related("value_stream"):
        complete[w.organisation_id] = complete.get(w.organisation_id, 0) + w.complete
    return [
        WorkshopsSummary(
            organisation=o.code,
            organisation_name=o.name,
            open_value_streams=streams.get(o.pk, 0),
            by_stage={s.value: stages.get((o.pk, s.value), 0) for s in Stage},
            run=sum(stages.get((o.pk, s.value), 0) for s in HELD),
            complete=complete.get(o.pk, 0),
        )
        for o in within
    ]


def incomplete(workshops: QuerySet[Workshop], today: date) -> list[Workshop]:
    """Workshops that were held, whose 90 days have passed, and that lack a baseline or a value at day 90.

    Each has `measured`, `baselines` and `at_90`.
    """
    passed = today - timedelta(days=CHECKPOINTS[Point.AT_90])
    held = workshops.filter(stage__in=HELD, ends__lt=passed)
    found = with_completeness(held).select_related("value_stream__organisation").order_by("ends", "title")
    return [w for w in found if not w.complete]
