"""The pages of improvement."""

from .due import due, partnership_due
from .measured import (
    add_measure,
    contribute,
    contribute_preview,
    edit_measure,
    record_values,
    remove_measure,
    remove_value,
)
from .parts import give_part, seat_patient_partner, take_part
from .planning import (
    checkpoints,
    close,
    end,
    hold,
    plan,
    reschedule,
    stand_down,
    waive,
    write_report,
)
from .report import report_out
from .steps import add_step, do_steps, remove_step, tick_step
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
from .taking_back import (
    put_back,
    put_back_in_stream,
    reopen_value_stream,
    take_back,
    take_values_back,
    withdraw_waiver,
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
    "do_steps",
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
    "put_back",
    "put_back_in_stream",
    "record_values",
    "remove_measure",
    "remove_step",
    "remove_value",
    "reopen_value_stream",
    "report_out",
    "reschedule",
    "seat_patient_partner",
    "stand_down",
    "take_back",
    "take_part",
    "take_stream_part",
    "take_values_back",
    "tick_step",
    "value_stream",
    "value_stream_history",
    "value_streams",
    "waive",
    "withdraw_waiver",
    "workshop",
    "workshop_history",
    "workshops",
    "write_report",
]
