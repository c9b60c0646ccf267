"""Pages are for whoever is signed in, and for nobody who sits down at the computer after them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


class KeepNoPage:
    """Middleware: a browser keeps no copy of a page, unless the page says that it may.

    On a ward's shared computer the back button shows nothing after somebody signed out. Charts say
    themselves how long they may be kept.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
