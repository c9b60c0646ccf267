"""Value streams: the list, one, and the forms that open, edit and close it."""

from functools import partial

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.server import clock
from goldthread.server.people.access import can, require
from goldthread.server.people.pages import of_organisation, organisation_or_404, somebody
from goldthread.server.people.roles import Ability
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.happened import happened

from .. import actions, forms, queries
from ..actions.parts import STREAM_PARTS
from ..kinds import HELD
from ..models import PartHeld, ValueStream, Workshop
from ..queries.page import to_put_back
from .found import Said, about, address, form_page, stream_or_404, stream_to_change
from .parts import put_on_the_team


def value_streams(request: HttpRequest, code: str) -> HttpResponse:
    """An organisation's value streams, the open ones first."""
    organisation = organisation_or_404(request, code)
    seen = ValueStream.objects.visible_to(somebody(request)).filter(organisation=organisation)
    held = Count("workshops", filter=Q(workshops__stage__in=HELD))
    listed = seen.annotate(run=held, all_workshops=Count("workshops")).order_by("closed_on", "title")
    listed = listed.prefetch_related("parts__person")
    page = Paginator(listed, 50).get_page(request.GET.get("page"))
    named = can(somebody(request), Ability.SEE_NAMES, organisation)
    words = Vocabulary(organisation.words)
    context = of_organisation(
        request, organisation, title=words["value_stream"].titles, page=page, named=named
    )
    return render(request, "improvement/value_streams.jinja", context)


def value_stream(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One value stream: what it is, why it was chosen, who, its workshops, and what is due."""
    stream = stream_or_404(request, code, pk)
    person = somebody(request)
    seen = Workshop.objects.visible_to(person).filter(value_stream=stream).order_by("-starts", "title")
    workshops = queries.with_completeness(seen)
    found = {
        "workshops": Paginator(workshops, 50).get_page(request.GET.get("page")),
        "parts": queries.stream_parts(stream, person),
        "due": queries.linked_for(queries.due(seen, clock.today()), person),
        "incomplete": queries.incomplete(seen, clock.today()),
        "named": can(person, Ability.SEE_NAMES, stream),
        "aside": to_put_back(stream, frozenset(a for a in (Ability.EDIT_STREAMS,) if can(person, a, stream))),
    }
    context = about(request, stream, title=stream.title, stream=stream, **found)
    return render(request, "improvement/value_stream.jinja", context)


def value_stream_history(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What was changed in a value stream, and by whom."""
    stream = stream_to_change(request, code, pk, Ability.SEE_HISTORY)
    events = queries.told_history(stream, somebody(request), most=200)
    context = about(request, stream, title=f"History of {stream.title}", events=events, inside=True)
    return render(request, "improvement/history.jinja", context)


def open_value_stream(request: HttpRequest, code: str) -> HttpResponse:
    """Open a value stream."""
    organisation = organisation_or_404(request, code)
    require(somebody(request), Ability.EDIT_STREAMS, organisation)
    words = Vocabulary(organisation.words)
    initial = {"opened_on": clock.today()}
    form = forms.OpenStreamForm(request.POST or None, organisation=organisation, initial=initial)
    return form_page(
        request,
        organisation,
        form,
        partial(actions.open_value_stream, organisation=organisation),
        then=reverse("improvement:value_streams", args=[code]),
        says=lambda stream: Said(
            f"‘{stream.title}’ is open.",
            next=(
                f"Say who is its {words['sponsor'].one}",
                address(stream, "give_stream_part"),
            ),
            then=address(stream),
        ),
        title=f"Open {words['value_stream'].a}",
    )


def edit_value_stream(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say better what a value stream is."""
    stream = stream_to_change(request, code, pk, Ability.EDIT_STREAMS)
    names = ("title", "scope", "chosen_by", "chosen_why", "considered", "team")
    initial = {name: getattr(stream, name) for name in names}
    form = forms.StreamForm(request.POST or None, organisation=stream.organisation, initial=initial)
    act = partial(actions.edit_value_stream, value_stream=stream)
    return form_page(
        request,
        stream,
        form,
        act,
        then=address(stream),
        says=lambda kept: Said(f"‘{kept.title}’ is saved as you said it."),
        title=f"Edit {stream.title}",
    )


def close_value_stream(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Close a value stream with a reason."""
    stream = stream_to_change(request, code, pk, Ability.EDIT_STREAMS)
    form = forms.CloseStreamForm(request.POST or None, initial={"on": clock.today()})
    act = partial(actions.close_value_stream, value_stream=stream)
    title = f"Close {stream.title}"
    return form_page(
        request,
        stream,
        form,
        act,
        then=address(stream),
        says=lambda _: Said(f"‘{stream.title}’ is closed.", address(stream, "reopen_value_stream")),
        title=title,
        button="Close it",
    )


def give_stream_part(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say who plays a part in a value stream."""
    stream = stream_to_change(request, code, pk, Ability.EDIT_STREAMS)
    words = Vocabulary(stream.organisation.words)
    form = forms.PartForm(
        request.POST or None, organisation=stream.organisation, parts=STREAM_PARTS, words=words
    )
    act = partial(put_on_the_team, stream)

    def says(held: PartHeld) -> Said:
        text = f"{held.shown_name} is asked, and shows as written until they accept."
        take = address(stream, "take_stream_part", held.pk)
        return Said(text if held.asked_on else f"{held.shown_name} has the part.", take)

    then, title = address(stream), f"Parts in {stream.title}"
    return form_page(request, stream, form, act, then=then, says=says, title=title)


@require_POST
def take_stream_part(request: HttpRequest, code: str, pk: int, part_pk: int) -> HttpResponse:
    """Take a part in a value stream away."""
    stream = stream_or_404(request, code, pk)
    held = get_object_or_404(stream.parts, pk=part_pk)
    aside = actions.take_part_away(held=held, by=somebody(request))
    happened(request, f"Taken away: {aside.name}.", take_back=address(stream, "put_back_in_stream", aside.pk))
    return redirect(address(stream))
