"""Forms of improvement."""

from .cycles import CycleForm, DecideForm, StudyForm, WriteUpForm
from .cycles import StartForm as CycleStartForm
from .measured import ContributeForm, ValuesForm, WorkshopMeasureForm
from .standard_work import KeepForm, RetireForm, VersionForm, WriteForm
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
    "KeepForm",
    "OpenStreamForm",
    "PartForm",
    "PatientPartnerForm",
    "ReasonForm",
    "ReportForm",
    "RescheduleForm",
    "RetireForm",
    "StepForm",
    "StepsForm",
    "StreamForm",
    "StudyForm",
    "TeamForm",
    "ValuesForm",
    "VersionForm",
    "WorkshopForm",
    "WorkshopMeasureForm",
    "WriteForm",
    "WriteUpForm",
    "WrittenForm",
]
