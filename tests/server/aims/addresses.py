"""What the addresses of priorities, values and objectives are tried on."""

from datetime import date

from goldthread.server.aims import actions as aims
from goldthread.server.aims.models import AcceptedBreak
from goldthread.server.improvement.models import ValueStream
from goldthread.server.measures.models import Measure

from ..addresses.expecting import Otherwise
from ..addresses.world import World

OTHERWISE = [
    Otherwise("aims:accept_break", "which break is meant stands in the query, and none is named", got=404),
]


def fill(world: World) -> None:
    """A national priority that is adopted, one of the trust's own, a value, an objective, a break."""
    trust, by = world.trust, world.people["facilitator"]
    priority = aims.set_priority(code="A&E-4H", title="Four hours", set_on=date(2010, 6, 1), by=None)
    aims.adopt_priority(organisation=trust, priority=priority, by=by)
    value = aims.name_value(organisation=trust, title="One team", by=by)
    objective = aims.add_objective(organisation=trust, title="No waits", by=by)
    aims.link(objective=objective, to=priority, by=by)
    accepted = aims.accept_break(
        organisation=trust,
        kind=AcceptedBreak.Kind.NO_MEASURE,
        about=f"objective:{objective.pk}",
        reason="All improvement matters",
        review_on=date(2020, 1, 15),
        accepted_on=date(2019, 7, 15),
        by=by,
    )
    own = aims.set_priority(organisation=trust, code="FLOW", title="Flow", set_on=date(2019, 1, 1), by=by)
    stream, measure = ValueStream.objects.get(), Measure.objects.get(code="OPD-LET")
    aims.tie_measure(value_stream=stream, measure=measure, by=by)
    aims.excuse_dimension(value_stream=stream, dimension="cost", reason="Nobody counts it", by=by)
    world.blanks |= {
        "aims:withdraw_excuse.dimension": "cost",
        "Priority.priority_code": own.code,
        "aims:priority_code": priority.code,
        "AcceptedBreak.pk": accepted.pk,
        "Value.pk": value.pk,
        "Objective.pk": objective.pk,
        "aims:measure_code": measure.code,
        "aims:dimension": "quality",
    }
