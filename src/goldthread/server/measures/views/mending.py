"""Readings corrected, withdrawn and put back."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server.people.models import Person
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.formats import number
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import CorrectForm, WithdrawForm
from ..models import Correction, Measure, Reading
from ..periods import named
from .finding import address, of_measure
from .taking_back import AT_ONCE


def correct(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Put one reading right, with a reason."""
    reading = get_object_or_404(_readings(measure), pk=pk, withdrawn=False)
    form = CorrectForm(posted(request), revision=reading.revision)
    intro = f"It says {as_read(reading)}. What it says now is kept, with the reason."
    more = {"title": f"Correct {_period(reading)}", "button": "Correct it"}

    def act(*, by: Person, reason: str, **_: Any) -> Reading:
        return actions.correct_reading(reading=reading, reason=reason, by=by, **form.numbers)

    return form_page(
        request,
        form,
        act,
        then=lambda now: _corrected(measure, now),
        context=of_measure(request, measure, intro=intro, reading=reading, **more),
        template="measures/correct.jinja",
    )


def _corrected(measure: Measure, now: Reading) -> Done:
    back = address(measure, "take_back_correction", now.corrections.latest("at", "pk").pk)
    said = f"The reading for {_period(now)} was corrected: it says {as_read(now)} now."
    return Done(address(measure), said, back)


def withdraw(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Take a reading off the chart, with a reason."""
    reading = get_object_or_404(_readings(measure), pk=pk, withdrawn=False)
    kept = "It leaves the chart; it is kept with the reason, and can be put back."
    title, intro = f"Withdraw {_period(reading)}", f"It says {as_read(reading)}. {kept}"
    return form_page(
        request,
        WithdrawForm(posted(request)),
        partial(actions.withdraw_reading, reading=reading),
        then=lambda withdrawn: _withdrawn(measure, withdrawn),
        context=of_measure(request, measure, title=title, button="Withdraw it", intro=intro),
    )


def take_back_reading(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Withdraw a reading right after it was recorded."""
    reading = get_object_or_404(_readings(measure), pk=pk)
    act = partial(actions.withdraw_reading, reading=reading, reason=AT_ONCE)
    return pressed(request, act, then=lambda withdrawn: _withdrawn(measure, withdrawn))


def _withdrawn(measure: Measure, reading: Reading) -> Done:
    return Done(
        address(measure),
        f"The reading for {_period(reading)} is withdrawn.",
        take_back=address(measure, "put_back", reading.pk),
        next=("Record it anew", address(measure, "record")),
    )


def put_back(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Put a withdrawn reading back."""
    reading = get_object_or_404(_readings(measure), pk=pk)
    done = Done(address(measure), f"The reading for {_period(reading)} is back on the chart.")
    return pressed(request, partial(actions.put_back_reading, reading=reading), then=lambda _: done)


def take_back_correction(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Let a reading say again what it said before it was corrected."""
    found = Correction.objects.filter(reading__revision__measure=measure).select_related("reading__revision")
    correction = get_object_or_404(found, pk=pk)

    def then(reading: Reading) -> Done:
        return Done(address(measure), f"The reading for {_period(reading)} says {as_read(reading)} again.")

    return pressed(request, partial(actions.take_back_correction, correction=correction), then=then)


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
