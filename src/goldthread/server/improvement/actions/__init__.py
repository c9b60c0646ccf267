"""What can be done to value streams, workshops and what they measure."""

from .cycles import (
    decide_cycle,
    edit_cycle,
    plan_cycle,
    start_cycle,
    study_cycle,
    take_start_back,
    write_up_cycle,
)
from .event import close_workshop, end_event, hold_event, stand_down, waive_gate, write_report
from .joining import (
    NewMember,
    add_member,
    add_members,
    ask_to_take_part,
    edit_member,
    seat_patient_partner,
    take_up,
    turn_down,
)
from .measured import (
    add_workshop_measure,
    contribute,
    edit_workshop_measure,
    remove_workshop_measure,
    stop_contributing,
)
from .parts import give_part, give_part_back, hand_part_over, leave_team, take_part_away
from .pictures import add_picture
from .publishing import bring_totals_up_to_date, publish_totals
from .set_aside import put_back
from .several import Entry, record_values
from .standard_work import (
    bring_standard_work_back,
    change_standard_work,
    hand_standard_work_over,
    issue_version,
    read_standard_work,
    retire_standard_work,
    write_standard_work,
)
from .steps import add_step, do_step, record_steps, remove_step, undo_step
from .streams import close_value_stream, edit_value_stream, open_value_stream, reopen_value_stream
from .taking_back import (
    back_to_proposed,
    let_event_go_on,
    reopen_workshop,
    take_event_back,
    take_up_again,
    take_values_back,
    withdraw_waiver,
)
from .values import record_value, remove_value
from .workshops import (
    choose_checkpoints,
    edit_workshop,
    plan_workshop,
    propose_workshop,
    reschedule,
)

__all__ = [
    "Entry",
    "NewMember",
    "add_member",
    "add_members",
    "add_picture",
    "add_step",
    "add_workshop_measure",
    "ask_to_take_part",
    "back_to_proposed",
    "bring_standard_work_back",
    "bring_totals_up_to_date",
    "change_standard_work",
    "choose_checkpoints",
    "close_value_stream",
    "close_workshop",
    "contribute",
    "decide_cycle",
    "do_step",
    "edit_cycle",
    "edit_member",
    "edit_value_stream",
    "edit_workshop",
    "edit_workshop_measure",
    "end_event",
    "give_part",
    "give_part_back",
    "hand_part_over",
    "hand_standard_work_over",
    "hold_event",
    "issue_version",
    "leave_team",
    "let_event_go_on",
    "open_value_stream",
    "plan_cycle",
    "plan_workshop",
    "propose_workshop",
    "publish_totals",
    "put_back",
    "read_standard_work",
    "record_steps",
    "record_value",
    "record_values",
    "remove_step",
    "remove_value",
    "remove_workshop_measure",
    "reopen_value_stream",
    "reopen_workshop",
    "reschedule",
    "retire_standard_work",
    "seat_patient_partner",
    "stand_down",
    "start_cycle",
    "stop_contributing",
    "study_cycle",
    "take_event_back",
    "take_part_away",
    "take_start_back",
    "take_up",
    "take_up_again",
    "take_values_back",
    "turn_down",
    "undo_step",
    "waive_gate",
    "withdraw_waiver",
    "write_report",
    "write_standard_work",
    "write_up_cycle",
]
