"""Two people at once: whoever is slower reads that somebody else was quicker, and nothing is changed."""

import logging

import pytest
from django.db import IntegrityError

from goldthread.server.audit.actions import AtTheSameMoment, action, record
from goldthread.server.people.models import Organisation


@action
def found(*, code: str, weeks: int = 8) -> Organisation:
    """What an action does when it looked a moment too early: it sees nobody there."""
    made = Organisation.objects.create(code=code, name="A trust", weeks_of_planning=weeks)
    record("organisation.founded", made, by=None)
    return made


@action
def rename(*, organisation: Organisation) -> None:
    there = Organisation.objects.select_for_update().get(pk=organisation.pk)
    record("organisation.set", there, by=None)


def test_a_second_of_what_is_once_is_refused_in_words(trust: Organisation) -> None:
    with pytest.raises(AtTheSameMoment, match="look again"):
        found(code=trust.code)
    assert Organisation.objects.count() == 1


def test_what_is_gone_is_refused_in_words(trust: Organisation) -> None:
    trust.pk = trust.pk + 1
    with pytest.raises(AtTheSameMoment, match="look again"):
        rename(organisation=trust)


def test_it_is_told_to_whoever_runs_the_server(trust: Organisation, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(AtTheSameMoment):
        found(code=trust.code)
    assert "found clashed: " in caplog.text
    assert trust.code not in caplog.text


def test_a_row_that_cannot_be_stays_a_fault_of_ours(db: None) -> None:
    with pytest.raises(IntegrityError):
        found(code="SASH", weeks=40)


def test_an_action_within_an_action_is_undone_by_itself(trust: Organisation) -> None:
    @action
    def outer() -> None:
        with pytest.raises(AtTheSameMoment):
            found(code=trust.code)
        record("outer", trust, by=None)

    outer()
    assert Organisation.objects.count() == 1
