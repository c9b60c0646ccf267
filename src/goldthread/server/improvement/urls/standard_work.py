"""The addresses of standard work."""

from django.urls import URLPattern, URLResolver, include, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, visible
from goldthread.server.people.pages import programme_of, team_of

from ..abilities import ImprovementAbility
from ..views import standard_work as views
from ..views.standard_work import keeps_it, work_or_404

_one = [
    path("", page(views.standard_work, visible, work_or_404), name="standard_work"),
    path("versions/<int:number>/", page(views.old_version, visible, work_or_404), name="work_version"),
    path(
        "versions/<int:number>/read/",
        button(views.read_standard_work, PeopleAbility.SEE_NAMES, work_or_404),
        name="read_standard_work",
    ),
    path("issue/", form(views.issue_version, keeps_it, work_or_404), name="issue_version"),
    path("change/", form(views.change_standard_work, keeps_it, work_or_404), name="change_standard_work"),
    path("retire/", form(views.retire_standard_work, keeps_it, work_or_404), name="retire_standard_work"),
    path(
        "bring-back/",
        button(views.bring_standard_work_back, keeps_it, work_or_404),
        name="bring_standard_work_back",
    ),
]

ADDRESSES: list[URLPattern | URLResolver] = [
    path(
        "o/<str:code>/standard-work/",
        page(views.standard_works, visible, programme_of),
        name="standard_works",
    ),
    path(
        "o/<str:code>/standard-work/write/",
        form(views.write_standard_work, ImprovementAbility.WRITE_STANDARD_WORK, programme_of),
        name="write_standard_work",
    ),
    path(
        "o/<str:code>/standard-work/team/<int:pk>/write/",
        form(views.write_team_standard_work, ImprovementAbility.WRITE_STANDARD_WORK, team_of),
        name="write_team_standard_work",
    ),
    path("o/<str:code>/standard-work/<int:pk>/", include(_one)),
]
