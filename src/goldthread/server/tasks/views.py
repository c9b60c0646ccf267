"""Tasks of an organisation or a partnership: listed, given, changed, done, dropped."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.admission import only
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.people.pages import Crumbs, of_organisation, partnership_or_404, somebody
from goldthread.server.people.queries import people_there
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.teams import narrowed_to
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from . import actions, queries
from .abilities import TasksAbility
from .changing import may_change
from .forms import DoneForm, DropForm, TaskForm
from .models import Task

PER_PAGE = 50
WHICH = {"open": "To be done", "late": "Late", "mine": "Mine", "done": "Done or dropped"}

NOTHING = {
    "open": "Nothing is to be done",
    "late": "Nothing is late",
    "mine": "Nothing is yours to do",
    "done": "Nothing was done yet",
}


@seen_by(Seen.WHOLE)
def task_or_404(request: HttpRequest, code: str, pk: int) -> Task:
    """The task of an organisation, if this person may see it."""
    seen = queries.in_full(Task.objects.visible_to(somebody(request)).of(code))
    return get_object_or_404(seen, pk=pk)


@seen_by(Seen.TABLE)
def partnership_task_or_404(request: HttpRequest, slug: str, pk: int) -> Task:
    """The task of a partnership, if this person may see it."""
    seen = queries.in_full(Task.objects.visible_to(somebody(request)))
    return get_object_or_404(seen, partnership=partnership_or_404(request, slug), pk=pk)


changes_it = only(
    "whose task it is, who gave it, or who looks after tasks",
    may_change,
    or_else="Whose task it is, who gave it, and who looks after tasks here may do this.",
    like=TasksAbility.LOOK_AFTER_TASKS,
)


def tasks(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What is to be done in an organisation or a team of it, of what this person may see."""
    team = narrowed_to(request, organisation)
    seen = Task.objects.visible_to(somebody(request)).filter(organisation=organisation)
    if team:
        seen = seen.filter(team__in=team.descendants(include_self=True))
    return render(
        request,
        "tasks/tasks.jinja",
        of_organisation(
            request,
            organisation,
            title="Tasks",
            team=team,
            everything=reverse("tasks:tasks", args=[organisation.code]),
            give=reverse("tasks:give", args=[organisation.code]),
            **_listed(request, seen),
        ),
    )


def give(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Give a task that comes from nowhere in particular."""
    team, here = narrowed_to(request, organisation), reverse("tasks:tasks", args=[organisation.code])

    def then(task: Task) -> Done:
        to = f" It is {task.owner.name}’s." if task.owner else ""
        return Done(here, f"The task is given.{to}", next=("See it", task.get_absolute_url()))

    return form_page(
        request,
        TaskForm(posted(request), people=people_there(organisation)),
        partial(actions.give_task, place=organisation, team=team),
        then=then,
        context=of_organisation(
            request, organisation, ("Tasks", here), title="Give a task", button="Give it", cancel=here
        ),
    )


def task(request: HttpRequest, found: Task) -> HttpResponse:
    """One task: what, whose, until when, where it came from, what came of it."""
    mine = may_change(somebody(request), found)
    return render(
        request, "tasks/task.jinja", _context(request, found, history=history(found), changes_it=mine)
    )


def change(request: HttpRequest, found: Task) -> HttpResponse:
    """Say otherwise what is to be done, by whom, by when."""
    initial = {"text": found.text, "owner": found.owner, "due": found.due}
    place = found.partnership or found.organisation
    assert place
    return _form(
        request,
        found,
        TaskForm(posted(request), people=people_there(place, found.owner), initial=initial),
        actions.change_task,
        "It is changed.",
        title="Change a task",
    )


def finish(request: HttpRequest, found: Task) -> HttpResponse:
    """Say that it is done, and what came of it."""
    done = DoneForm(posted(request))
    return _form(request, found, done, actions.finish_task, "It is done.", title="Done", button="It is done")


def drop(request: HttpRequest, found: Task) -> HttpResponse:
    """Say that it will not be done."""
    why = DropForm(posted(request))
    return _form(
        request, found, why, actions.drop_task, "It is dropped.", title="Drop a task", button="Drop it"
    )


def reopen(request: HttpRequest, found: Task) -> HttpResponse:
    """Say that it is to be done after all."""
    done = Done(found.get_absolute_url(), "It is open again.")
    return pressed(request, partial(actions.reopen_task, task=found), then=lambda _: done)


def _form(
    request: HttpRequest, found: Task, form: Any, act: Any, said: str, *, title: str, button: str = "Save"
) -> HttpResponse:
    back = found.address("reopen") if act in (actions.finish_task, actions.drop_task) else None
    return form_page(
        request,
        form,
        partial(act, task=found),
        then=lambda _: Done(found.get_absolute_url(), said, take_back=back),
        context=_context(request, found, title=title, button=button, caption=found.text),
    )


def _context(request: HttpRequest, found: Task, **more: Any) -> dict[str, Any]:
    itself = found.get_absolute_url()
    said = {"task": found, "title": found.text, "cancel": itself, "today": clock.today(), **more}
    above = [(found.text, itself)] if "title" in more else []
    if found.partnership:
        return {**said, **_of_partnership(found.partnership, above)}
    assert found.organisation
    all_of_them = ("Tasks", reverse("tasks:tasks", args=[found.organisation.code]))
    return of_organisation(request, found.organisation, all_of_them, *above, **said)


def _of_partnership(partnership: Partnership, above: Crumbs) -> dict[str, Any]:
    return {
        "partnership": partnership,
        "words": Vocabulary(partnership.words),
        "crumbs": [(partnership.name, partnership.get_absolute_url()), *above],
    }


def _listed(request: HttpRequest, seen: Any) -> dict[str, Any]:
    """A page of tasks, of those that the address asks for."""
    person, today = somebody(request), clock.today()
    which = request.GET.get("which", "open")
    narrowed = {
        "late": seen.open().filter(due__lt=today).in_order(),
        "mine": seen.open().filter(owner=person).in_order(),
        "done": seen.filter(ended_at__isnull=False).order_by("-ended_at", "-pk"),
    }.get(which, seen.open().in_order())
    page = Paginator(queries.in_full(narrowed), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.with_their_things(page.object_list)
    return {
        "page": page,
        "which": which if which in WHICH else "open",
        "ways": [(key, title, _address(request, key)) for key, title in WHICH.items()],
        "nothing": NOTHING.get(which, NOTHING["open"]),
        "query": f"{_address(request, which)[1:]}&",
        "today": today,
    }


def _address(request: HttpRequest, which: str) -> str:
    asked = QueryDict(mutable=True)
    asked["which"] = which
    if team := request.GET.get("team"):
        asked["team"] = team
    return f"?{asked.urlencode()}"
