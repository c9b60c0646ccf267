"""Days that an address has marked on a chart: those on which something was tried."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest

MOST_MARKS = 12
Marked = Sequence[tuple[date, str]]


def marked(request: HttpRequest) -> Marked:
    """The days that the address marks (?mark=2019-03-04), the first 12, numbered where there are several."""
    days = sorted({day for text in request.GET.getlist("mark")[:MOST_MARKS] if (day := _day(text))})
    many = len(days) > 1
    return [(day, f"Tried{f', {n}' if many else ''}") for n, day in enumerate(days, start=1)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
