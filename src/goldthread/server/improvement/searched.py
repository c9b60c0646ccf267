"""What is found of this room. Nothing by who chose a value stream: not everybody who sees it reads that."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from goldthread.server import clock, search
from goldthread.server.people.access import can
from goldthread.server.people.models import Person
from goldthread.server.search import Offer, Words

from .abilities import ImprovementAbility
from .models import Cycle, StandardWork, ValueStream, Workshop
from .queries import due, linked_for
from .queries.due import Place, held_by


def register() -> None:
    """Add value streams and workshops."""
    search.register(
        ValueStream,
        "{value_stream.titles}",
        text=("title", "scope", "chosen_why", "considered"),
        link=_stream,
        where="organisation__code",
        along=("organisation",),
        offers=_propose,
    )
    search.register(
        Workshop,
        "{workshop.titles}",
        text=("title", "process", "changed", "learnt"),
        link=_workshop,
        where="organisation__code",
        along=("value_stream__organisation",),
        offers=_do_what_is_due,
    )
    search.register(
        Cycle,
        "{cycle.titles}",
        text=("question", "change", "prediction", "learnt"),
        link=Cycle.get_absolute_url,
        where="organisation__code",
        along=("organisation",),
    )
    search.register(
        StandardWork,
        "{standard_work.titles}",
        text=("title",),
        link=StandardWork.get_absolute_url,
        where="organisation__code",
        along=("organisation",),
    )


def _stream(stream: ValueStream) -> str:
    return reverse("improvement:value_stream", args=[stream.organisation.code, stream.pk])


def _workshop(workshop: Workshop) -> str:
    return reverse("improvement:workshop", args=[workshop.organisation.code, workshop.pk])


def _propose(person: Person, streams: Sequence[ValueStream], said: Words) -> Mapping[int, Offer]:
    """A stream that is open is worked on in workshops."""
    held, plans = held_by(person), ImprovementAbility.PLAN_WORKSHOPS

    def may(stream: ValueStream) -> bool:
        by_part = held.get(("value_stream", stream.pk), ())
        return plans in by_part or can(person, plans, Place(stream.organisation_id, stream.team_id))

    says = f"Propose {said['workshop'].a}"
    return {
        each.pk: Offer(says, reverse("improvement:propose", args=[each.organisation.code, each.pk]))
        for each in streams
        if not each.closed_on and may(each)
    }


def _do_what_is_due(person: Person, workshops: Sequence[Workshop], said: Words) -> Mapping[int, Offer]:
    """What is due there first of what they may do, such as the remeasure at 30 days."""
    keys = [each.pk for each in workshops]
    found = linked_for(due(Workshop.objects.filter(pk__in=keys), clock.today()), person)
    return {each.workshop: Offer(each.what, each.link) for each in reversed(found) if each.link == each.form}
