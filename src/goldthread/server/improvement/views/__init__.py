"""The pages of improvement."""

from .due import due, partnership_due
from .measured import add_measure, contribute, contribute_preview, edit_measure, record_values, remove_measure
from .parts import give_part, seat_patient_partner, take_part
from .planning import (
    add_step,
    checkpoints,
    close,
    end,
    hold,
    plan,
    reschedule,
    stand_down,
    tick_step,
    waive,
    write_report,
)
from .report import report_out
from .streams import (
    close_value_stream,
    edit_value_stream,
    give_stream_part,
    open_value_stream,
    take_stream_part,
    value_stream,
    value_stream_history,
    value_streams,
)
from .workshops import edit_workshop, propose, workshop, workshop_history, workshops

__all__ = [
    "add_measure",
    "add_step",
    "checkpoints",
    "close",
    "close_value_stream",
    "contribute",
    "contribute_preview",
    "due",
    "edit_measure",
    "edit_value_stream",
    "edit_workshop",
    "end",
    "give_part",
    "give_stream_part",
    "hold",
    "open_value_stream",
    "partnership_due",
    "plan",
    "propose",
    "record_values",
    "remove_measure",
    "report_out",
    "reschedule",
    "seat_patient_partner",
    "stand_down",
    "take_part",
    "take_stream_part",
    "tick_step",
    "value_stream",
    "value_stream_history",
    "value_streams",
    "waive",
    "workshop",
    "workshop_history",
    "workshops",
    "write_report",
]
