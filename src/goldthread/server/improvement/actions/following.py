"""Planning steps that follow what the workshop shows: a patient partner, the baseline."""

from goldthread.server import clock
from goldthread.server.people.models import Person

from .. import gates
from ..abilities import WorkshopPart
from ..kinds import Follows, Gate, Stage
from ..models import Workshop


def follow(workshop: Workshop, by: Person) -> list[str]:
    """Tick the steps of what is there now, untick those ticked so whose thing is gone; the titles ticked.

    Only while the workshop is planned. Called within the action that gave or took the thing, which
    names them in its event. What somebody ticked by hand stays as they said.
    """
    if workshop.stage != Stage.PLANNING:
        return []
    there, ticked = _there(workshop), []
    for step in workshop.steps.exclude(follows=""):
        if step.follows in there and step.done_on is None:
            step.done_on, step.done_by, step.ticked_itself = clock.today(), by, True
            ticked.append(step.title)
        elif step.follows not in there and step.ticked_itself:
            step.done_on, step.done_by, step.ticked_itself = None, None, False
        else:
            continue
        step.save(update_fields=["done_on", "done_by", "ticked_itself"])
    return ticked


def _there(workshop: Workshop) -> set[str]:
    afresh = Workshop.objects.prefetch_related("parts", "measures__values").get(pk=workshop.pk)
    unmet = gates.unmet(afresh)
    there = {Follows(gate.value).value for gate in Gate if gate not in unmet}
    if any(each.part == WorkshopPart.WORKSHOP_LEADER and each.agreed for each in afresh.parts.all()):
        there.add(Follows.WORKSHOP_LEADER)
    return there
