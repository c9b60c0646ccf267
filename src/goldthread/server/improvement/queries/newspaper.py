"""The kaizen newspaper of a workshop, read."""

from typing import Any

from goldthread.server import clock
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Person
from goldthread.server.tasks import queries as tasks

from ..kinds import BEFORE_EVENT
from ..models import Workshop


def newspaper_of(workshop: Workshop, person: Person) -> dict[str, Any]:
    """What its page shows of what is still to be done, once there is an event; nothing without names."""
    shown = workshop.stage not in BEFORE_EVENT and can(person, PeopleAbility.SEE_NAMES, workshop)
    return {"newspaper": tasks.of_thing(workshop) if shown else None, "today": clock.today()}
