"""Pages of a measure learn that somebody changed it: after every action on it, or on a file of readings."""

from goldthread.server.audit import following
from goldthread.server.audit.models import Event
from goldthread.server.live import telling

from .models import Measure


def register() -> None:
    following.register("measures.measure", _of_a_measure)
    following.register("measures.import", _of_a_file)


def _of_a_measure(event: Event, key: int) -> None:
    telling.tell(Measure(pk=key))


def _of_a_file(event: Event, key: int) -> None:
    if event.what in ("readings.imported", "import.taken_back"):
        telling.tell(*Measure.objects.filter(touched_by=key).only("pk"))
