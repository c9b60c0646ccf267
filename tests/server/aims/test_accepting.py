"""A break may be lived with for a while: with a reason, and a day to look again."""

from datetime import date

import pytest

from goldthread.server.aims import actions, breaks, queries
from goldthread.server.aims.breaks import Kind
from goldthread.server.aims.models import AcceptedBreak
from goldthread.server.audit.actions import Refusal
from goldthread.server.audit.queries import history
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Organisation, Person

from .conftest import FindBreaks, Whole

WHY = "All improvement matters here"


@pytest.fixture
def accepted(whole: Whole, executive: Person) -> AcceptedBreak:
    """The objective without a measure, accepted until January."""
    actions.unlink(objective=whole.objective, to=whole.measure, by=executive)
    return actions.accept_break(
        organisation=whole.objective.organisation,
        kind=Kind.NO_MEASURE,
        about=f"objective:{whole.objective.pk}",
        reason=WHY,
        review_on=date(2020, 1, 15),
        by=executive,
    )


def test_an_accepted_break_is_still_found_and_says_so(accepted: AcceptedBreak, find: FindBreaks) -> None:
    (found,) = find()
    assert not found.is_open
    assert found.accepted
    assert found.accepted.reason == WHY


def test_it_is_looked_at_again_on_its_day(accepted: AcceptedBreak, trust: Organisation) -> None:
    before, on = date(2020, 1, 14), date(2020, 1, 15)
    assert not _objectives(trust, before).is_open
    assert _objectives(trust, on).is_open
    assert _objectives(trust, on).look_again


def test_it_can_be_accepted_again(accepted: AcceptedBreak, executive: Person) -> None:
    again = actions.accept_break(
        organisation=accepted.organisation, kind=accepted.kind, about=accepted.about,
        reason="Still so", review_on=date(2020, 7, 15), by=executive,
    )  # fmt: skip
    assert again.pk == accepted.pk
    assert again.review_on == date(2020, 7, 15)


def test_it_can_be_accepted_no_longer(accepted: AcceptedBreak, executive: Person, find: FindBreaks) -> None:
    actions.reopen_break(accepted=accepted, by=executive)
    assert [b.is_open for b in find()] == [True]


def test_mending_what_is_broken_ends_it(
    accepted: AcceptedBreak, whole: Whole, executive: Person, find: FindBreaks
) -> None:
    actions.link(objective=whole.objective, to=whole.measure, by=executive)
    assert find() == []


def test_what_is_not_broken_cannot_be_accepted(whole: Whole, executive: Person) -> None:
    with pytest.raises(actions.NotBroken):
        actions.accept_break(
            organisation=whole.objective.organisation, kind=Kind.NO_MEASURE,
            about=f"objective:{whole.objective.pk}", reason=WHY, review_on=date(2020, 1, 1), by=executive,
        )  # fmt: skip


@pytest.mark.parametrize(("reason", "review_on"), [("  ", date(2020, 1, 1)), (WHY, date(2019, 7, 15))])
def test_it_takes_a_reason_and_a_day_to_come(
    accepted: AcceptedBreak, executive: Person, reason: str, review_on: date
) -> None:
    with pytest.raises(Refusal):
        actions.accept_break(
            organisation=accepted.organisation, kind=accepted.kind, about=accepted.about,
            reason=reason, review_on=review_on, by=executive,
        )  # fmt: skip


def test_staff_may_not_accept(accepted: AcceptedBreak, staff: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.reopen_break(accepted=accepted, by=staff)


def test_the_page_of_what_is_broken_tells_of_it(accepted: AcceptedBreak, whole: Whole) -> None:
    assert history(whole.objective)[0].what == "break.accepted"


def _objectives(trust: Organisation, today: date) -> breaks.Break:
    """The measure is older by then, so other breaks may be found; this is the objective's."""
    found = breaks.find(queries.thread(trust, today))
    return next(b for b in found if b.kind == Kind.NO_MEASURE)
