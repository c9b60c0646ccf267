"""The e-mail that invites somebody, and the signed link in it."""

from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.server.audit.actions import key

from .. import letters
from ..models import Invitation, Person
from ..vocabulary import Vocabulary

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
    """Write the letter that invites, in the words of the organisation: within the action that asks."""
    said = {"invitation": invitation, "words": Vocabulary(invitation.host.words), "link": link_of(invitation)}
    letters.invite(
        invitation.email,
        f"Goldthread: {invitation.invited_by} invites you to {invitation.host}",
        render_to_string("people/mail/invitation.txt.jinja", said),
        about=invitation,
        organisation=invitation.organisation_id,
        called="" if invitation.about else invitation.name,  # a patient partner is named to few
    )
