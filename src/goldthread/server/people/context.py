"""What every page's shell needs: who is here, and which day it is.

These override what a view passes under the same name. The words are not among them: a page passes its
organisation's, over those that apps.py gives to all.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from goldthread.server import clock

from . import letters, second_factor
from .models import Person
from .whereabouts import whereabouts


def shell(request: HttpRequest) -> dict[str, Any]:
    """Variables of the page shell."""
    person = getattr(request, "user", None)
    return {
        "person": person if person and person.is_authenticated else None,
        "letters_are_sent": letters.are_sent(),
        "demonstration": settings.GOLDTHREAD_DEMONSTRATION,
        "today": clock.today(),
        "today_is_set": clock.is_set(),
        "path": request.path,
        "room": request.resolver_match.app_name if request.resolver_match else "home",
        "whereabouts": partial(whereabouts, request),
    }


def signing_in(request: HttpRequest) -> dict[str, Any]:
    """For pages of signing in: whether a letter can be promised, passkeys work, a second factor is due."""
    person = getattr(request, "user", None)
    return {
        "letters_are_sent": letters.are_sent(),
        "passkeys_work": second_factor.passkeys_work(),
        "must_set_one_up": isinstance(person, Person) and second_factor.is_missing(request, person),
    }
