"""Addresses, each worked out once."""

import pytest
from django.urls import NoReverseMatch, set_script_prefix
from django.urls import reverse as worked_out

from goldthread.server.ui.addressing import reverse


@pytest.mark.parametrize(
    ("name", "args"), [("home:home", []), ("measures:measure", ["SASH", "A&B?"]), ("people:person", [7])]
)
def test_an_address_is_as_django_works_it_out_the_second_time_too(name, args):
    assert reverse(name, args=args) == reverse(name, args) == worked_out(name, args=args)


def test_what_is_no_address_is_none_each_time():
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            reverse("people:person", args=["nobody"])


def test_below_another_prefix_it_is_another_address():
    before = reverse("home:home")
    set_script_prefix("/goldthread/")
    try:
        assert reverse("home:home") == f"/goldthread{before}"
    finally:
        set_script_prefix("/")
