"""Measures, their definitions, and who decides on them."""

from datetime import date

import pytest

from goldthread.server.audit.queries import history
from goldthread.server.measures import actions, belongings, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.people.access import NotAllowed

from .conftest import DEFINES, LETTERS

DEFINED = {name: LETTERS[name] for name in DEFINES}
JUNE = date(2019, 6, 1)


def propose(measure, by, **changes):
    said = {**DEFINED, "counted": "Days until the practice has the letter", **changes}
    return actions.propose_revision(measure=measure, reason="Patients wait for the practice", by=by, **said)


def test_a_measure_begins_with_its_definition_in_force(letters):
    revision = queries.in_force(letters)
    assert (revision.number, revision.state, revision.unit) == (1, "in_force", "days")


def test_a_code_is_used_once_in_an_organisation(letters, make_measure, other_trust, somebody):
    with pytest.raises(refusals.CodeTaken, match="a measure with the code OPD-LET"):
        make_measure()


def test_two_organisations_may_use_one_code(letters, make_measure, other_trust, outsider):
    assert make_measure(organisation=other_trust, by=outsider).code == letters.code


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"dimension": "cost"}, "A cost measure says what it means by money"),
        ({"money": "income"}, "A cost measure says what it means by money"),
        ({"dimension": "cost", "money": "saving"}, "money: Value 'saving' is not a valid choice"),
        ({"target_on": JUNE}, "There is a date and no target"),
        ({"kind": "rate"}, "A rate is per so many"),
        ({"per": 1000}, "Only a rate is per so many"),
        ({"kind": "percentage"}, "The unit of a percentage is %"),
        ({"code": "opd let"}, "Use capital letters"),
        ({"title": ""}, "title: This field cannot be blank"),
    ],
)
def test_what_does_not_fit_together_is_refused(make_measure, said, says):
    with pytest.raises(refusals.NotAMeasure, match=says):
        make_measure(**said)


def test_an_edit_says_what_changed(letters, facilitator, executive):
    actions.edit_measure(
        measure=letters,
        title="Days to the letter",
        dimension="service",
        owner=executive,
        target=0.0,
        target_on=JUNE,
        by=facilitator,
    )
    event = history(letters)[0]
    assert event.values == {
        "title": "Days to the outpatient letter → Days to the letter",
        "owner": "nobody → Edith Owen",
        "target": "none → 0 days by 2019-06-01",
    }


def test_an_owner_belongs_to_the_organisation(letters, facilitator, outsider):
    with pytest.raises(refusals.NotAMeasure, match="has no role in Surrey"):
        actions.edit_measure(measure=letters, title="x", dimension="service", owner=outsider, by=facilitator)


def test_a_revision_waits_for_somebody_else(letters, facilitator, somebody):
    revision = propose(letters, facilitator)
    with pytest.raises(refusals.OwnProposal):
        actions.approve_revision(revision=revision, by=facilitator)
    assert queries.in_force(letters).number == 1


def test_an_approved_revision_is_in_force_and_readings_stay_with_theirs(letters, facilitator, executive):
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
    actions.approve_revision(revision=propose(letters, facilitator), by=executive)
    now = queries.in_force(letters)
    assert (now.number, len(queries.series(letters))) == (2, 0)
    before = letters.revisions.get(number=1)
    assert (before.state, queries.readings_of(before).count()) == ("replaced", 1)
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 7)], by=facilitator)
    assert queries.readings_of(before).get().value == 9


def test_a_decision_is_final(letters, facilitator, executive):
    revision = propose(letters, facilitator)
    actions.decline_revision(revision=revision, reason="It is the same", by=executive)
    with pytest.raises(refusals.AlreadyDecided, match="Revision 2 is declined"):
        actions.approve_revision(revision=revision, by=executive)


def test_after_one_was_declined_the_next_has_the_next_number(letters, facilitator, executive):
    actions.decline_revision(revision=propose(letters, facilitator), reason="No", by=executive)
    assert propose(letters, facilitator).number == 3


def test_one_revision_waits_at_a_time(letters, facilitator):
    propose(letters, facilitator)
    with pytest.raises(refusals.AlreadyProposed, match="Revision 2 is proposed already"):
        propose(letters, facilitator)


def test_a_revision_changes_something_and_says_why(letters, facilitator):
    with pytest.raises(refusals.NothingChanged):
        propose(letters, facilitator, counted=DEFINED["counted"])
    with pytest.raises(refusals.NoReason):
        actions.propose_revision(measure=letters, reason=" ", by=facilitator, **{**DEFINED, "unit": "hours"})


def test_declining_needs_a_reason(letters, facilitator, executive):
    revision = propose(letters, facilitator)
    with pytest.raises(refusals.NoReason):
        actions.decline_revision(revision=revision, reason="", by=executive)


def test_who_may_propose_and_who_may_approve(letters, facilitator, executive, staff, outsider):
    for person in (executive, staff, outsider):
        with pytest.raises(NotAllowed):
            propose(letters, person)
    revision = propose(letters, facilitator)
    for person in (staff, outsider):
        with pytest.raises(NotAllowed):
            actions.approve_revision(revision=revision, by=person)


def test_a_back_cast_is_a_series_of_its_own(letters, facilitator, executive):
    with pytest.raises(refusals.NotABackCast, match="has one revision"):
        actions.record_readings(
            measure=letters, readings=[NewReading(JUNE, 9)], back_cast=True, by=facilitator
        )
    actions.approve_revision(revision=propose(letters, facilitator), by=executive)
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], back_cast=True, by=facilitator)
    assert len(queries.series(letters)) == 0
    assert len(queries.series(letters, back_cast=True)) == 1
    assert queries.last_read(letters) is None


def test_what_was_read_is_not_back_cast(letters, facilitator, executive):
    actions.approve_revision(revision=propose(letters, facilitator), by=executive)
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
    with pytest.raises(refusals.NotABackCast, match="June 2019"):
        actions.record_readings(
            measure=letters, readings=[NewReading(JUNE, 9)], back_cast=True, by=facilitator
        )


def test_retiring_needs_a_reason_and_happens_once(letters, facilitator):
    with pytest.raises(refusals.NoReason):
        actions.retire_measure(measure=letters, reason="", by=facilitator)
    actions.retire_measure(measure=letters, reason="Letters go at once", by=facilitator)
    with pytest.raises(refusals.Retired):
        actions.retire_measure(measure=letters, reason="Again", by=facilitator)


def test_what_somebody_owns_is_handed_over(make_measure, facilitator, executive, administrator, outsider):
    make_measure(owner=executive)
    make_measure(code="B", owner=executive)
    assert [title for title, _ in belongings.owned(executive, facilitator)] == [
        "Days to the outpatient letter (B)",
        "Days to the outpatient letter (OPD-LET)",
    ]
    assert belongings.owned(executive, outsider) == []
    for thing in belongings.things(executive):
        belongings.give(key=thing.key, from_=executive, to=facilitator, by=administrator)
        assert belongings.holds(thing.key, facilitator)
    assert belongings.owned(executive, facilitator) == []
    assert len(belongings.owned(facilitator, facilitator)) == 2


def test_text_about_care_is_stopped(letters, facilitator):
    from goldthread.server.refusal import LooksLikeCare

    with pytest.raises(LooksLikeCare):
        propose(letters, facilitator, method="As for patient 943 476 5919")
