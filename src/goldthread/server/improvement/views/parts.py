"""Who plays which part in a workshop."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability, Part
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.happened import happened

from .. import actions, forms
from ..actions.parts import WORKSHOP_PARTS
from .found import address, form_page, workshop_or_404, workshop_to_change

CHOSEN_BY_NAME = tuple(p for p in WORKSHOP_PARTS if p != Part.PATIENT_PARTNER)


def give_part(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give one of the organisation's people a part."""
    found = workshop_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    words = Vocabulary(found.organisation.words)
    form = forms.PartForm(
        request.POST or None,
        organisation=found.organisation,
        parts=CHOSEN_BY_NAME,
        words=words,
        initial={"part": request.GET.get("part")},
    )
    act = partial(actions.give_part, workshop=found)
    return form_page(request, found, form, act, then=address(found), title="Give somebody a part")


def seat_patient_partner(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give a patient partner their place."""
    found = workshop_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    intro = (
        "They will see this workshop and nothing else of the organisation. Their name shows only to the "
        "workshop’s team; everybody else reads ‘a patient partner’. Agree it with them first."
    )
    form = forms.PatientPartnerForm(request.POST or None)
    act = partial(actions.seat_patient_partner, workshop=found)
    return form_page(request, found, form, act, then=address(found), title="A patient partner", intro=intro)


@require_POST
def take_part(request: HttpRequest, code: str, pk: int, part_pk: int) -> HttpResponse:
    """Take a part away."""
    found = workshop_or_404(request, code, pk)
    held = get_object_or_404(found.parts, pk=part_pk)
    aside = actions.take_part_away(held=held, by=somebody(request))
    happened(request, f"Taken away: {aside.name}.", take_back=address(found, "put_back", aside.pk))
    return redirect(address(found) + "#team")
