"""What compacts need of those who speak for a party: a yes, and that an open breach is looked at again."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.models import Person

from .models import Agreement, Breach, Compact, Speaker, Version


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Two queries, and one more where a breach is looked at again."""
    yield from _to_agree(people)
    yield from _to_look_at(people, today, until)


def _to_agree(people: QuerySet[Person]) -> Iterator[tuple[Person, Need]]:
    """A draft needs everybody once somebody has agreed to it; before, it is still written."""
    begun = Agreement.objects.filter(version__agreed_on=None, version__compact=OuterRef("party__compact"))
    own = begun.filter(party=OuterRef("party"), person=OuterRef("person"))
    drafts = Version.objects.draft().filter(compact=OuterRef("party__compact"))
    waiting = Speaker.objects.now().filter(Exists(drafts), Exists(begun), ~Exists(own), person__in=people)
    for each in waiting.select_related(
        "person", "party__compact__organisation", "party__compact__partnership"
    ):
        compact = each.party.compact
        yield (
            each.person,
            Need(
                f"Agree to ‘{compact}’, or say what is missing",
                each.party.name,
                compact.address("draft"),
                _code(compact),
                state="Others have agreed",
            ),
        )


def _to_look_at(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    due = Breach.objects.open().filter(look_again_on__lte=until)
    due = due.filter(
        compact__parties__speakers__in=Speaker.objects.now().filter(person__in=people)
    ).distinct()
    found = list(due.select_related("compact__organisation", "compact__partnership"))
    if not found:
        return
    speakers = Speaker.objects.now().filter(
        person__in=people, party__compact__in=[b.compact_id for b in found]
    )
    told = {(each.party.compact_id, each.person) for each in speakers.select_related("person", "party")}
    for breach in found:
        late = max((today - breach.look_again_on).days, 0)
        need = Need(
            f"Look again at the {breach}",
            str(breach.compact),
            breach.compact.address("breach", breach.pk),
            _code(breach.compact),
            on=breach.look_again_on,
            days_late=late,
        )
        yield from (
            (person, need) for compact, person in sorted(told, key=_by_key) if compact == breach.compact_id
        )


def _by_key(told: tuple[int, Person]) -> tuple[int, int]:
    return told[0], told[1].pk


def _code(compact: Compact) -> str:
    return compact.organisation.code if compact.organisation else ""
