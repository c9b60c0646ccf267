"""What a definition still lacks before readings under it are called official."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from ..models import Measure, Revision
from ..usual import NO_UNIT

LACKING = {
    "population": "among whom it is counted",
    "method": "how it is counted",
    "kind": "which figures it has",
    "unit": "in what unit",
    "owner": "who owns it",
}
"""What must be said of a measure, in the words of the pages."""

PROVISIONAL = "Provisional definition"


def lacking(measure: Measure, revision: Revision) -> list[str]:
    """The names of what nobody has said yet, of LACKING and in its order; none where it is official.

    A kind or a unit that was only suggested is not said.
    """
    said = {
        "population": revision.population,
        "method": revision.method,
        "kind": "kind" not in revision.suggested,
        "unit": "unit" not in revision.suggested and revision.unit != NO_UNIT,
        "owner": measure.owner_id,
    }
    return [name for name, there in said.items() if not there]


def unfinished_of(measures: Q) -> QuerySet[Revision]:
    """The definitions in force of these open measures that lack something, with their measures: one query.

    measures: which, as a condition on revisions.
    """
    unsaid = Q(population="") | Q(method="") | ~Q(suggested=[]) | Q(unit=NO_UNIT) | Q(measure__owner=None)
    found = Revision.objects.filter(unsaid, measures, state=Revision.State.IN_FORCE, measure__retired_on=None)
    return found.select_related("measure__organisation", "measure__owner", "proposed_by")


def is_provisional(measure: Measure, revision: Revision) -> bool:
    """Whether readings under this definition are not called official yet."""
    return bool(lacking(measure, revision))


def in_words(names: Sequence[str]) -> list[str]:
    """What is lacking, as people say it."""
    return [LACKING[name] for name in names]
