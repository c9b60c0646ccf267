"""How a measure's chart is drawn: what it is and why, what it could be, and the decision."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.server.people.models import Person
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..forms import ChartForm
from ..models import ChartChoice, Measure, Revision
from ..periods import WORDS
from ..queries.choosing import FITS, USUAL, Asked
from .finding import address, of_measure


def how_drawn(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Which chart it is and why; what else it could be, each with its false alarms; how that would look."""
    revision = queries.in_force(measure)
    asked = _asked(request, measure)
    context = of_measure(
        request,
        measure,
        title="How it is drawn",
        revision=revision,
        period_words=WORDS[revision.frequency],
        choice=measure.charted,
        asked=asked,
        in_force=Asked.in_force(measure),
        found=queries.choosing(measure, revision, asked),
        version=queries.fingerprint(measure, revision),
        says_percentages=revision.kind == Revision.Kind.VALUE and revision.unit == "%",
        fits=FITS,
        usual=USUAL,
    )
    return render(request, "measures/how_drawn.jinja", context)


def choose(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Decide how it is drawn, with the reason."""
    revision, asked, now = queries.in_force(measure), _asked(request, measure), Asked.in_force(measure)
    found = queries.choosing(measure, revision, asked)
    initial = {"kind": now.kind or FITS, "rules": now.rules or USUAL}
    shown = {"kind": asked.kind or FITS, "rules": asked.rules or USUAL}
    return form_page(
        request,
        ChartForm(posted(request), found=found, initial=initial, shown=shown),
        partial(_choose, measure=measure),
        then=lambda choice: _chosen(measure, choice),
        context=of_measure(
            request, measure, title="Decide how it is drawn", button="Draw it so", found=found
        ),
        template="measures/choose_chart.jinja",
    )


def take_back(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Draw it as before the decision."""
    choice = get_object_or_404(ChartChoice, pk=pk)
    other = ("Choose another", address(measure, "how_drawn"))
    done = Done(address(measure), "The chart is drawn as it was before.", next=other)
    act = partial(actions.take_back_chart, measure=measure, choice=choice)
    return pressed(request, act, then=lambda _: done)


def _choose(*, measure: Measure, kind: str, rules: str, reason: str, by: Person) -> ChartChoice:
    asked = Asked.of(kind, rules)
    return actions.choose_chart(measure=measure, kind=asked.kind, rules=asked.rules, reason=reason, by=by)


def _chosen(measure: Measure, choice: ChartChoice) -> Done:
    measure.charted = choice
    said = f"It is drawn otherwise now: {choice}."
    return Done(address(measure), said, address(measure, "take_back_chart", choice.pk))


def _asked(request: HttpRequest, measure: Measure) -> Asked:
    """What the address asks for; what is in force, where it says nothing."""
    given: Any = request.GET
    if "kind" not in given and "rules" not in given:
        return Asked.in_force(measure)
    return Asked.of(given.get("kind", ""), given.get("rules", ""))
