"""`goldthread link`: a way in for somebody who has none, from the server's own shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .. import Refused, django_ready
from .addresses import settle
from .database import migrate, prepare

if TYPE_CHECKING:
    from goldthread.server.people.models import Person


@click.command()
@click.argument("email")
@click.option("--port", type=int, help="The port that the pages are served on, for the link.")
@click.option("--forget-second-factor", is_flag=True, help="For whoever lost their telephone and codes.")
def link(email: str, port: int | None, forget_second_factor: bool) -> None:
    """Print a link, good once, by which somebody with an account sets a new password and is signed in."""
    prepare()
    settle(port=port)
    django_ready()
    migrate()
    from goldthread.server.people.models import Person
    from goldthread.server.refusal import Refusal

    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        raise Refused(f"Nobody here has the address {email}. An administrator invites people on the pages.")
    try:
        click.echo(link_for(person, forget_second_factor=forget_second_factor))
    except Refusal as refusal:
        raise Refused(str(refusal)) from None


def link_for(person: Person, *, forget_second_factor: bool = False) -> str:
    """A sentence with the link; where it leads is worked out after it is recorded that it was given."""
    from goldthread.server.people import actions
    from goldthread.server.people.signing_in import VALID_FOR, link_to_set_a_password

    actions.let_in(person=person, forget_second_factor=forget_second_factor, by=None)
    hours = VALID_FOR.total_seconds() / 3600
    return (
        f"{person} sets a password and is signed in here, once, within {hours:.0f} hours:\n\n"
        f"   {link_to_set_a_password(person)}\n"
    )
