"""An organisation may ask for a second factor: who must have one and has not sets it up first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from goldthread.server.audit.models import Event
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.actions.signing import TooLong
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

from .entering import WARD, at, code_of, given_a_password, given_an_app, is_in, sign_in

LEADERS, EVERYBODY, NOBODY = (
    Organisation.Second.LEADERS,
    Organisation.Second.EVERYBODY,
    Organisation.Second.NOBODY,
)
Somebody = Callable[..., Person]


def asks(trust: Organisation, of: Organisation.Second, by: Person, days: int = 0) -> None:
    people.ask_for_second_factor(organisation=trust, second_factor=of, days=days, by=by)


@pytest.fixture
def leader(executive: Person) -> Person:
    return given_a_password(executive)


@pytest.fixture
def asked(trust: Organisation, administrator: Person) -> Organisation:
    asks(trust, LEADERS, administrator)
    return trust


def signed_in(person: Person) -> Client:
    browser = at(WARD)
    sign_in(browser, person)
    return browser


def test_who_must_have_one_is_led_there_and_can_do_nothing_else(asked: Organisation, leader: Person) -> None:
    browser = signed_in(leader)
    for address in ("/", reverse("people:organisation", args=["SASH"]), reverse("people:own_sessions")):
        for answer in (browser.get(address), browser.post(address)):
            assert answer.headers["location"] == reverse("mfa_index")
    page = browser.get(reverse("mfa_index")).content.decode()
    assert "Your organisation asks for a second factor" in page
    assert browser.get(reverse("mfa_activate_totp"), follow=True).status_code == 200


def test_whoever_may_do_without_one_does(asked: Organisation, with_password: Person) -> None:
    assert is_in(signed_in(with_password))


def test_and_everybody_must_where_everybody_is_asked(
    trust: Organisation, with_password: Person, administrator: Person
) -> None:
    asks(trust, EVERYBODY, administrator)
    assert not is_in(signed_in(with_password))


def test_whoever_has_one_goes_on(asked: Organisation, leader: Person) -> None:
    secret, browser = given_an_app(leader), signed_in(leader)
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert is_in(browser)


def test_it_holds_at_once_also_for_who_is_signed_in_already(
    trust: Organisation, leader: Person, administrator: Person
) -> None:
    browser = signed_in(leader)
    assert is_in(browser)
    asks(trust, LEADERS, administrator)
    assert not is_in(browser)


def test_and_for_who_becomes_an_executive_meanwhile(
    asked: Organisation, with_password: Person, administrator: Person
) -> None:
    browser = signed_in(with_password)
    assert is_in(browser)
    people.grant(person=with_password, role=Role.EXECUTIVE, place=asked, by=administrator)
    assert not is_in(browser)


def test_days_of_grace_are_told_when_signing_in(
    trust: Organisation, leader: Person, administrator: Person
) -> None:
    asks(trust, LEADERS, administrator, days=14)
    by = timezone.localdate() + timedelta(days=14)
    page = signed_in(leader).get("/").content.decode()
    assert f"From {by.day} {by:%B %Y} on you need a second factor" in page


def test_whoever_lost_it_begins_anew_from_the_shell(asked: Organisation, leader: Person) -> None:
    given_an_app(leader)
    people.let_in(person=leader, forget_second_factor=True, by=None)
    browser = signed_in(leader)
    assert browser.get(reverse("mfa_index")).status_code == 200
    assert not is_in(browser)


def test_who_takes_their_only_one_away_is_led_to_another(asked: Organisation, leader: Person) -> None:
    secret, browser = given_an_app(leader), signed_in(leader)
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    browser.post(reverse("mfa_reauthenticate"), {"code": code_of(secret, later=1)})
    browser.post(reverse("mfa_deactivate_totp"))
    assert not leader.authenticator_set.exists()  # type: ignore[attr-defined]
    assert browser.get("/").headers["location"] == reverse("mfa_index")


def through_single_sign_on(person: Person, claims: dict[str, object]) -> Client:
    """A browser in which somebody came through the trust's provider, which said this of them."""
    account = SocialAccount.objects.create(
        user=person, provider="trust", uid="7", extra_data={"id_token": claims}
    )
    browser = at(WARD)
    browser.force_login(person)
    session = browser.session
    session["account_authentication_methods"] = [
        {"method": "socialaccount", "at": 0, "provider": account.provider, "uid": "7"}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return browser


def provider(**settings: str) -> override_settings:
    app = {"provider_id": "trust", "name": "the trust", "client_id": "g", "secret": "s"}
    app["settings"] = {"server_url": "https://login.example.org", **settings}  # type: ignore[assignment]
    return override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [app]}})


@pytest.mark.parametrize(
    ("said", "claims", "goes_on"),
    [
        ({}, {"amr": ["mfa"]}, False),
        ({"second_factor": "always"}, {}, True),
        ({"second_factor": "claimed"}, {"amr": ["pwd", "mfa"]}, True),
        ({"second_factor": "claimed"}, {"amr": ["pwd"]}, False),
        ({"second_factor": "claimed"}, {}, False),
    ],
)
def test_a_provider_that_asks_for_one_itself_is_believed_where_it_is_set(
    asked: Organisation, leader: Person, said: dict[str, str], claims: dict[str, object], goes_on: bool
) -> None:
    with provider(**said):
        assert is_in(through_single_sign_on(leader, claims)) is goes_on


def test_but_not_for_whoever_came_with_a_password(asked: Organisation, leader: Person) -> None:
    with provider(second_factor="always"):
        through_single_sign_on(leader, {})
        assert not is_in(signed_in(leader))


def test_who_sets_it_needs_the_ability_and_it_is_recorded(
    trust: Organisation, facilitator: Person, administrator: Person
) -> None:
    with pytest.raises(NotAllowed):
        asks(trust, LEADERS, facilitator)
    with pytest.raises(TooLong):
        asks(trust, LEADERS, administrator, days=91)
    asks(trust, LEADERS, administrator)
    asks(trust, NOBODY, administrator)
    first, second = Event.objects.filter(what="organisation.second_factor").order_by("pk")
    assert "Administrators and executives" in first.values["second_factor"]
    assert second.values["second_factor"].endswith("Nobody has to")


def test_the_page_says_who_has_none(trust: Organisation, executive: Person, administrator: Person) -> None:
    given_an_app(administrator)
    browser = at(WARD)
    browser.force_login(administrator)
    page = browser.get(reverse("people:second_factor", args=["SASH"])).content.decode()
    assert executive.name in page.split("who have none here")[1]
    assert administrator.name not in page.split("who have none here")[1]
    browser.post(reverse("people:second_factor", args=["SASH"]), {"second_factor": "leaders", "days": "7"})
    assert Organisation.objects.get().second_factor == LEADERS
