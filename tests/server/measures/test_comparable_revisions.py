"""A definition mended so that readings before and after can be compared: the series goes on."""

from datetime import date

import pytest

from goldthread.server.audit.queries import history
from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Correction, Reading, Revision
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.roles import Role

from .conftest import DEFINES, LETTERS

DEFINED = {name: LETTERS[name] for name in DEFINES}
SPELT = {"method": "The letter log of the outpatient department"}
JUNE = date(2019, 6, 1)


def propose(measure, by, *, comparable=True, **changed):
    said = {**DEFINED, **(changed or SPELT)}
    return actions.propose_revision(measure=measure, reason="Clearer", comparable=comparable, by=by, **said)


def approved(measure, by, approver, **said):
    return actions.approve_revision(revision=propose(measure, by, **said), by=approver)


def test_the_series_goes_on_and_the_chart_with_it(read_letters, facilitator, executive):
    before = queries.series(read_letters)
    revision = approved(read_letters, facilitator, executive)
    after = queries.series(read_letters)
    assert after.revision == revision
    assert after.periods == before.periods
    assert list(after.values) == list(before.values)
    actions.record_readings(
        measure=read_letters, readings=[NewReading(date(2019, 7, 1), 9.1)], by=facilitator
    )
    assert len(queries.series(read_letters)) == 37


def test_the_revision_is_on_record_with_who_and_why(read_letters, facilitator, executive):
    revision = approved(read_letters, facilitator, executive)
    assert (revision.proposed_by, revision.decided_by, revision.reason) == (facilitator, executive, "Clearer")
    said, proposed = history(read_letters)[:2]
    assert (said.what, said.values["series"]) == ("revision.approved", "goes on")
    assert proposed.values["method"] == f"Letter log → {SPELT['method']}"


def test_each_reading_keeps_under_which_revision_it_was_read(read_letters, facilitator, executive):
    first = queries.in_force(read_letters)
    second = approved(read_letters, facilitator, executive)
    actions.record_readings(
        measure=read_letters, readings=[NewReading(date(2019, 7, 1), 9.1)], by=facilitator
    )
    approved(read_letters, facilitator, executive, method="The log")
    under = Reading.objects.filter(revision__measure=read_letters).values_list("read_under", flat=True)
    assert set(under) == {first.pk, second.pk}


def test_corrections_go_with_their_readings(read_letters, facilitator, executive):
    reading = queries.readings_of(queries.in_force(read_letters)).first()
    actions.correct_reading(reading=reading, value=5, reason="Typed wrong", by=facilitator)  # type: ignore[arg-type]
    revision = approved(read_letters, facilitator, executive)
    assert Correction.objects.get(reading__revision=revision).reason == "Typed wrong"


def test_what_cannot_be_compared_begins_a_series(read_letters, facilitator, executive):
    approved(read_letters, facilitator, executive, comparable=False)
    assert len(queries.series(read_letters)) == 0
    assert Reading.objects.filter(revision__number=1).count() == 36


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"frequency": "week"}, "‘Every month’ becomes ‘Every week’"),
        ({"kind": "count"}, "‘A value’ becomes ‘A count’"),
        ({"kind": "rate", "per": 1000}, "‘A value’ becomes ‘A rate"),
    ],
)
def test_readings_counted_in_another_way_are_not_one_series(letters, facilitator, changed, said):
    with pytest.raises(refusals.NotComparable, match=said):
        propose(letters, facilitator, **changed)


def test_a_unit_may_be_spelt_otherwise(read_letters, facilitator, executive):
    approved(read_letters, facilitator, executive, unit="calendar days")
    assert queries.chart(read_letters).unit == "calendar days"


def test_the_proposer_takes_it_back_and_does_not_decide(letters, facilitator, somebody):
    revision = propose(letters, facilitator)
    for decides in (
        lambda: actions.approve_revision(revision=revision, by=facilitator),
        lambda: actions.decline_revision(revision=revision, reason="No", by=facilitator),
    ):
        with pytest.raises((refusals.OwnProposal, NotAllowed)):
            decides()
    with pytest.raises(refusals.NotYourProposal, match="Femi Adeyemi proposed this"):
        actions.take_back_revision(revision=revision, by=somebody(Role.FACILITATOR))
    actions.take_back_revision(revision=revision, by=facilitator)
    assert Revision.objects.get(pk=revision.pk).state == "taken_back"
    assert propose(letters, facilitator).number == 3


def test_an_approval_is_undone_by_whoever_gave_it(read_letters, facilitator, executive):
    revision = approved(read_letters, facilitator, executive)
    actions.undo_approval(revision=revision, by=executive)
    assert queries.in_force(read_letters).number == 1
    assert len(queries.series(read_letters)) == 36
    assert not Reading.objects.exclude(read_under=None)
    actions.approve_revision(revision=Revision.objects.get(pk=revision.pk), by=executive)
    assert len(queries.series(read_letters)) == 36


def test_two_revisions_that_go_on_are_undone_one_by_one(read_letters, facilitator, executive):
    first = queries.in_force(read_letters)
    second = approved(read_letters, facilitator, executive)
    third = approved(read_letters, facilitator, executive, method="The log")
    actions.undo_approval(revision=third, by=executive)
    assert set(Reading.objects.values_list("revision", "read_under")) == {(second.pk, first.pk)}


def test_an_approval_stands_once_something_was_read_under_it(letters, facilitator, executive):
    revision = approved(letters, facilitator, executive)
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
    with pytest.raises(refusals.ReadSince, match=r"June 2019.*propose it as a revision"):
        actions.undo_approval(revision=revision, by=executive)


def test_what_is_proposed_since_is_decided_first(letters, facilitator, executive):
    revision = approved(letters, facilitator, executive)
    propose(letters, facilitator, method="The log")
    with pytest.raises(refusals.AlreadyProposed):
        actions.undo_approval(revision=revision, by=executive)
