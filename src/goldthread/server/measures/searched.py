"""What is found of this room."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from goldthread.server import search
from goldthread.server.people.access import can
from goldthread.server.people.models import Person
from goldthread.server.search import Offer, Words

from .abilities import MeasuresAbility
from .models import Family, Measure


def register() -> None:
    """Add families and measures, closed and retired ones among them: their pages say so."""
    search.register(
        Family,
        "Families of measures",
        text=("name", "purpose"),
        link=_family,
        where="organisation__code",
        along=("organisation",),
        offers=_put_in,
    )
    search.register(
        Measure,
        "Measures",
        text=("title", "code"),
        link=_measure,
        where="organisation__code",
        along=("organisation",),
        offers=_record,
    )


def _measure(measure: Measure) -> str:
    return reverse("measures:measure", args=[measure.organisation.code, measure.code])


def _family(family: Family) -> str:
    return reverse("measures:family", args=[family.organisation.code, family.pk])


def _record(person: Person, measures: Sequence[Measure], said: Words) -> Mapping[int, Offer]:
    """Measures are read, while they are counted."""
    return {
        each.pk: Offer(
            "Record a reading", reverse("measures:record", args=[each.organisation.code, each.code])
        )
        for each in measures
        if not each.retired_on and can(person, MeasuresAbility.RECORD_READINGS, each)
    }


def _put_in(person: Person, families: Sequence[Family], said: Words) -> Mapping[int, Offer]:
    return {
        each.pk: Offer(
            "Put a measure in", reverse("measures:join_family", args=[each.organisation.code, each.pk])
        )
        for each in families
        if not each.closed_on and can(person, MeasuresAbility.EDIT_MEASURES, each)
    }
