"""What second factors are made of stands sealed in the database, and is opened with the signing key alone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt
from django.test import override_settings
from django.urls import reverse

from goldthread.server.people.factors_at_rest import of_another_key, seal_all
from goldthread.server.people.models import Person
from goldthread.server.security import at_rest

from .entering import WARD, at, code_of, given_an_app, is_in, sign_in

OTHER_KEY = override_settings(SECRET_KEY="another key altogether, as long as it ought to be")


def told(person: Person, code: str) -> str:
    """What the page says to whoever gives a code; nothing where it lets them in."""
    browser = at(WARD)
    sign_in(browser, person)
    page = browser.post(reverse("mfa_authenticate"), {"code": code})
    return "" if is_in(browser) else page.content.decode()


def as_of_an_earlier_version(person: Person, secret: str) -> Authenticator:
    """An app that was set up before secrets were sealed."""
    return Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": secret})


def kept(person: Person) -> str:
    return str([each.data for each in Authenticator.objects.filter(user=person)])


def test_neither_the_secret_of_an_app_nor_recovery_codes_can_be_read_in_the_database(
    with_password: Person,
) -> None:
    secret = given_an_app(with_password)
    codes = RecoveryCodes.activate(with_password)
    assert secret not in kept(with_password)
    assert kept(with_password).count(at_rest.BEGINS) == 2
    assert decrypt(codes.instance.data["seed"]) not in kept(with_password)
    assert told(with_password, code_of(secret)) == ""
    assert told(with_password, codes.get_unused_codes()[0]) == ""


def test_what_an_earlier_version_kept_lets_in_as_before_and_is_sealed_at_the_next_start(
    with_password: Person,
) -> None:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    as_of_an_earlier_version(with_password, secret)
    assert told(with_password, code_of(secret)) == ""
    assert seal_all() == 0
    assert secret not in kept(with_password)
    assert told(with_password, code_of(secret, later=1)) == ""


def test_codes_that_came_from_elsewhere_are_sealed_one_by_one(with_password: Person) -> None:
    Authenticator.objects.create(
        user=with_password,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"migrated_codes": ["11112222", "33334444"], "used_mask": 0},
    )
    as_of_an_earlier_version(with_password, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    seal_all()
    assert "33334444" not in kept(with_password)
    assert told(with_password, "33334444") == ""


def test_what_is_sealed_already_is_left_as_it_is(with_password: Person) -> None:
    given_an_app(with_password)
    before = kept(with_password)
    seal_all()
    assert kept(with_password) == before


def test_with_a_new_key_the_one_before_opens_what_it_sealed(with_password: Person, settings: object) -> None:
    secret = given_an_app(with_password)
    settings.GOLDTHREAD_SECRET_KEYS_BEFORE = ["forgotten", settings.SECRET_KEY]  # type: ignore[attr-defined]
    with OTHER_KEY:
        assert told(with_password, code_of(secret)) == ""
        assert seal_all() == 0
        settings.GOLDTHREAD_SECRET_KEYS_BEFORE = []  # type: ignore[attr-defined]
        assert told(with_password, code_of(secret, later=1)) == ""
        assert of_another_key() == 0


def test_with_another_key_alone_no_code_lets_in_and_the_page_says_whom_to_ask(with_password: Person) -> None:
    secret = given_an_app(with_password)
    before = kept(with_password)
    with OTHER_KEY:
        assert "Tell whoever runs this server" in told(with_password, code_of(secret))
        assert of_another_key() == seal_all() == 1
    assert kept(with_password) == before
    assert told(with_password, code_of(secret, later=1)) == ""


@pytest.mark.parametrize("changed", ["", "A", "sealed-1:", "sealed-1:AAAA", "\0"])
def test_what_was_changed_in_the_database_is_never_opened_as_something_else(changed: str) -> None:
    kept = at_rest.sealed("JBSWY3DPEHPK3PXP")
    with pytest.raises(at_rest.OfAnotherKey):
        at_rest.opened(kept[:-4] + changed)
