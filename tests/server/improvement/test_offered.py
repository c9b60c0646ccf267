"""Whoever finds a workshop is offered what is due there, if they may do it."""

from datetime import date
from typing import Any

import pytest

from goldthread.server import search
from goldthread.server.improvement.models import Workshop
from goldthread.server.people.models import Person
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.search import Offer


def offered(person: Person, workshop: Workshop) -> Offer | None:
    found = search.find(Person.objects.get(pk=person.pk), workshop.title, Vocabulary())
    (hit,) = (each for sort in found.sorts for each in sort.hits if each.title == workshop.title)
    return hit.offer


@pytest.fixture
def a_month_after(settings: Any) -> None:
    settings.GOLDTHREAD_TODAY = date(2019, 4, 8)


@pytest.mark.usefixtures("a_month_after")
def test_the_remeasure_that_is_due_is_offered_to_whoever_may_record_it(
    remeasuring: Workshop, facilitator: Person, process_owner: Person, partner: Person, staff: Person
) -> None:
    for person in (facilitator, process_owner):
        offer = offered(person, remeasuring)
        assert offer is not None
        assert offer.says == "Remeasure at 30 days"
        assert offer.link.endswith("/values/30/")
    for person in (partner, staff):
        assert offered(person, remeasuring) is None


def test_nothing_is_offered_while_nothing_is_due(
    remeasuring: Workshop, facilitator: Person, settings: Any
) -> None:
    settings.GOLDTHREAD_TODAY = date(2019, 3, 11)
    assert offered(facilitator, remeasuring) is None
