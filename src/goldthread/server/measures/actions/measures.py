"""A measure itself: added, edited, handed over, retired, brought back."""

from datetime import date

from django.core.exceptions import ValidationError

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can, people_of, require
from goldthread.server.people.models import Organisation, Person, Team

from ..abilities import MeasuresAbility
from ..codes import code_from
from ..counting import LARGEST, in_unit
from ..library import known
from ..models import Dimension, Measure, Revision
from ..queries.circles import kept_to
from ..refusals import NoReason, NotAMeasure, NothingChanged, NotInTheCircle, Retired, StillCounted
from ..usual import left_to_suggest, usual_for
from .calling import call, codes_of, free
from .original import to_be_counted_as


@action
def add_measure(
    *,
    organisation: Organisation,
    title: str,
    frequency: str,
    direction: str,
    dimension: str = Dimension.QUALITY,
    counted: str = "",
    kind: str = "",
    unit: str = "",
    code: str = "",
    population: str = "",
    method: str = "",
    per: int | None = None,
    money: str = "",
    owner: Person | None = None,
    team: Team | None = None,
    target: float | None = None,
    target_on: date | None = None,
    source: str = "",
    synthetic: bool = False,
    library: str = "",
    based_on: Revision | None = None,
    by: Person,
) -> Measure:
    """Begin a measure, with its definition as revision 1, in force at once.

    Three things are enough: what is counted (title), how often, which way is better. A kind, a unit or a
    multiplier that is not given is the usual one (`usual`), and the revision keeps that it is only suggested.
    code is unique in the organisation; without one, it is made from the title. population and method may
    be said later (complete_definition). money is said by cost measures, and by no other. per is said
    by rates, and by no other. target is in the unit (percentages 0 to 100); without target_on it is a
    standing standard. source says where figures come from, under which licence; synthetic, that they are
    made up; library, the key of the ready definition that it is counted as; based_on, the definition in
    force of another measure, which whoever adds it sees, that it is counted as.
    Raises CodeTaken, NotAMeasure.
    """
    code = code.strip().upper() or code_from(title, codes_of(organisation))
    measure = Measure(organisation=organisation, code=code, team=team, source=source, synthetic=synthetic)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    free(measure, code)
    _describe(measure, title, dimension, money, owner, team, target, target_on)
    measure.save()
    usual = usual_for(title, kind=kind, unit=unit)
    revision = Revision(
        measure=measure,
        number=1,
        state=Revision.State.IN_FORCE,
        counted=counted or title,
        population=population,
        method=method,
        frequency=frequency,
        kind=kind or usual.kind,
        unit=unit or usual.unit,
        per=per or usual.per,
        direction=direction,
        suggested=left_to_suggest(kind, unit),
        library=known(library),
        based_on=to_be_counted_as(based_on, by) if based_on else None,
        proposed_by=by,
        decided_by=by,
        proposed_at=clock.now(),
    )
    fit(revision)
    revision.save()
    added = {"title": title, "dimension": dimension, "money": money, "unit": revision.unit, "owner": owner}
    added |= {"suggested": " and ".join(revision.suggested), "library": library}
    record("measure.added", measure, by=by, **added)
    return measure


@action
def edit_measure(
    *,
    measure: Measure,
    title: str,
    dimension: str,
    code: str = "",
    money: str = "",
    owner: Person | None = None,
    team: Team | None = None,
    target: float | None = None,
    target_on: date | None = None,
    source: str = "",
    by: Person,
) -> Measure:
    """Change what may be changed without a revision: code, title, dimension, owner, team, target, source.

    An empty code leaves it as it is. What leads to the code before leads to the measure still.
    Raises CodeTaken, NotAMeasure, NothingChanged.
    """
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    before, owned_by = _shown(measure), measure.owner
    call(measure, code.strip().upper() or measure.code)
    _describe(measure, title, dimension, money, owner, team, target, target_on)
    measure.source = source
    after = _shown(measure)
    changed = {name: f"{before[name]} → {after[name]}" for name in after if before[name] != after[name]}
    if not changed:
        raise NothingChanged("Nothing is different from what was there.")
    measure.save()
    _stays_in_the_circle(measure, owned_by)
    record("measure.edited", measure, by=by, **changed)
    return measure


@action
def hand_over(*, measure: Measure, to: Person, by: Person) -> Measure:
    """Give a measure another owner, as when its owner leaves. Whoever manages people may, too.

    Raises NotInTheCircle where they are not in the circle to which its figures are kept, and would hand it
    to somebody who is not, while there is somebody else in it.
    """
    measure = locked(measure)
    if not can(by, PeopleAbility.MANAGE_PEOPLE, measure.organisation):
        require(by, MeasuresAbility.EDIT_MEASURES, measure)
    fits_owner(measure, to)
    _stays_among_them(measure, to, by)
    before, measure.owner = measure.owner, to
    measure.save(update_fields=["owner"])
    _stays_in_the_circle(measure, before)
    record("measure.handed_over", measure, by=by, owner=f"{before or 'nobody'} → {to}")
    return measure


@action
def retire_measure(*, measure: Measure, reason: str, by: Person) -> Measure:
    """Stop counting: the measure and its readings stay, and no reading is added any more."""
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    still_counted(measure)
    if not reason.strip():
        raise NoReason("Say why it is counted no longer.")
    measure.retired_on = clock.today()
    measure.save(update_fields=["retired_on"])
    record("measure.retired", measure, by=by, on=measure.retired_on, reason=reason)
    return measure


@action
def bring_back_measure(*, measure: Measure, by: Person) -> Measure:
    """Count a retired measure again. Raises StillCounted."""
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    if measure.retired_on is None:
        raise StillCounted(f"{measure.code} is not retired.")
    was, measure.retired_on = measure.retired_on, None
    measure.save(update_fields=["retired_on"])
    record("measure.brought_back", measure, by=by, retired_on=was)
    return measure


def _stays_among_them(measure: Measure, to: Person, by: Person) -> None:
    kept = kept_to(measure)
    if kept is None or not measure.keeps_from(by) or to in kept.circle.members.all():
        return
    if others := [each.name for each in kept.people if each.pk != measure.owner_id]:
        raise NotInTheCircle(
            f"The figures of {measure.code} are kept to a circle that you are not in: hand it to somebody "
            f"who is ({', '.join(others)})."
        )


def _stays_in_the_circle(measure: Measure, owned_by: Person | None) -> None:
    """Whoever owned a measure whose figures are kept goes on seeing them, until somebody takes them out."""
    if measure.circle and owned_by and owned_by.pk != measure.owner_id:
        measure.circle.members.add(owned_by)


def still_counted(measure: Measure) -> None:
    """Refuse a measure that is retired."""
    if measure.retired_on:
        raise Retired(
            f"{measure.code} was retired on {measure.retired_on.day} {measure.retired_on:%B %Y}: "
            "bring it back to count it again."
        )


def fit(revision: Revision) -> None:
    """Refuse a definition that does not fit together. Raises NotAMeasure."""
    if revision.kind == Revision.Kind.RATE and not revision.per:
        raise NotAMeasure("A rate is per so many: say 1,000 for a rate per 1,000.")
    if revision.kind != Revision.Kind.RATE and revision.per is not None:
        raise NotAMeasure("Only a rate is per so many.")
    if revision.is_percentage and revision.unit != "%":
        raise NotAMeasure(f"The unit of a percentage is %; ‘{revision.unit}’ is not.")
    _clean(revision, exclude=["measure", "proposed_by", "decided_by", "decided_at"])


def _describe(
    measure: Measure,
    title: str,
    dimension: str,
    money: str,
    owner: Person | None,
    team: Team | None,
    target: float | None,
    target_on: date | None,
) -> None:
    if (dimension == "cost") != bool(money):
        raise NotAMeasure(
            "A cost measure says what it means by money: cash released, time released, cost avoided "
            "or income. No other measure does."
        )
    if measure.circle_id and dimension != Dimension.COST:
        raise NotAMeasure(
            "Its figures are kept to a circle, and only those of a measure of money may be. Open them to "
            "everybody first, or leave the dimension at cost.",
            about="dimension",
        )
    if target is None and target_on is not None:
        raise NotAMeasure(
            "There is a date and no target: give the value to be reached by then. "
            "A target without a date is a standing standard.",
            about="target",
        )
    if target is not None and not abs(target) <= LARGEST:
        raise NotAMeasure(f"The target is larger than anything that is counted ({target:g}).")
    if team and team.organisation_id != measure.organisation_id:
        raise NotAMeasure(f"{team} is not a team of {measure.organisation}.")
    if owner and owner.pk != measure.owner_id:
        fits_owner(measure, owner)
    measure.title, measure.dimension, measure.money = title, dimension, money
    measure.owner, measure.team = owner, team
    measure.target, measure.target_on = target, target_on
    _clean(measure)


def fits_owner(measure: Measure, owner: Person) -> None:
    if not people_of(measure.organisation).filter(pk=owner.pk).exists():
        raise NotAMeasure(f"{owner} has no role in {measure.organisation}, so cannot own its measure.")


def _clean(thing: Measure | Revision, exclude: list[str] | None = None) -> None:
    try:
        thing.full_clean(exclude=exclude or [], validate_constraints=False, validate_unique=False)
    except ValidationError as wrong:
        said = (f"{name.replace('_', ' ')}: {' '.join(texts)}" for name, texts in wrong.message_dict.items())
        raise NotAMeasure("; ".join(said)) from wrong


def _shown(measure: Measure) -> dict[str, str]:
    """What an edit may change, as the history says it."""
    return {
        "code": measure.code,
        "title": measure.title,
        "dimension": measure.get_dimension_display(),
        "money": measure.get_money_display(),
        "owner": str(measure.owner or "nobody"),
        "team": str(measure.team or "the organisation"),
        "target": _target(measure),
        "source": measure.source,
    }


def _target(measure: Measure) -> str:
    if measure.target is None:
        return "none"
    when = f"by {measure.target_on}" if measure.target_on else "at all times"
    unit = measure.revisions.get(state=Revision.State.IN_FORCE).unit
    return f"{in_unit(measure.target, unit)} {when}"


def locked(measure: Measure) -> Measure:
    return (
        Measure.objects.select_for_update(of=("self",))
        .select_related("organisation", "owner", "team")
        .get(pk=measure.pk)
    )
