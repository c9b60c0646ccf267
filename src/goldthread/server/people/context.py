"""What every page's shell needs: who is here, whose words to use, which day it is."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from goldthread.server import clock

from .vocabulary import Vocabulary


def shell(request: HttpRequest) -> dict[str, Any]:
    """Variables of the page shell. A page about an organisation or partnership passes its own `words`."""
    person = getattr(request, "user", None)
    return {
        "person": person if person and person.is_authenticated else None,
        "demonstration": settings.GOLDTHREAD_DEMONSTRATION,
        "today": clock.today(),
        "today_is_set": clock.is_set(),
        "words": Vocabulary(),
        "path": request.path,
    }
