"""`goldthread`: the server and the methods, for the shell.

Exit codes: 0 done; 1 the input was refused, said row by row on standard error; 2 wrong usage.
Each command is imported when it is used, so that none waits for what another needs.
"""

import os
from importlib import import_module

import click

COMMANDS = {
    "backup": ("goldthread.cli.safekeeping", "backup"),
    "before-after": ("goldthread.cli.before_after", "before_after"),
    "begin": ("goldthread.cli.begin", "begin"),
    "demo": ("goldthread.cli.demo", "demo"),
    "evidence": ("goldthread.cli.evidence", "evidence"),
    "examples": ("goldthread.cli.examples", "examples"),
    "import": ("goldthread.cli.import_readings", "import_group"),
    "interrupted": ("goldthread.cli.interrupted", "interrupted"),
    "network": ("goldthread.cli.network", "network"),
    "peers": ("goldthread.cli.peers", "peers"),
    "remind": ("goldthread.cli.remind", "remind"),
    "restore": ("goldthread.cli.safekeeping", "restore"),
    "serve": ("goldthread.cli.serve", "serve"),
    "spc": ("goldthread.cli.spc", "spc"),
}


WITHOUT_A_PLACE = {"before-after", "examples", "interrupted", "network", "peers", "spc"}
"""These work on files alone."""


class Lazily(click.Group):
    """A group whose commands are imported by name, when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command if cmd_name in WITHOUT_A_PLACE else _with_a_place(command)


def _choose_place(_: click.Context, __: click.Parameter, folder: str | None) -> None:
    if folder:
        os.environ["GOLDTHREAD_DATA"] = folder


def _place_option() -> click.Option:
    return click.Option(
        ["--data"],
        type=click.Path(file_okay=False),
        metavar="DIR",
        callback=_choose_place,
        expose_value=False,
        is_eager=True,
        help="The folder of the database; else GOLDTHREAD_DATA, else your system's place for your data.",
    )


def _with_a_place(command: click.Command) -> click.Command:
    """The command, and each within it, taking --data after its name as well as before."""
    if not any(param.name == "data" for param in command.params):
        command.params.append(_place_option())
    if isinstance(command, click.Group):
        for each in command.commands.values():
            _with_a_place(each)
    return command


@click.group(cls=Lazily, params=[_place_option()], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goldthread")
def main() -> None:
    """Continuous improvement in health and care, from priority to evidence."""


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
