"""`goldthread doctor`: what an installation lacks, and how to mend it. It changes nothing while it looks."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from .. import django_ready


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
    from goldthread.server.upkeep.checks import looked_at
    from goldthread.server.upkeep.checks.found import FAULT

    found = []
    for name, each in looked_at(send_test=send_test, try_backup=try_backup):
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
