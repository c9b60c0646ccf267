"""What every page of aims begins with: the organisation seen in detail, and what is broken in it."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.improvement.models import ValueStream
from goldthread.server.improvement.queries import streams_of
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.admission import Rule
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.pages import of_organisation, one_of, programme_of, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.vocabulary import Vocabulary

from .. import breaks, queries
from ..abilities import AimsAbility
from ..actions.priorities import require_to_set
from ..breaks import Break
from ..models import AcceptedBreak, Objective, Priority, Value
from ..thread import Thread


@seen_by(Seen.WORKSHOPS)
def objective_or_404(request: HttpRequest, code: str, pk: int) -> Objective:
    """The objective, if this person sees its organisation in detail."""
    found = Objective.objects.select_related("owner", "organisation")
    return one_of(request, code, found, pk=pk)


@seen_by(Seen.WORKSHOPS)
def value_or_404(request: HttpRequest, code: str, pk: int) -> Value:
    """The value, if this person sees its organisation in detail."""
    found = Value.objects.select_related("organisation")
    return one_of(request, code, found, pk=pk)


@seen_by(Seen.WORKSHOPS)
def accepted_or_404(request: HttpRequest, code: str, pk: int) -> AcceptedBreak:
    """The accepted break, if this person sees its organisation in detail."""
    found = AcceptedBreak.objects.select_related("organisation")
    return one_of(request, code, found, pk=pk)


@seen_by(Seen.WORKSHOPS)
def hung_stream_or_404(request: HttpRequest, code: str, pk: int) -> ValueStream:
    """The value stream as it hangs in the thread: a part in it alone does not show that."""
    found = streams_of([programme_of(request, code)]).select_related("organisation")
    return get_object_or_404(found, pk=pk)


@seen_by(Seen.WORKSHOPS)
def priority_or_404(request: HttpRequest, priority_code: str) -> Priority:
    """A national priority, one of their partnerships', or one of an organisation's own."""
    visible = Priority.objects.visible_to(somebody(request)).select_related("partnership", "organisation")
    return get_object_or_404(visible, code=priority_code)


def _require_to_set(person: Person, priority: Priority) -> None:
    require_to_set(person, priority.partnership, priority.organisation)


may_set_priority = Rule("whoever sets what is asked there", _require_to_set, like=(AimsAbility.SET_AIMS,))


def thread_of(request: HttpRequest, organisation: Organisation) -> Thread:
    """The organisation's thread today, with names for those who may see them."""
    names = can(somebody(request), PeopleAbility.SEE_NAMES, organisation)
    return queries.thread(organisation, clock.today(), names=names)


def breaks_of(request: HttpRequest, organisation: Organisation) -> tuple[Break, ...]:
    """What is broken in the organisation's thread today."""
    return breaks.find(thread_of(request, organisation))


def context(
    request: HttpRequest, organisation: Organisation, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """The context of a page below the golden thread."""
    home = (
        Vocabulary(organisation.words)["golden_thread"].title,
        reverse("aims:thread", args=[organisation.code]),
    )
    return of_organisation(request, organisation, home, *crumbs, **more)
