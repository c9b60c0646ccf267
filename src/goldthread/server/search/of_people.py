"""What is found of the room that knows nothing of search: people, and where they are."""

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.server.people.access import partnerships_visible_to
from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.queries import open_teams_visible_to

from .registry import register as add


def register() -> None:
    """Add them."""
    add(Partnership, "Partnerships", text=("name",), link=_page, visible=partnerships_visible_to)
    add(Organisation, "Organisations", text=("name", "code"), link=_page, where="code")
    add(
        Team,
        "Teams",
        text=("name",),
        link=_team,
        visible=_teams,
        where="organisation__code",
        along=("organisation",),
    )
    add(Person, "People", text=("name", "title"), link=_page, where="title")


def _page(thing: Partnership | Organisation | Person) -> str:
    return thing.get_absolute_url()


def _teams(person: Person) -> QuerySet[Team]:
    return open_teams_visible_to(person)


def _team(team: Team) -> str:
    return reverse("people:team", args=[team.organisation.code, team.pk])
