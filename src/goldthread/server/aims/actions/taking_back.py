"""What was decided by mistake, taken back: a lapse, a decision, a closed objective, a retired value."""

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import AimsAbility
from ..models import AcceptedBreak, Adoption, Objective, Priority, Value
from .priorities import require_to_set


class NothingToTakeBack(Refusal):
    """It stands already as it would be put."""


class StillServed(Refusal):
    """Open objectives serve what was to be undone."""


@action
def ask_again(*, priority: Priority, by: Person | None) -> Priority:
    """A priority that was said to have lapsed is asked for as before."""
    require_to_set(by, priority.partnership, priority.organisation)
    priority = Priority.objects.select_for_update(of=("self",)).get(pk=priority.pk)
    if priority.lapsed_on is None:
        raise NothingToTakeBack("It has not lapsed.")
    was, priority.lapsed_on = priority.lapsed_on, None
    priority.save(update_fields=["lapsed_on"])
    record("priority.asked_again", priority, by=by, was=was)
    return priority


@action
def take_decision_back(*, adoption: Adoption, by: Person) -> None:
    """A priority is not decided on after all. Raises StillServed while open objectives serve it."""
    require(by, AimsAbility.SET_AIMS, adoption.organisation)
    adoption = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption.pk)
    here, priority = adoption.organisation, adoption.priority
    serving = Objective.objects.filter(organisation=here, priorities=priority, closed_on=None)
    if serving:
        titles = ", ".join(f"‘{each}’" for each in serving)
        raise StillServed(f"{titles} serve it: link them to something else first, or say why it is declined.")
    record(
        "priority.undecided", here, by=by,
        priority=priority, was="adopted" if adoption.adopted else "not adopted",
    )  # fmt: skip
    AcceptedBreak.objects.filter(organisation=here, about=f"priority:{priority.code}").delete()
    adoption.delete()


@action
def reopen_objective(*, objective: Objective, by: Person) -> Objective:
    """An objective that was closed is open again, with all it was linked to."""
    require(by, AimsAbility.SET_AIMS, objective.organisation)
    objective = Objective.objects.select_for_update(of=("self",)).get(pk=objective.pk)
    if objective.closed_on is None:
        raise NothingToTakeBack("It is open.")
    was_on, was_why = objective.closed_on, objective.closed_why
    objective.closed_on, objective.closed_why = None, ""
    objective.save(update_fields=["closed_on", "closed_why"])
    record("objective.reopened", objective, by=by, was_closed_on=was_on, why_it_was_closed=was_why)
    return objective


@action
def retire_value(*, value: Value, by: Person) -> Value:
    """A value is one of the values no longer. What lived up to it hangs on it no more."""
    value = _locked(value, by)
    if value.retired_on:
        raise NothingToTakeBack("It is retired already.")
    value.retired_on = clock.today()
    value.save(update_fields=["retired_on"])
    record("value.retired", value, by=by, on=value.retired_on)
    return value


@action
def bring_value_back(*, value: Value, by: Person) -> Value:
    """A retired value is one of the values again."""
    value = _locked(value, by)
    if not value.retired_on:
        raise NothingToTakeBack("It is one of the values.")
    was, value.retired_on = value.retired_on, None
    value.save(update_fields=["retired_on"])
    record("value.brought_back", value, by=by, was=was)
    return value


def _locked(value: Value, by: Person) -> Value:
    require(by, AimsAbility.SET_AIMS, value.organisation)
    return Value.objects.select_for_update(of=("self",)).get(pk=value.pk)
