"""Letters: how invitations are written, whether letters leave here, and what became of them.

They are written as any Django program writes e-mail; the outbox above this room takes them, and what it must
know beside their words travels in headers that it takes off.
"""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models

from goldthread.server.audit.actions import key

KIND, ABOUT, ORGANISATION, CALLED = (
    f"X-Goldthread-{name}" for name in ("Kind", "About", "Organisation", "Called")
)
INVITATION = "invitation"

Fates = Callable[[Iterable[str]], dict[str, str]]
_fates: list[Fates] = []


def invite(
    email: str,
    subject: str,
    text: str,
    *,
    about: models.Model,
    organisation: int | None = None,
    called: str = "",
) -> None:
    """Write a letter that asks somebody something; within an action it goes with it, or not at all.

    called: what pages may call whom it is for; empty where few may know. organisation: the key of the one
    whose administrators are told when it does not go.
    """
    headers = {KIND: INVITATION, ABOUT: key(about), CALLED: called}
    if organisation:
        headers[ORGANISATION] = str(organisation)
    EmailMessage(
        " ".join(subject.split()), text, None, [email], headers=headers
    ).send()  # a subject is one line


def are_sent() -> bool:
    """Whether a mail server is set. Without one, letters are written to a folder, and nobody gets them."""
    return not settings.LETTERS_LEAVE_BY.endswith("filebased.EmailBackend")


def folder() -> str:
    """Where letters lie that are not sent; empty where they are sent."""
    return "" if are_sent() else str(settings.EMAIL_FILE_PATH)


def register_fates(find: Fates) -> None:
    """Have `find` say what became of letters: by the keys of what they are about, what is worth saying."""
    _fates.append(find)


def fates(things: Iterable[models.Model]) -> dict[int, str]:
    """What became of the letters about these things, by the thing's key: nothing of those that went."""
    keys = {key(thing): thing.pk for thing in things}
    return {keys[about]: said for find in _fates for about, said in find(keys).items()}
