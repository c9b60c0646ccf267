"""A measure's own page, and its readings as a table."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.server import clock
from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history
from goldthread.server.live import telling
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.pages import somebody

from .. import money, queries
from ..abilities import MeasuresAbility
from ..models import Import, Measure, Revision
from ..periods import WORDS, named
from ..queries.families import belongs_with
from ..suggesting import unfinished
from .circles import kept
from .commenting import talk_of
from .comparing import defined, lines_called
from .finding import address, of_measure, of_measures
from .known import as_known
from .saying import ASSURES, MEANS
from .which import Which, in_words

READINGS_PER_PAGE = 60  # five years of months


def measure(request: HttpRequest, measure: Measure) -> HttpResponse:
    """A measure: its chart, the same as a table, one plain sentence, its definition, its history.

    Whoever is not in the circle to which its figures are kept sees that it is there, and who is.
    """
    if measure.keeps_from(somebody(request)):
        return kept(request, measure)
    if request.GET.get("known"):
        return as_known(request, measure)
    since = telling.mark(measure)
    which = Which.of(request, measure)
    goes_on = queries.goes_on_under(which.revisions)
    if which.revision.pk in goes_on:
        return redirect(f"{address(measure)}?revision={goes_on[which.revision.pk].number}")
    context = of_measures(
        request,
        measure.organisation,
        title=measure.title,
        measure=measure,
        since=since,
        imports=_imports(request, measure),
        **talk_of(request, measure),
        history=_history(request, measure),
        kept_to=queries.kept_to(measure),
        about_money=money.says(measure),
        query=which.query,
        **_revised(which),
        **_counted_as(request, which.revision),
        families=belongs_with(measure, somebody(request)) if getattr(measure, "in_a_family", True) else [],
        **_read(which),
        at=_point_of(request, which.revision, which.back_cast),
    )
    return render(request, "measures/measure.jinja", context | {"goes_on": goes_on})


def _point_of(request: HttpRequest, revision: Revision, back_cast: bool) -> date | None:
    """The point at which the address opens the chart, where there is such a one."""
    try:
        at = date.fromisoformat(request.GET.get("point", ""))
    except ValueError:
        return None
    return at if queries.readings_of(revision, back_cast=back_cast).filter(period=at).exists() else None


def _revised(which: Which) -> dict[str, Any]:
    """How it is counted, and how it was: of the revision that is shown, and of the others."""
    return {
        "revisions": which.revisions,
        "in_force": which.in_force,
        "revision": which.revision,
        "defined": defined(which.revision),
        "proposed": next((r for r in which.revisions if r.state == Revision.State.PROPOSED), None),
        "series": queries.series_of_each(which.revisions),
        "period_words": WORDS[which.revision.frequency],
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


def _read(which: Which) -> dict[str, Any]:
    """What was read of it, what that says, and since when nothing was read."""
    measure, revision, shown = which.measure, which.revision, which.said()
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


@in_words
def readings(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The readings of a series as a table, page by page; the measure's page takes its first page in."""
    which = Which.of(request, measure)
    shown, revision = which.charted(), which.revision
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
        query=which.query,
        then=which.then,
    )
    return render(request, "measures/readings.jinja", context)


def _imports(request: HttpRequest, measure: Measure) -> int:
    """How many files brought its readings, for whoever may look at them."""
    person = somebody(request)
    if not (
        can(person, MeasuresAbility.RECORD_READINGS, measure)
        or can(person, PeopleAbility.SEE_HISTORY, measure)
    ):
        return 0
    return Import.objects.decided().filter(touched=measure).count()


def _history(request: HttpRequest, measure: Measure) -> list[Event]:
    """What was done to the measure, files taken in among it, for whoever may see that."""
    if not can(somebody(request), PeopleAbility.SEE_HISTORY, measure):
        return []
    imports = Import.objects.filter(Q(touched=measure) | Q(measure=measure)).only("pk").distinct()
    return list(history(measure, *imports)[:100])
