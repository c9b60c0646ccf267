"""Of two people who edit one thing, the second is told who was first, when they may know it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.people import actions
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.ui.stale import CARRIED

from ..conftest import Somebody


@pytest.fixture
def team(trust: Organisation, administrator: Person) -> Team:
    return actions.add_team(organisation=trust, name="Stores", by=administrator)


def opened(client: Client, address: str) -> dict[str, str]:
    """What the form carries that says how it began."""
    found = re.search(rf'name="{CARRIED}" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return {CARRIED: found[1]}


def problems(client: Client, address: str, typed: dict[str, str]) -> str:
    """What the page says is wrong, when it comes back."""
    answer = client.post(address, typed)
    assert answer.status_code == 422
    summary = answer.content.decode().partition("There is a problem")[2].partition("</ul>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", summary))


def of_team(team: Team) -> str:
    return reverse("people:edit_team", args=[team.organisation.code, team.pk])


def test_it_says_who_and_what_and_saves_nothing(
    client: Client, team: Team, administrator: Person, somebody: Somebody
) -> None:
    client.force_login(administrator)
    began = opened(client, of_team(team))
    other = somebody(Role.ADMINISTRATOR, name="Bea Lamb")
    actions.edit_team(team=team, name="Shops", parent=None, by=other)
    said = problems(client, of_team(team), {"name": "Supplies", **began})
    assert re.search(r"Bea Lamb changed this at .*\d\d:\d\d, since you opened it", said)
    assert "Name of the team: It was ‘Stores’ and is now ‘Shops’." in said
    team.refresh_from_db()
    assert team.name == "Shops"


def test_to_oneself_it_says_you(client: Client, team: Team, administrator: Person) -> None:
    client.force_login(administrator)
    began = opened(client, of_team(team))
    actions.edit_team(team=team, name="Shops", parent=None, by=administrator)
    assert "You changed this at" in problems(client, of_team(team), {"name": "Supplies", **began})


def test_what_else_happened_to_it_is_not_what_changed_it(
    client: Client, team: Team, administrator: Person, somebody: Somebody
) -> None:
    client.force_login(administrator)
    began = opened(client, of_team(team))
    actions.edit_team(team=team, name="Shops", parent=None, by=somebody(Role.ADMINISTRATOR, name="Bea Lamb"))
    last = somebody(Role.ADMINISTRATOR, name="Cal Moor")
    actions.close_team(team=team, roles="end", reason="Merged", by=last)
    actions.reopen_team(team=team, by=last)
    assert "Bea Lamb changed this" in problems(client, of_team(team), {"name": "Supplies", **began})


def test_whom_one_may_not_know_is_somebody(
    client: Client, trust: Organisation, other_trust: Organisation, somebody: Somebody
) -> None:
    both = actions.found_partnership(slug="both", name="Both", organisations=[trust, other_trust])
    here = somebody(Role.ADMINISTRATOR, at=both, name="Ann Ash")
    there = somebody(Role.ADMINISTRATOR, at=both, name="Ben Birch")
    client.force_login(here)
    address = reverse("people:partnership_settings", args=[both.slug])
    began = opened(client, address)
    actions.set_partnership(partnership=both, name="The two", by=there)
    said = problems(client, address, {"name": "Two", **began})
    assert "Somebody changed this at" in said
    assert "Ben Birch" not in said
