"""A measure that was read for eighteen months and signals nothing."""

import pytest

from goldthread.server.measures import actions
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person

from ..conftest import LETTERS
from .watched import USUAL, read


@pytest.fixture
def measure(trust: Organisation, facilitator: Person) -> Measure:
    made = actions.add_measure(organisation=trust, **LETTERS, by=facilitator)
    read(made, USUAL[:18], facilitator)
    return made
