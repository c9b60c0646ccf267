"""Several people and teams at once, out of a pasted list."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from goldthread.server.people import actions as people
from goldthread.server.people.actions.lists import NotAsItStands
from goldthread.server.people.inviting.mail import invitation_of
from goldthread.server.people.models import Invitation, Organisation, Person, Team
from goldthread.server.people.pasting.invitees import invitees
from goldthread.server.people.pasting.outlines import outline
from goldthread.server.people.pasting.rosters import roster
from goldthread.server.people.roles import Role
from goldthread.server.refusal import NotAName

Capture = Callable[..., AbstractContextManager[object]]
INVITE = reverse("people:invite_many", args=["SASH"])
TEAMS = reverse("people:teams_many", args=["SASH"])

ADA, SAM = ("Ada Khan", "ada@example.org"), ("Sam Lee", "sam@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Khan\tada@example.org\nSam Lee\tsam@example.org",
        "Ada Khan,ada@example.org\r\nSam Lee,sam@example.org\r\n",
        "ada@example.org;Ada Khan\nsam@example.org;Sam Lee",
        "Ada Khan <ada@example.org>; Sam Lee <sam@example.org>",
        "Ada Khan <ada@example.org>, Sam Lee <sam@example.org>",
        "Khan, Ada <ADA@example.org>;\nLee, Sam <sam@example.org>;",
        '"Khan, Ada",ada@example.org\n"Lee, Sam",sam@example.org',
        "Name\tE-mail\nAda Khan\tada@example.org\nSam Lee\tsam@example.org",
        "First name,Last name,Email address\nAda,Khan,ada@example.org\nSam,Lee,sam@example.org",
        "Surname\tForename\tPost\tEmail\nKhan\tAda\tMatron\tada@example.org\nLee\tSam\tNurse\tsam@example.org",
        "Ada\tKhan\tada@example.org\nSam\tLee\tsam@example.org",
        "mailto:ada@example.org\tAda Khan\n\n \nsam@example.org\t Sam  Lee ",
    ],
)
def test_names_and_addresses_are_found_however_they_stand(text: str) -> None:
    assert [(each.name, each.email) for each in roster(text).rows] == [ADA, SAM]


def test_a_name_is_made_of_the_address_where_there_is_none() -> None:
    for text in ("ada.khan2@example.org\nsam_lee@example.org", "ada.khan@example.org; sam.lee@example.org"):
        [one, other] = roster(text).rows
        assert (one.name, other.name) == ("Ada Khan", "Sam Lee")


def test_rows_are_those_of_the_list_and_columns_not_used_are_said() -> None:
    found = roster("Name,Post,Email,Role\nAda Khan,Matron,ada@example.org,Team lead\n\nSam Lee,,no,\n")
    assert [(each.row, each.email, each.role) for each in found.rows] == [
        (2, "ada@example.org", "Team lead"),
        (4, "no", ""),
    ]
    assert found.unused == ("Post",)


def test_a_list_of_teams_may_mix_paths_and_lines_that_stand_further_in() -> None:
    found = outline("Surgery > Theatres\nMedicine\n  Ward 12\nWomen > Maternity\n  Bay A\n")
    assert found.paths == (
        ("Surgery",),
        ("Surgery", "Theatres"),
        ("Medicine",),
        ("Medicine", "Ward 12"),
        ("Women",),
        ("Women", "Maternity"),
        ("Women", "Maternity", "Bay A"),
    )


def test_what_stands_beside_names_and_addresses_without_headings_is_said_to_be_unused() -> None:
    more = ("Ada Khan, ada@example.org, Facilitator", "Ada Khan\tada@example.org\tWard 12")
    assert all(roster(text).unused for text in more)
    no_more = ("Ada Khan, ada@example.org", "Ada\tKhan\tada@example.org", "ada@example.org\tAda Khan")
    assert not any(roster(text).unused for text in no_more)


def look(text: str, organisation: Organisation, by: Person, role: Role = Role.STAFF) -> list[str]:
    rows = invitees(roster(text).rows, organisation=organisation, role=role, team=None, by=by)
    return [each.problem or each.there or f"{each.role.value} {each.team or ''}".strip() for each in rows]


def test_each_row_says_what_becomes_of_it(
    trust: Organisation, administrator: Person, staff: Person, theatres: Team
) -> None:
    people.invite(email="eve@example.org", name="Eve", role=Role.STAFF, organisation=trust, by=administrator)
    text = (
        "Name\tEmail\tRole\tTeam\n"
        "Ada\tada@example.org\tTeam lead\ttheatres\n"
        f"Sam\t{staff.email}\t\t\n"
        "Eve\teve@example.org\t\t\n"
        "Ada\tada@example.org\tteam lead\tSurgery > Theatres\n"
        "Bo\tbo@example\t\t\n"
        "Cy\t\t\t\n"
        "Di\tdi@example.org\tNurse\tWard 9"
    )
    assert look(text, trust, administrator) == [
        "team_lead Theatres",
        "is staff there already",
        "is invited already",
        "stands above already",
        "‘bo@example’ is no e-mail address",
        "there is no e-mail address",
        "‘Nurse’ is no role: Staff, Team lead, Facilitator of the improvement office, Executive, "
        "Board member, Evaluator, Administrator; there is no team ‘Ward 9’: "
        "add it on the page of teams first",
    ]


def test_a_name_that_nobody_can_read_is_named_by_its_row(trust: Organisation, administrator: Person) -> None:
    [said] = look("Ada \u202eKhan\tada@example.org", trust, administrator)
    assert said.startswith("its name: it holds a character that turns the direction of text (U+202E")


def test_a_facilitator_does_not_invite_executives(trust: Organisation, facilitator: Person) -> None:
    [said] = look("Ed, ed@example.org", trust, facilitator, Role.EXECUTIVE)
    assert said == f"you may not give the role of executive at {trust}"


def test_two_teams_of_one_name_are_told_apart_by_what_is_above_them(
    trust: Organisation, administrator: Person, surgery: Team, medicine: Team
) -> None:
    for above in (surgery, medicine):
        people.add_team(organisation=trust, name="Ward 1", parent=above, by=administrator)
    said = look(
        "Name,Email,Team\nA,a@example.org,Ward 1\nB,b@example.org,Medicine > Ward 1", trust, administrator
    )
    assert said == ["there are 2 teams called ‘Ward 1’: write Directorate > Ward 1", "staff Ward 1"]


def test_the_questions_do_not_grow_with_the_list(trust: Organisation, administrator: Person) -> None:
    counts = []
    for length in (1, 40):
        by = Person.objects.get(pk=administrator.pk)
        with CaptureQueriesContext(connection) as asked:
            look("\n".join(f"P{n}, p{n}@example.org" for n in range(length)), trust, by)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_list_is_looked_at_and_then_invited(
    client: Client, trust: Organisation, administrator: Person, django_capture_on_commit_callbacks: Capture
) -> None:
    client.force_login(administrator)
    given = {"pasted": "Ada Khan\tada@example.org\nSam Lee\tsam@example.org", "role": "staff", "team": ""}
    page = client.post(INVITE, given | {"look": "1"}).content.decode()
    assert "2 people would be invited" in page
    assert not Invitation.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(INVITE, given | {"invite": "1", "seen": seen_in(page)}, follow=True)
    assert "2 invitations are on their way." in done.content.decode()
    assert [each.to for each in mail.outbox] == [["ada@example.org"], ["sam@example.org"]]


def test_what_was_not_looked_at_is_not_done(
    client: Client, trust: Organisation, administrator: Person
) -> None:
    client.force_login(administrator)
    given = {"pasted": "Ada Khan\tada@example.org", "role": "staff", "team": ""}
    seen = seen_in(client.post(INVITE, given).content.decode())
    other = given | {"pasted": "Eve\teve@example.org", "invite": "1", "seen": seen}
    assert "1 person would be invited" in client.post(INVITE, other).content.decode()
    assert not Invitation.objects.exists()


def test_one_row_to_mend_stops_the_whole_list(
    client: Client, trust: Organisation, administrator: Person
) -> None:
    client.force_login(administrator)
    given = {"pasted": "Ada Khan\tada@example.org\nSam\tno address", "role": "staff", "team": ""}
    page = client.post(INVITE, given).content.decode()
    assert "Nobody is invited yet. Row 2: there is no e-mail address." in page
    assert 'name="invite"' not in page
    answer = client.post(INVITE, given | {"invite": "1", "seen": seen_in(page)})
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def seen_in(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


TREE = (("Surgery",), ("Surgery", "Theatres"), ("Surgery", "Ward 1"), ("Medicine",))


@pytest.mark.parametrize(
    "text",
    [
        "Surgery > Theatres\nSurgery > Ward 1\nMedicine",
        "Surgery›Theatres\n Surgery → Ward 1\n\nMedicine\n",
        "Directorate\tWard\nSurgery\tTheatres\nSurgery\tWard 1\nMedicine\t",
        "Surgery\tTheatres\n\tWard 1\nMedicine\t",
        "Surgery\n  Theatres\n  Ward 1\nMedicine",
        "Surgery\n\tTheatres\n\tWard 1\nMedicine",
        "• Surgery\n  • Theatres\n  • Ward  1\n• Medicine",
    ],
)
def test_a_tree_is_read_however_it_stands(text: str) -> None:
    assert outline(text).paths == TREE


def test_a_list_that_goes_deeper_than_any_organisation_is_refused_and_loses_nothing_unsaid(
    client: Client, trust: Organisation, administrator: Person
) -> None:
    names = [f"Level {n}" for n in range(1, 23)]
    assert len(outline(" > ".join(names[:20])).paths) == 20
    client.force_login(administrator)
    page = client.post(TEAMS, {"pasted": " > ".join(names)})
    assert page.status_code == 422
    assert "‘Level 21’ stands deeper than 20 levels" in page.content.decode()


def test_a_heading_is_no_team() -> None:
    assert outline("Directorate\tWard\nSurgery\tTheatres").heading == "Directorate, Ward"


def test_teams_are_looked_at_and_then_added_but_none_twice(
    client: Client, trust: Organisation, administrator: Person, surgery: Team
) -> None:
    client.force_login(administrator)
    given = {"pasted": "surgery > Theatres\nMedicine"}
    page = client.post(TEAMS, given).content.decode()
    assert "2 teams would be added" in page
    done = client.post(TEAMS, given | {"add": "1", "seen": seen_in(page)}, follow=True)
    assert "2 teams were added." in done.content.decode()
    assert Team.objects.get(name="Theatres").parent == surgery
    with pytest.raises(NotAsItStands):
        people.add_teams(organisation=trust, paths=outline(given["pasted"]).paths, by=administrator)


def test_a_closed_team_is_not_there(trust: Organisation, administrator: Person, medicine: Team) -> None:
    people.close_team(team=medicine, roles="end", by=administrator)
    [made] = people.add_teams(organisation=trust, paths=[("Medicine",)], by=administrator)
    assert made != medicine


def test_no_team_of_the_list_is_added_when_one_cannot_be(trust: Organisation, administrator: Person) -> None:
    with pytest.raises(NotAName):
        people.add_teams(organisation=trust, paths=[("Surgery",), ("\u202e",)], by=administrator)
    with pytest.raises(NotAsItStands, match="longer than a name can be"):
        people.add_teams(organisation=trust, paths=[("Surgery",), ("x" * 151,)], by=administrator)
    assert not Team.objects.exists()


def test_an_invitation_is_sent_again_and_good_for_its_days_anew(
    client: Client, trust: Organisation, administrator: Person, facilitator: Person
) -> None:
    asked = {"email": "ada@example.org", "name": "Ada", "role": Role.STAFF, "organisation": trust}
    invited = people.invite(by=administrator, **asked)  # type: ignore[arg-type]
    client.force_login(facilitator)
    answer = client.post(reverse("people:send_again", args=["SASH", invited.pk]), follow=True)
    assert "Ada is invited anew" in answer.content.decode()
    again = Invitation.objects.get()
    assert again.invited_at > invited.invited_at
    assert again.invited_by == facilitator


def test_where_no_letter_leaves_the_page_shows_the_links_to_hand_over(
    client: Client, trust: Organisation, administrator: Person, staff: Person, settings: object
) -> None:
    settings.LETTERS_LEAVE_BY = "goldthread.server.post.filebased.EmailBackend"  # type: ignore[attr-defined]
    asked = {"email": "ada@example.org", "name": "Ada", "role": Role.STAFF, "organisation": trust}
    invited = people.invite(by=administrator, **asked)  # type: ignore[arg-type]
    client.force_login(administrator)
    page = client.get(reverse("people:people_of", args=["SASH"])).content.decode()
    assert "No letter leaves here" in page
    assert invitation_of(page.split("/invitations/")[1].split("/")[0]) == invited
    client.force_login(staff)
    assert "app-copy__link" not in client.get(reverse("people:people_of", args=["SASH"])).content.decode()


def test_a_partnership_shows_the_links_of_those_it_asks_where_no_letter_leaves(
    client: Client, trust: Organisation, administrator: Person, settings: object
) -> None:
    settings.LETTERS_LEAVE_BY = "goldthread.server.post.filebased.EmailBackend"  # type: ignore[attr-defined]
    both = people.begin_partnership(name="Both", organisation=trust, by=administrator)
    by = Person.objects.get(pk=administrator.pk)
    people.invite_organisation(partnership=both, email="nia@example.org", name="Nia Rees", by=by)
    people.invite(partnership=both, email="bo@example.org", name="Bo", role=Role.BOARD_MEMBER, by=by)
    client.force_login(by)
    page = client.get(reverse("people:partnership", args=[both.slug])).content.decode()
    assert page.count("app-copy__link") == 2
    assert "Link for Nia Rees" in page


def test_nobody_is_shown_a_link_to_more_than_they_may_give(
    client: Client, trust: Organisation, administrator: Person, facilitator: Person, settings: Settings
) -> None:
    settings.LETTERS_LEAVE_BY = "goldthread.server.post.filebased.EmailBackend"
    people.invite(
        email="eve@example.org", name="Eve", role=Role.EXECUTIVE, organisation=trust, by=administrator
    )
    people.invite(email="sam@example.org", name="Sam", role=Role.STAFF, organisation=trust, by=administrator)
    for person, shown in ((administrator, 2), (facilitator, 1)):
        client.force_login(person)
        seen = client.get(reverse("people:people_of", args=["SASH"])).content.decode()
        assert "eve@example.org" in seen
        assert seen.count("app-copy__link") == shown
        listed = client.get(reverse("people:invited_csv", args=["SASH"])).content.decode()
        assert listed.count("/invitations/") == shown


def test_many_who_were_invited_are_shown_in_pages_and_downloaded_at_once(
    client: Client, trust: Organisation, administrator: Person
) -> None:
    pasted = "\n".join(f"Person {n}, p{n}@example.org" for n in range(60))
    rows = invitees(roster(pasted).rows, organisation=trust, role=Role.STAFF, team=None, by=administrator)
    people.invite_many(organisation=trust, invitees=rows, by=administrator)
    client.force_login(administrator)
    address = reverse("people:people_of", args=["SASH"])
    first, second = (client.get(address, {"invited": n}).content.decode() for n in (1, 2))
    assert "60 invitations" in first
    shown = [[n for n in range(60) if f"p{n}@example.org" in page] for page in (first, second)]
    assert [len(each) for each in shown] == [50, 10]
    assert "?invited=2" in first
    listed = client.get(reverse("people:invited_csv", args=["SASH"])).content.decode()
    assert len(listed.splitlines()) == 61
    assert "/invitations/" not in listed
