"""What a new organisation begins with, ticked off by what is there: nothing of it is stored.

A number of queries that does not grow with the organisations, their people or their measures.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet

from goldthread.server.improvement.abilities import ImprovementAbility
from goldthread.server.improvement.queries import streams_of
from goldthread.server.measures.abilities import MeasuresAbility
from goldthread.server.measures.queries import ever_read, open_measures
from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.queries import open_teams, organisations_with, roles_in, unanswered
from goldthread.server.people.roles import Role
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.formats import plural

BEGINS = {PeopleAbility.MANAGE_PEOPLE, MeasuresAbility.EDIT_MEASURES}
"""Whoever may do one of these at the organisation sees its first steps."""


@dataclass(frozen=True)
class Step:
    """One thing to begin with. `there` says what is there, and is empty until something is.

    `link` is where it is done, for whoever may do it, once it can be done; then where it is seen.
    """

    title: str
    says: str
    there: str
    link: str = ""


@dataclass(frozen=True)
class FirstSteps:
    """The first steps of one organisation, for one person."""

    organisation: Organisation
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        return sum(1 for step in self.steps if step.there)


@dataclass(frozen=True)
class _There:
    """What is there in one organisation."""

    teams: int = 0
    people: int = 0
    invited: int = 0
    executives: int = 0
    measures: int = 0
    read: int = 0
    unread: str = ""  # the code of a measure without a reading
    streams: int = 0


def first_steps(person: Person) -> list[FirstSteps]:
    """Those of the organisations this person may begin things in, where a step is still to be done."""
    held = person.reach.by_organisation
    organisations = organisations_with(pk for pk, can in held.items() if BEGINS & can)
    there = _there([each.pk for each in organisations])
    found = [FirstSteps(each, _steps(each, there[each.pk], held[each.pk])) for each in organisations]
    return [each for each in found if each.done < len(each.steps)]


def _steps(organisation: Organisation, there: _There, can: Iterable[Ability]) -> tuple[Step, ...]:
    code, words = organisation.code, Vocabulary(organisation.words)

    def to(ability: Ability, name: str, *more: str, seen: str = "") -> str:
        """Where it is done, for whoever may; where it is `seen` once it is done."""
        if seen:
            return reverse(seen, args=[code])
        return reverse(name, args=[code, *more]) if ability in can else ""

    def once(is_there: object, page: str) -> str:
        return page if is_there else ""

    measures, people = "measures:measures", "people:people_of"
    reading = (
        to(MeasuresAbility.RECORD_READINGS, "measures:import_readings", there.unread) if there.unread else ""
    )
    stream = words["value_stream"]
    return (
        Step(
            "Add a measure",
            "Something you count already: its name, its unit, and which way is better.",
            _counted(there.measures, "measure"),
            to(MeasuresAbility.EDIT_MEASURES, "measures:add", seen=once(there.measures, measures)),
        ),
        Step(
            "Give it readings",
            "Paste a column out of Excel, or send a file; the chart is there at once.",
            f"{_counted(there.read, 'measure')} with readings" if there.read else "",
            to(MeasuresAbility.RECORD_READINGS, "", seen=measures) if there.read else reading,
        ),
        Step(
            "Name your teams",
            "Directorates, departments, wards: paste them as a list.",
            _counted(there.teams, "team"),
            to(
                PeopleAbility.MANAGE_PEOPLE,
                "people:teams_many",
                seen=once(there.teams, "people:organisation"),
            ),
        ),
        Step(
            "Invite your people",
            "Paste names and addresses; each is asked, and nobody is put in unasked.",
            _people(there),
            to(PeopleAbility.MANAGE_PEOPLE, "people:invite_many", seen=once(_people(there), people)),
        ),
        Step(
            "Give roles",
            "Who decides, who leads, who records: an executive approves what is proposed.",
            _counted(there.executives, "executive"),
            to(
                PeopleAbility.MANAGE_PEOPLE,
                people if there.people > 1 else "people:invite",
                seen=once(there.executives, people),
            ),
        ),
        Step(
            f"Open {stream.a}",
            "What you chose to improve from end to end, why, and who chose it.",
            _counted(there.streams, stream.one, stream.many),
            to(
                ImprovementAbility.EDIT_STREAMS,
                "improvement:open_value_stream",
                seen=once(there.streams, "improvement:value_streams"),
            ),
        ),
    )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {plural(number, one, many)}" if number else ""


def _people(there: _There) -> str:
    """Oneself alone is nobody yet; an invitation that waits is somebody."""
    if there.people < 2 and not there.invited:
        return ""
    here = f"{there.people:,} {plural(there.people, 'person', 'people')}"
    return f"{here}, {there.invited:,} invited" if there.invited else here


def _there(organisations: list[int]) -> dict[int, _There]:
    measures, is_read = open_measures(organisations), ever_read()
    waiting = unanswered().filter(organisation__in=organisations).exclude(role="")
    people = _grants(organisations).annotate(n=Count("person", distinct=True))
    executives = _grants(organisations).filter(role=Role.EXECUTIVE).annotate(n=Count("person", distinct=True))
    unread = measures.exclude(is_read).order_by().values_list("organisation").annotate(first=Min("code"))
    counted = {
        "teams": _numbers(open_teams(organisations)),
        "people": dict(people.values_list("at", "n")),
        "invited": _numbers(waiting),
        "executives": _sum(
            dict(executives.values_list("at", "n")), _numbers(waiting.filter(role="executive"))
        ),
        "measures": _numbers(measures),
        "read": _numbers(measures.filter(is_read)),
        "streams": _numbers(streams_of(organisations)),
    }
    codes = dict(unread)
    return {
        pk: _There(unread=codes.get(pk, ""), **{what: of.get(pk, 0) for what, of in counted.items()})
        for pk in organisations
    }


def _grants(organisations: list[int]) -> QuerySet[Any, Any]:
    """Roles of people who are here, by the organisation they reach down from (`at`)."""
    return roles_in(organisations).order_by().values("at")


def _numbers(things: QuerySet[Any]) -> dict[int, int]:
    """How many there are in each organisation."""
    return dict(things.order_by().values_list("organisation").annotate(n=Count("pk")))


def _sum(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    return dict(Counter(one) + Counter(other))
