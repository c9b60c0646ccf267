"""`goldthread`: the server and the methods, for the shell.

Exit codes: 0 done; 1 the input was refused, said row by row on standard error; 2 wrong usage.
Each command is imported when it is used, so that none waits for what another needs.
"""

import os
from importlib import import_module

import click

COMMANDS = {
    "backup": ("goldthread.cli.safekeeping", "backup"),
    "begin": ("goldthread.cli.begin", "begin"),
    "demo": ("goldthread.cli.demo", "demo"),
    "evidence": ("goldthread.cli.evidence", "evidence"),
    "import": ("goldthread.cli.import_readings", "import_group"),
    "remind": ("goldthread.cli.remind", "remind"),
    "restore": ("goldthread.cli.safekeeping", "restore"),
    "serve": ("goldthread.cli.serve", "serve"),
    "spc": ("goldthread.cli.spc", "spc"),
}


class Lazily(click.Group):
    """A group whose commands are imported by name, when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Lazily, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goldthread")
@click.option(
    "--data",
    type=click.Path(file_okay=False),
    help="The folder of the database; else GOLDTHREAD_DATA, else your system's place for a person's data.",
)
def main(data: str | None) -> None:
    """Continuous improvement in health and care, from priority to evidence."""
    if data:
        os.environ["GOLDTHREAD_DATA"] = data


def django_ready() -> None:
    """Set up the server's side, for commands that read or change its database."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.server.config.settings")
    django.setup()


class Refused(click.ClickException):
    """The input was refused: exit code 1, and why on standard error."""

    exit_code = 1

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)
