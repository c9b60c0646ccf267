"""Saved views: opened at an address of their own, saved, changed, removed."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode

from goldthread.server.people.access import can
from goldthread.server.people.admission import only
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..abilities import MeasuresAbility
from ..forms import SavedViewForm
from ..models import SavedView
from .asking import asked_for, names_asked
from .finding import of_measures
from .overview import shown

KEPT = "It keeps what the measures are narrowed to and their order: it opens to the measures of the day."


@seen_by(Seen.WHOLE)
def view_or_404(request: HttpRequest, code: str, pk: int) -> SavedView:
    """The saved view, if it is this person's, or shared with them."""
    found = SavedView.objects.select_related("organisation").visible_to(somebody(request))
    return get_object_or_404(found, organisation__code=code, pk=pk)


def _may_change(person: Person, view: SavedView) -> bool:
    return view.person_id == person.pk or (view.shared and can(person, MeasuresAbility.EDIT_MEASURES, view))


may_change = only(
    "whose it is; one that is shared, whoever may edit measures",
    _may_change,
    or_else="‘{thing}’ is somebody else’s.",
    like=MeasuresAbility.EDIT_MEASURES,
)


def saved_view(request: HttpRequest, view: SavedView) -> HttpResponse:
    """The overview as it was saved; what the address asks for besides goes first."""
    person, organisation = somebody(request), view.organisation
    given = {**view.asked, **request.GET.dict()}
    asked = asked_for(given, person, organisation, Vocabulary(organisation.words))
    return shown(request, organisation, asked, view=view, may_change=_may_change(person, view))


def save_view(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Keep what the address asks for under a name."""
    asked = {name: request.GET[name] for name in names_asked() if request.GET.get(name)}
    listed = reverse("measures:measures", args=[organisation.code])
    return form_page(
        request,
        _form(request, organisation),
        partial(actions.save_view, organisation=organisation, asked=asked),
        then=lambda view: Done(address(view), f"‘{view}’ is saved."),
        context=of_measures(
            request,
            organisation,
            title="Save this view",
            intro=KEPT,
            cancel=f"{listed}?{urlencode(asked)}" if asked else listed,
        ),
    )


def change_view(request: HttpRequest, view: SavedView) -> HttpResponse:
    """Call it otherwise, share it or not."""
    return form_page(
        request,
        _form(request, view.organisation, name=view.name, shared=view.shared),
        partial(actions.change_view, view=view),
        then=lambda changed: Done(address(changed), "The saved view was changed."),
        context=of_measures(
            request, view.organisation, (view.name, address(view)), title="Change the saved view",
            cancel=address(view), view=view,
        ),
        template="measures/change_view.jinja",
    )  # fmt: skip


def remove_view(request: HttpRequest, view: SavedView) -> HttpResponse:
    """Take it away."""
    again = f"{reverse('measures:save_view', args=[view.organisation.code])}?{urlencode(view.asked)}"
    to = reverse("measures:measures", args=[view.organisation.code])
    done = Done(to, f"‘{view}’ was removed; the measures stay.", next=("Save it again", again))
    return pressed(request, partial(actions.remove_view, view=view), then=lambda _: done)


def address(view: SavedView) -> str:
    """Where a saved view opens."""
    return reverse("measures:saved_view", args=[view.organisation.code, view.pk])


def _form(request: HttpRequest, organisation: Organisation, **initial: Any) -> SavedViewForm:
    may_share = can(somebody(request), MeasuresAbility.EDIT_MEASURES, organisation)
    return SavedViewForm(posted(request), may_share=may_share, initial=initial)
