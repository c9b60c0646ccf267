"""Finding what this person may see, and what its pages begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.people.access import can, require
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.roles import Ability
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from ..models import ValueStream, Workshop

Crumb = tuple[str, str]


@dataclass(frozen=True)
class Said:
    """What happened in a sentence, the address that takes it back, what is next, and the page shown then."""

    text: str
    take_back: str = ""
    next: tuple[str, str] | None = None
    then: str = ""


def stream_or_404(request: HttpRequest, code: str, pk: int) -> ValueStream:
    """The value stream, if this person may see it."""
    seen = ValueStream.objects.visible_to(somebody(request)).select_related("organisation", "team")
    return get_object_or_404(seen, pk=pk, organisation__code=code)


def workshop_or_404(request: HttpRequest, code: str, pk: int) -> Workshop:
    """The workshop, if this person may see it: by a role, or by a part in it alone."""
    seen = Workshop.objects.visible_to(somebody(request))
    seen = seen.select_related("value_stream__organisation", "team")
    seen = seen.prefetch_related("measures__values", "measures__contributes_to", "waivers")
    return get_object_or_404(seen, pk=pk, value_stream__organisation__code=code)


def workshop_to_change(request: HttpRequest, code: str, pk: int, ability: Ability) -> Workshop:
    """The workshop, if this person may see it; refused (403) to whoever lacks the ability there."""
    workshop = workshop_or_404(request, code, pk)
    require(somebody(request), ability, workshop)
    return workshop


def stream_to_change(request: HttpRequest, code: str, pk: int, ability: Ability) -> ValueStream:
    """The value stream, if this person may see it; refused (403) to whoever lacks the ability there."""
    stream = stream_or_404(request, code, pk)
    require(somebody(request), ability, stream)
    return stream


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
        return can(person, Ability(ability), what or thing)

    words = Vocabulary(organisation.words)
    return {"organisation": None, "words": words, "crumbs": _own(thing, more), "may": may, **more}


def form_page(
    request: HttpRequest,
    thing: ValueStream | Workshop | Organisation,
    form: forms.Form,
    act: Callable[..., object],
    *,
    then: str,
    says: Callable[[Any], Said],
    template: str = "ui/form_page.jinja",
    **context: Any,
) -> HttpResponse:
    """A page that is one form: when it is valid, `act` is called with what was given, and `then` shown.

    `says` makes of its result what the next page says happened.
    """
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            result = act(by=somebody(request), **form.cleaned_data)
            said = says(result)
            happened(request, said.text, take_back=said.take_back or None, next=said.next)
            return redirect(said.then or then)
    context = {"form": form, "cancel": then, **context}
    whole = (
        of_organisation(request, thing, **context)
        if isinstance(thing, Organisation)
        else about(request, thing, inside=True, **context)
    )
    return render(request, template, whole, status=422 if form.errors else 200)


def _crumbs(thing: ValueStream | Workshop, more: dict[str, Any]) -> list[Crumb]:
    organisation = thing.organisation
    words = Vocabulary(organisation.words)
    streams = (words["value_stream"].titles, reverse("improvement:value_streams", args=[organisation.code]))
    if isinstance(thing, ValueStream):
        return [streams, *_own(thing, more)]
    return [streams, (thing.value_stream.title, address(thing.value_stream)), *_own(thing, more)]


def _own(thing: ValueStream | Workshop, more: dict[str, Any]) -> list[Crumb]:
    return [(thing.title, address(thing))] if more.get("inside") else []
