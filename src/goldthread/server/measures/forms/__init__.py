"""The forms of the measures: a measure and its definition, readings and charts, files."""

from .definition import (
    CompleteForm,
    DecisionForm,
    DefineAnewForm,
    DefinitionForm,
    EditForm,
    MeasureForm,
    RetireForm,
    ReviseForm,
)
from .drawing import ChartForm, SinceForm
from .files import ImportForm, TakeInForm
from .packs import PackForm
from .readings import CorrectForm, NoteForm, RebaseForm, RecordForm, RemoveForm, StartForm
from .saved_views import SavedViewForm
from .withdrawing import WithdrawForm

__all__ = [
    "ChartForm",
    "CompleteForm",
    "CorrectForm",
    "DecisionForm",
    "DefineAnewForm",
    "DefinitionForm",
    "EditForm",
    "ImportForm",
    "MeasureForm",
    "NoteForm",
    "PackForm",
    "RebaseForm",
    "RecordForm",
    "RemoveForm",
    "RetireForm",
    "ReviseForm",
    "SavedViewForm",
    "SinceForm",
    "StartForm",
    "TakeInForm",
    "WithdrawForm",
]
