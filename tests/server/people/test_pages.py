"""The pages of organisations and people."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldthread.server.audit.queries import history
from goldthread.server.people import abilities, queries
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.actions.refusals import AlreadyThere
from goldthread.server.people.models import DatedEvent, Organisation, Partnership, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.people.roles_table import as_markdown, of_documents, parts, roles
from goldthread.server.people.vocabulary import terms

Somebody = Callable[..., Person]


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"people:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_names_what_one_may_see_and_nothing_else(
    client: Client, staff: Person, other_trust: Organisation
) -> None:
    client.force_login(staff)
    seen = page(client, "organisations")
    assert "Surrey and Sussex" in seen
    assert "Leeds" not in seen


def test_an_organisations_page_shows_its_life(
    client: Client, trust: Organisation, theatres: Team, administrator: Person, facilitator: Person
) -> None:
    people.record_dated_event(
        organisation=trust,
        kind=DatedEvent.Kind.INSPECTION,
        on=date(2019, 2, 1),
        precision=DatedEvent.Precision.MONTH,
        title="Care Quality Commission: outstanding",
        by=facilitator,
    )
    client.force_login(administrator)
    seen = page(client, "organisation", "SASH")
    for text in ("RTP", "Theatres", "Femi Adeyemi", "Care Quality Commission: outstanding", "February 2019"):
        assert text in seen
    assert "1 February 2019" not in seen
    assert "The organisation was begun" in seen


def test_an_organisation_seen_in_totals_says_so(
    client: Client, somebody: Somebody, partnership: Partnership, other_trust: Organisation
) -> None:
    client.force_login(somebody(Role.BOARD_MEMBER, at=partnership))
    assert "shares only its totals with you" in page(client, "organisation", "LTHT")
    assert client.get(reverse("people:people_of", args=["LTHT"])).status_code == 403


def test_settings_are_changed_by_the_form(client: Client, trust: Organisation, administrator: Person) -> None:
    client.force_login(administrator)
    form = {"name": "Surrey and Sussex", "shared": "workshops", "weeks_of_planning": "6"}
    client.post(reverse("people:settings", args=["SASH"]), form)
    trust = Organisation.objects.get(pk=trust.pk)
    assert (trust.name, trust.shared, trust.weeks_of_planning) == ("Surrey and Sussex", "workshops", 6)


def test_planning_for_no_weeks_is_refused_on_the_form(client: Client, administrator: Person) -> None:
    client.force_login(administrator)
    form = {"name": "Surrey and Sussex", "shared": "workshops", "weeks_of_planning": "0"}
    refused = client.post(reverse("people:settings", args=["SASH"]), form)
    assert refused.status_code == 422
    assert Organisation.objects.get(code="SASH").weeks_of_planning == 8


def test_an_organisation_says_it_in_its_own_words(
    client: Client, trust: Organisation, administrator: Person
) -> None:
    client.force_login(administrator)
    form = {f"{t}-{part}": "" for t in terms() for part in ("one", "many", "a")}
    form |= {"pack": "plain", "value_stream-one": "journey", "kpo-one": "office", "kpo-many": "offices"}
    client.post(reverse("people:settings_words", args=["SASH"]), form)
    trust = Organisation.objects.get(pk=trust.pk)
    assert trust.words["own"] == {
        "value_stream": ["journey", "journeys", "a journey"],
        "kpo": ["office", "offices", "an office"],
    }
    assert "Journeys" in page(client, "organisation", "SASH")


def test_a_word_for_many_needs_one_for_one(client: Client, administrator: Person) -> None:
    client.force_login(administrator)
    refused = client.post(
        reverse("people:settings_words", args=["SASH"]), {"pack": "plain", "huddle-many": "chats"}
    )
    assert refused.status_code == 422
    assert "Say it for one as well." in refused.content.decode()
    assert 'value="chats"' in refused.content.decode()


def test_a_team_is_added_below_another(client: Client, surgery: Team, administrator: Person) -> None:
    client.force_login(administrator)
    client.post(reverse("people:teams", args=["SASH"]), {"name": "Ward 1", "parent": surgery.pk})
    assert Team.objects.get(name="Ward 1").parent == surgery
    twice = client.post(reverse("people:teams", args=["SASH"]), {"name": "ward 1", "parent": surgery.pk})
    assert "There is a team called ward 1 there already." in twice.content.decode()


def test_teams_of_the_same_name_at_the_top_are_refused(
    surgery: Team, trust: Organisation, administrator: Person
) -> None:
    with pytest.raises(AlreadyThere):
        people.add_team(organisation=trust, name="Surgery", by=administrator)


def test_an_event_is_recorded_and_removed_with_a_reason(
    client: Client, trust: Organisation, executive: Person
) -> None:
    client.force_login(executive)
    form = {"title": "A merger", "kind": "merger", "precision": "year", "on_day": "1", "on_month": "4"}
    answer = client.post(reverse("people:events", args=["SASH"]), {**form, "on_year": "2018"})
    assert answer.status_code == 302
    event = trust.dated_events.get()
    assert (event.on, event.kind) == (date(2018, 4, 1), DatedEvent.Kind.MERGER)
    remove = reverse("people:remove_event", args=["SASH", event.pk])
    assert client.post(remove, {"reason": ""}).status_code == 422
    client.post(remove, {"reason": "It was another trust’s"})
    assert not trust.dated_events.exists()
    assert history(trust)[0].values["reason"] == "It was another trust’s"


def test_an_event_yet_to_come_is_refused(client: Client, trust: Organisation, executive: Person) -> None:
    client.force_login(executive)
    form = {"title": "A merger", "kind": "merger", "precision": "day", "on_day": "16", "on_month": "7"}
    refused = client.post(reverse("people:events", args=["SASH"]), {**form, "on_year": "2019"})
    assert "has not come yet" in refused.content.decode()


def test_only_an_administrator_makes_and_unmakes_leaders(
    staff: Person, executive: Person, facilitator: Person, administrator: Person, trust: Organisation
) -> None:
    for role in (Role.EXECUTIVE, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed, match=r"You may not give or take the role of"):
            people.grant(person=staff, role=role, place=trust, by=facilitator)
        people.grant(person=staff, role=role, place=trust, by=administrator)
    with pytest.raises(NotAllowed):
        people.revoke(grant=executive.grants.get(), by=facilitator)
    people.grant(person=staff, role=Role.FACILITATOR, place=trust, by=facilitator)


def test_a_role_is_given_and_taken_away_by_the_pages(
    client: Client, staff: Person, theatres: Team, facilitator: Person
) -> None:
    client.force_login(facilitator)
    client.post(reverse("people:grant", args=["SASH", staff.pk]), {"role": "team_lead", "team": theatres.pk})
    given = staff.grants.get(role=Role.TEAM_LEAD)
    assert given.team == theatres
    assert "Theatres" in page(client, "person", staff.pk)
    client.post(reverse("people:revoke", args=["SASH", given.pk]))
    assert not staff.grants.filter(role=Role.TEAM_LEAD).exists()


def test_a_persons_history_names_no_place_the_reader_may_not_know_of(
    client: Client, staff: Person, other_trust: Organisation, facilitator: Person
) -> None:
    people.grant(person=staff, role=Role.STAFF, place=other_trust, by=None)
    client.force_login(facilitator)
    seen = page(client, "person", staff.pk)
    assert "became staff at Surrey" in seen
    assert "Leeds" not in seen
    client.force_login(staff)
    assert "Leeds" in page(client, "person", staff.pk)


def test_two_teams_of_one_name_in_two_trusts_are_told_apart(
    client: Client, trust: Organisation, other_trust: Organisation, staff: Person, facilitator: Person
) -> None:
    at_home = Team.objects.create(organisation=trust, name="Ward 1")
    elsewhere = Team.objects.create(organisation=other_trust, name="Ward 1")
    people.grant(person=staff, role=Role.STAFF, place=at_home, by=None)
    people.grant(person=staff, role=Role.TEAM_LEAD, place=elsewhere, by=None)
    client.force_login(facilitator)
    seen = page(client, "person", staff.pk)
    assert "became staff at Ward 1" in seen
    assert "became team lead at Ward 1" not in seen


def test_a_lead_of_a_directorate_manages_nobody_and_a_facilitator_of_one_only_there(
    client: Client, somebody: Somebody, surgery: Team, theatres: Team, medicine: Team, staff: Person
) -> None:
    theirs = somebody(Role.FACILITATOR, at=surgery)
    client.force_login(theirs)
    address = reverse("people:grant", args=["SASH", staff.pk])
    assert client.post(address, {"role": "team_lead", "team": theatres.pk}).status_code == 302
    assert client.post(address, {"role": "team_lead", "team": medicine.pk}).status_code == 403
    client.force_login(somebody(Role.TEAM_LEAD, at=surgery))
    assert client.get(address).status_code == 403


def test_the_table_of_roles_is_the_code() -> None:
    table = roles()
    assert table.columns == [role.label for role in Role]
    for said, held in table.rows:
        ability = next(a for a in abilities.every() if a.label.format_map(of_documents()) == said)
        assert held == [role in ability.roles for role in Role]
    assert "| Propose, plan, run and close workshops |" in as_markdown(parts()[0])


def test_the_table_of_roles_speaks_the_organisations_words(
    client: Client, somebody: Somebody, staff: Person, trust: Organisation
) -> None:
    client.force_login(staff)
    assert "Open, edit and close value streams" in page(client, "roles")
    plain = people.found_organisation(code="PLAIN", name="Plain words", by=None)
    client.force_login(somebody(Role.STAFF, at=plain))
    seen = page(client, "roles")
    for text in (
        "Open, edit and close patient pathways",
        "patient pathway or workshop only",
        "Team from here",
    ):
        assert text in seen
    assert "value stream" not in seen


def test_whoever_leads_the_whole_organisation_is_shown_before_teams(
    trust: Organisation, theatres: Team, executive: Person, somebody: Somebody
) -> None:
    for _ in range(45):
        people.grant(person=somebody(), role=Role.TEAM_LEAD, place=theatres, by=None)
    shown = queries.leading_grants(trust)
    assert len(shown) == 40
    assert executive in [grant.person for grant in shown]


def test_single_sign_on_is_offered_where_there_is_any(
    client: Client, staff: Person, settings: Settings
) -> None:
    client.force_login(staff)
    assert "Single sign-on" not in page(client, "person", staff.pk)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{"provider_id": "trust"}]}}
    assert "Single sign-on" in page(client, "person", staff.pk)


def test_roles_and_words_are_there_for_everybody_who_signed_in(client: Client, staff: Person) -> None:
    client.force_login(staff)
    assert "Let an event go ahead without what it should have" in page(client, "roles")
    assert "helps no patient" in page(client, "words")


def test_a_word_is_shown_once_for_all_who_say_it(
    client: Client, trust: Organisation, other_trust: Organisation, somebody: Somebody
) -> None:
    person = somebody(Role.STAFF)
    people.grant(person=person, role=Role.STAFF, place=other_trust, by=None)
    plain = people.found_organisation(code="PLAIN", name="Plain words", by=None)
    people.grant(person=person, role=Role.STAFF, place=plain, by=None)
    client.force_login(person)
    seen = " ".join(page(client, "words").split())
    assert "(LTHT and SASH)" in seen
    assert "patient pathway <span" in seen
    assert "(all)" in seen


def test_a_partnership_has_its_own_words_and_shows_members_one_may_see(
    client: Client, somebody: Somebody, partnership: Partnership, outsider: Person
) -> None:
    administrator = somebody(Role.ADMINISTRATOR, at=partnership)
    client.force_login(administrator)
    client.post(reverse("people:partnership_words", args=["five-trusts"]), {"pack": "plain"})
    client.post(reverse("people:partnership_settings", args=["five-trusts"]), {"name": "Two trusts"})
    seen = page(client, "partnership", "five-trusts")
    assert "improvement week" in seen
    assert "Two trusts" in seen
    assert "Leeds" in seen
    client.force_login(outsider)
    assert "Surrey" not in page(client, "partnership", "five-trusts")
    assert client.get(reverse("people:partnership_settings", args=["five-trusts"])).status_code == 403


def test_nobody_outside_knows_of_a_partnership(
    client: Client, somebody: Somebody, partnership: Partnership
) -> None:
    client.force_login(somebody())
    assert client.get(reverse("people:partnership", args=["five-trusts"])).status_code == 404


@pytest.mark.parametrize("name", ["organisations", "organisation", "people_of", "teams", "events"])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client: Client,
    somebody: Somebody,
    trust: Organisation,
    surgery: Team,
    administrator: Person,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]],
    name: str,
) -> None:
    def grow(start: int, count: int) -> None:
        for n in range(start, start + count):
            team = people.add_team(organisation=trust, name=f"Ward {n}", parent=surgery, by=administrator)
            somebody(Role.TEAM_LEAD, at=team)
            people.record_dated_event(
                organisation=trust,
                kind=DatedEvent.Kind.OTHER,
                on=date(2018, 1, 1),
                title=f"Event {n}",
                by=administrator,
            )

    def queries() -> int:
        with django_assert_max_num_queries(30) as asked:
            page(client, name, *([] if name == "organisations" else ["SASH"]))
        return len(asked)

    client.force_login(administrator)
    grow(0, 2)
    few = queries()
    grow(2, 18)
    assert queries() == few
