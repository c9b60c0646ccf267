"""What the first page shows beside what needs somebody: their workshops, and where their work is."""

from collections.abc import Iterable

from goldthread.server import doors
from goldthread.server.doors import Way
from goldthread.server.improvement.models import Workshop
from goldthread.server.improvement.queries import open_workshops_of
from goldthread.server.people import holdings
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.queries import organisations_known_to, organisations_whole_to, partnerships_of
from goldthread.server.people.vocabulary import Vocabulary

Place = Organisation | Partnership


def workshops_of(person: Person) -> list[Workshop]:
    """The open workshops in which this person has a part, soonest first."""
    return list(open_workshops_of(person))


def organisations_of(person: Person) -> list[Organisation]:
    """The organisations in which this person holds a role of their own."""
    return list(organisations_whole_to(person))


def places_of(person: Person, organisations: Iterable[Organisation]) -> list[tuple[Place, list[Way]]]:
    """Where this person's work is, and the ways in: their organisations, what is shared, partnerships."""
    seen = [*organisations, *shared_with(person)]
    return [
        *((each, doors.of_organisation(person, each, Vocabulary(each.words))) for each in seen),
        *(
            (each, doors.of_partnership(person, each, Vocabulary(each.words)))
            for each in partnerships_of(person)
        ),
    ]


def held_without_a_role(person: Person) -> list[tuple[str, holdings.Held]]:
    """What somebody takes part in who holds no role, as a patient partner: what is over, too."""
    reach = person.reach
    return [] if reach.organisations or reach.by_partnership else list(holdings.held_by(person, person))


def shared_with(person: Person) -> list[Organisation]:
    """The organisations that share their totals or more with this person, as with an evaluator.

    Not those seen through a partnership, whose page lists them.
    """
    if person.reach.by_partnership:
        return []
    seen = organisations_known_to(person)
    return list(seen.exclude(pk__in=organisations_whole_to(person)))
