"""The gates of an event: what no event goes ahead without, unless the sponsor waives it with a reason."""

from .abilities import WorkshopPart
from .kinds import Gate, Point
from .models import Workshop, WorkshopMeasure


def unmet(workshop: Workshop) -> set[Gate]:
    """The gates that are not met, waived or not."""
    held = {p.part for p in workshop.parts.all() if p.agreed}
    found = set()
    if WorkshopPart.PATIENT_PARTNER not in held:
        found.add(Gate.PATIENT_PARTNER)
    if WorkshopPart.PROCESS_OWNER not in held:
        found.add(Gate.PROCESS_OWNER)
    measures = list(workshop.measures.all())
    if not measures or any(not _has_baseline(m) for m in measures):
        found.add(Gate.BASELINE)
    return found


def still_open(workshop: Workshop) -> list[Gate]:
    """The gates that hold the event back: neither met nor waived, in the order they are listed."""
    waived = {w.gate for w in workshop.waivers.all()}
    missing = unmet(workshop)
    return [gate for gate in Gate if gate in missing and gate not in waived]


def _has_baseline(measure: WorkshopMeasure) -> bool:
    return any(v.point == Point.BASELINE for v in measure.values.all())
