from django.urls import URLPattern, URLResolver, include, path

from . import views

app_name = "improvement"

_stream = [
    path("", views.value_stream, name="value_stream"),
    path("edit/", views.edit_value_stream, name="edit_value_stream"),
    path("close/", views.close_value_stream, name="close_value_stream"),
    path("reopen/", views.reopen_value_stream, name="reopen_value_stream"),
    path("put-back/<int:aside_pk>/", views.put_back_in_stream, name="put_back_in_stream"),
    path("parts/", views.give_stream_part, name="give_stream_part"),
    path("parts/<int:part_pk>/take-away/", views.take_stream_part, name="take_stream_part"),
    path("propose/", views.propose, name="propose"),
    path("history/", views.value_stream_history, name="value_stream_history"),
]

_workshop = [
    path("", views.workshop, name="workshop"),
    path("edit/", views.edit_workshop, name="edit_workshop"),
    path("plan/", views.plan, name="plan"),
    path("reschedule/", views.reschedule, name="reschedule"),
    path("hold/", views.hold, name="hold"),
    path("end/", views.end, name="end"),
    path("close/", views.close, name="close"),
    path("stand-down/", views.stand_down, name="stand_down"),
    path("<slug:what>/take-back/", views.take_back, name="take_back"),
    path("put-back/<int:aside_pk>/", views.put_back, name="put_back"),
    path("gates/<slug:gate>/waive/", views.waive, name="waive"),
    path("gates/<slug:gate>/withdraw/", views.withdraw_waiver, name="withdraw_waiver"),
    path("steps/add/", views.add_step, name="add_step"),
    path("steps/", views.do_steps, name="do_steps"),
    path("steps/<int:step_pk>/", views.tick_step, name="tick_step"),
    path("steps/<int:step_pk>/remove/", views.remove_step, name="remove_step"),
    path("parts/", views.give_part, name="give_part"),
    path("parts/several/", views.add_several, name="add_several"),
    path("parts/<int:part_pk>/edit/", views.edit_member, name="edit_member"),
    path("parts/patient-partner/", views.seat_patient_partner, name="seat_patient_partner"),
    path("parts/<int:part_pk>/take-away/", views.take_part, name="take_part"),
    path("measures/add/", views.add_measure, name="add_measure"),
    path("measures/<int:measure_pk>/edit/", views.edit_measure, name="edit_measure"),
    path("measures/<int:measure_pk>/remove/", views.remove_measure, name="remove_measure"),
    path("measures/<int:measure_pk>/contribute/", views.contribute, name="contribute"),
    path(
        "measures/<int:measure_pk>/contribute/preview/", views.contribute_preview, name="contribute_preview"
    ),
    path("checkpoints/", views.checkpoints, name="checkpoints"),
    path("values/<slug:point>/", views.record_values, name="record_values"),
    path("values/<slug:point>/<slug:measures>/take-back/", views.take_values_back, name="take_values_back"),
    path("values/<slug:point>/<int:measure_pk>/remove/", views.remove_value, name="remove_value"),
    path("report-out/", views.report_out, name="report_out"),
    path("report-out/write/", views.write_report, name="write_report"),
    path("history/", views.workshop_history, name="workshop_history"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("o/<str:code>/value-streams/", views.value_streams, name="value_streams"),
    path("o/<str:code>/value-streams/open/", views.open_value_stream, name="open_value_stream"),
    path("o/<str:code>/value-streams/<int:pk>/", include(_stream)),
    path("o/<str:code>/workshops/", views.workshops, name="workshops"),
    path("o/<str:code>/workshops/<int:pk>/", include(_workshop)),
    path("o/<str:code>/due/", views.due, name="due"),
    path("p/<slug:slug>/due/", views.partnership_due, name="partnership_due"),
]
