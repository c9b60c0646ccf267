"""Pages."""

from django.http import Http404, HttpRequest, HttpResponse


def _soon(request: HttpRequest, **_: object) -> HttpResponse:
    raise Http404


add_measure = _soon
add_step = _soon
checkpoints = _soon
close = _soon
close_value_stream = _soon
contribute = _soon
contribute_preview = _soon
due = _soon
edit_measure = _soon
edit_value_stream = _soon
edit_workshop = _soon
end = _soon
give_part = _soon
give_stream_part = _soon
hold = _soon
open_value_stream = _soon
partnership_due = _soon
plan = _soon
propose = _soon
record_values = _soon
remove_measure = _soon
report_out = _soon
reschedule = _soon
seat_patient_partner = _soon
stand_down = _soon
take_part = _soon
take_stream_part = _soon
tick_step = _soon
value_stream = _soon
value_stream_history = _soon
value_streams = _soon
waive = _soon
workshop = _soon
workshop_history = _soon
workshops = _soon
write_report = _soon
