"""Every address of ours declares who is let in, and lets nobody in else; each answers its own ways only."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLResolver, get_resolver, include, path, reverse

from goldthread.server.measures.abilities import MeasuresAbility
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, signed_in
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.pages import organisation_or_404, team_of
from goldthread.server.people.roles import Role

from .asking import addresses


def said(request: HttpRequest, *found: Organisation | Team) -> HttpResponse:
    return HttpResponse(f"Here is {found}")


HERE = organisation_or_404
SET = PeopleAbility.SET_ORGANISATION
urlpatterns = [
    path("silent/", said),
    path("shown/", page(said, signed_in)),
    path("sent/", form(said, signed_in)),
    path("pressed/", button(said, signed_in)),
    path("o/<str:code>/set/", form(said, SET, HERE)),
    path("o/<str:code>/teams/<int:pk>/count/", form(said, MeasuresAbility.RECORD_READINGS, team_of)),
    path("", include("goldthread.server.config.urls")),
]


@pytest.fixture
def trust(db: None) -> Organisation:
    return people.found_organisation(code="SASH", name="Surrey and Sussex", by=None)


@pytest.fixture
def administrator(trust: Organisation) -> Person:
    return _with(Role.ADMINISTRATOR, trust)


def _with(role: Role, place: Organisation | Team) -> Person:
    person = people.add_person(email=f"{role.value}@example.org", name=role.label, by=None)
    people.grant(person=person, role=role, place=place, by=None)
    return person


def test_every_address_of_ours_declares_who_is_let_in() -> None:
    assert [each.name for each in addresses() if each.declared is None] == []


@override_settings(ROOT_URLCONF=__name__)
def test_an_address_that_declares_nothing_lets_nobody_in(client: Client, administrator: Person) -> None:
    assert client.get("/silent/").status_code == 302
    client.force_login(administrator)
    assert client.get("/silent/").status_code == 403


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("/shown/", {"get": 200, "head": 200, "post": 405, "put": 405, "delete": 405, "options": 405}),
        ("/sent/", {"get": 200, "head": 200, "post": 200, "put": 405, "patch": 405, "options": 405}),
        ("/pressed/", {"get": 405, "head": 405, "post": 200, "put": 405, "options": 405}),
    ],
)
def test_each_is_answered_in_its_own_ways_only(
    client: Client, administrator: Person, address: str, answers: dict[str, int]
) -> None:
    client.force_login(administrator)
    assert {way: getattr(client, way)(address).status_code for way in answers} == answers


@override_settings(ROOT_URLCONF=__name__)
def test_the_thing_is_found_then_the_ability_asked_for(
    client: Client, administrator: Person, trust: Organisation
) -> None:
    client.force_login(administrator)
    assert "Surrey and Sussex" in client.get("/o/SASH/set/").content.decode()
    assert client.get("/o/LTHT/set/").status_code == 404
    client.force_login(_with(Role.STAFF, trust))
    assert client.get("/o/SASH/set/").status_code == 403
    assert client.post("/o/LTHT/set/").status_code == 404


@override_settings(ROOT_URLCONF=__name__)
def test_whoever_leads_a_team_is_let_in_at_the_team_and_at_no_other(
    client: Client, administrator: Person, trust: Organisation
) -> None:
    leeds = people.found_organisation(code="LTHT", name="Leeds", by=None)
    own, other, closed = (
        people.add_team(organisation=trust, name=name, by=administrator) for name in ("A", "B", "C")
    )
    people.close_team(team=closed, roles="end", by=administrator)
    client.force_login(_with(Role.TEAM_LEAD, own))
    at = [(trust, own), (trust, other), (trust, closed), (leeds, own)]
    answers = [client.get(f"/o/{place.code}/teams/{team.pk}/count/").status_code for place, team in at]
    assert answers == [200, 403, 404, 404]


def test_a_page_that_is_asked_the_wrong_way_says_how_to_go_on(client: Client, administrator: Person) -> None:
    client.force_login(administrator)
    answer = client.get(reverse("people:send_again", args=["SASH", 1]))
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "press the button again" in answer.content.decode()


def test_signing_in_is_open_to_strangers(client: Client, db: None) -> None:
    assert client.get("/accounts/login/").status_code == 200


def test_no_address_of_signing_in_is_refused_for_declaring_nothing(
    client: Client, administrator: Person, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(administrator)
    found = [at for at in _of_signing_in() if "<" not in at]
    assert len([client.get(f"/{at}") for at in found]) > 10
    assert "declares nobody" not in caplog.text


def _of_signing_in(at: str = "accounts/", resolver: URLResolver | None = None) -> Iterator[str]:
    for each in (resolver or get_resolver("allauth.urls")).url_patterns:
        if isinstance(each, URLResolver):
            yield from _of_signing_in(at + str(each.pattern), each)
        else:
            yield at + str(each.pattern)


def views(resolver: URLResolver) -> Iterator[tuple[str, object]]:
    """Every address by its name, also those that are not ours, and what answers there."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from views(each)
        else:
            yield str(each.name), each.callback


def test_one_address_alone_takes_forms_without_the_token_against_forgery() -> None:
    """The one that mail programs send to (RFC 8058): its link is signed, and only stops."""
    exempt = {name for name, view in views(get_resolver()) if getattr(view, "csrf_exempt", False)}
    assert exempt == {"stop"}
