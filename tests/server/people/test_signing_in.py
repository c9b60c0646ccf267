"""Signing in by password, second factor and identity provider; and the demonstration’s way in."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.core.mail import EmailMessage
from django.template.loader import get_template
from django.test import Client, override_settings
from django.urls import include, path, reverse

from goldthread.server.config.urls import urlpatterns as every_address
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.people import actions as people
from goldthread.server.people.actions.refusals import HasLeft
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.people.signing_in import address_to_set_a_password

from .entering import PASSWORD, sign_in

Somebody = Callable[..., Person]
PROVIDER = {
    "provider_id": "trust",
    "name": "the trust’s single sign-on",
    "client_id": "goldthread",
    "secret": "not a secret",
    "settings": {"server_url": "https://login.example.org"},
}

# the addresses of a demonstration, for the tests that name this module as theirs
urlpatterns = [*every_address, path("demo/", include("goldthread.server.people.demonstration_urls"))]
demonstration = override_settings(GOLDTHREAD_DEMONSTRATION=True, ROOT_URLCONF=__name__)


def test_the_page_is_in_our_shell_and_offers_no_sign_up(client: Client, db: None) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert "app-shell__mark" in page
    assert "Goldthread is joined by invitation" in page
    assert reverse("account_signup") not in page
    assert "Continue with" not in page
    assert page.count("<html") == 1
    assert re.search(r'<input[^>]*type="password"[^>]*autocomplete="current-password"', page)


def test_somebody_signs_in_with_a_password_and_out_with_a_button(
    client: Client, with_password: Person
) -> None:
    assert sign_in(client, with_password) == "/"
    assert client.session["_auth_user_id"] == str(with_password.pk)
    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_said_and_never_shown_again(client: Client, with_password: Person) -> None:
    form = {"login": with_password.email, "password": "walking to the wrong theatre"}
    page = client.post(reverse("account_login"), form).content.decode()
    assert "The e-mail address and the password do not go together." in page
    assert "walking to the wrong theatre" not in page


def test_whoever_left_signs_in_no_more(client: Client, with_password: Person, administrator: Person) -> None:
    people.leave(person=with_password, by=administrator)
    sign_in(client, with_password)
    assert "_auth_user_id" not in client.session


def test_nobody_signs_themselves_up(client: Client, db: None) -> None:
    form = {"email": "me@example.org", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post(reverse("account_signup"), form).content.decode()
    assert "Joining is by invitation" in page
    assert not Person.objects.exists()


def test_a_forgotten_password_is_set_anew(client: Client, with_password: Person) -> None:
    client.post(reverse("account_reset_password"), {"email": with_password.email})
    link = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1], follow=True)
    new = "three words of another kind"
    done = client.post(form.redirect_chain[-1][0], {"password1": new})
    assert done.headers["location"] == "/"
    assert client.session["_auth_user_id"] == str(with_password.pk)
    client.post(reverse("account_logout"))
    assert sign_in(client, with_password, new) == "/"


@override_settings(GOLDTHREAD_URL="https://improve.example.org", ALLOWED_HOSTS=["*"])
def test_the_link_carries_the_address_that_people_use(client: Client, with_password: Person) -> None:
    form = {"email": with_password.email}
    client.post(reverse("account_reset_password"), form, headers={"host": "10.0.0.7:8000"})
    assert "https://improve.example.org/accounts/password/reset/key/" in mail.outbox[0].body
    assert "10.0.0.7" not in mail.outbox[0].body


def first_link(person: Person) -> str:
    people.let_in(person=person, by=None)
    return address_to_set_a_password(person)


def test_a_link_of_the_shell_signs_in_at_once_and_is_good_once(client: Client, staff: Person) -> None:
    link = first_link(staff)
    form = client.get(link, follow=True)
    assert f"the address {staff.email}" in form.content.decode()
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD})
    assert client.session["_auth_user_id"] == str(staff.pk)
    assert mail.outbox == []
    again = Client().get(link, follow=True).content.decode()
    assert "This link leads nowhere" in again


def test_a_link_of_the_shell_does_not_pass_the_second_factor(client: Client, staff: Person) -> None:
    TOTP.activate(staff, generate_totp_secret())
    form = client.get(first_link(staff), follow=True)
    done = client.post(form.redirect_chain[-1][0], {"password1": PASSWORD})
    assert done.headers["location"] == reverse("mfa_authenticate")
    people.let_in(person=staff, forget_second_factor=True, by=None)
    assert not staff.authenticator_set.exists()  # type: ignore[attr-defined]


def test_whoever_left_gets_no_link(staff: Person, administrator: Person) -> None:
    people.leave(person=staff, by=administrator)
    with pytest.raises(HasLeft):
        people.let_in(person=Person.objects.get(pk=staff.pk), by=None)


def test_nobody_unknown_gets_an_email(client: Client, db: None) -> None:
    page = client.post(reverse("account_reset_password"), {"email": "me@example.org"}, follow=True)
    assert "If somebody with that address is known here" in page.content.decode()
    assert mail.outbox == []


def test_nobody_changes_the_address_they_were_invited_with(client: Client, with_password: Person) -> None:
    sign_in(client, with_password)
    answer = client.post(reverse("account_email"), {"action_add": "", "email": "other@example.org"})
    assert answer.status_code == 405
    assert EmailAddress.objects.count() == 1


def test_the_page_of_addresses_leads_to_ones_own(client: Client, with_password: Person) -> None:
    client.force_login(with_password)
    answer = client.get(reverse("account_email"))
    assert answer.headers["location"] == reverse("people:person", args=[with_password.pk])


def test_a_short_password_is_refused_in_words(client: Client, with_password: Person) -> None:
    client.force_login(with_password)
    form = {"oldpassword": PASSWORD, "password1": "short"}
    page = client.post(reverse("account_change_password"), form).content.decode()
    assert "at least 12 characters" in page
    assert "There is a problem" in page


def test_a_second_factor_is_asked_for_once_it_is_set(client: Client, with_password: Person) -> None:
    secret = generate_totp_secret()
    TOTP.activate(with_password, secret)
    assert sign_in(client, with_password) == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert "Your second factor" in client.get(reverse("mfa_authenticate")).content.decode()
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "_auth_user_id" not in client.session
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.session["_auth_user_id"] == str(with_password.pk)


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "mfa_activate_totp", "account_change_password", "socialaccount_connections"],
)
def test_ones_own_pages_are_in_our_shell(client: Client, with_password: Person, name: str) -> None:
    sign_in(client, with_password)
    page = client.get(reverse(name), follow=True).content.decode()
    assert "app-shell__mark" in page
    assert page.count("<h1") == 1


@override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [PROVIDER]}})
def test_a_provider_that_is_configured_is_offered(client: Client, db: None) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert "Continue with the trust’s single sign-on" in page
    assert reverse("openid_connect_login", args=["trust"]) in page


def test_no_demonstration_no_way_in_by_a_click(client: Client, db: None) -> None:
    assert client.get("/demo/").status_code == 404


@pytest.fixture
def invented(trust: Organisation) -> Person:
    person = people.add_person(
        email="sister@demo.goldthread.example", name="Grace Obi", title="Senior sister", by=None
    )
    people.grant(person=person, role=Role.TEAM_LEAD, place=trust, by=None)
    return person


@demonstration
def test_the_demonstration_signs_in_with_a_click(client: Client, invented: Person) -> None:
    page = client.get("/demo/").content.decode()
    assert "Senior sister" in page
    assert "sees everything of SASH" in page
    assert client.post("/demo/", {"person": invented.pk}).headers["location"] == "/"
    assert client.session["_auth_user_id"] == str(invented.pk)


@demonstration
def test_the_demonstration_signs_in_nobody_real(client: Client, staff: Person) -> None:
    for pk in (staff.pk, "", "nobody"):
        assert client.post("/demo/", {"person": pk}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.fixture
def partner(trust: Organisation, facilitator: Person) -> Person:
    stream = improvement.open_value_stream(
        organisation=trust,
        title="Frailty",
        scope="From door to ward",
        chosen_by="The executive team",
        chosen_why="Long waits",
        opened_on=date(2019, 1, 7),
        by=facilitator,
    )
    workshop = improvement.propose_workshop(
        value_stream=stream, title="Therapy at the front door", process="Arrival to therapy", by=facilitator
    )
    improvement.plan_workshop(
        workshop=workshop, starts=date(2019, 9, 2), ends=date(2019, 9, 6), by=facilitator
    )
    person = people.add_person(email="wanda@demo.goldthread.example", name="Wanda Quill", by=None)
    improvement.give_part(person=person, part=WorkshopPart.PATIENT_PARTNER, workshop=workshop, by=facilitator)
    return person


@demonstration
def test_a_patient_partner_can_be_tried_in_the_demonstration(client: Client, partner: Person) -> None:
    page = client.get("/demo/").content.decode()
    assert "Wanda Quill" in page
    assert "No role: sees their own workshop" in page
    assert client.post("/demo/", {"person": partner.pk}).headers["location"] == "/"


@demonstration
def test_the_demonstration_leads_on_to_our_own_pages_only(client: Client, invented: Person) -> None:
    there = client.post("/demo/", {"person": invented.pk, "next": "/organisations/"})
    assert there.headers["location"] == "/organisations/"
    elsewhere = client.post("/demo/", {"person": invented.pk, "next": "https://elsewhere.example/"})
    assert elsewhere.headers["location"] == "/"


@demonstration
def test_the_demonstration_asks_as_many_queries_for_forty_as_for_two(
    client: Client,
    trust: Organisation,
    invented: Person,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    for n in range(40):
        person = people.add_person(
            email=f"p{n}@demo.goldthread.example", name=f"P {n}", title="Nurse", by=None
        )
        people.grant(person=person, role=Role.STAFF, place=trust, by=None)
    with django_assert_max_num_queries(4):
        page = client.get("/demo/").content.decode()
    assert page.count("app-person-cards__button") == 8


def test_the_e_mail_for_a_new_password_is_in_plain_words(
    client: Client, staff: Person, mailoutbox: list[EmailMessage]
) -> None:
    client.post("/accounts/password/reset/", {"email": staff.email})
    [mail] = mailoutbox
    assert mail.subject == "Goldthread: Choose a new password"
    assert mail.body.startswith("Hello,\n\nSomebody asked for a new password")
    assert "/accounts/password/reset/key/" in mail.body


def views_of_signing_in(patterns: object = None) -> Iterator[str]:
    """The templates of all pages of django-allauth that have an address here."""
    for each in include("allauth.urls")[0].urlpatterns if patterns is None else patterns:  # type: ignore
        if hasattr(each, "url_patterns"):
            yield from views_of_signing_in(each.url_patterns)
        else:
            view = getattr(each.callback, "view_class", None)
            yield from filter(None, [getattr(view, "template_name", None)])


NEVER_SHOWN = {
    "account/confirm_login_code.html",  # codes by e-mail are not in use: it leads to signing in
    "account/email.html",  # its address is one's own page here
    "account/signup.html",  # joining is by invitation: signup_closed.html
    "usersessions/usersession_list.html",  # its address is our own page of sessions
    "mfa/recovery_codes/download.txt",  # the codes, and no word
}


def test_every_page_of_signing_in_is_in_our_words() -> None:
    names = set(views_of_signing_in())
    assert "account/login.html" in names
    theirs = [
        name
        for name in sorted(names - NEVER_SHOWN)
        if "goldthread" not in str(get_template(name).origin)  # type: ignore[attr-defined]
    ]
    assert not theirs


def test_what_pages_of_signing_in_say_afterwards_is_in_our_words() -> None:
    used = ("account", ["logged_in", "logged_out", "password_changed", "password_set"])
    mfa = ("mfa", ["recovery_codes_generated", "totp_activated", "totp_deactivated"])
    for app, names in (used, mfa):
        for name in names:
            assert "goldthread" in str(get_template(f"{app}/messages/{name}.txt").origin)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["account_change_password", "mfa_index", "mfa_activate_totp", "socialaccount_connections"]
)
def test_pages_of_ones_own_account_are_there(client: Client, with_password: Person, name: str) -> None:
    sign_in(client, with_password)
    page = client.get(reverse(name), follow=True)
    assert page.status_code == 200
    for theirs in (
        "Log In",
        "Sign Up",
        "third-party",
        "two-factor",
        "Reauthenticate",
        "Authenticator secret",
    ):
        assert theirs not in page.content.decode()


def test_where_no_letter_leaves_a_forgotten_password_is_not_promised_one(
    client: Client, db: None, settings: object
) -> None:
    settings.LETTERS_LEAVE_BY = "goldthread.server.post.filebased.EmailBackend"  # type: ignore[attr-defined]
    page = client.get(reverse("account_reset_password")).content.decode()
    assert "No letter leaves here" in page
    assert 'name="email"' not in page
