"""A definition before anybody relies on it: what was left unsaid is said, what was said wrongly is mended."""

from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import can, require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..counting import NewReading, counted
from ..models import Import, Measure, Reading, Revision
from ..periods import named
from ..queries import may_define_anew
from ..refusals import DefinitionInUse, NotAMeasure, NothingChanged, WrongValue
from ..usual import number_in
from .measures import fit, fits_owner, locked, still_counted

SAID_ONCE = ("population", "method")
"""What may be said of the definition in force for as long as it is empty."""


@action
def complete_definition(
    *,
    measure: Measure,
    population: str = "",
    method: str = "",
    kind: str = "",
    unit: str = "",
    owner: Person | None = None,
    by: Person,
) -> Revision:
    """Say of the definition in force what was left unsaid when the measure was added.

    Where nothing was said, nothing is changed that somebody relied on, so that nobody need approve it. A kind
    or a unit that was only suggested is confirmed by saying it, or said otherwise where the readings so far
    can be of that kind. An owner is named where there is none.
    Raises NothingChanged when what is given was said already, or nothing is given; NotAMeasure where the
    readings cannot be of that kind, or it does not fit together.
    """
    measure = locked(measure)
    if not can(by, MeasuresAbility.EDIT_MEASURES, measure):
        require(by, MeasuresAbility.COMPLETE_DEFINITIONS, measure)
    still_counted(measure)
    revision = measure.revisions.select_for_update().get(state=Revision.State.IN_FORCE)
    said = _unsaid(revision, {"population": population, "method": method, "kind": kind, "unit": unit})
    names = owner is not None and measure.owner_id is None
    if not said and not names:
        raise NothingChanged("That was said already: what is said is changed by a revision.")
    if said.get("kind", revision.kind) != revision.kind:
        _may_be_of_kind(revision, said["kind"])
    for name, text in said.items():
        setattr(revision, name, text)
    if "kind" in said:
        revision.per = number_in(revision.unit) if revision.kind == Revision.Kind.RATE else None
    revision.suggested = [name for name in revision.suggested if name not in said]
    fit(revision)
    revision.save(update_fields=[*said, "per", "suggested"])
    if names and owner:
        fits_owner(measure, owner)
        measure.owner = owner
        measure.save(update_fields=["owner"])
    shown = said | ({"kind": revision.get_kind_display()} if "kind" in said else {})
    record("measure.completed", measure, by=by, **shown, owner=owner if names else None)
    return revision


def _unsaid(revision: Revision, given: dict[str, str]) -> dict[str, str]:
    """Of what is given that which nobody has said yet."""
    said = {name: text for name, text in given.items() if text.strip() and _is_unsaid(revision, name)}
    percent = (Revision.Kind.PERCENTAGE, Revision.Kind.PERCENTAGE_ONLY)
    if said.get("kind") in percent and "unit" in revision.suggested:
        said["unit"] = "%"
    return said


def _is_unsaid(revision: Revision, name: str) -> bool:
    return name in revision.suggested or (name in SAID_ONCE and not getattr(revision, name))


def _may_be_of_kind(revision: Revision, kind: str) -> None:
    """Refuse a kind that readings so far are not of, and one that has other columns. Raises NotAMeasure."""
    other = Revision(kind=kind)
    readings = Reading.kept.filter(revision=revision).order_by("period")
    if other.has_denominator != revision.has_denominator and readings.exists():
        raise NotAMeasure(
            "The readings so far are of another kind: with a numerator and a denominator, or without. "
            "Revise the definition; the readings so far stay with this one.",
            about="kind",
        )
    if other.has_denominator:
        return
    for period, value in readings.values_list("period", "value"):
        try:
            counted(NewReading(period, value=value), kind)
        except WrongValue as wrong:
            when = named(period, revision.frequency)
            raise NotAMeasure(f"The reading for {when} does not fit: {wrong}.", about="kind") from wrong


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
    forgotten, since it was read for the definition before. What was only suggested is said by it. Raises
    DefinitionInUse once there is a reading, or a revision, and NothingChanged when it is the same.
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
    said |= {name: given[name] for name in revision.suggested}
    if not said and revision.per == per:
        raise NothingChanged("Nothing is different from what was there.")
    for name, value in said.items():
        setattr(revision, name, value)
    revision.per, revision.suggested = per, []
    fit(revision)
    revision.save()
    Import.objects.filter(measure=measure, taken_in_at=None).delete()
    record("measure.defined_anew", measure, by=by, **said)
    return revision
