"""What can be done to value streams, workshops and what they measure."""

from .event import close_workshop, end_event, hold_event, stand_down, waive_gate, write_report
from .measured import (
    add_workshop_measure,
    contribute,
    edit_workshop_measure,
    remove_workshop_measure,
    stop_contributing,
)
from .parts import give_part, hand_part_over, seat_patient_partner, take_part_away
from .several import Entry, record_values
from .streams import close_value_stream, edit_value_stream, open_value_stream
from .values import record_value, remove_value
from .weekly import remind, send_weekly_email
from .workshops import (
    add_step,
    choose_checkpoints,
    do_step,
    edit_workshop,
    plan_workshop,
    propose_workshop,
    remove_step,
    reschedule,
    undo_step,
)

__all__ = [
    "Entry",
    "add_step",
    "add_workshop_measure",
    "choose_checkpoints",
    "close_value_stream",
    "close_workshop",
    "contribute",
    "do_step",
    "edit_value_stream",
    "edit_workshop",
    "edit_workshop_measure",
    "end_event",
    "give_part",
    "hand_part_over",
    "hold_event",
    "open_value_stream",
    "plan_workshop",
    "propose_workshop",
    "record_value",
    "record_values",
    "remind",
    "remove_step",
    "remove_value",
    "remove_workshop_measure",
    "reschedule",
    "seat_patient_partner",
    "send_weekly_email",
    "stand_down",
    "stop_contributing",
    "take_part_away",
    "undo_step",
    "waive_gate",
    "write_report",
]
