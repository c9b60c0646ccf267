"""Measures by the codes they have, and by those they had before."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldthread.server.people.models import Organisation

from ..models import FormerCode, Measure


def code_now(organisation: Organisation, code: str) -> str | None:
    """The code of the measure that had this one before, or that has it in capitals; None if none does."""
    wanted = code.strip().upper()
    if wanted != code and Measure.objects.filter(organisation=organisation, code=wanted).exists():
        return wanted
    was = FormerCode.objects.filter(organisation=organisation, code=wanted).select_related("measure")
    found = was.first()
    return found.measure.code if found else None


def codes_now(organisation: Organisation) -> dict[str, str]:
    """Each code that a measure of the organisation had before, with the one it has now."""
    found = FormerCode.objects.filter(organisation=organisation)
    return dict(found.values_list("code", "measure__code"))


def measures_called(organisations: Iterable[Organisation], code: str) -> QuerySet[Measure]:
    """The measures of these organisations that have this code, or had it before."""
    wanted = code.strip().upper()
    of = Measure.objects.filter(organisation__in=organisations)
    return of.filter(Q(code=wanted) | Q(former_codes__code=wanted)).distinct()
