"""What the addresses of this room name, if this person may see it."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from goldthread.server.people.pages import somebody
from goldthread.server.people.seen import Seen, seen_by

from ..models import Routine
from ..queries import in_full


@seen_by(Seen.WHOLE)
def routine_or_404(request: HttpRequest, code: str, pk: int) -> Routine:
    """The routine of an organisation, if this person may see it."""
    return get_object_or_404(in_full(Routine.objects.visible_to(somebody(request)).of(code)), pk=pk)


@seen_by(Seen.TABLE)
def partnership_routine_or_404(request: HttpRequest, slug: str, pk: int) -> Routine:
    """The routine of a partnership, if this person may see it: whoever sits at its table, and its members."""
    seen = in_full(Routine.objects.visible_to(somebody(request)))
    return get_object_or_404(seen, partnership__slug=slug, pk=pk)


def day_or_404(day: str) -> date:
    """The day that an address names."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise Http404("There is no such day.") from None
