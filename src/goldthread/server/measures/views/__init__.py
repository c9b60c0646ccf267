"""Pages of the measures: lists and a measure's page, its forms, files of readings, figures and downloads."""

from .definition import add, complete, edit, retire
from .downloads import chart, readings_csv
from .imports import import_many, import_readings, imported, imported_many
from .mending import correct, put_back, take_back_correction, take_back_reading, withdraw
from .pages import measure, measures
from .readings import note, rebase, record, remove_note, remove_phase
from .revisions import revise, revision
from .taken_in import imports, imports_of, take_back_import, take_in_again, taken_in
from .taking_back import bring_back, take_back_phase, take_back_revision, undo_approval

__all__ = [
    "add",
    "bring_back",
    "chart",
    "complete",
    "correct",
    "edit",
    "import_many",
    "import_readings",
    "imported",
    "imported_many",
    "imports",
    "imports_of",
    "measure",
    "measures",
    "note",
    "put_back",
    "readings_csv",
    "rebase",
    "record",
    "remove_note",
    "remove_phase",
    "retire",
    "revise",
    "revision",
    "take_back_correction",
    "take_back_import",
    "take_back_phase",
    "take_back_reading",
    "take_back_revision",
    "take_in_again",
    "taken_in",
    "undo_approval",
    "withdraw",
]
