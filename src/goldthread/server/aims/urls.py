from django.urls import path

from . import views

app_name = "aims"
urlpatterns = [
    path("o/<str:code>/thread/", views.thread, name="thread"),
    path("o/<str:code>/thread/text/", views.text, name="text"),
    path("o/<str:code>/thread/breaks/", views.breaks, name="breaks"),
    path("o/<str:code>/thread/breaks/accept/", views.accept_break, name="accept_break"),
    path("o/<str:code>/thread/breaks/<int:pk>/reopen/", views.reopen_break, name="reopen_break"),
    path("o/<str:code>/thread/priorities/", views.priorities, name="priorities"),
    path("o/<str:code>/thread/priorities/add/", views.set_own_priority, name="set_own_priority"),
    path("o/<str:code>/thread/priorities/<str:priority_code>/", views.priority, name="priority"),
    path("o/<str:code>/thread/priorities/<str:priority_code>/adopt/", views.adopt, name="adopt"),
    path("o/<str:code>/thread/priorities/<str:priority_code>/decline/", views.decline, name="decline"),
    path("o/<str:code>/thread/priorities/<str:priority_code>/undecide/", views.undecide, name="undecide"),
    path("o/<str:code>/thread/values/<int:pk>/retire/", views.retire_value, name="retire_value"),
    path("o/<str:code>/thread/values/<int:pk>/bring-back/", views.bring_value_back, name="bring_value_back"),
    path("o/<str:code>/thread/objectives/<int:pk>/reopen/", views.reopen_objective, name="reopen_objective"),
    path("priorities/<str:priority_code>/ask-again/", views.ask_again, name="ask_again"),
    path("o/<str:code>/thread/values/", views.values, name="values"),
    path("o/<str:code>/thread/values/add/", views.name_value, name="name_value"),
    path("o/<str:code>/thread/values/<int:pk>/edit/", views.edit_value, name="edit_value"),
    path("o/<str:code>/thread/objectives/", views.objectives, name="objectives"),
    path("o/<str:code>/thread/objectives/add/", views.add_objective, name="add_objective"),
    path("o/<str:code>/thread/objectives/<int:pk>/", views.objective, name="objective"),
    path("o/<str:code>/thread/objectives/<int:pk>/edit/", views.edit_objective, name="edit_objective"),
    path("o/<str:code>/thread/objectives/<int:pk>/links/", views.objective_links, name="objective_links"),
    path("o/<str:code>/thread/objectives/<int:pk>/close/", views.close_objective, name="close_objective"),
    path(
        "o/<str:code>/value-streams/<int:pk>/objectives/", views.stream_objectives, name="stream_objectives"
    ),
    path("o/<str:code>/value-streams/<int:pk>/measures/", views.stream_measures, name="stream_measures"),
    path("o/<str:code>/value-streams/<int:pk>/measures/<str:dimension>/tie/", views.tie, name="tie"),
    path("o/<str:code>/value-streams/<int:pk>/measures/<str:dimension>/excuse/", views.excuse, name="excuse"),
    path("o/<str:code>/value-streams/<int:pk>/measures/<str:measure_code>/untie/", views.untie, name="untie"),
    path(
        "o/<str:code>/value-streams/<int:pk>/measures/<str:dimension>/withdraw/",
        views.withdraw_excuse,
        name="withdraw_excuse",
    ),
    path("priorities/", views.national, name="national"),
    path("p/<slug:slug>/priorities/add/", views.set_priority, name="set_priority"),
    path("priorities/<str:priority_code>/edit/", views.edit_priority, name="edit_priority"),
    path("priorities/<str:priority_code>/lapse/", views.lapse_priority, name="lapse_priority"),
]
