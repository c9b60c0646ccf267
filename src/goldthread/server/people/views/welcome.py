"""Where an invitation's link leads: the one page of this room that needs nobody signed in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.server.audit.actions import Refusal

from .. import actions
from ..invitation_mail import NotALink, invitation_of
from ..invitations import refuse_unless_open
from ..models import Invitation
from ..signing_in import address_to_set_a_password
from ..vocabulary import Vocabulary


@login_not_required
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Say who invites, and to what; with the button, join."""
    try:
        invitation = invitation_of(token)
        refuse_unless_open(invitation)
        if request.method == "POST":
            return _joined(request, invitation)
    except NotALink:
        return _refused(request, "This link is not one of ours. Copy the whole of it from the e-mail.")
    except Refusal as refusal:
        return _refused(request, str(refusal))
    context = {"title": f"Join {invitation.organisation}", "invitation": invitation}
    context["providers"] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    context["words"] = Vocabulary(invitation.organisation.words)
    return render(request, "people/welcome.jinja", context)


def _joined(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    person = actions.accept(invitation=invitation)
    if person.has_usable_password() or "single_sign_on" in request.POST:
        return redirect("account_login")
    return redirect(address_to_set_a_password(person))


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    return render(
        request, "people/not_welcome.jinja", {"title": "This link leads nowhere", "why": why}, status=410
    )
