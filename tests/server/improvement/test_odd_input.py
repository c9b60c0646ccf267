"""What nobody means to send, and somebody does: each is refused in words, and changes nothing."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from goldthread.server.improvement import actions
from goldthread.server.improvement.models import Workshop
from goldthread.server.improvement.refusals import WrongValue
from goldthread.server.measures import actions as measures
from goldthread.server.people import actions as people
from goldthread.server.people.actions import NotOfThisOrganisation
from goldthread.server.people.roles import Role


def days(starts, ends):
    names = ("day", "month", "year")
    given = {f"starts_{name}": part for name, part in zip(names, starts, strict=True)}
    return given | {f"ends_{name}": part for name, part in zip(names, ends, strict=True)}


@pytest.mark.parametrize("year", [1, 19, 2101, 9999])
def test_an_event_lies_in_years_that_can_be_counted_from(client, proposed, facilitator, year):
    client.force_login(facilitator)
    address = reverse("improvement:plan", args=["SASH", proposed.pk])
    answer = client.post(address, days((1, 1, year), (3, 1, year)))
    assert answer.status_code == 422
    assert f"The year {year} is not between 1900 and 2100." in answer.content.decode()


def test_there_are_not_so_many_places(lead_time, facilitator, trust, planned):
    to = measures.add_measure(
        organisation=trust, code="LET", title="Letters", dimension="service", counted="Days",
        population="All", method="Log", frequency="month", kind="value", unit="days", direction="down",
        by=facilitator,
    )  # fmt: skip
    with pytest.raises(WrongValue, match="There are not 3000000000 such places"):
        actions.contribute(
            workshop_measure=lead_time, to=to, touched=1, places=3_000_000_000, place_name="", by=facilitator
        )


@pytest.mark.parametrize("value", [1e300, 1e13])
def test_a_value_is_not_larger_than_anything_counted(lead_time, record, value):
    with pytest.raises(WrongValue, match="larger than anything"):
        record(lead_time, "baseline", value, date(2019, 2, 18))


def test_a_title_of_two_lines_still_makes_an_email(planned, facilitator, django_capture_on_commit_callbacks):
    """No action takes such a title; one restored from an old backup may hold it."""
    type(planned).objects.filter(pk=planned.pk).update(title="Letters\nBcc: x@example.org")
    planned.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        actions.seat_patient_partner(
            workshop=planned, email="maria@example.org", name="Maria", by=facilitator
        )
    [sent] = mail.outbox
    assert sent.recipients() == ["maria@example.org"]
    assert "\n" not in sent.subject


def test_an_address_of_somebody_who_left_gives_no_name(planned, somebody, facilitator, administrator):
    gone = somebody(Role.STAFF, name="Gina Gone")
    people.leave(person=gone, by=administrator)
    held = actions.seat_patient_partner(workshop=planned, email=gone.email, name="Maria", by=facilitator)
    assert (held.shown_name, held.person) == ("Maria", None)


def test_a_team_is_of_the_same_organisation(proposed, stream, other_trust, somebody, facilitator):
    theirs = somebody(Role.FACILITATOR, at=other_trust)
    team = people.add_team(organisation=other_trust, name="Wards", by=theirs)
    with pytest.raises(NotOfThisOrganisation):
        actions.propose_workshop(value_stream=stream, title="A", process="B", team=team, by=facilitator)
    with pytest.raises(NotOfThisOrganisation):
        actions.edit_workshop(workshop=proposed, title="A", process="B", team=team, by=facilitator)
    with pytest.raises(NotOfThisOrganisation):
        actions.edit_value_stream(
            value_stream=stream, title="A", scope="B", chosen_by="C", chosen_why="D", team=team,
            by=facilitator,
        )  # fmt: skip
    assert not Workshop.objects.filter(team=team).exists()


def test_who_chose_a_value_stream_is_for_those_who_see_names(
    client, stream, trust, somebody, staff, administrator
):
    evaluator = somebody(Role.EVALUATOR)
    people.set_organisation(
        organisation=trust, name=trust.name, shared="workshops", weeks_of_planning=8, by=administrator
    )
    address = reverse("improvement:value_stream", args=["SASH", stream.pk])
    client.force_login(staff)
    assert "The executive team" in client.get(address).content.decode()
    client.force_login(evaluator)
    answer = client.get(address)
    assert answer.status_code == 200
    assert "The executive team" not in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "typed", "kept"),
    [
        ({"kind": "other", "unit": "%"}, "62%", 62),
        ({"kind": "other", "unit": "%"}, "62", 62),
        ({"kind": "defects", "defects_form": "ratio", "ratio_of": "items"}, "62%", 0.62),
        ({"kind": "inventory", "unit": "boxes"}, "62%", None),
        ({"kind": "defects", "defects_form": "ratio", "ratio_of": "defects"}, "62%", None),
    ],
)
def test_a_percent_sign_means_what_the_unit_says(client, planned, facilitator, said, typed, kept):
    client.force_login(facilitator)
    form = {"name": "x", "direction": "down", "target": typed, **said}
    add = reverse("improvement:add_measure", args=["SASH", planned.pk])
    assert client.post(add, form).status_code == (422 if kept is None else 302)
    if kept is None:
        client.post(add, {**form, "target": ""})
    measure = planned.measures.get()
    assert measure.target == kept
    record = reverse("improvement:record_values", args=["SASH", planned.pk, "baseline"])
    on = {"taken_on_day": 18, "taken_on_month": 2, "taken_on_year": 2019}
    answer = client.post(record, {f"value_{measure.pk}": typed, **on})
    assert answer.status_code == (422 if kept is None else 302)
    assert [v.value for v in measure.values.all()] == ([] if kept is None else [kept])
