"""What the pages of a measure begin with: the measure, if this person may see it, and its trail."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, organisation_or_404, somebody
from goldthread.server.people.roles import Ability

from ..models import Measure


def measure_or_404(request: HttpRequest, code: str, measure_code: str) -> Measure:
    """The measure with its organisation and owner, if this person may see it."""
    organisation = organisation_or_404(request, code)
    found = Measure.objects.visible_to(somebody(request)).select_related("organisation", "owner", "team")
    return get_object_or_404(found, organisation=organisation, code=measure_code)


def measure_to(request: HttpRequest, code: str, measure_code: str, ability: Ability) -> Measure:
    """The same, if this person has the ability there too; else 403."""
    measure = measure_or_404(request, code, measure_code)
    require(somebody(request), ability, measure)
    return measure


def address(measure: Measure, name: str = "measure", *more: object) -> str:
    """The address of one of a measure's pages."""
    return reverse(f"measures:{name}", args=[measure.organisation.code, measure.code, *more])


def of_measures(
    request: HttpRequest, organisation: Organisation, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """The context of a page below the list of measures."""
    listed = ("Measures", reverse("measures:measures", args=[organisation.code]))
    return of_organisation(request, organisation, listed, *crumbs, **more)


def of_measure(request: HttpRequest, measure: Measure, **more: Any) -> dict[str, Any]:
    """The context of a page below a measure's own."""
    return of_measures(
        request,
        measure.organisation,
        (measure.code, address(measure)),
        **{"measure": measure, "caption": measure.title, "cancel": address(measure), **more},
    )
