"""Who can be signed in as in the demonstration: the six whom the documents name, then everybody else."""

from dataclasses import dataclass

from .models import Grant, Person
from .queries import organisation_of
from .roles import Role

DEMONSTRATION = "@demo.goldthread.example"
TILES_AN_ORGANISATION = 8
PATIENT_PARTNERS = "Patient partners"
AT_PARTNERSHIP = "the partnership"
NAMED = [
    ("SASH", "Cardiology matron"),
    ("SASH", "Head of improvement"),
    ("SASH", "Chief operating officer"),
]


@dataclass(frozen=True)
class Tile:
    """Somebody of the demonstration who can be signed in as, and what they see."""

    person: Person
    role: str
    sees: str
    place: str  # the code of an organisation, or the partnership


Places = list[tuple[str, list[Tile]]]


def people_to_try(places: Places) -> list[Tile]:
    """The six whom the documents name, in their order: of a ward, the office, the executives, the
    partnership (two), and a patient partner."""
    named = [t for name, tiles in places for t in tiles if (t.place, t.person.title) in NAMED]
    named.sort(key=lambda t: NAMED.index((t.place, t.person.title)))
    at_partnership = [t for _, tiles in places for t in tiles if t.place == AT_PARTNERSHIP]
    partners = [t for name, tiles in places if name == PATIENT_PARTNERS for t in tiles]
    return [*named, *at_partnership, *partners[:1]]


def everybody_else(places: Places, shown: list[Tile]) -> Places:
    """The others, place by place."""
    left = {tile.person.pk for tile in shown}
    others = [(name, [t for t in tiles if t.person.pk not in left]) for name, tiles in places]
    return [(name, tiles) for name, tiles in others if tiles]


def people_of_the_demonstration() -> Places:
    """Who can be signed in as, a handful an organisation: somebody of each role first. Four queries.

    Last come patient partners, who hold no role: those whose workshop is being planned.
    """
    grants = (
        Grant.objects.filter(person__is_active=True, person__email__endswith=DEMONSTRATION)
        .exclude(person__title="")
        .select_related("person", "organisation", "team__organisation", "partnership")
        .order_by("person__pk", "pk")
    )
    places: dict[str, list[Grant]] = {}
    shown: set[int] = set()
    for grant in sorted(grants, key=lambda g: g.partnership_id is not None):
        if grant.person_id not in shown:
            shown.add(grant.person_id)
            places.setdefault(str(organisation_of(grant) or grant.partnership), []).append(grant)
    tiles = [(name, [_tile(g) for g in _handful(held)]) for name, held in sorted(places.items())]
    return [*tiles, *_patient_partners()]


def _patient_partners() -> list[tuple[str, list[Tile]]]:
    partners = Person.objects.filter(
        is_active=True, email__endswith=DEMONSTRATION, parts__part="patient_partner"
    ).filter(grants=None, parts__workshop__stage="planning")
    chosen = partners.distinct().order_by("pk")[:TILES_AN_ORGANISATION]
    tiles = [Tile(each, each.title, "No role: sees their own workshop", "") for each in chosen]
    return [(PATIENT_PARTNERS, tiles)] if tiles else []


def _handful(grants: list[Grant]) -> list[Grant]:
    """At most eight people: those the documents name, one of each role, then others as they come."""
    first: dict[str, Grant] = {}
    for grant in sorted(grants, key=lambda g: (_code(g), g.person.title) not in NAMED):
        first.setdefault(grant.role, grant)
    chosen = list(first.values())
    others = [g for g in grants if g not in chosen]
    order = list(Role)
    return sorted((chosen + others)[:TILES_AN_ORGANISATION], key=lambda g: order.index(Role(g.role)))


def _tile(grant: Grant) -> Tile:
    return Tile(grant.person, grant.person.title, _sees(grant), _code(grant))


def _code(grant: Grant) -> str:
    organisation = organisation_of(grant)
    return organisation.code if organisation else AT_PARTNERSHIP


def _sees(grant: Grant) -> str:
    role = grant.get_role_display()
    if grant.partnership:
        return f"{role}: sees what each organisation shares"
    if grant.role == Role.EVALUATOR:
        return f"{role}: sees what {grant.team or grant.organisation} shares"
    if grant.team:
        return f"{role}: sees {grant.team.organisation.code}, works in {grant.team}"
    assert grant.organisation is not None  # by the constraint
    return f"{role}: sees everything of {grant.organisation.code}"
