"""How long each kind of page takes, and how many queries, without its charts."""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection
from django.test import Client
from django.urls import reverse

from goldthread.server.improvement.models import ValueStream, Workshop
from goldthread.server.people.models import Organisation, Partnership, Person

TIMES = 20


@dataclass(frozen=True)
class Timing:
    """One kind of page: its queries, and the median and 95th percentile of its times in milliseconds."""

    page: str
    queries: int
    median: float
    p95: float


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
    queries = 0

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{page} ({address}) answered {answer.status_code}")
    taken = []
    for _ in range(TIMES):
        before = time.perf_counter()
        client.get(address)
        taken.append(1000 * (time.perf_counter() - before))
    return Timing(page, queries, float(np.median(taken)), float(np.quantile(taken, 0.95)))
