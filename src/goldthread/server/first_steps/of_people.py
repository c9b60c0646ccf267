"""The first steps of what stands below this room: teams, people and the roles that they hold."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, QuerySet

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.models import Organisation
from goldthread.server.people.queries import open_teams, roles_in, unanswered
from goldthread.server.people.roles import Role
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.formats import plural

from .registry import Stage, Step, There, counted, numbers
from .registry import register as add

Organisations = Sequence[Organisation]


def register() -> None:
    """Add them."""
    manage = PeopleAbility.MANAGE_PEOPLE
    add(
        Step("Name your teams", "Directorates, departments, wards: paste them as a list.", manage, _teams),
        Step(
            "Invite your people",
            "Paste names and addresses; each is asked, and nobody is put in unasked.",
            manage,
            _people,
        ),
        Step(
            "Give roles",
            "Who decides, who leads, who records: an executive approves what is proposed.",
            manage,
            _executives,
        ),
        stage=Stage.PEOPLE,
    )


def _teams(organisations: Organisations) -> Mapping[int, There]:
    teams = numbers(open_teams(_keys(organisations)))
    return {each.pk: _one_of(each, counted(teams.get(each.pk, 0), "team")) for each in organisations}


def _one_of(organisation: Organisation, said: str) -> There:
    return There(said, _at("people:organisation" if said else "people:teams_many", organisation))


def _people(organisations: Organisations) -> Mapping[int, There]:
    """Oneself alone is nobody yet; an invitation that waits is somebody."""
    people, invited = _here(organisations), numbers(_waiting(organisations))
    found = {}
    for each in organisations:
        said = _in_words(people.get(each.pk, 0), invited.get(each.pk, 0))
        found[each.pk] = There(said, _at("people:people_of" if said else "people:invite_many", each))
    return found


def _in_words(people: int, invited: int) -> str:
    if people < 2 and not invited:
        return ""
    here = f"{people:,} {plural(people, 'person', 'people')}"
    return f"{here}, {invited:,} invited" if invited else here


def _executives(organisations: Organisations) -> Mapping[int, There]:
    """Those who are here and those who were asked; a role is given to whoever is here, else offered."""
    people = _here(organisations)
    asked = numbers(_waiting(organisations).filter(role=Role.EXECUTIVE))
    executives = Counter(_here(organisations, role=Role.EXECUTIVE)) + Counter(asked)
    found = {}
    for each in organisations:
        said = counted(executives[each.pk], "executive")
        others = said or people.get(each.pk, 0) > 1
        found[each.pk] = There(said, _at("people:people_of" if others else "people:invite", each))
    return found


def _here(organisations: Organisations, **held: Any) -> dict[int, int]:
    """How many people who are here hold such a role, by the organisation it reaches down from."""
    roles = roles_in(_keys(organisations)).filter(**held).order_by().values("at")
    return dict(roles.annotate(n=Count("person", distinct=True)).values_list("at", "n"))


def _waiting(organisations: Organisations) -> QuerySet[Any]:
    return unanswered().filter(organisation__in=_keys(organisations)).exclude(role="")


def _at(name: str, organisation: Organisation) -> str:
    return reverse(name, args=[organisation.code])


def _keys(organisations: Organisations) -> list[int]:
    return [each.pk for each in organisations]
