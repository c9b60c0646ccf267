"""`goldthread`: the server and the methods, for the shell.

Exit codes: 0 done; 1 the input was refused, said row by row on standard error; 2 wrong usage.
Each command is imported when it is used, so that none waits for what another needs.
"""

import os
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import click

import goldthread


class Listed(NamedTuple):
    """Where a command is, and what the list of commands says of it."""

    module: str
    name: str
    says: str


ON_FILES = {
    "spc": Listed("spc.command", "spc", "What varies as ever, and what has changed."),
    "overview": Listed("overview.command", "overview", "Many measures as one paper for a meeting."),
    "before-after": Listed(
        "before_after.command", "before_after", "What it was, what it is, and how sure that is."
    ),
    "interrupted": Listed("interrupted.command", "interrupted", "Did it change when something was done?"),
    "peers": Listed("peers", "peers", "The organisations most like one."),
    "funnel": Listed("funnel", "funnel", "Which units differ from all together by more than chance."),
    "pareto": Listed("pareto", "pareto", "Which few kinds make most of it, and how sure that is."),
    "network": Listed("network.command", "network", "Who turns to whom, and who stands between."),
    "examples": Listed("examples", "examples", "Data to try these on."),
}
"""The methods: they need no database."""

IN_A_PLACE = {
    "demo": Listed("place.demo", "demo", "The demonstration programme, served on this machine."),
    "begin": Listed("place.begin", "begin", "An organisation and its first administrator."),
    "link": Listed("place.link", "link", "A way in for somebody who is locked out."),
    "partnership": Listed("place.partnership", "partnership", "Organisations that improve together."),
    "priority": Listed("place.priority", "priority", "What the nation asks of every organisation."),
    "doctor": Listed("place.doctor", "doctor", "What this installation lacks, and how to mend it."),
    "serve": Listed("place.serve", "serve", "The pages."),
    "worker": Listed("place.worker", "worker", "Letters, and what takes long, beside the pages."),
    "import": Listed("place.import_readings", "import_group", "Take in a file of readings."),
    "evidence": Listed("place.evidence", "evidence", "The programme's evidence, as its pages show it."),
    "remind": Listed("place.remind", "remind", "Send each person what is theirs to do this week."),
    "work-out": Listed("place.work_out", "work_out", "Anew what is kept so that pages are quick."),
    "security-log": Listed("place.security_log", "security_log", "Who signed in, and who tried to."),
    "backup": Listed("place.safekeeping", "backup", "Write everything into one file."),
    "restore": Listed("place.safekeeping", "restore", "Restore such a file into an empty place."),
}
"""These read or change a programme, kept in a folder."""

COMMANDS = ON_FILES | IN_A_PLACE


def methods_alone() -> bool:
    """Whether only the methods and their shell are installed (goldthread-methods)."""
    return find_spec(f"{__name__}.place") is None


class Lazily(click.Group):
    """A group whose commands are imported by name, when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(ON_FILES if methods_alone() else COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, listed in (("Methods, on files", ON_FILES), ("A programme", IN_A_PLACE)):
            if listed is IN_A_PLACE and methods_alone():
                continue
            with formatter.section(heading):
                formatter.write_dl([(name, each.says) for name, each in listed.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Trouble with the database or the disk is said in a line, and is no fault of ours (exit code 1)."""
        try:
            return super().invoke(ctx)
        except Exception as wrong:
            if (said := _trouble(wrong)) is None:
                raise
            raise Refused(said) from None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in IN_A_PLACE and methods_alone():
            raise Refused(
                f"‘{cmd_name}’ needs the server, and only the methods are installed here. "
                "Install the whole instead: pip uninstall goldthread-methods, then pip install goldthread"
            )
        found = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"{__name__}.{found.module}"), found.name)
        return command if cmd_name in ON_FILES else _with_a_place(command)


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
@click.version_option(goldthread.__version__)
def main() -> None:
    """Continuous improvement in health and care, from priority to evidence."""


def django_ready() -> None:
    """Set up the server's side, for commands that read or change its database.

    Raises Refused for settings with which it must not run.
    """
    import django
    from django.core.exceptions import ImproperlyConfigured

    from goldthread.server.config.private import keep_private

    keep_private()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.server.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise Refused(str(wrong)) from None


def _trouble(wrong: Exception) -> str | None:
    """What the database or the disk says stands in the way; None for all else, and for what was said."""
    if methods_alone() or isinstance(wrong, click.ClickException):
        return None
    from goldthread.server import trouble

    found = trouble.of(wrong)
    return f"{found.title}: {trouble.cause(wrong)}." if found else None


class Refused(click.ClickException):
    """The input was refused: exit code 1, and why on standard error."""

    exit_code = 1

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)
