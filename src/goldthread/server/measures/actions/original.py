"""The measure that another is counted as: which one may be."""

from goldthread.server.people.models import Person

from ..models import Measure, Revision
from ..refusals import NotCountedAs


def to_be_counted_as(definition: Revision, by: Person) -> Revision:
    """The definition, if it is in force and this person sees its measure. Raises NotCountedAs.

    Where that measure says just what it is counted as itself, and this person sees that one too, it is that
    one's: copies of a copy hang on the first, so that all hear of it when it is revised.
    """
    seen = Measure.objects.visible_to(by)
    if not seen.filter(pk=definition.measure_id).exists():
        raise NotCountedAs("There is no such measure that you may see: choose another.")
    if definition.state != Revision.State.IN_FORCE:
        raise NotCountedAs("That definition is in force no longer: look at the measure again.")
    first = definition.based_on
    if first and first.state == Revision.State.IN_FORCE and first.says_as(definition):
        return first if seen.filter(pk=first.measure_id).exists() else definition
    return definition


def original_of(now: Revision, by: Person) -> Revision:
    """The definition in force of the measure that one is counted as. Raises NotCountedAs."""
    if now.based_on is None:
        raise NotCountedAs("It is not counted as another measure.")
    if not Measure.objects.visible_to(by).filter(pk=now.based_on.measure_id).exists():
        raise NotCountedAs("You may no longer see the measure that it is counted as: count it by itself.")
    return Revision.objects.select_related("measure").get(
        measure=now.based_on.measure_id, state=Revision.State.IN_FORCE
    )


def goes_round(measure: Measure, original: Measure) -> bool:
    """Whether the original is itself counted as the measure, directly or by another."""
    at: Measure | None = original
    for _ in range(20):
        if at is None or at.pk == measure.pk:
            return at is not None
        now = at.revisions.filter(state=Revision.State.IN_FORCE).select_related("based_on__measure").first()
        at = now.based_on.measure if now and now.based_on else None
    return True
