"""What a test asks of an installation that other processes use: a line of JSON each, answered by another."""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from goldthread.server.people import actions as people  # noqa: E402
from goldthread.server.people.models import DatedEvent, Organisation, Person  # noqa: E402
from goldthread.server.people.roles import Role  # noqa: E402
from goldthread.server.post.models import Letter  # noqa: E402
from goldthread.server.work import actions  # noqa: E402
from goldthread.server.work.jobs import known_as  # noqa: E402
from goldthread.server.work.models import Job, Worker  # noqa: E402


def begin() -> None:
    """The tables, a trust and who asks."""
    call_command("migrate", verbosity=0, interactive=False)
    trust = people.found_organisation(code="SASH", name="Surrey and Sussex", by=None)
    people.appoint_first(organisation=trust, email="ada@example.org", name="Ada Khan", by=None)


def ask(name: str, **arguments: Any) -> int:
    known = known_as(name)
    assert known
    by = Person.objects.get(email="ada@example.org")
    return actions.ask(job=known, what="Something", by=by, arguments=arguments).pk


def cancel(pk: int) -> str:
    return actions.cancel(job=Job.objects.get(pk=pk), by=Person.objects.get(email="ada@example.org")).state


def state(pk: int) -> dict[str, Any]:
    job = Job.objects.get(pk=pk)
    return {
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "tries": job.tries,
        "says": job.says,
        "written": DatedEvent.objects.count(),
        "workers": list(Worker.objects.values_list("pid", flat=True)),
    }


def write() -> None:
    """A letter."""
    trust, by = Organisation.objects.get(), Person.objects.get(email="ada@example.org")
    people.invite(email="nia@example.org", name="Nia", role=Role.STAFF, organisation=trust, by=by)


def letters() -> list[dict[str, Any]]:
    return [{"state": each.state, "tries": each.tries} for each in Letter.objects.all()]


def later() -> None:
    """As after the time for which a worker has a letter in hand."""
    Letter.objects.update(claimed_until=timezone.now(), try_at=timezone.now())


if __name__ == "__main__":
    for line in sys.stdin:
        what, arguments = json.loads(line)
        print(json.dumps(globals()[what](**arguments)), flush=True)
