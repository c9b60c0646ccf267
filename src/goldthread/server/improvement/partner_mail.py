"""The e-mail that tells a patient partner of their place, and how to choose a password."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.refusal import NotSent

from .models import PartHeld

logger = logging.getLogger(__name__)


def welcome(held: PartHeld) -> None:
    """Tell somebody of their place, in the organisation's words. Raises NotSent."""
    workshop = held.workshop
    assert workshop is not None  # a patient partner's place is in a workshop
    organisation = workshop.organisation
    own = reverse("improvement:workshop", args=[organisation.code, workshop.pk])
    said = {
        "person": held.person,
        "workshop": workshop,
        "organisation": organisation,
        "words": Vocabulary(organisation.words),
        "link": settings.GOLDTHREAD_URL + own,
        "password": settings.GOLDTHREAD_URL + reverse("account_reset_password"),
    }
    text = render_to_string("improvement/mail/patient_partner.txt.jinja", said)
    title = " ".join(workshop.title.split())  # a subject is one line
    try:
        send_mail(f"Goldthread: your place in ‘{title}’", text, None, [held.person.email])
    except OSError as wrong:  # what mail servers raise
        logger.error("A patient partner could not be told of their place", exc_info=wrong)
        raise NotSent(
            "They have their place, but the mail server would not take the e-mail that tells them. Tell "
            f"them yourself: they choose a password at {said['password']}"
        ) from wrong
