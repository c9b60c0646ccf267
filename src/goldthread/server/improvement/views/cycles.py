"""Cycles: the list, one with its ramp, and the forms that take it from a plan to a decision."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms as django_forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.measures import queries as measures
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.admission import only
from goldthread.server.people.models import Organisation, Team
from goldthread.server.people.pages import of_organisation, one_of, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.teams import keys_within, narrowed_to
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, forms
from ..abilities import ImprovementAbility
from ..actions.cycles import PLAN, may_run
from ..models import Cycle, ValueStream, Workshop
from ..queries import cycles as found_of

PER_PAGE = 30


@seen_by(Seen.WORKSHOPS)
def cycle_or_404(request: HttpRequest, code: str, pk: int) -> Cycle:
    """The cycle, if this person may see it."""
    return one_of(request, code, Cycle.objects.in_full(), pk=pk)


runs_it = only(
    "whoever began it, or looks after such",
    may_run,
    or_else="Who began it, and who looks after such things here, may do this.",
    like=ImprovementAbility.LOOK_AFTER_CYCLES,
)


def cycles(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """An organisation's cycles, the newest first."""
    team = narrowed_to(request, organisation)
    seen = Cycle.objects.visible_to(somebody(request)).filter(organisation=organisation)
    if team:
        seen = seen.filter(team__in=keys_within(team))
    which = request.GET.get("which", "")
    if which == "open":
        seen = seen.filter(decided_on=None)
    page = Paginator(seen.in_full(), PER_PAGE).get_page(request.GET.get("page"))
    context = of_organisation(
        request,
        organisation,
        title=Vocabulary(organisation.words)["cycle"].titles,
        page=page,
        team=team,
        which=which,
        plan=found_of.plan_address(organisation, team),
    )
    context["plans"] = context["may"]("begin_cycles", team)
    return render(request, "improvement/cycles.jinja", context)


def cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """One cycle: plan, do, study, act; what it lacks; the ramp it is part of."""
    person = somebody(request)
    ramp = found_of.ramp_of(cycle, person)
    lacking = [said for each in ramp if each.pk == cycle.pk for said in found_of.lacking(each, ramp)]
    shown = measures.Shown(cycle.measure, measures.in_force(cycle.measure)) if cycle.measure else None
    context = _about(
        request,
        cycle,
        title=cycle.question,
        ramp=ramp,
        lacking=lacking,
        against=found_of.against_prediction(cycle),
        since=found_of.level_since(cycle),
        shown=shown,
        changed_work=cycle.changed_work.select_related("work__organisation"),
        write=found_of.write_address(cycle),
        runs=may_run(person, cycle),
        named=can(person, PeopleAbility.SEE_NAMES, cycle),
        history=history(cycle) if can(person, PeopleAbility.SEE_HISTORY, cycle) else [],
    )
    return render(request, "improvement/cycle.jinja", context)


def ramp(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The cycles that began from one another, on one page, with their measure's chart."""
    together = found_of.ramp_of(cycle, somebody(request))
    measure = next((each.measure for each in reversed(together) if each.measure), None)
    shown = measures.Shown(measure, measures.in_force(measure)) if measure else None
    title = f"{Vocabulary(cycle.organisation.words)['ramp'].title}: {together[0].question}"
    marks = [each.started_on for each in together if each.started_on and each.measure == measure]
    context = _about(
        request, cycle, title=title, ramp=together, measure=measure, shown=shown, marks=marks, inside=True
    )
    return render(request, "improvement/ramp.jinja", context)


def plan_cycle(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Plan a cycle of the organisation."""
    return _plan(request, organisation, None)


def plan_team_cycle(request: HttpRequest, team: Team) -> HttpResponse:
    """Plan a cycle of a team."""
    return _plan(request, team.organisation, team)


def next_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Plan the one that begins from a decided one: what it asked and tried is there to be changed."""
    initial = {name: getattr(cycle, name) for name in PLAN if name not in ("prediction", "predicted")}
    act = partial(
        actions.plan_cycle,
        organisation=cycle.organisation,
        team=cycle.team,
        value_stream=cycle.value_stream,
        workshop=cycle.workshop,
        follows=cycle,
    )
    context = _about(request, cycle, title="The next one", button="Plan it", inside=True)
    context["intro"] = f"It begins from what was learnt: {cycle.learnt or cycle.why}"
    return _planned(request, cycle.organisation, act, initial, context)


def edit_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Plan it otherwise, until it is started."""
    initial = {name: getattr(cycle, name) for name in PLAN} | {"predicted": _typed(cycle.predicted)}
    form = forms.CycleForm(posted(request), organisation=cycle.organisation, initial=initial)
    return _form(
        request, cycle, form, actions.edit_cycle, "It is planned as you said.", title="Edit the plan"
    )


def start_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Begin to try it."""
    form = forms.CycleStartForm(posted(request), initial={"scale": cycle.scale, "on": clock.today()})
    said = "It is under way. What was planned stands as it is from now on."
    return _form(
        request, cycle, form, actions.start_cycle, said, title="Start it", back="take_cycle_start_back"
    )


def take_start_back(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """It was not started after all."""
    done = Done(cycle.get_absolute_url(), "It is a draft again.")
    return pressed(request, partial(actions.take_start_back, cycle=cycle), then=lambda _: done)


def write_up_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Say what was done, and what surprised."""
    initial = {"done": cycle.done, "surprised": cycle.surprised}
    form = forms.WriteUpForm(posted(request), initial=initial)
    return _form(request, cycle, form, actions.write_up_cycle, "It is written up.", title="What was done")


def study_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Hold what was found against what was predicted."""
    initial = {"found": _typed(cycle.found), "learnt": cycle.learnt, "on": cycle.studied_on or clock.today()}
    form = forms.StudyForm(posted(request), unit=cycle.unit, initial=initial)
    intro = f"Predicted: {cycle.prediction}" if cycle.prediction else "Nothing was predicted."
    return _form(request, cycle, form, actions.study_cycle, "It is studied.", title="Study it", intro=intro)


def decide_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Adopt, adapt or abandon it."""
    form = forms.DecideForm(posted(request), initial={"on": clock.today()})
    intro = "This is final. The next idea is a new one, which begins from this."
    return _form(
        request,
        cycle,
        form,
        actions.decide_cycle,
        "It is decided.",
        title="Decide",
        intro=intro,
        button="Decide",
    )


def _plan(request: HttpRequest, organisation: Organisation, team: Team | None) -> HttpResponse:
    act = partial(actions.plan_cycle, organisation=organisation, team=team, **_tied(request, organisation))
    words = Vocabulary(organisation.words)
    everything = reverse("improvement:cycles", args=[organisation.code])
    context = of_organisation(
        request,
        organisation,
        (words["cycle"].titles, everything),
        title=f"Plan {words['cycle'].a}",
        caption=team.name if team else organisation.name,
        button="Plan it",
        cancel=everything,
    )
    return _planned(request, organisation, act, {"measure": request.GET.get("measure", "")}, context)


def _tied(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    """The value stream or the workshop that an address asks for, if this person may see it."""
    person, found = somebody(request), {}
    kinds: dict[str, QuerySet[Any]] = {
        "value_stream": ValueStream.objects.visible_to(person).of(organisation.code),
        "workshop": Workshop.objects.visible_to(person).of(organisation.code),
    }
    for name, seen in kinds.items():
        if key := _key(request.GET.get(name, "")):
            found[name] = seen.filter(pk=key).first()
    return found


def _key(asked: str) -> int:
    """The key that an address names; 0 for none."""
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def _planned(
    request: HttpRequest, organisation: Organisation, act: Any, initial: Any, context: Any
) -> HttpResponse:
    def then(cycle: Cycle) -> Done:
        return Done(
            cycle.get_absolute_url(), "It is planned.", next=("Start it", cycle.address("start_cycle"))
        )

    form = forms.CycleForm(posted(request), organisation=organisation, initial=initial)
    return form_page(request, form, act, then=then, context=context)


def _form(
    request: HttpRequest,
    cycle: Cycle,
    form: django_forms.Form,
    act: Any,
    said: str,
    *,
    title: str,
    back: str = "",
    **more: Any,
) -> HttpResponse:
    take_back = cycle.address(back) if back else None
    return form_page(
        request,
        form,
        partial(act, cycle=cycle),
        then=lambda kept: Done(cycle.get_absolute_url(), said, take_back=take_back),
        context=_about(request, cycle, title=title, caption=cycle.question, inside=True, **more),
    )


def _about(request: HttpRequest, cycle: Cycle, *, inside: bool = False, **more: Any) -> dict[str, Any]:
    words = Vocabulary(cycle.organisation.words)
    above = [(words["cycle"].titles, reverse("improvement:cycles", args=[cycle.organisation.code]))]
    if inside:
        above.append((cycle.question, cycle.get_absolute_url()))
    said = {"cycle": cycle, "cancel": cycle.get_absolute_url(), **more}
    return of_organisation(request, cycle.organisation, *above, **said)


def _typed(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"
