"""`goldthread doctor`: what an installation lacks, and how to mend it. It changes nothing while it looks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from ... import django_ready
from . import of_database, of_folder, of_network, of_time
from .found import FAULT, Check, Found

READS_TABLES = {"begun", "factors", "worker", "letters", "clock"}


@click.command()
@click.option("--send-test", metavar="EMAIL", help="Send a letter there, to see whether it comes.")
@click.option("--try-backup", is_flag=True, help="Restore the last backup into a scratch place, for a trial.")
@click.option(
    "--json", "as_json", is_flag=True, help="The same, for programs: a list of name, state and says."
)
def doctor(send_test: str | None, try_backup: bool, as_json: bool) -> None:
    """Look at the installation: each line says that something is well, or what to do about it.

    Ends with exit code 1 if something does not work as it is. Advice alone is no fault.
    """
    django_ready()
    found = []
    for name, each in _checked(send_test, try_backup):
        found.append({"name": name, **asdict(each)})
        if not as_json:
            click.echo(f"{each.state:<7} {name:<9} {each.says}")
    faults = sum(1 for each in found if each["state"] == FAULT)
    if as_json:
        click.echo(json.dumps(found, indent=1, ensure_ascii=False))
    elif faults:
        click.echo(f"\n{faults} {'thing does' if faults == 1 else 'things do'} not work as it is.")
    else:
        click.echo("\nAll that is needed works.")
    if faults:
        raise SystemExit(1)


def _checked(send_test: str | None, try_backup: bool) -> Iterator[tuple[str, Found]]:
    checks: dict[str, Check] = {
        "folder": of_folder.folder,
        "private": of_folder.private,
        "key": of_folder.key,
        "database": of_database.database,
        "tables": of_database.tables,
        "begun": of_database.begun,
        "factors": of_database.factors,
        "worker": of_database.worker,
        "letters": of_database.letters,
        "pages": of_network.pages,
        "address": of_network.address,
        "https": of_network.https,
        "mail": lambda: of_network.mail(send_test),
        "clock": of_time.clock,
        "backup": lambda: of_time.backup(try_backup),
        "reminders": of_time.reminders,
    }
    left_out: set[str] = set()
    for name, check in checks.items():
        if name in left_out:
            continue
        try:
            found = check()
        except Exception as wrong:  # one thing that cannot be looked at hides none of the others
            found = Found(FAULT, f"This could not be looked at: {type(wrong).__name__}: {wrong}")
        if found.state == FAULT and name in ("database", "tables"):
            left_out |= READS_TABLES | ({"tables"} if name == "database" else set())
        if found.state == FAULT and name == "folder":
            left_out |= {"private", "clock"}
        yield name, found
