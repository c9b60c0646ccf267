"""The page of a team: where it is, who is in it, and the ways to what it does."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from goldthread.server.measures import actions as measures
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.people.teams import above, keys_within, leads, members
from tests.server.conftest import Somebody


def counted(by: Person, title: str, team: Team | None) -> None:
    """A measure of a team."""
    measures.add_measure(
        organisation=Organisation.objects.get(code="SASH"),
        title=title,
        dimension="service",
        counted=title,
        frequency="month",
        kind="value",
        unit="days",
        direction="down",
        team=team,
        by=by,
    )


def address(team: Team) -> str:
    return f"/o/{team.organisation.code}/teams/{team.pk}/"


def page(client: Client, person: Person, at: str) -> str:
    client.force_login(person)
    answer = client.get(at)
    assert answer.status_code == 200, at
    return answer.content.decode()


def test_whoever_is_of_the_organisation_reads_where_a_team_is_and_who_is_in_it(
    client: Client, theatres: Team, surgery: Team, staff: Person, somebody: Somebody
) -> None:
    lead, nurse = somebody(Role.TEAM_LEAD, at=theatres), somebody(Role.STAFF, at=theatres)
    said = page(client, staff, address(theatres))
    assert f'Part of <a href="{address(surgery)}">Surgery</a>.' in said
    assert "Who is in it (2)" in said
    for person in (lead, nurse):
        assert f'<a href="/people/{person.pk}/">{person.name}</a>' in said
    assert "Edit" not in said.partition("<main")[2].partition("</main>")[0]
    assert f'<a href="{address(theatres)}">Theatres</a>' in page(client, staff, address(surgery))


def test_its_lead_comes_first_and_whoever_left_is_not_there(
    theatres: Team, administrator: Person, somebody: Somebody
) -> None:
    nurse, lead, gone = (somebody(role, at=theatres) for role in (Role.STAFF, Role.TEAM_LEAD, Role.STAFF))
    people.grant(person=lead, role=Role.STAFF, place=theatres, by=administrator)
    people.leave(person=gone, by=administrator)
    assert [(m.person, m.roles) for m in members(theatres)] == [
        (lead, (Role.TEAM_LEAD, Role.STAFF)),
        (nurse, (Role.STAFF,)),
    ]


def test_a_team_without_a_lead_of_its_own_is_led_from_the_nearest_team_above(
    client: Client, theatres: Team, surgery: Team, staff: Person, administrator: Person, somebody: Somebody
) -> None:
    recovery = people.add_team(
        organisation=theatres.organisation, name="Recovery", parent=theatres, by=administrator
    )
    assert [team.name for team in above(recovery)] == ["Surgery", "Theatres"]
    assert leads(recovery, above(recovery)) == []
    assert "Nobody yet, here or above." in page(client, staff, address(recovery))
    top = somebody(Role.TEAM_LEAD, at=surgery)
    assert [g.person for g in leads(recovery, above(recovery))] == [top]
    near = somebody(Role.TEAM_LEAD, at=theatres)
    assert [g.person for g in leads(recovery, above(recovery))] == [near]
    assert "who leads" in page(client, staff, address(recovery))


def test_a_team_that_nobody_is_in_says_how_to_go_on(
    client: Client, theatres: Team, staff: Person, facilitator: Person
) -> None:
    invite = f"/o/SASH/people/invite/?team={theatres.pk}"
    assert invite not in page(client, staff, address(theatres))
    assert "ask one of them" in page(client, staff, address(theatres))
    assert invite in page(client, facilitator, address(theatres))
    assert f'<option value="{theatres.pk}" selected>' in page(client, facilitator, invite)


def test_a_new_team_is_added_below_the_one_whose_page_offered_it(
    client: Client, theatres: Team, facilitator: Person
) -> None:
    add = f"/o/SASH/teams/?team={theatres.pk}"
    assert add in page(client, facilitator, address(theatres))
    assert f'<option value="{theatres.pk}" selected>' in page(client, facilitator, add)


def test_a_closed_team_says_so_and_is_opened_again_by_whoever_may(
    client: Client, theatres: Team, staff: Person, administrator: Person
) -> None:
    people.close_team(team=theatres, roles="end", by=administrator)
    assert "Theatres was closed on" in page(client, staff, address(theatres))
    assert "Open it again" not in page(client, staff, address(theatres))
    said = page(client, administrator, address(theatres))
    assert "Open it again" in said
    assert "/invite/" not in said
    assert client.post(f"{address(theatres)}reopen/").headers["Location"] == address(theatres)


def test_its_cards_say_how_many_measures_it_and_the_teams_below_have_and_lead_to_them(
    client: Client, surgery: Team, theatres: Team, medicine: Team, staff: Person, facilitator: Person
) -> None:
    for team, title in ((theatres, "Late starts"), (surgery, "Waits"), (medicine, "Falls"), (None, "Cost")):
        counted(facilitator, title=title, team=team)
    here = f"/o/SASH/measures/?team={surgery.pk}"
    assert f'href="{here}">Measures</a>' in page(client, staff, address(surgery))
    assert '<p class="app-cards__meta">2</p>' in page(client, staff, address(surgery))
    said = page(client, staff, here)
    assert "Late starts" in said
    assert "Waits" in said
    assert "Falls" not in said
    assert "Cost</a>" not in said
    assert f'<option value="{surgery.pk}" selected>' in said


@pytest.mark.parametrize("room", ["measures", "value-streams", "workshops"])
def test_a_list_of_a_team_that_has_nothing_yet_says_how_to_go_on(
    client: Client, theatres: Team, facilitator: Person, room: str
) -> None:
    said = page(client, facilitator, f"/o/SASH/{room}/?team={theatres.pk}")
    assert f'Of <a href="{address(theatres)}">Theatres</a> and the teams below it.' in said
    assert "of Theatres yet" in said
    assert "Name the team as" in said


@pytest.mark.parametrize("at", ["measures/", "workshops/", "value-streams/", "teams/", "people/invite/"])
def test_a_team_that_is_not_there_narrows_nothing(
    client: Client, theatres: Team, facilitator: Person, at: str
) -> None:
    for asked in ("", "x", "0", "-1", "9" * 40, "²", "1.5"):
        assert "and the teams below it" not in page(client, facilitator, f"/o/SASH/{at}?team={asked}")


def test_whoever_sees_workshops_without_names_sees_no_team_and_no_list_of_one(
    client: Client, theatres: Team, administrator: Person, somebody: Somebody
) -> None:
    trust = theatres.organisation
    shared = {"name": trust.name, "shared": Organisation.Shared.WORKSHOPS, "weeks_of_planning": 8}
    people.set_organisation(organisation=trust, by=administrator, **shared)
    evaluator = somebody(Role.EVALUATOR, at=trust)
    client.force_login(evaluator)
    assert client.get(address(theatres)).status_code == 403
    at = f"/o/SASH/measures/?team={theatres.pk}"
    assert "Theatres" not in page(client, evaluator, at)


def test_a_team_is_found_and_leads_to_its_page(client: Client, theatres: Team, staff: Person) -> None:
    assert f'href="{address(theatres)}"' in page(client, staff, "/search/?q=theatres")


def test_the_organisations_page_and_somebodys_own_lead_to_it(
    client: Client, theatres: Team, staff: Person, somebody: Somebody
) -> None:
    lead = somebody(Role.TEAM_LEAD, at=theatres)
    for at in ("/o/SASH/", "/o/SASH/people/", f"/people/{lead.pk}/"):
        assert f'href="{address(theatres)}"' in page(client, staff, at), at


def test_a_large_team_with_many_below_takes_as_many_queries_as_a_small_one(
    client: Client,
    theatres: Team,
    administrator: Person,
    staff: Person,
    somebody: Somebody,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page(client, staff, address(theatres))
    with CaptureQueriesContext(connection) as small:
        client.get(address(theatres))
    people.add_teams(
        organisation=theatres.organisation,
        paths=[("Surgery", "Theatres", f"Theatre {n}") for n in range(100)],
        by=administrator,
    )
    for _ in range(60):
        somebody(Role.STAFF, at=theatres)
    assert len(keys_within(theatres)) == 101
    with django_assert_num_queries(len(small)):
        said = client.get(address(theatres)).content.decode()
    assert "Who is in it (60)" in said
    assert "Page 1 of 2" in said
    assert "100 teams" in said
