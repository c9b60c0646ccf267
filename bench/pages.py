"""How long each kind of page takes, and how many queries, without its charts."""

import time
from dataclasses import dataclass

import numpy as np
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server.improvement.models import ValueStream, Workshop
from goldthread.server.people.models import Organisation, Partnership, Person

from .rows import rows_read

TIMES = 20


@dataclass(frozen=True)
class Timing:
    """One kind of page: what it reads and how large it is, and its times in milliseconds.

    rows: what the database answered to its queries; size: bytes; cpu: of the processor, a request.
    """

    page: str
    queries: int
    rows: int
    size: int
    median: float
    p95: float
    cpu: float

    def row(self) -> str:
        times = f"{self.median:.0f} | {self.p95:.0f} | {self.cpu:.0f}"
        return f"| {self.page} | {self.queries} | {self.rows:,} | {self.size / 1000:.0f} | {times} |"


def addresses(organisation: Organisation, partnership: Partnership, person: Person) -> dict[str, str]:
    """Each kind of page, at its largest."""
    code = organisation.code
    stream = ValueStream.objects.filter(organisation=organisation).order_by("pk")[0]
    workshop = Workshop.objects.filter(value_stream=stream, stage="remeasuring")[0]
    planned = Workshop.objects.filter(value_stream=stream, stage="planning")[0]
    return {
        "This week": reverse("home:home"),
        "Organisations": reverse("people:organisations"),
        "Organisation": reverse("people:organisation", args=[code]),
        "People": reverse("people:people_of", args=[code]),
        "Person": reverse("people:person", args=[person.pk]),
        "Measures": reverse("measures:measures", args=[code]),
        "Measure": reverse("measures:measure", args=[code, "M00"]),
        "Value streams": reverse("improvement:value_streams", args=[code]),
        "Value stream": reverse("improvement:value_stream", args=[code, stream.pk]),
        "Workshops": reverse("improvement:workshops", args=[code]),
        "Workshop, remeasuring": reverse("improvement:workshop", args=[code, workshop.pk]),
        "Workshop, planning": reverse("improvement:workshop", args=[code, planned.pk]),
        "Report-out": reverse("improvement:report_out", args=[code, workshop.pk]),
        "What is due": reverse("improvement:due", args=[code]),
        "What is due, partnership": reverse("improvement:partnership_due", args=[partnership.slug]),
        "Golden thread": reverse("aims:thread", args=[code]),
        "Breaks": reverse("aims:breaks", args=[code]),
        "Evidence, one organisation": f"{reverse('evidence:evidence')}?organisation={code}",
        "Evidence, all": reverse("evidence:evidence"),
    }


def time_pages(client: Client, pages: dict[str, str]) -> list[Timing]:
    """Ask for each page once to count its queries, then `TIMES` more to time it."""
    return [_time(client, page, address) for page, address in pages.items()]


def _time(client: Client, page: str, address: str) -> Timing:
    with rows_read() as read, CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    asked = len(queries)  # before the next request, which begins the log anew
    if answer.status_code != 200:
        raise SystemExit(f"{page} ({address}) answered {answer.status_code}")
    taken = []
    cpu = time.process_time()
    for _ in range(TIMES):
        before = time.perf_counter()
        client.get(address)
        taken.append(1000 * (time.perf_counter() - before))
    cpu = 1000 * (time.process_time() - cpu) / TIMES
    median, p95 = float(np.median(taken)), float(np.quantile(taken, 0.95))
    return Timing(page, asked, sum(read), len(answer.content), median, p95, cpu)
