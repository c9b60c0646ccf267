"""How long an overview of measures takes, warm and cold: of a board's sixty, and of four hundred."""

import time
from collections.abc import Iterator

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from .programme import Size, build

HEAD = [
    "| overview | queries | kB | cold, ms | warm, ms | processor, ms |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
]
TIMES = 20


def rows() -> Iterator[str]:
    """A row for each: cold is the first answer after what is kept in memory was cleared."""
    for measures in (60, 400):
        call_command("flush", verbosity=0, interactive=False)
        person, organisation, _ = build(
            Size(organisations=1, streams=1, workshops=1, measures=measures, readings=60)
        )
        client = Client()
        client.force_login(person)
        listed = reverse("measures:measures", args=[organisation.code])
        asked = {"": "", ", new since a day": "?since=2018-06-03", ", by team": "?order=team"}
        for says, query in asked.items():
            yield _row(client, f"of {measures}{says}", listed + query)


def _row(client: Client, says: str, address: str) -> str:
    cache.clear()
    cold = _asked(client, address)
    with CaptureQueriesContext(connection) as queries:
        size = len(client.get(address).content)
    asked = len(queries)  # before the next request, which begins the log anew
    cpu = time.process_time()
    warm = sorted(_asked(client, address) for _ in range(TIMES))[TIMES // 2]
    cpu = 1000 * (time.process_time() - cpu) / TIMES
    return f"| {says} | {asked} | {size / 1000:.0f} | {cold:.0f} | {warm:.0f} | {cpu:.0f} |"


def _asked(client: Client, address: str) -> float:
    before = time.perf_counter()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return 1000 * (time.perf_counter() - before)
