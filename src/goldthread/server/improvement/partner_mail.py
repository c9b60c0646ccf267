"""The e-mail that tells a patient partner of their place, and how to choose a password."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.server.people.vocabulary import Vocabulary

from .models import PartHeld


def welcome(held: PartHeld) -> None:
    """Tell somebody of their place, in the organisation's words."""
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
    send_mail(f"Goldthread: your place in ‘{title}’", text, None, [held.person.email])
