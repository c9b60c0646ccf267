"""Which value streams and workshops there are, for the rooms above: querysets to be narrowed further."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from goldthread.server.people.models import Organisation, Person

from ..abilities import WorkshopPart
from ..kinds import Stage
from ..models import PartHeld, ValueStream, Workshop


def streams_of(organisations: Iterable[Organisation | int]) -> QuerySet[ValueStream]:
    """All value streams of these organisations (themselves or their keys), the closed ones too."""
    return ValueStream.objects.filter(organisation__in=list(organisations))


def open_streams_with_sponsors(organisation: Organisation) -> QuerySet[ValueStream]:
    """The open value streams of an organisation, each with its `sponsors`: a list of one or none."""
    held = PartHeld.objects.filter(part=WorkshopPart.SPONSOR, agreed=True).select_related("person")
    return ValueStream.objects.filter(organisation=organisation, closed_on=None).prefetch_related(
        Prefetch("parts", held, to_attr="sponsors")
    )


def workshops_with_owners(organisation: Organisation) -> QuerySet[Workshop]:
    """The workshops of open value streams that were not stood down, each with its process `owners`.

    What each counts is in `counted`.
    """
    held = PartHeld.objects.filter(part=WorkshopPart.PROCESS_OWNER, agreed=True).select_related("person")
    found = Workshop.objects.filter(value_stream__organisation=organisation, value_stream__closed_on=None)
    return (
        found.exclude(stage=Stage.STOOD_DOWN)
        .order_by("starts", "title")
        .prefetch_related(Prefetch("measures", to_attr="counted"), Prefetch("parts", held, to_attr="owners"))
    )


def open_workshops_of(person: Person) -> QuerySet[Workshop]:
    """The open workshops in which somebody has a part, soonest first."""
    mine = Workshop.objects.filter(parts__person=person).exclude(stage__in=[Stage.CLOSED, Stage.STOOD_DOWN])
    return mine.select_related("value_stream__organisation").order_by("starts", "title").distinct()


def streams_seen_by(person: Person) -> QuerySet[ValueStream]:
    """The open value streams that this person sees, each with its organisation."""
    return ValueStream.objects.visible_to(person).filter(closed_on=None).select_related("organisation")


def streams_named(person: Person, organisation: Organisation) -> list[tuple[int, str]]:
    """Key and title of each value stream of an organisation that this person sees, by title: one query."""
    found = ValueStream.objects.visible_to(person).filter(organisation=organisation)
    return list(found.order_by("title", "pk").values_list("pk", "title"))


def how_many_streams(person: Person, teams: Iterable[int]) -> int:
    """How many value streams are of these teams, by their keys, as far as this person sees."""
    return ValueStream.objects.visible_to(person).filter(team__in=teams).count()


def how_many_workshops(person: Person, teams: Iterable[int]) -> int:
    """How many workshops are of these teams, by their keys, as far as this person sees."""
    return Workshop.objects.visible_to(person).filter(team__in=teams).count()


def locked(value_stream: ValueStream) -> ValueStream:
    """The value stream as it is, held until the transaction ends."""
    return ValueStream.objects.select_for_update(of=("self",)).get(pk=value_stream.pk)
