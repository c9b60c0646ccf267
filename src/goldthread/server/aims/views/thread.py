"""The golden thread itself: drawn, as text, and where it is broken."""

from collections.abc import Iterable
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from goldthread.server.improvement.abilities import ImprovementAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.ui import formats
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, drawing
from .. import breaks as finding_breaks
from ..abilities import AimsAbility
from ..breaks import Break
from ..forms import AcceptForm
from ..models import AcceptedBreak
from ..outline import outline
from ..steps import steps
from ..thread import Thread
from .finding import aims_of, breaks_of, context, form_page, thread_of


def thread(request: HttpRequest, code: str) -> HttpResponse:
    """The thread, drawn; with ?at= only what hangs together with one card."""
    organisation = aims_of(request, code)
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


def text(request: HttpRequest, code: str) -> HttpResponse:
    """The thread as nested lists."""
    organisation = aims_of(request, code)
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


def breaks(request: HttpRequest, code: str) -> HttpResponse:
    """Where this organisation's thread is broken, and what of it is accepted for now."""
    organisation = aims_of(request, code)
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


def accept_break(request: HttpRequest, code: str) -> HttpResponse:
    """Accept one break for now, with a reason and a day to look again."""
    organisation = aims_of(request, code, to_change=True)
    kind, about = request.GET.get("kind", ""), request.GET.get("about", "")
    found = [b for b in breaks_of(request, organisation) if b.kind == kind and b.about == about]
    if not found:
        raise Http404("That is not broken.")
    form = AcceptForm(request.POST or None)
    back = reverse("aims:breaks", args=[code])
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            accepted = actions.accept_break(
                organisation=organisation, kind=kind, about=about, by=somebody(request), **form.cleaned_data
            )
            reopen = reverse("aims:reopen_break", args=[code, accepted.pk])
            said = f"Accepted until {formats.day(accepted.review_on)}: {found[0].title}."
            happened(request, said, take_back=reopen)
            return redirect(back)
    return form_page(
        request, organisation, form, title="Accept for now", caption=found[0].title, intro=found[0].words,
        button="Accept", cancel=back, crumbs=[("Breaks", back)],
    )  # fmt: skip


@require_POST
def reopen_break(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """No longer live with a break."""
    organisation = aims_of(request, code, to_change=True)
    accepted = get_object_or_404(AcceptedBreak, organisation=organisation, pk=pk)
    actions.reopen_break(accepted=accepted, by=somebody(request))
    asked = urlencode({"kind": accepted.kind, "about": accepted.about})
    again = ("Accept it again", f"{reverse('aims:accept_break', args=[code])}?{asked}")
    happened(request, "It is no longer accepted: it wants mending.", next=again)
    return redirect("aims:breaks", code)


def _may_mend(request: HttpRequest, organisation: Organisation) -> bool:
    person = somebody(request)
    return any(
        can(person, a, organisation) for a in (AimsAbility.SET_AIMS, ImprovementAbility.PLAN_WORKSHOPS)
    )
