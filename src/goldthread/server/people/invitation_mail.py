"""The e-mail that invites somebody, and the signed link in it."""

import logging

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.server.refusal import NotSent

from .models import Invitation
from .vocabulary import Vocabulary

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


def send(invitation: Invitation) -> None:
    """Send the invitation, in the words of the organisation. Raises NotSent."""
    link = settings.GOLDTHREAD_URL + reverse("people:accept", args=[token_of(invitation)])
    words = Vocabulary(invitation.host.words)
    said = {"invitation": invitation, "words": words, "link": link}
    subject = f"Goldthread: {invitation.invited_by} invites you to {invitation.host}"
    message = render_to_string("people/mail/invitation.txt.jinja", said)
    try:
        send_mail(" ".join(subject.split()), message, None, [invitation.email])  # a subject is one line
    except OSError as wrong:  # what mail servers raise
        logger.error("An invitation could not be sent", exc_info=wrong)
        raise NotSent(
            "The mail server would not take the invitation, so nothing was sent. It waits on the page of "
            "people: withdraw it, and invite again when e-mail works."
        ) from wrong
