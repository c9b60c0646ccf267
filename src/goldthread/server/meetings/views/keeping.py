"""What a routine is, changed: its name and place, its agenda, its members; ended, and begun again."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..choosing import may_join, may_own
from ..forms import EndForm, ItemForm, MemberForm, RoutineForm
from ..models import AgendaItem, Member, Routine
from .surroundings import of_routine

EDITED = ("title", "purpose", "place", "link", "owner", "minutes_for")


def change(request: HttpRequest, routine: Routine) -> HttpResponse:
    """Say otherwise what it is called and for, where it is, and whose it is."""
    form = RoutineForm(
        posted(request),
        people=may_own(somebody(request), routine.place_of_it, routine.owner),
        whole=routine.organisation is not None,
        initial={name: getattr(routine, name) for name in EDITED},
    )
    return _form(request, routine, form, actions.change_routine, "It is changed.", title="Change a routine")


def end(request: HttpRequest, routine: Routine) -> HttpResponse:
    """Let it come round no more."""
    return _form(
        request,
        routine,
        EndForm(posted(request)),
        actions.end_routine,
        "It has ended.",
        take_back=routine.address("reopen"),
        title="End a routine",
        button="End it",
    )


def reopen(request: HttpRequest, routine: Routine) -> HttpResponse:
    """Let it come round again."""
    done = Done(routine.get_absolute_url(), "It comes round again from today on.")
    return pressed(request, partial(actions.reopen_routine, routine=routine), then=lambda _: done)


def agenda(request: HttpRequest, routine: Routine) -> HttpResponse:
    """What is talked about each time, in its order, and a form for one more."""
    items = list(routine.agenda.all())
    return form_page(
        request,
        ItemForm(posted(request), initial={"minutes": 5}),
        partial(actions.add_item, routine=routine),
        then=lambda item: Done(routine.address("agenda"), f"‘{item.title}’ is on the agenda."),
        context=of_routine(
            request,
            routine,
            title="Agenda",
            caption=routine.title,
            items=[item for item in items if item.taken_off_at is None],
            off=[item for item in items if item.taken_off_at],
        ),
        template="meetings/agenda.jinja",
    )


def change_item(request: HttpRequest, routine: Routine, item: int) -> HttpResponse:
    """Say an item otherwise."""
    found = _item(routine, item)
    initial = {name: getattr(found, name) for name in ("title", "minutes", "kind")}
    back = routine.address("agenda")
    return form_page(
        request,
        ItemForm(posted(request), initial=initial),
        partial(actions.change_item, item=found),
        then=lambda _: Done(back, "It is changed."),
        context=of_routine(
            request, routine, ("Agenda", back), title="Change an item", caption=routine.title, cancel=back
        ),
    )


def move_item(request: HttpRequest, routine: Routine, item: int, *, up: bool) -> HttpResponse:
    """Talk about it one item earlier, or later."""
    done = Done(routine.address("agenda"))
    act = partial(actions.move_item, item=_item(routine, item), up=up)
    return pressed(request, act, then=lambda _: done)


def take_item_off(request: HttpRequest, routine: Routine, item: int) -> HttpResponse:
    """Talk about it no more."""
    found = _item(routine, item)
    done = Done(
        routine.address("agenda"),
        f"‘{found.title}’ is off the agenda.",
        routine.address("put_item_back", item),
    )
    return pressed(request, partial(actions.take_item_off, item=found), then=lambda _: done)


def put_item_back(request: HttpRequest, routine: Routine, item: int) -> HttpResponse:
    """Talk about it again."""
    found = _item(routine, item)
    done = Done(routine.address("agenda"), f"‘{found.title}’ is on the agenda again.")
    return pressed(request, partial(actions.put_item_back, item=found), then=lambda _: done)


def members(request: HttpRequest, routine: Routine) -> HttpResponse:
    """Who belongs to it, and a form for one more."""
    return form_page(
        request,
        MemberForm(posted(request), people=may_join(somebody(request), routine)),
        partial(actions.add_member, routine=routine),
        then=lambda member: Done(routine.address("members"), f"{member.person.name} belongs to it."),
        context=of_routine(
            request,
            routine,
            title="Who belongs to it",
            caption=routine.title,
            members=routine.members.open().select_related("person"),
        ),
        template="meetings/members.jinja",
    )


def require_member(request: HttpRequest, routine: Routine, member: int, *, required: bool) -> HttpResponse:
    """Say that somebody must come, or may stay away."""
    done = Done(routine.address("members"))
    act = partial(actions.require_member, member=_member(routine, member), required=required)
    return pressed(request, act, then=lambda _: done)


def remove_member(request: HttpRequest, routine: Routine, member: int) -> HttpResponse:
    """Somebody belongs to it no longer."""
    found = _member(routine, member)
    done = Done(routine.address("members"), f"{found.person.name} belongs to it no longer.")
    return pressed(request, partial(actions.remove_member, member=found), then=lambda _: done)


def _form(
    request: HttpRequest,
    routine: Routine,
    form: Any,
    act: Any,
    said: str,
    *,
    take_back: str = "",
    **more: Any,
) -> HttpResponse:
    done = Done(routine.get_absolute_url(), said, take_back or None)
    return form_page(
        request,
        form,
        partial(act, routine=routine),
        then=lambda _: done,
        context=of_routine(request, routine, caption=routine.title, **more),
    )


def _item(routine: Routine, pk: int) -> AgendaItem:
    return get_object_or_404(routine.agenda, pk=pk)


def _member(routine: Routine, pk: int) -> Member:
    return get_object_or_404(routine.members.select_related("person", "routine"), pk=pk)
