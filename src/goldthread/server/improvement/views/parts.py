"""Who plays which part in a workshop."""

from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, forms, wording
from ..abilities import WorkshopPart
from ..actions.parts import WORKSHOP_PARTS
from ..models import PartHeld, SetAside, ValueStream, Workshop
from ..queries.team import is_of_the_team
from .found import address, below

CHOSEN_BY_NAME = tuple(p for p in WORKSHOP_PARTS if p != WorkshopPart.PATIENT_PARTNER)
OF_PATIENT_PARTNERS = (
    "Their name shows only to the workshop’s team; everybody else reads ‘a patient partner’. With an "
    "account they see this workshop and nothing else of the organisation. Agree it with them first."
)

LEAVING = (
    "Nothing in it is yours to do then, and who holds no role here sees it no more. What was recorded stays. "
    "You are in it again once somebody asks you and you say yes."
)


def give_part(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Give somebody a part: one of the organisation's people, who is asked, or anybody by name."""
    organisation = found.organisation
    form = forms.PartForm(
        posted(request),
        organisation=organisation,
        parts=CHOSEN_BY_NAME,
        words=Vocabulary(organisation.words),
        initial={"part": request.GET.get("part")},
    )
    another = ("Add another", address(found, "give_part"))
    return form_page(
        request,
        form,
        partial(put_on_the_team, found),
        then=lambda held: _done(found, held, another),
        context=below(request, found, title="Give somebody a part", cancel=team(found)),
    )


def add_several(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Add several people to the team at once, a line each."""
    words = Vocabulary(found.organisation.words)
    initial = {"part": WorkshopPart.HOME_TEAM.value}
    form = forms.TeamForm(posted(request), parts=WORKSHOP_PARTS, words=words, initial=initial)

    def act(*, by: Person, **_: Any) -> list[PartHeld]:
        return actions.add_members(place=found, members=form.members(), by=by)

    return form_page(
        request,
        form,
        act,
        then=lambda added: _added(found, added, words),
        context=below(request, found, title="Add several people", button="Add", cancel=team(found)),
    )


def seat_patient_partner(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Give a patient partner their place."""
    title, intro = "A patient partner", OF_PATIENT_PARTNERS
    return form_page(
        request,
        forms.PatientPartnerForm(posted(request)),
        partial(actions.seat_patient_partner, workshop=found),
        then=lambda held: _done(found, held),
        context=below(request, found, title=title, intro=intro, cancel=team(found)),
    )


def edit_member(request: HttpRequest, found: Workshop, part_pk: int) -> HttpResponse:
    """Put right how somebody without an account is written, or ask them to join with one."""
    held = get_object_or_404(found.parts.filter(person=None), pk=part_pk)
    kept_from = held.part == WorkshopPart.PATIENT_PARTNER and not is_of_the_team(somebody(request), found)
    initial = {} if kept_from else {"name": held.name, "post": held.post}
    intro = "Their name is for the team alone: write it again." if kept_from else ""
    return form_page(
        request,
        forms.WrittenForm(posted(request), initial=initial),
        partial(actions.edit_member, held=held),
        then=lambda edited: _done(found, edited),
        context=below(request, found, title="How they are written", intro=intro, cancel=team(found)),
    )


def take_part(request: HttpRequest, found: Workshop, part_pk: int) -> HttpResponse:
    """Take a part away."""
    held = get_object_or_404(found.parts, pk=part_pk)
    return pressed(
        request, partial(actions.take_part_away, held=held), then=lambda aside: taken(aside, team(found))
    )


def leave(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Leave a workshop's team, by oneself."""
    return form_page(
        request,
        Form(posted(request)),
        partial(actions.leave_team, workshop=found),
        then=lambda left: Done("/", f"You have left the team of ‘{left.title}’."),
        context=below(
            request, found, title="Leave the team", intro=LEAVING, button="Leave it", cancel=team(found)
        ),
    )


def taken(aside: SetAside, to: str) -> Done:
    """A part was taken away, and can be put back."""
    name = "put_back" if aside.workshop_id else "put_back_in_stream"
    return Done(to, f"Taken away: {aside.name}.", address(aside.place, name, aside.pk))


def put_on_the_team(
    place: Workshop | ValueStream,
    *,
    part: str,
    person: Person | None,
    name: str,
    post: str,
    email: str,
    by: Person,
) -> PartHeld:
    """What the form of a part asks for: the chosen person is asked, anybody else is as they are written."""
    if person:
        return actions.ask_to_take_part(place=place, part=WorkshopPart(part), person=person, by=by)
    return actions.add_member(place=place, part=WorkshopPart(part), name=name, post=post, email=email, by=by)


def team(found: Workshop) -> str:
    """Where a workshop's team stands."""
    return address(found) + "#team"


def _done(found: Workshop, held: PartHeld, following: tuple[str, str] | None = None) -> Done:
    text = f"{_name(held)} is in the team."
    if held.asked_on:
        text = f"{_name(held)} is asked, and shows as you wrote them until they accept."
    return Done(team(found), text, address(found, "take_part", held.pk), following)


def _added(found: Workshop, added: list[PartHeld], words: Vocabulary) -> Done:
    read = "; ".join(f"{_name(h)}, {wording.part(h.part, words)}" for h in added)
    asked = sum(not h.agreed for h in added)
    more = f" Asked, and not there until they accept: {asked}." if asked else ""
    return Done(team(found), f"Added: {read}.{more}", next=("Add more", address(found, "add_several")))


def _name(held: PartHeld) -> str:
    """A name for whoever wrote it just now; a patient partner's is not said again."""
    return "The patient partner" if held.part == WorkshopPart.PATIENT_PARTNER else held.shown_name
