"""The parts somebody holds, on their page and when they leave."""

import pytest
from django.db import IntegrityError, transaction

from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.belongings import parts_held
from goldthread.server.improvement.models import PartHeld
from goldthread.server.people import actions as people
from goldthread.server.people.roles import Role


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
