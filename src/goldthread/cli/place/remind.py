"""`goldthread remind`: the weekly letter to each person who must act, now. A worker writes it by itself."""

import click

from .. import Refused, django_ready


@click.command()
@click.option("--dry-run", is_flag=True, help="Print what would be sent, and to whom; send nothing.")
def remind(dry_run: bool) -> None:
    """Send each person what is theirs to do this week: once a week, and only to whoever must act."""
    django_ready()
    from goldthread.server import clock
    from goldthread.server.post import reminding, weekly

    today = clock.today()
    if dry_run:
        for letter in weekly.weekly_letters(today):
            click.echo(f"To {letter.to.email}: {letter.subject}")
            click.echo(letter.text)
        return
    count = len(reminding.remind(today))
    click.echo(f"{count} {'letter' if count == 1 else 'letters'} written.")
    _deliver()


def _deliver() -> None:
    """Send what waits now, and not only when a worker comes to it."""
    from goldthread.server.post.sending import deliver

    done = deliver()
    while done.sent and not done.away:
        done = deliver()
    if done.away:
        raise Refused(f"The mail server takes no letters ({done.away}). They wait, and are tried again.")
