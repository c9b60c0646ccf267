"""Who may say that somebody left: whoever manages people wherever they hold something."""

from . import handing_over
from .access import can, may_grant
from .models import Organisation, Partnership, Person, Team
from .roles import Ability


def places_out_of_hand(person: Person, by: Person) -> list[str]:
    """The places where a person holds something and `by` may not part them from it.

    By name, or ‘another organisation’ where `by` may not know that it exists.
    """
    grants = person.grants.select_related("team__organisation", "organisation", "partnership")
    places = [_named(g.place, by) for g in grants if not may_grant(by, g.role, g.place)]
    for organisation in Organisation.objects.filter(pk__in=organisations_of(person)):
        if not can(by, Ability.MANAGE_PEOPLE, organisation):
            places.append(_named(organisation, by))
    return list(dict.fromkeys(places))


def organisations_of(person: Person) -> set[int]:
    """The organisations in which a person holds something to hand over."""
    return {thing.organisation for thing in handing_over.things_of(person)}


def _named(place: Team | Organisation | Partnership, by: Person) -> str:
    if isinstance(place, Partnership):
        return str(place) if place.pk in by.reach.by_partnership else "a partnership"
    organisation = place.organisation_id if isinstance(place, Team) else place.pk
    return str(place) if organisation in by.reach.organisations else "another organisation"
