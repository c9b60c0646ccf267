"""What can be measured, part by part: each answers with the lines of its section in docs/performance.md."""

import os
import platform
import subprocess
import sys
from pathlib import Path

GROWN = {"organisations": 2, "readings": 2_000}
"""Five years of days: of each measure twenty times as many readings as in the large programme."""

HERE = Path(__file__).parents[1]
ON = f"Python {platform.python_version()}, {os.cpu_count()} cores, in process."


def _methods() -> list[str]:
    from . import methods

    return [ON, "", *methods.table(), ""]


def _begin() -> None:
    """An empty database, with its tables."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("PGDATABASE", "postgres")  # which every PostgreSQL has
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from goldthread.cli.place.database import prepare, remove

    connections.close_all()  # of the part before: it would go on writing to a file that is gone
    settings.ALLOWED_HOSTS = ["testserver"]
    place = prepare()
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        remove(place)
    call_command("migrate", verbosity=0)
    call_command("flush", verbosity=0, interactive=False)


def _pages() -> list[str]:
    _begin()
    from django.core.management import call_command
    from django.test import Client

    from . import pages
    from .programme import Size, build

    lines = [_on("SQLite, in process"), ""]
    for size in (Size(organisations=2, workshops=2, readings=20), Size(), Size(**GROWN)):
        call_command("flush", verbosity=0, interactive=False)
        person, organisation, partnership = build(size)
        client = Client()
        client.force_login(person)
        timings = pages.time_pages(client, pages.addresses(organisation, partnership, person))
        lines += [f"**{size}**", "", *_table(timings), ""]
    return lines


def _overview() -> list[str]:
    _begin()
    from . import overview

    return [_on("SQLite, in process; sixty readings a measure"), "", *overview.HEAD, *overview.rows(), ""]


def _imported() -> list[str]:
    """On SQLite here, and on PostgreSQL in a process that has one."""
    calm = _on("100,000 readings of 50 measures in a CSV file")
    rows = _import_rows()  # makes Django ready, which `importing` needs
    from . import importing

    return [calm, "", *importing.HEAD, *rows, *_on_postgresql("import"), ""]


def _import_rows() -> list[str]:
    _begin()
    from . import importing
    from .programme import Size, build

    person, organisation, _ = build(Size(organisations=1))
    return importing.stages(organisation, person, _database())


def _load() -> list[str]:
    """On SQLite here, and on PostgreSQL in a process that has one."""
    calm = _on("`goldthread serve`, a process a core, all on one machine")
    rows = _load_rows()  # makes Django ready, which `load` needs
    from . import load

    return [calm, "", *load.HEAD, *rows, *_on_postgresql("load"), ""]


def _search() -> list[str]:
    """On SQLite here, and on PostgreSQL, whose own processor time is not in the last column."""
    calm = _on("`search.find`, in process; somebody who sees everything")
    rows = _search_rows()
    from . import search

    return [calm, "", *search.HEAD, *rows, *_on_postgresql("search"), ""]


def _search_rows() -> list[str]:
    _begin()
    from django.core.management import call_command

    from . import search

    called = "PostgreSQL" if os.environ.get("DATABASE") == "postgres" else "SQLite"
    lines: list[str] = []
    for things in (20_000, 100_000):
        call_command("flush", verbosity=0, interactive=False)
        lines += search.rows(things, called)
    return lines


def _on_postgresql(part: str) -> list[str]:
    """The rows of a table that a process with a PostgreSQL beside it says."""
    command = ["scripts/with-postgres", sys.executable, "-m", "bench", part, "--rows"]
    known = os.environ | {"DATABASE": "postgres"}
    there = subprocess.run(command, cwd=HERE, env=known, capture_output=True, text=True)
    if there.returncode:
        print(there.stderr[-2000:], file=sys.stderr)
    return [line for line in there.stdout.splitlines() if line.startswith("| ")]


def _database() -> str:
    return "PostgreSQL" if os.environ.get("DATABASE") == "postgres" else "SQLite"


def _load_rows() -> list[str]:
    _begin()
    from django.test import Client

    from . import load
    from .programme import Size, build

    person, organisation, partnership = build(Size(organisations=5))
    cookies = []
    for _ in range(50):
        client = Client()
        client.force_login(person)
        cookies.append(client.cookies["sessionid"].value)
    asked = load.usual_pages(organisation, partnership, person)
    return [load.measure(asked, cookies, people=n).row(_database()) for n in (1, 10, 50)]


def _on(how: str) -> str:
    calm = f"load average {os.getloadavg()[0]:.1f} as it began"
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {calm}; {how}."


def _table(timings: list) -> list[str]:
    head = [
        "| page | queries | rows read | kB | median, ms | 95th percentile, ms | processor, ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    return head + [t.row() for t in timings]


PARTS = {
    "methods": _methods,
    "pages": _pages,
    "overview": _overview,
    "load": _load,
    "import": _imported,
    "search": _search,
}
"""Their sections, by the names that they have in the document."""

ROWS = {"load": _load_rows, "import": _import_rows, "search": _search_rows}
"""Of those that know both databases, the rows of one: `_on_postgresql` asks for them where there is one."""
