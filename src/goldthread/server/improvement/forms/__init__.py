"""Forms of improvement."""

from .measured import ContributeForm, ValuesForm, WorkshopMeasureForm
from .steps import StepForm, StepsForm
from .streams import CloseStreamForm, OpenStreamForm, StreamForm
from .team import PartForm, PatientPartnerForm, TeamForm, WrittenForm
from .workshops import (
    CheckpointsForm,
    CloseForm,
    DaysForm,
    EndForm,
    HoldForm,
    ReasonForm,
    ReportForm,
    RescheduleForm,
    WorkshopForm,
)

__all__ = [
    "CheckpointsForm",
    "CloseForm",
    "CloseStreamForm",
    "ContributeForm",
    "DaysForm",
    "EndForm",
    "HoldForm",
    "OpenStreamForm",
    "PartForm",
    "PatientPartnerForm",
    "ReasonForm",
    "ReportForm",
    "RescheduleForm",
    "StepForm",
    "StepsForm",
    "StreamForm",
    "TeamForm",
    "ValuesForm",
    "WorkshopForm",
    "WorkshopMeasureForm",
    "WrittenForm",
]
