"""What can be done to measures, by idea: the measure, its definition, its readings, its chart, files."""

from ..counting import NewReading
from .charting import choose_chart, take_back_chart
from .charts import note_point, remove_note, remove_phase, start_phase
from .circles import keep_figures, open_figures
from .copies import copy_measure, count_as, count_by_itself, keep_own_definition
from .definitions import complete_definition, define_anew
from .families import begin_family, edit_family, join_family, leave_family, put_together, take_apart
from .imports import discard, import_now, look_at, take_in
from .measures import (
    add_measure,
    bring_back_measure,
    edit_measure,
    hand_over,
    retire_measure,
)
from .mending import put_back_reading, take_back_correction, withdraw_reading
from .readings import Recorded, correct_reading, record_readings
from .revisions import (
    approve_revision,
    decline_revision,
    propose_revision,
    take_back_revision,
    undo_approval,
)
from .saved_views import change_view, remove_view, save_view
from .taking_back import take_back_import
from .watching import stop_watching, tell_signals, watch

__all__ = [
    "NewReading",
    "Recorded",
    "add_measure",
    "approve_revision",
    "begin_family",
    "bring_back_measure",
    "change_view",
    "choose_chart",
    "complete_definition",
    "copy_measure",
    "correct_reading",
    "count_as",
    "count_by_itself",
    "decline_revision",
    "define_anew",
    "discard",
    "edit_family",
    "edit_measure",
    "hand_over",
    "import_now",
    "join_family",
    "keep_figures",
    "keep_own_definition",
    "leave_family",
    "look_at",
    "note_point",
    "open_figures",
    "propose_revision",
    "put_back_reading",
    "put_together",
    "record_readings",
    "remove_note",
    "remove_phase",
    "remove_view",
    "retire_measure",
    "save_view",
    "start_phase",
    "stop_watching",
    "take_apart",
    "take_back_chart",
    "take_back_correction",
    "take_back_import",
    "take_back_revision",
    "take_in",
    "tell_signals",
    "undo_approval",
    "watch",
    "withdraw_reading",
]
