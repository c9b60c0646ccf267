"""The parts somebody holds, on their page and when they leave."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from goldthread.server.audit.models import Event
from goldthread.server.audit.record_words import in_sentences
from goldthread.server.improvement import actions, gates
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.belongings import parts_held
from goldthread.server.improvement.models import PartHeld
from goldthread.server.improvement.refusals import NotAtThisStage, WrongPart
from goldthread.server.people import actions as people
from goldthread.server.people.roles import Role
from goldthread.server.people.vocabulary import Vocabulary


def test_a_patient_partners_place_shows_only_to_their_team_and_themselves(
    remeasuring, partner, facilitator, process_owner
):
    assert parts_held(partner, facilitator) == []
    assert [text for text, _ in parts_held(partner, process_owner)] == ["Patient partner: Outpatient letters"]
    assert len(parts_held(partner, partner)) == 1


def test_an_outsider_sees_no_parts(remeasuring, process_owner, outsider):
    assert parts_held(process_owner, outsider) == []


def test_what_somebody_holds_is_handed_over_in_one_step(remeasuring, somebody, facilitator, administrator):
    leaving, staying = somebody(Role.TEAM_LEAD), somebody(Role.TEAM_LEAD)
    actions.give_part(person=leaving, part=WorkshopPart.PROCESS_OWNER, workshop=remeasuring, by=facilitator)
    people.hand_over(person=leaving, to=staying, by=administrator)
    assert remeasuring.parts.get(part=WorkshopPart.PROCESS_OWNER).person == staying


def test_a_part_is_held_once_by_the_databases_own_rule(planned, staff, facilitator):
    actions.give_part(person=staff, part=WorkshopPart.HOME_TEAM, workshop=planned, by=facilitator)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartHeld.objects.create(person=staff, part=WorkshopPart.HOME_TEAM, workshop=planned)


def test_a_patient_partner_leaves_by_themselves_and_the_record_does_not_say_who(client, planned, partner):
    client.force_login(partner)
    at = [planned.organisation.code, planned.pk]
    assert reverse("improvement:leave_team", args=at) in client.get(at_page(planned)).content.decode()
    left = client.post(reverse("improvement:leave_team", args=at), follow=True).content.decode()
    assert "You have left the team of ‘Outpatient letters’." in left
    assert client.get(at_page(planned)).status_code == 404
    [event] = Event.objects.filter(what="part.left")
    assert partner.name not in f"{event.actor_name} {event.values} {event.subject_name}"
    [line] = in_sentences([event], Vocabulary({}))
    assert line.what == "A patient partner left the team."


def test_whoever_left_is_put_back_by_nobody_and_asked_again(planned, partner, facilitator):
    actions.leave_team(workshop=planned, by=partner)
    assert not planned.set_aside.exists()
    assert "patient_partner" in gates.unmet(planned)


def test_whoever_plays_no_part_cannot_leave(client, planned, staff):
    client.force_login(staff)
    assert client.get(reverse("improvement:leave_team", args=["SASH", planned.pk])).status_code == 403
    assert "Leave the team" not in client.get(at_page(planned)).content.decode()
    with pytest.raises(WrongPart):
        actions.leave_team(workshop=planned, by=staff)


def test_the_team_of_a_workshop_that_is_over_stays_as_it_was(planned, partner, facilitator):
    actions.stand_down(workshop=planned, reason="The ward moves", by=facilitator)
    with pytest.raises(NotAtThisStage):
        actions.leave_team(workshop=planned, by=partner)


def at_page(workshop) -> str:
    return reverse("improvement:workshop", args=[workshop.organisation.code, workshop.pk])
