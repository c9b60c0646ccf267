"""No page leads to one that whoever reads it may not see."""

import re
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client

from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import Workshop

from .asking import VISITORS, addresses, browsers, filled
from .world import World, build

LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
LEADS = {200, 302}

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def world(db: None) -> World:
    """One of everything; the workshop, in which a patient partner sits, and its value stream are a team's."""
    world, workshop = build(), Workshop.objects.get(title="Letters")
    by, stream = world.people["facilitator"], workshop.value_stream
    own = {"title": stream.title, "scope": stream.scope, "chosen_by": "All", "chosen_why": stream.chosen_why}
    improvement.edit_value_stream(value_stream=stream, team=world.team, by=by, **own)
    improvement.edit_workshop(
        workshop=workshop, title=workshop.title, process=workshop.process, team=world.team, by=by
    )
    return world


def test_every_link_leads_whoever_is_shown_it_to_a_page(world: World) -> None:
    paths = [filled(each, world) for each in addresses() if each.declared and "GET" in each.declared.methods]
    wrong = []
    for visitor, client in zip(VISITORS, browsers(world), strict=True):
        answered = {path: answer(client, path) for path in paths}
        linked = {link: path for path, page in answered.items() for link in links_on(*page)}
        tried = {urlsplit(link).path: (link, path) for link, path in linked.items() if "/logout/" not in link}
        for link, path in tried.values():
            status, _ = answered.get(link) or answer(client, link)
            if status not in LEADS:
                wrong.append(f"{visitor}, on {path}: {link} answers {status}")
    assert not wrong, "\n".join(wrong)


def links_on(status: int, page: str) -> list[str]:
    return LINK.findall(page.replace("&amp;", "&")) if status == 200 else []


def answer(client: Client, path: str) -> tuple[int, str]:
    """What comes back, as text where it is a page; whatever asking changed is put back."""
    with transaction.atomic():
        found = client.get(path)
        transaction.set_rollback(True)
    is_page = not found.streaming and found.get("Content-Type", "").startswith("text/html")
    return found.status_code, found.text if is_page else ""
