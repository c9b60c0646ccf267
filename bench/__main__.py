"""`make bench`: times the methods; then builds a large programme afresh and times its pages and an import.

With --write it also keeps the tables in docs/performance.md; --methods does the methods alone, --pages the
pages alone.
"""

import os
import platform
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"
ON = f"Python {platform.python_version()}, {os.cpu_count()} cores, in process."


def main() -> None:
    asked = set(sys.argv[1:])
    if "--pages" not in asked:
        from . import methods

        _say("methods", [ON, "", *methods.table(), ""], keep="--write" in asked)
    if "--methods" not in asked:
        _say("pages", _pages(with_import="--pages" not in asked), keep="--write" in asked)


def _pages(*, with_import: bool) -> list[str]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from goldthread.cli.place.database import prepare, remove

    settings.ALLOWED_HOSTS = ["testserver"]
    remove(prepare())
    call_command("migrate", verbosity=0)
    from . import pages
    from .programme import Size, build

    lines = [ON.replace(", in", ", SQLite, in"), ""]
    for size in (Size(organisations=2, workshops=2, readings=20), Size()):
        call_command("flush", verbosity=0, interactive=False)
        person, organisation, partnership = build(size)
        client = Client()
        client.force_login(person)
        timings = pages.time_pages(client, pages.addresses(organisation, partnership, person))
        lines += [f"**{size}**", "", *_table(timings), ""]
    if with_import:
        lines += [_import(person, organisation), ""]
    return lines


def _table(timings: list) -> list[str]:  # type: ignore[type-arg]
    head = ["| page | queries | median, ms | 95th percentile, ms |", "| --- | ---: | ---: | ---: |"]
    return head + [f"| {t.page} | {t.queries} | {t.median:.0f} | {t.p95:.0f} |" for t in timings]


def _import(person: object, organisation: object) -> str:
    """Import 100,000 readings of a file through the command that people use."""
    from click.testing import CliRunner

    from goldthread.cli import main as goldthread
    from goldthread.server.measures.models import Measure

    measures = Measure.objects.filter(organisation=organisation)
    numbers = np.random.default_rng(7).normal(100, 8, 100_000)
    weeks = [date(1977, 1, 3) + timedelta(weeks=k) for k in range(2_000)]
    rows = [(m.code, w) for m in measures for w in weeks]
    file = Path(os.environ["GOLDTHREAD_DATA"]) / "readings.csv"
    body = "\n".join(f"{c},{w},{v:.2f}" for (c, w), v in zip(rows, numbers, strict=True))
    file.write_text(f"measure,period,value\n{body}\n")
    before = time.perf_counter()
    arguments = ["import", "readings", str(file), "--organisation", organisation.code, "--as", person.email]  # type: ignore[attr-defined]
    done = CliRunner().invoke(goldthread, arguments, catch_exceptions=False)
    taken = time.perf_counter() - before
    if done.exit_code:
        raise SystemExit(done.output[-2000:])
    return f"**Import of {len(rows):,} readings from a CSV file**: {taken:.1f} s."


def _say(part: str, lines: list[str], *, keep: bool) -> None:
    print("\n".join(lines))
    if keep:
        text = DOCUMENT.read_text()
        begins, ends = f"<!-- {part} -->\n", f"<!-- /{part} -->"
        start, end = text.index(begins) + len(begins), text.index(ends)
        DOCUMENT.write_text(text[:start] + "\n".join(lines) + text[end:])


if __name__ == "__main__":
    main()
