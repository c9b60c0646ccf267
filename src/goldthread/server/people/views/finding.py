"""Whom and what the pages of people find, and who is let in of those who see them."""

from typing import NamedTuple

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from .. import queries
from ..abilities import PeopleAbility
from ..access import can, manages_people_in, may_grant, may_set_post
from ..actions.addresses import THEY_MAY
from ..actions.leaving import may_take_back
from ..admission import only
from ..models import Departure, EndedRole, Invitation, Organisation, Partnership, Person
from ..pages import organisation_or_404, somebody
from ..parting import is_in_hand
from ..seen import Seen, seen_by


class Membership(NamedTuple):
    """An organisation in a partnership it is of."""

    organisation: Organisation
    partnership: Partnership


@seen_by(Seen.WHOLE)
def person_or_404(request: HttpRequest, pk: int) -> Person:
    """The person, if this one may know of them; whoever has left among them."""
    return get_object_or_404(Person.objects.visible_to(somebody(request)), pk=pk)


@seen_by(Seen.WHOLE)
def active_person_or_404(request: HttpRequest, pk: int) -> Person:
    """The person, if this one may know of them, and they have not left."""
    return get_object_or_404(Person.objects.visible_to(somebody(request)), pk=pk, is_active=True)


@seen_by(Seen.WHOLE)
def departure_or_404(request: HttpRequest, pk: int) -> Departure:
    """How somebody left of whom this person may know."""
    departure = queries.departure_of(person_or_404(request, pk))
    if departure is None:
        raise Http404
    return departure


@seen_by(Seen.OWN)
def ended_role_or_404(request: HttpRequest, pk: int) -> EndedRole:
    """A role that was taken away, for whoever may give it back."""
    found = EndedRole.objects.select_related("person", "team__organisation", "organisation", "partnership")
    ended = get_object_or_404(found, pk=pk)
    if not may_grant(somebody(request), ended.role, ended.place):
        raise Http404
    return ended


@seen_by(Seen.OWN)
def own_invitation_or_404(request: HttpRequest, pk: int) -> Invitation:
    """What somebody is asked themselves."""
    return get_object_or_404(Invitation, pk=pk, email=somebody(request).email.lower())


@seen_by(Seen.TOTALS)
def membership_or_404(request: HttpRequest, code: str, slug: str) -> Membership:
    """An organisation that this person may know of, in one of its partnerships."""
    found = organisation_or_404(request, code)
    return Membership(found, get_object_or_404(Partnership, organisations=found, slug=slug))


def _may_edit(person: Person, found: Person) -> bool:
    return found == person or may_set_post(person, found)


def _may_change_address(person: Person, found: Person) -> bool:
    return found == person or (found.grants.exists() and is_in_hand(found, person))


def _may_take_back_leaving(person: Person, departure: Departure) -> bool:
    return may_take_back(departure, person)


def _sets_one_of_both(person: Person, membership: Membership) -> bool:
    return any(can(person, PeopleAbility.SET_ORGANISATION, each) for each in membership)


manages_people = only(
    "whoever manages people there, or in one of its teams",
    manages_people_in,
    or_else="You may not invite people or grant roles here.",
    like=PeopleAbility.MANAGE_PEOPLE,
)
may_edit = only(
    "they themselves, and who manages people where they hold a role",
    _may_edit,
    or_else="You may not say what the post of {thing} is.",
    like=PeopleAbility.MANAGE_PEOPLE,
)
may_change_address = only(
    "they themselves, and who manages people everywhere they hold a role",
    _may_change_address,
    or_else=f"You may not change the address of {{thing}}: {THEY_MAY}",
    like=PeopleAbility.MANAGE_PEOPLE,
)
may_take_back_leaving = only(
    "who manages people where they were",
    _may_take_back_leaving,
    or_else="You may not take back that {thing}: you do not manage people where they were.",
    like=PeopleAbility.MANAGE_PEOPLE,
)
sets_one_of_both = only(
    "who sets the organisation or the partnership",
    _sets_one_of_both,
    or_else="You may not do this here: choose words, what is shared, weeks of planning.",
    like=PeopleAbility.SET_ORGANISATION,
)
