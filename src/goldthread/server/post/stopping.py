"""The link in a letter that stops its kind: signed, good for that alone, without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from goldthread.server.people.models import Person
from goldthread.server.people.queries import person_with

from .kinds import Kind, kind_of

_SALT = "goldthread.letters.stop"


class NotALink(Exception):
    """The link was changed on its way, or never came from here."""


def link_to_stop(person: Person, kind: str) -> str:
    """The whole link, as the letter and its headers hold it."""
    token = signing.dumps([person.pk, kind], salt=_SALT)
    return settings.GOLDTHREAD_URL + reverse("post:stop", args=[token])


def asked_to_stop(token: str) -> tuple[Person, Kind]:
    """Whose letters of which kind a link stops. Raises NotALink."""
    try:
        pk, kind = signing.loads(token, salt=_SALT)
        found = kind_of(kind)
        if not found.may_be_muted:
            raise NotALink
        return person_with(pk), found
    except (signing.BadSignature, Person.DoesNotExist, ValueError, TypeError):
        raise NotALink from None
