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
    done = send(today=today)
    places.note_reminders()
    count = len(done.sent)
    click.echo(f"{count} {'e-mail' if count == 1 else 'e-mails'} sent.")
    if done.failed:
        said = "\n".join(f"Not sent to {letter.to.email}: {why}" for letter, why in done.failed)
        raise Refused(said)
