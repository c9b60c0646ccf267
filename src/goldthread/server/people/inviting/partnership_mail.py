"""The e-mail that asks an organisation to join a partnership, and the signed link in it."""

from collections.abc import Iterator

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse

from .. import letters
from ..models import Organisation, PartnershipInvitation
from ..queries import administrators
from .mail import NotALink

_SALT = "goldthread.partnership"


def token_of(invitation: PartnershipInvitation) -> str:
    """What the link carries: which invitation, signed."""
    return signing.dumps(invitation.pk, salt=_SALT)


def invitation_of(token: str) -> PartnershipInvitation:
    """The invitation a link speaks of. Raises NotALink."""
    try:
        pk = signing.loads(token, salt=_SALT)
        found = PartnershipInvitation.objects.select_related("partnership", "invited_by")
        return found.get(pk=pk)
    except (signing.BadSignature, PartnershipInvitation.DoesNotExist):
        raise NotALink from None


def link_to(invitation: PartnershipInvitation) -> str:
    """Where whoever was asked by e-mail founds their organisation."""
    return settings.GOLDTHREAD_URL + reverse("people:join_partnership", args=[token_of(invitation)])


def send(invitation: PartnershipInvitation) -> None:
    """Write to whoever may say yes: within the action that asks.

    Of one asked by code nothing is said: not whether anybody was there to write to.
    """
    for name, email, link in _to(invitation):
        said = {"invitation": invitation, "link": link, "name": name}
        letters.invite(
            email,
            f"Goldthread: {invitation.partnership} asks you to join",
            render_to_string("people/mail/partnership.txt.jinja", said),
            about=invitation,
            called=invitation.name,
        )


def _to(invitation: PartnershipInvitation) -> Iterator[tuple[str, str, str]]:
    """Whom to write to: name, address, and the link for them."""
    if invitation.email:
        yield invitation.name, invitation.email, link_to(invitation)
        return
    for organisation in Organisation.objects.filter(code=invitation.code):
        own = settings.GOLDTHREAD_URL + reverse("people:partnerships_of", args=[organisation.code])
        for person in administrators(organisation):
            yield person.name, person.email, own
