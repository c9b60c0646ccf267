"""A compact, its parties, and who speaks for each of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.visible import OfAnOrganisation
from goldthread.server.ui.addressing import reverse

from ..abilities import CompactsAbility


class CompactQuerySet(OfAnOrganisation["Compact"]):
    def visible_to(self, person: Person) -> CompactQuerySet:
        """What was agreed is open to all staff of its parties; what is drafted to its members alone."""
        whole = person.reach.whole
        parties = Party.objects.filter(organisations__in=whole).order_by().values("compact")
        staff = Q(organisation__in=whole) | Q(partnership__isnull=False, pk__in=parties)
        agreed = Compact.objects.filter(versions__agreed_on__isnull=False).order_by().values("pk")
        return self.filter(self._read_by(person) | (staff & Q(pk__in=agreed)))

    def named_to(self, person: Person) -> CompactQuerySet:
        return self.read_by(person)

    def read_by(self, person: Person) -> CompactQuerySet:
        """Those of which one is a member: as a speaker, its keeper, or at the partnership's table."""
        return self.filter(self._read_by(person))

    def _read_by(self, person: Person) -> Q:
        reach = person.reach
        table = [pk for pk, held in reach.by_partnership.items() if PeopleAbility.SEE_NAMES in held]
        keeps = [pk for pk, held in reach.by_organisation.items() if CompactsAbility.KEEP_COMPACTS in held]
        speaks = Speaker.objects.now().filter(person=person).order_by().values("party__compact")
        return Q(partnership__in=table) | Q(organisation__in=keeps) | Q(pk__in=speaks)


class Compact(models.Model):
    """A reciprocal agreement in writing, of a partnership, or within one organisation."""

    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="compacts"
    )
    partnership = models.ForeignKey(Partnership, null=True, on_delete=models.PROTECT, related_name="compacts")
    title = models.CharField("what it is called", max_length=150)
    begun_at = models.DateTimeField()

    objects = CompactQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(name="a_compact_is_called_something", condition=~Q(title="")),
            models.CheckConstraint(
                name="a_compact_is_of_an_organisation_or_a_partnership",
                condition=Q(organisation__isnull=False, partnership=None)
                | Q(organisation=None, partnership__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page."""
        return self.address("compact")

    @property
    def place(self) -> Organisation | Partnership:
        """Whose it is."""
        place = self.partnership or self.organisation
        assert place is not None  # by the constraint above
        return place

    def address(self, name: str, *more: object) -> str:
        """The address of one of its pages, within its organisation or its partnership."""
        if self.partnership:
            return reverse(f"compacts:partnership_{name}", args=[self.partnership.slug, self.pk, *more])
        assert self.organisation
        return reverse(f"compacts:{name}", args=[self.organisation.code, self.pk, *more])


class PartyQuerySet(models.QuerySet["Party"]):
    def open(self) -> PartyQuerySet:
        """Those that have not left."""
        return self.filter(left_on=None)


class Party(models.Model):
    """Who promises something: organisations, or a group with a name, as the regulator, or clinicians."""

    compact = models.ForeignKey(Compact, on_delete=models.CASCADE, related_name="parties")
    organisations = models.ManyToManyField(Organisation, related_name="+", blank=True)
    name = models.CharField("what it is called", max_length=150)
    left_on = models.DateField(null=True)
    left_because = models.TextField(blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="a_party_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["compact", "name"], condition=Q(left_on=None), name="a_party_is_named_once"
            ),
            models.CheckConstraint(
                name="a_party_that_left_says_why",
                condition=Q(left_on=None, left_because="") | (Q(left_on__isnull=False) & ~Q(left_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def now(self) -> SpeakerQuerySet:
        """Those who speak for a party that has not left."""
        return self.filter(until=None, party__left_on=None, person__is_active=True)


class Speaker(models.Model):
    """Somebody who speaks for a party."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField("the last day they spoke for it", null=True)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "person"], condition=Q(until=None), name="one_speaks_for_a_party_once"
            ),
        ]

    def __str__(self) -> str:
        return self.person.name
