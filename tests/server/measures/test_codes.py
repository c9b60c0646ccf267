"""A measure's code edited: what leads to the code before leads to the measure still."""

import pytest

from goldthread.server.audit.queries import history
from goldthread.server.measures import actions, refusals
from goldthread.server.measures.models import FormerCode, Measure


def edit(measure, by, **said):
    kept = {"title": measure.title, "dimension": measure.dimension}
    return actions.edit_measure(measure=measure, by=by, **kept, **said)


def test_a_code_is_changed_and_the_one_before_is_kept(letters, facilitator):
    edit(letters, facilitator, code="letter-days ")
    letters.refresh_from_db()
    assert letters.code == "LETTER-DAYS"
    assert [str(former) for former in letters.former_codes.all()] == ["OPD-LET"]
    assert history(letters)[0].values == {"code": "OPD-LET → LETTER-DAYS"}


def test_no_code_leaves_it_as_it_is(letters, facilitator):
    edit(letters, facilitator, target=5.0)
    assert Measure.objects.get().code == "OPD-LET"


def test_a_measure_takes_its_own_code_again(letters, facilitator):
    edit(letters, facilitator, code="B")
    letters.refresh_from_db()
    edit(letters, facilitator, code="OPD-LET")
    assert [str(former) for former in FormerCode.objects.all()] == ["B"]


def test_a_code_is_one_measure_s_now_and_before(letters, four_hours, make_measure, facilitator):
    with pytest.raises(refusals.CodeTaken, match="There is a measure with the code AE-4H"):
        edit(letters, facilitator, code="AE-4H")
    edit(letters, facilitator, code="B")
    with pytest.raises(refusals.CodeTaken, match="OPD-LET was the code of B Days to the outpatient letter"):
        edit(four_hours, facilitator, code="OPD-LET")
    with pytest.raises(refusals.CodeTaken, match="OPD-LET was the code of"):
        make_measure(code="OPD-LET")


def test_a_code_is_made_of_capitals_digits_and_hyphens(letters, facilitator):
    with pytest.raises(refusals.NotAMeasure, match="code"):
        edit(letters, facilitator, code="Four hours!")


def test_a_retired_measure_is_brought_back(letters, facilitator, staff):
    with pytest.raises(refusals.StillCounted):
        actions.bring_back_measure(measure=letters, by=facilitator)
    actions.retire_measure(measure=letters, reason="Letters go at once", by=facilitator)
    with pytest.raises(refusals.Refusal):
        actions.bring_back_measure(measure=letters, by=staff)
    actions.bring_back_measure(measure=letters, by=facilitator)
    letters.refresh_from_db()
    assert letters.retired_on is None
    assert history(letters)[0].what == "measure.brought_back"


def test_a_target_without_a_date_is_a_standing_standard(letters, facilitator):
    edit(letters, facilitator, target=5.0)
    assert history(letters)[0].values == {"target": "none → 5 days at all times"}
