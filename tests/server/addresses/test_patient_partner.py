"""A patient partner's name is for their workshop's team: looked for at every address, as every visitor."""

from datetime import date

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.models import PartHeld, Workshop
from goldthread.server.post.actions import mute
from goldthread.server.post.kinds import REMINDER
from goldthread.server.post.weekly import weekly_letters

from .asking import VISITORS, addresses, browsers, filled
from .world import PATIENT_PARTNER, World, build

FAMILY = PATIENT_PARTNER.split()[1]
OF_THE_TEAM = {"executive", "patient partner"}  # the sponsor, and they themselves
TO_THE_TEAM = {"improvement:workshop", "improvement:workshop_history"}


@pytest.fixture
def world(db: None) -> World:
    """One of everything; a patient partner sits in each workshop, and has lost their place in one."""
    world = build()
    held = PartHeld.objects.filter(part=WorkshopPart.PATIENT_PARTNER).order_by("-pk")[0]
    improvement.take_part_away(held=held, by=world.people["facilitator"])
    mute(person=held.person, kind=REMINDER, by=held.person)  # type: ignore[arg-type]
    for name, email in (("Meera Quince", ""), ("Otto Quince", "otto@example.org")):
        improvement.seat_patient_partner(
            workshop=held.workshop,  # type: ignore[arg-type]
            name=name,
            email=email,
            by=world.people["facilitator"],
        )
    return world


def read(client: Client, path: str) -> str:
    """What an address answers, all of it; whatever it changed is put back."""
    with transaction.atomic():
        answer = client.get(path)
        parts = answer.streaming_content if answer.streaming else [answer.content]  # type: ignore[attr-defined]
        text = b"".join(parts).decode("utf-8", errors="replace")
        transaction.set_rollback(True)
    return text


def test_nobody_outside_the_team_reads_the_name_anywhere(world: World) -> None:
    told = []
    for visitor, client in zip(VISITORS, browsers(world), strict=True):
        if visitor not in OF_THE_TEAM:
            told += [
                (visitor, each.name) for each in addresses() if FAMILY in read(client, filled(each, world))
            ]
    assert told == []


def test_the_team_reads_the_name_on_the_workshop_alone(world: World) -> None:
    client = browsers(world)[VISITORS.index("executive")]
    told = {each.name for each in addresses() if FAMILY in read(client, filled(each, world))}
    assert told <= TO_THE_TEAM


def test_the_team_reads_the_name_on_the_workshop(world: World) -> None:
    there = PartHeld.objects.filter(part=WorkshopPart.PATIENT_PARTNER)[0].workshop
    assert isinstance(there, Workshop)
    client = browsers(world)[VISITORS.index("executive")]
    assert FAMILY in read(client, f"/o/SASH/workshops/{there.pk}/")


@pytest.mark.parametrize("visitor", sorted(OF_THE_TEAM))
def test_the_report_out_for_the_wall_names_no_patient_partner_whoever_prints_it(
    visitor: str, world: World
) -> None:
    client = browsers(world)[VISITORS.index(visitor)]
    for workshop in Workshop.objects.all():
        page = read(client, f"/o/SASH/workshops/{workshop.pk}/report-out/")
        assert FAMILY not in page.split("<main")[1]


def test_nor_does_any_letter_to_anybody_else(world: World) -> None:
    today = date(2019, 7, 15)
    assert not [letter for letter in weekly_letters(today) if FAMILY in letter.text]
    assert not [sent for sent in mail.outbox if FAMILY in sent.body and sent.to != ["otto@example.org"]]
