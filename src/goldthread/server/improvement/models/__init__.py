"""How things get better: value streams, workshops, who plays which part, what was measured and when."""

from .cycles import Cycle
from .measured import WorkshopMeasure, WorkshopValue
from .parts import PartHeld
from .published import PublishedTotal
from .set_aside import SetAside
from .standard_work import StandardWork, StandardWorkRead, StandardWorkStep, StandardWorkVersion
from .streams import ValueStream
from .workshops import PlanningStep, WaivedGate, Workshop

__all__ = [
    "Cycle",
    "PartHeld",
    "PlanningStep",
    "PublishedTotal",
    "SetAside",
    "StandardWork",
    "StandardWorkRead",
    "StandardWorkStep",
    "StandardWorkVersion",
    "ValueStream",
    "WaivedGate",
    "Workshop",
    "WorkshopMeasure",
    "WorkshopValue",
]
