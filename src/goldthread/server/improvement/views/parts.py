"""Who plays which part in a workshop."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability, Part
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.happened import happened

from .. import actions, forms, wording
from ..actions.parts import WORKSHOP_PARTS
from ..models import PartHeld, ValueStream, Workshop
from ..queries.team import is_of_the_team
from .found import Said, address, form_page, workshop_or_404, workshop_to_change

CHOSEN_BY_NAME = tuple(p for p in WORKSHOP_PARTS if p != Part.PATIENT_PARTNER)


def give_part(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give somebody a part: one of the organisation's people, who is asked, or anybody by name."""
    found = workshop_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    words = Vocabulary(found.organisation.words)
    form = forms.PartForm(
        request.POST or None,
        organisation=found.organisation,
        parts=CHOSEN_BY_NAME,
        words=words,
        initial={"part": request.GET.get("part")},
    )
    return form_page(
        request,
        found,
        form,
        partial(put_on_the_team, found),
        then=address(found) + "#team",
        says=lambda held: _said(found, held, ("Add another", address(found, "give_part"))),
        title="Give somebody a part",
    )


def add_several(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Add several people to the team at once, a line each."""
    found = workshop_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    words = Vocabulary(found.organisation.words)
    initial = {"part": Part.HOME_TEAM.value}
    form = forms.TeamForm(request.POST or None, parts=WORKSHOP_PARTS, words=words, initial=initial)

    def act(*, by: Person, **_: Any) -> list[PartHeld]:
        return actions.add_members(place=found, members=form.members(), by=by)

    def says(added: list[PartHeld]) -> Said:
        read = "; ".join(f"{_name(h)}, {wording.part(h.part, words)}" for h in added)
        asked = sum(not h.agreed for h in added)
        more = f" Asked, and not there until they accept: {asked}." if asked else ""
        return Said(f"Added: {read}.{more}", next=("Add more", address(found, "add_several")))

    then = address(found) + "#team"
    return form_page(
        request, found, form, act, then=then, says=says, title="Add several people", button="Add"
    )


def seat_patient_partner(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give a patient partner their place."""
    found = workshop_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    intro = (
        "Their name shows only to the workshop’s team; everybody else reads ‘a patient partner’. With an "
        "account they see this workshop and nothing else of the organisation. Agree it with them first."
    )
    form = forms.PatientPartnerForm(request.POST or None)
    act = partial(actions.seat_patient_partner, workshop=found)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#team",
        says=lambda held: _said(found, held, None),
        title="A patient partner",
        intro=intro,
    )


def edit_member(request: HttpRequest, code: str, pk: int, part_pk: int) -> HttpResponse:
    """Put right how somebody without an account is written, or ask them to join with one."""
    found = workshop_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    held = get_object_or_404(found.parts.filter(person=None), pk=part_pk)
    kept_from = held.part == Part.PATIENT_PARTNER and not is_of_the_team(somebody(request), found)
    initial = {} if kept_from else {"name": held.name, "post": held.post}
    form = forms.WrittenForm(request.POST or None, initial=initial)
    return form_page(
        request,
        found,
        form,
        partial(actions.edit_member, held=held),
        then=address(found) + "#team",
        says=lambda edited: _said(found, edited, None),
        title="How they are written",
        intro="Their name is for the team alone: write it again." if kept_from else "",
    )


@require_POST
def take_part(request: HttpRequest, code: str, pk: int, part_pk: int) -> HttpResponse:
    """Take a part away."""
    found = workshop_or_404(request, code, pk)
    held = get_object_or_404(found.parts, pk=part_pk)
    aside = actions.take_part_away(held=held, by=somebody(request))
    happened(request, f"Taken away: {aside.name}.", take_back=address(found, "put_back", aside.pk))
    return redirect(address(found) + "#team")


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
        return actions.ask_to_take_part(place=place, part=Part(part), person=person, by=by)
    return actions.add_member(place=place, part=Part(part), name=name, post=post, email=email, by=by)


def _said(found: Workshop, held: PartHeld, following: tuple[str, str] | None) -> Said:
    text = f"{_name(held)} is in the team."
    if held.asked_on:
        text = f"{_name(held)} is asked, and shows as you wrote them until they accept."
    return Said(text, address(found, "take_part", held.pk), following)


def _name(held: PartHeld) -> str:
    """A name for whoever wrote it just now; a patient partner's is not said again."""
    return "The patient partner" if held.part == Part.PATIENT_PARTNER else held.shown_name
