"""`goldthread partnership`: organisations that improve together, from the server's own shell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from .. import Refused, django_ready
from .addresses import settle
from .database import migrate, prepare
from .link import link_for

if TYPE_CHECKING:
    from goldthread.server.people.models import Organisation, Partnership


@click.group()
def partnership() -> None:
    """Begin partnerships, ask organisations to join, and see who is in them.

    The same is on the pages, for whoever administers an organisation or a partnership.
    """


@partnership.command()
@click.option("--name", required=True, help="What it is called.")
@click.option("--slug", help="Its short name, as in addresses: nhs-vmi. Made from the name if not given.")
@click.option("--organisation", "codes", multiple=True, metavar="CODE", help="One that is in it. Many times.")
@click.option("--administrator", metavar="EMAIL", help="Who administers it.")
@click.option("--administrator-name", metavar="NAME", help="Their name, if they have no account here yet.")
def begin(
    name: str,
    slug: str | None,
    codes: tuple[str, ...],
    administrator: str | None,
    administrator_name: str | None,
) -> None:
    """Begin a partnership of organisations that are here."""
    ready()
    from django.db import transaction
    from django.utils.text import slugify

    from goldthread.server.people import actions

    with refused_in_words(), transaction.atomic():
        members = [_organisation(code) for code in codes]
        made = actions.found_partnership(slug=slug or slugify(name)[:40], name=name, organisations=members)
        link = ""
        if administrator:
            person = actions.appoint_at_partnership(
                partnership=made, email=administrator, name=administrator_name or "", by=None
            )
            link = f"{person} administers it.\n{link_for(person)}"
    click.echo(
        f"{made} has begun: {made.slug}, with {', '.join(codes) or 'no organisation yet'}.\n{link}".rstrip()
    )


@partnership.command("invite")
@click.argument("slug")
@click.option("--code", default="", help="The code of an organisation that is here.")
@click.option("--email", default="", help="Or the address of somebody who would begin theirs.")
@click.option("--name", default="", help="Whom you write to, for an e-mail.")
def invite(slug: str, code: str, email: str, name: str) -> None:
    """Ask an organisation to join: its administrator accepts or declines."""
    ready()
    from goldthread.server.people import actions
    from goldthread.server.people.inviting.partnership_mail import link_to

    with refused_in_words():
        found = _partnership(slug)
        asked = actions.invite_organisation(partnership=found, code=code, email=email, name=name, by=None)
    click.echo(f"{asked.code or asked.name} is asked to join {found}.")
    if asked.email:
        click.echo(f"The link in the e-mail, good for 14 days:\n\n   {link_to(asked)}\n")


@partnership.command("list")
def list_() -> None:
    """Each partnership, its members, and who was asked and has not answered."""
    ready()
    from goldthread.server.people.inviting.partnerships import waiting_at
    from goldthread.server.people.models import Partnership

    for each in Partnership.objects.prefetch_related("organisations"):
        click.echo(f"{each.slug}: {each}")
        for member in each.organisations.all():
            click.echo(f"  {member.code}  {member} shares: {member.get_shared_display().lower()}")
        for asked in waiting_at(each):
            click.echo(f"  {asked}  asked on {asked.invited_at:%d %B %Y}, yet to answer")


@partnership.command("leave")
@click.argument("slug")
@click.argument("code")
def leave(slug: str, code: str) -> None:
    """Take an organisation out of a partnership: its people see nothing of it any more."""
    ready()
    from goldthread.server.people import actions

    with refused_in_words():
        found, organisation = _partnership(slug), _organisation(code)
        actions.leave_partnership(partnership=found, organisation=organisation, by=None)
    click.echo(f"{organisation} has left {found}. What it adopted of its priorities stays adopted.")


def ready() -> None:
    """The place, with its tables up to date."""
    prepare()
    settle()
    django_ready()
    migrate()


@contextmanager
def refused_in_words() -> Iterator[None]:
    """What an action refuses, the shell refuses, in the same words."""
    from django.core.exceptions import ValidationError

    from goldthread.server.refusal import Refusal

    try:
        yield
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    except ValidationError as refusal:
        raise Refused(" ".join(refusal.messages)) from None


def _organisation(code: str) -> Organisation:
    from goldthread.server.people.models import Organisation

    found = Organisation.objects.filter(code=code.strip().upper()).first()
    if found is None:
        codes = ", ".join(Organisation.objects.values_list("code", flat=True)) or "none yet"
        raise Refused(f"There is no organisation with the code {code} here; there are {codes}.")
    return found


def _partnership(slug: str) -> Partnership:
    from goldthread.server.people.models import Partnership

    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        slugs = ", ".join(Partnership.objects.values_list("slug", flat=True)) or "none yet"
        raise Refused(f"There is no partnership {slug} here; there are {slugs}.")
    return found
