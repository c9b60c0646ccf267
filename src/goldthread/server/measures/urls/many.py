"""The addresses of many measures: overviews, saved views, charts side by side, packs."""

from django.urls import path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, visible
from goldthread.server.people.pages import partnership_or_404, programme_of

from ..views import across, overview, packs, saved_views

ADDRESSES = [
    path(
        "p/<slug:slug>/measures/",
        page(overview.of_partnership, visible, partnership_or_404),
        name="partnership_measures",
    ),
    path(
        "p/<slug:slug>/measures/pack/",
        form(packs.pack_of_partnership, visible, partnership_or_404),
        name="partnership_pack",
    ),
    path("o/<str:code>/measures/", page(overview.measures, PeopleAbility.SEE, programme_of), name="measures"),
    path(
        "o/<str:code>/measures/views/save/",
        form(saved_views.save_view, PeopleAbility.SEE, programme_of),
        name="save_view",
    ),
    path(
        "o/<str:code>/measures/views/<int:pk>/",
        page(saved_views.saved_view, visible, saved_views.view_or_404),
        name="saved_view",
    ),
    path(
        "o/<str:code>/measures/views/<int:pk>/change/",
        form(saved_views.change_view, saved_views.may_change, saved_views.view_or_404),
        name="change_view",
    ),
    path(
        "o/<str:code>/measures/views/<int:pk>/remove/",
        button(saved_views.remove_view, saved_views.may_change, saved_views.view_or_404),
        name="remove_view",
    ),
    path(
        "o/<str:code>/measures/charts/", page(across.charts, PeopleAbility.SEE, programme_of), name="charts"
    ),
    path("o/<str:code>/measures/pack/", form(packs.pack, PeopleAbility.SEE, programme_of), name="pack"),
]
