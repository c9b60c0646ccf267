"""Value streams: the list, one, and the forms that open, edit and close it."""

from functools import partial

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.files.queries import pictures_of
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.teams import keys_within, narrowed_to
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, forms, queries
from ..abilities import ImprovementAbility
from ..actions.parts import STREAM_PARTS
from ..kinds import HELD
from ..leading_on import from_stream
from ..models import PartHeld, ValueStream, Workshop
from ..queries.cycles import tried_in
from ..queries.page import to_put_back
from .found import about, address, below, history_of
from .parts import put_on_the_team, taken


def value_streams(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """An organisation's value streams, the open ones first."""
    seen = ValueStream.objects.visible_to(somebody(request)).filter(organisation=organisation)
    if team := narrowed_to(request, organisation):
        seen = seen.filter(team__in=keys_within(team))
    held = Count("workshops", filter=Q(workshops__stage__in=HELD))
    listed = seen.annotate(run=held, all_workshops=Count("workshops")).order_by("closed_on", "title")
    listed = listed.prefetch_related("parts__person")
    page = Paginator(listed, 50).get_page(request.GET.get("page"))
    named = can(somebody(request), PeopleAbility.SEE_NAMES, organisation)
    words = Vocabulary(organisation.words)
    context = of_organisation(
        request, organisation, title=words["value_stream"].titles, page=page, named=named, team=team
    )
    return render(request, "improvement/value_streams.jinja", context)


def value_stream(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """One value stream: what it is, why it was chosen, who, its workshops, and what is due."""
    person = somebody(request)
    seen = Workshop.objects.visible_to(person).filter(value_stream=stream).order_by("-starts", "title")
    workshops = queries.with_completeness(seen)
    found = {
        "workshops": Paginator(workshops, 50).get_page(request.GET.get("page")),
        "parts": queries.stream_parts(stream, person),
        "due": queries.linked_for(queries.due(seen, clock.today()), person),
        "incomplete": queries.incomplete(seen, clock.today()),
        "pictures": pictures_of(stream, person),
        **tried_in(stream, person),
        "named": can(person, PeopleAbility.SEE_NAMES, stream),
        "aside": to_put_back(
            stream, frozenset(a for a in (ImprovementAbility.EDIT_STREAMS,) if can(person, a, stream))
        ),
    }
    context = about(request, stream, title=stream.title, stream=stream, **found)
    context["leads"] = from_stream(stream, context["words"])
    return render(request, "improvement/value_stream.jinja", context)


def value_stream_history(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """What was changed in a value stream, and by whom."""
    return history_of(request, stream)


def open_value_stream(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Open a value stream."""
    words = Vocabulary(organisation.words)
    initial = {"opened_on": clock.today(), "team": narrowed_to(request, organisation)}
    all_of_them = reverse("improvement:value_streams", args=[organisation.code])

    def then(stream: ValueStream) -> Done:
        sponsor = (f"Say who is its {words['sponsor'].one}", address(stream, "give_stream_part"))
        return Done(address(stream), f"‘{stream.title}’ is open.", next=sponsor)

    return form_page(
        request,
        forms.OpenStreamForm(posted(request), organisation=organisation, initial=initial),
        partial(actions.open_value_stream, organisation=organisation),
        then=then,
        context=of_organisation(
            request, organisation, title=f"Open {words['value_stream'].a}", cancel=all_of_them
        ),
    )


def edit_value_stream(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """Say better what a value stream is."""
    names = ("title", "scope", "chosen_by", "chosen_why", "considered", "team")
    initial = {name: getattr(stream, name) for name in names}
    return form_page(
        request,
        forms.StreamForm(posted(request), organisation=stream.organisation, initial=initial),
        partial(actions.edit_value_stream, value_stream=stream),
        then=lambda kept: Done(address(stream), f"‘{kept.title}’ is saved as you said it."),
        context=below(request, stream, title=f"Edit {stream.title}"),
    )


def close_value_stream(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """Close a value stream with a reason."""
    done = Done(address(stream), f"‘{stream.title}’ is closed.", address(stream, "reopen_value_stream"))
    return form_page(
        request,
        forms.CloseStreamForm(posted(request), initial={"on": clock.today()}),
        partial(actions.close_value_stream, value_stream=stream),
        then=lambda _: done,
        context=below(request, stream, title=f"Close {stream.title}", button="Close it"),
    )


def give_stream_part(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """Say who plays a part in a value stream."""
    organisation = stream.organisation
    words = Vocabulary(organisation.words)

    def then(held: PartHeld) -> Done:
        asked = f"{held.shown_name} is asked, and shows as written until they accept."
        text = asked if held.asked_on else f"{held.shown_name} has the part."
        return Done(address(stream), text, address(stream, "take_stream_part", held.pk))

    return form_page(
        request,
        forms.PartForm(posted(request), organisation=organisation, parts=STREAM_PARTS, words=words),
        partial(put_on_the_team, stream),
        then=then,
        context=below(request, stream, title=f"Parts in {stream.title}"),
    )


def take_stream_part(request: HttpRequest, stream: ValueStream, part_pk: int) -> HttpResponse:
    """Take a part in a value stream away."""
    held = get_object_or_404(stream.parts, pk=part_pk)
    return pressed(
        request, partial(actions.take_part_away, held=held), then=lambda aside: taken(aside, address(stream))
    )
