"""Forms of improvement."""

from .measured import ContributeForm, ValuesForm, WorkshopMeasureForm
from .steps import StepForm, StepsForm
from .streams import CloseStreamForm, OpenStreamForm, PartForm, PatientPartnerForm, StreamForm
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
    "ValuesForm",
    "WorkshopForm",
    "WorkshopMeasureForm",
]
