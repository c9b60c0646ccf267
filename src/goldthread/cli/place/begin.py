"""`goldthread begin`: a real organisation, and the first person who may let others in."""

import sys

import click

from goldthread.server.config.commands import command

from .. import Refused, django_ready
from .addresses import settle
from .database import migrate, prepare
from .link import link_for

WORDS = (
    "Its pages speak plain English: ‘improvement week’, ‘patient pathway’. The Japanese terms (RPIW,\n"
    "genba), or words of its own, are chosen by its administrator, in its settings, under Words."
)


@click.command()
@click.option("--code", help="A short code, such as SASH.")
@click.option("--name", help="The organisation's name.")
@click.option("--ods-code", default=None, help="Its ODS code, where it has one.")
@click.option("--administrator", metavar="EMAIL", help="Who begins, and may invite the others.")
@click.option("--administrator-name", metavar="NAME", help="Their name.")
@click.option("--port", type=int, help="The port that `serve` will listen on, for the link.  [8000]")
def begin(
    code: str | None,
    name: str | None,
    ods_code: str | None,
    administrator: str | None,
    administrator_name: str | None,
    port: int | None,
) -> None:
    """Begin an organisation, and print the link by which its first administrator signs in.

    What is not given is asked for. The administrator is of the improvement office too, so that one
    person can begin everything; either role can be taken away on their page.

    Each organisation of a place begins once. A new link is `goldthread link EMAIL`.
    """
    place = prepare()
    if place.demonstration:
        raise Refused(
            f"{place.folder} holds a demonstration. Name another folder: goldthread --data FOLDER begin"
        )
    settle(port=port)
    django_ready()
    migrate()
    _refuse_begun(code)
    asked = {"--code": code, "--name": name, "--administrator": administrator}
    code, name, email, person = _ask(asked | {"--administrator-name": administrator_name})
    told = _found(code, name, email, person, ods_code)
    serving = command(f"serve --port {port}" if port else "serve")
    click.echo(f"{told[0]}\n\n1. Start the pages:  {serving}\n2. {told[1]}\n\n{WORDS}")


def _found(code: str, name: str, email: str, person_name: str, ods_code: str | None) -> tuple[str, str]:
    """The organisation and its first person, or neither: who that is, and the link for them."""
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from goldthread.server.people import actions
    from goldthread.server.refusal import Refusal

    try:
        with transaction.atomic():
            organisation = actions.found_organisation(code=code, name=name, ods_code=ods_code, by=None)
            person = actions.appoint_first(organisation=organisation, email=email, name=person_name, by=None)
            link = link_for(person)
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    except ValidationError as refusal:
        raise Refused(" ".join(refusal.messages)) from None
    return f"{organisation} is there. {person} administers it, and is of its improvement office.", link


def _refuse_begun(code: str | None) -> None:
    """Say that an organisation has begun, and how its administrators come in again."""
    from goldthread.server.people.models import Organisation
    from goldthread.server.people.queries import administrators

    begun = Organisation.objects.filter(code=code) if code else Organisation.objects.all()
    if not begun:
        return
    said = [
        f"There is an organisation with the code {each.code} already: {each} has begun." for each in begun
    ]
    said += [
        f"A new link for {person}: {command(f'link {person.email}')}"
        for each in begun
        for person in administrators(each)
    ]
    raise Refused("\n".join([*said, "To begin another organisation here, give it another --code."]))


def _ask(given: dict[str, str | None]) -> list[str]:
    """Each answer, asked for where it is missing and somebody is there to ask."""
    questions = {
        "--code": "A short code for the organisation, such as SASH",
        "--name": "Its name",
        "--administrator": "Your e-mail address",
        "--administrator-name": "Your name",
    }
    missing = [option for option, answer in given.items() if not answer]
    if missing and not sys.stdin.isatty():
        raise click.UsageError(f"Missing {', '.join(missing)}.")
    return [answer or click.prompt(questions[option]) for option, answer in given.items()]
