"""Pages of the measures: lists and a measure's page, its forms, files of readings, figures and downloads."""

from .definition import add, complete, edit, retire, revise, revision
from .downloads import chart, readings_csv
from .imports import import_many, import_readings, imported, imported_many
from .pages import measure, measures
from .readings import correct, note, rebase, record, remove_note, remove_phase

__all__ = [
    "add",
    "chart",
    "complete",
    "correct",
    "edit",
    "import_many",
    "import_readings",
    "imported",
    "imported_many",
    "measure",
    "measures",
    "note",
    "readings_csv",
    "rebase",
    "record",
    "remove_note",
    "remove_phase",
    "retire",
    "revise",
    "revision",
]
