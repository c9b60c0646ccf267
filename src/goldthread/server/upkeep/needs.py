"""What the installation needs of its administrators: that somebody sees to what does not work."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.access import holders
from goldthread.server.people.models import Person
from goldthread.server.people.queries import organisations_with
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.formats import plural

from . import findings
from .abilities import UpkeepAbility
from .in_words import SAID


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Once for each administrator, whatever they administer; no query while all is well."""
    last = findings.last_found()
    if last is None or not (what := _wrong(last)):
        return
    told: set[int] = set()
    found = [(person, at) for person, at in holders(UpkeepAbility.LOOK_AFTER, people)]
    codes = {of.pk: of.code for of in organisations_with({at for _, at in found})}
    for person, at in found:
        if person.pk not in told and at in codes:
            told.add(person.pk)
            yield person, Need(what, "This installation", reverse("upkeep:upkeep", args=[codes[at]]))


def _wrong(last: findings.Findings) -> str:
    if last.age > findings.TOO_LONG:
        return f"See why nobody has looked at the installation for {last.age.days} days"
    wrong = [SAID[name].what.lower() for name in last.faults if name in SAID]
    if not wrong:
        return ""
    return f"See to what does not work on the server: {wrong[0]}" + plural(
        len(wrong), "", f", and {len(wrong) - 1} more"
    )
