"""Readings corrected, withdrawn and put back."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.formats import number
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..forms import CorrectForm, WithdrawForm
from ..models import Correction, Measure, Reading
from ..periods import named
from .finding import address, measure_to, of_measure
from .taking_back import AT_ONCE


def correct(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Put one reading right, with a reason."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    reading = get_object_or_404(_readings(measure), pk=pk, withdrawn=False)
    form = CorrectForm(request.POST or None, revision=reading.revision)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            _corrected(request, measure, reading, form)
            return redirect(address(measure))
    intro = f"It says {as_read(reading)}. What it says now is kept, with the reason."
    context = of_measure(
        request,
        measure,
        title=f"Correct {_period(reading)}",
        form=form,
        button="Correct it",
        intro=intro,
        reading=reading,
    )
    return render(request, "measures/correct.jinja", context, status=_status(form))


def _corrected(request: HttpRequest, measure: Measure, reading: Reading, form: CorrectForm) -> None:
    reason, by = form.cleaned_data["reason"], somebody(request)
    now = actions.correct_reading(reading=reading, reason=reason, by=by, **form.numbers)
    correction = now.corrections.latest("at", "pk")
    happened(
        request,
        f"The reading for {_period(reading)} was corrected: it says {as_read(now)} now.",
        take_back=address(measure, "take_back_correction", correction.pk),
    )


def withdraw(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Take a reading off the chart, with a reason."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    reading = get_object_or_404(_readings(measure), pk=pk, withdrawn=False)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            _withdrawn(request, measure, reading, form.cleaned_data["reason"])
            return redirect(address(measure))
    intro = (
        f"It says {as_read(reading)}. It leaves the chart; it is kept with the reason, and can be put back."
    )
    context = of_measure(
        request, measure, title=f"Withdraw {_period(reading)}", form=form, button="Withdraw it", intro=intro
    )
    return render(request, "ui/form_page.jinja", context, status=_status(form))


@require_POST
def take_back_reading(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Withdraw a reading right after it was recorded."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    _withdrawn(request, measure, get_object_or_404(_readings(measure), pk=pk), AT_ONCE)
    return redirect(address(measure))


def _withdrawn(request: HttpRequest, measure: Measure, reading: Reading, reason: str) -> None:
    actions.withdraw_reading(reading=reading, reason=reason, by=somebody(request))
    happened(
        request,
        f"The reading for {_period(reading)} is withdrawn.",
        take_back=address(measure, "put_back", reading.pk),
        next=("Record it anew", address(measure, "record")),
    )


@require_POST
def put_back(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Put a withdrawn reading back."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    reading = get_object_or_404(_readings(measure), pk=pk)
    actions.put_back_reading(reading=reading, by=somebody(request))
    happened(request, f"The reading for {_period(reading)} is back on the chart.")
    return redirect(address(measure))


@require_POST
def take_back_correction(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Let a reading say again what it said before it was corrected."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    found = Correction.objects.filter(reading__revision__measure=measure).select_related("reading__revision")
    correction = get_object_or_404(found, pk=pk)
    reading = actions.take_back_correction(correction=correction, by=somebody(request))
    happened(request, f"The reading for {_period(reading)} says {as_read(reading)} again.")
    return redirect(address(measure))


def as_read(reading: Reading) -> str:
    """A reading as people say it: 9.4 days; 7,000 of 7,600, 92.11%."""
    unit = reading.revision.unit
    shown = f"{number(reading.value)}{'%' if unit == '%' else f' {unit}'}"
    if reading.numerator is None:
        return shown
    return f"{number(reading.numerator)} of {number(reading.denominator)}, {shown}"


def _readings(measure: Measure) -> QuerySet[Reading]:
    """Every reading of the measure that is kept, withdrawn or not."""
    return Reading.kept.filter(revision__measure=measure).select_related("revision")


def _period(reading: Reading) -> str:
    return named(reading.period, reading.revision.frequency)


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
