"""The e-mail that invites somebody, and the signed link in it."""

import logging
from collections.abc import Iterable, Sequence
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.server.audit.actions import key
from goldthread.server.refusal import NotSent

from .. import letters
from ..models import Invitation, Person
from ..vocabulary import Vocabulary

logger = logging.getLogger(__name__)

_SALT = "goldthread.invitation"


class NotALink(Exception):
    """The link was changed on its way, or never came from here."""


def token_of(invitation: Invitation) -> str:
    """What the link carries: which invitation, signed."""
    return signing.dumps(invitation.pk, salt=_SALT)


def invitation_of(token: str) -> Invitation:
    """The invitation a link speaks of. Raises NotALink."""
    try:
        pk = signing.loads(token, salt=_SALT)
        return Invitation.objects.select_related("organisation", "team", "partnership", "invited_by").get(
            pk=pk
        )
    except (signing.BadSignature, Invitation.DoesNotExist):
        raise NotALink from None


def link_of(invitation: Invitation) -> str:
    """The whole link, as the letter holds it."""
    return settings.GOLDTHREAD_URL + reverse("people:accept", args=[token_of(invitation)])


def links_to_hand_over(things: Iterable[models.Model], by: Person) -> dict[int, str]:
    """Where no letter leaves: the links of those whom `by` asked about these things, by the thing's key.

    Only for whoever asked: a link names whom it is for, and a patient partner is named to few.
    """
    if letters.are_sent():
        return {}
    keys = {key(thing): thing.pk for thing in things}
    waiting = Invitation.objects.filter(about__in=keys, invited_by=by, accepted_at=None, declined_at=None)
    return {keys[each.about]: link_of(each) for each in waiting.filter(withdrawn_at=None)}


def send(invitation: Invitation) -> None:
    """Send the invitation, in the words of the organisation. Raises NotSent."""
    send_all([invitation])


def send_all(invitations: Sequence[Invitation]) -> None:
    """Send each its letter, over one connection. Raises NotSent, naming those that were not taken."""
    refused = _refused_by(get_connection(), invitations)
    if refused:
        raise NotSent(_not_sent(refused))


def _refused_by(post: BaseEmailBackend, invitations: Sequence[Invitation]) -> list[Invitation]:
    """Those whose letter was not taken. A server that is away is not asked again for each."""
    refused: list[Invitation] = []
    try:
        post.open()
        for place, invitation in enumerate(invitations):
            try:
                post.send_messages([_letter(invitation)])
            except (SMTPResponseException, SMTPRecipientsRefused) as wrong:
                logger.error("An invitation could not be sent", exc_info=wrong)
                refused.append(invitation)
            except OSError:
                refused += invitations[place:]
                raise
        post.close()
    except OSError as wrong:  # what mail servers raise
        logger.error("Invitations could not be sent", exc_info=wrong)
        refused = refused or list(invitations)
    return refused


def _letter(invitation: Invitation) -> EmailMessage:
    said = {"invitation": invitation, "words": Vocabulary(invitation.host.words), "link": link_of(invitation)}
    subject = f"Goldthread: {invitation.invited_by} invites you to {invitation.host}"
    message = render_to_string("people/mail/invitation.txt.jinja", said)
    return EmailMessage(" ".join(subject.split()), message, None, [invitation.email])  # a subject is one line


def _not_sent(refused: Sequence[Invitation]) -> str:
    if len(refused) == 1 and refused[0].about:
        return (
            "The mail server would not take the invitation, so nothing was sent. They show as asked all the "
            "same, and are asked on the first page of whoever has an account: ask again when e-mail works."
        )
    if len(refused) == 1:
        return (
            "The mail server would not take the invitation, so nothing was sent. It waits on the page of "
            "people: send it again from there when e-mail works."
        )
    named = ", ".join(each.name for each in refused[:5])
    more = f" and {len(refused) - 5} more" if len(refused) > 5 else ""
    return (
        f"The mail server would not take {len(refused)} of the invitations ({named}{more}). They wait on the "
        "page of people: send them again from there when e-mail works."
    )
