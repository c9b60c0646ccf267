"""From planning to close: days, gates, the event, what was learnt."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse

from goldthread.server import clock
from goldthread.server.people.roles import Ability
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui import shown

from .. import actions, forms, wording
from ..kinds import Gate, Point
from ..queries.page import is_complete
from .found import Said, address, form_page, workshop_to_change

PLAN = Ability.PLAN_WORKSHOPS
STAYS_INCOMPLETE = (
    "Not every measure has a baseline and a value at day 90: it will count as run, and not as complete, "
    "until they are recorded."
)


def plan(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Set the event's days and begin planning."""
    found = workshop_to_change(request, code, pk, PLAN)
    weeks = found.organisation.weeks_of_planning
    intro = f"Planning takes {weeks} weeks here: the steps are counted back from the first day."
    form = forms.DaysForm(request.POST or None)
    act = partial(actions.plan_workshop, workshop=found)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        title="Begin planning",
        says=lambda _: Said(
            "Planning has begun: the steps are counted back from the first day.",
            address(found, "take_back", "plan"),
            ("The planning steps", address(found) + "#planning"),
        ),
        intro=intro,
        button="Begin planning",
    )


def reschedule(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Move the event to other days."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.RescheduleForm(request.POST or None, initial={"starts": found.starts, "ends": found.ends})
    act = partial(actions.reschedule, workshop=found)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        says=lambda _: Said(
            "The event is moved, and its planning steps with it.",
            next=("Move it again", address(found, "reschedule")),
        ),
        title="Move the event",
        button="Move it",
    )


def hold(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Begin the event, when no gate is open."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.HoldForm(request.POST or None, initial={"on": found.starts})
    act = partial(actions.hold_event, workshop=found)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        says=lambda _: Said(
            "The event has begun.",
            address(found, "take_back", "hold"),
            ("When it has ended, say so", address(found, "end")),
        ),
        title="The event begins",
        button="It has begun",
    )


def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """End the event: remeasuring begins."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.EndForm(request.POST or None, initial={"on": found.ends, "changed": found.changed})
    act = partial(actions.end_event, workshop=found)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        says=lambda _: Said(
            f"The event has ended: the first checkpoint is due on {shown.day(found.due_on(Point.AT_30))}.",
            address(found, "take_back", "end"),
            ("The report-out, for the wall", address(found, "report_out")),
        ),
        title="The event ends",
        button="It has ended",
    )


def close(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Close the workshop with what was learnt."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.CloseForm(request.POST or None, initial={"on": clock.today(), "learnt": found.learnt})
    act = partial(actions.close_workshop, workshop=found)
    warned = "" if is_complete(found) else STAYS_INCOMPLETE
    title = f"Close {found.title}"
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        says=lambda _: Said("It is closed.", address(found, "take_back", "close")),
        title=title,
        intro=warned,
        button="Close it",
    )


def stand_down(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Stand the workshop down with a reason."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.ReasonForm(request.POST or None)
    act = partial(actions.stand_down, workshop=found)
    title = f"Stand {found.title} down"
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        says=lambda _: Said("It is stood down, and kept.", address(found, "take_back", "stand-down")),
        title=title,
        button="Stand it down",
    )


def waive(request: HttpRequest, code: str, pk: int, gate: str) -> HttpResponse:
    """Let the event go ahead without what a gate asks for: the sponsor's to do."""
    found = workshop_to_change(request, code, pk, Ability.WAIVE_GATES)
    if gate not in Gate.values:
        raise Http404
    words = Vocabulary(found.organisation.words)
    form = forms.ReasonForm(request.POST or None)
    act = partial(actions.waive_gate, workshop=found, gate=Gate(gate))
    title = f"Go ahead without {wording.gate(gate, words)}?"
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        says=lambda _: Said(
            f"The event may go ahead without {wording.gate(gate, words)}.",
            address(found, "withdraw_waiver", gate),
        ),
        title=title,
        button="Go ahead without",
    )


def write_report(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Write what was changed and learnt."""
    found = workshop_to_change(request, code, pk, PLAN)
    words = Vocabulary(found.organisation.words)
    form = forms.ReportForm(request.POST or None, initial={"changed": found.changed, "learnt": found.learnt})
    act = partial(actions.write_report, workshop=found)
    title = f"Write the {words['report_out'].one}"
    says = Said("It is on the page for the wall.", next=("Change it", address(found, "write_report")))
    then = address(found, "report_out")
    return form_page(request, found, form, act, then=then, says=lambda _: says, title=title)


def checkpoints(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Choose further checkpoints."""
    found = workshop_to_change(request, code, pk, PLAN)
    initial = {"at_120": found.checks_at_120, "at_365": found.checks_at_365}
    form = forms.CheckpointsForm(request.POST or None, initial=initial)
    act = partial(actions.choose_checkpoints, workshop=found)
    intro = "Every workshop is remeasured at 30, 60 and 90 days after the event’s last day."
    says = Said("The checkpoints are chosen.", next=("Choose again", address(found, "checkpoints")))
    then = address(found)
    return form_page(
        request, found, form, act, then=then, says=lambda _: says, title="Checkpoints", intro=intro
    )
