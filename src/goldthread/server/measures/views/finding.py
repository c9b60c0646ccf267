"""What the pages of a measure begin with: the measure, if this person may see it, and its trail."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, can
from goldthread.server.people.admission import only
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.pages import of_organisation, one_of, organisation_or_404, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.happened import happened

from .. import money, queries
from ..abilities import MeasuresAbility
from ..actions.imports import place_of
from ..models import Import, Measure
from ..queries.families import is_in_a_family

View = Callable[..., HttpResponse]
DRAWN = (
    ".svg",
    ".csv",
    ".json",
    ".png",
    ".pdf",
    ".pptx",
    ".docx",
    ".xlsx",
    ".html",
)  # no page that could say anything


class KeptToACircle(NotAllowed):
    """The figures of the measure are kept to a circle that this person is not in (403)."""

    heading = "Its figures are kept to a circle"

    def __init__(self, where: str, says: str = "That this measure is there is open to all") -> None:
        self.onward = ("Who is in the circle, who decided and why", where)
        super().__init__(f"{says}; what was read of it is seen by the people in its circle alone.")


@seen_by(Seen.WORKSHOPS)
def known_or_404(request: HttpRequest, code: str, measure_code: str) -> Measure:
    """The measure with its organisation and owner, if this person may know of it: for pages that show no
    figure to whoever is not in its circle.
    """
    found = Measure.objects.select_related("organisation", "owner", "team", "charted", "circle")
    found = found.annotate(in_a_family=is_in_a_family())
    return one_of(request, code, found, code=measure_code)


@seen_by(Seen.WORKSHOPS)
def measure_or_404(request: HttpRequest, code: str, measure_code: str) -> Measure:
    """The measure, if this person may see it and its figures. KeptToACircle (403) where they may not."""
    found = known_or_404(request, code, measure_code)
    if found.keeps_from(somebody(request)):
        raise KeptToACircle(address(found))
    return found


@seen_by(Seen.WORKSHOPS)
def import_or_404(request: HttpRequest, code: str, pk: int) -> Import:
    """A file that was taken in, or taken back, at an organisation whose measures this person sees.

    KeptToACircle (403) where it has figures that are kept from them.
    """
    found = Import.objects.decided().select_related("organisation", "measure", "by", "taken_back_by")
    looked = one_of(request, code, found, pk=pk)
    open_file(request, looked)
    return looked


def open_file(request: HttpRequest, looked: Import) -> None:
    """Refuse whoever may not see all that a file has. Raises KeptToACircle (403)."""
    if queries.keeps_file_from(somebody(request), looked):
        listed = reverse("measures:measures", args=[looked.organisation.code])
        raise KeptToACircle(listed, "This file has readings of a measure whose figures are kept to a circle")


def _records(person: Person, looked: Import) -> bool:
    return can(person, MeasuresAbility.RECORD_READINGS, place_of(looked))


def _records_or_sees_history(person: Person, looked: Import) -> bool:
    return _records(person, looked) or can(person, PeopleAbility.SEE_HISTORY, place_of(looked))


may_see_import = only(
    "whoever records readings where a file went, or sees the history there",
    _records_or_sees_history,
    or_else="You may not see which files were taken in here.",
    like=PeopleAbility.SEE_HISTORY,
)
may_undo_import = only(
    "whoever records readings where a file went",
    _records,
    or_else="You may not do this here: record readings of a measure.",
    like=MeasuresAbility.RECORD_READINGS,
)


def at_its_code(view: View) -> View:
    """A page of a measure; asked for by a code that the measure had before, it leads there, and says so.

    What is posted to such an address is done: the form was open when the code was changed.
    """

    @wraps(view)
    def found(request: HttpRequest, code: str, measure_code: str, **more: Any) -> HttpResponse:
        try:
            return view(request, code=code, measure_code=measure_code, **more)
        except Http404:
            now = queries.code_now(organisation_or_404(request, code), measure_code)
            if now is None:
                raise
        if request.method not in ("GET", "HEAD"):
            return view(request, code=code, measure_code=now, **more)
        known_or_404(request, code, now)
        if not request.path.endswith(DRAWN):
            happened(request, f"{measure_code} is called {now} now: this is where it is.")
        return redirect(_moved(request, now))

    return found


def _moved(request: HttpRequest, now: str) -> str:
    """The address that was asked for, with the code the measure has now."""
    match = request.resolver_match
    if match is None:
        raise Http404("There is no such address.")
    to = reverse(match.view_name, kwargs={**match.kwargs, "measure_code": now})
    return f"{to}?{asked}" if (asked := request.META.get("QUERY_STRING")) else to


def address(measure: Measure, name: str = "measure", *more: object) -> str:
    """The address of one of a measure's pages."""
    return reverse(f"measures:{name}", args=[measure.organisation.code, measure.code, *more])


def of_measures(
    request: HttpRequest, organisation: Organisation, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """The context of a page below the list of measures. called: how templates say what a measure is about."""
    listed = ("Measures", reverse("measures:measures", args=[organisation.code]))
    return of_organisation(request, organisation, listed, *crumbs, **{"called": money.called, **more})


def of_measure(request: HttpRequest, measure: Measure, **more: Any) -> dict[str, Any]:
    """The context of a page below a measure's own."""
    return of_measures(
        request,
        measure.organisation,
        (measure.code, address(measure)),
        **{"measure": measure, "caption": measure.title, "cancel": address(measure), **more},
    )
