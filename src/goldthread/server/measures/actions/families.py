"""Families of measures: begun, edited, joined and left, taken apart."""

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation, Person

from ..abilities import MeasuresAbility
from ..models import Family, FamilyMember, Measure
from ..refusals import FamilyClosed, NameTaken, NothingChanged, NotOfTheFamily, Retired


@action
def begin_family(*, organisation: Organisation, name: str, purpose: str, by: Person) -> Family:
    """Begin a family, without measures yet. Raises NameTaken."""
    require(by, MeasuresAbility.EDIT_MEASURES, organisation)
    family = Family(organisation=organisation, name=name.strip(), purpose=purpose)
    _is_free(family)
    family.save()
    record("family.begun", family, by=by, name=family.name, purpose=purpose)
    return family


@action
def edit_family(*, family: Family, name: str, purpose: str, by: Person) -> Family:
    """Call a family otherwise, or say otherwise what it is for. Raises NameTaken, NothingChanged."""
    family = _open(family, by)
    changed = {
        what: f"{was} → {now}"
        for what, was, now in (("name", family.name, name.strip()), ("purpose", family.purpose, purpose))
        if was != now
    }
    if not changed:
        raise NothingChanged("Nothing is different from what was there.")
    family.name, family.purpose = name.strip(), purpose
    _is_free(family)
    family.save(update_fields=["name", "purpose"])
    record("family.edited", family, by=by, **changed)
    return family


@action
def join_family(*, family: Family, measure: Measure, role: str, by: Person) -> FamilyMember:
    """Put a measure into a family, as outcome, process or balancing measure; or give it another role there.

    Raises NotOfTheFamily for a measure of another organisation, Retired, NothingChanged.
    """
    family = _open(family, by)
    if measure.organisation_id != family.organisation_id:
        raise NotOfTheFamily(
            f"{measure.code} is a measure of another organisation; ‘{family.name}’ holds measures of "
            f"{family.organisation.name}. Copy the measure there first, and put the copy in.",
            about="measure",
        )
    if measure.retired_on:
        raise Retired(f"{measure.code} is counted no longer: bring it back first.", about="measure")
    wanted = FamilyMember.Role(role)
    member = FamilyMember.objects.filter(family=family, measure=measure).first()
    if member and member.role == wanted:
        raise NothingChanged(f"{measure.code} is in it as {wanted.value} measure already.", about="measure")
    member = member or FamilyMember(family=family, measure=measure)
    member.role = wanted
    member.save()
    record("family.joined", family, by=by, measure=measure.code, role=wanted.value)
    return member


@action
def leave_family(*, member: FamilyMember, by: Person) -> Family:
    """Take a measure out of a family; the measure stays."""
    family = _open(member.family, by)
    member = FamilyMember.objects.select_for_update(of=("self",)).select_related("measure").get(pk=member.pk)
    code, role = member.measure.code, member.role
    member.delete()
    record("family.left", family, by=by, measure=code, role=role)
    return family


@action
def take_apart(*, family: Family, by: Person) -> Family:
    """Close a family: its measures stay, and are no longer shown together. It can be put together again."""
    family = _open(family, by)
    family.closed_on = clock.today()
    family.save(update_fields=["closed_on"])
    record("family.taken_apart", family, by=by)
    return family


@action
def put_together(*, family: Family, by: Person) -> Family:
    """Open a family that was taken apart. Raises NothingChanged, NameTaken."""
    family = _locked(family, by)
    if family.closed_on is None:
        raise NothingChanged(f"‘{family.name}’ is together already.")
    family.closed_on = None
    _is_free(family)
    family.save(update_fields=["closed_on"])
    record("family.put_together", family, by=by)
    return family


def _locked(family: Family, by: Person) -> Family:
    found = Family.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=family.pk)
    require(by, MeasuresAbility.EDIT_MEASURES, found)
    return found


def _open(family: Family, by: Person) -> Family:
    found = _locked(family, by)
    if found.closed_on:
        raise FamilyClosed(f"‘{found.name}’ was taken apart: put it together again first.")
    return found


def _is_free(family: Family) -> None:
    others = Family.objects.open().filter(organisation=family.organisation_id, name__iexact=family.name)
    if others.exclude(pk=family.pk).exists():
        raise NameTaken(f"There is a family ‘{family.name}’ already: choose another name.")
