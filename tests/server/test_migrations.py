"""A new installation begins with the tables that an older one is brought to."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

STEP_BY_STEP = """
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
loader = executor.loader
loader.replace_migrations = False
loader.build_graph()
rooms = ("audit", "people", "measures", "improvement", "aims")
steps = [key for key, step in loader.disk_migrations.items() if key[0] in rooms and not step.replaces]
executor.migrate([max(key for key in steps if key[0] == room) for room in rooms])
"""
AT_ONCE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@pytest.mark.slow
@pytest.mark.long
def test_both_ways_to_the_tables_of_today_end_alike(tmp_path: Path) -> None:
    by_steps, at_once = tables(tmp_path / "steps", STEP_BY_STEP), tables(tmp_path / "once", AT_ONCE)
    ours = re.compile(r"(audit|people|measures|improvement|aims)_")
    wanted = {name for name in at_once if ours.match(name)}
    assert len(wanted) > 30
    assert {name: by_steps.get(name) for name in wanted} == {name: at_once[name] for name in wanted}


def tables(place: Path, script: str) -> dict[str, list[str]]:
    """What each table and index of a place is made of, whatever the order in which it was put there."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "DATABASE", "GOLDTHREAD"))}
    place.mkdir()
    known = {"DJANGO_SETTINGS_MODULE": "goldthread.server.config.settings", "GOLDTHREAD_DATA": str(place)}
    subprocess.run([sys.executable, "-c", script], env={**kept, **known}, check=True, capture_output=True)
    with sqlite3.connect(place / "goldthread.sqlite3") as database:
        made = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: sorted(re.split(r", (?=\"|CONSTRAINT)", sql.partition("(")[2][:-1])) for name, sql in made}
