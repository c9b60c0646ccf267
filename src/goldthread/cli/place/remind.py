"""`goldthread remind`: the weekly e-mail to each person who must act. Run it once a week, or every day."""

import click

from .. import Refused, django_ready


@click.command()
@click.option("--dry-run", is_flag=True, help="Print what would be sent, and to whom; send nothing.")
def remind(dry_run: bool) -> None:
    """Send each person what is theirs to do this week: once a week, and only to whoever must act."""
    django_ready()
    from goldthread.server import clock
    from goldthread.server.config import place as places
    from goldthread.server.improvement import weekly
    from goldthread.server.improvement.actions import remind as send

    today = clock.today()
    if dry_run:
        for letter in weekly.letters(today):
            click.echo(f"To {letter.to.email}: {weekly.subject_of(letter)}")
            click.echo(weekly.text_of(letter, today))
        return
    written = send(today=today)
    places.note_reminders()
    count = len(written)
    click.echo(f"{count} {'e-mail' if count == 1 else 'e-mails'} written.")
    _deliver()


def _deliver() -> None:
    """Send what waits now, and not only when a worker comes to it."""
    from goldthread.server.post.sending import deliver

    done = deliver()
    while done.sent and not done.away:
        done = deliver()
    if done.away:
        raise Refused(f"The mail server takes no letters ({done.away}). They wait, and are tried again.")
