"""What is still to be done after a workshop's event."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from goldthread.server.people.queries import people_there
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.tasks import actions as tasks
from goldthread.server.tasks.forms import TaskForm
from goldthread.server.tasks.models import Task
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from ..models import Workshop
from .found import address, below


def give_task(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Say what is still to be done, by whom and by when."""
    shown = address(found) + "#newspaper"

    def then(task: Task) -> Done:
        again = ("Add another", address(found, "add_to_newspaper"))
        return Done(shown, f"It is to be done: {task.text}", next=again)

    title = f"Add to the {Vocabulary(found.organisation.words)['newspaper'].one}"
    return form_page(
        request,
        TaskForm(posted(request), people=people_there(found.organisation)),
        partial(tasks.give_task, source=found),
        then=then,
        context=below(request, found, title=title, button="Add it", cancel=shown),
    )
