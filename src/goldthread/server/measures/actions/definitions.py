"""A definition before anybody relies on it: what was left unsaid is said, what was said wrongly is mended."""

from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..models import Import, Measure, Revision
from ..queries import may_define_anew
from ..refusals import DefinitionInUse, NothingChanged
from .measures import fit, locked, still_counted


@action
def complete_definition(*, measure: Measure, population: str = "", method: str = "", by: Person) -> Revision:
    """Say of the definition in force what was left unsaid when the measure was added.

    Where nothing was said, nothing is changed that somebody relied on, so that nobody need approve it.
    Raises NothingChanged when what is given was said already, or nothing is given.
    """
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    still_counted(measure)
    revision = measure.revisions.select_for_update().get(state=Revision.State.IN_FORCE)
    given = {"population": population, "method": method}
    said = {name: text for name, text in given.items() if text.strip() and not getattr(revision, name)}
    if not said:
        raise NothingChanged("That was said already: what is said is changed by a revision.")
    for name, text in said.items():
        setattr(revision, name, text)
    fit(revision)
    revision.save(update_fields=list(said))
    record("measure.completed", measure, by=by, **said)
    return revision


@action
def define_anew(
    *,
    measure: Measure,
    counted: str,
    frequency: str,
    kind: str,
    unit: str,
    direction: str,
    population: str = "",
    method: str = "",
    per: int | None = None,
    by: Person,
) -> Revision:
    """Put another definition in the place of the first, for as long as nothing was read under it.

    No reading hangs on it, so that nobody need approve it; a file that was looked at and left undecided is
    forgotten, since it was read for the definition before. Raises DefinitionInUse once there is a reading,
    or a revision, and NothingChanged when it is the same.
    """
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    still_counted(measure)
    if not may_define_anew(measure):
        raise DefinitionInUse("Readings hang on this definition: it is changed by a revision.")
    revision = measure.revisions.select_for_update().get(state=Revision.State.IN_FORCE)
    given = {"counted": counted, "population": population, "method": method, "frequency": frequency}
    given |= {"kind": kind, "unit": unit, "direction": direction}
    said = {name: value for name, value in given.items() if getattr(revision, name) != value}
    if not said and revision.per == per:
        raise NothingChanged("Nothing is different from what was there.")
    for name, value in said.items():
        setattr(revision, name, value)
    revision.per = per
    fit(revision)
    revision.save()
    Import.objects.filter(measure=measure, taken_in_at=None).delete()
    record("measure.defined_anew", measure, by=by, **said)
    return revision
