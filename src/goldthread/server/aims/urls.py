from django.urls import include, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, signed_in, visible
from goldthread.server.people.pages import partnership_or_404, programme_of

from .abilities import AimsAbility
from .views import national, objectives, priorities, streams, taking_back, thread, values
from .views.finding import (
    accepted_or_404,
    hung_stream_or_404,
    may_set_priority,
    objective_or_404,
    priority_or_404,
    value_or_404,
)

app_name = "aims"

_thread = [
    path("", page(thread.thread, visible, programme_of), name="thread"),
    path("text/", page(thread.text, visible, programme_of), name="text"),
    path("breaks/", page(thread.breaks, visible, programme_of), name="breaks"),
    path(
        "breaks/accept/",
        form(thread.accept_break, AimsAbility.SET_AIMS, programme_of),
        name="accept_break",
    ),
    path(
        "breaks/<int:pk>/reopen/",
        button(thread.reopen_break, AimsAbility.SET_AIMS, accepted_or_404),
        name="reopen_break",
    ),
    path("priorities/", page(priorities.priorities, visible, programme_of), name="priorities"),
    path(
        "priorities/add/",
        form(national.set_own_priority, AimsAbility.SET_AIMS, programme_of),
        name="set_own_priority",
    ),
    path(
        "priorities/<str:priority_code>/",
        page(priorities.priority, visible, programme_of),
        name="priority",
    ),
    path(
        "priorities/<str:priority_code>/adopt/",
        form(priorities.adopt, AimsAbility.SET_AIMS, programme_of),
        name="adopt",
    ),
    path(
        "priorities/<str:priority_code>/decline/",
        form(priorities.decline, AimsAbility.SET_AIMS, programme_of),
        name="decline",
    ),
    path(
        "priorities/<str:priority_code>/undecide/",
        button(taking_back.undecide, AimsAbility.SET_AIMS, programme_of),
        name="undecide",
    ),
    path("values/", page(values.values, visible, programme_of), name="values"),
    path("values/add/", form(values.name_value, AimsAbility.SET_AIMS, programme_of), name="name_value"),
    path(
        "values/<int:pk>/edit/",
        form(values.edit_value, AimsAbility.SET_AIMS, value_or_404),
        name="edit_value",
    ),
    path(
        "values/<int:pk>/retire/",
        button(taking_back.retire_value, AimsAbility.SET_AIMS, value_or_404),
        name="retire_value",
    ),
    path(
        "values/<int:pk>/bring-back/",
        button(taking_back.bring_value_back, AimsAbility.SET_AIMS, value_or_404),
        name="bring_value_back",
    ),
    path("objectives/", page(objectives.objectives, visible, programme_of), name="objectives"),
    path(
        "objectives/add/",
        form(objectives.add_objective, AimsAbility.SET_AIMS, programme_of),
        name="add_objective",
    ),
    path("objectives/<int:pk>/", page(objectives.objective, visible, objective_or_404), name="objective"),
    path(
        "objectives/<int:pk>/edit/",
        form(objectives.edit_objective, AimsAbility.SET_AIMS, objective_or_404),
        name="edit_objective",
    ),
    path(
        "objectives/<int:pk>/links/",
        form(objectives.objective_links, AimsAbility.SET_AIMS, objective_or_404),
        name="objective_links",
    ),
    path(
        "objectives/<int:pk>/close/",
        form(objectives.close_objective, AimsAbility.SET_AIMS, objective_or_404),
        name="close_objective",
    ),
    path(
        "objectives/<int:pk>/watch/",
        form(objectives.watch_objective, visible, objective_or_404),
        name="watch_objective",
    ),
    path(
        "objectives/<int:pk>/reopen/",
        button(taking_back.reopen_objective, AimsAbility.SET_AIMS, objective_or_404),
        name="reopen_objective",
    ),
]

_stream = [
    path(
        "objectives/",
        form(streams.stream_objectives, AimsAbility.SET_AIMS, hung_stream_or_404),
        name="stream_objectives",
    ),
    path("watch/", form(streams.watch_stream, visible, hung_stream_or_404), name="watch_stream"),
    path("measures/", page(streams.stream_measures, visible, hung_stream_or_404), name="stream_measures"),
    path(
        "measures/<str:dimension>/tie/",
        form(streams.tie, AimsAbility.SET_AIMS, hung_stream_or_404),
        name="tie",
    ),
    path(
        "measures/<str:dimension>/excuse/",
        form(streams.excuse, AimsAbility.SET_AIMS, hung_stream_or_404),
        name="excuse",
    ),
    path(
        "measures/<str:measure_code>/untie/",
        button(streams.untie, AimsAbility.SET_AIMS, hung_stream_or_404),
        name="untie",
    ),
    path(
        "measures/<str:dimension>/withdraw/",
        button(streams.withdraw_excuse, AimsAbility.SET_AIMS, hung_stream_or_404),
        name="withdraw_excuse",
    ),
]

urlpatterns = [
    path("o/<str:code>/thread/", include(_thread)),
    path("o/<str:code>/value-streams/<int:pk>/", include(_stream)),
    path("priorities/", page(national.national, signed_in), name="national"),
    path(
        "p/<slug:slug>/priorities/add/",
        form(national.set_priority, PeopleAbility.SET_ORGANISATION, partnership_or_404),
        name="set_priority",
    ),
    path(
        "priorities/<str:priority_code>/edit/",
        form(national.edit_priority, may_set_priority, priority_or_404),
        name="edit_priority",
    ),
    path(
        "priorities/<str:priority_code>/lapse/",
        form(national.lapse_priority, may_set_priority, priority_or_404),
        name="lapse_priority",
    ),
    path(
        "priorities/<str:priority_code>/ask-again/",
        button(taking_back.ask_again, may_set_priority, priority_or_404),
        name="ask_again",
    ),
]
