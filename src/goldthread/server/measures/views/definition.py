"""A measure: edited, retired."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import EditForm, RetireForm
from ..models import Measure
from .finding import address, of_measure

EDITED = ("code", "title", "dimension", "money", "owner", "team", "target", "target_on", "source")
BY_REVISION = "What is counted and how changes by a revision, which somebody else approves."
STAYS = "It stays, with its readings and charts; no reading is added any more."


def edit(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Change title, owner, target and the like."""
    was = measure.code
    initial = {name: getattr(measure, name) for name in EDITED}

    def then(edited: Measure) -> Done:
        again = ("Edit it again", address(edited, "edit"))
        return Done(address(edited), _edited(edited.code, was), next=again)

    return form_page(
        request,
        EditForm(posted(request), organisation=measure.organisation, initial=initial),
        partial(actions.edit_measure, measure=measure),
        then=then,
        context=of_measure(request, measure, title="Edit the measure", intro=BY_REVISION),
    )


def retire(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Stop counting."""
    done = Done(address(measure), f"{measure.code} is retired.", address(measure, "bring_back"))
    return form_page(
        request,
        RetireForm(posted(request)),
        partial(actions.retire_measure, measure=measure),
        then=lambda _: done,
        context=of_measure(request, measure, title="Retire the measure", button="Retire it", intro=STAYS),
    )


def _edited(code: str, was: str) -> str:
    """What an edit did, in words."""
    if code == was:
        return "The measure was changed."
    return f"The measure was changed. What leads to {was} leads to {code} from now on."
