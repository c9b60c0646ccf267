"""The organisation somebody is in, kept while they look at pages that belong to none.

Evidence, the list of organisations, the words, help and one's own page are of no one organisation. The
navigation there stays the one of the organisation somebody comes from. A cookie keeps it, and not the
addresses, so that a link can be passed on without taking the reader elsewhere; and not the session, so that
looking at a page writes nothing. Whoever works in two organisations at once sees the one they looked at
last.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .models import Organisation, Person
from .vocabulary import Vocabulary

COOKIE = f"{settings.COOKIES_BEGIN}organisation"
Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Whereabouts:
    """An organisation and its words."""

    organisation: Organisation
    words: Vocabulary


class KeepsWhereabouts:
    """Middleware: after a page of an organisation, the browser keeps which it was, until it is closed."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        inside = getattr(request, "inside", "")
        if inside and request.COOKIES.get(COOKIE) != inside:
            response.set_cookie(COOKIE, inside, httponly=True, samesite="Lax", secure=settings.HTTPS)
        return response


def keep(request: HttpRequest, organisation: Organisation) -> None:
    """Remember that somebody looks at this organisation."""
    request.inside = str(organisation.pk)  # type: ignore[attr-defined]


def whereabouts(request: HttpRequest) -> Whereabouts | None:
    """The organisation they looked at last, if they still see into it; else the only one they see into."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return None
    seen = {str(pk) for pk in person.reach.detailed}
    kept = request.COOKIES.get(COOKIE, "")
    chosen = kept if kept in seen else next(iter(seen)) if len(seen) == 1 else None
    organisation = Organisation.objects.filter(pk=chosen).first() if chosen else None
    return Whereabouts(organisation, Vocabulary(organisation.words)) if organisation else None
