"""What is done once a page is answered: nobody can tell from the time it takes whether it was done."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]


def afterwards(request: HttpRequest, does: Callable[[], object]) -> None:
    """Do this when the answer has gone. What goes wrong then stands in the server's log."""
    request.afterwards = [*getattr(request, "afterwards", []), does]  # type: ignore[attr-defined]


class DoesAfterwards:
    """Middleware: has it done when the answer is closed."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        for each in getattr(request, "afterwards", []):
            response._resource_closers.append(_logged(each))  # type: ignore[attr-defined]
        return response


def _logged(does: Callable[[], object]) -> Callable[[], None]:
    def doing() -> None:
        try:
            does()
        except Exception:
            logger.exception("What was to be done after an answer could not be done")

    return doing
