from django.urls import URLPattern, URLResolver, include, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, visible
from goldthread.server.people.pages import partnership_or_404 as a_partnership
from goldthread.server.people.pages import programme_of
from goldthread.server.tasks.abilities import TasksAbility

from ..abilities import ImprovementAbility
from ..views import (
    due,
    measured,
    newspaper,
    parts,
    pictures,
    planning,
    report,
    steps,
    streams,
    taking_back,
    workshops,
)
from ..views.found import aside_of_stream, aside_of_workshop, may_put_back, plays_a_part
from ..views.found import stream_or_404 as a_stream
from ..views.found import workshop_or_404 as a_workshop
from . import cycles, standard_work

app_name = "improvement"

_stream = [
    path("", page(streams.value_stream, visible, a_stream), name="value_stream"),
    path(
        "edit/",
        form(streams.edit_value_stream, ImprovementAbility.EDIT_STREAMS, a_stream),
        name="edit_value_stream",
    ),
    path(
        "close/",
        form(streams.close_value_stream, ImprovementAbility.EDIT_STREAMS, a_stream),
        name="close_value_stream",
    ),
    path(
        "reopen/",
        button(taking_back.reopen_value_stream, ImprovementAbility.EDIT_STREAMS, a_stream),
        name="reopen_value_stream",
    ),
    path(
        "put-back/<int:aside_pk>/",
        button(taking_back.put_back, may_put_back, aside_of_stream),
        name="put_back_in_stream",
    ),
    path(
        "pictures/add/",
        form(pictures.add_to_stream, ImprovementAbility.EDIT_STREAMS, a_stream),
        name="add_stream_picture",
    ),
    path(
        "parts/",
        form(streams.give_stream_part, ImprovementAbility.EDIT_STREAMS, a_stream),
        name="give_stream_part",
    ),
    path(
        "parts/<int:part_pk>/take-away/",
        button(streams.take_stream_part, ImprovementAbility.EDIT_STREAMS, a_stream),
        name="take_stream_part",
    ),
    path("propose/", form(workshops.propose, ImprovementAbility.PLAN_WORKSHOPS, a_stream), name="propose"),
    path(
        "history/",
        page(streams.value_stream_history, PeopleAbility.SEE_HISTORY, a_stream),
        name="value_stream_history",
    ),
]

_planning = [
    path(
        "edit/",
        form(workshops.edit_workshop, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="edit_workshop",
    ),
    path("plan/", form(planning.plan, ImprovementAbility.PLAN_WORKSHOPS, a_workshop), name="plan"),
    path(
        "reschedule/",
        form(planning.reschedule, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="reschedule",
    ),
    path("hold/", form(planning.hold, ImprovementAbility.PLAN_WORKSHOPS, a_workshop), name="hold"),
    path("end/", form(planning.end, ImprovementAbility.PLAN_WORKSHOPS, a_workshop), name="end"),
    path("close/", form(planning.close, ImprovementAbility.PLAN_WORKSHOPS, a_workshop), name="close"),
    path(
        "stand-down/",
        form(planning.stand_down, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="stand_down",
    ),
    path(
        "<slug:what>/take-back/",
        button(taking_back.take_back, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="take_back",
    ),
    path(
        "put-back/<int:aside_pk>/",
        button(taking_back.put_back, may_put_back, aside_of_workshop),
        name="put_back",
    ),
    path(
        "gates/<slug:gate>/waive/",
        form(planning.waive, ImprovementAbility.WAIVE_GATES, a_workshop),
        name="waive",
    ),
    path(
        "gates/<slug:gate>/withdraw/",
        button(taking_back.withdraw_waiver, ImprovementAbility.WAIVE_GATES, a_workshop),
        name="withdraw_waiver",
    ),
    path(
        "checkpoints/",
        form(planning.checkpoints, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="checkpoints",
    ),
    path("steps/add/", form(steps.add_step, ImprovementAbility.PLAN_WORKSHOPS, a_workshop), name="add_step"),
    path("steps/", form(steps.do_steps, ImprovementAbility.PLAN_WORKSHOPS, a_workshop), name="do_steps"),
    path(
        "steps/<int:step_pk>/",
        button(steps.tick_step, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="tick_step",
    ),
    path(
        "steps/<int:step_pk>/remove/",
        button(steps.remove_step, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="remove_step",
    ),
]

_team = [
    path("parts/", form(parts.give_part, ImprovementAbility.PLAN_WORKSHOPS, a_workshop), name="give_part"),
    path(
        "parts/several/",
        form(parts.add_several, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="add_several",
    ),
    path("parts/leave/", form(parts.leave, plays_a_part, a_workshop), name="leave_team"),
    path(
        "parts/<int:part_pk>/edit/",
        form(parts.edit_member, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="edit_member",
    ),
    path(
        "parts/patient-partner/",
        form(parts.seat_patient_partner, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="seat_patient_partner",
    ),
    path(
        "parts/<int:part_pk>/take-away/",
        button(parts.take_part, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="take_part",
    ),
]

_measured = [
    path(
        "measures/add/",
        form(measured.add_measure, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="add_measure",
    ),
    path(
        "measures/<int:measure_pk>/edit/",
        form(measured.edit_measure, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="edit_measure",
    ),
    path(
        "measures/<int:measure_pk>/remove/",
        button(measured.remove_measure, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="remove_measure",
    ),
    path(
        "measures/<int:measure_pk>/contribute/",
        form(measured.contribute, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="contribute",
    ),
    path(
        "measures/<int:measure_pk>/contribute/preview/",
        page(measured.contribute_preview, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="contribute_preview",
    ),
    path(
        "values/<slug:point>/",
        form(measured.record_values, ImprovementAbility.RECORD_RESULTS, a_workshop),
        name="record_values",
    ),
    path(
        "values/<slug:point>/<slug:measures>/take-back/",
        button(taking_back.take_values_back, ImprovementAbility.RECORD_RESULTS, a_workshop),
        name="take_values_back",
    ),
    path(
        "values/<slug:point>/<int:measure_pk>/remove/",
        form(measured.remove_value, ImprovementAbility.RECORD_RESULTS, a_workshop),
        name="remove_value",
    ),
]

_workshop = [
    path("", page(workshops.workshop, visible, a_workshop), name="workshop"),
    *_planning,
    *_team,
    *_measured,
    path(
        "newspaper/add/",
        form(newspaper.give_task, TasksAbility.GIVE_TASKS, a_workshop),
        name="add_to_newspaper",
    ),
    path("report-out/", page(report.report_out, visible, a_workshop), name="report_out"),
    path(
        "report-out/write/",
        form(planning.write_report, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="write_report",
    ),
    path(
        "report-out/pictures/add/",
        form(pictures.add_to_report_out, ImprovementAbility.PLAN_WORKSHOPS, a_workshop),
        name="add_picture",
    ),
    path(
        "history/",
        page(workshops.workshop_history, PeopleAbility.SEE_HISTORY, a_workshop),
        name="workshop_history",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "o/<str:code>/value-streams/",
        page(streams.value_streams, visible, programme_of),
        name="value_streams",
    ),
    path(
        "o/<str:code>/value-streams/open/",
        form(streams.open_value_stream, ImprovementAbility.EDIT_STREAMS, programme_of),
        name="open_value_stream",
    ),
    path("o/<str:code>/value-streams/<int:pk>/", include(_stream)),
    path("o/<str:code>/workshops/", page(workshops.workshops, visible, programme_of), name="workshops"),
    path("o/<str:code>/workshops/<int:pk>/", include(_workshop)),
    *cycles.ADDRESSES,
    *standard_work.ADDRESSES,
    path("o/<str:code>/due/", page(due.due, visible, programme_of), name="due"),
    path("p/<slug:slug>/due/", page(due.partnership_due, visible, a_partnership), name="partnership_due"),
]
