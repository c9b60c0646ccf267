"""The figures of a measure of money, kept to named people, openly: decided, changed, opened to all again."""

from collections.abc import Iterable

from django.utils import timezone

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..models import Circle, Dimension, Measure
from ..queries.circles import kept_to, may_be_in
from ..refusals import LockedOut, NoReason, NothingChanged, NotInTheOrganisation, NotKept, NotMoney
from .measures import locked


@action
def keep_figures(*, measure: Measure, members: Iterable[Person], reason: str, by: Person) -> Measure:
    """Keep the figures of a measure to these people and its owner; or, where they are kept, say anew to whom.

    That it is so, who is in it, who decided and why is seen by everybody who sees the measure. Raises
    NotMoney for a measure of anything else; LockedOut where whoever decides would not see the figures any
    more, or its owner; NotInTheOrganisation; NoReason; NothingChanged.
    """
    measure = locked(measure)
    require(by, MeasuresAbility.KEEP_FIGURES, measure)
    people = {person.pk: person for person in members}
    _may_be_kept(measure, people, reason, by)
    before = kept_to(measure)
    if before and {each.pk for each in before.people} == set(people):
        raise NothingChanged("These are in it already.", about="members")
    circle = measure.circle or Circle(since=clock.now())
    circle.reason, circle.by, circle.at = reason, by, timezone.now()
    circle.save()
    circle.members.set(people.values())
    measure.circle = circle
    measure.save(update_fields=["circle"])
    now = kept_to(measure)
    said = {"members": _names(now.people if now else ()), "were": _names(before.people if before else ())}
    record("figures.kept", measure, by=by, **said, reason=reason)
    return measure


@action
def open_figures(*, measure: Measure, reason: str, by: Person) -> Measure:
    """Let everybody who sees the measure see its figures again. Raises NotKept, NoReason."""
    measure = locked(measure)
    require(by, MeasuresAbility.KEEP_FIGURES, measure)
    circle = measure.circle
    if circle is None:
        raise NotKept(f"The figures of {measure.code} are open to everybody who sees it.")
    if not reason.strip():
        raise NoReason("Say why everybody may see its figures now.")
    were = kept_to(measure)
    measure.circle = None
    measure.save(update_fields=["circle"])
    circle.delete()
    record("figures.opened", measure, by=by, were=_names(were.people if were else ()), reason=reason)
    return measure


def _may_be_kept(measure: Measure, people: dict[int, Person], reason: str, by: Person) -> None:
    if measure.dimension != Dimension.COST:
        raise NotMoney(
            f"{measure.code} counts {measure.get_dimension_display().lower()}, and that is for everybody who "
            "sees it. Only the figures of a measure of money (its dimension is cost) may be kept to a circle."
        )
    here = set(may_be_in(measure).filter(pk__in=people).values_list("pk", flat=True))
    if gone := [str(person) for key, person in people.items() if key not in here]:
        raise NotInTheOrganisation(f"{gone[0]} has no role in {measure.organisation}: choose somebody else.")
    if measure.owner and not measure.keeps_from(measure.owner) and measure.owner.pk not in people:
        raise LockedOut(f"{measure.owner} owns it and stays in it: give it another owner first.")
    if by.pk not in people and not measure.keeps_from(by):
        raise LockedOut("You would see its figures no longer: somebody else in it may take you out.")
    if not people:
        raise LockedOut("Name at least one person: else nobody would see its figures.")
    if not reason.strip():
        raise NoReason("Say why its figures are kept to these people.")


def _names(people: Iterable[Person]) -> str:
    return ", ".join(person.name for person in people)
