"""The e-mail that invites somebody, and the signed link in it."""

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from .models import Invitation
from .vocabulary import Vocabulary

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
        return Invitation.objects.select_related("organisation", "team", "invited_by").get(pk=pk)
    except (signing.BadSignature, Invitation.DoesNotExist):
        raise NotALink from None


def send(invitation: Invitation) -> None:
    """Send the invitation, in the words of the organisation."""
    link = settings.GOLDTHREAD_URL + reverse("people:accept", args=[token_of(invitation)])
    words = Vocabulary(invitation.organisation.words)
    said = {"invitation": invitation, "words": words, "link": link}
    subject = f"Goldthread: {invitation.invited_by} invites you to {invitation.organisation}"
    send_mail(
        subject=" ".join(subject.split()),  # a subject is one line
        message=render_to_string("people/mail/invitation.txt.jinja", said),
        from_email=None,
        recipient_list=[invitation.email],
    )
