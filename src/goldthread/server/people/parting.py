"""Who may say that somebody left: whoever manages people wherever they hold something.

And who might be taken for them: whoever manages all that they hold, and sees all of it.
"""

from . import handing_over, holdings
from .abilities import PeopleAbility
from .access import can, may_grant
from .models import Organisation, Partnership, Person, Team


def places_out_of_hand(person: Person, by: Person) -> list[str]:
    """The places where a person holds something and `by` may not part them from it.

    By name, or ‘another organisation’ where `by` may not know that it exists.
    """
    grants = person.grants.select_related("team__organisation", "organisation", "partnership")
    places = [_named(g.place, by) for g in grants if not may_grant(by, g.role, g.place)]
    for organisation in Organisation.objects.filter(pk__in=organisations_of(person)):
        if not can(by, PeopleAbility.MANAGE_PEOPLE, organisation):
            places.append(_named(organisation, by))
    return list(dict.fromkeys(places))


def is_in_hand(person: Person, by: Person) -> bool:
    """Whether `by` may give somebody another way to sign in: with it they could be taken for them.

    Only who manages people wherever the person holds something, and sees everything they hold: where
    a patient partner sits, for one, only their team does.
    """
    return not places_out_of_hand(person, by) and not _held(person, person) - _held(person, by)


def _held(person: Person, viewer: Person) -> set[tuple[str, str]]:
    return {held for _, kind in holdings.held_by(person, viewer) for held in kind}


def organisations_of(person: Person) -> set[int]:
    """The organisations in which a person holds something to hand over."""
    return {thing.organisation for thing in handing_over.things_of(person)}


def _named(place: Team | Organisation | Partnership, by: Person) -> str:
    if isinstance(place, Partnership):
        return str(place) if place.pk in by.reach.by_partnership else "a partnership"
    organisation = place.organisation_id if isinstance(place, Team) else place.pk
    return str(place) if organisation in by.reach.organisations else "another organisation"
