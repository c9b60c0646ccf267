"""What the first page shows beside what needs somebody: their workshops, and where their work is."""

from goldthread.server.improvement.models import Workshop
from goldthread.server.people.models import Organisation, Person


def workshops_of(person: Person) -> list[Workshop]:
    """The open workshops in which this person has a part, soonest first."""
    mine = Workshop.objects.filter(parts__person=person).exclude(stage__in=["closed", "stood_down"])
    return list(mine.select_related("value_stream__organisation").order_by("starts", "title").distinct())


def organisations_of(person: Person) -> list[Organisation]:
    """The organisations in which this person holds a role of their own."""
    return list(Organisation.objects.whole_to(person))


def shared_with(person: Person) -> list[Organisation]:
    """The organisations that share their totals or more with this person, as with an evaluator.

    Not those seen through a partnership, whose page lists them.
    """
    if person.reach.by_partnership:
        return []
    seen = Organisation.objects.visible_to(person)
    return list(seen.exclude(pk__in=Organisation.objects.whole_to(person)))
