"""Measures at a glance can be narrowed to those of an objective, and of a value stream."""

from django.test import Client
from django.urls import reverse

from goldthread.server.aims import actions
from goldthread.server.aims.models import Objective
from goldthread.server.improvement.models import ValueStream
from goldthread.server.people.models import Person

from .conftest import MakeMeasure

LIST = reverse("measures:measures", args=["SASH"])


def page(client: Client, person: Person, query: str) -> str:
    client.force_login(person)
    return client.get(LIST + query).content.decode()


def test_it_is_narrowed_to_an_objective_and_to_a_value_stream(
    client: Client, make_measure: MakeMeasure, objective: Objective, stream: ValueStream, staff: Person,
    executive: Person, facilitator: Person,
) -> None:  # fmt: skip
    of_objective, of_stream = make_measure("AIM"), make_measure("FLOW")
    make_measure("OTHER")
    actions.link(objective=objective, to=of_objective, by=executive)
    actions.tie_measure(value_stream=stream, measure=of_stream, by=facilitator)
    narrowed = page(client, staff, f"?objective={objective.pk}")
    assert [code for code in ("AIM", "FLOW", "OTHER") if f">Measure {code}</a>" in narrowed] == ["AIM"]
    assert f"Objective: <strong>{objective.title}</strong>" in narrowed
    narrowed = page(client, staff, f"?stream={stream.pk}")
    assert [code for code in ("AIM", "FLOW", "OTHER") if f">Measure {code}</a>" in narrowed] == ["FLOW"]


def test_the_pages_of_both_lead_there_once_something_is_measured(
    client: Client, make_measure: MakeMeasure, objective: Objective, staff: Person, executive: Person
) -> None:
    client.force_login(staff)
    own = reverse("aims:objective", args=["SASH", objective.pk])
    way = f"{LIST}?objective={objective.pk}"
    assert way not in client.get(own).content.decode()
    actions.link(objective=objective, to=make_measure("AIM"), by=executive)
    assert way in client.get(own).content.decode()


def test_another_organisations_objective_narrows_nothing(
    client: Client, make_measure: MakeMeasure, objective: Objective, outsider: Person
) -> None:
    client.force_login(outsider)
    listed = reverse("measures:measures", args=["LTHT"]) + f"?objective={objective.pk}"
    text = client.get(listed).content.decode()
    assert "is no longer there, or not yours to see" in text
    assert objective.title not in text
