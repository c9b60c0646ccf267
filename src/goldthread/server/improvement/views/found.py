"""Finding what this person may see, and what its pages begin with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server.people import abilities
from goldthread.server.people.access import can
from goldthread.server.people.admission import only
from goldthread.server.people.models import Person
from goldthread.server.people.pages import of_organisation, one_of, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.vocabulary import Vocabulary

from .. import queries
from ..abilities import ImprovementAbility
from ..models import SetAside, ValueStream, Workshop

Crumb = tuple[str, str]


@seen_by(Seen.WORKSHOPS)
def stream_or_404(request: HttpRequest, code: str, pk: int) -> ValueStream:
    """The value stream, if this person may see it."""
    return one_of(request, code, ValueStream.objects.select_related("organisation", "team"), pk=pk)


@seen_by(Seen.WORKSHOPS)
def workshop_or_404(request: HttpRequest, code: str, pk: int) -> Workshop:
    """The workshop, if this person may see it: by a role, or by a part in it alone."""
    found = Workshop.objects.select_related("value_stream__organisation", "team")
    found = found.prefetch_related("measures__values", "measures__contributes_to", "waivers")
    return one_of(request, code, found, pk=pk)


@seen_by(Seen.WORKSHOPS)
def aside_of_workshop(request: HttpRequest, code: str, pk: int, aside_pk: int) -> SetAside:
    """What was taken out of a workshop that this person may see."""
    return get_object_or_404(workshop_or_404(request, code, pk).set_aside, pk=aside_pk)


@seen_by(Seen.WORKSHOPS)
def aside_of_stream(request: HttpRequest, code: str, pk: int, aside_pk: int) -> SetAside:
    """What was taken out of a value stream that this person may see."""
    return get_object_or_404(stream_or_404(request, code, pk).set_aside, pk=aside_pk)


def _may_put_back(person: Person, aside: SetAside) -> bool:
    return can(person, aside.ability, aside.place)


may_put_back = only(
    "whoever may do what was undone",
    _may_put_back,
    or_else="You may not put this back here.",
    like=ImprovementAbility.PLAN_WORKSHOPS,
)


def _plays_a_part(person: Person, workshop: Workshop) -> bool:
    return workshop.parts.filter(person=person).exists()


plays_a_part = only(
    "whoever plays a part in it",
    _plays_a_part,
    or_else="You play no part in ‘{thing}’ that you could leave.",
)


def address(thing: ValueStream | Workshop, name: str = "", *more: object) -> str:
    """The address of a page of a value stream or workshop; its own without a name."""
    own = "value_stream" if isinstance(thing, ValueStream) else "workshop"
    return reverse(f"improvement:{name or own}", args=[thing.organisation.code, thing.pk, *more])


def about(request: HttpRequest, thing: ValueStream | Workshop, **more: Any) -> dict[str, Any]:
    """The context of a page of a value stream or a workshop.

    Whoever has only a part in it gets no navigation through an organisation they cannot see.
    """
    organisation = thing.organisation
    person = somebody(request)
    if organisation.pk in person.reach.detailed:
        return of_organisation(request, organisation, *_crumbs(thing, more), **more)

    def may(ability: str, what: Any = None) -> bool:
        return can(person, abilities.named(ability), what or thing)

    words = Vocabulary(organisation.words)
    return {"organisation": None, "words": words, "crumbs": _own(thing, more), "may": may, **more}


def below(request: HttpRequest, thing: ValueStream | Workshop, **more: Any) -> dict[str, Any]:
    """The context of a page below a value stream's or a workshop's own."""
    return about(request, thing, inside=True, **{"cancel": address(thing), **more})


def history_of(request: HttpRequest, thing: ValueStream | Workshop) -> HttpResponse:
    """The page of what was changed in something, and by whom."""
    events = queries.told_history(thing, somebody(request), most=200)
    context = about(request, thing, title=f"History of {thing.title}", events=events, inside=True)
    return render(request, "improvement/history.jinja", context)


def _crumbs(thing: ValueStream | Workshop, more: dict[str, Any]) -> list[Crumb]:
    organisation = thing.organisation
    words = Vocabulary(organisation.words)
    streams = (words["value_stream"].titles, reverse("improvement:value_streams", args=[organisation.code]))
    if isinstance(thing, ValueStream):
        return [streams, *_own(thing, more)]
    return [streams, (thing.value_stream.title, address(thing.value_stream)), *_own(thing, more)]


def _own(thing: ValueStream | Workshop, more: dict[str, Any]) -> list[Crumb]:
    return [(thing.title, address(thing))] if more.get("inside") else []
