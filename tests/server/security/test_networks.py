"""Whose request it is: what a stranger writes into X-Forwarded-For is not believed."""

from typing import Any

import pytest
from django.test import RequestFactory, override_settings

from goldthread.server.security.networks import address_of, network_of

OURS = override_settings(GOLDTHREAD_PROXIES=["127.0.0.0/8", "::1", "10.0.0.0/8"])


def address(remote: str, forwarded: str | None = None) -> str:
    given: dict[str, Any] = {"REMOTE_ADDR": remote} | (
        {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    )
    return address_of(RequestFactory().get("/", **given))


@OURS
@pytest.mark.parametrize(
    ("remote", "forwarded", "found"),
    [
        ("192.0.2.7", None, "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),  # a stranger writes it: not believed
        ("10.0.0.5", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "203.0.113.9, 198.51.100.1", "198.51.100.1"),  # the first was written by a stranger
        ("127.0.0.1", "198.51.100.1, 10.0.0.7, 10.0.0.5", "198.51.100.1"),
        ("127.0.0.1", "10.0.0.7", "10.0.0.7"),  # within the house
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("", "198.51.100.1", "198.51.100.1"),  # a unix socket
        ("", None, "0.0.0.0"),
        ("127.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("::ffff:192.0.2.7", None, "192.0.2.7"),
    ],
)
def test_it_is_the_last_address_that_is_none_of_our_web_servers(
    remote: str, forwarded: str | None, found: str
) -> None:
    assert address(remote, forwarded) == found


def test_addresses_of_one_household_are_one_network() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:3:ffff::2")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:2:2::1")
    assert network_of("192.0.2.7") != network_of("192.0.2.8")
