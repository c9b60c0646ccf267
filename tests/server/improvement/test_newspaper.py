"""The kaizen newspaper: what is still to be done after a workshop's event."""

from datetime import date

from django.urls import reverse

from goldthread.server.improvement import actions
from goldthread.server.improvement.kinds import Gate
from goldthread.server.tasks import actions as tasks
from goldthread.server.tasks.models import Task

from .conftest import STARTS


def _held(planned, sponsor):
    for gate in (Gate.PATIENT_PARTNER, Gate.PROCESS_OWNER, Gate.BASELINE):
        actions.waive_gate(workshop=planned, gate=gate, reason="To show", by=sponsor)


def test_it_stands_on_the_page_once_there_was_an_event(client, planned, sponsor, facilitator):
    client.force_login(facilitator)
    page = reverse("improvement:workshop", args=["SASH", planned.pk])
    assert 'id="newspaper"' not in client.get(page).content.decode()
    _held(planned, sponsor)
    actions.hold_event(workshop=planned, on=STARTS, by=facilitator)
    sent = {"text": "Label the shelves", "owner": facilitator.pk}
    assert (
        client.post(reverse("improvement:add_to_newspaper", args=["SASH", planned.pk]), sent).status_code
        == 302
    )
    said = client.get(page).content.decode()
    assert "Label the shelves" in said[said.index('id="newspaper"') :]


def test_its_tasks_are_of_the_workshop_and_nobody_elses(planned, facilitator, outsider):
    task = tasks.give_task(
        text="Label the shelves", source=planned, due=date(2019, 8, 1), owner=facilitator, by=facilitator
    )
    assert task.source == planned.title
    assert task.source_link.endswith("#newspaper")
    assert not Task.objects.visible_to(outsider)
