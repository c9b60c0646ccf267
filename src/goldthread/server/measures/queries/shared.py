"""What the members of a partnership share of their measures."""

from dataclasses import dataclass

from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.queries import organisations_known_to
from goldthread.server.ui.formats import listed


@dataclass(frozen=True)
class Shared:
    """The members of a partnership that somebody knows of: who shares measures, and who totals alone."""

    detailed: tuple[Organisation, ...]
    in_totals: tuple[Organisation, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """Who shares what, a sentence each."""
        share = _names(self.detailed)
        totals = _names(self.in_totals)
        one, alone = len(self.detailed) == 1, len(self.in_totals) == 1
        return (
            *((f"{share} {'shares' if one else 'share'} what is here.",) if share else ()),
            *(
                (
                    f"{totals} {'shares its' if alone else 'share their'} totals alone: no measure of "
                    f"{'it' if alone else 'them'} is here.",
                )
                if totals
                else ()
            ),
        )


def shared_in(partnership: Partnership, person: Person) -> Shared:
    """What its members share with this person, by name: one query."""
    members = organisations_known_to(person).filter(partnerships=partnership).order_by("name")
    detailed = tuple(each for each in members if each.pk in person.reach.detailed)
    return Shared(detailed, tuple(each for each in members if each not in detailed))


def _names(organisations: tuple[Organisation, ...]) -> str:
    return listed([each.name for each in organisations])
