"""`goldthread begin`: a real organisation, and the first person who may let others in."""

import click

from . import Refused, django_ready
from .database import migrate, prepare


@click.command()
@click.option("--code", required=True, help="A short code, such as SASH.")
@click.option("--name", required=True, help="The organisation's name.")
@click.option("--ods-code", default=None, help="Its ODS code, where it has one.")
@click.option("--administrator", required=True, metavar="EMAIL", help="Who may invite the others.")
@click.option("--administrator-name", required=True, metavar="NAME")
def begin(code: str, name: str, ods_code: str | None, administrator: str, administrator_name: str) -> None:
    """Begin an organisation with its first administrator, and print how they choose a password."""
    prepare()
    django_ready()
    migrate()
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from goldthread.server.people import actions
    from goldthread.server.people.models import Person
    from goldthread.server.people.roles import Role
    from goldthread.server.refusal import Refusal

    try:
        with transaction.atomic():
            organisation = actions.found_organisation(code=code, name=name, ods_code=ods_code, by=None)
            known = Person.objects.filter(email__iexact=administrator).first()
            person = known or actions.add_person(email=administrator, name=administrator_name, by=None)
            actions.grant(person=person, role=Role.ADMINISTRATOR, place=organisation, by=None)
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    except ValidationError as refusal:
        raise Refused(" ".join(refusal.messages)) from None
    click.echo(f"{organisation} is there. {person} chooses a password at")
    click.echo(f"  {settings.GOLDTHREAD_URL}/accounts/password/reset/")
