"""The golden thread itself: drawn, as text, and where it is broken."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from goldthread.server.improvement.abilities import ImprovementAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.ui import formats
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, drawing
from .. import breaks as finding_breaks
from ..abilities import AimsAbility
from ..breaks import Break
from ..forms import AcceptForm
from ..models import AcceptedBreak
from ..outline import outline
from ..steps import steps
from ..thread import Thread
from .finding import breaks_of, context, thread_of


def thread(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The thread, drawn; with ?at= only what hangs together with one card."""
    now = thread_of(request, organisation)
    found = finding_breaks.find(now)
    at = request.GET.get("at", "")
    whole = drawing.graph(now, found, _unfolded(now, at))
    if at and at not in whole.cards:
        raise Http404("There is no such card in the thread.")
    shown = drawing.around(whole, at) if at else whole
    return render(
        request, "aims/thread.jinja",
        context(
            request, organisation, drawing=drawing.lay_out(shown), breaks=found, steps=steps(now),
            at=whole.cards.get(at), way=drawing.path_to(whole, at) if at else [],
            may_mend=_may_mend(request, organisation),
        ),
    )  # fmt: skip


def _unfolded(now: Thread, at: str) -> frozenset[int]:
    """The value streams whose workshops are shown one by one, when looking at one card."""
    kind, _, pk = at.partition("-")
    if kind == "measure":
        return frozenset(s.pk for s in now.streams)
    if kind == "stream" and pk.isdecimal() and len(pk) < 19:
        return frozenset({int(pk)})
    return frozenset(w.stream for w in now.workshops if at == f"workshop-{w.pk}")


def text(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The thread as nested lists."""
    now = thread_of(request, organisation)
    found = finding_breaks.find(now)
    whole = drawing.graph(now, found, frozenset(s.pk for s in now.streams))
    return render(
        request, "aims/text.jinja",
        context(
            request, organisation, outline=outline(whole), breaks=found, steps=steps(now),
            may_mend=_may_mend(request, organisation),
        ),
    )  # fmt: skip


def breaks(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Where this organisation's thread is broken, and what of it is accepted for now."""
    now = thread_of(request, organisation)
    found = finding_breaks.find(now)
    by_kind = {
        finding_breaks.heading(kind, now.words): _by_thing(found, kind) for kind in finding_breaks.Kind
    }
    return render(
        request, "aims/breaks.jinja",
        context(
            request, organisation, by_kind={k: v for k, v in by_kind.items() if v}, breaks=found,
            accepted=[b for b in found if not b.is_open], steps=steps(now),
            may_mend=_may_mend(request, organisation),
        ),
    )  # fmt: skip


def _by_thing(found: Iterable[Break], kind: str) -> list[list[Break]]:
    """The open breaks of a kind, those of one thing together."""
    these = (b for b in found if b.kind == kind and b.is_open)
    return [list(group) for _, group in groupby(these, key=lambda b: b.node)]


def accept_break(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Accept one break for now, with a reason and a day to look again."""
    kind, about = request.GET.get("kind", ""), request.GET.get("about", "")
    found = [b for b in breaks_of(request, organisation) if b.kind == kind and b.about == about]
    if not found:
        raise Http404("That is not broken.")
    back, title = reverse("aims:breaks", args=[organisation.code]), found[0].title
    more = {"caption": title, "intro": found[0].words, "button": "Accept", "cancel": back}

    def then(accepted: AcceptedBreak) -> Done:
        reopen = reverse("aims:reopen_break", args=[organisation.code, accepted.pk])
        return Done(back, f"Accepted until {formats.day(accepted.review_on)}: {title}.", reopen)

    return form_page(
        request,
        AcceptForm(posted(request)),
        partial(actions.accept_break, organisation=organisation, kind=kind, about=about),
        then=then,
        context=context(request, organisation, ("Breaks", back), title="Accept for now", **more),
    )


def reopen_break(request: HttpRequest, accepted: AcceptedBreak) -> HttpResponse:
    """No longer live with a break."""
    code = accepted.organisation.code
    asked = urlencode({"kind": accepted.kind, "about": accepted.about})
    again = ("Accept it again", f"{reverse('aims:accept_break', args=[code])}?{asked}")
    said = "It is no longer accepted: it wants mending."
    done = Done(reverse("aims:breaks", args=[code]), said, next=again)
    return pressed(request, partial(actions.reopen_break, accepted=accepted), then=lambda _: done)


def _may_mend(request: HttpRequest, organisation: Organisation) -> bool:
    person = somebody(request)
    return any(
        can(person, a, organisation) for a in (AimsAbility.SET_AIMS, ImprovementAbility.PLAN_WORKSHOPS)
    )
