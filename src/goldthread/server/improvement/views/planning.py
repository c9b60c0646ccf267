"""From planning to close: days, gates, the event, what was learnt."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse

from goldthread.server import clock
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui import formats
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, forms, wording
from ..kinds import Gate, Point
from ..models import Workshop
from ..queries.page import is_complete
from .found import address, below

STAYS_INCOMPLETE = (
    "Not every measure has a baseline and a value at day 90: it will count as run, and not as complete, "
    "until they are recorded."
)
REMEASURED = "Every workshop is remeasured at 30, 60 and 90 days after the event’s last day."


def plan(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Set the event's days and begin planning."""
    weeks = found.organisation.weeks_of_planning
    intro = f"Planning takes {weeks} weeks here: the steps are counted back from the first day."
    title = "Begin planning"

    def then(planned: Workshop) -> Done:
        said = "Planning has begun: the steps are counted back from the first day."
        steps = ("The planning steps", address(found) + "#planning")
        return Done(address(found), said, address(found, "take_back", "plan"), steps)

    return form_page(
        request,
        forms.DaysForm(posted(request)),
        partial(actions.plan_workshop, workshop=found),
        then=then,
        context=below(request, found, title=title, intro=intro, button=title),
    )


def reschedule(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Move the event to other days."""
    initial = {"starts": found.starts, "ends": found.ends}

    def then(moved: Workshop) -> Done:
        said = "The event is moved, and its planning steps with it."
        return Done(address(found), said, next=("Move it again", address(found, "reschedule")))

    return form_page(
        request,
        forms.RescheduleForm(posted(request), initial=initial),
        partial(actions.reschedule, workshop=found),
        then=then,
        context=below(request, found, title="Move the event", button="Move it"),
    )


def hold(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Begin the event, when no gate is open."""
    has_ended = ("When it has ended, say so", address(found, "end"))
    back = address(found, "take_back", "hold")
    return form_page(
        request,
        forms.HoldForm(posted(request), initial={"on": found.starts}),
        partial(actions.hold_event, workshop=found),
        then=lambda _: Done(address(found), "The event has begun.", back, has_ended),
        context=below(request, found, title="The event begins", button="It has begun"),
    )


def end(request: HttpRequest, found: Workshop) -> HttpResponse:
    """End the event: remeasuring begins."""

    def then(ended: Workshop) -> Done:
        due = formats.day(found.due_on(Point.AT_30))
        said = f"The event has ended: the first checkpoint is due on {due}."
        wall = ("The report-out, for the wall", address(found, "report_out"))
        return Done(address(found), said, address(found, "take_back", "end"), wall)

    return form_page(
        request,
        forms.EndForm(posted(request), initial={"on": found.ends, "changed": found.changed}),
        partial(actions.end_event, workshop=found),
        then=then,
        context=below(request, found, title="The event ends", button="It has ended"),
    )


def close(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Close the workshop with what was learnt."""
    warned = "" if is_complete(found) else STAYS_INCOMPLETE
    back = address(found, "take_back", "close")
    return form_page(
        request,
        forms.CloseForm(posted(request), initial={"on": clock.today(), "learnt": found.learnt}),
        partial(actions.close_workshop, workshop=found),
        then=lambda _: Done(address(found), "It is closed.", back),
        context=below(request, found, title=f"Close {found.title}", intro=warned, button="Close it"),
    )


def stand_down(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Stand the workshop down with a reason."""
    back = address(found, "take_back", "stand-down")
    return form_page(
        request,
        forms.ReasonForm(posted(request)),
        partial(actions.stand_down, workshop=found),
        then=lambda _: Done(address(found), "It is stood down, and kept.", back),
        context=below(request, found, title=f"Stand {found.title} down", button="Stand it down"),
    )


def waive(request: HttpRequest, found: Workshop, gate: str) -> HttpResponse:
    """Let the event go ahead without what a gate asks for: the sponsor's to do."""
    if gate not in Gate.values:
        raise Http404
    without = wording.gate(gate, Vocabulary(found.organisation.words))
    said, back = f"The event may go ahead without {without}.", address(found, "withdraw_waiver", gate)
    title = f"Go ahead without {without}?"
    return form_page(
        request,
        forms.ReasonForm(posted(request)),
        partial(actions.waive_gate, workshop=found, gate=Gate(gate)),
        then=lambda _: Done(address(found), said, back),
        context=below(request, found, title=title, button="Go ahead without"),
    )


def write_report(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Write what was changed and learnt."""
    title = f"Write the {Vocabulary(found.organisation.words)['report_out'].one}"
    wall, again = address(found, "report_out"), ("Change it", address(found, "write_report"))
    return form_page(
        request,
        forms.ReportForm(posted(request), initial={"changed": found.changed, "learnt": found.learnt}),
        partial(actions.write_report, workshop=found),
        then=lambda _: Done(wall, "It is on the page for the wall.", next=again),
        context=below(request, found, title=title, cancel=wall),
    )


def checkpoints(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Choose further checkpoints."""
    initial = {"at_120": found.checks_at_120, "at_365": found.checks_at_365}
    again = ("Choose again", address(found, "checkpoints"))
    return form_page(
        request,
        forms.CheckpointsForm(posted(request), initial=initial),
        partial(actions.choose_checkpoints, workshop=found),
        then=lambda _: Done(address(found), "The checkpoints are chosen.", next=again),
        context=below(request, found, title="Checkpoints", intro=REMEASURED),
    )
