"""A measure's own page, and its readings as a table."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldthread.methods import spc
from goldthread.server import clock
from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history
from goldthread.server.live import telling
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.pages import somebody

from .. import queries
from ..abilities import MeasuresAbility
from ..models import Import, Measure, Revision
from ..periods import WORDS, named
from ..queries.families import belongs_with
from ..suggesting import unfinished
from .commenting import talk_of
from .comparing import defined, lines_called
from .finding import address, of_measure, of_measures

READINGS_PER_PAGE = 60  # five years of months
MEANS = {
    spc.Meaning.COMMON_CAUSE: ("As usual", "closed"),
    spc.Meaning.IMPROVEMENT: ("Improvement", "done"),
    spc.Meaning.CONCERN: ("Concern", "due"),
    spc.Meaning.NEUTRAL: ("Unusual", "planned"),
}
ASSURES = {
    spc.Assurance.PASS: "As it is, it can be relied on to meet the target.",
    spc.Assurance.FAIL: "As it is, it will not meet the target.",
    spc.Assurance.HIT_AND_MISS: "As it is, it will meet the target at times and miss it at times, by chance.",
}


def measure(request: HttpRequest, measure: Measure) -> HttpResponse:
    """A measure: its chart, the same as a table, one plain sentence, its definition, its history."""
    since = telling.mark(measure)
    revisions, in_force, revision = _revisions(request, measure)
    goes_on = queries.goes_on_under(revisions)
    if revision.pk in goes_on:
        return redirect(f"{address(measure)}?revision={goes_on[revision.pk].number}")
    back_cast = request.GET.get("back_cast") == "1"
    context = of_measures(
        request,
        measure.organisation,
        title=measure.title,
        measure=measure,
        since=since,
        imports=_imports(request, measure),
        **talk_of(request, measure),
        history=_history(request, measure),
        query=query_of(revision, in_force, back_cast),
        **_revised(revisions, in_force, revision),
        **_counted_as(request, revision),
        families=belongs_with(measure, somebody(request)) if getattr(measure, "in_a_family", True) else [],
        **_read(measure, revision, back_cast),
        at=_point_of(request, revision, back_cast),
    )
    return render(request, "measures/measure.jinja", context | {"goes_on": goes_on})


def _point_of(request: HttpRequest, revision: Revision, back_cast: bool) -> date | None:
    """The point at which the address opens the chart, where there is such a one."""
    try:
        at = date.fromisoformat(request.GET.get("point", ""))
    except ValueError:
        return None
    return at if queries.readings_of(revision, back_cast=back_cast).filter(period=at).exists() else None


def _revised(revisions: list[Revision], in_force: Revision, revision: Revision) -> dict[str, Any]:
    """How it is counted, and how it was: of the revision that is shown, and of the others."""
    return {
        "revisions": revisions,
        "in_force": in_force,
        "revision": revision,
        "defined": defined(revision),
        "proposed": next((r for r in revisions if r.state == Revision.State.PROPOSED), None),
        "series": queries.series_of_each(revisions),
        "period_words": WORDS[revision.frequency],
    }


def _counted_as(request: HttpRequest, revision: Revision) -> dict[str, Any]:
    """What the definition is counted as, as far as this person may know it, and in what it differs."""
    person = somebody(request)
    found = queries.counted_as(revision, person)
    return {
        "counted_as": found,
        "differing_words": lines_called(found.differs) if found else "",
        "may_copy": person.reach.anywhere(MeasuresAbility.EDIT_MEASURES),
    }


def _read(measure: Measure, revision: Revision, back_cast: bool) -> dict[str, Any]:
    """What was read of it, what that says, and since when nothing was read."""
    shown = queries.Shown(measure, revision, back_cast=back_cast)
    unread = queries.periods_unread(measure, clock.today())
    return {
        "shown": shown,
        "said": shown.said,
        "version": shown.version,
        "unread": unread,
        "unfinished": unfinished(measure, revision) if revision.state == Revision.State.IN_FORCE else None,
        "overdue": not measure.retired_on and queries.is_overdue(unread),
        "may_define_anew": unread is None and queries.may_define_anew(measure),
        "means": MEANS,
        "assures": ASSURES,
        "named": named,
    }


def readings(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The readings of a series as a table, page by page; the measure's page takes its first page in."""
    _, in_force, revision = _revisions(request, measure)
    back_cast = request.GET.get("back_cast") == "1"
    shown = queries.ChartedSeries(measure, revision, back_cast=back_cast)
    page = Paginator(range(len(shown.series)), READINGS_PER_PAGE).get_page(request.GET.get("page"))
    context = of_measure(
        request,
        measure,
        title=f"Readings of {measure.title}",
        shown=shown,
        revision=revision,
        page=page,
        points=shown.points(page.start_index() - 1, page.end_index()) if shown.series.periods else [],
        means=MEANS,
        named=named,
        period_words=WORDS[revision.frequency],
        query=query_of(revision, in_force, back_cast),
    )
    return render(request, "measures/readings.jinja", context)


def _revisions(request: HttpRequest, measure: Measure) -> tuple[list[Revision], Revision, Revision]:
    """All revisions of a measure, the one in force, and the one that is asked for."""
    revisions = list(measure.revisions.select_related("proposed_by", "decided_by"))
    in_force = next(r for r in revisions if r.state == Revision.State.IN_FORCE)
    return revisions, in_force, asked_for(request, revisions, in_force)


def _imports(request: HttpRequest, measure: Measure) -> int:
    """How many files brought its readings, for whoever may look at them."""
    person = somebody(request)
    if not (
        can(person, MeasuresAbility.RECORD_READINGS, measure)
        or can(person, PeopleAbility.SEE_HISTORY, measure)
    ):
        return 0
    return Import.objects.decided().filter(touched=measure).count()


def asked_for(request: HttpRequest, revisions: list[Revision], in_force: Revision) -> Revision:
    asked = request.GET.get("revision", "")
    if not asked:
        return in_force
    never = (Revision.State.DECLINED, Revision.State.TAKEN_BACK)
    found = [r for r in revisions if str(r.number) == asked and r.state not in never]
    return found[0] if found else get_object_or_404(Revision, pk=None)


def query_of(revision: Revision, in_force: Revision, back_cast: bool) -> str:
    """What to add to the chart's address, to show the same series."""
    asked = f"revision={revision.number}&" if revision != in_force else ""
    return asked + ("back_cast=1&" if back_cast else "")


def _history(request: HttpRequest, measure: Measure) -> list[Event]:
    """What was done to the measure, files taken in among it, for whoever may see that."""
    if not can(somebody(request), PeopleAbility.SEE_HISTORY, measure):
        return []
    imports = Import.objects.filter(Q(touched=measure) | Q(measure=measure)).only("pk").distinct()
    return list(history(measure, *imports)[:100])
