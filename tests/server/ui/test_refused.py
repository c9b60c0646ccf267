"""Where no form is there to show a refusal, and addresses that cannot be."""

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.improvement import actions
from goldthread.server.improvement.kinds import WorkshopMeasureKind
from goldthread.server.improvement.models import Workshop
from goldthread.server.people.models import Organisation, Person


@pytest.fixture
def planned(trust: Organisation, facilitator: Person) -> Workshop:
    stream = actions.open_value_stream(
        organisation=trust,
        title="Outpatients",
        scope="From referral to letter",
        chosen_by="The executive team",
        chosen_why="It waits longest",
        by=facilitator,
    )
    return actions.propose_workshop(value_stream=stream, title="Letters", process="All", by=facilitator)


def test_a_button_pressed_in_an_old_tab_says_why_nothing_was_done(
    client: Client, planned: Workshop, facilitator: Person
) -> None:
    measure = actions.add_workshop_measure(
        workshop=planned, kind=WorkshopMeasureKind.LEAD_TIME, name="To the letter", by=facilitator
    )
    actions.stand_down(workshop=planned, reason="Nobody could be released", by=facilitator)
    client.force_login(facilitator)
    here = reverse("improvement:workshop", args=["SASH", planned.pk])
    button = reverse("improvement:remove_measure", args=["SASH", planned.pk, measure.pk])
    answer = client.post(button, headers={"Referer": f"http://testserver{here}"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "What a workshop measures is settled before its event." in page
    assert f'href="{here}"' in page


def test_the_way_back_leads_to_no_other_server(
    client: Client, planned: Workshop, facilitator: Person
) -> None:
    measure = actions.add_workshop_measure(
        workshop=planned, kind=WorkshopMeasureKind.LEAD_TIME, name="To the letter", by=facilitator
    )
    actions.stand_down(workshop=planned, reason="Nobody could be released", by=facilitator)
    client.force_login(facilitator)
    button = reverse("improvement:remove_measure", args=["SASH", planned.pk, measure.pk])
    for elsewhere in ("https://elsewhere.example/", "http://testserver//elsewhere.example/"):
        page = client.post(button, headers={"Referer": elsewhere}).content.decode()
        assert "https://elsewhere.example" not in page
        assert 'href="//' not in page


@pytest.mark.parametrize(
    "address",
    ["/o/%00/", "/o/SASH/measures/%00/", "/o/SASH/workshops/?text=%00", "/priorities/%00/edit/"],
)
def test_a_nul_in_an_address_leads_nowhere(
    client: Client, trust: Organisation, facilitator: Person, address: str
) -> None:
    client.force_login(facilitator)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("chosen", ["²", "٣", "9" * 30, "9" * 5000, "-1", "x"])
def test_what_is_no_number_filters_nothing_and_breaks_nothing(
    client: Client, trust: Organisation, facilitator: Person, chosen: str
) -> None:
    client.force_login(facilitator)
    assert client.get("/o/SASH/workshops/", {"value_stream": chosen}).status_code == 200
    assert client.get("/o/SASH/thread/", {"at": f"stream-{chosen}"}).status_code == 404
