"""Its abilities, parts and words, and what it needs of whom."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from django.db.models import QuerySet

from goldthread.server.first_steps import There
from goldthread.server.needs import Need
from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.parts import Part
from goldthread.server.people.roles import Role
from goldthread.server.people.vocabulary import Term, word


class LearningAbility(Ability):
    MARK = "mark", "Mark homework", Role.TEAM_LEAD


class CohortPart(Part):
    ASSESSOR = "assessor", "Assessor"
    LEARNER = "learner", "Learner"


BY_PART: Mapping[CohortPart, Set[Ability]] = {
    CohortPart.ASSESSOR: {PeopleAbility.SEE, LearningAbility.MARK},
    CohortPart.LEARNER: set(),
}
COHORT = Term("cohort", "Those who learn together.", japanese=word("dojo"), plain=word("class", "classes"))


def how_many(person: Person, teams: list[int]) -> int:
    """One cohort a team."""
    return len(teams)


def begun(organisations: Sequence[Organisation]) -> Mapping[int, There]:
    """Nothing yet; it is begun where it is measured."""
    return {each.pk: There("", f"/o/{each.code}/measures/") for each in organisations}


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Everybody has homework, due in ten days."""
    on = today + timedelta(days=10)
    for person in people if on <= until else ():
        yield person, Need("Hand in homework", "Lean for Leaders", "/homework/", "SASH", on=on)
