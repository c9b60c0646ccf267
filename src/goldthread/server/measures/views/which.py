"""Which of a measure's series an address asks for: of which revision, and as it was known on which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.server import clock
from goldthread.tables import cells

from .. import queries
from ..models import ChartChoice, Measure, Revision
from .finding import of_measure
from .marks import Marked

View = Callable[[HttpRequest, Measure], HttpResponse]

NEVER = (Revision.State.DECLINED, Revision.State.TAKEN_BACK)
"""What a revision is that was never how the measure is counted, and will not be."""


@dataclass(frozen=True, eq=False)
class Which:
    """One series of a measure: under the revision in force, or the one that an address names.

    revisions: all there are. then: the series as it was known on a day, where the address names one; the
    revision is the one of then.
    """

    measure: Measure
    revisions: list[Revision]
    in_force: Revision
    revision: Revision
    back_cast: bool
    then: queries.Known | None = None

    @classmethod
    def of(cls, request: HttpRequest, measure: Measure) -> Which:
        """What an address asks for. Raises Http404; queries.NotKnown where nobody can say what was known."""
        back_cast, known = request.GET.get("back_cast") == "1", request.GET.get("known", "")
        revisions = list(measure.revisions.select_related("proposed_by", "decided_by"))
        in_force = next(r for r in revisions if r.state == Revision.State.IN_FORCE)
        asked = request.GET.get("revision", "")
        revision = _called(asked, revisions) if asked else in_force
        if not known:
            return cls(measure, revisions, in_force, revision, back_cast)
        number = revision.number if asked else None
        then = queries.known_at(measure, _day(known), number, back_cast=back_cast)
        return cls(measure, revisions, in_force, then.revision, back_cast, then)

    @classmethod
    def drawn(cls, request: HttpRequest, measure: Measure) -> Which:
        """The same for what is no page and can say nothing. Raises Http404."""
        try:
            return cls.of(request, measure)
        except queries.NotKnown as not_known:
            raise Http404(str(not_known)) from not_known

    @property
    def query(self) -> str:
        """What to add to an address of the measure, to ask for the same; more can follow it."""
        asked = f"revision={self.revision.number}&" if self._is_named else ""
        back_cast = "back_cast=1&" if self.back_cast else ""
        return asked + back_cast + (f"known={self.then.day.isoformat()}&" if self.then else "")

    @property
    def with_query(self) -> str:
        """What ends an address of the same series."""
        return f"?{self.query.rstrip('&')}" if self.query else ""

    @property
    def _is_named(self) -> bool:
        """Whether the address must name the revision: it is not the one in force now, or was not then."""
        if self.then:
            return self.revision.state != Revision.State.IN_FORCE
        return self.revision != self.in_force

    @property
    def day(self) -> date:
        """The day of which it is what is known."""
        return self.then.day if self.then else clock.today()

    @property
    def version(self) -> str:
        """Differs whenever what is shown of it would."""
        return queries.fingerprint(self.measure, self.revision, back_cast=self.back_cast, then=self.then)

    def said(self) -> queries.Shown:
        """What its page shows."""
        return queries.Shown(self.measure, self.revision, back_cast=self.back_cast, then=self.then)

    def charted(self, choice: ChartChoice | None = None, marked: Marked = ()) -> queries.ChartedSeries:
        """All of it, read. choice: drawn so instead. marked: days that are marked on it besides."""
        return queries.ChartedSeries(
            self.measure,
            self.revision,
            back_cast=self.back_cast,
            choice=choice,
            then=self.then,
            marked=marked,
        )


def in_words(view: View) -> View:
    """A page that says in words why nobody can say what was known on the day that its address names."""

    @wraps(view)
    def shown(request: HttpRequest, measure: Measure) -> HttpResponse:
        try:
            return view(request, measure)
        except queries.NotKnown as not_known:
            said = {"title": "Nobody can say", "why": str(not_known), "asked": request.GET["known"]}
            return render(
                request, "measures/not_known.jinja", of_measure(request, measure, **said), status=404
            )

    return shown


def _called(number: str, revisions: list[Revision]) -> Revision:
    found = [each for each in revisions if str(each.number) == number and each.state not in NEVER]
    return found[0] if found else get_object_or_404(Revision, pk=None)


def _day(text: str) -> date:
    """The day that an address names, as people or machines write one. Raises queries.NotKnown."""
    try:
        found = cells.day(text.strip())
    except ValueError:
        found = None
    if found is None:
        raise queries.NotKnown(f"‘{text[:40]}’ is no day: give one such as 3 June 2019.")
    return found
