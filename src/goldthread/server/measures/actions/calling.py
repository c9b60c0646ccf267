"""A measure's code: free in its organisation, and those it had before, which lead to it still."""

from goldthread.server.people.models import Organisation

from ..models import FormerCode, Measure
from ..refusals import CodeTaken


def codes_of(organisation: Organisation) -> set[str]:
    """Every code that is, or was, a measure's."""
    now = Measure.objects.filter(organisation=organisation).values_list("code", flat=True)
    return {*now, *FormerCode.objects.filter(organisation=organisation).values_list("code", flat=True)}


def call(measure: Measure, code: str) -> None:
    """Give a measure another code, and keep the one before as one that leads to it."""
    if code == measure.code:
        return
    free(measure, code)
    FormerCode.objects.filter(measure=measure, code=code).delete()
    FormerCode.objects.create(organisation=measure.organisation, measure=measure, code=measure.code)
    measure.code = code


def free(measure: Measure, code: str) -> None:
    """Refuse a code that is, or was, another measure's. Raises CodeTaken."""
    of, at = {"organisation": measure.organisation_id, "code": code}, measure.organisation
    if Measure.objects.filter(**of).exclude(pk=measure.pk).exists():
        raise CodeTaken(f"There is a measure with the code {code} in {at} already.")
    if was := FormerCode.objects.filter(**of).exclude(measure=measure.pk).select_related("measure").first():
        raise CodeTaken(
            f"{code} was the code of {was.measure} before, and old addresses with it lead there: "
            "choose another."
        )
