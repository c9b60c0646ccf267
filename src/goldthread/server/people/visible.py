"""What belongs to an organisation, seen by whoever sees into it: one rule for the lists of every room."""

from typing import Any, ClassVar, Self, TypeVar

from django.db.models import Model, Q, QuerySet

from .models import Person

AThing = TypeVar("AThing", bound=Model)


class OfAnOrganisation(QuerySet[AThing]):
    """Things of an organisation.

    A room names the way `to_organisation`, and says by overriding `also_seen` what somebody sees without
    seeing into the organisation, as by a part in the thing itself:

        class CohortQuerySet(OfAnOrganisation["Cohort"]):
            def also_seen(self, person: Person) -> Q:
                return Q(pk__in=CohortPartHeld.objects.filter(person=person).values("cohort"))
    """

    to_organisation: ClassVar[str] = "organisation"

    def also_seen(self, person: Person) -> Q:
        """What else this person sees: nothing, unless the room says otherwise."""
        return Q(pk__in=())

    def visible_to(self, person: Person) -> Self:
        """Those of organisations this person sees whole, or that share their workshops with them.

        Of an organisation that shares only its totals nothing is seen: its totals are in no list.
        """
        return self.filter(self._within(person.reach.detailed) | self.also_seen(person))

    def named_to(self, person: Person) -> Self:
        """Those whose people this person may know by name: not of organisations seen without names."""
        return self.filter(self._within(person.reach.whole) | self.also_seen(person))

    def of(self, code: str) -> Self:
        """Those of the organisation with this code."""
        return self.filter(**{f"{self.to_organisation}__code": code})

    def _within(self, organisations: Any) -> Q:
        return Q(**{f"{self.to_organisation}__in": organisations})
