from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, include, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, visible
from goldthread.server.people.pages import programme_of

from . import views
from .abilities import TasksAbility
from .views import changes_it, partnership_task_or_404, task_or_404

app_name = "tasks"


def _of(a_task: Callable[..., Any], prefix: str = "") -> list[URLPattern]:
    """The addresses of one task, of an organisation or a partnership."""
    return [
        path("", page(views.task, visible, a_task), name=f"{prefix}task"),
        path("change/", form(views.change, changes_it, a_task), name=f"{prefix}change"),
        path("done/", form(views.finish, changes_it, a_task), name=f"{prefix}finish"),
        path("drop/", form(views.drop, changes_it, a_task), name=f"{prefix}drop"),
        path("reopen/", button(views.reopen, changes_it, a_task), name=f"{prefix}reopen"),
    ]


urlpatterns = [
    path("o/<str:code>/tasks/", page(views.tasks, PeopleAbility.SEE_NAMES, programme_of), name="tasks"),
    path("o/<str:code>/tasks/give/", form(views.give, TasksAbility.GIVE_TASKS, programme_of), name="give"),
    path("o/<str:code>/tasks/<int:pk>/", include(_of(task_or_404))),
    path("p/<slug:slug>/tasks/<int:pk>/", include(_of(partnership_task_or_404, "partnership_"))),
]
