"""Choosing what to measure: what does not go together is said at its field, and never dropped in silence."""

import pytest
from django.urls import reverse

from goldthread.server.improvement import actions
from goldthread.server.improvement.kinds import WorkshopMeasureKind
from goldthread.server.improvement.queries.measured import change
from goldthread.server.improvement.refusals import WrongValue

GIVEN = {"kind": "lead_time", "name": "Counted", "direction": "usual"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": "defects"}, "Say how the defects are counted"),
        ({"kind": "defects", "defects_form": "ratio"}, "Say what the ratio is of"),
        ({"kind": "defects", "defects_form": "count", "ratio_of": "items"}, "Not a ratio"),
        ({"kind": "space", "defects_form": "count"}, "Not defects"),
        ({"kind": "lead_time", "unit": "days"}, "Times are kept in minutes"),
        ({"kind": "other", "unit": ""}, "in what unit"),
    ],
)
def test_what_does_not_go_together_is_said_at_its_field_and_all_that_was_typed_stays(
    typed, said, client, planned, facilitator
):
    client.force_login(facilitator)
    answer = client.post(_address(planned), GIVEN | typed | {"name": "From A to B", "target": "20"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "aria-invalid" in page
    assert 'value="From A to B"' in page
    assert 'value="20"' in page
    assert not planned.measures.exists()


@pytest.mark.parametrize(("kind", "way"), [("lead_time", "down"), ("ehs", "up"), ("productivity", "up")])
def test_left_to_its_kind_the_better_way_is_the_usual_one(kind, way, client, planned, facilitator):
    client.force_login(facilitator)
    unit = "patients an hour" if kind == "productivity" else ""
    client.post(_address(planned), GIVEN | {"kind": kind, "unit": unit})
    assert planned.measures.get().direction == way


def test_an_answer_to_a_question_of_another_kind_is_refused_by_the_action_too(planned, facilitator):
    with pytest.raises(WrongValue, match="Not defects"):
        actions.add_workshop_measure(
            workshop=planned,
            kind=WorkshopMeasureKind.SPACE,
            name="Room",
            defects_form="count",
            by=facilitator,
        )


@pytest.mark.parametrize(
    ("more", "before", "after", "said"),
    [
        ({"kind": "other", "unit": "%", "direction": "up"}, 35, 47, "Better: 12 points higher"),
        ({"kind": "other", "unit": "per cent", "direction": "up"}, 47, 46, "Worse: 1 point lower"),
        (
            {"kind": "defects", "defects_form": "ratio", "ratio_of": "items"},
            0.618,
            0.196,
            "Better: 42.2 points lower",
        ),
        (
            {"kind": "defects", "defects_form": "ratio", "ratio_of": "items"},
            0,
            0.05,
            "Worse: 5 points higher",
        ),
        ({"kind": "defects", "defects_form": "ratio", "ratio_of": "defects"}, 2, 1, "Better: 50% lower"),
        ({"kind": "lead_time"}, 60, 30, "Better: 50% lower"),
    ],
)
def test_a_change_between_two_percentages_is_said_in_points(more, before, after, said, planned, facilitator):
    measure = actions.add_workshop_measure(workshop=planned, name="Counted", by=facilitator, **more)
    assert change(measure, before, after) == said


def _address(workshop) -> str:
    return reverse("improvement:add_measure", args=["SASH", workshop.pk])
