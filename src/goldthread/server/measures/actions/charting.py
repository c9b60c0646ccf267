"""How a measure's chart is drawn: somebody decides it, with a reason, and may take that back."""

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..models import ChartChoice, ChartKind, ChartRules, Measure
from ..queries import chart_called, kinds_for, series
from ..refusals import NoReason, NoSuchChart, NothingChanged, NotTheLast
from .measures import locked


@action
def choose_chart(
    *, measure: Measure, kind: str = "", rules: str = "", reason: str, by: Person
) -> ChartChoice:
    """Decide which kind of chart a measure has, and by which rules it is judged.

    Empty: what fits its readings, and the rules usual with that. Where its points hang together the
    adjusted chart leads still. Raises NoReason, NothingChanged, and NoSuchChart for a kind that its readings
    cannot have.
    """
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    if not reason.strip():
        raise NoReason("Say why it should be drawn so.")
    before = measure.charted
    if (kind, rules) == ((before.kind, before.rules) if before else ("", "")):
        raise NothingChanged("It is drawn so already.")
    _can_be_drawn(measure, kind, rules)
    choice = ChartChoice.objects.create(
        kind=kind, rules=rules, reason=reason, before=before, by=by, at=clock.now()
    )
    measure.charted = choice
    measure.save(update_fields=["charted"])
    record("chart.chosen", measure, by=by, chart=f"{before or NOBODY} → {choice}", reason=reason)
    return choice


@action
def take_back_chart(*, measure: Measure, choice: ChartChoice, by: Person) -> Measure:
    """Let a chart be drawn as before a decision. Raises NotTheLast where it was decided anew since."""
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    if measure.charted_id != choice.pk or measure.charted is None:
        raise NotTheLast("How the chart is drawn was decided anew since: look at what is in force now.")
    choice, measure.charted = measure.charted, measure.charted.before
    measure.save(update_fields=["charted"])
    record("chart.choice_taken_back", measure, by=by, chart=f"{choice} → {measure.charted or NOBODY}")
    choice.delete()
    return measure


NOBODY = ChartChoice()
"""What is so where nobody has decided: the kind that fits, the usual rules."""


def _can_be_drawn(measure: Measure, kind: str, rules: str) -> None:
    if rules and rules not in ChartRules.values:
        raise NoSuchChart(f"There are no rules called ‘{rules}’.", about="rules")
    if not kind:
        return
    if kind not in ChartKind.values:
        raise NoSuchChart(f"There is no chart called ‘{kind}’.")
    one = series(measure)
    if len(one) < 2:
        raise NoSuchChart("A chart needs two readings: choose its kind once there are two.")
    offered = kinds_for(one)
    if kind not in offered:
        names = ", ".join(chart_called(each)[:1].lower() + chart_called(each)[1:] for each in offered)
        raise NoSuchChart(
            f"{chart_called(ChartKind(kind))} needs other readings than this measure has. It can be: {names}."
        )
