"""Ways of looking at measures: saved under a name, changed, shared, removed."""

from collections.abc import Mapping

from goldthread.server.audit.actions import action, record
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation, Person

from ..abilities import MeasuresAbility
from ..models import SavedView
from ..refusals import NothingChanged, NotYourView, TooManyViews, ViewNameTaken

AT_MOST = 50
"""So many somebody may have at one organisation: more could not be told apart in a list."""
LONGEST = 100
"""Letters of one part of an address."""


@action
def save_view(
    *, organisation: Organisation, name: str, asked: Mapping[str, str], shared: bool = False, by: Person
) -> SavedView:
    """Keep what an overview is narrowed to, and how it is ordered, under a name of one's own.

    asked: as it stands in the address, without what is usual. shared: everybody of the organisation finds it;
    for whoever may edit measures. Raises ViewNameTaken, TooManyViews.
    """
    require(by, PeopleAbility.SEE, organisation)
    kept = {str(key)[:LONGEST]: str(value)[:LONGEST] for key, value in asked.items()}
    view = SavedView(organisation=organisation, person=by, name=name.strip(), asked=kept, shared=shared)
    _may_share(view, by)
    if SavedView.objects.filter(organisation=organisation, person=by).count() >= AT_MOST:
        raise TooManyViews(f"You have {AT_MOST} saved views here already: remove one first.")
    _free(view)
    view.save()
    record("view.saved", view, by=by, name=view.name, shared="yes" if shared else "")
    return view


@action
def change_view(*, view: SavedView, name: str, shared: bool = False, by: Person) -> SavedView:
    """Call a saved view otherwise, share it, or keep it to oneself.

    Raises as save_view does; and NothingChanged.
    """
    view = _held(view, by)
    was, view.name, view.shared = (view.name, view.shared), name.strip(), shared
    if was == (view.name, view.shared):
        raise NothingChanged("Nothing is different from what was there.")
    _may_share(view, by)
    _free(view)
    view.save()
    record("view.changed", view, by=by, name=view.name, shared="yes" if shared else "")
    return view


@action
def remove_view(*, view: SavedView, by: Person) -> SavedView:
    """Take a saved view away. What it showed stays as it is."""
    view = _held(view, by)
    record("view.removed", view, by=by, name=view.name)
    SavedView.objects.filter(pk=view.pk).delete()
    return view


def _held(view: SavedView, by: Person) -> SavedView:
    """The view, locked: one's own, or, for whoever may edit measures, a shared one. Raises NotYourView."""
    view = SavedView.objects.select_for_update().get(pk=view.pk)
    require(by, PeopleAbility.SEE, view)
    if view.person_id == by.pk:
        return view
    if not view.shared:
        raise NotYourView("This saved view is somebody else's.")
    require(by, MeasuresAbility.EDIT_MEASURES, view)
    return view


def _may_share(view: SavedView, by: Person) -> None:
    if view.shared:
        require(by, MeasuresAbility.EDIT_MEASURES, view)


def _free(view: SavedView) -> None:
    others = SavedView.objects.filter(organisation=view.organisation_id, person=view.person_id)
    if others.exclude(pk=view.pk).filter(name__iexact=view.name).exists():
        raise ViewNameTaken(f"There is a saved view called ‘{view.name}’ already: choose another name.")
