"""Forms of improvement."""

from .cycles import CycleForm, DecideForm, StudyForm, WriteUpForm
from .cycles import StartForm as CycleStartForm
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
    "CycleForm",
    "CycleStartForm",
    "DaysForm",
    "DecideForm",
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
    "StudyForm",
    "TeamForm",
    "ValuesForm",
    "WorkshopForm",
    "WorkshopMeasureForm",
    "WriteUpForm",
    "WrittenForm",
]
